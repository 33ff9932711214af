//! Contacts and segments: found, changed, merged, forgotten.

use admin_types::{ProblemCode, Role};
use engine_store::{
    clock::Clock as _,
    repo::acts::Act,
    repo::records::{BatchWrites, ConversationWrite},
    shard::ShardSet,
};
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    app::{App, Client},
    conversations::{simulator, talk},
};

/// What waits for the engine, in order.
async fn acts(app: &App) -> Vec<Value> {
    let rows = app.store.pending(ShardSet::ALL, 50).await.unwrap();
    rows.into_iter().filter(|row| row.key.chat == "person").map(|row| row.body["act"].clone()).collect()
}

/// Does what waits for a conversation as the engine would.
pub(crate) async fn know(
    app: &App,
    conversation: Uuid,
    fields: Value,
    tags: &[&str],
    opted_in: Option<bool>,
) {
    let ttl = std::time::Duration::from_secs(10);
    let epoch = app.store.join("test", ttl).await.unwrap().unwrap();
    let mut tx = app.store.begin_batch(epoch).await.unwrap();
    let mut state = tx.conversations(&[conversation]).await.unwrap().remove(0);
    let old_ver = Some(state.ver);
    state.ver += 1;
    state.profile.contact_fields = serde_json::from_value(fields).unwrap();
    state.profile.contact_tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    state.profile.contact_opted_in = opted_in;
    let at = app.clock.now();
    let writes = BatchWrites {
        conversations: vec![ConversationWrite { state, old_ver, contact_changed: true, at }],
        ..BatchWrites::default()
    };
    tx.write(&writes).await.unwrap();
    tx.commit().await.unwrap();
}

