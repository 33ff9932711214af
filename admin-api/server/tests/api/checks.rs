//! Conversations that are held now and then with the flow that answers a number.

use admin_types::{ProblemCode, Role};
use chrono::Duration;
use engine_store::{clock::Clock as _, repo::checks::CheckRun};
use http::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{App, Client};

/// A simulator number that a flow with a test answers.
async fn number(ann: &Client<'_>) -> Value {
    let number = ann.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
    let flow = ann.post("/flows", &json!({"name": "Shop"})).await.ok();
    let flow = flow["id"].as_str().unwrap();
    let document = json!({
        "spec": "1.0", "name": "Shop",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "say"}],
        "nodes": [{"id": "say", "type": "text", "config": {"text": "Welcome"}}],
        "tests": [{"name": "Greets", "steps": [{"send": "Hi"}, {"expect": "Welcome"}]}],
    });
    let draft = ann.get(&format!("/flows/{flow}/draft")).await.ok();
    ann.save(flow, draft["etag"].as_str().unwrap(), &document).await.ok();
    let publish = json!({"number_ids": [number["id"]]});
    ann.post(&format!("/flows/{flow}/publish"), &publish).await.ok();
    number["id"].clone()
}

on_both!(checks_are_made_changed_held_and_deleted_within_their_workspace, async |app: App| {
    let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
    let ann = app.client(ours, Role::Admin).await;
    let stranger = app.client(theirs, Role::Admin).await;
    let number = number(&ann).await;
    let body = json!({"name": "Greets", "number_id": number, "flow_test": "Greets"});
    let made = ann.post("/checks", &body).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let made = made.json();
    assert_eq!((&made["flow_test"], &made["steps"]), (&json!("Greets"), &json!([])));
    assert_eq!((&made["period_minutes"], &made["slow_ms"]), (&json!(15), &json!(10_000)));
    assert_eq!(made["number"], json!({"id": number, "name": "Try"}));
    let id: Uuid = made["id"].as_str().unwrap().parse().unwrap();
    let path = format!("/checks/{id}");

    stranger.post("/checks", &body).await.problem(ProblemCode::Invalid);
    assert_eq!(stranger.get("/checks").await.ok(), json!([]));
    stranger.delete(&path).await.problem(ProblemCode::NotFound);
    stranger.get(&format!("{path}/runs")).await.problem(ProblemCode::NotFound);
    stranger.post(&format!("{path}/run"), &json!({})).await.problem(ProblemCode::NotFound);

    // What the engine keeps is shown.
    let epoch = app.store.join("node", std::time::Duration::from_secs(60)).await.unwrap().unwrap();
    let run = CheckRun {
        check_id: id,
        at: app.clock.now(),
        outcome: "failed".into(),
        step: Some(1),
        expected: "a message with 'Welcome'".into(),
        came: "'Hello'".into(),
        through: 1,
        latency_ms: Some(12),
        flow_version: Some(1),
    };
    app.store.finish_check(epoch, &run, app.clock.now() + Duration::hours(1)).await.unwrap();
    let listed = ann.get("/checks").await.ok()[0].clone();
    assert_eq!((&listed["failures"], &listed["last_run"]["step"]), (&json!(1), &json!(1)));
    assert_eq!(ann.get(&format!("{path}/runs")).await.ok(), json!([listed["last_run"]]));

    app.advance(Duration::minutes(1));
    assert_eq!(ann.post(&format!("{path}/run"), &json!({})).await.status, StatusCode::ACCEPTED);
    assert_eq!(app.store.due_checks(app.clock.now(), 10).await.unwrap().len(), 1);
    let steps = json!([{"send": "Hi"}, {"expect": "Welcome"}]);
    let body = json!({"name": "Mine", "number_id": number, "steps": steps, "enabled": false});
    let changed = ann.json(Method::PUT, &path, &body).await.ok();
    assert_eq!((&changed["steps"], &changed["flow_test"]), (&steps, &Value::Null));
    assert_eq!(changed["failures"], 0, "what is not held does not fail");
    assert!(app.store.due_checks(app.clock.now(), 10).await.unwrap().is_empty());
    // The place where checks are held is nobody's number.
    assert_eq!(ann.get("/numbers").await.ok()["items"].as_array().unwrap().len(), 1);
    assert_eq!(ann.get("/dashboard").await.ok()["numbers"], 1);
    assert_eq!(ann.delete(&path).await.status, StatusCode::NO_CONTENT);
    assert_eq!(ann.get("/checks").await.ok(), json!([]));
});

#[tokio::test]
async fn a_check_that_makes_no_sense_is_refused_with_its_reason() {
    let app = App::new().await;
    let ann = app.client(app.workspace("W").await, Role::Admin).await;
    let number = number(&ann).await;
    let body = |more: Value| {
        let mut body = json!({"name": "Greets", "number_id": number});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let steps = json!([{"send": "Hi"}, {"expect": "Welcome"}]);
    for (more, pointer) in [
        (json!({"flow_test": "Sells"}), "/flow_test"),
        (json!({"flow_test": "Greets", "steps": steps}), "/steps"),
        (json!({"steps": []}), "/steps"),
        (json!({"steps": [{"send": "Hi"}]}), "/steps"),
        (json!({"steps": [{"send": "Hi"}, {"shout": "Hi"}]}), "/steps/1"),
        (json!({"steps": steps, "period_minutes": 0}), "/period_minutes"),
        (json!({"steps": steps, "slow_ms": 60_001}), "/slow_ms"),
        (json!({"steps": steps, "number_id": Uuid::nil()}), "/number_id"),
        (json!({"steps": steps, "name": ""}), "/name"),
    ] {
        let problem = ann.post("/checks", &body(more.clone())).await.problem(ProblemCode::Invalid);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{more}: {problem}");
    }
    ann.post("/checks", &body(json!({"steps": steps}))).await.ok();
}
