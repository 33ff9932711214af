//! Drafts, versions and publishing.

use admin_types::{ProblemCode, Role};
use engine_store::testing::Kind;
use http::{Method, header};
use serde_json::{Value, json};

use crate::app::{App, Client};

/// A flow that can be published.
fn menu(text: &str) -> Value {
    json!({
        "spec": "1.0", "name": "Menu",
        "triggers": [{"id": "start", "type": "keyword", "config": {"keywords": ["hi"]}, "to": "hello"}],
        "nodes": [{"id": "hello", "type": "text", "config": {"text": text}, "next": {"next": "bye"}},
                  {"id": "bye", "type": "end"}]
    })
}

async fn create(client: &Client<'_>, document: &Value) -> String {
    let flow = client.post("/flows", &json!({"name": "Menu", "document": document})).await.ok();
    flow["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_stale_draft_is_refused_and_nothing_is_lost() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let workspace = app.workspace("W").await;
        let (ann, bob) =
            (app.client(workspace, Role::Editor).await, app.client(workspace, Role::Editor).await);
        let id = create(&ann, &menu("one")).await;
        let draft = ann.get(&format!("/flows/{id}/draft")).await;
        assert_eq!(draft.headers[header::ETAG], "\"1\"");
        let saved = bob.save(&id, "1", &menu("two")).await;
        assert_eq!(saved.headers[header::ETAG], "\"2\"");
        assert_eq!(saved.ok()["etag"], "2");
        let stale = ann.save(&id, "1", &menu("three")).await;
        assert_eq!(stale.problem(ProblemCode::DraftStale)["etag"], "2");
        assert_eq!(stale.headers[header::ETAG], "\"2\"");
        let draft = ann.get(&format!("/flows/{id}/draft")).await.ok();
        assert_eq!(draft["document"]["nodes"][0]["config"]["text"], "two", "bob's work is kept");
        ann.save(&id, "2", &menu("three")).await.ok();
    }
}

#[tokio::test]
async fn one_of_two_simultaneous_saves_wins() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let workspace = app.workspace("W").await;
        let ann = app.client(workspace, Role::Editor).await;
        let id = create(&ann, &menu("one")).await;
        let (first, second) = (menu("left"), menu("right"));
        let (a, b) = tokio::join!(ann.save(&id, "1", &first), ann.save(&id, "1", &second));
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412]);
    }
}

#[tokio::test]
async fn saving_without_an_etag_is_refused() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Editor).await;
    let id = create(&ann, &menu("one")).await;
    let path = format!("/flows/{id}/draft");
    let body = json!({"document": menu("two")});
    ann.json(Method::PUT, &path, &body).await.problem(ProblemCode::IfMatchMissing);
    let any = [("content-type", "application/json"), ("if-match", "*")];
    ann.send(Method::PUT, &path, &any, body.to_string()).await.problem(ProblemCode::IfMatchMissing);
    ann.save(&id, "W/x", &menu("two")).await.problem(ProblemCode::DraftStale);
}

#[tokio::test]
async fn documents_that_are_no_flows_are_refused_with_their_places() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Editor).await;
    let id = create(&ann, &menu("one")).await;
    let mut unknown = menu("x");
    unknown["nodes"][1]["type"] = "teleport".into();
    let mut newer = menu("x");
    newer["spec"] = "9.0".into();
    let mut extra = menu("x");
    extra["nodes"][0]["secret"] = true.into();
    for (document, pointer) in [
        (unknown, "/document/nodes/1/type"),
        (newer, "/document"),
        (extra, "/document/nodes/0"),
        (json!("text"), "/document"),
    ] {
        let problem = ann.save(&id, "1", &document).await.problem(ProblemCode::DocumentInvalid);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{problem}");
        let problem = ann.post("/flows/check", &json!({"document": document})).await;
        problem.problem(ProblemCode::DocumentInvalid);
    }
    assert_eq!(ann.get(&format!("/flows/{id}")).await.ok()["etag"], "1");
}

