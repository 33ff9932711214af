//! What a client and a receiver of webhooks see of the mock.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Request, StatusCode},
    routing::post,
};
use engine_mock_graph::{MockGraph, StatusPlan, WebhookTarget};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use tower::ServiceExt;

const TOKEN: &str = "token";
const SECRET: &str = "secret";

#[derive(Clone, Default)]
struct Heard {
    bodies: Arc<Mutex<Vec<Value>>>,
    /// So many deliveries are refused first.
    refuse: Arc<Mutex<usize>>,
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn hear(State(heard): State<Heard>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(&body);
    let wanted = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
    assert_eq!(headers["x-hub-signature-256"], wanted.as_str());
    let mut refuse = heard.refuse.lock().unwrap();
    if *refuse > 0 {
        *refuse -= 1;
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    heard.bodies.lock().unwrap().push(serde_json::from_slice(&body).unwrap());
    StatusCode::OK
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
impl Heard {
    async fn serve(&self) -> SocketAddr {
        let router = Router::new().route("/hook", post(hear)).with_state(self.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    }

    /// The words of the statuses, once there are so many.
    async fn statuses(&self, count: usize) -> Vec<String> {
        let words = || -> Vec<String> {
            let bodies = self.bodies.lock().unwrap();
            let status = |body: &Value| body.pointer("/entry/0/changes/0/value/statuses/0/status").cloned();
            bodies.iter().filter_map(status).map(|word| word.as_str().unwrap().to_owned()).collect()
        };
        let start = Instant::now();
        while words().len() < count {
            assert!(start.elapsed() < Duration::from_secs(10), "{:?}", words());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        // What comes besides would come now.
        tokio::time::sleep(Duration::from_millis(50)).await;
        words()
    }
}

fn plan() -> StatusPlan {
    StatusPlan { delay_ms: 1, ..StatusPlan::default() }
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn mock(plan: StatusPlan) -> (MockGraph, Heard) {
    let heard = Heard::default();
    let address = heard.serve().await;
    let target = WebhookTarget { address, path: "/hook".into(), app_secret: SECRET.into() };
    (MockGraph::new(TOKEN).unwrap().with_webhooks(target, plan), heard)
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn ask(mock: &MockGraph, method: &str, path: &str, body: Body, kind: &str) -> (StatusCode, Bytes) {
    let request =
        Request::builder().method(method).uri(path).header("authorization", format!("Bearer {TOKEN}"));
    let request = request.header("content-type", kind).body(body).unwrap();
    let answer = mock.router().oneshot(request).await.unwrap();
    (answer.status(), axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap())
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn call(mock: &MockGraph, method: &str, path: &str, body: &Value) -> (StatusCode, Value) {
    let (status, bytes) = ask(mock, method, path, Body::from(body.to_string()), "application/json").await;
    (status, if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap() })
}

fn text(words: &str) -> Value {
    json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "491700000001", "type": "text",
        "text": {"body": words}, "biz_opaque_callback_data": "mine"})
}

fn template(name: &str, parameters: usize) -> Value {
    let parameters: Vec<Value> = (0..parameters).map(|_| json!({"type": "text", "text": "x"})).collect();
    let mut template = json!({"name": name, "language": {"policy": "deterministic", "code": "en_US"}});
    if !parameters.is_empty() {
        template["components"] = json!([{"type": "body", "parameters": parameters}]);
    }
    json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "491700000001",
        "type": "template", "template": template})
}

#[tokio::test]
async fn statuses_come_signed_in_order_and_again_until_they_are_taken() {
    let (mock, heard) = mock(plan()).await;
    *heard.refuse.lock().unwrap() = 2;
    let (status, answer) = call(&mock, "POST", "/v23.0/1/messages", &text("Hi")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(heard.statuses(3).await, ["sent", "delivered", "read"]);
    let body = heard.bodies.lock().unwrap()[0].clone();
    let value = &body["entry"][0]["changes"][0]["value"];
    assert_eq!(value["metadata"]["phone_number_id"], "1");
    assert_eq!(value["statuses"][0]["id"], answer["messages"][0]["id"]);
    assert_eq!(value["statuses"][0]["biz_opaque_callback_data"], "mine");
    assert_eq!(value["statuses"][0]["pricing"]["category"], "service");
}

#[tokio::test]
async fn duplicates_and_another_order_are_had_for_the_asking() {
    let (mock, heard) = mock(StatusPlan { duplicate_percent: 100, reorder_percent: 100, ..plan() }).await;
    call(&mock, "POST", "/v23.0/1/messages", &text("Hi")).await;
    assert_eq!(heard.statuses(6).await, ["read", "read", "delivered", "delivered", "sent", "sent"]);
}

#[tokio::test]
async fn a_failure_may_come_at_once_or_later() {
    let (mock, heard) = mock(plan()).await;
    let fault = json!({"count": 1, "status": 429, "code": 130_429, "retry_after": 7});
    call(&mock, "POST", "/__mock/faults", &fault).await;
    let (status, answer) = call(&mock, "POST", "/v23.0/1/messages", &text("Hi")).await;
    assert_eq!((status, &answer["error"]["code"]), (StatusCode::TOO_MANY_REQUESTS, &json!(130_429)));
    let later = json!({"count": 1, "code": 131_026, "fail_later": true});
    call(&mock, "POST", "/__mock/faults", &later).await;
    assert_eq!(call(&mock, "POST", "/v23.0/1/messages", &text("Hi")).await.0, StatusCode::OK);
    assert_eq!(heard.statuses(1).await, ["failed"]);
    let body = heard.bodies.lock().unwrap()[0].clone();
    assert_eq!(body.pointer("/entry/0/changes/0/value/statuses/0/errors/0/code"), Some(&json!(131_026)));
}

#[tokio::test]
async fn what_meta_refuses_is_refused() {
    let (mock, _) = mock(plan()).await;
    for wrong in [text(""), text(&"x".repeat(4_097)), json!({"to": "1"}), json!("x")] {
        let (status, answer) = call(&mock, "POST", "/v23.0/1/messages", &wrong).await;
        assert_eq!((status, &answer["error"]["code"]), (StatusCode::BAD_REQUEST, &json!(100)), "{wrong}");
    }
    let request = Request::post("/v23.0/1/messages").body(Body::from(text("Hi").to_string())).unwrap();
    assert_eq!(mock.router().oneshot(request).await.unwrap().status(), StatusCode::UNAUTHORIZED);
    assert!(mock.received().iter().all(|request| request.message_id.is_none()));
    let read = json!({"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.1"});
    assert_eq!(
        call(&mock, "POST", "/v23.0/1/messages", &read).await,
        (StatusCode::OK, json!({"success": true}))
    );
}

#[tokio::test]
async fn the_window_opens_when_a_contact_writes() {
    let (mock, heard) = mock(StatusPlan { window: true, statuses: vec!["sent".into()], ..plan() }).await;
    call(&mock, "POST", "/v23.0/1/messages", &text("Too early")).await;
    assert_eq!(heard.statuses(1).await, ["failed"]);
    call(&mock, "POST", "/v23.0/1/messages", &template("hello", 0)).await;
    assert_eq!(heard.statuses(2).await, ["failed", "sent"]);
    let inbound = json!({"phone_number_id": "1", "from": "491700000001", "name": "Ada", "text": "Hi"});
    assert_eq!(call(&mock, "POST", "/__mock/inbound", &inbound).await.0, StatusCode::ACCEPTED);
    call(&mock, "POST", "/v23.0/1/messages", &text("Now")).await;
    assert_eq!(heard.statuses(3).await, ["failed", "sent", "sent"]);
    let bodies = heard.bodies.lock().unwrap().clone();
    let said = bodies.iter().find_map(|body| body.pointer("/entry/0/changes/0/value/messages/0")).unwrap();
    assert_eq!((&said["text"]["body"], &said["from"]), (&json!("Hi"), &json!("491700000001")));
}

#[tokio::test]
async fn templates_are_judged_before_they_may_be_sent() {
    let (mock, heard) = mock(plan()).await;
    let path = "/v23.0/102290129340398/message_templates";
    let made = |name: &str| {
        json!({"name": name, "language": "en_US", "category": "UTILITY",
            "components": [{"type": "BODY", "text": "Hello {{1}}, your order {{2}} is here.",
                "example": {"body_text": [["Ada", "7"]]}}]})
    };
    assert_eq!(call(&mock, "POST", path, &made("order")).await.1["status"], "PENDING");
    let early = call(&mock, "POST", "/v23.0/1/messages", &template("order", 2)).await.1;
    assert_eq!(early["error"]["code"], 132_001);
    assert_eq!(call(&mock, "POST", path, &made("order")).await.0, StatusCode::BAD_REQUEST, "twice");
    assert_eq!(call(&mock, "POST", path, &made("No Spaces")).await.0, StatusCode::BAD_REQUEST);
    call(&mock, "POST", path, &made("to_reject")).await;
    let start = Instant::now();
    loop {
        let all = call(&mock, "GET", path, &Value::Null).await.1;
        let states: Vec<&str> =
            all["data"].as_array().unwrap().iter().map(|entry| entry["status"].as_str().unwrap()).collect();
        if states == ["APPROVED", "REJECTED"] {
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{all}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let first = call(&mock, "GET", &format!("{path}?limit=1"), &Value::Null).await.1;
    assert!(first["data"].as_array().unwrap().len() == 1 && first["paging"]["next"].is_string(), "{first}");
    assert_eq!(call(&mock, "POST", "/v23.0/1/messages", &template("order", 2)).await.0, StatusCode::OK);
    let few = call(&mock, "POST", "/v23.0/1/messages", &template("order", 1)).await.1;
    assert_eq!(few["error"]["code"], 132_000);
    heard.statuses(3).await;
    let fields: Vec<Value> = heard
        .bodies
        .lock()
        .unwrap()
        .iter()
        .map(|body| body["entry"][0]["changes"][0]["field"].clone())
        .collect();
    assert!(fields.contains(&json!("message_template_status_update")), "{fields:?}");
    assert_eq!(call(&mock, "DELETE", &format!("{path}?name=order"), &Value::Null).await.0, StatusCode::OK);
    assert_eq!(
        call(&mock, "DELETE", &format!("{path}?name=order"), &Value::Null).await.0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn media_are_uploaded_fetched_and_deleted() {
    let (mock, _) = mock(plan()).await;
    let form = |mime: &str| {
        format!(
            "--X\r\ncontent-disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n--X\r\n\
             content-disposition: form-data; name=\"file\"; filename=\"a\"\r\ncontent-type: {mime}\r\n\r\nbytes\r\n--X--\r\n"
        )
    };
    let kind = "multipart/form-data; boundary=X";
    let (status, _) = ask(&mock, "POST", "/v23.0/1/media", form("image/gif").into(), kind).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let (status, answer) = ask(&mock, "POST", "/v23.0/1/media", form("image/png").into(), kind).await;
    assert_eq!(status, StatusCode::OK);
    let id = serde_json::from_slice::<Value>(&answer).unwrap()["id"].as_str().unwrap().to_owned();
    let file = format!("/__mock/media/{id}");
    assert_eq!(ask(&mock, "GET", &file, Body::empty(), "").await.0, StatusCode::NOT_FOUND, "not asked for");
    let found = call(&mock, "GET", &format!("/v23.0/{id}"), &Value::Null).await.1;
    assert_eq!((&found["mime_type"], &found["file_size"]), (&json!("image/png"), &json!(5)));
    assert!(found["url"].as_str().unwrap().ends_with(&file), "{found}");
    assert_eq!(ask(&mock, "GET", &file, Body::empty(), "").await.1, "bytes");
    assert_eq!(call(&mock, "DELETE", &format!("/v23.0/{id}"), &Value::Null).await.0, StatusCode::OK);
    assert_eq!(call(&mock, "GET", &format!("/v23.0/{id}"), &Value::Null).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn tokens_numbers_and_registration_answer_as_meta_does() {
    let (mock, _) = mock(plan()).await;
    let (account, number) = ("102290129340398", "106540352242922");
    let set = async |change: Value| {
        assert_eq!(call(&mock, "POST", "/__mock/app", &change).await.0, StatusCode::NO_CONTENT);
    };
    let token = call(&mock, "GET", &format!("/v23.0/debug_token?input_token={TOKEN}"), &Value::Null).await.1;
    assert_eq!((&token["data"]["is_valid"], &token["data"]["type"]), (&json!(true), &json!("SYSTEM_USER")));
    assert_eq!(token["data"]["granular_scopes"][0]["target_ids"][0], account);
    let other = call(&mock, "GET", "/v23.0/debug_token?input_token=another", &Value::Null).await.1;
    assert_eq!(other["data"]["is_valid"], false);
    let numbers = call(&mock, "GET", &format!("/v23.0/{account}/phone_numbers"), &Value::Null).await.1;
    assert_eq!(numbers["data"].as_array().unwrap().len(), 2);
    assert_eq!(numbers["data"][0]["platform_type"], "NOT_APPLICABLE");
    // What is not there and what may not be seen look the same.
    let hidden = call(&mock, "GET", "/v23.0/55/phone_numbers", &Value::Null).await.1;
    assert_eq!((&hidden["error"]["code"], &hidden["error"]["error_subcode"]), (&json!(100), &json!(33)));

    let register = async |pin: &str| {
        let body = json!({"messaging_product": "whatsapp", "pin": pin});
        call(&mock, "POST", &format!("/v23.0/{number}/register"), &body).await.1
    };
    assert_eq!(register("12345").await["error"]["code"], 100);
    set(json!({"pin": "654321"})).await;
    assert_eq!(register("123456").await["error"]["code"], 133_005);
    assert_eq!(register("654321").await["success"], true);
    let shown = call(&mock, "GET", &format!("/v23.0/{number}"), &Value::Null).await.1;
    assert_eq!((&shown["platform_type"], &shown["status"]), (&json!("CLOUD_API"), &json!("CONNECTED")));
    for _ in 0..5 {
        register("123456").await;
    }
    assert_eq!(register("654321").await["error"]["code"], 133_008, "too many guesses");

    set(json!({"scopes": ["whatsapp_business_management"]})).await;
    let message = call(&mock, "POST", &format!("/v23.0/{number}/messages"), &template("hello", 0)).await;
    assert_eq!((message.0, &message.1["error"]["code"]), (StatusCode::FORBIDDEN, &json!(200)));
    set(json!({"expired": true})).await;
    let over = call(&mock, "GET", &format!("/v23.0/{number}"), &Value::Null).await.1;
    assert_eq!(over["error"]["code"], 190);
}

#[tokio::test]
async fn templates_are_changed_and_their_names_are_kept_for_a_while() {
    let (mock, _) = mock(plan()).await;
    let path = "/v23.0/102290129340398/message_templates";
    let named = |text: &str| {
        json!({"name": "news", "language": "en", "category": "MARKETING", "parameter_format": "NAMED",
            "components": [{"type": "BODY", "text": text,
                "example": {"body_text_named_params": [{"param_name": "who", "example": "Ada"}]}}]})
    };
    let made = call(&mock, "POST", path, &named("Hi {{who}}!")).await.1;
    let id = made["id"].as_str().unwrap().to_owned();
    let edit = async |body: Value| call(&mock, "POST", &format!("/v23.0/{id}"), &body).await;
    assert_eq!(edit(named("Hello {{who}}!")).await.1["error"]["error_subcode"], 2_388_025, "in review");
    let start = Instant::now();
    let listed = loop {
        let listed = call(&mock, "GET", path, &Value::Null).await.1["data"][0].take();
        if listed["status"] == "APPROVED" {
            break listed;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{listed}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    };
    assert_eq!((&listed["parameter_format"], &listed["rejected_reason"]), (&json!("NAMED"), &json!("NONE")));
    // Named variables are filled in by name.
    let send = async |parameter: Value| {
        let components = json!([{"type": "body", "parameters": [parameter]}]);
        let template = json!({"name": "news", "language": {"policy": "deterministic", "code": "en"},
            "components": components});
        let body = json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "491700000001",
            "type": "template", "template": template});
        call(&mock, "POST", "/v23.0/106540352242922/messages", &body).await.1
    };
    assert_eq!(send(json!({"type": "text", "text": "Ada"})).await["error"]["code"], 132_012);
    let right = send(json!({"type": "text", "parameter_name": "who", "text": "Ada"})).await;
    assert!(right["messages"][0]["id"].is_string(), "{right}");

    let other = json!({"category": "UTILITY", "components": named("Hello {{who}}!")["components"]});
    assert_eq!(edit(other).await.1["error"]["error_subcode"], 2_388_025, "the category of an approved one");
    assert_eq!(edit(named("{{who}}, hello")).await.1["error"]["error_subcode"], 2_388_299);
    assert_eq!(edit(named("Hello {{who}}!")).await.1["success"], true);
    let paused = call(&mock, "POST", "/__mock/templates/news", &json!({"status": "APPROVED"})).await;
    assert_eq!(paused.0, StatusCode::NO_CONTENT);
    assert_eq!(call(&mock, "DELETE", &format!("{path}?name=news"), &Value::Null).await.0, StatusCode::OK);
    let again = call(&mock, "POST", path, &named("Hi {{who}}!")).await.1;
    assert_eq!(again["error"]["error_subcode"], 2_388_023);
}
