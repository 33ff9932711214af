//! Short tokens of keys, what is no token, and pages of other sites.

use admin_api::{
    ApiConfig,
    auth::access_token::{Claims, sign},
};
use admin_types::{ProblemCode, Role};
use axum::body::Body;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;
use engine_store::{clock::Clock as _, secrets::Vault, testing::Kind};
use http::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::App;

async fn key(app: &App, workspace: Uuid) -> (Uuid, String) {
    let admin = app.client(workspace, Role::Admin).await;
    let key = json!({"name": "K", "permissions": ["view_flows", "view_numbers"]});
    let made = admin.post("/api-keys", &key).await.ok();
    (made["id"].as_str().unwrap().parse().unwrap(), made["secret"].as_str().unwrap().to_owned())
}

on_both!(a_token_stands_for_its_key_for_a_while_and_no_longer_than_it, async |app: App| {
    let workspace = app.workspace("W").await;
    let (id, secret) = key(&app, workspace).await;
    let program = app.program(&secret);
    let made = program.post("/auth/token", &json!({})).await.ok();
    assert_eq!((&made["token_type"], &made["expires_in"]), (&json!("Bearer"), &json!(900)));
    let token = app.program(made["access_token"].as_str().unwrap());
    token.get("/flows").await.ok();
    token.get("/numbers").await.ok();
    token.get("/users").await.problem(ProblemCode::Forbidden);
    token.get("/me").await.problem(ProblemCode::Forbidden);
    // No token makes another, or it would never end.
    token.post("/auth/token", &json!({})).await.problem(ProblemCode::Forbidden);
    app.client(workspace, Role::Admin)
        .await
        .post("/auth/token", &json!({}))
        .await
        .problem(ProblemCode::Forbidden);
    app.anonymous().post("/auth/token", &json!({})).await.problem(ProblemCode::NotSignedIn);
    let narrow = json!({"seconds": 30, "permissions": ["view_flows"]});
    let narrow = program.post("/auth/token", &narrow).await.ok();
    let narrow = app.program(narrow["access_token"].as_str().unwrap());
    narrow.get("/flows").await.ok();
    narrow.get("/numbers").await.problem(ProblemCode::Forbidden);
    for wrong in [json!({"seconds": 29}), json!({"seconds": 3601}), json!({"permissions": ["view_audit"]})] {
        program.post("/auth/token", &wrong).await.problem(ProblemCode::Invalid);
    }
    app.advance(Duration::seconds(31));
    narrow.get("/flows").await.problem(ProblemCode::ApiKeyWrong);
    // What is taken from the key is gone from its tokens, and so is the key itself.
    let admin = app.client(workspace, Role::Admin).await;
    let path = format!("/api-keys/{id}");
    let less = json!({"name": "K", "permissions": ["view_flows"], "per_minute": 600});
    admin.json(Method::PUT, &path, &less).await.ok();
    token.get("/numbers").await.problem(ProblemCode::Forbidden);
    assert_eq!(admin.delete(&path).await.status, 204);
    token.get("/flows").await.problem(ProblemCode::ApiKeyWrong);
});

