//! Looks at a token, an account and a number, and says of each thing whether it is right and what to do.
//!
//! By <https://developers.facebook.com/docs/whatsapp/permissions> and
//! <https://developers.facebook.com/docs/graph-api/reference/debug_token>.

use admin_types::{CheckState, CloudCheck};
use chrono::{DateTime, Duration, Utc};
use engine_graph::{Ask, Graph, GraphError};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::words::{GIVE_ACCOUNT, NEW_TOKEN, give_permission, sentence};

/// Accounts that are looked at.
const MAX_ACCOUNTS: usize = 20;
/// A token that ends sooner is worth a warning.
const SOON: Duration = Duration::days(7);
/// Fields of a number that are read.
const NUMBER_FIELDS: &str = "id,display_phone_number,verified_name,quality_rating,name_status,code_verification_status,platform_type,status,whatsapp_business_manager_messaging_limit";

/// What a check of a number found, as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Report {
    /// One after the other.
    pub checks: Vec<CloudCheck>,
    /// The number as Meta shows it; null when it was not seen.
    pub number: Value,
}

/// What a token is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Token {
    /// Meta's id of the app; empty when the token is not accepted.
    pub app_id: String,
    /// Accounts that it reaches.
    pub accounts: Vec<String>,
    /// Whether it may see and change accounts.
    pub manages: bool,
    /// Whether it is accepted at all.
    pub valid: bool,
}

fn check(key: &str, state: CheckState, text: impl Into<String>, help: Option<String>) -> CloudCheck {
    CloudCheck { key: key.to_owned(), state, text: text.into(), help }
}

fn ok(key: &str, text: impl Into<String>) -> CloudCheck {
    check(key, CheckState::Ok, text, None)
}

/// A token that reaches no account.
pub(crate) fn no_account() -> CloudCheck {
    let text = "The token reaches no WhatsApp account.";
    check("account", CheckState::Problem, text, Some(GIVE_ACCOUNT.to_owned()))
}

/// A check that could not be made, or that found a refusal.
pub(crate) fn failed(key: &str, error: &GraphError) -> CloudCheck {
    if error.passes() {
        return check(key, CheckState::Unknown, sentence(error), Some("Check again in a moment.".to_owned()));
    }
    let help = if error.is_bad_token() { NEW_TOKEN } else { GIVE_ACCOUNT };
    check(key, CheckState::Problem, sentence(error), Some(help.to_owned()))
}

/// What a token is and may do, and whether the secret is its app's.
pub(crate) async fn token(
    graph: &Graph,
    access_token: &str,
    app_secret: Option<&str>,
    now: DateTime<Utc>,
) -> (Token, Vec<CloudCheck>) {
    let ask = || Ask::get(&["debug_token"]).query("input_token", access_token);
    let data = match graph.send(access_token, ask()).await {
        Ok(mut answer) => answer["data"].take(),
        Err(error) => return (Token::default(), vec![failed("token", &error)]),
    };
    if data["is_valid"] != true {
        let text =
            "Meta does not accept the access token: it has expired, was withdrawn, or was not copied whole.";
        return (
            Token::default(),
            vec![check("token", CheckState::Problem, text, Some(NEW_TOKEN.to_owned()))],
        );
    }
    let mut checks = vec![validity(&data, now)];
    let app_id = match &data["app_id"] {
        Value::String(id) => id.clone(),
        other => other.to_string(),
    };
    let scopes: Vec<&str> = array(&data["scopes"]).iter().filter_map(Value::as_str).collect();
    let has = |scope: &str| scopes.contains(&scope);
    let mut permission = |key: &str, scope: &str, can: &str| {
        checks.push(if has(scope) {
            ok(key, format!("The token may {can}."))
        } else {
            let text = format!("The token may not {can}: the permission {scope} is missing.");
            check(key, CheckState::Problem, text, Some(give_permission(scope)))
        });
    };
    permission("messaging", "whatsapp_business_messaging", "send and receive messages");
    permission("management", "whatsapp_business_management", "see numbers and manage templates");
    if let Some(secret) = app_secret.filter(|secret| !secret.is_empty()) {
        checks.push(match graph.send(&format!("{app_id}|{secret}"), ask()).await {
            Ok(_) => ok("app_secret", "The app secret belongs to the token's app."),
            Err(error) if error.passes() => failed("app_secret", &error),
            Err(_) => check(
                "app_secret",
                CheckState::Problem,
                "The app secret is not the one of the token's app, so no webhook of Meta would be believed.",
                Some("At developers.facebook.com, open your app → App settings → Basic, and copy the app secret from there.".to_owned()),
            ),
        });
    }
    let accounts = array(&data["granular_scopes"])
        .iter()
        .filter(|granted| granted["scope"] == "whatsapp_business_management")
        .flat_map(|granted| array(&granted["target_ids"]))
        .filter_map(|id| id.as_str().map(str::to_owned))
        .take(MAX_ACCOUNTS)
        .collect();
    (Token { app_id, accounts, manages: has("whatsapp_business_management"), valid: true }, checks)
}

fn validity(data: &Value, now: DateTime<Utc>) -> CloudCheck {
    let ends = ["expires_at", "data_access_expires_at"]
        .iter()
        .filter_map(|key| data[*key].as_i64().filter(|seconds| *seconds > 0))
        .min()
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    match ends {
        None => ok("token", "Meta accepts the access token, and it does not expire."),
        Some(ends) if ends - now > SOON => {
            ok("token", format!("Meta accepts the access token until {}.", ends.format("%-d %B %Y")))
        }
        Some(ends) => check(
            "token",
            CheckState::Warning,
            format!(
                "The access token expires on {}; after that nothing is sent.",
                ends.format("%-d %B %Y at %H:%M UTC")
            ),
            Some(format!("{NEW_TOKEN} Choose “Never” as its expiration.")),
        ),
    }
}