fn names(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().or(list["first"].as_array()).unwrap();
    items.iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

async fn found(client: &Client<'_>, query: &str) -> Vec<String> {
    names(&client.get(&format!("/contacts?{query}")).await.ok())
}

async fn id_of(client: &Client<'_>, name: &str) -> String {
    let list = client.get(&format!("/contacts?q={name}")).await.ok();
    list["items"][0]["id"].as_str().unwrap().to_owned()
}

on_both!(contacts_are_found_page_by_page_and_by_what_is_known, async |app: App| {
    let workspace = app.workspace("W").await;
    let number = simulator(&app, workspace).await;
    let other = simulator(&app, workspace).await;
    let agent = app.client(workspace, Role::Agent).await;
    let ann = talk(&app, workspace, number, "Ann", &["hello"]).await;
    let bob = talk(&app, workspace, number, "Bob", &["hello"]).await;
    talk(&app, workspace, other, "Cleo", &["hello"]).await;
    know(
        &app,
        ann,
        json!({"city": "Rome", "age": 41, "since": "2026-01-05", "vip": true}),
        &["gold"],
        Some(true),
    )
    .await;
    know(&app, bob, json!({"city": "Oslo", "age": "29.5"}), &[], Some(false)).await;
    let first = agent.get("/contacts?limit=2").await.ok();
    assert_eq!(names(&first), ["Cleo", "Bob"]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = agent.get(&format!("/contacts?limit=2&cursor={cursor}")).await.ok();
    assert_eq!((names(&second), &second["next_cursor"]), (vec!["Ann".to_owned()], &Value::Null));
    assert_eq!(found(&agent, "q=aN").await, ["Ann"]);
    assert_eq!(found(&agent, "q=phone%20of%20b").await, ["Bob"], "an identity is found too");
    assert_eq!(found(&agent, &format!("number_id={other}")).await, ["Cleo"]);
    assert_eq!(found(&agent, "tag=gold").await, ["Ann"]);
    assert_eq!(found(&agent, "consent=out").await, ["Bob"]);
    assert_eq!(found(&agent, "consent=unknown").await, ["Cleo"]);
    assert_eq!(found(&agent, "blocked=true").await, Vec::<String>::new());
    let tags = agent.get("/contact-tags").await.ok();
    assert_eq!(tags["items"], json!([{"tag": "gold", "contacts": 1}]));
    let theirs = app.client(app.workspace("Theirs").await, Role::Admin).await;
    assert_eq!(found(&theirs, "").await, Vec::<String>::new());
    theirs.get(&format!("/contacts/{}", id_of(&agent, "Ann").await)).await.problem(ProblemCode::NotFound);

    // Segments say the same with rules, and are asked each time.
    let editor = app.client(workspace, Role::Editor).await;
    let preview = async |any: bool, rules: Value| {
        let body = json!({"filter": {"any": any, "rules": rules}});
        let answer = editor.post("/segments/preview", &body).await.ok();
        let mut names = names(&answer);
        assert_eq!(answer["contacts"], json!(names.len()));
        names.sort();
        names.join(" ")
    };
    let number_rule = json!({"on": "number", "value": other});
    let hidden = json!({"on": "field", "key": "city", "op": "is", "value": "' OR 1=1 --"});
    for (any, rules, expected) in [
        (false, json!([]), "Ann Bob Cleo"),
        (true, json!([]), "Ann Bob Cleo"),
        (false, json!([{"on": "tag", "value": "gold"}]), "Ann"),
        (false, json!([{"on": "tag", "value": "gold", "not": true}]), "Bob Cleo"),
        (false, json!([number_rule]), "Cleo"),
        (false, json!([hidden]), ""),
        (false, json!([{"on": "name", "value": "O"}]), "Bob Cleo"),
        (false, json!([{"on": "consent", "value": "in"}]), "Ann"),
        (false, json!([{"on": "blocked", "not": true}]), "Ann Bob Cleo"),
        (false, json!([{"on": "last_seen", "value": "1"}]), "Ann Bob Cleo"),
        (false, json!([{"on": "created", "value": "1", "not": true}]), ""),
        (false, json!([{"on": "field", "key": "city", "op": "set"}]), "Ann Bob"),
        (false, json!([{"on": "field", "key": "city", "op": "is", "value": "rome"}]), "Ann"),
        (false, json!([{"on": "field", "key": "city", "op": "contains", "value": "O"}]), "Ann Bob"),
        (false, json!([{"on": "field", "key": "vip", "op": "is", "value": "true"}]), "Ann"),
        (false, json!([{"on": "field", "key": "age", "op": "more", "value": "30"}]), "Ann"),
        (false, json!([{"on": "field", "key": "age", "op": "less", "value": "30"}]), "Bob"),
        (false, json!([{"on": "field", "key": "age", "op": "equals", "value": "29,5"}]), "Bob"),
        (false, json!([{"on": "field", "key": "city", "op": "more", "value": "1"}]), ""),
        (false, json!([{"on": "field", "key": "since", "op": "before", "value": "2026-02-01"}]), "Ann"),
        (false, json!([{"on": "field", "key": "since", "op": "after", "value": "2026-02-01"}]), ""),
        (true, json!([{"on": "tag", "value": "gold"}, number_rule]), "Ann Cleo"),
        (false, json!([{"on": "tag", "value": "gold"}, number_rule]), ""),
    ] {
        assert_eq!(preview(any, rules.clone()).await, expected, "{any} {rules}");
    }
    let rule = json!({"filter": {"rules": [{"on": "field", "key": "age", "op": "more", "value": "many"}]}});
    editor.post("/segments/preview", &rule).await.problem(ProblemCode::Invalid);
    let gold = json!({"name": "Gold", "filter": {"rules": [{"on": "tag", "value": "gold"}]}});
    let made = editor.post("/segments", &gold).await.ok();
    assert_eq!(made["contacts"], 1);
    editor.post("/segments", &gold).await.problem(ProblemCode::Conflict);
    agent.post("/segments", &gold).await.problem(ProblemCode::Forbidden);
    know(&app, bob, json!({}), &["gold"], None).await;
    let list = editor.get("/segments").await.ok();
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]["contacts"]), (1, &json!(2)));
    let id = made["id"].as_str().unwrap();
    assert_eq!(found(&agent, &format!("segment_id={id}")).await, ["Bob", "Ann"]);
    let path = format!("/segments/{id}");
    let renamed = json!({"name": "VIP", "filter": {"rules": []}});
    assert_eq!(editor.json(Method::PUT, &path, &renamed).await.ok()["contacts"], 3);
    theirs.json(Method::PUT, &path, &renamed).await.problem(ProblemCode::NotFound);
    theirs.delete(&path).await.problem(ProblemCode::NotFound);
    assert_eq!(editor.delete(&path).await.status, 204);
    agent.get(&format!("/contacts?segment_id={id}")).await.problem(ProblemCode::InvalidParameter);
});

