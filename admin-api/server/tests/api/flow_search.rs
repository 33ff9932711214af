//! Finding words in all flows.

use admin_types::{ProblemCode, Role};
use engine_store::testing::Kind;
use serde_json::{Value, json};

use crate::app::App;

fn flow(name: &str, text: &str) -> Value {
    json!({"name": name, "document": {
        "spec": "1.0", "name": name,
        "triggers": [{"id": "start", "type": "keyword", "config": {"keywords": ["hi"]}, "to": "say"}],
        "nodes": [{"id": "say", "type": "text", "title": "Greeting", "config": {"text": text}}],
    }})
}

#[tokio::test]
async fn words_are_found_in_all_flows_of_the_workspace_and_in_no_other() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
        let (ann, stranger) = (app.client(ours, Role::Viewer).await, app.client(theirs, Role::Editor).await);
        let editor = app.client(ours, Role::Editor).await;
        for (name, text) in [("One", "Your ÖRDER is here"), ("Two", "Nothing"), ("Three", "an \"örder\"")] {
            editor.post("/flows", &flow(name, text)).await.ok();
        }
        stranger.post("/flows", &flow("Theirs", "örder")).await.ok();
        let found = ann.get("/flows/search?q=%C3%B6rder").await.ok();
        let names: Vec<&str> =
            found["items"].as_array().unwrap().iter().map(|flow| flow["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["Three", "One"], "the one that was saved last first");
        let hit = &found["items"][1]["hits"][0];
        assert_eq!(
            (&hit["id"], &hit["kind"], &hit["title"]),
            (&json!("say"), &json!("text"), &json!("Greeting"))
        );
        assert_eq!(hit["excerpt"], "Your ÖRDER is here");
        assert_eq!(ann.get("/flows/search?q=%20").await.ok()["items"], json!([]));
        ann.get(&format!("/flows/search?q={}", "x".repeat(201))).await.problem(ProblemCode::InvalidParameter);
        ann.get("/flows/search?q=a&cursor=nonsense").await.problem(ProblemCode::InvalidParameter);
    }
}

#[tokio::test]
async fn pages_go_through_all_flows_and_archived_ones_are_left_out() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Editor).await;
    for index in 0..30 {
        let text = if index % 10 == 0 { "needle" } else { "hay" };
        ann.post("/flows", &flow(&format!("Flow {index}"), text)).await.ok();
    }
    let archived = ann.post("/flows", &flow("Old", "needle")).await.ok();
    ann.delete(&format!("/flows/{}", archived["id"].as_str().unwrap())).await;
    let (mut names, mut cursor, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = ann.get(&format!("/flows/search?q=needle{cursor}")).await.ok();
        pages += 1;
        names.extend(
            page["items"].as_array().unwrap().iter().map(|flow| flow["name"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(names, ["Flow 20", "Flow 10", "Flow 0"]);
    assert_eq!(pages, 2);
}
