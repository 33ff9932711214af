//! Dead letters, and the pause of everything that goes out.

use admin_types::{ProblemCode, Role};
use engine_store::{
    clock::Clock as _,
    hints::Hint,
    repo::records::{InboxKey, InboxRow},
    shard::ShardSet,
};
use serde_json::json;
use uuid::Uuid;

use crate::app::App;

async fn bury(app: &App, number_id: &str, msg_id: &str) {
    let row = InboxRow {
        key: InboxKey {
            number_id: number_id.parse().unwrap(),
            chat: "49170000000".into(),
            sender: "49170000000".into(),
            msg_id: msg_id.into(),
        },
        kind: "message".into(),
        body: Some(json!({"text": "a secret"})),
        received_at: app.clock.now(),
        shard: 7,
    };
    app.store.dead_letter(&row, "the database refused it").await.unwrap();
    app.advance(chrono::Duration::seconds(1));
}

on_both!(dead_letters_are_listed_tried_again_and_let_go, async |app: App| {
    let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
    let admin = app.client(ours, Role::Admin).await;
    let stranger = app.client(theirs, Role::Admin).await;
    let number = admin.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
    let number = number["id"].as_str().unwrap();
    for id in ["a", "b", "c"] {
        bury(&app, number, id).await;
    }
    let first = admin.get("/dead-letters?queue=inbox&limit=2").await;
    assert!(!String::from_utf8_lossy(&first.bytes).contains("secret"), "what letters say stays where it is");
    assert!(!String::from_utf8_lossy(&first.bytes).contains("49170000000"));
    let first = first.ok();
    let letters = first["items"].as_array().unwrap().clone();
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[0]["code"], "not_processed");
    assert_eq!(letters[0]["kind"], "message");
    assert_eq!(letters[0]["reason"], "the database refused it");
    assert_eq!(letters[0]["number"], json!({"id": number, "name": "Try"}));
    let next = first["next_cursor"].as_str().unwrap();
    let second = admin.get(&format!("/dead-letters?queue=inbox&limit=2&cursor={next}")).await.ok();
    assert_eq!(second["items"].as_array().unwrap().len(), 1);
    assert_eq!(admin.get("/dead-letters?queue=outbox").await.ok()["items"], json!([]));
    admin.get("/dead-letters?queue=attic").await.problem(ProblemCode::InvalidParameter);

    let id = letters[0]["id"].as_str().unwrap();
    assert_eq!(stranger.get("/dead-letters").await.ok()["items"], json!([]));
    stranger.post(&format!("/dead-letters/{id}/redrive"), &json!({})).await.problem(ProblemCode::NotFound);
    stranger.delete(&format!("/dead-letters/{id}")).await.problem(ProblemCode::NotFound);
    assert_eq!(stranger.post("/dead-letters/redrive", &json!({"queue": "inbox"})).await.ok()["count"], 0);

    let mut hints = app.hints.subscribe();
    admin.post(&format!("/dead-letters/{id}/redrive"), &json!({})).await.ok();
    assert_eq!(hints.recv().await.unwrap(), Hint::InboxReady);
    admin.post(&format!("/dead-letters/{id}/redrive"), &json!({})).await.problem(ProblemCode::NotFound);
    let pending = app.store.pending(ShardSet::ALL, 10).await.unwrap();
    assert_eq!((pending.len(), pending[0].shard, pending[0].body["text"].as_str()), (1, 7, Some("a secret")));
    admin.delete(&format!("/dead-letters/{}", letters[1]["id"].as_str().unwrap())).await.ok();
    assert_eq!(admin.post("/dead-letters/redrive", &json!({"queue": "inbox"})).await.ok()["count"], 1);
    assert_eq!(app.store.pending(ShardSet::ALL, 10).await.unwrap().len(), 2);
    assert_eq!(admin.get("/dead-letters").await.ok()["items"], json!([]));
    for strange in ["inbox", "attic.0", &format!("inbox.{}", Uuid::nil().simple())] {
        admin.delete(&format!("/dead-letters/{strange}")).await.problem(ProblemCode::NotFound);
    }
});

on_both!(sending_is_paused_and_goes_on, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    assert_eq!(admin.get("/sending").await.ok()["paused"], false);
    let mut hints = app.hints.subscribe();
    let paused =
        admin.json(http::Method::PUT, "/sending", &json!({"paused": true, "note": " a test "})).await.ok();
    assert_eq!((&paused["paused"], &paused["note"]), (&json!(true), &json!("a test")));
    assert_eq!(hints.recv().await.unwrap(), Hint::SendingChanged);
    app.advance(chrono::Duration::hours(1));
    // A second pause does not hide since when the first one lasts.
    let again =
        admin.json(http::Method::PUT, "/sending", &json!({"paused": true, "note": "other"})).await.ok();
    assert_eq!(again, paused);
    let long = json!({"paused": true, "note": "x".repeat(201)});
    admin.json(http::Method::PUT, "/sending", &long).await.problem(ProblemCode::Invalid);
    let resumed = admin.json(http::Method::PUT, "/sending", &json!({"paused": false})).await.ok();
    assert_eq!((&resumed["paused"], &resumed["note"]), (&json!(false), &json!("")));
    assert_eq!(app.store.sends_paused().await.unwrap(), None);
});
