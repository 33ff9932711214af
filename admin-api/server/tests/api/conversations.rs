//! Transcripts, exports, counts and live events, over rows as the engine writes them.

use admin_types::{LiveEvent, ProblemCode, Role};
use axum::body::Body;
use chrono::Duration;
use engine_store::{
    JsonText,
    clock::Clock as _,
    hints::Hint,
    ids,
    repo::records::{
        Alias, AliasRow, AnswerRow, BatchWrites, Conversation, ConversationWrite, MessageRow, position,
    },
    testing::Kind,
};
use http::{Request, header};
use http_body_util::BodyExt as _;
use serde_json::json;
use uuid::Uuid;

use crate::app::App;

/// Writes one conversation with the given texts, in and out by turns, and one answer.
pub(crate) async fn talk(app: &App, workspace_id: Uuid, number_id: Uuid, name: &str, texts: &[&str]) -> Uuid {
    let (id, contact_id, now) = (ids::new_id(&*app.clock), ids::new_id(&*app.clock), app.clock.now());
    let flow_id = ids::new_id(&*app.clock);
    let messages: Vec<MessageRow> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| MessageRow {
            id: ids::new_id(&*app.clock),
            workspace_id,
            number_id,
            conversation_id: id,
            position: position(1, i32::try_from(index).unwrap()),
            direction: if index % 2 == 0 { "in" } else { "out" }.into(),
            kind: "text".into(),
            text: (*text).into(),
            body: JsonText::of(&json!({"kind": "text", "text": text})).unwrap(),
            status: if index % 2 == 0 { "received" } else { "queued" }.into(),
            status_rank: 0,
            provider_id: String::new(),
            flow_id: Some(flow_id),
            flow_version: Some(1),
            node_id: None,
            start: None,
            author_id: None,
            created_at: now + Duration::milliseconds(i64::try_from(index).unwrap()),
        })
        .collect();
    let state = Conversation {
        profile: Default::default(),
        id,
        workspace_id,
        number_id,
        contact_id,
        ver: 1,
        flow_id: Some(flow_id),
        flow_version: Some(1),
        session: Some(JsonText::of(&json!({"at": "ask"})).unwrap()),
        last_text: (*texts.last().unwrap()).into(),
        last_direction: messages.last().unwrap().direction.clone(),
        last_message_at: messages.last().unwrap().created_at,
        last_inbound_at: Some(now),
        message_count: i64::try_from(texts.len()).unwrap(),
        created_at: now,
        pause: None,
        contact_name: name.into(),
        contact_phone: String::new(),
        recipient: JsonText::of(&json!({"simulator": name})).unwrap(),
    };
    let alias = Alias { number_id, kind: "simulator".into(), value: format!("phone of {name}") };
    let writes = BatchWrites {
        aliases: vec![AliasRow { alias, contact_id, conversation_id: id }],
        conversations: vec![ConversationWrite { state, old_ver: None, contact_changed: false, at: now }],
        answers: vec![AnswerRow {
            id: ids::new_id(&*app.clock),
            workspace_id,
            number_id,
            conversation_id: id,
            contact_id,
            flow_id,
            flow_version: 1,
            node_id: "ask".into(),
            name: "party_size".into(),
            text: (*texts.first().unwrap()).into(),
            value: json!(4),
            category: String::new(),
            created_at: now,
        }],
        messages,
        ..BatchWrites::default()
    };
    let ttl = std::time::Duration::from_secs(10);
    let epoch = app.store.join("test", ttl).await.unwrap().expect("no other node");
    let mut tx = app.store.begin_batch(epoch).await.unwrap();
    tx.write(&writes).await.unwrap();
    tx.commit().await.unwrap();
    app.store.leave(epoch).await.unwrap();
    id
}

