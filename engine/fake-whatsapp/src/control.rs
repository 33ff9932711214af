//! How stories and people steer the stand-in: `/__fake/…`. Files are on the same port.
//!
//! `POST /scan` and `/type` link a phone, `/unlink`, `/drop`, `/replace`, `/garbage` and `/stream-error` end connections,
//! `/faults` sets what goes wrong, `/customers` lets somebody join, who then writes (`/customers/{phone}/write`) and is asked
//! what came (`GET /customers/{phone}`). `GET /phones/{phone}` tells of a business's phone.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Account, Customer, FakeWhatsapp, Faults, files};

type Customers = Arc<Mutex<HashMap<String, Arc<Customer>>>>;

#[derive(Clone)]
struct Steering {
    server: Arc<FakeWhatsapp>,
    customers: Customers,
}

/// Customers live as long as the process, whichever connection let them join.
fn customers() -> Customers {
    static ALL: std::sync::OnceLock<Customers> = std::sync::OnceLock::new();
    Arc::clone(ALL.get_or_init(Customers::default))
}

pub(crate) fn router(server: Arc<FakeWhatsapp>) -> Router {
    let steering = Steering { server: Arc::clone(&server), customers: customers() };
    let steered = Router::new()
        .route("/__fake/scan", post(scan))
        .route("/__fake/type", post(type_code))
        .route("/__fake/unlink", post(unlink))
        .route("/__fake/drop", post(drop_connections))
        .route("/__fake/replace", post(replace))
        .route("/__fake/garbage", post(garbage))
        .route("/__fake/stream-error", post(stream_error))
        .route("/__fake/faults", post(faults))
        .route("/__fake/phones/{phone}", get(phone))
        .route("/__fake/customers", post(join))
        .route("/__fake/customers/{phone}", get(seen))
        .route("/__fake/customers/{phone}/write", post(write))
        .with_state(steering);
    steered.merge(files::router(server))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    code: String,
    phone: String,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phone {
    phone: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    code: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    to: String,
    text: String,
}

fn outcome(outcome: anyhow::Result<Value>) -> Response {
    match outcome {
        Ok(value) => Json(value).into_response(),
        Err(error) => (StatusCode::CONFLICT, Json(json!({"error": error.to_string()}))).into_response(),
    }
}

/// The account of a phone: the same one each time, or a new one.
fn account(server: &FakeWhatsapp, phone: &str, name: &str) -> Account {
    let known = server.lock().accounts.get(phone).cloned();
    known.unwrap_or_else(|| Account::new(phone, name))
}

async fn scan(State(it): State<Steering>, Json(code): Json<Code>) -> Response {
    let account = account(&it.server, &code.phone, &code.name);
    outcome(it.server.scan(&code.code, &account).map(|()| json!({})))
}

async fn type_code(State(it): State<Steering>, Json(code): Json<Code>) -> Response {
    let account = account(&it.server, &code.phone, &code.name);
    outcome(it.server.type_code(&code.code, &account).map(|()| json!({})))
}

async fn unlink(State(it): State<Steering>, Json(phone): Json<Phone>) -> StatusCode {
    it.server.unlink(&phone.phone);
    StatusCode::NO_CONTENT
}

async fn drop_connections(State(it): State<Steering>, Json(phone): Json<Phone>) -> StatusCode {
    it.server.drop_connections(&phone.phone);
    StatusCode::NO_CONTENT
}

async fn replace(State(it): State<Steering>, Json(phone): Json<Phone>) -> StatusCode {
    it.server.replace(&phone.phone);
    StatusCode::NO_CONTENT
}

async fn garbage(State(it): State<Steering>, Json(phone): Json<Phone>) -> StatusCode {
    it.server.send_garbage(&phone.phone);
    StatusCode::NO_CONTENT
}

async fn stream_error(State(it): State<Steering>, Json(phone): Json<Phone>) -> StatusCode {
    it.server.fail_stream(&phone.phone, &phone.code);
    StatusCode::NO_CONTENT
}

async fn faults(State(it): State<Steering>, Json(faults): Json<Faults>) -> StatusCode {
    it.server.set_faults(faults);
    StatusCode::NO_CONTENT
}

async fn phone(State(it): State<Steering>, Path(phone): Path<String>) -> Json<Value> {
    let sent: Vec<Value> =
        it.server.taken_from(&phone).into_iter().map(|(to, id)| json!({"to": to, "id": id})).collect();
    Json(json!({
        "online": it.server.is_online(&phone),
        "linked": it.server.linked(&phone).len(),
        "logins": it.server.logins_of(&phone),
        "sent": sent,
    }))
}

async fn join(State(it): State<Steering>, Json(phone): Json<Phone>) -> Response {
    // A business's own number gets one more device: somebody who writes beside the bot.
    let account = account(&it.server, &phone.phone, &phone.name);
    let joined = Customer::link(&it.server, account).await;
    outcome(joined.map(|customer| {
        let mut customers = it.customers.lock().unwrap_or_else(PoisonError::into_inner);
        customers.insert(phone.phone, Arc::new(customer));
        json!({})
    }))
}

fn customer(it: &Steering, phone: &str) -> anyhow::Result<Arc<Customer>> {
    let customers = it.customers.lock().unwrap_or_else(PoisonError::into_inner);
    customers.get(phone).cloned().ok_or_else(|| anyhow::anyhow!("nobody joined with this number"))
}

async fn seen(State(it): State<Steering>, Path(phone): Path<String>) -> Response {
    outcome(customer(&it, &phone).map(|customer| {
        json!({"got": customer.got(), "typing": customer.typing(), "receipts": customer.receipts()})
    }))
}

async fn write(State(it): State<Steering>, Path(phone): Path<String>, Json(words): Json<Words>) -> Response {
    let customer = match customer(&it, &phone) {
        Ok(customer) => customer,
        Err(error) => return outcome(Err(error)),
    };
    outcome(customer.write(&words.to, &words.text).await.map(|id| json!({"id": id})))
}