#[tokio::test]
async fn a_draft_with_findings_is_saved_but_not_published() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Editor).await;
    let mut broken = menu("");
    broken["nodes"][0]["next"]["next"] = "nowhere".into();
    let id = create(&ann, &broken).await;
    let saved = ann.save(&id, "1", &broken).await.ok();
    assert!(saved["issues"].as_array().unwrap().iter().any(|issue| issue["severity"] == "error"));
    let checked = ann.post("/flows/check", &json!({"document": broken})).await.ok();
    assert_eq!(checked["publishable"], false);
    let answer = ann.post(&format!("/flows/{id}/publish"), &json!({"number_ids": []})).await;
    let problem = answer.problem(ProblemCode::FlowHasErrors);
    assert!(!problem["issues"].as_array().unwrap().is_empty());
    assert_eq!(ann.get(&format!("/flows/{id}/versions")).await.ok()["items"], json!([]));
}

#[tokio::test]
async fn only_an_admin_publishes_in_spite_of_errors_and_the_version_says_so() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let workspace = app.workspace("W").await;
        let (ann, eve) =
            (app.client(workspace, Role::Admin).await, app.client(workspace, Role::Editor).await);
        let mut broken = menu("one");
        broken["nodes"][0]["next"]["next"] = "nowhere".into();
        let id = create(&ann, &broken).await;
        let publish = format!("/flows/{id}/publish");
        // Being an admin is not enough: it has to be said.
        ann.post(&publish, &json!({"number_ids": []})).await.problem(ProblemCode::FlowHasErrors);
        let nevertheless = json!({"number_ids": [], "in_spite_of_errors": true});
        let refused = eve.post(&publish, &nevertheless).await;
        let problem = refused.problem(ProblemCode::Forbidden);
        assert_eq!(problem["issues"][0]["severity"], "error", "{problem}");
        let versions = format!("/flows/{id}/versions");
        assert_eq!(eve.get(&versions).await.ok()["items"], json!([]), "nothing was published");

        let published = ann.post(&publish, &nevertheless).await.ok();
        assert_eq!(published["version"]["published_with_errors"]["error_count"], 1);
        assert_eq!(published["issues"][0]["severity"], "error");
        let listed = eve.get(&versions).await.ok();
        assert_eq!(listed["items"][0]["published_with_errors"]["by"]["id"], ann.user_id.to_string());
        // The same draft again is as broken as before.
        eve.post(&publish, &json!({"number_ids": []})).await.problem(ProblemCode::FlowHasErrors);

        // Where there is nothing to override, saying so does no harm and leaves no mark.
        eve.save(&id, "1", &menu("one")).await.ok();
        let mended = eve.post(&publish, &nevertheless).await.ok();
        assert_eq!(
            (&mended["version"]["number"], &mended["version"]["published_with_errors"]),
            (&json!(2), &Value::Null)
        );
        assert_eq!(eve.get(&versions).await.ok()["items"][1]["published_with_errors"]["error_count"], 1);
    }
}