#[tokio::test]
async fn nothing_else_is_a_token() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let (id, _) = key(&app, workspace).await;
    let (vault, now) = (app.state.vault(), app.clock.now());
    let issuer = app.state.config().public_url.clone();
    let claims = Claims::new(&issuer, workspace, id, Uuid::from_u128(1), now, 60);
    let good = sign(vault, &claims);
    app.program(&good).get("/flows").await.ok();
    let parts: Vec<&str> = good.split('.').collect();
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let header = |value: Value| format!("{}.{}.{}", encode(&value), parts[1], parts[2]);
    let with = |change: &dyn Fn(&mut Claims)| {
        let mut claims = claims.clone();
        change(&mut claims);
        sign(vault, &claims)
    };
    let other = Vault::new(&vec![8_u8; 32].into());
    let extra = json!({"iss": issuer, "aud": "botloom-api", "sub": id, "jti": id, "iat": now.timestamp(),
        "exp": now.timestamp() + 60, "workspace_id": workspace, "admin": true});
    let wrong = [
        ("no algorithm", header(json!({"alg": "none", "typ": "at+jwt"}))),
        (
            "no algorithm, unsigned",
            format!("{}.{}.", encode(&json!({"alg": "none", "typ": "at+jwt"})), parts[1]),
        ),
        ("another algorithm", header(json!({"alg": "RS256", "typ": "at+jwt"}))),
        ("another type", header(json!({"alg": "HS256", "typ": "JWT"}))),
        (
            "a key of its own",
            header(json!({"alg": "HS256", "typ": "at+jwt", "jwk": {"kty": "oct", "k": "AAAA"}})),
        ),
        ("a key by name", header(json!({"alg": "HS256", "typ": "at+jwt", "kid": "../../dev/null"}))),
        ("a key by address", header(json!({"alg": "HS256", "typ": "at+jwt", "jku": "https://evil.example"}))),
        ("unsigned", format!("{}.{}.", parts[0], parts[1])),
        ("other claims", format!("{}.{}.{}", parts[0], encode(&extra), parts[2])),
        ("another master key", sign(&other, &claims)),
        ("over", with(&|it| it.exp = now.timestamp())),
        ("of the future", with(&|it| it.iat = now.timestamp() + 60)),
        ("for others", with(&|it| it.aud = "other".into())),
        ("of others", with(&|it| it.iss = "https://other.example".into())),
        ("another workspace", with(&|it| it.workspace_id = Uuid::from_u128(9))),
        ("another key", with(&|it| it.sub = Uuid::from_u128(9))),
        ("padded", format!("{good}=")),
        ("too long", format!("{}.{}.{}", parts[0], "A".repeat(5_000), parts[2])),
    ];
    for (name, token) in wrong {
        let answer = app.program(&token).get("/flows").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{name}");
        answer.problem(ProblemCode::ApiKeyWrong);
    }
    // Every single letter counts.
    for at in 0..good.len() {
        let mut changed = good.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        let answer = app.program(&changed).get("/flows").await;
        // The last letter of the signature carries bits that are not part of it; strict reading refuses them.
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "letter {at}");
    }
}

#[tokio::test]
async fn pages_of_named_sites_may_ask_with_a_key_and_others_not() {
    let config = ApiConfig {
        cors_origins: vec!["https://shop.example.com".to_owned()],
        ..ApiConfig::new("http://localhost:8080")
    };
    let app = App::with(Kind::Sqlite, config).await;
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let secret = {
        let key = json!({"name": "K", "permissions": ["edit_flows", "view_flows"]});
        admin.post("/api-keys", &key).await.ok()["secret"].as_str().unwrap().to_owned()
    };
    let program = app.program(&secret);
    let ours = "https://shop.example.com";
    let preflight = async |origin: &str| {
        let headers = [
            ("origin", origin),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", "authorization,content-type,idempotency-key"),
        ];
        app.anonymous().send(Method::OPTIONS, "/flows", &headers, Body::empty()).await
    };
    let allowed = preflight(ours).await;
    assert_eq!(allowed.headers["access-control-allow-origin"], ours);
    assert!(!allowed.headers.contains_key("access-control-allow-credentials"), "cookies never");
    let listed = allowed.headers["access-control-allow-headers"].to_str().unwrap().to_lowercase();
    assert!(listed.contains("idempotency-key") && listed.contains("authorization"), "{listed}");
    assert!(!preflight("https://evil.example").await.headers.contains_key("access-control-allow-origin"));
    let make = |origin: &'static str| {
        [("content-type", "application/json"), ("origin", origin), ("sec-fetch-site", "cross-site")]
    };
    let body = json!({"name": "From a page"}).to_string();
    let made = program.send(Method::POST, "/flows", &make("https://shop.example.com"), body.clone()).await;
    assert_eq!(
        (made.status, &made.headers["access-control-allow-origin"]),
        (StatusCode::CREATED, &ours.parse().unwrap())
    );
    let answer = program.send(Method::POST, "/flows", &make("https://evil.example"), body.clone()).await;
    answer.problem(ProblemCode::CrossSite);
    // The cookie of who is signed in opens nothing for the page.
    let answer = admin.send(Method::POST, "/flows", &make("https://shop.example.com"), body).await;
    answer.problem(ProblemCode::CrossSite);
    // Without the setting nobody may ask.
    let plain = App::new().await;
    let headers = [("origin", ours), ("access-control-request-method", "POST")];
    let answer = plain.anonymous().send(Method::OPTIONS, "/flows", &headers, Body::empty()).await;
    assert!(!answer.headers.contains_key("access-control-allow-origin"));
}
