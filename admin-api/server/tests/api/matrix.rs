//! Every route as every role. A route without a row in the access table fails here.

use admin_api::auth::access::{Access, TABLE, access};
use admin_types::{ProblemCode, Role};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::app::App;

/// Every operation of the OpenAPI document.
fn operations() -> Vec<(Method, String)> {
    let api = serde_json::to_value(admin_api::openapi()).unwrap();
    let mut found = Vec::new();
    for (path, item) in api["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            let method = method.to_uppercase().parse::<Method>().unwrap();
            assert!(
                matches!(method, Method::GET | Method::POST | Method::PUT | Method::PATCH | Method::DELETE),
                "{method} {path}"
            );
            found.push((method, path.clone()));
        }
    }
    found
}

#[test]
fn the_table_and_the_routes_are_the_same_set() {
    let operations = operations();
    for (method, path) in &operations {
        assert!(access(method, path).is_some(), "{method} {path} has no row in the access table");
    }
    for (method, path, _) in TABLE {
        assert!(
            operations.iter().any(|(it, at)| it == method && at == path),
            "{method} {path} has a row but no route"
        );
    }
}

on_both!(each_route_lets_in_whom_the_table_names_and_nobody_else, async |app: App| {
    let workspace = app.workspace("W").await;
    // Another admin, so that no request of this test removes the last one.
    app.user(workspace, Role::Admin, "other@example.com").await;
    let (operations, mut asked) = (operations(), 0);
    for (method, path) in &operations {
        let (method, path) = (method.clone(), path.clone());
        let row = access(&method, &path).unwrap();
        // An id that names nothing: who is let in gets 404 or a complaint about the empty body.
        let url = path
            .replace("{id}", &uuid::Uuid::nil().to_string())
            .replace("{session_id}", &uuid::Uuid::nil().to_string())
            .replace("{version}", "1")
            .replace("{note_id}", &uuid::Uuid::nil().to_string())
            .replace("{message_id}", &uuid::Uuid::nil().to_string());
        let body = if method == Method::GET || method == Method::DELETE { Value::Null } else { json!({}) };
        for role in std::iter::once(None).chain(Role::ALL.map(Some)) {
            let client = match role {
                None => app.anonymous(),
                Some(role) => app.client(workspace, role).await,
            };
            if path == "/events" && role.is_some() {
                // An endless stream; it is read in a test of its own.
                continue;
            }
            let answer = match body {
                Value::Null => client.send(method.clone(), &url, &[], axum::body::Body::empty()).await,
                _ => client.json(method.clone(), &url, &body).await,
            };
            asked += 1;
            let status = answer.status;
            let name = format!("{method} {path} as {role:?}: {status}");
            match (row, role) {
                (Access::Public, _) => assert!(status != 401 && status != 403, "{name}"),
                (_, None) => {
                    answer.problem(ProblemCode::NotSignedIn);
                }
                (Access::Key, Some(_)) => {
                    answer.problem(ProblemCode::Forbidden);
                }
                (Access::SignedIn, Some(_)) => {
                    assert!(status.is_success() || matches!(status.as_u16(), 404 | 422), "{name}");
                }
                (Access::Needs(permission), Some(role)) if !role.can(permission) => {
                    answer.problem(ProblemCode::Forbidden);
                }
                (Access::Needs(_), Some(_)) => {
                    let expected = if path.contains('{') && body.is_null() {
                        status == StatusCode::NOT_FOUND
                    } else if body.is_null() {
                        status.is_success()
                    } else {
                        // PATCH with nothing to change reaches the missing thing first.
                        matches!(status.as_u16(), 404 | 422)
                    };
                    assert!(expected, "{name}");
                }
            }
        }
    }
    println!("{} operations, asked {asked} times", operations.len());
});

