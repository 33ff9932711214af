//! Addresses that are told of events.

use admin_types::{ProblemCode, Role};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::Duration;
use engine_store::{clock::Clock as _, repo::subscriptions::SubscriptionRecord, secrets::Vault};
use http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::App;

/// The key that a sealed secret holds, as people copy it.
fn opened(id: Uuid, sealed: &[u8]) -> String {
    let vault = Vault::new(&vec![7_u8; 32].into());
    format!("whsec_{}", STANDARD.encode(vault.open(SubscriptionRecord::place(id), sealed).unwrap()))
}

fn id_of(subscription: &Value) -> Uuid {
    subscription["id"].as_str().unwrap().parse().unwrap()
}

on_both!(subscriptions_are_made_changed_and_deleted_within_their_workspace, async |app: App| {
    let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
    let ann = app.client(ours, Role::Admin).await;
    let stranger = app.client(theirs, Role::Admin).await;
    let body = json!({"url": " https://crm.example.com/200 ", "events": ["order.paid", "lead", "lead"]});
    let made = ann.post("/subscriptions", &body).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let made = made.json();
    assert_eq!(made["url"], "https://crm.example.com/200");
    assert_eq!(made["events"], json!(["order.paid", "lead"]));
    assert_eq!((&made["enabled"], &made["waiting"]), (&json!(true), &json!(0)));
    let id = id_of(&made);
    let record = app.store.subscription(ours, id).await.unwrap().unwrap();
    assert_eq!(record.events, "|order.paid|lead|");
    assert_eq!(opened(id, &record.secret), made["secret"].as_str().unwrap());

    // The secret was shown once, and nothing shows it again.
    let listed = ann.get("/subscriptions").await.ok();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert!(listed[0].get("secret").is_none(), "{listed}");

    let path = format!("/subscriptions/{id}");
    assert_eq!(stranger.get("/subscriptions").await.ok(), json!([]));
    stranger.patch(&path, &json!({"enabled": false})).await.problem(ProblemCode::NotFound);
    stranger.post(&format!("{path}/rotate-secret"), &json!({})).await.problem(ProblemCode::NotFound);
    stranger.post(&format!("{path}/test"), &json!({})).await.problem(ProblemCode::NotFound);
    stranger.delete(&path).await.problem(ProblemCode::NotFound);

    app.advance(Duration::seconds(5));
    let changed = ann.patch(&path, &json!({"events": [], "enabled": false})).await.ok();
    assert_eq!((&changed["events"], &changed["enabled"]), (&json!([]), &json!(false)));
    assert_eq!(changed["url"], made["url"], "what is absent stays");
    assert_ne!(changed["updated_at"], made["updated_at"]);
    let after = app.store.subscription(ours, id).await.unwrap().unwrap();
    assert_eq!((after.events.as_str(), &after.secret), ("", &record.secret));

    assert_eq!(ann.delete(&path).await.status, StatusCode::NO_CONTENT);
    ann.delete(&path).await.problem(ProblemCode::NotFound);
});

on_both!(a_new_secret_leaves_the_old_one_a_day, async |app: App| {
    let ours = app.workspace("Ours").await;
    let ann = app.client(ours, Role::Admin).await;
    let made = ann.post("/subscriptions", &json!({"url": "https://crm.example.com/"})).await.ok();
    let id = id_of(&made);
    assert_eq!(app.store.old_subscription_secret(id, app.clock.now()).await.unwrap(), None);
    let rotated = ann.post(&format!("/subscriptions/{id}/rotate-secret"), &json!({})).await.ok();
    assert_ne!(rotated["secret"], made["secret"]);
    let record = app.store.subscription(ours, id).await.unwrap().unwrap();
    assert_eq!(opened(id, &record.secret), rotated["secret"].as_str().unwrap());
    let old = app.store.old_subscription_secret(id, app.clock.now()).await.unwrap().unwrap();
    assert_eq!(opened(id, &old), made["secret"].as_str().unwrap());
    app.advance(Duration::hours(24));
    assert_eq!(app.store.old_subscription_secret(id, app.clock.now()).await.unwrap(), None);
});

on_both!(a_test_says_what_came_of_it_and_the_list_shows_it, async |app: App| {
    let ours = app.workspace("Ours").await;
    let ann = app.client(ours, Role::Admin).await;
    let made = ann.post("/subscriptions", &json!({"url": "https://crm.example.com/500"})).await.ok();
    let path = format!("/subscriptions/{}", id_of(&made));
    let test = format!("{path}/test");
    let failed = ann.post(&test, &json!({})).await.ok();
    assert_eq!(failed, json!({"delivered": false, "status": 500, "reason": "HTTP 500"}));
    let listed = ann.get("/subscriptions").await.ok();
    assert_eq!(listed[0]["last_failure"]["reason"], "HTTP 500");
    assert_eq!(listed[0]["last_success_at"], Value::Null);

    app.advance(Duration::seconds(1));
    ann.patch(&path, &json!({"url": "https://crm.example.com/204"})).await.ok();
    let delivered = ann.post(&test, &json!({})).await.ok();
    assert_eq!(delivered, json!({"delivered": true, "status": 204, "reason": ""}));
    let listed = ann.get("/subscriptions").await.ok();
    let at: chrono::DateTime<chrono::Utc> = listed[0]["last_success_at"].as_str().unwrap().parse().unwrap();
    assert_eq!(at, app.clock.now());
    assert_eq!(listed[0]["last_failure"]["reason"], "HTTP 500", "what failed before is still known");

    ann.patch(&path, &json!({"url": "https://crm.example.com/gone"})).await.ok();
    assert_eq!(ann.post(&test, &json!({})).await.ok()["status"], Value::Null);
    ann.json(http::Method::PUT, "/sending", &json!({"paused": true})).await.ok();
    ann.post(&test, &json!({})).await.problem(ProblemCode::SendingPaused);
});

#[tokio::test]
async fn what_makes_no_sense_is_refused_with_its_reason() {
    let app = App::new().await;
    let ann = app.client(app.workspace("W").await, Role::Admin).await;
    let long = format!("https://example.com/{}", "x".repeat(2_048));
    let many: Vec<String> = (0..101).map(|n| format!("event.{n}")).collect();
    for (body, pointer) in [
        (json!({"url": ""}), "/url"),
        (json!({"url": "http://127.0.0.1/"}), "/url"),
        (json!({"url": long}), "/url"),
        (json!({"url": "https://example.com", "events": ["a|b"]}), "/events/0"),
        (json!({"url": "https://example.com", "events": ["fine", " "]}), "/events/1"),
        (json!({"url": "https://example.com", "events": many}), "/events"),
    ] {
        let problem = ann.post("/subscriptions", &body).await.problem(ProblemCode::Invalid);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}: {problem}");
    }
    let made = ann.post("/subscriptions", &json!({"url": "https://example.com"})).await.ok();
    let path = format!("/subscriptions/{}", id_of(&made));
    ann.patch(&path, &json!({"url": "http://127.0.0.1/"})).await.problem(ProblemCode::Invalid);
    assert_eq!(ann.get("/subscriptions").await.ok()[0]["url"], "https://example.com");
    for n in 1..50 {
        ann.post("/subscriptions", &json!({"url": format!("https://example.com/{n}")})).await.ok();
    }
    let one_more = ann.post("/subscriptions", &json!({"url": "https://example.com/51"})).await;
    one_more.problem(ProblemCode::Invalid);
}
