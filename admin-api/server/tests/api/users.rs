//! The people of a workspace.

use admin_types::{ProblemCode, Role};
use serde_json::json;

use crate::app::{App, PASSWORD};

on_both!(a_changed_role_counts_from_the_next_request_on, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let editor = app.client(workspace, Role::Editor).await;
    editor.post("/flows", &json!({"name": "Mine"})).await.ok();
    let path = format!("/users/{}", editor.user_id);
    admin.patch(&path, &json!({"role": "viewer"})).await.ok();
    editor.post("/flows", &json!({"name": "Mine"})).await.problem(ProblemCode::Forbidden);
    editor.get("/flows").await.ok();
    admin.patch(&path, &json!({"disabled": true})).await.ok();
    editor.get("/flows").await.problem(ProblemCode::NotSignedIn);
    admin.patch(&path, &json!({"disabled": false})).await.ok();
    editor.get("/flows").await.problem(ProblemCode::NotSignedIn);
});

on_both!(a_new_password_ends_the_sessions_and_works, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let new = json!({"email": "Eve@example.com", "name": "Eve", "role": "viewer", "password": PASSWORD});
    let user = admin.post("/users", &new).await.ok();
    admin.post("/users", &new).await.problem(ProblemCode::EmailTaken);
    let eve = app.client_of(user["id"].as_str().unwrap().parse().unwrap()).await;
    eve.get("/me").await.ok();
    let path = format!("/users/{}", eve.user_id);
    admin.patch(&path, &json!({"password": "short"})).await.problem(ProblemCode::Invalid);
    admin.patch(&path, &json!({"password": "another good password"})).await.ok();
    eve.get("/me").await.problem(ProblemCode::NotSignedIn);
    let login = json!({"email": "eve@example.com", "password": "another good password"});
    app.anonymous().post("/session", &login).await.ok();
    assert_eq!(admin.delete(&path).await.status, 204);
    app.anonymous().post("/session", &login).await.problem(ProblemCode::WrongCredentials);
});

on_both!(the_last_admin_stays, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    app.client(workspace, Role::Editor).await;
    let path = format!("/users/{}", admin.user_id);
    for change in [json!({"role": "editor"}), json!({"disabled": true})] {
        admin.patch(&path, &change).await.problem(ProblemCode::LastAdmin);
    }
    admin.delete(&path).await.problem(ProblemCode::LastAdmin);
    let second = app.client(workspace, Role::Admin).await;
    admin.patch(&path, &json!({"role": "editor"})).await.ok();
    second.get("/users").await.ok();
});
