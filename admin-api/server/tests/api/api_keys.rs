//! Keys of programs: what they open, how often, and until when.

use admin_types::{Permission, ProblemCode, Role};
use chrono::{Duration, SecondsFormat};
use engine_store::clock::Clock as _;
use http::{StatusCode, header};
use serde_json::{Value, json};

use crate::app::{App, Client};

async fn made(client: &Client<'_>, body: &Value) -> Value {
    let answer = client.post("/api-keys", body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    answer.json()
}

on_both!(a_key_opens_what_it_names_until_it_is_changed_or_deleted, async |app: App| {
    let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
    let ann = app.client(ours, Role::Admin).await;
    let stranger = app.client(theirs, Role::Admin).await;
    let wish = json!({"name": " CRM ", "permissions": ["edit_flows", "view_flows", "view_flows"]});
    let key = made(&ann, &wish).await;
    assert_eq!(key["permissions"], json!(["view_flows", "edit_flows"]));
    assert_eq!((&key["name"], &key["per_minute"]), (&json!("CRM"), &json!(600)));
    let secret = key["secret"].as_str().unwrap();
    assert!(secret.starts_with(key["hint"].as_str().unwrap()), "{key}");
    assert!(secret.len() > 50 && key["hint"].as_str().unwrap().len() == 12, "{key}");

    // It was shown once.
    let listed = ann.get("/api-keys").await.ok();
    assert!(listed["items"][0].get("secret").is_none(), "{listed}");
    assert_eq!(listed["items"][0]["last_used_at"], Value::Null);
    assert_eq!(stranger.get("/api-keys").await.ok()["items"], json!([]));

    let crm = app.program(secret);
    let flow = crm.post("/flows", &json!({"name": "Made by a program"})).await.ok();
    let draft = crm.get(&format!("/flows/{}/draft", flow["id"].as_str().unwrap())).await.ok();
    assert_eq!(draft["updated_by"]["name"], "CRM (API key)", "{draft}");
    let refused = crm.get("/conversations").await.problem(ProblemCode::Forbidden);
    assert!(refused["detail"].as_str().unwrap().contains("view_conversations"), "{refused}");
    assert_eq!(ann.get("/api-keys").await.ok()["items"][0]["last_used_at"], json!(app.clock.now()));
    assert_eq!(stranger.get("/flows").await.ok()["items"], json!([]));

    // A change counts at the next request.
    let path = format!("/api-keys/{}", key["id"].as_str().unwrap());
    let less = json!({"name": "CRM", "permissions": ["view_conversations"], "per_minute": 600});
    stranger.json(http::Method::PUT, &path, &less).await.problem(ProblemCode::NotFound);
    stranger.delete(&path).await.problem(ProblemCode::NotFound);
    ann.json(http::Method::PUT, &path, &less).await.ok();
    crm.get("/flows").await.problem(ProblemCode::Forbidden);
    crm.get("/conversations").await.ok();

    // And so does its end.
    let soon = (app.clock.now() + Duration::hours(1)).to_rfc3339_opts(SecondsFormat::Secs, true);
    let until = json!({"name": "CRM", "permissions": ["view_flows"], "per_minute": 600, "expires_at": soon});
    ann.json(http::Method::PUT, &path, &until).await.ok();
    crm.get("/flows").await.ok();
    app.advance(Duration::hours(1));
    crm.get("/flows").await.problem(ProblemCode::ApiKeyWrong);
    ann.json(http::Method::PUT, &path, &less).await.ok();
    crm.get("/conversations").await.ok();
    assert_eq!(ann.delete(&path).await.status, StatusCode::NO_CONTENT);
    crm.get("/conversations").await.problem(ProblemCode::ApiKeyWrong);
    ann.delete(&path).await.problem(ProblemCode::NotFound);
});

on_both!(a_key_waits_when_it_asks_too_often_and_others_do_not, async |app: App| {
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Admin).await;
    let slow = json!({"name": "Slow", "permissions": ["view_flows"], "per_minute": 1});
    let slow = made(&ann, &slow).await;
    let quick = made(&ann, &json!({"name": "Quick", "permissions": ["view_flows"]})).await;
    let (slow, quick) =
        (app.program(slow["secret"].as_str().unwrap()), app.program(quick["secret"].as_str().unwrap()));
    slow.get("/flows").await.ok();
    let answer = slow.get("/flows").await;
    answer.problem(ProblemCode::TooManyRequests);
    let wait: u32 = answer.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((50..=121).contains(&wait), "{wait}");
    for _ in 0..10 {
        quick.get("/flows").await.ok();
    }
    ann.get("/flows").await.ok();
});

