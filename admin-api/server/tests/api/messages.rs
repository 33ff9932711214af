//! Messages that programs send and list.

use admin_types::{ProblemCode, Role};
use axum::body::Body;
use chrono::Duration;
use engine_core::ContactChange;
use engine_store::{
    clock::Clock as _,
    repo::{
        message_templates::TemplateRecord,
        records::{BatchWrites, ConversationWrite},
    },
    shard::ShardSet,
};
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    app::{App, Client},
    conversations::{simulator, talk},
};

/// A program that may send and read.
pub(crate) async fn sender(admin: &Client<'_>, numbers: Value) -> String {
    let permissions = ["work_inbox", "view_conversations", "view_numbers", "view_flows", "edit_flows"];
    let key = json!({"name": "Shop", "permissions": permissions, "numbers": numbers});
    admin.post("/api-keys", &key).await.ok()["secret"].as_str().unwrap().to_owned()
}

/// What waits for the engine, in order.
pub(crate) async fn waiting(app: &App) -> Vec<Value> {
    let rows = app.store.pending(ShardSet::ALL, 50).await.unwrap();
    rows.into_iter()
        .filter(|row| row.key.chat == "person")
        .map(|row| serde_json::to_value(&row.body).unwrap())
        .collect()
}

/// A number of the Cloud API with an approved template, whose ids are given.
async fn shop(app: &App, admin: &Client<'_>) -> (Uuid, Uuid) {
    let number = json!({"kind": "cloud_api", "name": "Shop", "phone_number_id": "4711", "account_id": "77",
        "access_token": "token", "app_secret": "secret"});
    let made = admin.post("/numbers", &number).await.ok();
    let number = made["id"].as_str().or(made["number"]["id"].as_str()).unwrap().parse().unwrap();
    let record = app.store.number(number).await.unwrap().unwrap();
    let template = TemplateRecord {
        id: Uuid::from_u128(0xfe),
        workspace_id: record.workspace_id,
        account_id: "77".into(),
        name: "hello".into(),
        language: "en".into(),
        category: "UTILITY".into(),
        status: "APPROVED".into(),
        provider_id: "1".into(),
        reason: None,
        quality: "GREEN".into(),
        parameter_format: "POSITIONAL".into(),
        created_at: app.clock.now(),
        updated_at: app.clock.now(),
        components: json!([{"type": "BODY", "text": "Hello {{1}}", "example": {"body_text": [["Ada"]]}}]),
    };
    app.store.keep_message_template(&template).await.unwrap();
    (number, template.id)
}

on_both!(a_first_message_goes_to_a_phone_number_as_a_template_only, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let (number, template) = shop(&app, &admin).await;
    let program = app.program(&sender(&admin, json!({"kind": "all"})).await);
    let to = |said: Value| {
        let mut body = json!({"number_id": number, "to": "+49 (170) 123-4567"});
        body.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
        body
    };
    let refused =
        program.post("/messages", &to(json!({"text": "hi"}))).await.problem(ProblemCode::WindowClosed);
    assert!(refused["detail"].as_str().unwrap().contains("template"), "{refused}");
    assert_eq!(waiting(&app).await.len(), 0, "what was refused is not kept");
    let said = json!({"template": {"id": template, "values": {"body.1": "Ada"}}});
    let sent = program.post("/messages", &to(said)).await;
    assert_eq!(sent.status, 202);
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(sent.headers["location"], format!("/api/v1/messages/{id}"));
    let waiting = waiting(&app).await;
    assert_eq!(waiting[0]["act"]["say"]["kind"], "template", "{waiting:?}");
    assert_eq!(waiting[0]["to"]["identity"]["recipient"], json!({"to": "491701234567"}));
    assert_eq!((&waiting[0]["message_id"], &waiting[0]["flow_goes_on"]), (&json!(id), &json!(true)));
    for wrong in [
        to(json!({})),
        to(json!({"text": "a", "file": {"id": Uuid::nil()}})),
        to(json!({"template": {"id": Uuid::nil()}})),
        to(json!({"template": {"id": template}})),
        json!({"text": "a"}),
        json!({"number_id": number, "to": "170", "template": {"id": template, "values": {"body.1": "Ada"}}}),
        json!({"number_id": number, "to": "+491701234567", "contact_id": Uuid::nil(), "text": "a"}),
        to(json!({"text": "a", "urgent": true})),
    ] {
        program.post("/messages", &wrong).await.problem(ProblemCode::Invalid);
    }
    let log = admin.get("/audit?q=messages").await.ok().to_string();
    assert!(log.contains(&id) && !log.contains("491701234567") && !log.contains("Ada"), "{log}");
});

