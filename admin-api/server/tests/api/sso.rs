//! Signing in at an identity provider.

use std::sync::Arc;

use admin_api::{ApiConfig, OidcConfig};
use admin_types::{ProblemCode, Role, Secret};
use chrono::Duration;
use engine_store::{clock::ManualClock, testing::Kind};
use http::StatusCode;
use serde_json::json;

use crate::{
    app::{Answer, App},
    identity_provider::{CLIENT, IdentityProvider, SECRET},
};

const OURS: &str = "http://localhost:8080";

async fn with_provider(kind: Kind) -> (App, IdentityProvider) {
    let _already = rustls::crypto::ring::default_provider().install_default();
    let clock = Arc::new(ManualClock::new("2026-03-01T12:00:00Z".parse().unwrap()));
    let provider = IdentityProvider::serve(Arc::clone(&clock)).await;
    let oidc = OidcConfig {
        issuer: provider.issuer.clone(),
        client_id: CLIENT.to_owned(),
        client_secret: Some(Secret::new(SECRET)),
        name: "Example Corp".to_owned(),
    };
    let config = ApiConfig { oidc: Some(oidc), ..ApiConfig::new(OURS) };
    (App::at(kind, config, clock).await, provider)
}

/// Goes to the provider and comes back; gives where one lands.
async fn go(app: &App, provider: &IdentityProvider) -> Answer {
    let mut browser = app.anonymous();
    let begun = browser.post("/session/sso", &json!({})).await;
    browser.cookie = begun.cookies();
    let back = provider.visit(begun.ok()["address"].as_str().unwrap()).await;
    browser.get(back.strip_prefix(OURS).unwrap()).await
}

fn landed(answer: &Answer) -> (StatusCode, &str) {
    (answer.status, answer.headers["location"].to_str().unwrap())
}

#[tokio::test]
async fn whoever_the_provider_has_verified_is_the_user_with_that_address() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let (app, provider) = with_provider(kind).await;
        let workspace = app.workspace("W").await;
        let admin = app.client(workspace, Role::Admin).await;
        let ways = app.anonymous().get("/session/ways").await.ok();
        assert_eq!(ways, json!({"sso": "Example Corp", "passkeys": true}));
        let edi = app.user(workspace, Role::Editor, "edi@example.com").await;
        provider.person("Edi@Example.com", &json!(true));
        let back = go(&app, &provider).await;
        assert_eq!(landed(&back), (StatusCode::SEE_OTHER, "/"));
        let mut signed_in = app.anonymous();
        signed_in.cookie = back.cookies();
        let me = signed_in.get("/me").await.ok();
        assert_eq!(me["user"]["id"], json!(edi));
        assert_eq!(admin.get("/audit?q=sso").await.ok()["items"][0]["outcome"], "done");

        // Strangers, and addresses that nobody has verified, do not get in.
        provider.person("stranger@example.com", &json!(true));
        assert_eq!(landed(&go(&app, &provider).await).1, "/login?sso=unknown");
        for unverified in [json!(false), json!("false"), json!(null), json!(1)] {
            provider.person("edi@example.com", &unverified);
            assert_eq!(landed(&go(&app, &provider).await).1, "/login?sso=unverified");
        }
        provider.person("edi@example.com", &json!("true"));
        assert_eq!(landed(&go(&app, &provider).await).1, "/");
        // Somebody who is disabled stays out.
        admin.patch(&format!("/users/{edi}"), &json!({"disabled": true})).await.ok();
        assert_eq!(landed(&go(&app, &provider).await).1, "/login?sso=unknown");

        // Who is invited becomes a user by it, once, without a password.
        app.advance(Duration::minutes(2));
        let invite = json!({"email": "vic@example.com", "role": "viewer"});
        admin.post("/invitations", &invite).await.ok();
        provider.person("vic@example.com", &json!(true));
        let back = go(&app, &provider).await;
        assert_eq!(landed(&back).1, "/");
        signed_in.cookie = back.cookies();
        let me = signed_in.get("/me").await.ok();
        assert_eq!((&me["user"]["role"], &me["user"]["name"]), (&json!("viewer"), &json!("Ada Ex")));
        assert_eq!(admin.get("/invitations").await.ok()["items"], json!([]));
        assert_eq!(landed(&go(&app, &provider).await).1, "/", "the second time as any user");
        let guess = json!({"email": "vic@example.com", "password": ""});
        app.anonymous().post("/session", &guess).await.problem(ProblemCode::WrongCredentials);
    }
}