#[tokio::test]
async fn publishing_makes_versions_and_lets_them_answer() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let workspace = app.workspace("W").await;
        let admin = app.client(workspace, Role::Admin).await;
        let mut heard = app.hints.subscribe();
        let number = admin.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
        let number = number["id"].as_str().unwrap();
        let id = create(&admin, &menu("one")).await;
        let publish = format!("/flows/{id}/publish");
        let first = admin.post(&publish, &json!({"number_ids": [number], "note": "first"})).await.ok();
        assert_eq!((&first["version"]["number"], &first["created"]), (&json!(1), &json!(true)));
        assert_eq!(first["version"]["numbers"][0]["name"], "Try");
        assert_eq!(first["version"]["note"], "first");
        // The same again makes no new row, and neither does a card that was only moved.
        let mut moved = menu("one");
        moved["layout"] = json!({"nodes": {"hello": [5.0, 5.0]}});
        admin.save(&id, "1", &moved).await.ok();
        let again = admin.post(&publish, &json!({"number_ids": [number]})).await.ok();
        assert_eq!((&again["version"]["number"], &again["created"]), (&json!(1), &json!(false)));
        assert_eq!(admin.get(&format!("/flows/{id}")).await.ok()["has_unpublished_changes"], false);
        // A change makes the next one; the first stays as it was.
        admin.save(&id, "2", &menu("two")).await.ok();
        assert_eq!(admin.get(&format!("/flows/{id}")).await.ok()["has_unpublished_changes"], true);
        let stale = admin.post(&publish, &json!({"number_ids": [number], "if_match": "2"})).await;
        stale.problem(ProblemCode::DraftStale);
        let second = admin.post(&publish, &json!({"number_ids": [number], "if_match": "3"})).await.ok();
        assert_eq!(second["version"]["number"], 2);
        let old = admin.get(&format!("/flows/{id}/versions/1")).await.ok();
        assert_eq!(old["document"]["nodes"][0]["config"]["text"], "one");
        assert_eq!(old["numbers"], json!([]));
        // What a version changed, in the words of the editor.
        let told = admin.get(&format!("/flows/{id}/versions/2/changes")).await.ok();
        assert_eq!((&told["since"], told["changes"].as_array().unwrap().len()), (&json!(1), 1), "{told}");
        assert_eq!(told["changes"][0]["card"], "hello");
        assert_eq!(told["changes"][0]["lines"], json!(["Message: “one” became “two”"]));
        let all = admin.get(&format!("/flows/{id}/versions/1/changes")).await.ok();
        assert!(
            all["changes"].as_array().unwrap().iter().any(|it| it["mark"] == "added" && it["card"] == "bye"),
            "{all}"
        );
        admin.get(&format!("/flows/{id}/versions/2/changes?since=7")).await.problem(ProblemCode::NotFound);
        let number_id: uuid::Uuid = number.parse().unwrap();
        let active = app.store.active_deployments(&[number_id]).await.unwrap();
        assert_eq!((active.len(), active[0].version), (1, 2));
        let mut hinted = false;
        while let Ok(hint) = heard.try_recv() {
            hinted |= matches!(hint, engine_store::hints::Hint::DeploymentChanged { number_id: it, .. } if it == number_id);
        }
        assert!(hinted, "the engine is told");
        // Back to the first version, and forward again; the draft is not asked.
        let back = json!({"number_ids": [number], "waiting": [{"fate": "keep"}]});
        let again = admin.post(&format!("/flows/{id}/versions/1/publish"), &back).await.ok();
        assert_eq!((&again["version"]["number"], &again["created"]), (&json!(1), &json!(false)));
        let active = app.store.active_deployments(&[number_id]).await.unwrap();
        assert_eq!((active[0].version, active[0].takeover.0.len()), (1, 1));
        assert_eq!(
            admin.get(&format!("/flows/{id}/draft")).await.ok()["document"]["nodes"][0]["config"]["text"],
            "two"
        );
        admin.post(&format!("/flows/{id}/versions/9/publish"), &back).await.problem(ProblemCode::NotFound);
        for rule in [
            json!({"fate": "remap"}),
            json!({"fate": "keep", "to": "hello"}),
            // The step that is there asks nothing, the other one is not there.
            json!({"fate": "remap", "to": "hello"}),
            json!({"fate": "remap", "to": "nowhere"}),
        ] {
            let body = json!({"number_ids": [number], "waiting": [rule]});
            for path in [&publish, &format!("/flows/{id}/versions/1/publish")] {
                let problem = admin.post(path, &body).await.problem(ProblemCode::Invalid);
                assert_eq!(problem["errors"][0]["pointer"], "/waiting/0/to", "{problem}");
            }
        }
        admin.post(&publish, &json!({"number_ids": [number]})).await.ok();
        assert_eq!(app.store.active_deployments(&[number_id]).await.unwrap()[0].takeover.0, []);
        assert_eq!(admin.get(&format!("/flows/{id}/waiting")).await.ok()["steps"], json!([]));
        // An unknown number: nothing at all is published.
        admin.save(&id, "3", &menu("three")).await.ok();
        let nobody = json!({"number_ids": [number, uuid::Uuid::nil()]});
        admin.post(&publish, &nobody).await.problem(ProblemCode::Invalid);
        assert_eq!(
            admin.get(&format!("/flows/{id}/versions")).await.ok()["items"].as_array().unwrap().len(),
            2
        );
        // What answers cannot be archived.
        admin.delete(&format!("/flows/{id}")).await.problem(ProblemCode::FlowInUse);
        admin.patch(&format!("/numbers/{number}"), &json!({"undeploy": true})).await.ok();
        assert_eq!(admin.delete(&format!("/flows/{id}")).await.status, 204);
        admin.post(&publish, &json!({"number_ids": []})).await.problem(ProblemCode::FlowArchived);
        admin.save(&id, "4", &menu("four")).await.problem(ProblemCode::FlowArchived);
        assert_eq!(admin.get("/flows").await.ok()["items"], json!([]));
        admin.patch(&format!("/flows/{id}"), &json!({"archived": false})).await.ok();
        assert_eq!(admin.get("/flows?q=MEN").await.ok()["items"][0]["name"], "Menu");
    }
}

