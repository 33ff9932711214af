//! `/{version}/{waba-id}/message_templates`: made, judged after a moment, listed, deleted; and sent only when approved.

use std::time::Duration;

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    MockGraph,
    business::{MANAGEMENT, hidden},
    control::Decision,
    server::error_of,
    template_rules::{self, Refusal},
    webhooks::Of,
};

/// How long Meta's reviewers take here.
const REVIEW: Duration = Duration::from_millis(50);
/// Entries of a page where none is asked for.
const PAGE: usize = 25;

/// A template.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    id: String,
    account: String,
    name: String,
    language: String,
    category: String,
    status: String,
    quality: String,
    reason: &'static str,
    named: bool,
    components: Value,
}

impl Template {
    fn shown(&self) -> Value {
        json!({"id": self.id, "name": self.name, "language": self.language, "category": self.category,
            "status": self.status, "components": self.components, "rejected_reason": self.reason,
            "quality_score": {"score": self.quality},
            "parameter_format": if self.named { "NAMED" } else { "POSITIONAL" }})
    }
}

pub(crate) fn is(part: &Value, kind: &str) -> bool {
    part["type"].as_str().is_some_and(|name| name.eq_ignore_ascii_case(kind))
}

#[derive(Debug, Deserialize)]
pub(crate) struct ListQuery {
    #[serde(default)]
    limit: Option<usize>,
    /// The place after which the page begins.
    #[serde(default)]
    after: Option<usize>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    status: Option<String>,
}

pub(crate) async fn list(
    State(mock): State<MockGraph>,
    Path((_version, account)): Path<(String, String)>,
    Query(query): Query<ListQuery>,
    headers: HeaderMap,
) -> Response {
    if let Some(refusal) = mock.refusal(&headers, MANAGEMENT) {
        return refusal;
    }
    let inner = mock.lock();
    let fits = |template: &&Template| {
        template.account == account
            && query.name.as_ref().is_none_or(|name| *name == template.name)
            && query.status.as_ref().is_none_or(|status| *status == template.status)
    };
    let all: Vec<Value> = inner.templates.iter().filter(fits).map(Template::shown).collect();
    let (start, limit) = (query.after.unwrap_or_default(), query.limit.unwrap_or(PAGE).clamp(1, 1_000));
    let page: Vec<Value> = all.iter().skip(start).take(limit).cloned().collect();
    let end = start + page.len();
    let mut paging = json!({"cursors": {"before": start.to_string(), "after": end.to_string()}});
    if end < all.len() {
        paging["next"] = format!("?after={end}").into();
    }
    Json(json!({"data": page, "paging": paging})).into_response()
}

