//! Message templates, against the mock of Meta.

use admin_types::{ProblemCode, Role};
use engine_store::testing::Kind;
use serde_json::{Value, json};

use crate::cloud::{ACCOUNT, Meta, connect, with_meta};

fn template(number: &str, name: &str) -> Value {
    json!({
        "number_id": number, "name": name, "language": "en_US", "category": "UTILITY",
        "content": {
            "header": {"kind": "text", "text": "Order {{1}}"}, "body": "Hi {{1}}, your order {{2}} is on its way.",
            "footer": "Corner Shop",
            "buttons": [{"kind": "quick_reply", "text": "Thanks"},
                {"kind": "url", "text": "Track", "url": "https://example.com/{{1}}"}],
            "examples": {"header.1": "7", "body.1": "Ada", "body.2": "7", "button.1": "7"}
        }
    })
}

with_meta!(templates_are_made_changed_fetched_and_deleted, async |meta: Meta| {
    let workspace = meta.app.workspace("W").await;
    let admin = meta.app.client(workspace, Role::Admin).await;
    let editor = meta.app.client(workspace, Role::Editor).await;
    let viewer = meta.app.client(workspace, Role::Viewer).await;
    let number = connect(&admin).await;
    let made = editor.post("/templates", &template(&number, "shipped")).await;
    assert_eq!(made.status, 201);
    let made = made.ok();
    let path = format!("/templates/{}", made["id"].as_str().unwrap());
    assert_eq!((&made["status"], &made["account_id"]), (&json!("PENDING"), &json!(ACCOUNT)));
    let mut written = template("", "")["content"].clone();
    written["named"] = false.into();
    // Meta wants a whole address as an example of its end.
    written["examples"]["button.1"] = "https://example.com/7".into();
    assert_eq!(made["content"], written, "what was written is shown");
    let again = editor.post("/templates", &template(&number, "shipped")).await;
    let again = again.problem(ProblemCode::ProviderRefused);
    assert!(again["detail"].as_str().unwrap().contains("already"), "{again}");

    // Meta approves, which is seen by fetching.
    let sync = json!({"number_id": number});
    let approved = async || {
        let all = editor.post("/templates/sync", &sync).await.ok();
        all["items"][0]["status"] == "APPROVED"
    };
    let start = std::time::Instant::now();
    while !approved().await {
        assert!(start.elapsed().as_secs() < 10, "it is never approved");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let all = viewer.get(&format!("/templates?number_id={number}")).await.ok();
    assert_eq!(all["items"][0]["id"], made["id"], "it keeps its id");
    assert!(all["accounts"][0]["synced_at"].is_string());
    assert_eq!(all["items"][0]["content"], made["content"], "Meta gives back what it got");

    let mut content = made["content"].clone();
    content["body"] = "Hello {{1}}, your order {{2}} left us.".into();
    let changed = editor.send(
        http::Method::PUT,
        &path,
        &[("content-type", "application/json")],
        json!({"content": content}).to_string(),
    );
    let changed = changed.await.ok();
    assert_eq!((&changed["status"], &changed["content"]["body"]), (&json!("PENDING"), &content["body"]));
    assert_eq!(editor.delete(&path).await.status, 204);
    editor.get(&path).await.problem(ProblemCode::NotFound);
    assert_eq!(editor.post("/templates/sync", &sync).await.ok()["items"], json!([]));
    viewer.post("/templates", &template(&number, "x")).await.problem(ProblemCode::Forbidden);
});

with_meta!(what_meta_would_refuse_is_refused_here_with_its_place, async |meta: Meta| {
    let admin = meta.admin().await;
    let number = connect(&admin).await;
    let mut wrong = template(&number, "Order Shipped");
    wrong["content"]["body"] = "{{1}} is late".into();
    wrong["category"] = "AUTHENTICATION".into();
    wrong["content"]["header"] = json!({"kind": "image"});
    let problem = admin.post("/templates", &wrong).await.problem(ProblemCode::Invalid);
    let places: Vec<&str> =
        problem["errors"].as_array().unwrap().iter().map(|it| it["pointer"].as_str().unwrap()).collect();
    assert_eq!(places, ["/name", "/category", "/content/body", "/header_example"]);
    assert_eq!(admin.get("/templates").await.ok()["items"], json!([]));
});

with_meta!(a_header_that_is_a_picture_brings_an_example_to_meta, async |meta: Meta| {
    let admin = meta.admin().await;
    let number = connect(&admin).await;
    let upload = async |name: &str, kind: &str, bytes: &'static [u8]| {
        let path = format!("/files?kind={kind}&filename={name}");
        let headers = [("content-type", "application/octet-stream")];
        let answer =
            admin.send(http::Method::POST, &path, &headers, axum::body::Body::from(bytes)).await.ok();
        answer["address"].as_str().unwrap().to_owned()
    };
    let png = upload("shop.png", "image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and more of a picture").await;
    let pdf = upload("menu.pdf", "document", b"%PDF-1.7 a menu").await;
    let mut wanted = template(&number, "shipped");
    wanted["content"]["header"] = json!({"kind": "image"});
    wanted["header_example"] = pdf.clone().into();
    let problem = admin.post("/templates", &wanted).await.problem(ProblemCode::Invalid);
    assert_eq!(problem["errors"][0]["pointer"], "/header_example", "a document is no picture");
    wanted["header_example"] = png.clone().into();
    // The mock refuses a handle that its upload did not give, and one of another type.
    let made = admin.post("/templates", &wanted).await.ok();
    assert_eq!(made["content"]["header"], json!({"kind": "image"}));
    // A file that a flow names is not deleted unawares; an example is only Meta's.
    let flow = json!({"spec": "1.0", "name": "Menu",
        "nodes": [{"id": "menu", "type": "document", "config": {"url": pdf}}]});
    admin.post("/flows", &json!({"name": "Menu", "document": flow})).await.ok();
    let id = pdf.trim_start_matches("stored:");
    let uses = admin.get(&format!("/files/{id}/uses")).await.ok();
    assert_eq!(
        (uses["items"].as_array().unwrap().len(), &uses["items"][0]["flow_name"]),
        (1, &json!("Menu"))
    );
    let refused = admin.delete(&format!("/files/{id}")).await.problem(ProblemCode::FileInUse);
    assert!(refused["detail"].as_str().unwrap().contains("Menu"), "{refused}");
    assert_eq!(admin.get("/files?q=MENU").await.ok()["items"].as_array().unwrap().len(), 1);
    assert_eq!(admin.get("/files?q=nothing").await.ok()["items"], json!([]));
    assert_eq!(admin.delete(&format!("/files/{id}?in_spite_of_use=true")).await.status, 204);
    let id = png.trim_start_matches("stored:");
    assert_eq!(admin.delete(&format!("/files/{id}")).await.status, 204);
});