#[tokio::test]
async fn what_a_key_cannot_be() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Admin).await;
    let past = app.clock.now();
    for (body, pointer) in [
        (json!({"name": "", "permissions": ["view_flows"]}), "/name"),
        (json!({"name": "x", "permissions": []}), "/permissions"),
        (json!({"name": "x", "permissions": ["view_flows", "manage_users"]}), "/permissions/1"),
        (json!({"name": "x", "permissions": ["manage_api_keys"]}), "/permissions/0"),
        (json!({"name": "x", "permissions": ["view_flows"], "per_minute": 0}), "/per_minute"),
        (json!({"name": "x", "permissions": ["view_flows"], "per_minute": 60_001}), "/per_minute"),
        (json!({"name": "x", "permissions": ["view_flows"], "expires_at": past}), "/expires_at"),
    ] {
        let problem = ann.post("/api-keys", &body).await.problem(ProblemCode::Invalid);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}");
    }
    assert_eq!(ann.get("/api-keys").await.ok()["items"], json!([]));
}

#[tokio::test]
async fn a_wrong_key_is_never_covered_by_a_session() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Admin).await;
    for header in ["Bearer botloom_wrong", "Bearer x", "Basic YTpi", "botloom_wrong"] {
        let answer = ann.send(http::Method::GET, "/flows", &[("authorization", header)], "").await;
        answer.problem(ProblemCode::ApiKeyWrong);
        assert_eq!(answer.headers[header::WWW_AUTHENTICATE], "Bearer");
    }
}

on_both!(each_route_lets_in_the_key_that_names_its_permission_and_no_other, async |app: App| {
    use admin_api::auth::access::{Access, TABLE};
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Admin).await;
    let all: Vec<Permission> = Permission::ALL.into_iter().filter(|it| it.is_for_programs()).collect();
    for (method, path, access) in TABLE {
        let url = path.replace("{id}", &uuid::Uuid::nil().to_string()).replace("{version}", "1");
        let Access::Needs(needed) = *access else {
            if *access == Access::SignedIn {
                let key = made(&ann, &json!({"name": "all", "permissions": all})).await;
                let program = app.program(key["secret"].as_str().unwrap());
                let answer = program.json(method.clone(), &url, &json!({})).await;
                answer.problem(ProblemCode::Forbidden);
            }
            continue;
        };
        let others: Vec<Permission> = all.iter().copied().filter(|it| *it != needed).collect();
        let without = made(&ann, &json!({"name": "others", "permissions": others})).await;
        let without = app.program(without["secret"].as_str().unwrap());
        without.json(method.clone(), &url, &json!({})).await.problem(ProblemCode::Forbidden);
        // An endless stream; it is read in a test of its own.
        if !needed.is_for_programs() || *path == "/events" {
            continue;
        }
        let with = made(&ann, &json!({"name": "one", "permissions": [needed]})).await;
        let answer =
            app.program(with["secret"].as_str().unwrap()).json(method.clone(), &url, &json!({})).await;
        assert!(!matches!(answer.status.as_u16(), 401 | 403 | 429), "{method} {path}: {}", answer.status);
    }
});
