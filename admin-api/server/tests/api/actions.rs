//! Custom actions, and trying a step that asks another system.

use admin_types::{ProblemCode, Role};
use engine_store::testing::Kind;
use http::Method;
use serde_json::{Value, json};

use crate::app::App;

fn definition(url: &str) -> Value {
    json!({"definition": {
        "label": "Add a lead", "description": "Adds a lead to the CRM.",
        "input": {"type": "object", "required": ["email"], "properties": {"email": {"type": "string"}}},
        "request": {"method": "POST", "url": url, "body_kind": "json", "body": "{\"mail\": \"{{ input.email }}\"}"},
        "outputs": {"url": "$.url"}
    }})
}

/// A flow that uses the first version of the action.
fn using() -> Value {
    json!({
        "spec": "1.0", "name": "Using", "variables": [{"key": "email", "type": "text"}, {"key": "seen", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "to": "add"}],
        "nodes": [{"id": "add", "type": "custom_action", "config": {
            "action": "add_lead", "version": 1,
            "inputs": [{"key": "email", "value": "{{ email }}"}], "outputs": [{"key": "seen", "value": "url"}]
        }, "next": {"next": "bye"}}, {"id": "bye", "type": "end"}]
    })
}

#[tokio::test]
async fn a_version_of_an_action_never_changes() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let workspace = app.workspace("W").await;
        let (ann, bob) =
            (app.client(workspace, Role::Admin).await, app.client(workspace, Role::Editor).await);
        let saved =
            ann.json(Method::PUT, "/actions/add_lead", &definition("https://crm.example.com/a")).await;
        assert_eq!(saved.ok()["version"], 1);
        // Saying the same again makes no version.
        let again =
            ann.json(Method::PUT, "/actions/add_lead", &definition("https://crm.example.com/a")).await;
        assert_eq!(again.ok()["version"], 1);
        let flow = bob.post("/flows", &json!({"name": "Using", "document": using()})).await.ok();
        let id = flow["id"].as_str().unwrap();
        bob.post(&format!("/flows/{id}/publish"), &json!({"number_ids": []})).await.ok();
        let next = ann.json(Method::PUT, "/actions/add_lead", &definition("https://crm.example.com/b")).await;
        assert_eq!(next.ok()["version"], 2);
        assert_eq!(bob.get("/actions").await.ok()[0]["version"], 2);
        let kept = bob.get(&format!("/flows/{id}/versions/1")).await.ok();
        let url = &kept["document"]["actions"]["add_lead@1"]["request"]["url"];
        assert_eq!(url, "https://crm.example.com/a");
        ann.delete("/actions/add_lead").await;
        assert_eq!(bob.get("/actions").await.ok(), json!([]));
        // Hidden, it still works where it is used.
        bob.post(&format!("/flows/{id}/publish"), &json!({"number_ids": []})).await.ok();
    }
}

#[tokio::test]
async fn a_definition_with_a_mistake_is_refused_with_its_place() {
    let app = App::on(Kind::Sqlite).await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Admin).await;
    let mut wrong = definition("ftp://crm.example.com");
    wrong["definition"]["input"]["required"] = json!(["phone"]);
    let refused = ann.json(Method::PUT, "/actions/add_lead", &wrong).await;
    let problem = refused.problem(ProblemCode::Invalid);
    assert!(problem["errors"].as_array().is_some_and(|errors| !errors.is_empty()), "{problem}");
    let mut unknown = definition("https://crm.example.com");
    unknown["definition"]["colour"] = json!("red");
    ann.json(Method::PUT, "/actions/add_lead", &unknown).await.problem(ProblemCode::Invalid);
    assert_eq!(ann.get("/actions").await.ok(), json!([]));
}

#[tokio::test]
async fn a_step_is_tried_with_the_values_given() {
    let app = App::on(Kind::Sqlite).await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Admin).await;
    ann.json(Method::PUT, "/actions/add_lead", &definition("https://crm.example.com/a")).await.ok();
    let body = json!({"document": using(), "node": "add", "variables": {"email": "ada@example.com"}});
    let tried = ann.post("/flows/try-step", &body).await.ok();
    assert_eq!(tried["asked"]["url"], "https://crm.example.com/a");
    assert!(tried["asked"]["body"].as_str().is_some_and(|body| body.contains("ada@example.com")), "{tried}");
    assert_eq!(
        (&tried["exit"], &tried["variables"]["seen"]),
        (&json!("next"), &json!("https://crm.example.com/a"))
    );
    let unknown = json!({"document": using(), "node": "gone"});
    ann.post("/flows/try-step", &unknown).await.problem(ProblemCode::Invalid);
}
