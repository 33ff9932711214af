//! Rules by which subscribers are told that a number needs somebody.

use admin_types::{AlertKind, AlertNotify, AlertRule, AlertTemplate, Firing, Problem, SaveAlertRule};
use axum::extract::State;
use engine_store::{
    ids,
    repo::{
        alerts::{self as store, AlertRuleRecord, FiringRow},
        numbers::NumberKind,
    },
};
use http::StatusCode;
use uuid::Uuid;

use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path},
    fields::Fields,
};

/// Rules of a workspace at most: each is looked at for each number.
const MOST: usize = 100;
/// Characters of a phone number as people write it.
const MAX_PHONE_CHARS: usize = 40;
/// Characters of a template's name.
const MAX_TEMPLATE_CHARS: usize = 512;

/// List the rules, each with the numbers at which it is broken now
#[utoipa::path(get, path = "/alert-rules", tag = "alerts", operation_id = "listAlertRules",
    responses((status = 200, body = Vec<AlertRule>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Vec<AlertRule>>, ApiError> {
    let rules = state.store().alert_rules(user.workspace_id()).await?;
    let firing = state.store().firing_alerts().await?;
    Ok(axum::Json(rules.iter().filter_map(|rule| dto(rule, &firing)).collect()))
}

/// Add a rule
#[utoipa::path(post, path = "/alert-rules", tag = "alerts", operation_id = "createAlertRule",
    request_body = SaveAlertRule, responses((status = 201, body = AlertRule), (status = 422, body = Problem)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<SaveAlertRule>,
) -> Result<(StatusCode, axum::Json<AlertRule>), ApiError> {
    let there = state.store().alert_rules(user.workspace_id()).await?.len();
    let rule = read(&state, &user, ids::new_id(state.clock()), &body, there).await?;
    state.store().create_alert_rule(&rule).await?;
    dto(&rule, &[]).map(|rule| (StatusCode::CREATED, axum::Json(rule))).ok_or_else(ApiError::not_found)
}

/// Change a rule
#[utoipa::path(put, path = "/alert-rules/{id}", tag = "alerts", operation_id = "saveAlertRule",
    params(("id" = Uuid, Path, description = "Id of the rule")), request_body = SaveAlertRule,
    responses((status = 200, body = AlertRule), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(crate) async fn save(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<SaveAlertRule>,
) -> Result<axum::Json<AlertRule>, ApiError> {
    let rules = state.store().alert_rules(user.workspace_id()).await?;
    let old = rules.into_iter().find(|rule| rule.id == id).ok_or_else(ApiError::not_found)?;
    let rule = AlertRuleRecord { created_at: old.created_at, ..read(&state, &user, id, &body, 0).await? };
    if !state.store().update_alert_rule(&rule).await? {
        return Err(ApiError::not_found());
    }
    let firing = state.store().firing_alerts().await?;
    dto(&rule, &firing).map(axum::Json).ok_or_else(ApiError::not_found)
}

/// Delete a rule
#[utoipa::path(delete, path = "/alert-rules/{id}", tag = "alerts", operation_id = "deleteAlertRule",
    params(("id" = Uuid, Path, description = "Id of the rule")),
    responses((status = 204), (status = 404, body = Problem)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    match state.store().delete_alert_rule(user.workspace_id(), id).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(ApiError::not_found()),
    }
}

/// Checks a rule. `there` counts the rules beside which it would stand.
async fn read(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
    body: &SaveAlertRule,
    there: usize,
) -> Result<AlertRuleRecord, ApiError> {
    let mut fields = Fields::default();
    let (least, most) = body.kind.thresholds();
    if !(least..=most).contains(&body.threshold) {
        let text = match (least, most) {
            (0, 0) => "This kind of rule has no threshold; leave it out.".to_owned(),
            _ => format!("From {least} to {most}, please."),
        };
        fields.add("/threshold", text);
    }
    if let Some(number) = body.number_id {
        let found = state.store().number(number).await?;
        if found.is_none_or(|number| number.workspace_id != user.workspace_id()) {
            fields.add("/number_id", "There is no such number; GET /api/v1/numbers lists them.");
        }
    }
    let notify = match &body.notify {
        Some(notify) => Some(read_notify(state, user, &mut fields, notify).await?),
        None => None,
    };
    if there >= MOST {
        fields.add("/kind", format!("There are {there} rules already; delete one first."));
    }
    fields.finish()?;
    let now = state.clock().now();
    Ok(AlertRuleRecord {
        id,
        workspace_id: user.workspace_id(),
        kind: body.kind.as_str().to_owned(),
        number_id: body.number_id,
        threshold: i64::from(body.threshold),
        notify,
        enabled: body.enabled,
        created_at: now,
        updated_at: now,
    })
}

/// Checks who is told by WhatsApp, and through which number.
async fn read_notify(
    state: &AppState,
    user: &CurrentUser,
    fields: &mut Fields,
    notify: &AlertNotify,
) -> Result<store::AlertNotify, ApiError> {
    let mut simulated = false;
    if let Some(id) = notify.number_id {
        let number = state.store().number(id).await?;
        match number.filter(|number| number.workspace_id == user.workspace_id()) {
            Some(number) => simulated = number.kind == NumberKind::Simulator,
            None => {
                let text = "There is no such number; GET /api/v1/numbers lists them.";
                fields.add("/notify/number_id", text);
            }
        }
    }
    let mut phone = fields.text("/notify/phone", &notify.phone, 1, MAX_PHONE_CHARS);
    if !simulated {
        phone.retain(|letter| !" +-/().".contains(letter));
        if !(7..=15).contains(&phone.len()) || !phone.bytes().all(|digit| digit.is_ascii_digit()) {
            fields.add(
                "/notify/phone",
                "A phone number with its country code, please, such as +49 1511 1234567.",
            );
        }
    }
    let template = notify.template.as_ref().map(|template| {
        let name = fields.text("/notify/template/name", &template.name, 1, MAX_TEMPLATE_CHARS);
        if !name.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_') {
            let text = "The name of a template has lower-case letters, digits and '_' only.";
            fields.add("/notify/template/name", text);
        }
        let language = fields.text("/notify/template/language", &template.language, 2, 15);
        if !language.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_') {
            fields.add("/notify/template/language", "A language as Meta writes it, please, such as en_US.");
        }
        store::AlertTemplate { name, language }
    });
    Ok(store::AlertNotify { phone, number_id: notify.number_id, template })
}

fn notify_dto(notify: store::AlertNotify) -> AlertNotify {
    AlertNotify {
        phone: notify.phone,
        number_id: notify.number_id,
        template: notify.template.map(|it| AlertTemplate { name: it.name, language: it.language }),
    }
}

/// A rule as clients see it; none for a kind of a newer version.
fn dto(rule: &AlertRuleRecord, firing: &[FiringRow]) -> Option<AlertRule> {
    let here = firing.iter().filter(|row| row.rule_id == rule.id);
    Some(AlertRule {
        id: rule.id,
        kind: AlertKind::from_name(&rule.kind)?,
        number_id: rule.number_id,
        threshold: u32::try_from(rule.threshold).unwrap_or(u32::MAX),
        notify: rule.notify.clone().map(notify_dto),
        enabled: rule.enabled,
        firing: here.map(|row| Firing { number_id: row.number_id, since: row.since }).collect(),
        created_at: rule.created_at,
        updated_at: rule.updated_at,
    })
}