with_meta!(another_workspace_sees_and_touches_none_of_it, async |meta: Meta| {
    let admin = meta.admin().await;
    let number = connect(&admin).await;
    let made = admin.post("/templates", &template(&number, "shipped")).await.ok();
    let stranger = meta.admin().await;
    let path = format!("/templates/{}", made["id"].as_str().unwrap());
    stranger.get(&path).await.problem(ProblemCode::NotFound);
    stranger.delete(&path).await.problem(ProblemCode::NotFound);
    stranger.post("/templates", &template(&number, "mine")).await.problem(ProblemCode::NotFound);
    stranger.post("/templates/sync", &json!({"number_id": number})).await.problem(ProblemCode::NotFound);
    assert_eq!(stranger.get("/templates").await.ok()["items"], json!([]));
});

with_meta!(what_vanished_at_meta_vanishes_here_and_upkeep_finds_what_is_new, async |meta: Meta| {
    let admin = meta.admin().await;
    let number = connect(&admin).await;
    admin.post("/templates", &template(&number, "shipped")).await.ok();
    let delete = http::Request::delete(format!("/v23.0/{ACCOUNT}/message_templates?name=shipped"))
        .header("authorization", format!("Bearer {}", crate::cloud::TOKEN))
        .body(axum::body::Body::empty())
        .unwrap();
    let gone = tower::ServiceExt::oneshot(meta.mock.router(), delete).await.unwrap();
    assert!(gone.status().is_success());
    meta.app.advance(chrono::Duration::minutes(61));
    admin_api::cloud::upkeep::once(&meta.app.state).await;
    assert_eq!(admin.get("/templates").await.ok()["items"], json!([]));
});
