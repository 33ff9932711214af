//! Own drafts: seen by nobody else until they are shared.

use admin_types::{ProblemCode, Role};
use engine_store::hints::Hint;
use http::Method;
use serde_json::{Value, json};

use crate::app::{Answer, App, Client};

fn document(name: &str, text: &str) -> Value {
    json!({
        "spec": "1.0", "name": name,
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "hello"}],
        "nodes": [{"id": "hello", "type": "text", "config": {"text": text}}]
    })
}

async fn send(client: &Client<'_>, method: Method, path: &str, etag: &str, body: &Value) -> Answer {
    let quoted = format!("\"{etag}\"");
    let headers = [("content-type", "application/json"), ("if-match", quoted.as_str())];
    client.send(method, path, &headers, body.to_string()).await
}

async fn save(client: &Client<'_>, flow: &str, etag: &str, body: &Value) -> Answer {
    send(client, Method::PUT, &format!("/flows/{flow}/draft/mine"), etag, body).await
}

async fn share(client: &Client<'_>, flow: &str, etag: &str) -> Answer {
    send(client, Method::POST, &format!("/flows/{flow}/draft/mine/share"), etag, &json!({})).await
}

async fn text(client: &Client<'_>, path: &str) -> String {
    let draft = client.get(path).await.ok();
    draft["document"]["nodes"][0]["config"]["text"].as_str().unwrap().to_owned()
}

on_both!(nobody_sees_what_is_not_shared, async |app: App| {
    let workspace = app.workspace("W").await;
    let (ann, bob) = (app.client(workspace, Role::Editor).await, app.client(workspace, Role::Editor).await);
    let viewer = app.client(workspace, Role::Viewer).await;
    let flow = ann.post("/flows", &json!({"name": "A", "document": document("A", "one")})).await.ok();
    let id = flow["id"].as_str().unwrap();
    let (mine, shared) = (format!("/flows/{id}/draft/mine"), format!("/flows/{id}/draft"));
    let draft = ann.get(&mine).await.ok();
    assert_eq!(
        (&draft["etag"], &draft["changed"], &draft["base_etag"]),
        (&json!("1.0"), &json!(false), &json!("1"))
    );

    let mut hints = app.hints.subscribe();
    let saved = save(&ann, id, "1.0", &json!({"document": document("A", "two")})).await;
    assert_eq!(saved.headers["etag"], "\"1.1\"");
    saved.ok();
    assert!(hints.try_recv().is_err(), "saving is nobody else's business");
    assert_eq!(text(&ann, &mine).await, "two");
    for other in [&bob, &viewer] {
        assert_eq!(text(other, &shared).await, "one");
    }
    assert_eq!(text(&bob, &mine).await, "one");
    assert_eq!(ann.get("/flows").await.ok()["items"][0]["has_own_changes"], true);
    assert_eq!(bob.get("/flows").await.ok()["items"][0]["has_own_changes"], false);
    // That somebody has changes is known, what they are is not.
    let authors = bob.get(&format!("/flows/{id}/drafts")).await.ok();
    assert_eq!(authors["items"].as_array().unwrap().len(), 1);
    assert!(!authors.to_string().contains("two"));

    // Another page of the same person does not overwrite this one's work.
    save(&ann, id, "1.0", &json!({"document": document("A", "three")}))
        .await
        .problem(ProblemCode::DraftStale);
    let answer = share(&ann, id, "1.1").await.ok();
    assert_eq!((&answer["base_etag"], &answer["etag"]), (&json!("2"), &json!("2.0")));
    assert!(matches!(hints.recv().await.unwrap(), Hint::FlowChanged { .. }));
    assert_eq!(text(&viewer, &shared).await, "two");
    assert_eq!(ann.get(&mine).await.ok()["changed"], false);
    assert!(bob.get(&format!("/flows/{id}/drafts")).await.ok()["items"].as_array().unwrap().is_empty());
});

