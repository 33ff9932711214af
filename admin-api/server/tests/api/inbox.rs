//! The inbox: who may do what, what is taken, and what stands beside a conversation.

use admin_types::{ProblemCode, Role};
use chrono::Duration;
use engine_store::shard::ShardSet;
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    app::App,
    conversations::{simulator, talk},
};

/// What waits for the engine, in order.
async fn acts(app: &App) -> Vec<Value> {
    let rows = app.store.pending(ShardSet::ALL, 50).await.unwrap();
    rows.into_iter().filter(|row| row.key.chat == "person").map(|row| row.body["act"].clone()).collect()
}

on_both!(an_agent_answers_and_the_same_answer_counts_once, async |app: App| {
    let workspace = app.workspace("W").await;
    let number = simulator(&app, workspace).await;
    let id = talk(&app, workspace, number, "Ann", &["hello"]).await;
    let agent = app.client(workspace, Role::Agent).await;
    let path = format!("/conversations/{id}/messages");
    for _ in 0..2 {
        let answer = agent.post(&path, &json!({"id": "a1", "text": " Hi Ann "})).await;
        assert_eq!(answer.status, 202);
        assert_eq!(answer.ok()["id"], "a1");
    }
    let said = acts(&app).await;
    assert_eq!(said, [json!({"say": {"kind": "text", "text": "Hi Ann"}})]);
    let assignee = agent.get(&format!("/conversations/{id}")).await.ok()["assignee"]["id"].clone();
    assert_eq!(assignee, json!(agent.user_id), "whoever answers first looks after it");
    for bad in [json!({}), json!({"text": "  "}), json!({"text": "a", "template": {"id": Uuid::nil()}})] {
        agent.post(&path, &bad).await.problem(ProblemCode::Invalid);
    }
    let gone = agent.post(&path, &json!({"file": {"id": Uuid::nil()}})).await;
    gone.problem(ProblemCode::Invalid);
    // A viewer looks, and strangers find nothing.
    let viewer = app.client(workspace, Role::Viewer).await;
    viewer.post(&path, &json!({"text": "x"})).await.problem(ProblemCode::Forbidden);
    let theirs = app.workspace("Theirs").await;
    let stranger = app.client(theirs, Role::Admin).await;
    stranger.post(&path, &json!({"text": "x"})).await.problem(ProblemCode::NotFound);
    assert_eq!(acts(&app).await.len(), 1);
});

on_both!(after_a_day_only_templates_are_taken, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = json!({"kind": "cloud_api", "name": "Shop", "phone_number_id": "4711",
        "access_token": "token", "app_secret": "secret"});
    let number = admin.post("/numbers", &number).await.ok();
    let number = number["id"].as_str().or(number["number"]["id"].as_str()).unwrap().parse().unwrap();
    let id = talk(&app, workspace, number, "Ann", &["hello"]).await;
    let path = format!("/conversations/{id}/messages");
    assert_eq!(admin.post(&path, &json!({"text": "in time"})).await.status, 202);
    app.advance(Duration::days(1));
    // The session is over by then, too.
    let admin = app.client(workspace, Role::Admin).await;
    let refused = admin.post(&path, &json!({"text": "too late"})).await.problem(ProblemCode::WindowClosed);
    assert!(refused["detail"].as_str().unwrap().contains("template"), "{refused}");
    assert_eq!(acts(&app).await.len(), 1, "nothing more was stored");
});

