//! Signing in, staying signed in, and no longer being.

use admin_api::ApiConfig;
use admin_types::{ProblemCode, Role};
use chrono::Duration;
use engine_store::testing::Kind;
use http::header;
use serde_json::json;

use crate::app::{App, PASSWORD};

const EMAIL: &str = "ann@example.com";

async fn with_ann(app: &App) {
    let workspace = app.workspace("W").await;
    app.user(workspace, Role::Admin, EMAIL).await;
}

on_both!(a_session_begins_with_the_password_and_ends_with_sign_out, async |app: App| {
    with_ann(&app).await;
    let browser = app.anonymous();
    browser.get("/me").await.problem(ProblemCode::NotSignedIn);
    let answer = browser.post("/session", &json!({"email": " ANN@example.com", "password": PASSWORD})).await;
    let mut signed_in = browser.clone();
    signed_in.cookie = answer.cookies();
    assert_eq!(answer.ok()["user"]["email"], EMAIL);
    signed_in.get("/me").await.ok();
    let out = signed_in.delete("/session").await;
    assert_eq!(out.status, 204);
    assert!(out.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    signed_in.get("/me").await.problem(ProblemCode::NotSignedIn);
});

#[tokio::test]
async fn cookies_are_as_strict_as_the_address_allows() {
    for (address, session) in
        [("https://bots.example.com", "__Host-botloom="), ("http://localhost:8080", "botloom=")]
    {
        let app = App::with(Kind::Sqlite, ApiConfig::new(address)).await;
        let workspace = app.workspace("W").await;
        app.user(workspace, Role::Viewer, EMAIL).await;
        let answer = app.anonymous().post("/session", &json!({"email": EMAIL, "password": PASSWORD})).await;
        let cookies: Vec<_> =
            answer.headers.get_all(header::SET_COOKIE).iter().map(|it| it.to_str().unwrap()).collect();
        assert_eq!(cookies.len(), 2, "session and device");
        assert!(cookies[0].starts_with(session), "{cookies:?}");
        for cookie in cookies {
            assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax; "), "{cookie}");
            assert!(cookie.contains("Path=/;") && !cookie.contains("Domain"), "{cookie}");
            assert_eq!(cookie.ends_with("; Secure"), address.starts_with("https"), "{cookie}");
        }
    }
}

on_both!(signing_in_again_changes_the_token, async |app: App| {
    with_ann(&app).await;
    let body = json!({"email": EMAIL, "password": PASSWORD});
    let mut browser = app.anonymous();
    browser.cookie = browser.post("/session", &body).await.cookies();
    let again = browser.post("/session", &body).await.cookies();
    assert_ne!(browser.cookie, again);
    browser.get("/me").await.problem(ProblemCode::NotSignedIn);
});

on_both!(sessions_end_by_idleness_and_by_age, async |app: App| {
    let workspace = app.workspace("W").await;
    let idle = app.client(workspace, Role::Viewer).await;
    let busy = app.client(workspace, Role::Viewer).await;
    for _ in 0..13 {
        app.advance(Duration::hours(23));
        busy.get("/me").await.ok();
    }
    idle.get("/me").await.problem(ProblemCode::NotSignedIn);
    app.advance(Duration::hours(23));
    busy.get("/me").await.ok();
    app.advance(Duration::hours(23));
    busy.get("/me").await.problem(ProblemCode::NotSignedIn);
});

on_both!(unknown_users_wrong_passwords_and_disabled_users_look_the_same, async |app: App| {
    with_ann(&app).await;
    let workspace = app.workspace("V").await;
    let gone = app.user(workspace, Role::Viewer, "gone@example.com").await;
    let change = engine_store::repo::users::UserChange { disabled: Some(true), ..Default::default() };
    app.store.update_user(workspace, gone, &change).await.unwrap();
    let mut bodies = Vec::new();
    for (email, password) in
        [(EMAIL, "wrong"), ("nobody@example.com", PASSWORD), ("gone@example.com", PASSWORD)]
    {
        let answer = app.anonymous().post("/session", &json!({"email": email, "password": password})).await;
        bodies.push(answer.problem(ProblemCode::WrongCredentials));
        assert!(answer.headers.get(header::SET_COOKIE).is_none());
    }
    assert_eq!(bodies[0], bodies[1]);
    assert_eq!(bodies[0], bodies[2]);
});

on_both!(guessing_is_limited_and_the_owners_device_is_not_locked_out, async |app: App| {
    with_ann(&app).await;
    let right = json!({"email": EMAIL, "password": PASSWORD});
    let mut owner = app.anonymous();
    owner.cookie = owner.post("/session", &right).await.cookies();
    let stranger = app.anonymous();
    let mut refused = 0;
    for guess in 0..14 {
        let body = json!({"email": EMAIL, "password": format!("guess {guess}")});
        // An invented address in a header changes nothing.
        let forged = format!("10.0.0.{guess}");
        let headers = [("content-type", "application/json"), ("x-forwarded-for", forged.as_str())];
        let answer = stranger.send(http::Method::POST, "/session", &headers, body.to_string()).await;
        if answer.status == 429 {
            answer.problem(ProblemCode::TooManyRequests);
            assert_eq!(answer.headers[header::RETRY_AFTER], "6");
            refused += 1;
        }
    }
    assert_eq!(refused, 4, "ten guesses in a minute, and no more");
    stranger.post("/session", &right).await.problem(ProblemCode::TooManyRequests);
    owner.post("/session", &right).await.ok();
    app.advance(Duration::minutes(1));
    stranger.post("/session", &right).await.ok();
});

on_both!(a_session_of_a_device_cookie_is_none, async |app: App| {
    with_ann(&app).await;
    let mut browser = app.anonymous();
    let cookies = browser.post("/session", &json!({"email": EMAIL, "password": PASSWORD})).await.cookies();
    let device = cookies.split("; ").find(|it| it.starts_with("botloom-device=")).unwrap();
    browser.cookie = device.replace("botloom-device", "botloom");
    browser.get("/me").await.problem(ProblemCode::NotSignedIn);
});