on_both!(who_shares_second_merges_first, async |app: App| {
    let workspace = app.workspace("W").await;
    let (ann, bob) = (app.client(workspace, Role::Editor).await, app.client(workspace, Role::Editor).await);
    let flow = ann.post("/flows", &json!({"name": "A", "document": document("A", "one")})).await.ok();
    let id = flow["id"].as_str().unwrap();
    let mine = format!("/flows/{id}/draft/mine");
    save(&ann, id, "1.0", &json!({"document": document("A", "ann")})).await.ok();
    save(&bob, id, "1.0", &json!({"document": document("B", "one")})).await.ok();
    share(&ann, id, "1.1").await.ok();

    share(&bob, id, "1.1").await.problem(ProblemCode::DraftStale);
    let draft = bob.get(&mine).await.ok();
    assert_eq!(draft["shared"]["etag"], "2");
    assert_eq!(draft["base"]["nodes"][0]["config"]["text"], "one", "what both began with");
    assert_eq!(draft["document"]["name"], "B", "bob's work is kept");
    // It can be saved as before, merged or not; a merge with something else than what is shared is refused.
    save(&bob, id, "1.1", &json!({"document": document("B", "one")})).await.ok();
    let merged = json!({"document": document("B", "ann"), "onto": "1"});
    save(&bob, id, "1.2", &merged).await.problem(ProblemCode::DraftStale);
    let merged = json!({"document": document("B", "ann"), "onto": "2"});
    assert_eq!(save(&bob, id, "1.2", &merged).await.ok()["etag"], "2.3");
    share(&bob, id, "2.3").await.ok();
    let draft = ann.get(&mine).await.ok();
    assert_eq!((&draft["document"]["name"], &draft["changed"]), (&json!("B"), &json!(false)));
    // Ann's page, which saw nothing of that, may take it in without asking again.
    let merged = json!({"document": document("C", "ann"), "onto": "3"});
    assert_eq!(save(&ann, id, "2.0", &merged).await.ok()["etag"], "3.1");
});

on_both!(what_is_given_up_does_not_come_back, async |app: App| {
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Editor).await;
    let flow = ann.post("/flows", &json!({"name": "A", "document": document("A", "one")})).await.ok();
    let id = flow["id"].as_str().unwrap();
    let mine = format!("/flows/{id}/draft/mine");
    save(&ann, id, "1.0", &json!({"document": document("A", "two")})).await.ok();
    ann.delete(&mine).await;
    let draft = ann.get(&mine).await.ok();
    assert_eq!(
        (&draft["document"]["nodes"][0]["config"]["text"], &draft["changed"]),
        (&json!("one"), &json!(false))
    );
    // A page that was open meanwhile is told.
    save(&ann, id, "1.1", &json!({"document": document("A", "three")}))
        .await
        .problem(ProblemCode::DraftStale);
    let etag = draft["etag"].as_str().unwrap();
    let saved = save(&ann, id, etag, &json!({"document": document("A", "three")})).await.ok();
    // What ends where it began is no change.
    let etag = saved["etag"].as_str().unwrap();
    save(&ann, id, etag, &json!({"document": draft["document"]})).await.ok();
    assert_eq!(ann.get(&mine).await.ok()["changed"], false);
    // Others' etags, and none at all.
    save(&ann, id, "1", &json!({"document": document("A", "x")})).await.problem(ProblemCode::DraftStale);
    ann.json(Method::PUT, &mine, &json!({"document": document("A", "x")}))
        .await
        .problem(ProblemCode::IfMatchMissing);
});

on_both!(who_has_a_flow_open_is_told_to_others_there, async |app: App| {
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Viewer).await;
    let editor = app.client(workspace, Role::Editor).await;
    let flow = editor.post("/flows", &json!({"name": "A"})).await.ok();
    let id = flow["id"].as_str().unwrap();
    let mut hints = app.hints.subscribe();
    let path = format!("/flows/{id}/presence");
    assert_eq!(ann.post(&path, &json!({"step": "hello"})).await.status, 204);
    let hint = hints.recv().await.unwrap();
    assert!(matches!(hint, Hint::FlowPresence { step: Some(step), leaving: false, .. } if step == "hello"));
    let long = "x".repeat(201);
    assert_eq!(ann.post(&path, &json!({"step": long})).await.status, 422);
});