#[tokio::test]
async fn tokens_that_are_not_what_they_should_be_let_nobody_in() {
    let (app, provider) = with_provider(Kind::Sqlite).await;
    let workspace = app.workspace("W").await;
    app.user(workspace, Role::Editor, "edi@example.com").await;
    provider.person("edi@example.com", &json!(true));
    let failed = async |what: &str| {
        app.advance(Duration::minutes(1));
        assert_eq!(landed(&go(&app, &provider).await).1, "/login?sso=failed", "{what}");
        provider.honest();
    };
    provider.twist(|claims| claims["nonce"] = json!("another"));
    failed("another nonce").await;
    provider.twist(|claims| claims["aud"] = json!("other"));
    failed("for others").await;
    provider.twist(|claims| claims["aud"] = json!([CLIENT, "other"]));
    failed("for others too, without saying for whom").await;
    provider.twist(|claims| claims["azp"] = json!("other"));
    failed("made for another client").await;
    provider.twist(|claims| claims["iss"] = json!("https://other.example"));
    failed("of others").await;
    provider.twist(|claims| claims["exp"] = json!(claims["iat"].as_i64().unwrap() - 61));
    failed("over").await;
    provider.twist(|claims| claims["exp"] = json!(null));
    failed("without an end").await;
    provider.twist(|claims| claims["iat"] = json!(claims["iat"].as_i64().unwrap() + 120));
    failed("of the future").await;
    provider.sign_with_a_foreign_key(true);
    failed("signed with a key that is not published").await;
    for header in [
        json!({"alg": "none"}),
        json!({"alg": "HS256", "kid": "k1"}),
        json!({"alg": "RS256", "kid": "k1"}),
        json!({"alg": "ES256", "kid": "unknown"}),
    ] {
        provider.header(header.clone());
        failed(&header.to_string()).await;
    }
    app.advance(Duration::minutes(1));
    assert_eq!(landed(&go(&app, &provider).await).1, "/", "an honest token does");
    let two = json!([CLIENT, "other"]);
    provider.twist(move |claims| {
        claims["aud"] = two.clone();
        claims["azp"] = json!(CLIENT);
    });
    assert_eq!(landed(&go(&app, &provider).await).1, "/", "several audiences, made for us");
}

#[tokio::test]
async fn an_answer_counts_once_in_the_browser_that_asked_and_in_time() {
    let (app, provider) = with_provider(Kind::Sqlite).await;
    let workspace = app.workspace("W").await;
    app.user(workspace, Role::Editor, "edi@example.com").await;
    provider.person("edi@example.com", &json!(true));
    let begin = async || {
        let mut browser = app.anonymous();
        let begun = browser.post("/session/sso", &json!({})).await;
        browser.cookie = begun.cookies();
        let back = provider.visit(begun.ok()["address"].as_str().unwrap()).await;
        (browser, back.strip_prefix(OURS).unwrap().to_owned())
    };
    let (browser, back) = begin().await;
    let (other, _) = begin().await;
    for stranger in [app.anonymous(), other] {
        assert_eq!(landed(&stranger.get(&back).await).1, "/login?sso=failed", "another browser");
    }
    assert_eq!(landed(&browser.get(&back).await).1, "/");
    assert_eq!(landed(&browser.get(&back).await).1, "/login?sso=failed", "the provider's code works once");
    let (browser, back) = begin().await;
    let forged = back.replace("state=", "state=x");
    assert_eq!(landed(&browser.get(&forged).await).1, "/login?sso=failed");
    let (browser, back) = begin().await;
    app.advance(Duration::minutes(10));
    assert_eq!(landed(&browser.get(&back).await).1, "/login?sso=failed", "too late");
    let (browser, _) = begin().await;
    let declined = browser.get("/api/v1/session/sso?error=access_denied&state=x").await;
    assert_eq!(landed(&declined).1, "/login?sso=declined");
    // Without the setting there is no such way.
    let plain = App::new().await;
    plain.anonymous().post("/session/sso", &json!({})).await.problem(ProblemCode::NotFound);
    assert_eq!(plain.anonymous().get("/session/ways").await.ok()["sso"], json!(null));
}