/// A template to be judged. One whose name contains `reject` is rejected.
pub(crate) async fn create(
    State(mock): State<MockGraph>,
    Path((_version, account)): Path<(String, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    if let Some(refusal) = mock.refusal(&headers, MANAGEMENT) {
        return refusal;
    }
    let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
    let (name, language, category) = (text("name"), text("language"), text("category"));
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let known = ["AUTHENTICATION", "MARKETING", "UTILITY"].contains(&category.as_str());
    if name.is_empty() || name.len() > 512 || !name.chars().all(plain) {
        return invalid((
            2_388_047,
            "name must be lower-case letters, digits and _, at most 512.".to_owned(),
        ));
    }
    if language.is_empty() || !known {
        return invalid((2_388_047, "language and category are required.".to_owned()));
    }
    let named = body["parameter_format"].as_str().is_some_and(|it| it.eq_ignore_ascii_case("named"));
    if let Err(refusal) = template_rules::judge(&body, named) {
        return invalid(refusal);
    }
    if !mock.has_example(&body) {
        return invalid(no_example());
    }
    let id = format!("9{:014}", mock.next_id());
    let template = Template {
        id: id.clone(),
        account: account.clone(),
        name: name.clone(),
        language: language.clone(),
        category: category.clone(),
        status: "PENDING".to_owned(),
        quality: "UNKNOWN".to_owned(),
        reason: "NONE",
        named,
        components: body["components"].clone(),
    };
    {
        let mut inner = mock.lock();
        let same =
            |other: &&Template| other.account == account && other.name == name && other.language == language;
        if inner.templates.iter().any(|other| same(&other)) {
            let text = format!("There is already {language} content for this template.");
            return invalid((2_388_024, text));
        }
        if inner.deleted.contains(&(account.clone(), name.clone())) {
            let text = "New content can't be added while the template of this name is being deleted: try again in 4 weeks.";
            return invalid((2_388_023, text.to_owned()));
        }
        inner.templates.push(template);
    }
    tokio::spawn(judge(mock, id.clone()));
    Json(json!({"id": id, "status": "PENDING", "category": category})).into_response()
}

/// Changes a template, which is judged again. Meta lets change what is approved, rejected or paused.
pub(crate) async fn edit(
    State(mock): State<MockGraph>,
    Path((_version, id)): Path<(String, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    if let Some(refusal) = mock.refusal(&headers, MANAGEMENT) {
        return refusal;
    }
    if !mock.has_example(&body) {
        return invalid(no_example());
    }
    {
        let mut inner = mock.lock();
        let Some(template) = inner.templates.iter_mut().find(|template| template.id == id) else {
            return hidden(&id);
        };
        if !["APPROVED", "REJECTED", "PAUSED"].contains(&template.status.as_str()) {
            return invalid((2_388_025, "Templates can't be edited while they are reviewed.".to_owned()));
        }
        if let Some(category) = body["category"].as_str()
            && category != template.category
        {
            if template.status == "APPROVED" {
                return invalid((2_388_025, "The category of an approved template can't change.".to_owned()));
            }
            category.clone_into(&mut template.category);
        }
        if let Err(refusal) = template_rules::judge(&body, template.named) {
            return invalid(refusal);
        }
        template.components = body["components"].clone();
        template.status = "PENDING".to_owned();
        template.reason = "NONE";
    }
    tokio::spawn(judge(mock, id));
    Json(json!({"success": true})).into_response()
}

/// The example of a header is none that was uploaded, or of a type that does not fit.
fn no_example() -> template_rules::Refusal {
    (2_494_102, "Uploaded media handle is invalid.".to_owned())
}

/// Rejected is a template whose name or words contain `reject`.
async fn judge(mock: MockGraph, id: String) {
    tokio::time::sleep(REVIEW).await;
    let name = {
        let mut inner = mock.lock();
        let Some(template) = inner.templates.iter_mut().find(|template| template.id == id) else { return };
        let rejected = template.name.contains("reject") || template.components.to_string().contains("reject");
        template.status = if rejected { "REJECTED" } else { "APPROVED" }.to_owned();
        template.reason = if rejected { "INVALID_FORMAT" } else { "NONE" };
        template.name.clone()
    };
    tracing::debug!(name, "a template is judged");
    tell_status(&mock, &id);
}

fn tell_status(mock: &MockGraph, id: &str) {
    let found = mock.lock().templates.iter().find(|template| template.id == id).cloned();
    let (Some(webhooks), Some(template)) = (mock.webhooks(), found) else { return };
    let mut value = named(&template);
    value["event"] = template.status.clone().into();
    value["reason"] = template.reason.into();
    if template.status == "REJECTED" {
        value["rejection_info"] = json!({
            "reason": "Your template has words that can't be reviewed.",
            "recommendation": "Use plain words.",
        });
    }
    webhooks.deliver(mock, Of::Account(&template.account), "message_template_status_update", value);
}

fn named(template: &Template) -> Value {
    json!({"message_template_id": template.id.parse::<u64>().unwrap_or_default(),
        "message_template_name": template.name, "message_template_language": template.language})
}

/// Meta decides something of all languages of a template, and tells. `false` when there is none.
pub(crate) fn decide(mock: &MockGraph, name: &str, decision: &Decision) -> bool {
    let changed: Vec<Template> = {
        let mut inner = mock.lock();
        let of_name = inner.templates.iter_mut().filter(|template| template.name == name);
        of_name
            .map(|template| {
                let new = |new: &Option<String>, old: &mut String| {
                    if let Some(new) = new {
                        new.clone_into(old);
                    }
                };
                new(&decision.status, &mut template.status);
                new(&decision.quality, &mut template.quality);
                new(&decision.category, &mut template.category);
                template.clone()
            })
            .collect()
    };
    let Some(webhooks) = mock.webhooks() else { return !changed.is_empty() };
    for template in &changed {
        let of = Of::Account(&template.account);
        if decision.status.is_some() {
            tell_status(mock, &template.id);
        }
        if decision.quality.is_some() {
            let mut value = named(template);
            value["new_quality_score"] = template.quality.clone().into();
            webhooks.deliver(mock, of, "message_template_quality_update", value);
        }
        if decision.category.is_some() {
            let mut value = named(template);
            value["new_category"] = template.category.clone().into();
            webhooks.deliver(mock, of, "template_category_update", value);
        }
    }
    !changed.is_empty()
}

#[derive(Debug, Deserialize)]
pub(crate) struct DeleteQuery {
    name: String,
    /// Only the language with this id.
    #[serde(default)]
    hsm_id: Option<String>,
}

pub(crate) async fn delete(
    State(mock): State<MockGraph>,
    Path((_version, account)): Path<(String, String)>,
    Query(query): Query<DeleteQuery>,
    headers: HeaderMap,
) -> Response {
    if let Some(refusal) = mock.refusal(&headers, MANAGEMENT) {
        return refusal;
    }
    let mut inner = mock.lock();
    let goes = |template: &Template| {
        template.account == account
            && template.name == query.name
            && query.hsm_id.as_ref().is_none_or(|id| *id == template.id)
    };
    let (gone, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut inner.templates).into_iter().partition(goes);
    inner.templates = rest;
    if gone.is_empty() {
        return error_of(StatusCode::NOT_FOUND, 100, 2_593_002, "Message template not found.");
    }
    // The name of an approved one is free again after a while only.
    if query.hsm_id.is_none() && gone.iter().any(|template| template.status == "APPROVED") {
        inner.deleted.push((account, query.name));
    }
    Json(json!({"success": true})).into_response()
}

/// Whether a message's template may be sent. As long as no template was made, any may.
pub(crate) fn sendable(mock: &MockGraph, number: &str, template: &Value) -> Result<(), (i64, String)> {
    let inner = mock.lock();
    if template.is_null() || inner.templates.is_empty() {
        return Ok(());
    }
    let account = inner.business.account_of(number);
    let (name, language) = (template["name"].as_str(), template["language"]["code"].as_str());
    let found = inner.templates.iter().find(|known| {
        known.account == account
            && Some(known.name.as_str()) == name
            && Some(known.language.as_str()) == language
    });
    let Some(found) = found else {
        return Err((132_001, "Template name does not exist in the translation".to_owned()));
    };
    match found.status.as_str() {
        "APPROVED" => {}
        "PAUSED" => return Err((132_015, "Template is paused".to_owned())),
        "DISABLED" => return Err((132_016, "Template is disabled".to_owned())),
        _ => return Err((132_001, "Template name does not exist in the translation".to_owned())),
    }
    for kind in ["HEADER", "BODY"] {
        let wanted = template_rules::wanted(&found.components, kind);
        let parts = template["components"].as_array().map(Vec::as_slice).unwrap_or_default();
        let given = parts.iter().find(|part| is(part, kind));
        let given =
            given.and_then(|part| part["parameters"].as_array()).map(Vec::as_slice).unwrap_or_default();
        let texts: Vec<&Value> = given.iter().filter(|parameter| parameter["type"] == "text").collect();
        if texts.len() != wanted.len() {
            return Err((132_000, format!("{kind}: {} parameters, {} expected", texts.len(), wanted.len())));
        }
        let is_there = |name: &String| texts.iter().any(|given| given["parameter_name"] == name.as_str());
        if found.named && !wanted.iter().all(is_there) {
            return Err((132_012, format!("{kind}: parameter_name does not match")));
        }
    }
    Ok(())
}

fn invalid((subcode, reason): Refusal) -> Response {
    error_of(StatusCode::BAD_REQUEST, 100, subcode, &format!("(#100) Invalid parameter: {reason}"))
}