pub(crate) async fn simulator(app: &App, workspace: Uuid) -> Uuid {
    let admin = app.client(workspace, Role::Admin).await;
    let number = admin.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
    number["id"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn the_window_is_open_for_a_day_at_a_number_of_meta() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let workspace = app.workspace("W").await;
        let admin = app.client(workspace, Role::Admin).await;
        let number = json!({"kind": "cloud_api", "name": "Shop", "phone_number_id": "4711",
            "access_token": "token", "app_secret": "secret"});
        let number = admin.post("/numbers", &number).await.ok();
        let number = number["id"].as_str().or(number["number"]["id"].as_str()).unwrap().parse().unwrap();
        let began = app.clock.now();
        let id = talk(&app, workspace, number, "Ann", &["hello"]).await;
        let window = async |id: Uuid| {
            let found = admin.get(&format!("/conversations/{id}")).await.ok();
            let found = found.get("conversation").cloned().unwrap_or(found);
            (found["window"].as_str().unwrap().to_owned(), found["window_until"].as_str().map(str::to_owned))
        };
        let until = (began + Duration::days(1)).to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
        assert_eq!(window(id).await, ("open".to_owned(), Some(until.clone())));
        app.advance(Duration::hours(23) + Duration::minutes(59));
        assert_eq!(window(id).await.0, "open");
        app.advance(Duration::minutes(1));
        assert_eq!(window(id).await, ("closed".to_owned(), Some(until)));
        let simulator = simulator(&app, workspace).await;
        let other = talk(&app, workspace, simulator, "Bob", &["hello"]).await;
        assert_eq!(window(other).await, ("unlimited".to_owned(), None));
    }
}

#[tokio::test]
async fn transcripts_are_listed_searched_and_read_in_pages() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let workspace = app.workspace("W").await;
        let number = simulator(&app, workspace).await;
        let viewer = app.client(workspace, Role::Viewer).await;
        let mut ids = Vec::new();
        for (name, texts) in [
            ("Ann", &["hello", "Welcome!", "a table for four", "Thanks"][..]),
            ("Bob", &["50% off?", "Yes"]),
            ("Cleo", &["hi"]),
        ] {
            ids.push(talk(&app, workspace, number, name, texts).await.to_string());
            app.advance(Duration::minutes(5));
        }
        let list = async |query: &str| {
            let page = viewer.get(&format!("/conversations?{query}")).await.ok();
            let names: Vec<_> = page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it["contact"]["name"].as_str().unwrap().to_owned())
                .collect();
            (names.join(","), page["next_cursor"].as_str().map(str::to_owned))
        };
        assert_eq!(list("").await.0, "Cleo,Bob,Ann");
        assert_eq!(list("q=TABLE").await.0, "Ann");
        assert_eq!(list("q=50%25").await.0, "Bob");
        assert_eq!(list("q=%25").await.0, "", "a per cent sign is no wildcard");
        assert_eq!(list("q=phone+of+cleo").await.0, "Cleo");
        assert_eq!(list(&format!("number_id={}", Uuid::nil())).await.0, "");
        let (first, cursor) = list("limit=2").await;
        let (second, end) = list(&format!("limit=2&cursor={}", cursor.unwrap())).await;
        assert_eq!((first.as_str(), second.as_str(), end), ("Cleo,Bob", "Ann", None));

        let path = format!("/conversations/{}", ids[0]);
        let detail = viewer.get(&path).await.ok();
        assert_eq!(detail["status"], "active");
        assert_eq!(detail["last_message"]["text"], "Thanks");
        assert_eq!(detail["last_message"]["direction"], "out");
        assert_eq!(detail["number"]["name"], "Try");
        assert_eq!(detail["contact"]["address"], "phone of Ann");
        assert_eq!(detail["answers"][0]["variable"], "party_size");
        assert_eq!(detail["answers"][0]["value"], 4);
        let page = viewer.get(&format!("{path}/messages?limit=3")).await.ok();
        let cursor = page["next_cursor"].as_str().unwrap();
        let rest = viewer.get(&format!("{path}/messages?limit=3&cursor={cursor}")).await.ok();
        let texts: Vec<_> = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .chain(rest["items"].as_array().unwrap())
            .map(|it| it["text"].as_str().unwrap())
            .collect();
        assert_eq!(texts, ["Thanks", "a table for four", "Welcome!", "hello"]);
        assert_eq!(rest["items"][0]["status"], "received");

        let stranger = app.client(app.workspace("V").await, Role::Admin).await;
        for path in [path.clone(), format!("{path}/messages")] {
            stranger.get(&path).await.problem(ProblemCode::NotFound);
        }
        assert_eq!(stranger.get("/conversations").await.ok()["items"], json!([]));
        let csv = String::from_utf8(stranger.get("/exports/messages.csv").await.bytes).unwrap();
        assert_eq!(csv.lines().count(), 1, "the header only");

        let dashboard = viewer.get("/dashboard").await.ok();
        assert_eq!(dashboard["conversations"], 3);
        assert_eq!(dashboard["conversations_active"], 3);
        assert_eq!(dashboard["messages_in_24h"], 4);
        assert_eq!(dashboard["messages_out_24h"], 3);
        let days = dashboard["days"].as_array().unwrap();
        assert_eq!(days.len(), 14);
        assert_eq!(days[13], json!({"day": "2026-03-01", "messages_in": 4, "messages_out": 3}));
        assert_eq!(days[0]["messages_in"], 0);
    }
}

