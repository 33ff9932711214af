//! Rules by which subscribers are told that a number needs somebody.

use admin_types::{ProblemCode, Role};
use http::{Method, StatusCode};
use serde_json::json;

use crate::app::App;

on_both!(rules_are_made_changed_and_deleted_within_their_workspace, async |app: App| {
    let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
    let ann = app.client(ours, Role::Admin).await;
    let stranger = app.client(theirs, Role::Admin).await;
    let number = ann.post("/numbers", &json!({"kind": "simulator", "name": "Ours"})).await.ok();
    let body = json!({"kind": "outbox_age", "number_id": number["id"], "threshold": 60});
    let made = ann.post("/alert-rules", &body).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let rule = made.json();
    assert_eq!((&rule["enabled"], &rule["firing"]), (&json!(true), &json!([])));
    let path = format!("/alert-rules/{}", rule["id"].as_str().unwrap());

    // The number of another workspace is none, and neither is its rule.
    stranger.post("/alert-rules", &body).await.problem(ProblemCode::Invalid);
    assert_eq!(stranger.get("/alert-rules").await.ok(), json!([]));
    let other = json!({"kind": "error_rate", "threshold": 5});
    stranger.json(Method::PUT, &path, &other).await.problem(ProblemCode::NotFound);
    stranger.delete(&path).await.problem(ProblemCode::NotFound);

    app.clock.advance(chrono::Duration::seconds(5));
    let changed = ann
        .json(Method::PUT, &path, &json!({"kind": "error_rate", "threshold": 5, "enabled": false}))
        .await
        .ok();
    assert_eq!((&changed["kind"], &changed["enabled"]), (&json!("error_rate"), &json!(false)));
    assert_eq!(changed["created_at"], rule["created_at"]);
    assert_ne!(changed["updated_at"], rule["updated_at"]);
    assert_eq!(ann.get("/alert-rules").await.ok(), json!([changed]));
    assert_eq!(ann.delete(&path).await.status, StatusCode::NO_CONTENT);
    ann.delete(&path).await.problem(ProblemCode::NotFound);
});

#[tokio::test]
async fn a_rule_that_makes_no_sense_is_refused_with_its_reason() {
    let app = App::new().await;
    let ann = app.client(app.workspace("W").await, Role::Admin).await;
    for (body, pointer) in [
        (json!({"kind": "error_rate", "threshold": 100}), "/threshold"),
        (json!({"kind": "outbox_age"}), "/threshold"),
        (json!({"kind": "number_throttled", "threshold": 0}), "/threshold"),
        (json!({"kind": "number_disconnected", "threshold": 5}), "/threshold"),
        (json!({"kind": "outbox_age", "threshold": 60, "number_id": uuid::Uuid::nil()}), "/number_id"),
    ] {
        let problem = ann.post("/alert-rules", &body).await.problem(ProblemCode::Invalid);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}: {problem}");
    }
    let notify = |notify: serde_json::Value| json!({"kind": "number_disconnected", "notify": notify});
    for (body, pointer) in [
        (notify(json!({"phone": "0151"})), "/notify/phone"),
        (notify(json!({"phone": "+49 call me"})), "/notify/phone"),
        (notify(json!({"phone": "+49 151 1234567", "number_id": uuid::Uuid::nil()})), "/notify/number_id"),
        (
            notify(json!({"phone": "+49 151 1234567", "template": {"name": "Alert!", "language": "en"}})),
            "/notify/template/name",
        ),
    ] {
        let problem = ann.post("/alert-rules", &body).await.problem(ProblemCode::Invalid);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}: {problem}");
    }
    ann.post("/alert-rules", &json!({"kind": "number_disconnected"})).await.json();
    assert_eq!(ann.get("/alert-rules").await.ok().as_array().unwrap().len(), 1);
}

on_both!(a_rule_keeps_whom_it_tells_by_whatsapp, async |app: App| {
    let ann = app.client(app.workspace("W").await, Role::Admin).await;
    let number = ann.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
    let template = json!({"name": "number_alert", "language": "en_US"});
    let notify = json!({"phone": "+49 (151) 123-4567", "template": template});
    let rule = ann
        .post("/alert-rules", &json!({"kind": "check_failed", "threshold": 2, "notify": notify}))
        .await
        .ok();
    assert_eq!(rule["notify"], json!({"phone": "491511234567", "template": template}));
    assert_eq!(ann.get("/alert-rules").await.ok()[0], rule);
    let path = format!("/alert-rules/{}", rule["id"].as_str().unwrap());
    // At a simulator people have names.
    let notify = json!({"phone": "Ann", "number_id": number["id"]});
    let body = json!({"kind": "check_failed", "threshold": 2, "notify": notify});
    assert_eq!(ann.json(Method::PUT, &path, &body).await.ok()["notify"], notify);
    let body = json!({"kind": "check_failed", "threshold": 2});
    assert_eq!(ann.json(Method::PUT, &path, &body).await.ok()["notify"], serde_json::Value::Null);
});
