//! Everything around a number: the token and its permissions, accounts, their numbers, registration, subscriptions.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    MockGraph, media,
    server::{bearer, error, error_of, unauthorized},
};

/// Permission to send messages.
pub(crate) const MESSAGING: &str = "whatsapp_business_messaging";
/// Permission to see and change accounts, numbers and templates.
pub(crate) const MANAGEMENT: &str = "whatsapp_business_management";
/// Meta's id of the app.
pub(crate) const APP: &str = "670843887433847";
/// Wrong PINs after which registering rests.
const MAX_PINS: u32 = 5;

/// A phone number of an account.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    id: String,
    account: String,
    display: String,
    name: String,
    pin: Option<String>,
    registered: bool,
    guesses: u32,
    quality: String,
    limit: String,
}

/// The app and what its token reaches.
#[derive(Debug)]
pub(crate) struct Business {
    pub(crate) scopes: Vec<String>,
    pub(crate) expired: bool,
    expires_at: i64,
    app_secret: Option<String>,
    numbers: Vec<Number>,
    /// Accounts whose news the app has subscribed; `None` in it means all.
    subscribed: Vec<Option<String>>,
}

impl Default for Business {
    fn default() -> Self {
        let number = |id: &str, account: &str, display: &str, name: &str| Number {
            id: id.to_owned(),
            account: account.to_owned(),
            display: display.to_owned(),
            name: name.to_owned(),
            pin: None,
            registered: false,
            guesses: 0,
            quality: "GREEN".to_owned(),
            limit: "TIER_250".to_owned(),
        };
        Self {
            scopes: vec![MANAGEMENT.to_owned(), MESSAGING.to_owned(), "public_profile".to_owned()],
            expired: false,
            expires_at: 0,
            app_secret: None,
            numbers: vec![
                number("106540352242922", "102290129340398", "+1 555-078-3881", "Jasper's Market"),
                number("106540352242923", "102290129340398", "+1 555-078-3882", "Jasper's Ice Cream"),
                number("106540352242924", "102290129340399", "+1 555-078-3883", "Jasper's Deliveries"),
            ],
            subscribed: Vec::new(),
        }
    }
}

/// What changes at Meta; what is absent stays.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AppChange {
    /// The token's permissions.
    scopes: Option<Vec<String>>,
    /// Whether the token is over.
    expired: Option<bool>,
    /// Seconds since 1970 when the token will be over; 0 never.
    expires_at: Option<i64>,
    /// The app's secret; any is accepted before one is set.
    app_secret: Option<String>,
    /// The PIN of every number; the first one that is tried becomes it before one is set.
    pin: Option<String>,
    /// Whether every number is registered.
    registered: Option<bool>,
    /// `GREEN`, `YELLOW` or `RED`, of every number.
    quality: Option<String>,
}

impl Business {
    pub(crate) fn change(&mut self, change: AppChange) {
        self.scopes = change.scopes.unwrap_or_else(|| std::mem::take(&mut self.scopes));
        self.expired = change.expired.unwrap_or(self.expired);
        self.expires_at = change.expires_at.unwrap_or(self.expires_at);
        self.app_secret = change.app_secret.or_else(|| self.app_secret.take());
        for number in &mut self.numbers {
            if let Some(pin) = &change.pin {
                number.pin = Some(pin.clone());
                number.guesses = 0;
            }
            number.registered = change.registered.unwrap_or(number.registered);
            if let Some(quality) = &change.quality {
                number.quality.clone_from(quality);
            }
        }
    }

    pub(crate) fn subscribe_all(&mut self) {
        self.subscribed.push(None);
    }

    fn is_subscribed(&self, account: &str) -> bool {
        self.subscribed.iter().any(|it| it.as_ref().is_none_or(|it| it == account))
    }

    fn accounts(&self) -> Vec<String> {
        let mut accounts: Vec<String> = self.numbers.iter().map(|number| number.account.clone()).collect();
        accounts.dedup();
        accounts
    }

    /// The account of a number. What is no known number belongs to the first account, so that tests may name any.
    pub(crate) fn account_of(&self, number: &str) -> String {
        let found = self.numbers.iter().find(|it| it.id == number).or(self.numbers.first());
        found.map(|number| number.account.clone()).unwrap_or_default()
    }
}

impl MockGraph {
    pub(crate) fn is_subscribed(&self, account: &str) -> bool {
        self.lock().business.is_subscribed(account)
    }