#[tokio::test]
async fn exports_hold_everything_and_execute_nothing() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let workspace = app.workspace("W").await;
        let number = simulator(&app, workspace).await;
        let corpus = [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            " =1",
            "=HYPERLINK(\"http://evil\",\"x\")",
            "line\r\nbreak, and \"quotes\"; ünï 🎉",
        ];
        talk(&app, workspace, number, "=cmd|' /C calc'!A0", &corpus).await;
        // More rows than one chunk holds.
        let many: Vec<String> = (0..1100).map(|n| format!("text {n}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        app.advance(Duration::hours(1));
        talk(&app, workspace, number, "Ann", &many).await;
        let editor = app.client(workspace, Role::Editor).await;
        let answer = editor.get("/exports/messages.csv?bom=true").await;
        assert_eq!(answer.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8; header=present");
        let disposition = answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(disposition, "attachment; filename=\"botloom-messages-2026-03-01.csv\"");
        let body = answer.bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
        let mut reader = csv::Reader::from_reader(body);
        assert_eq!(reader.headers().unwrap().get(6), Some("text"));
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), corpus.len() + many.len());
        for (row, text) in rows.iter().zip(corpus) {
            let cell = &row[6];
            assert_eq!(cell.trim_start_matches('\''), text);
            assert_eq!(cell.starts_with('\''), !text.starts_with("line"), "{cell:?}");
            assert_eq!(&row[2], "'=cmd|' /C calc'!A0");
        }
        assert!(
            rows[corpus.len()..].iter().map(|row| &row[6]).eq(many.iter().copied()),
            "in order, each once"
        );
        let later = editor.get("/exports/messages.csv?from=2026-03-01T12:30:00Z").await;
        assert_eq!(csv::Reader::from_reader(later.bytes.as_slice()).records().count(), many.len());
        let answers = editor.get("/exports/answers.csv").await;
        let mut reader = csv::Reader::from_reader(answers.bytes.as_slice());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!((rows.len(), &rows[0][7], &rows[0][8]), (2, "party_size", "'=1+1"));
        editor.get("/exports/messages.csv?from=x").await.problem(ProblemCode::InvalidParameter);
    }
}

/// The next event of an open stream; `None` when it has ended.
async fn next(body: &mut Body) -> Option<LiveEvent> {
    loop {
        let frame = tokio::time::timeout(std::time::Duration::from_secs(5), body.frame()).await;
        let frame = frame.expect("an event or the end within five seconds")?.unwrap();
        let text = String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap();
        if let Some(data) = text.strip_prefix("data: ") {
            return Some(serde_json::from_str(data.trim()).unwrap());
        }
    }
}

#[tokio::test]
async fn events_reach_their_workspace_and_end_with_the_session() {
    let mut config = admin_api::ApiConfig::new("http://localhost:8080");
    config.recheck_sessions = std::time::Duration::from_millis(50);
    let app = App::with(Kind::Sqlite, config).await;
    let workspace_id = app.workspace("W").await;
    let viewer = app.client(workspace_id, Role::Viewer).await;
    let request = Request::get("/api/v1/events").header(header::COOKIE, &viewer.cookie);
    let response = app.raw(request.body(Body::empty()).unwrap()).await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
    let mut body = response.into_body();
    assert_eq!(next(&mut body).await, Some(LiveEvent::Resync));
    let (flow_id, number_id, conversation_id) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
    app.hints.publish(Hint::FlowChanged { workspace_id: Uuid::from_u128(9), flow_id });
    app.hints.publish(Hint::InboxReady);
    app.hints.publish(Hint::FlowChanged { workspace_id, flow_id });
    app.hints.publish(Hint::ConversationChanged { workspace_id, number_id, conversation_id });
    app.hints.publish(Hint::DeploymentChanged { workspace_id, number_id });
    assert_eq!(next(&mut body).await, Some(LiveEvent::Flow { flow_id }), "not the other workspace's");
    assert_eq!(next(&mut body).await, Some(LiveEvent::Message { conversation_id, number_id }));
    assert_eq!(next(&mut body).await, Some(LiveEvent::Number { number_id }));
    viewer.delete("/session").await;
    assert_eq!(next(&mut body).await, None, "a signed-out browser hears nothing more");
}
