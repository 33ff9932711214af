//! Connecting numbers of the Cloud API: what was pasted is checked, the number registered, its news subscribed.

use admin_types::{
    CheckCloud, CloudAccount, CloudFound, CloudNumber, Number, NumberRef, Problem, ProblemCode,
    RegisterNumber, ReplaceCredentials,
};
use axum::extract::State;
use engine_graph::{Ask, GraphError};
use engine_store::repo::{
    number_health::NumberMark,
    numbers::{CloudCredentials, NumberChange, NumberRecord},
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::numbers::{changed, detail, find, seal, secret};
use crate::{
    AppState,
    auth::CurrentUser,
    cloud::{Connected, check, words},
    error::ApiError,
    extract::{Json, Path},
    fields::Fields,
};

/// Numbers of the workspace that are compared with Meta's.
const MAX_NUMBERS: i64 = 1_000;

/// Check a token and what it reaches, before anything is kept
#[utoipa::path(post, path = "/numbers/cloud/check", tag = "numbers", operation_id = "checkCloud",
    request_body = CheckCloud, responses((status = 200, body = CloudFound), (status = 422, body = Problem)))]
pub(crate) async fn check_cloud(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CheckCloud>,
) -> Result<axum::Json<CloudFound>, ApiError> {
    let mut fields = Fields::default();
    let access_token = secret(&mut fields, "/access_token", &body.access_token);
    let app_secret = body.app_secret.as_ref().map(|it| secret(&mut fields, "/app_secret", it));
    let account_id = body.account_id.as_ref().map(|it| meta_id(&mut fields, "/account_id", it));
    fields.finish()?;
    let graph = state.graph()?;
    let now = state.clock().now();
    let (token, mut checks) = check::token(graph, &access_token, app_secret.as_deref(), now).await;
    let mut accounts = Vec::new();
    if token.manages {
        let connected = state.store().numbers(user.workspace_id(), None, MAX_NUMBERS).await?;
        let wanted = account_id.map_or_else(|| token.accounts.clone(), |id| vec![id]);
        if wanted.is_empty() {
            checks.push(check::no_account());
        }
        for id in wanted {
            match check::numbers(graph, &access_token, &id).await {
                Ok(numbers) => {
                    let numbers = numbers.iter().map(|number| shown(number, &connected)).collect();
                    let name = graph.send(&access_token, Ask::get(&[&id]).query("fields", "id,name")).await;
                    let name = name.ok().and_then(|node| Some(node["name"].as_str()?.to_owned()));
                    accounts.push(CloudAccount { id, name: name.unwrap_or_default(), numbers });
                }
                Err(error) => checks.push(check::failed("account", &error)),
            }
        }
    }
    Ok(axum::Json(CloudFound { checks, accounts }))
}

fn shown(number: &Value, connected: &[NumberRecord]) -> CloudNumber {
    let text = |key: &str| number[key].as_str().unwrap_or_default().to_owned();
    let phone_number_id = text("id");
    let same = |record: &&NumberRecord| {
        record.cloud_settings().is_ok_and(|settings| settings.phone_number_id == phone_number_id)
    };
    CloudNumber {
        connected: connected
            .iter()
            .find(same)
            .map(|record| NumberRef { id: record.id, name: record.name.clone() }),
        phone: text("display_phone_number"),
        verified_name: text("verified_name"),
        registered: check::is_registered(number),
        phone_number_id,
    }
}

/// Check a number at Meta now
#[utoipa::path(post, path = "/numbers/{id}/check", tag = "numbers", operation_id = "checkNumber",
    params(("id" = Uuid, Path, description = "Id of the number")), responses((status = 200, body = Number)))]
pub(crate) async fn check_number(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Number>, ApiError> {
    let mut number = Connected::open(&state, find(&state, &user, id).await?)?;
    check_and_keep(&state, &mut number).await?;
    detail(&state, &user, id).await
}

/// Checks a number, keeps what was found, and its account where it was not known.
pub(crate) async fn check_and_keep(state: &AppState, number: &mut Connected) -> Result<(), ApiError> {
    let graph = state.graph()?;
    let now = state.clock().now();
    let CloudCredentials { access_token, app_secret } = &number.credentials;
    let settings = &number.settings;
    let account_id = settings.waba_id.as_deref();
    let (token, report) =
        check::number(graph, access_token, app_secret, account_id, &settings.phone_number_id, now).await;
    let (workspace_id, id) = (number.record.workspace_id, number.record.id);
    if account_id.is_none()
        && let Some(found) = check::account_of(graph, access_token, &token, &settings.phone_number_id).await
    {
        number.settings.waba_id = Some(found);
        let settings =
            serde_json::to_value(&number.settings).map_err(|error| crate::error::internal(&error))?;
        let change = NumberChange { settings: Some(settings), ..NumberChange::default() };
        state.store().update_number(workspace_id, id, &change, now).await?;
    }
    let report = serde_json::to_value(report).map_err(|error| crate::error::internal(&error))?;
    state.store().keep_report(workspace_id, id, &report, now).await?;
    crate::cloud::templates::tell(state, number);
    Ok(())
}

/// Replace a number's credentials, after Meta has accepted the new ones
#[utoipa::path(post, path = "/numbers/{id}/credentials", tag = "numbers", operation_id = "replaceCredentials",
    params(("id" = Uuid, Path, description = "Id of the number")), request_body = ReplaceCredentials,
    responses((status = 200, body = Number), (status = 422, body = Problem)))]
