//! `POST /{version}/{phone-number-id}/messages`.

use std::time::Duration;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{Fault, MockGraph, business::MESSAGING, forms, judge, media, server::error, templates};

pub(crate) async fn send(
    State(mock): State<MockGraph>,
    Path((_version, number)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response {
    let body: Value = match serde_json::from_slice(&bytes) {
        Ok(body) => body,
        Err(_) => return refuse(&mock, &number, Value::Null, 100, "Invalid JSON"),
    };
    if let Some(refusal) = mock.refusal(&headers, MESSAGING) {
        mock.record(&number, body, refusal.status(), true);
        return refusal;
    }
    if let Err(reason) = judge::body(mock.schema.as_ref().as_ref(), &body) {
        return refuse(&mock, &number, body, 100, &reason);
    }
    if body["status"] == "read" {
        let stall = mock.lock().stall;
        tokio::time::sleep(stall).await;
        mock.lock().signs.push(body);
        return Json(json!({"success": true})).into_response();
    }
    if let Err((code, reason)) = templates::sendable(&mock, &number, &body["template"]) {
        return refuse(&mock, &number, body, code, &reason);
    }
    if let Some(id) = media::missing(&mock, &body) {
        return refuse(&mock, &number, body, 131_009, &format!("Media ID {id} not found"));
    }
    if let Some(reason) = forms::refusal(&mock, &body) {
        return refuse(&mock, &number, body, 131_009, &reason);
    }
    match mock.next_fault() {
        Some(fault) => fail(&mock, &number, body, &fault).await,
        None => accept(&mock, &number, body, None),
    }
}

fn accept(mock: &MockGraph, number: &str, body: Value, failure: Option<i64>) -> Response {
    let to = body.get("to").or_else(|| body.get("recipient")).cloned().unwrap_or_default();
    // Meta takes what comes too late, and says so afterwards.
    let failure = failure.or_else(|| mock.is_outside_window(&body).then_some(131_047));
    let told = mock.webhooks().map(|webhooks| (webhooks, body.clone()));
    let id = mock.record(number, body, StatusCode::OK, true).unwrap_or_default();
    if let Some((webhooks, body)) = told {
        webhooks.statuses(mock, number, &id, &body, failure);
    }
    let contact = json!({"input": to, "wa_id": to.as_str().map(|to| to.trim_start_matches('+'))});
    Json(json!({"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": id}]}))
        .into_response()
}

fn refuse(mock: &MockGraph, number: &str, body: Value, code: i64, reason: &str) -> Response {
    mock.record(number, body, StatusCode::BAD_REQUEST, true);
    error(StatusCode::BAD_REQUEST, code, &format!("(#{code}) {reason}"))
}

async fn fail(mock: &MockGraph, number: &str, body: Value, fault: &Fault) -> Response {
    tokio::time::sleep(Duration::from_millis(fault.delay_ms)).await;
    if fault.fail_later {
        return accept(mock, number, body, Some(fault.code));
    }
    if fault.accept_without_answer {
        let told = mock.webhooks().map(|webhooks| (webhooks, body.clone()));
        let id = mock.record(number, body, StatusCode::OK, false).unwrap_or_default();
        if let Some((webhooks, body)) = told {
            webhooks.statuses(mock, number, &id, &body, None);
        }
        // Half an answer: the sender cannot know whether the message was taken.
        return (StatusCode::BAD_GATEWAY, "<html>").into_response();
    }
    let status = StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status.is_success() {
        return accept(mock, number, body, None);
    }
    mock.record(number, body, status, true);
    let mut response = error(status, fault.code, &format!("(#{}) Simulated failure", fault.code));
    if let Some(seconds) = fault.retry_after {
        response.headers_mut().insert("retry-after", HeaderValue::from(seconds));
    }
    response
}
