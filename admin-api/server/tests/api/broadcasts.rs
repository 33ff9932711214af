//! Broadcasts: who would get one, what is refused, and what can be done with it.

use admin_types::{ProblemCode, Role};
use chrono::Duration;
use engine_store::{
    clock::Clock as _, repo::broadcast_work::NewRecipient, repo::broadcasts::recipient_state,
};
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    app::App,
    contacts::know,
    conversations::{simulator, talk},
};

/// A flow with a start for calls, published to a number.
async fn survey(app: &App, workspace: Uuid, number: Uuid) {
    let admin = app.client(workspace, Role::Admin).await;
    let document = json!({"spec": "1.0", "name": "Survey",
        "triggers": [{"id": "call", "type": "api_call", "config": {"name": "survey"}, "to": "say"}],
        "nodes": [{"id": "say", "type": "text", "config": {"text": "How was it?"}}]});
    let flow = admin.post("/flows", &json!({"name": "Survey", "document": document})).await.ok();
    let path = format!("/flows/{}/publish", flow["id"].as_str().unwrap());
    admin.post(&path, &json!({"number_ids": [number]})).await.ok();
}

on_both!(a_preview_says_who_gets_it_and_who_does_not, async |app: App| {
    let workspace = app.workspace("W").await;
    let number = simulator(&app, workspace).await;
    let other = simulator(&app, workspace).await;
    let editor = app.client(workspace, Role::Editor).await;
    let ann = talk(&app, workspace, number, "Ann", &["hi"]).await;
    let bob = talk(&app, workspace, number, "Bob", &["hi"]).await;
    talk(&app, workspace, number, "Cleo", &["hi"]).await;
    let dan = talk(&app, workspace, other, "Dan", &["hi"]).await;
    know(&app, ann, json!({}), &["x"], Some(true)).await;
    know(&app, bob, json!({}), &["x"], Some(false)).await;
    know(&app, dan, json!({}), &["x"], None).await;
    let segment = json!({"name": "X", "filter": {"rules": [{"on": "tag", "value": "x"}]}});
    let segment = editor.post("/segments", &segment).await.ok()["id"].clone();
    let mut wanted = json!({"number_id": number, "words": {"start": "survey"}, "per_minute": 1});
    let all = editor.post("/broadcasts/preview", &wanted).await.ok();
    assert_eq!((&all["recipients"], &all["minutes"]), (&json!(2), &json!(2)));
    assert_eq!(all["left_out"], json!([{"reason": "opted_out", "contacts": 1}]));
    assert_eq!(all["first"].as_array().unwrap().len(), 2);
    wanted["need_consent"] = json!(true);
    wanted["segment_id"] = segment;
    let few = editor.post("/broadcasts/preview", &wanted).await.ok();
    assert_eq!(few["recipients"], 1);
    let reasons = json!([{"reason": "other_number", "contacts": 1}, {"reason": "opted_out", "contacts": 1}]);
    assert_eq!(few["left_out"], reasons);
    let agent = app.client(workspace, Role::Agent).await;
    agent.post("/broadcasts/preview", &wanted).await.problem(ProblemCode::Forbidden);
    let stranger = app.client(app.workspace("Theirs").await, Role::Admin).await;
    stranger.post("/broadcasts/preview", &wanted).await.problem(ProblemCode::NotFound);
});

on_both!(a_broadcast_is_checked_planned_held_and_stopped, async |app: App| {
    let workspace = app.workspace("W").await;
    let number = simulator(&app, workspace).await;
    let editor = app.client(workspace, Role::Editor).await;
    let wanted = |change: Value| {
        let mut body = json!({"name": "Spring", "number_id": number, "words": {"start": "survey"}});
        body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        body
    };
    // Nothing answers the number yet.
    editor.post("/broadcasts", &wanted(json!({}))).await.problem(ProblemCode::Invalid);
    survey(&app, workspace, number).await;
    let now = app.clock.now();
    for bad in [
        json!({"name": " "}),
        json!({"words": {}}),
        json!({"words": {"start": "other"}}),
        json!({"words": {"template": {"id": Uuid::nil()}}}),
        json!({"words": {"start": "survey", "template": {"id": Uuid::nil()}}}),
        json!({"segment_id": Uuid::nil()}),
        json!({"per_minute": 0}),
        json!({"per_minute": 6_001}),
        json!({"at": now + Duration::days(400)}),
        json!({"local_time": "tomorrow"}),
        json!({"local_time": "2020-01-01T09:00"}),
        json!({"local_time": "2026-12-24T09:00", "timezone": "Middle/Earth"}),
        json!({"local_time": "2026-12-24T09:00", "at": now}),
    ] {
        editor.post("/broadcasts", &wanted(bad.clone())).await.problem(ProblemCode::Invalid);
    }
    let later = editor.post("/broadcasts", &wanted(json!({"at": now + Duration::hours(1)}))).await.ok();
    assert_eq!((&later["state"], &later["words"]), (&json!("scheduled"), &json!("survey")));
    let local = json!({"local_time": "2026-12-24T09:00", "timezone": "Europe/Berlin"});
    let local = editor.post("/broadcasts", &wanted(local)).await.ok();
    assert_eq!(local["starts_at"], "2026-12-23T19:00:00Z", "when the first clock of the world shows it");
    let path = |rest: &str| format!("/broadcasts/{}{rest}", later["id"].as_str().unwrap());
    let empty = json!({});
    assert_eq!(editor.post(&path("/pause"), &empty).await.ok()["state"], "paused");
    editor.post(&path("/pause"), &empty).await.problem(ProblemCode::Conflict);
    assert_eq!(editor.post(&path("/resume"), &empty).await.ok()["state"], "scheduled");
    // What the engine does meanwhile is shown.
    let ann = talk(&app, workspace, number, "Ann", &["hi"]).await;
    let list = editor.get("/contacts").await.ok();
    let contact: Uuid = list["items"][0]["id"].as_str().unwrap().parse().unwrap();
    let id: Uuid = later["id"].as_str().unwrap().parse().unwrap();
    let recipient = NewRecipient {
        broadcast_id: id,
        contact_id: contact,
        conversation_id: ann,
        state: recipient_state::WAITS,
        reason: String::new(),
        due: now,
    };
    app.store.add_recipients(id, &[recipient.clone(), recipient], None).await.unwrap();
    let shown = editor.get(&path("")).await.ok();
    assert_eq!((&shown["results"]["recipients"], &shown["results"]["waiting"]), (&json!(1), &json!(1)));
    assert_eq!(editor.post(&path("/stop"), &empty).await.ok()["state"], "stopped");
    let shown = editor.get(&path("/recipients?left_out=true")).await.ok();
    assert_eq!(shown["items"][0]["reason"], "stopped");
    assert_eq!(editor.get("/broadcasts").await.ok()["items"].as_array().unwrap().len(), 2);
    let timeline = editor.get(&format!("/contacts/{contact}")).await.ok()["timeline"].to_string();
    assert!(timeline.contains("\"broadcast\"") && timeline.contains("Spring"), "{timeline}");
    let viewer = app.client(workspace, Role::Viewer).await;
    viewer.get(&path("")).await.problem(ProblemCode::Forbidden);
    let stranger = app.client(app.workspace("Theirs").await, Role::Admin).await;
    stranger.json(Method::POST, &path("/stop"), &empty).await.problem(ProblemCode::NotFound);
});
