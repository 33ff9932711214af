//! Changes under a key of the client's own.

use admin_types::{ProblemCode, Role};
use chrono::Duration;
use engine_store::{
    clock::Clock as _,
    repo::idempotency::{Keyed, KeyedRequest},
};
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    app::{Answer, App, Client},
    conversations::simulator,
    messages::{sender, waiting},
};

async fn post(client: &Client<'_>, path: &str, key: &str, body: &Value) -> Answer {
    let headers = [("content-type", "application/json"), ("idempotency-key", key)];
    client.send(Method::POST, path, &headers, body.to_string()).await
}

on_both!(the_same_request_under_a_key_is_done_once_and_answered_again, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = simulator(&app, workspace).await;
    let program = app.program(&sender(&admin, json!({"kind": "all"})).await);
    let body = json!({"number_id": number, "to": "Ann", "text": "hi"});
    let first = post(&program, "/messages", "order-7", &body).await;
    assert!(!first.headers.contains_key("idempotency-replayed"));
    let again = post(&program, "/messages", "order-7", &body).await;
    assert_eq!((again.status, &again.bytes), (first.status, &first.bytes));
    assert_eq!(again.headers["location"], first.headers["location"]);
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(waiting(&app).await.len(), 1, "it was said once");
    let other = json!({"number_id": number, "to": "Ann", "text": "ho"});
    post(&program, "/messages", "order-7", &other).await.problem(ProblemCode::IdempotencyKeyReused);
    post(&program, "/messages", "", &body).await.problem(ProblemCode::InvalidParameter);
    post(&program, "/messages", &"x".repeat(256), &body).await.problem(ProblemCode::InvalidParameter);
    // The key belongs to who sent it.
    let second = app.program(&sender(&admin, json!({"kind": "all"})).await);
    assert_ne!(post(&second, "/messages", "order-7", &body).await.bytes, first.bytes);
    // It counts for a day.
    app.advance(Duration::hours(25));
    assert_ne!(post(&program, "/messages", "order-7", &body).await.bytes, first.bytes);
});

on_both!(what_was_refused_or_died_may_be_tried_again, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = simulator(&app, workspace).await;
    let program = app.program(&sender(&admin, json!({"kind": "all"})).await);
    let wrong = json!({"number_id": number, "to": "Ann", "text": ""});
    post(&program, "/messages", "k", &wrong).await.problem(ProblemCode::Invalid);
    let body = json!({"number_id": number, "to": "Ann", "text": "hi"});
    assert_eq!(post(&program, "/messages", "k", &body).await.status, 202, "a refusal lets the key go");
    // A process died between doing it and keeping the answer.
    let holder_id = admin.get("/api-keys").await.ok()["items"][0]["id"].as_str().unwrap().parse().unwrap();
    let now = app.clock.now();
    let mut digest = sha2::Sha256::default();
    for part in ["POST", "\0", "/api/v1/messages", "\0", &body.to_string()] {
        sha2::Digest::update(&mut digest, part);
    }
    let id = Uuid::from_u128(77);
    let died = KeyedRequest {
        holder_id,
        name: "died".into(),
        id,
        fingerprint: sha2::Digest::finalize(digest).to_vec(),
        at: now,
        forget_before: now - Duration::hours(24),
        stale_before: now - Duration::minutes(10),
    };
    assert_eq!(app.store.begin_keyed(&died).await.unwrap(), Keyed::Begin(id));
    let busy = post(&program, "/messages", "died", &body).await;
    assert_eq!(busy.headers["retry-after"], "1");
    busy.problem(ProblemCode::RequestUnderWay);
    app.advance(Duration::minutes(11));
    let tried = post(&program, "/messages", "died", &body).await.ok();
    assert_eq!(tried["id"], json!(id), "it counts under the id of the first try");
});

on_both!(many_at_once_under_one_key_do_it_once, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let body = json!({"kind": "simulator", "name": "Once"});
    let all = futures::future::join_all((0..8).map(|_| post(&admin, "/numbers", "n", &body))).await;
    let made: std::collections::BTreeSet<String> =
        all.iter().filter(|it| it.status.is_success()).map(|it| it.json()["id"].to_string()).collect();
    assert_eq!(made.len(), 1);
    assert!(all.iter().all(|it| it.status.is_success() || it.status == 409));
    assert_eq!(admin.get("/numbers").await.ok()["items"].as_array().unwrap().len(), 1);
    // An answer with a secret is given again, and lies sealed until then.
    let key = json!({"name": "K", "permissions": ["view_flows"]});
    let first = post(&admin, "/api-keys", "s", &key).await;
    assert_eq!(post(&admin, "/api-keys", "s", &key).await.bytes, first.bytes);
    assert_eq!(admin.get("/api-keys").await.ok()["items"].as_array().unwrap().len(), 1);
});