on_both!(a_contact_is_answered_in_time_unless_they_do_not_want_it, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let (number, template) = shop(&app, &admin).await;
    let key = sender(&admin, json!({"kind": "all"})).await;
    let program = app.program(&key);
    let conversation = talk(&app, workspace, number, "Ann", &["hello"]).await;
    let contact = admin.get(&format!("/conversations/{conversation}")).await.ok()["contact"]["id"].clone();
    let text = json!({"contact_id": contact, "text": "yes?", "pause_flow": true});
    assert_eq!(program.post("/messages", &text).await.status, 202);
    let waiting_now = waiting(&app).await;
    assert_eq!(waiting_now[0]["to"]["conversation"], json!(conversation));
    assert_eq!(waiting_now[0]["flow_goes_on"], false);
    opted(&app, conversation, &ContactChange::OptOut).await;
    assert_eq!(program.post("/messages", &text).await.status, 202, "they asked, so they are answered");
    app.advance(Duration::hours(25));
    let said = json!({"contact_id": contact, "template": {"id": template, "values": {"body.1": "Ann"}}});
    program.post("/messages", &said).await.problem(ProblemCode::ContactOptedOut);
    opted(&app, conversation, &ContactChange::OptIn).await;
    assert_eq!(program.post("/messages", &said).await.status, 202);
    program.post("/messages", &text).await.problem(ProblemCode::WindowClosed);
    opted(&app, conversation, &ContactChange::Block).await;
    program.post("/messages", &said).await.problem(ProblemCode::ContactBlocked);
    // Who is not there, or not theirs, is not found.
    program
        .post("/messages", &json!({"contact_id": Uuid::nil(), "text": "a"}))
        .await
        .problem(ProblemCode::NotFound);
    let stranger = app.client(app.workspace("Theirs").await, Role::Admin).await;
    stranger.post("/messages", &said).await.problem(ProblemCode::NotFound);
    let viewer = app.client(workspace, Role::Viewer).await;
    viewer.post("/messages", &said).await.problem(ProblemCode::Forbidden);
});

/// Changes what is known of a contact, as the engine does.
async fn opted(app: &App, conversation: Uuid, change: &ContactChange) {
    let epoch =
        app.store.join("opted", std::time::Duration::from_secs(10)).await.unwrap().expect("no other node");
    let mut tx = app.store.begin_batch(epoch).await.unwrap();
    let mut state = tx.conversations(&[conversation]).await.unwrap().remove(0);
    let old_ver = Some(state.ver);
    state.ver += 1;
    match change {
        ContactChange::OptIn => state.profile.contact_opted_in = Some(true),
        ContactChange::OptOut => state.profile.contact_opted_in = Some(false),
        _ => state.profile.contact_blocked = true,
    }
    let write = ConversationWrite { state, old_ver, contact_changed: true, at: app.clock.now() };
    tx.write(&BatchWrites { conversations: vec![write], ..BatchWrites::default() }).await.unwrap();
    tx.commit().await.unwrap();
    app.store.leave(epoch).await.unwrap();
}

on_both!(a_number_by_qr_code_writes_to_no_stranger, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = admin.post("/numbers", &json!({"kind": "whatsapp_web", "name": "Phone"})).await.ok();
    let number: Uuid = number["id"].as_str().unwrap().parse().unwrap();
    let body = json!({"number_id": number, "to": "+49 170 1234567", "text": "hi"});
    admin.post("/messages", &body).await.problem(ProblemCode::ContactIsStranger);
    let conversation = talk(&app, workspace, number, "Ann", &["hello"]).await;
    let contact = admin.get(&format!("/conversations/{conversation}")).await.ok()["contact"]["id"].clone();
    let answer = json!({"contact_id": contact, "text": "yes?"});
    assert_eq!(admin.post("/messages", &answer).await.status, 202, "who wrote is answered");
});