/// The numbers of an account.
pub(crate) async fn numbers(
    graph: &Graph,
    access_token: &str,
    account_id: &str,
) -> Result<Vec<Value>, GraphError> {
    let ask = Ask::get(&[account_id, "phone_numbers"]).query("fields", NUMBER_FIELDS).query("limit", "100");
    graph.list(access_token, ask, 100).await
}

/// Whether a number is registered, by what Meta shows of it.
pub(crate) fn is_registered(number: &Value) -> bool {
    match number["platform_type"].as_str() {
        Some(platform) => platform == "CLOUD_API",
        None => number["status"] == "CONNECTED",
    }
}

/// The account of a number among those that a token reaches.
pub(crate) async fn account_of(
    graph: &Graph,
    access_token: &str,
    token: &Token,
    phone_number_id: &str,
) -> Option<String> {
    for account in &token.accounts {
        let numbers = numbers(graph, access_token, account).await.unwrap_or_default();
        if numbers.iter().any(|number| number["id"] == phone_number_id) {
            return Some(account.clone());
        }
    }
    None
}

/// Everything about a number, with a token and secret that it has or may get.
pub(crate) async fn number(
    graph: &Graph,
    access_token: &str,
    app_secret: &str,
    account_id: Option<&str>,
    phone_number_id: &str,
    now: DateTime<Utc>,
) -> (Token, Report) {
    let (token, mut checks) = self::token(graph, access_token, Some(app_secret), now).await;
    if app_secret.is_empty() {
        let text = "There is no app secret, so no webhook of Meta is believed.";
        checks.push(check(
            "app_secret",
            CheckState::Problem,
            text,
            Some("Enter the app secret below.".to_owned()),
        ));
    }
    let mut seen = Value::Null;
    if token.valid {
        match graph.send(access_token, Ask::get(&[phone_number_id]).query("fields", NUMBER_FIELDS)).await {
            Ok(number) => {
                checks.push(ok("number", "The token reaches the phone number."));
                about(&number, &mut checks);
                seen = number;
            }
            Err(error) if error.is_missing_permission() && !token.manages => {}
            Err(error) => checks.push(failed("number", &error)),
        }
        if let Some(account) = account_id.filter(|_| token.manages) {
            checks.push(subscription(graph, access_token, account, &token.app_id).await);
        }
    }
    (token, Report { checks, number: seen })
}

/// What Meta shows of a number.
fn about(number: &Value, checks: &mut Vec<CloudCheck>) {
    checks.push(if is_registered(number) {
        ok("registered", "The number is registered for the Cloud API.")
    } else {
        let help = "Register it with its PIN: open “Set up” of this number.";
        let text = "The number is not registered for the Cloud API, so it can neither send nor receive.";
        check("registered", CheckState::Problem, text, Some(help.to_owned()))
    });
    let status = number["status"].as_str().unwrap_or_default();
    let manager = || Some("Open the number in Meta's WhatsApp Manager; it says what Meta wants.".to_owned());
    match status {
        "BANNED" => {
            checks.push(check("status", CheckState::Problem, "Meta has banned the number.", manager()))
        }
        "RESTRICTED" | "RATE_LIMITED" => {
            let text = "Meta lets the number write to no more new people today.";
            checks.push(check("status", CheckState::Problem, text, manager()));
        }
        "FLAGGED" => {
            let text = "Meta may restrict the number soon, because people block or report it.";
            checks.push(check("status", CheckState::Warning, text, manager()));
        }
        _ => {}
    }
    match number["name_status"].as_str().unwrap_or_default() {
        "DECLINED" | "EXPIRED" => {
            let help =
                "Choose another display name in Meta's WhatsApp Manager, then register the number again.";
            checks.push(check(
                "name",
                CheckState::Problem,
                "Meta has declined the display name.",
                Some(help.to_owned()),
            ));
        }
        "PENDING_REVIEW" => {
            checks.push(check(
                "name",
                CheckState::Warning,
                "Meta is still reviewing the display name.",
                None,
            ));
        }
        "" | "NONE" | "NON_EXISTS" => {}
        _ => checks.push(ok("name", "Meta has approved the display name.")),
    }
    match number["quality_rating"].as_str().unwrap_or_default() {
        "RED" => {
            let help = "Send less marketing, and only to people who asked for it.";
            let text = "The quality rating is low: too many people block or report the number.";
            checks.push(check("quality", CheckState::Problem, text, Some(help.to_owned())));
        }
        "YELLOW" => {
            let text = "The quality rating is medium: some people block or report the number.";
            checks.push(check("quality", CheckState::Warning, text, None));
        }
        "GREEN" => checks.push(ok("quality", "The quality rating is high.")),
        _ => {}
    }
}

async fn subscription(graph: &Graph, access_token: &str, account: &str, app_id: &str) -> CloudCheck {
    match graph.list(access_token, Ask::get(&[account, "subscribed_apps"]), 100).await {
        Ok(apps) => {
            let ours = |app: &&Value| app["whatsapp_business_api_data"]["id"] == app_id;
            if apps.iter().any(|app| ours(&app)) {
                ok("subscribed", "Meta delivers the account's messages to your app.")
            } else {
                check(
                    "subscribed",
                    CheckState::Problem,
                    "Your app has not subscribed the account, so no message arrives.",
                    Some("Open “Set up” of this number and subscribe.".to_owned()),
                )
            }
        }
        Err(error) => failed("subscribed", &error),
    }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The worst of some checks.
pub(crate) fn worst(checks: &[CloudCheck]) -> CheckState {
    checks.iter().map(|check| check.state).max().unwrap_or(CheckState::Unknown)
}