on_both!(colleagues_assign_and_call_each_other, async |app: App| {
    let workspace = app.workspace("W").await;
    let number = simulator(&app, workspace).await;
    let (id, other) = (
        talk(&app, workspace, number, "Ann", &["hello"]).await,
        talk(&app, workspace, number, "Bob", &["hello"]).await,
    );
    let agent = app.client(workspace, Role::Agent).await;
    let editor = app.client(workspace, Role::Editor).await;
    let at = |rest: &str| format!("/conversations/{id}{rest}");
    assert_eq!(
        editor.json(Method::PUT, &at("/assignee"), &json!({"user_id": agent.user_id})).await.status,
        204
    );
    let unknown = json!({"user_id": Uuid::from_u128(1)});
    editor.json(Method::PUT, &at("/assignee"), &unknown).await.problem(ProblemCode::Invalid);
    let ids = async |client: &crate::app::Client, query: &str| -> Vec<String> {
        let page = client.get(&format!("/conversations?{query}")).await.ok();
        page["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&agent, "assignee=me").await, [id.to_string()]);
    assert_eq!(ids(&agent, "assignee=nobody").await, [other.to_string()]);
    assert_eq!(ids(&editor, "assignee=me").await, [] as [String; 0]);
    agent.get("/conversations?assignee=somebody").await.problem(ProblemCode::InvalidParameter);
    let note = json!({"text": "Please look", "mentions": [agent.user_id]});
    let note = editor.post(&at("/notes"), &note).await.ok();
    assert_eq!(ids(&agent, "mentioned=true").await, [id.to_string()]);
    assert_eq!(ids(&editor, "mentioned=true").await, [] as [String; 0]);
    assert_eq!(agent.post(&at("/read"), &json!({})).await.status, 204);
    assert_eq!(ids(&agent, "mentioned=true").await, [] as [String; 0]);
    let notes = agent.get(&at("")).await.ok()["notes"].clone();
    assert_eq!(notes[0]["text"], "Please look");
    // Only who wrote a note deletes it.
    let note = at(&format!("/notes/{}", note["id"].as_str().unwrap()));
    agent.delete(&note).await.problem(ProblemCode::NotFound);
    assert_eq!(editor.delete(&note).await.status, 204);
    assert_eq!(agent.post(&at("/take-over"), &json!({})).await.status, 202);
    assert_eq!(agent.post(&at("/hand-back"), &json!({"outcome": "sold"})).await.status, 202);
    assert_eq!(acts(&app).await, [json!("pause"), json!({"hand_back": {"outcome": "sold"}})]);
    assert_eq!(ids(&agent, "assignee=me").await, [] as [String; 0], "handed back is nobody's");
    let tags = agent.json(Method::PUT, &at("/tags"), &json!({"add": ["vip"], "remove": ["new"]})).await;
    assert_eq!(tags.status, 202);
    agent.json(Method::PUT, &at("/tags"), &json!({})).await.problem(ProblemCode::Invalid);
    let log = app.client(workspace, Role::Admin).await.get("/audit?q=conversations").await.ok();
    let noted = |action: &str| {
        let found = log["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["outcome"] == "done" && it["action"].as_str().unwrap().ends_with(action));
        found.unwrap_or_else(|| panic!("{action} is not in {log}")).clone()
    };
    assert_eq!(noted("/take-over")["after"]["paused"], true, "{}", noted("/take-over"));
    assert_eq!(noted("/hand-back")["before"]["assignee_id"], json!(agent.user_id));
    assert_eq!(noted("/tags")["after"]["tags"], json!(["vip"]));
    assert!(!log.to_string().contains("Please look") && !log.to_string().contains("/read"), "{log}");
    let pause = format!("/numbers/{number}/pause-contact");
    assert_eq!(agent.post(&pause, &json!({"phone": "Carol"})).await.status, 202);
    agent.post(&pause, &json!({"phone": ""})).await.problem(ProblemCode::Invalid);
});

on_both!(saved_replies_have_names_of_their_own, async |app: App| {
    let workspace = app.workspace("W").await;
    let agent = app.client(workspace, Role::Agent).await;
    let hours = json!({"name": "hours", "text": "We are open\nfrom 9 to 5."});
    let saved = agent.post("/saved-replies", &hours).await.ok();
    agent.post("/saved-replies", &hours).await.problem(ProblemCode::Invalid);
    let path = format!("/saved-replies/{}", saved["id"].as_str().unwrap());
    let changed = agent.json(Method::PUT, &path, &json!({"name": "hours", "text": "Always."})).await.ok();
    assert_eq!(changed["text"], "Always.");
    let theirs = app.workspace("Theirs").await;
    let stranger = app.client(theirs, Role::Admin).await;
    stranger.json(Method::PUT, &path, &hours).await.problem(ProblemCode::NotFound);
    stranger.delete(&path).await.problem(ProblemCode::NotFound);
    assert_eq!(agent.get("/saved-replies").await.ok()["items"], json!([changed]));
    assert_eq!(agent.delete(&path).await.status, 204);
    assert_eq!(agent.get("/saved-replies").await.ok()["items"], json!([]));
});
