//! Nothing that a contact says or is, and no secret, comes out of the program but where it belongs: not in the log, at
//! any level, and not in the metrics.
#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

mod support;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, Uri},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use engine_runtime::testing::fixture::{
    self, ACCESS_TOKEN, APP_SECRET, Business, MASTER_KEY, VERIFY_TOKEN, messages,
};
use engine_store::{
    Store,
    clock::{Clock, SystemClock},
    on_each_database,
    repo::{
        numbers::NumberKind,
        records::{InboxKey, InboxRow},
    },
    testing::{Kind, TestStore},
};
use serde_json::{Value, json};
use sqlx::Connection;
use support::{METRICS_TOKEN, Product, until};

const PHONE: &str = "972541239876";
const NAME: &str = "Canaria Vogelfrau";
const WORDS: &str = "canary-words-kqzx";
/// What the database refuses, by a rule that quotes it.
const POISON: &str = "canary-poison-wvbj";
const PASSWORD: &str = "canary-password-hjdq";
const HOOK: &str = "canary-hook-zzmp";
/// Everything of ours at the finest level, everything else at the next.
const FINEST: &str = "debug,botloom=trace,engine_runtime=trace,engine_store=trace,engine_core=trace,flows_schema=trace,admin_api=trace";

/// A provider that fails in many ways, and quotes what it got each time.
#[derive(Clone, Default)]
struct Provider {
    asked: Arc<AtomicUsize>,
}

async fn answer(State(provider): State<Provider>, uri: Uri, body: Bytes) -> (StatusCode, Json<Value>) {
    let quoted = format!("cannot deliver {} to {PHONE}", String::from_utf8_lossy(&body));
    let error = |code: i64| {
        Json(json!({"error": {"message": quoted, "code": code, "error_data": {"details": quoted}}}))
    };
    if !uri.path().ends_with("/messages") {
        return (StatusCode::INTERNAL_SERVER_ERROR, Json(json!({"error": quoted, "asked": uri.path()})));
    }
    match provider.asked.fetch_add(1, Ordering::Relaxed) {
        0 => (StatusCode::BAD_REQUEST, error(131_026)),
        1 => (StatusCode::TOO_MANY_REQUESTS, error(130_429)),
        2 => (StatusCode::UNAUTHORIZED, Json(json!(quoted))),
        n => (
            StatusCode::OK,
            Json(json!({"messages": [{"id": format!("wamid.{}{n}", STANDARD.encode(PHONE))}]})),
        ),
    }
}

/// Repeats what it hears, and asks a system by the contact's phone.
fn flow(system: &str) -> Value {
    json!({
        "spec": "1.0", "name": "Echo",
        "variables": [{"key": "word", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "ask_text", "config": {"text": "Hello {{ contact.name }}", "save_as": "word"},
             "next": {"next": "look"}},
            {"id": "look", "type": "http_request", "config": {
                "request": {"method": "POST", "url": format!("http://{system}/{{{{ contact.phone }}}}"),
                            "timeout": 5, "attempts": 1},
                "mapping": []},
             "next": {"next": "echo", "error": "echo"}},
            {"id": "echo", "type": "text", "config": {"text": "echo {{ word }}"}, "next": {"next": "ask"}}
        ]
    })
}

/// Makes the database refuse a message, quoting it.
async fn refuse_poison(store: &TestStore) {
    match store.kind {
        Kind::Sqlite => {
            let mut connection = sqlx::SqliteConnection::connect(&store.url).await.expect("the database");
            let trigger =
                "CREATE TRIGGER poison BEFORE INSERT ON messages WHEN NEW.text LIKE '%canary-poison-wvbj%'
                           BEGIN SELECT RAISE(ABORT, 'refused: canary-poison-wvbj'); END";
            sqlx::raw_sql(trigger).execute(&mut connection).await.expect("a trigger");
        }
        Kind::Postgres => {
            let mut connection = sqlx::PgConnection::connect(&store.url).await.expect("the database");
            let trigger = "CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                               RAISE EXCEPTION 'refused: %', NEW.text; END $$;
                           CREATE TRIGGER poison BEFORE INSERT ON messages FOR EACH ROW
                           WHEN (NEW.text LIKE '%canary-poison-wvbj%') EXECUTE FUNCTION poison()";
            sqlx::raw_sql(trigger).execute(&mut connection).await.expect("a trigger");
        }
    }
}

/// A row of the inbox that no version can read.
async fn put_unreadable_row(store: &dyn Store, business: &Business) {
    let key = InboxKey {
        number_id: business.number_id,
        chat: PHONE.to_owned(),
        sender: PHONE.to_owned(),
        msg_id: "wamid.unreadable".to_owned(),
    };
    let row = InboxRow {
        key,
        kind: "message".to_owned(),
        body: Some(json!({"name": {"said": WORDS}, "phone": [PHONE], "content": WORDS})),
        received_at: SystemClock.now(),
        shard: 0,
    };
    assert_eq!(store.enqueue(&[row]).await.expect("a row"), 1);
}