on_both!(messages_are_listed_over_all_conversations_in_pages, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let (number, other) = (simulator(&app, workspace).await, simulator(&app, workspace).await);
    let ann = talk(&app, workspace, number, "Ann", &["one", "two", "three"]).await;
    app.advance(Duration::seconds(1));
    talk(&app, workspace, other, "Bob", &["four"]).await;
    let key = sender(&admin, json!({"kind": "only", "number_ids": [number]})).await;
    let program = app.program(&key);
    let texts = |page: &Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(texts(&admin.get("/messages").await.ok()), ["four", "three", "two", "one"]);
    let first = program.get("/messages?limit=2").await.ok();
    assert_eq!(texts(&first), ["three", "two"], "a limited key sees its number only");
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = program.get(&format!("/messages?limit=2&cursor={cursor}")).await.ok();
    assert_eq!((texts(&second), &second["next_cursor"]), (vec!["one".to_owned()], &Value::Null));
    assert_eq!(texts(&program.get("/messages?direction=out").await.ok()), ["two"]);
    assert_eq!(texts(&admin.get(&format!("/messages?number_id={other}")).await.ok()), ["four"]);
    assert_eq!(texts(&admin.get("/messages?since=2026-03-01T12:00:01Z").await.ok()), ["four"]);
    assert_eq!(texts(&admin.get("/messages?until=2026-03-01T12:00:01Z").await.ok()), ["three", "two", "one"]);
    let contact = first["items"][0]["contact_id"].as_str().unwrap();
    assert_eq!(texts(&admin.get(&format!("/messages?contact_id={contact}")).await.ok()).len(), 3);
    admin.get("/messages?direction=up").await.problem(ProblemCode::InvalidParameter);
    let one = program.get(&format!("/messages/{}", first["items"][0]["id"].as_str().unwrap())).await.ok();
    assert_eq!((&one["text"], &one["conversation_id"]), (&json!("three"), &json!(ann)));
    let hidden = admin.get(&format!("/messages?number_id={other}")).await.ok();
    let hidden = format!("/messages/{}", hidden["items"][0]["id"].as_str().unwrap());
    program.get(&hidden).await.problem(ProblemCode::NotFound);
    let stranger = app.client(app.workspace("Theirs").await, Role::Admin).await;
    stranger.get(&hidden).await.problem(ProblemCode::NotFound);
    assert_eq!(texts(&stranger.get("/messages").await.ok()), [] as [String; 0]);
    let elsewhere = json!({"number_id": other, "to": "Bob", "text": "a"});
    program.post("/messages", &elsewhere).await.problem(ProblemCode::NotFound);
});

on_both!(a_file_is_uploaded_and_sent_once, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = simulator(&app, workspace).await;
    let program = app.program(&sender(&admin, json!({"kind": "all"})).await);
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0".to_vec();
    let upload = async |key: &str, bytes: &[u8]| {
        let headers = [("content-type", "application/octet-stream"), ("idempotency-key", key)];
        program
            .send(Method::POST, "/files?kind=image&filename=a.png", &headers, Body::from(bytes.to_vec()))
            .await
    };
    let file = upload("u1", &png).await.ok();
    let again = upload("u1", &png).await;
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(again.ok()["id"], file["id"], "the same file is kept once");
    let other = [png.clone(), vec![0]].concat();
    upload("u1", &other).await.problem(ProblemCode::IdempotencyKeyReused);
    assert_ne!(upload("u2", &png).await.ok()["id"], file["id"]);
    let body = json!({"number_id": number, "to": "Ann", "file": {"id": file["id"], "caption": "Look"}});
    assert_eq!(program.post("/messages", &body).await.status, 202);
    assert_eq!(waiting(&app).await[0]["act"]["say"]["kind"], "media");
    let back = program.get(&format!("/files/{}", file["id"].as_str().unwrap())).await;
    assert_eq!((back.status.as_u16(), back.bytes), (200, png));
});