on_both!(fields_have_types_and_changes_go_to_the_engine, async |app: App| {
    let workspace = app.workspace("W").await;
    let number = simulator(&app, workspace).await;
    talk(&app, workspace, number, "Ann", &["hello"]).await;
    let (admin, agent) = (app.client(workspace, Role::Admin).await, app.client(workspace, Role::Agent).await);
    let put = async |key: &str, body: Value| {
        admin.json(Method::PUT, &format!("/contact-fields/{key}"), &body).await
    };
    put("age", json!({"label": "Age", "kind": "number"})).await.ok();
    put(
        "level",
        json!({"label": "Level", "kind": "choice", "choices": ["Gold", "Silver"], "personal": true}),
    )
    .await
    .ok();
    put("age", json!({"label": "Years", "kind": "number"})).await.ok();
    put("age", json!({"label": "Age", "kind": "text"})).await.problem(ProblemCode::Conflict);
    put("Age", json!({"label": "Age", "kind": "text"})).await.problem(ProblemCode::Invalid);
    put("x", json!({"label": "X", "kind": "choice"})).await.problem(ProblemCode::Invalid);
    put("x", json!({"label": "X", "kind": "text", "choices": ["a"]})).await.problem(ProblemCode::Invalid);
    let path = "/contact-fields/y";
    agent
        .json(Method::PUT, path, &json!({"label": "Y", "kind": "text"}))
        .await
        .problem(ProblemCode::Forbidden);
    let list = agent.get("/contact-fields").await.ok();
    assert_eq!(list["items"][0]["label"], "Years");
    assert_eq!(list["items"][1]["choices"], json!(["Gold", "Silver"]));

    let path = format!("/contacts/{}", id_of(&agent, "Ann").await);
    for bad in [
        json!({}),
        json!({"fields": {"age": "old"}}),
        json!({"fields": {"level": "bronze"}}),
        json!({"fields": {"nowhere": "x"}}),
        json!({"add_tags": [""]}),
        json!({"language": "<de>"}),
        json!({"name": "x".repeat(121)}),
        json!({"opted_in": true}),
    ] {
        agent.patch(&path, &bad).await.problem(ProblemCode::Invalid);
    }
    assert!(acts(&app).await.is_empty());
    let body = json!({"name": " Ann B ", "fields": {"age": "42", "level": "gold", "made_up": null},
        "add_tags": ["vip"], "blocked": true});
    assert_eq!(agent.patch(&path, &body).await.status, 202);
    let change: Act = serde_json::from_value(acts(&app).await.remove(0)).unwrap();
    let shown = serde_json::to_string(&change).unwrap();
    for part in ["\"Ann B\"", "42", "\"Gold\"", "made_up", "vip", "block"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    let viewer = app.client(workspace, Role::Viewer).await;
    viewer.patch(&path, &body).await.problem(ProblemCode::Forbidden);
    // A consent needs a proof.
    let consent = format!("{path}/consent");
    agent.post(&consent, &json!({"opted_in": true, "proof": " "})).await.problem(ProblemCode::Invalid);
    assert_eq!(agent.post(&consent, &json!({"opted_in": true, "proof": "form of 3 May"})).await.status, 202);
    let said = acts(&app).await.pop().unwrap();
    assert_eq!(said, json!({"consent": {"opted_in": true, "proof": "form of 3 May"}}));
    // Notes are one's own.
    let note = agent.post(&format!("{path}/notes"), &json!({"text": "likes tea"})).await.ok();
    let seen = viewer.get(&path).await.ok();
    let kinds: Vec<&str> =
        seen["timeline"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"note") && kinds.contains(&"answer") && kinds.contains(&"met"), "{kinds:?}");
    let note = format!("{path}/notes/{}", note["id"].as_str().unwrap());
    admin.delete(&note).await.problem(ProblemCode::NotFound);
    assert_eq!(agent.delete(&note).await.status, 204);
    assert_eq!(admin.delete("/contact-fields/level").await.status, 204);
    admin.delete("/contact-fields/level").await.problem(ProblemCode::NotFound);
});