pub(crate) async fn replace_credentials(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<ReplaceCredentials>,
) -> Result<axum::Json<Number>, ApiError> {
    let mut number = Connected::open(&state, find(&state, &user, id).await?)?;
    let mut fields = Fields::default();
    let access_token = body.access_token.as_ref().map(|it| secret(&mut fields, "/access_token", it));
    let app_secret = body.app_secret.as_ref().map(|it| secret(&mut fields, "/app_secret", it));
    if access_token.is_none() && app_secret.is_none() {
        fields.add("/access_token", "Enter a new access token or a new app secret.");
    }
    fields.finish()?;
    let new = CloudCredentials {
        access_token: access_token.unwrap_or_else(|| number.credentials.access_token.clone()),
        app_secret: app_secret.unwrap_or_else(|| number.credentials.app_secret.clone()),
    };
    let graph = state.graph()?;
    let now = state.clock().now();
    let settings = &number.settings;
    let (_, report) = check::number(
        graph,
        &new.access_token,
        &new.app_secret,
        settings.waba_id.as_deref(),
        &settings.phone_number_id,
        now,
    )
    .await;
    // What is wrong with the number itself, and was before, is no reason to keep an old token.
    let wrong = report.checks.iter().find(|check| {
        let of_credentials = ["token", "messaging", "management", "app_secret", "number"];
        of_credentials.contains(&check.key.as_str()) && !check.is_good()
    });
    if let Some(wrong) = wrong {
        let code = match wrong.state {
            admin_types::CheckState::Unknown => ProblemCode::ProviderUnavailable,
            _ => ProblemCode::ProviderRefused,
        };
        let help = wrong.help.as_deref().unwrap_or_default();
        let text = format!("{} The old credentials stay in use. {help}", wrong.text);
        return Err(ApiError::new(code, text.trim()));
    }
    let change = NumberChange { credentials: Some(seal(&state, id, &new)?), ..NumberChange::default() };
    state.store().update_number(user.workspace_id(), id, &change, now).await?;
    number.credentials = new;
    let report = serde_json::to_value(report).map_err(|error| crate::error::internal(&error))?;
    state.store().keep_report(user.workspace_id(), id, &report, now).await?;
    // What waited for a good token goes out now.
    state.store().release_number(id, now).await?;
    state.hints().publish(engine_store::hints::Hint::OutboxReady);
    changed(&state, &user, id);
    detail(&state, &user, id).await
}

/// Register a number for the Cloud API with its PIN
#[utoipa::path(post, path = "/numbers/{id}/register", tag = "numbers", operation_id = "registerNumber",
    params(("id" = Uuid, Path, description = "Id of the number")), request_body = RegisterNumber,
    responses((status = 200, body = Number), (status = 422, body = Problem)))]
pub(crate) async fn register(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<RegisterNumber>,
) -> Result<axum::Json<Number>, ApiError> {
    let mut number = Connected::open(&state, find(&state, &user, id).await?)?;
    let pin = body.pin.expose().trim().to_owned();
    let mut fields = Fields::default();
    if pin.len() != 6 || !pin.bytes().all(|digit| digit.is_ascii_digit()) {
        fields.add("/pin", "A PIN has six digits.");
    }
    fields.finish()?;
    let register = json!({"messaging_product": "whatsapp", "pin": pin});
    let ask = Ask::post(&[&number.settings.phone_number_id, "register"], register);
    let answer = number.ask(state.graph()?, ask).await;
    answer.map_err(|error| {
        words::problem(&error, "The number was not registered; nothing else was changed.")
    })?;
    state.store().mark_number(id, NumberMark::Registered, state.clock().now()).await?;
    check_and_keep(&state, &mut number).await?;
    detail(&state, &user, id).await
}

/// Subscribe the app to the messages and news of a number's account
#[utoipa::path(post, path = "/numbers/{id}/subscribe", tag = "numbers", operation_id = "subscribeNumber",
    params(("id" = Uuid, Path, description = "Id of the number")),
    responses((status = 200, body = Number), (status = 422, body = Problem)))]
pub(crate) async fn subscribe(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Number>, ApiError> {
    let mut number = Connected::open(&state, find(&state, &user, id).await?)?;
    if number.settings.waba_id.is_none() {
        check_and_keep(&state, &mut number).await?;
    }
    let ask = Ask::post(&[number.account_id()?, "subscribed_apps"], json!({}));
    let answer: Result<Value, GraphError> = number.ask(state.graph()?, ask).await;
    answer.map_err(|error| {
        words::problem(&error, "The account was not subscribed; nothing else was changed.")
    })?;
    state.store().mark_number(id, NumberMark::Subscribed, state.clock().now()).await?;
    check_and_keep(&state, &mut number).await?;
    detail(&state, &user, id).await
}

/// An id of Meta's.
pub(super) fn meta_id(fields: &mut Fields, pointer: &str, id: &str) -> String {
    let id = fields.text(pointer, id, 1, 32);
    if !id.chars().all(|it| it.is_ascii_digit()) {
        fields.add(pointer, "Meta's ids have digits only.");
    }
    id
}