on_both!(another_workspace_is_not_there, async |app: App| {
    let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
    let owner = app.client(ours, Role::Admin).await;
    let stranger = app.client(theirs, Role::Admin).await;
    let flow = owner.post("/flows", &json!({"name": "Ours"})).await.ok();
    let number = owner.post("/numbers", &json!({"kind": "simulator", "name": "Ours"})).await.ok();
    let flow = flow["id"].as_str().unwrap();
    let number = number["id"].as_str().unwrap();
    let etag = [("content-type", "application/json"), ("if-match", "\"1\"")];
    let document = json!({"document": {"spec": "1.0", "name": "x"}}).to_string();
    let missing = stranger.get(&format!("/flows/{}", uuid::Uuid::nil())).await.bytes;
    let answers = [
        stranger.get(&format!("/flows/{flow}")).await,
        stranger.get(&format!("/flows/{flow}/draft")).await,
        stranger.get(&format!("/flows/{flow}/versions")).await,
        stranger.get(&format!("/flows/{flow}/versions/1")).await,
        stranger.get(&format!("/flows/{flow}/versions/1/changes")).await,
        stranger.post(&format!("/flows/{flow}/versions/1/publish"), &json!({"number_ids": []})).await,
        stranger.get(&format!("/flows/{flow}/waiting")).await,
        stranger.patch(&format!("/flows/{flow}"), &json!({"name": "Mine"})).await,
        stranger.delete(&format!("/flows/{flow}")).await,
        stranger.send(Method::PUT, &format!("/flows/{flow}/draft"), &etag, document).await,
        stranger.post(&format!("/flows/{flow}/publish"), &json!({"number_ids": []})).await,
        stranger.get(&format!("/numbers/{number}")).await,
        stranger.patch(&format!("/numbers/{number}"), &json!({"name": "Mine"})).await,
        stranger.delete(&format!("/numbers/{number}")).await,
        stranger.post(&format!("/numbers/{number}/simulate"), &json!({"from": "a", "text": "b"})).await,
        stranger.post(&format!("/numbers/{number}/check"), &json!({})).await,
        stranger.get(&format!("/numbers/{number}/link")).await,
        stranger.post(&format!("/numbers/{number}/link"), &json!({"action": "pause"})).await,
        stranger.post(&format!("/numbers/{number}/register"), &json!({"pin": "123456"})).await,
        stranger.post(&format!("/numbers/{number}/subscribe"), &json!({})).await,
        stranger.post(&format!("/numbers/{number}/credentials"), &json!({"access_token": "x"})).await,
        stranger.post("/templates/sync", &json!({"number_id": number})).await,
        stranger.get(&format!("/templates?number_id={number}")).await,
        stranger.patch(&format!("/users/{}", owner.user_id), &json!({"role": "viewer"})).await,
        stranger.delete(&format!("/users/{}", owner.user_id)).await,
        stranger.get(&format!("/users/{}/sessions", owner.user_id)).await,
        stranger.delete(&format!("/users/{}/sessions", owner.user_id)).await,
        stranger.delete(&format!("/users/{}/second-factor", owner.user_id)).await,
        stranger.get(&format!("/numbers/{number}/link/code")).await,
        stranger.post("/messages", &json!({"number_id": number, "to": "a", "text": "b"})).await,
        stranger.get("/flows/not-an-id").await,
    ];
    for answer in answers {
        answer.problem(ProblemCode::NotFound);
        assert_eq!(answer.bytes, missing, "the same body as for what never was");
    }
    // And nothing was done: the owner still has it all, and publishing to their number is refused.
    assert_eq!(owner.get(&format!("/flows/{flow}")).await.ok()["name"], "Ours");
    let mine = stranger.post("/flows", &json!({"name": "Mine"})).await.ok();
    let publish = json!({"number_ids": [number]});
    let answer = stranger.post(&format!("/flows/{}/publish", mine["id"].as_str().unwrap()), &publish).await;
    assert_eq!(answer.status, 422);
    assert_eq!(stranger.get("/flows").await.ok()["items"].as_array().unwrap().len(), 1);
    assert_eq!(stranger.get("/numbers").await.ok()["items"], json!([]));
});
