//! The committed description is the one that the server gives.

use std::path::Path;

use crate::app::App;

#[tokio::test]
async fn the_committed_description_is_current() {
    let app = App::new().await;
    let served = app.anonymous().get("/openapi.json").await.ok();
    let text = serde_json::to_string_pretty(&served).unwrap() + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == text, "docs/openapi.json is old: run this test with UPDATE=1 and commit it");
}

#[test]
fn every_reference_leads_somewhere_and_every_route_says_what_can_go_wrong() {
    let api = serde_json::to_value(admin_api::openapi()).unwrap();
    let text = api.to_string();
    for part in text.split("\"$ref\":\"").skip(1) {
        let target = part.split('"').next().unwrap();
        let pointer = target.strip_prefix('#').unwrap();
        assert!(api.pointer(pointer).is_some(), "{target} is missing");
    }
    for (path, item) in api["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let responses = operation["responses"].as_object().unwrap();
            assert!(operation["operationId"].is_string(), "{method} {path} has no name");
            assert!(operation["summary"].is_string(), "{method} {path} has no summary");
            assert!(responses.contains_key("500"), "{method} {path}");
            for (status, response) in responses {
                if status.starts_with(['4', '5']) {
                    let body = &response["content"]["application/problem+json"]["schema"]["$ref"];
                    assert_eq!(body, "#/components/schemas/Problem", "{method} {path} {status}");
                }
            }
        }
    }
}
