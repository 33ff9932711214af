//! Files in and out: who may, what is taken, and that nothing of a stranger's runs as ours.

use admin_types::{ProblemCode, Role};
use axum::body::Body;
use http::{Method, header};
use serde_json::json;

use crate::app::{Answer, App, Client};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and some more bytes of a picture";
const OCTETS: (&str, &str) = ("content-type", "application/octet-stream");

async fn upload(client: &Client<'_>, query: &str, bytes: impl Into<Body>) -> Answer {
    client.send(Method::POST, &format!("/files?{query}"), &[OCTETS], bytes).await
}

on_both!(a_picture_goes_in_and_comes_out_the_same, async |app: App| {
    let workspace = app.workspace("W").await;
    let editor = app.client(workspace, Role::Editor).await;
    let made = upload(&editor, "kind=image&filename=men%C3%BC.png", PNG).await;
    assert_eq!(made.status, 201);
    let file = made.json();
    assert_eq!((file["mime"].as_str(), file["size"].as_u64()), (Some("image/png"), Some(PNG.len() as u64)));
    let id = file["id"].as_str().unwrap();
    assert_eq!(file["address"], format!("stored:{id}"));

    let viewer = app.client(workspace, Role::Viewer).await;
    let got = viewer.get(&format!("/files/{id}")).await;
    assert_eq!((got.status.as_u16(), got.bytes.as_slice()), (200, PNG));
    assert_eq!(got.headers[header::CONTENT_TYPE], "image/png");
    assert_eq!(got.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert!(got.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("sandbox"));
    let named = got.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(named, "inline; filename=\"men_.png\"; filename*=UTF-8''men%C3%BC.png");

    let part =
        viewer.send(Method::GET, &format!("/files/{id}"), &[("range", "bytes=1-3")], Body::empty()).await;
    assert_eq!((part.status.as_u16(), part.bytes.as_slice()), (206, b"PNG".as_slice()));
    assert_eq!(part.headers[header::CONTENT_RANGE], format!("bytes 1-3/{}", PNG.len()));
    let beyond =
        viewer.send(Method::GET, &format!("/files/{id}"), &[("range", "bytes=900-")], Body::empty()).await;
    assert_eq!(beyond.status, 416);

    assert_eq!(viewer.get("/files?kind=image").await.ok()["items"][0]["id"], id);
    assert_eq!(viewer.get("/files?kind=video").await.ok()["items"], json!([]));
    viewer.delete(&format!("/files/{id}")).await.problem(ProblemCode::Forbidden);
    let stranger = app.client(app.workspace("Other").await, Role::Admin).await;
    stranger.get(&format!("/files/{id}")).await.problem(ProblemCode::NotFound);
    stranger.delete(&format!("/files/{id}")).await.problem(ProblemCode::NotFound);
    assert_eq!(editor.delete(&format!("/files/{id}")).await.status, 204);
    editor.get(&format!("/files/{id}")).await.problem(ProblemCode::NotFound);
});

on_both!(what_whatsapp_would_refuse_is_refused_here, async |app: App| {
    let workspace = app.workspace("W").await;
    let editor = app.client(workspace, Role::Editor).await;
    let page = "<!DOCTYPE html><script>alert(1)</script>";
    for (query, bytes) in [
        ("kind=image&filename=a.png", page.as_bytes()),
        ("kind=image&filename=a.svg&mime=image/svg%2Bxml", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("kind=video&filename=a.mp4", PNG),
        ("kind=document&filename=a.pdf&mime=application/pdf", page.as_bytes()),
        ("kind=image&filename=", PNG),
        ("filename=a.png", PNG),
    ] {
        upload(&editor, query, bytes.to_vec()).await.problem(ProblemCode::Invalid);
    }
    let mut large = PNG.to_vec();
    large.resize(5 * 1024 * 1024 + 1, 0);
    upload(&editor, "kind=image&filename=a.png", large).await.problem(ProblemCode::TooLarge);
    assert_eq!(editor.get("/files").await.ok()["items"], json!([]), "nothing was kept");
    let form = ("content-type", "multipart/form-data; boundary=x");
    let answer = editor.send(Method::POST, "/files?kind=image&filename=a.png", &[form], PNG).await;
    answer.problem(ProblemCode::UnsupportedMediaType);
    let elsewhere = editor.send(Method::POST, "/flows", &[OCTETS], "{\"name\": \"x\"}").await;
    elsewhere.problem(ProblemCode::UnsupportedMediaType);
});

on_both!(a_flow_is_not_published_without_its_files, async |app: App| {
    let workspace = app.workspace("W").await;
    let editor = app.client(workspace, Role::Editor).await;
    let file = upload(&editor, "kind=image&filename=a.png", PNG).await.ok();
    let (id, address) = (file["id"].as_str().unwrap(), file["address"].as_str().unwrap());
    let document = json!({
        "spec": "1.0", "name": "Menu",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "menu"}],
        "nodes": [{"id": "menu", "type": "image", "config": {"url": address}}],
    });
    let flow = editor.post("/flows", &json!({"name": "Menu", "document": document})).await.ok();
    let publish = format!("/flows/{}/publish", flow["id"].as_str().unwrap());
    editor.post(&publish, &json!({"number_ids": []})).await.ok();
    editor.delete(&format!("/files/{id}")).await.problem(ProblemCode::FileInUse);
    assert_eq!(editor.delete(&format!("/files/{id}?in_spite_of_use=true")).await.status, 204);
    let refused = editor.post(&publish, &json!({"number_ids": []})).await;
    let problem = refused.problem(ProblemCode::FlowHasErrors);
    let issues = problem["issues"].as_array().unwrap();
    assert!(issues.iter().any(|it| it["code"] == "file_missing" && it["node"] == "menu"), "{issues:?}");
});

on_both!(a_page_is_only_ever_a_download, async |app: App| {
    let workspace = app.workspace("W").await;
    let editor = app.client(workspace, Role::Editor).await;
    let page = "<!DOCTYPE html><script>alert(1)</script>";
    let file = upload(&editor, "kind=document&filename=a.html&mime=text/html", page).await.ok();
    let got = editor.get(&format!("/files/{}", file["id"].as_str().unwrap())).await;
    assert_eq!(got.headers[header::CONTENT_TYPE], "application/octet-stream");
    assert!(got.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
});