on_both!(contacts_are_merged_taken_out_and_erased, async |app: App| {
    let workspace = app.workspace("W").await;
    let (number, elsewhere) = (simulator(&app, workspace).await, simulator(&app, workspace).await);
    let ann = talk(&app, workspace, number, "Ann", &["tea please", "Coming"]).await;
    let bob = talk(&app, workspace, number, "Bob", &["coffee"]).await;
    talk(&app, workspace, elsewhere, "Cleo", &["water"]).await;
    know(&app, ann, json!({"city": "Rome"}), &["a"], Some(true)).await;
    know(&app, bob, json!({"city": "Oslo", "age": 5}), &["b"], Some(false)).await;
    let admin = app.client(workspace, Role::Admin).await;
    let editor = app.client(workspace, Role::Editor).await;
    let (a, b, c) = (id_of(&admin, "Ann").await, id_of(&admin, "Bob").await, id_of(&admin, "Cleo").await);
    let path = format!("/contacts/{a}/merge");
    for other in [&a, &c, &Uuid::nil().to_string()] {
        editor.post(&path, &json!({"other_id": other})).await.problem(ProblemCode::Invalid);
    }
    assert_eq!(editor.post(&path, &json!({"other_id": b})).await.status, 204);
    let seen = editor.get(&format!("/contacts/{a}")).await.ok();
    assert_eq!(seen["fields"], json!({"city": "Rome", "age": 5}));
    assert_eq!(
        (&seen["tags"], &seen["consent"], &seen["messages"]),
        (&json!(["a", "b"]), &json!("out"), &json!(3))
    );
    assert_eq!(seen["identities"].as_array().unwrap().len(), 2);
    editor.get(&format!("/contacts/{b}")).await.problem(ProblemCode::NotFound);

    let file = format!("/exports/contacts/{a}");
    editor.get(&file).await.problem(ProblemCode::Forbidden);
    let held: Value = serde_json::from_slice(&admin.get(&file).await.ok_bytes()).unwrap();
    let words: Vec<&str> =
        held["messages"].as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap()).collect();
    assert_eq!(words.len(), 3);
    assert!(words.contains(&"tea please") && words.contains(&"coffee"), "{words:?}");
    assert_eq!((&held["contact"]["name"], held["answers"].as_array().unwrap().len()), (&json!("Ann"), 2));

    let path = format!("/contacts/{a}");
    editor.delete(&path).await.problem(ProblemCode::Forbidden);
    let erased = admin.delete(&path).await.ok();
    assert_eq!(erased["messages"], 3);
    admin.delete(&path).await.problem(ProblemCode::NotFound);
    for needle in ["tea please", "coffee", "phone of Ann", "phone of Bob"] {
        assert_eq!(app.store.grep(needle).await, [], "{needle}");
    }
    assert_eq!(found(&admin, "").await, ["Cleo"]);
    let log = admin.get("/audit").await.ok().to_string();
    assert!(log.contains("DELETE /contacts/{id}") && log.contains(&a) && !log.contains("phone of"), "{log}");
});
