//! What the webhook's address accepts, and what it refuses.

mod support;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use engine_runtime::testing::fixture::{answering_flow, messages, sign};
use engine_store::{on_each_database, testing::TestStore};
use support::{World, post, send};

on_each_database!(every_known_body_is_accepted, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let own = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/webhooks"));
    let shared = std::path::Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/fixtures/cloud-api/webhooks"
    ));
    let mut posted = 0;
    for folder in [own, shared] {
        let Ok(files) = std::fs::read_dir(folder) else {
            assert!(folder != own, "our own bodies are part of the project");
            println!("skipped: {} is not there", folder.display());
            continue;
        };
        for file in files.flatten() {
            let body = std::fs::read_to_string(file.path()).unwrap();
            // The numbers in the bodies differ; each is posted as it is, and once as if it were for this number.
            assert_eq!(world.post(&body).await, StatusCode::OK, "{}", file.path().display());
            let mut json: serde_json::Value = serde_json::from_str(&body).unwrap();
            for entry in json["entry"].as_array_mut().into_iter().flatten() {
                for change in entry["changes"].as_array_mut().into_iter().flatten() {
                    if change["value"]["metadata"].is_object() {
                        change["value"]["metadata"]["phone_number_id"] =
                            engine_runtime::testing::fixture::PHONE_NUMBER_ID.into();
                    }
                }
            }
            assert_eq!(
                world.post(&json.to_string()).await,
                StatusCode::OK,
                "{} as ours",
                file.path().display()
            );
            posted += 1;
        }
    }
    println!("{posted} bodies accepted, {} messages answered", world.texts().len());
    assert_eq!(world.runtime.health().await.dead_letters, 0);
    world.until("answers", async || world.texts().len() >= 3).await;
    world.runtime.shutdown().await;
});

on_each_database!(bad_input_is_refused_with_a_code, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let path = world.business.webhook_path();
    let router = || world.runtime.router();
    let body = messages(&[("972987654321", "wamid.1", "hi")]);
    let refused =
        async |path: &str, body: &str, signature: Option<String>, status: StatusCode, code: &str| {
            let (got, text) = post(router(), path, body, signature).await;
            assert_eq!(got, status, "{text}");
            assert!(text.contains(&format!("\"code\":\"{code}\"")), "{text}");
            assert!(!text.contains("972987654321"), "{text}");
        };
    refused(&path, &body, None, StatusCode::UNAUTHORIZED, "signature_invalid").await;
    refused(&path, &body, Some(sign(b"other")), StatusCode::UNAUTHORIZED, "signature_invalid").await;
    refused(&path, &body, Some("sha256=".into()), StatusCode::UNAUTHORIZED, "signature_invalid").await;
    // A wrong signature is found before the JSON is read.
    refused(&path, "{", Some(sign(b"other")), StatusCode::UNAUTHORIZED, "signature_invalid").await;
    refused(&path, "{", Some(sign(b"{")), StatusCode::BAD_REQUEST, "json_malformed").await;
    let deep = "[".repeat(5_000);
    refused(&path, &deep, Some(sign(deep.as_bytes())), StatusCode::BAD_REQUEST, "json_malformed").await;
    let large = " ".repeat(4 * 1024 * 1024 + 1);
    refused(&path, &large, Some(sign(large.as_bytes())), StatusCode::PAYLOAD_TOO_LARGE, "body_too_large")
        .await;
    let unknown = format!("/webhooks/cloud/{}", uuid::Uuid::nil());
    refused(&unknown, &body, Some(sign(body.as_bytes())), StatusCode::NOT_FOUND, "number_unknown").await;
    refused("/webhooks/cloud/x", &body, Some(sign(body.as_bytes())), StatusCode::NOT_FOUND, "number_unknown")
        .await;
    assert!(world.texts().is_empty());

    let verify = async |query: &str| {
        let request = Request::get(format!("{path}?{query}")).body(Body::empty()).unwrap();
        send(router(), request).await
    };
    let good = verify("hub.mode=subscribe&hub.verify_token=a-verify-token&hub.challenge=4711").await;
    assert_eq!(good, (StatusCode::OK, "4711".to_owned()));
    let wrong = verify("hub.mode=subscribe&hub.verify_token=another&hub.challenge=4711").await;
    assert_eq!(wrong.0, StatusCode::FORBIDDEN);
    assert_eq!(verify("hub.challenge=4711").await.0, StatusCode::FORBIDDEN);
    world.runtime.shutdown().await;

    // After the shutdown nothing is accepted any more, and nothing is pretended.
    let (status, text) = post(router(), &path, &body, Some(sign(body.as_bytes()))).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{text}");
});