fn said(n: usize, text: &str) -> String {
    // Meta's ids of messages hold the phone number, in base64.
    let id = format!("wamid.{}.{n}", STANDARD.encode(PHONE));
    messages(&[(PHONE, &id, text)]).replace("Ada", NAME)
}

on_each_database!(nothing_of_a_contact_and_no_secret_is_told, async |store: TestStore| {
    let provider = Provider::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let router = Router::new().fallback(answer).with_state(provider.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let now = SystemClock.now();
    let business =
        Business::open(&*store, NumberKind::CloudApi, flow(&address), now).await.expect("a business");
    refuse_poison(&store).await;
    put_unreadable_row(&*store, &business).await;
    let mut product = Product::start(&[
        ("DATABASE_URL", &store.url),
        ("BOTLOOM_GRAPH_URL", &format!("http://{address}")),
        ("BOTLOOM_HTTP_ALLOW", &address),
        ("BOTLOOM_METRICS_TOKEN", METRICS_TOKEN),
        ("BOTLOOM_LOG", FINEST),
        ("BOTLOOM_CRASH_POINT", "stepping:4"),
    ])
    .await;
    let path = business.webhook_path();
    let logged = |words: &str| product.log().contains(words);

    // What is refused at the door.
    let sign = |body: &str| Some(fixture::sign(body.as_bytes()));
    let broken = format!("{{\"{NAME}\": \"{WORDS} {PHONE}\"");
    assert_eq!(product.post(&path, &broken, sign(&broken)).await, 400);
    assert_eq!(product.post(&path, &said(0, WORDS), Some(format!("sha256={APP_SECRET}"))).await, 401);
    let verify = format!("{path}?hub.mode=subscribe&hub.verify_token={VERIFY_TOKEN}x&hub.challenge={WORDS}");
    assert_eq!(product.get(&verify, None).await.0, 403);
    assert_eq!(product.post(&format!("/hooks/{HOOK}"), &json!({"said": WORDS}).to_string(), None).await, 404);
    let login = json!({"email": format!("{PHONE}@example.com"), "password": PASSWORD}).to_string();
    assert_eq!(product.post("/api/v1/session", &login, None).await, 401);

    // A reply that is refused, a call by phone, a reply that comes at the second attempt.
    assert_eq!(product.post(&path, &said(1, WORDS), sign(&said(1, WORDS))).await, 200);
    until("the refusal", async || logged("a message is given up")).await;
    assert_eq!(product.post(&path, &said(2, WORDS), sign(&said(2, WORDS))).await, 200);
    until("the call", async || logged("a call is over")).await;
    until("the repetition", async || logged("a send failed and is repeated")).await;
    until("a reply", async || logged(r#""message":"sent""#)).await;
    // A panic in a step, and a refusal of the database.
    assert_eq!(product.post(&path, &said(3, WORDS), sign(&said(3, WORDS))).await, 200);
    until("the panic", async || logged("panic.place")).await;
    assert_eq!(product.post(&path, &said(4, POISON), sign(&said(4, POISON))).await, 200);
    let dead_letters = async || product.log().matches("is kept as a dead letter").count() >= 3;
    until("the dead letters", dead_letters).await;

    let metrics = product.metrics().await;
    product.stop();
    let log = product.log();
    // Libraries tell of statements and requests, so the search looks at what could have quoted them.
    for source in [r#""target":"sqlx::query""#, r#""target":"hyper_util"#, r#""target":"engine_runtime"#] {
        let told = log.lines().any(|line| line.contains(source) && line.contains(r#""level":"DEBUG""#));
        assert!(told, "{source} tells nothing at the level of debug");
    }
    let (key, encoded) = (STANDARD.encode(MASTER_KEY), STANDARD.encode(PHONE));
    let canaries = [
        PHONE,
        NAME,
        "Vogelfrau",
        WORDS,
        POISON,
        PASSWORD,
        HOOK,
        APP_SECRET,
        ACCESS_TOKEN,
        VERIFY_TOKEN,
        METRICS_TOKEN,
        &key,
        &encoded,
    ];
    for canary in canaries {
        let told: Vec<&str> =
            log.lines().chain(metrics.lines()).filter(|line| line.contains(canary)).take(3).collect();
        assert!(told.is_empty(), "{canary} is told in {told:#?}");
    }

    // The log of a reply names the webhook, the event and the message to which it belongs.
    let lines: Vec<Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let sent = lines.iter().find(|line| line["fields"]["message"] == "sent").expect("a reply");
    let spans: Vec<&str> =
        sent["spans"].as_array().expect("spans").iter().filter_map(|span| span["name"].as_str()).collect();
    assert_eq!(spans.last(), Some(&"outbox.send"), "{sent}");
    assert!(spans.contains(&"event"), "{sent}");
    let ids = |span: &Value| (span["number.id"].clone(), span["conversation.id"].clone());
    let [.., event, send] = sent["spans"].as_array().expect("spans").as_slice() else { panic!("{sent}") };
    assert_eq!(ids(event), ids(send), "{sent}");
    let panic = lines.iter().find(|line| line["fields"]["panic.place"].is_string()).expect("the panic");
    assert_eq!(panic["span"]["name"], "engine.step", "{panic}");
});