    /// The account of a number, when its news go to somebody.
    pub(crate) fn subscribed_account(&self, number: &str) -> Option<String> {
        let inner = self.lock();
        let account = inner.business.account_of(number);
        inner.business.is_subscribed(&account).then_some(account)
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct DebugQuery {
    input_token: String,
}

/// What a token may do. It is asked with the token itself, or with the app's id and secret.
pub(crate) async fn debug_token(
    State(mock): State<MockGraph>,
    Query(query): Query<DebugQuery>,
    headers: HeaderMap,
) -> Response {
    let asked_with = bearer(&headers).unwrap_or_default().to_owned();
    if let Some((app, secret)) = asked_with.split_once('|') {
        let right = mock.lock().business.app_secret.as_ref().is_none_or(|right| right == secret);
        if app != APP || !right {
            return error(StatusCode::BAD_REQUEST, 190, "Invalid OAuth access token signature.");
        }
    } else if !mock.lets_in(&headers) {
        return unauthorized();
    }
    let inner = mock.lock();
    let business = &inner.business;
    if !mock.is_token(&query.input_token) || business.expired {
        let body = json!({"data": {"is_valid": false, "scopes": [],
            "error": {"code": 190, "message": "The access token could not be decrypted"}}});
        return Json(body).into_response();
    }
    let granular: Vec<Value> = business
        .scopes
        .iter()
        .filter(|scope| scope.starts_with("whatsapp"))
        .map(|scope| json!({"scope": scope, "target_ids": business.accounts()}))
        .collect();
    Json(json!({"data": {
        "app_id": APP, "type": "SYSTEM_USER", "application": "Jasper's Market", "is_valid": true,
        "expires_at": business.expires_at, "data_access_expires_at": 0, "scopes": business.scopes,
        "granular_scopes": granular, "user_id": "10222270944537964",
    }}))
    .into_response()
}

impl Number {
    fn shown(&self) -> Value {
        json!({
            "id": self.id, "display_phone_number": self.display, "verified_name": self.name,
            "quality_rating": self.quality, "name_status": "APPROVED",
            "code_verification_status": "VERIFIED",
            "platform_type": if self.registered { "CLOUD_API" } else { "NOT_APPLICABLE" },
            "status": if self.registered { "CONNECTED" } else { "PENDING" },
            "whatsapp_business_manager_messaging_limit": self.limit,
            "throughput": {"level": "STANDARD"},
        })
    }
}

pub(crate) async fn phone_numbers(
    State(mock): State<MockGraph>,
    Path((_version, account)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Some(refusal) = mock.refusal(&headers, MANAGEMENT) {
        return refusal;
    }
    let inner = mock.lock();
    if !inner.business.accounts().contains(&account) {
        return hidden(&account);
    }
    let numbers: Vec<Value> =
        inner.business.numbers.iter().filter(|it| it.account == account).map(Number::shown).collect();
    Json(json!({"data": numbers, "paging": {"cursors": {"before": "0", "after": "9"}}})).into_response()
}

/// A number, an account, or else a medium by its id.
pub(crate) async fn node(
    State(mock): State<MockGraph>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = {
        let inner = mock.lock();
        let number = inner.business.numbers.iter().find(|number| number.id == id).map(Number::shown);
        let account = inner.business.accounts().into_iter().find(|account| *account == id);
        number.or_else(|| account.map(|id| json!({"id": id, "name": "Jasper's Market"})))
    };
    match found {
        Some(found) => mock.refusal(&headers, MANAGEMENT).unwrap_or_else(|| Json(found).into_response()),
        None => media::get(State(mock), Path((version, id)), headers).await,
    }
}

pub(crate) async fn register(
    State(mock): State<MockGraph>,
    Path((_version, id)): Path<(String, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    if let Some(refusal) = mock.refusal(&headers, MANAGEMENT) {
        return refusal;
    }
    let pin = body["pin"].as_str().unwrap_or_default();
    if body["messaging_product"] != "whatsapp" || pin.len() != 6 || !pin.bytes().all(|it| it.is_ascii_digit())
    {
        return error(StatusCode::BAD_REQUEST, 100, "(#100) PIN must be exactly 6 digits");
    }
    let mut inner = mock.lock();
    let Some(number) = inner.business.numbers.iter_mut().find(|number| number.id == id) else {
        return hidden(&id);
    };
    if number.guesses >= MAX_PINS {
        return error(
            StatusCode::BAD_REQUEST,
            133_008,
            "(#133008) Too many two step verification PIN guesses",
        );
    }
    if number.pin.as_ref().is_some_and(|right| right != pin) {
        number.guesses += 1;
        return error(StatusCode::BAD_REQUEST, 133_005, "(#133005) Two step verification PIN Mismatch");
    }
    number.pin = Some(pin.to_owned());
    number.registered = true;
    number.guesses = 0;
    Json(json!({"success": true})).into_response()
}

pub(crate) async fn subscribe(
    State(mock): State<MockGraph>,
    Path((_version, account)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Some(refusal) = mock.refusal(&headers, MANAGEMENT) {
        return refusal;
    }
    let mut inner = mock.lock();
    if !inner.business.accounts().contains(&account) {
        return hidden(&account);
    }
    inner.business.subscribed.push(Some(account));
    Json(json!({"success": true})).into_response()
}

pub(crate) async fn subscribed(
    State(mock): State<MockGraph>,
    Path((_version, account)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Some(refusal) = mock.refusal(&headers, MANAGEMENT) {
        return refusal;
    }
    let inner = mock.lock();
    if !inner.business.accounts().contains(&account) {
        return hidden(&account);
    }
    let app = json!({"whatsapp_business_api_data": {"id": APP, "name": "Jasper's Market",
        "link": format!("https://www.facebook.com/games/?app_id={APP}")}});
    let apps = if inner.business.is_subscribed(&account) { vec![app] } else { Vec::new() };
    Json(json!({"data": apps})).into_response()
}

/// What is not there and what a token may not see look the same.
pub(crate) fn hidden(id: &str) -> Response {
    let text = format!(
        "Unsupported request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation."
    );
    error_of(StatusCode::BAD_REQUEST, 100, 33, &text)
}