#[tokio::test]
async fn renaming_changes_the_draft_and_pages_hold_every_flow_once() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Editor).await;
    let id = create(&ann, &menu("one")).await;
    let renamed = ann.patch(&format!("/flows/{id}"), &json!({"name": "Card", "description": "d"})).await.ok();
    assert_eq!((&renamed["name"], &renamed["etag"]), (&json!("Card"), &json!("2")));
    assert_eq!(ann.get(&format!("/flows/{id}/draft")).await.ok()["document"]["name"], "Card");
    for n in 0..6 {
        ann.post("/flows", &json!({"name": format!("Flow {n}")})).await.ok();
    }
    let mut seen = std::collections::BTreeSet::new();
    let mut path = "/flows?limit=3".to_owned();
    loop {
        let page = ann.get(&path).await.ok();
        for flow in page["items"].as_array().unwrap() {
            assert!(seen.insert(flow["id"].to_string()), "twice");
        }
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/flows?limit=3&cursor={cursor}");
    }
    assert_eq!(seen.len(), 7);
}

/// A flow that enters another one of the workspace.
fn entering(id: &str) -> Value {
    json!({
        "spec": "1.0", "name": "Entering",
        "triggers": [{"id": "start", "type": "keyword", "config": {"keywords": ["hi"]}, "to": "go"}],
        "nodes": [{"id": "go", "type": "subflow", "config": {"flow": id}, "next": {"next": "bye"}},
                  {"id": "bye", "type": "end"}]
    })
}

/// A flow that can be entered.
fn entered(text: &str) -> Value {
    json!({
        "spec": "1.0", "name": "Entered",
        "triggers": [{"id": "in", "type": "api_call", "to": "say"}],
        "nodes": [{"id": "say", "type": "text", "config": {"text": text}, "next": {"next": "back"}},
                  {"id": "back", "type": "return"}]
    })
}

#[tokio::test]
async fn a_version_carries_the_flows_that_it_enters() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = App::on(kind).await;
        let workspace = app.workspace("W").await;
        let ann = app.client(workspace, Role::Editor).await;
        let sub = create(&ann, &entered("one")).await;
        let id = create(&ann, &entering(&sub)).await;
        let linked = ann.get(&format!("/flows/{id}/linked")).await.ok();
        assert_eq!(linked["document"]["library"][&sub]["nodes"][0]["config"]["text"], "one");
        let publish = json!({"number_ids": []});
        let first = ann.post(&format!("/flows/{id}/publish"), &publish).await.ok();
        assert_eq!((&first["version"]["number"], &first["created"]), (&json!(1), &json!(true)));
        let again = ann.post(&format!("/flows/{id}/publish"), &publish).await.ok();
        assert_eq!((&again["version"]["number"], &again["created"]), (&json!(1), &json!(false)));
        // The entered flow changes: the version does not, but there is something new to publish.
        ann.save(&sub, "1", &entered("two")).await.ok();
        let old = ann.get(&format!("/flows/{id}/versions/1")).await.ok();
        assert_eq!(old["document"]["library"][&sub]["nodes"][0]["config"]["text"], "one");
        let second = ann.post(&format!("/flows/{id}/publish"), &publish).await.ok();
        assert_eq!(second["version"]["number"], 2);
        let new = ann.get(&format!("/flows/{id}/versions/2")).await.ok();
        assert_eq!(new["document"]["library"][&sub]["nodes"][0]["config"]["text"], "two");
    }
}

#[tokio::test]
async fn a_flow_of_another_workspace_cannot_be_entered() {
    let app = App::on(Kind::Sqlite).await;
    let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
    let (ann, eve) = (app.client(ours, Role::Editor).await, app.client(theirs, Role::Editor).await);
    let secret = create(&ann, &entered("secret")).await;
    let id = create(&eve, &entering(&secret)).await;
    let linked = eve.get(&format!("/flows/{id}/linked")).await.ok();
    assert!(!linked.to_string().contains("secret\""), "{linked}");
    let refused = eve.post(&format!("/flows/{id}/publish"), &json!({"number_ids": []})).await;
    let problem = refused.problem(ProblemCode::FlowHasErrors);
    assert_eq!(problem["issues"][0]["code"], "subflow_unknown");
}
