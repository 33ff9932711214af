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
    server::{error, unauthorized},
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
    status: &'static str,
    components: Value,
}

impl Template {
    fn shown(&self) -> Value {
        json!({"id": self.id, "name": self.name, "language": self.language, "category": self.category,
            "status": self.status, "components": self.components})
    }

    /// Variables of its body, by Meta's marks `{{1}}` or `{{name}}`.
    fn variables(&self) -> usize {
        let parts = self.components.as_array().map(Vec::as_slice).unwrap_or_default();
        let body = parts.iter().find(|part| is(part, "BODY"));
        let text = body.and_then(|body| body["text"].as_str()).unwrap_or_default();
        let marks: std::collections::BTreeSet<&str> =
            text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(mark, _)| mark).collect();
        marks.len()
    }
}

fn is(part: &Value, kind: &str) -> bool {
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
    if !mock.lets_in(&headers) {
        return unauthorized();
    }
    let inner = mock.lock();
    let fits = |template: &&Template| {
        template.account == account
            && query.name.as_ref().is_none_or(|name| *name == template.name)
            && query.status.as_ref().is_none_or(|status| status == template.status)
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
    if !mock.lets_in(&headers) {
        return unauthorized();
    }
    let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
    let (name, language, category) = (text("name"), text("language"), text("category"));
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let known = ["AUTHENTICATION", "MARKETING", "UTILITY"].contains(&category.as_str());
    let parts = body["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let has_body = parts.iter().any(|part| is(part, "BODY"));
    if name.is_empty() || name.len() > 512 || !name.chars().all(plain) {
        return invalid("name must be lower-case letters, digits and _, at most 512.");
    }
    if language.is_empty() || !known || !has_body {
        return invalid("language, category and a BODY are required.");
    }
    let id = format!("9{:014}", mock.next_id());
    let template = Template {
        id: id.clone(),
        account,
        name: name.clone(),
        language: language.clone(),
        category: category.clone(),
        status: "PENDING",
        components: body["components"].clone(),
    };
    {
        let mut inner = mock.lock();
        if inner.templates.iter().any(|other| other.name == name && other.language == language) {
            return error(
                StatusCode::BAD_REQUEST,
                100,
                "There is already a template of this name and language.",
            );
        }
        inner.templates.push(template);
    }
    tokio::spawn(judge(mock, id.clone()));
    Json(json!({"id": id, "status": "PENDING", "category": category})).into_response()
}

async fn judge(mock: MockGraph, id: String) {
    tokio::time::sleep(REVIEW).await;
    let judged = {
        let mut inner = mock.lock();
        let Some(template) = inner.templates.iter_mut().find(|template| template.id == id) else { return };
        template.status = if template.name.contains("reject") { "REJECTED" } else { "APPROVED" };
        template.clone()
    };
    let reason = if judged.status == "REJECTED" { "INVALID_FORMAT" } else { "NONE" };
    if let Some(webhooks) = &mock.webhooks {
        let value = json!({"event": judged.status, "message_template_id": judged.id,
            "message_template_name": judged.name, "message_template_language": judged.language, "reason": reason});
        webhooks.deliver(&mock, "message_template_status_update", None, value);
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct DeleteQuery {
    name: String,
}

pub(crate) async fn delete(
    State(mock): State<MockGraph>,
    Path((_version, account)): Path<(String, String)>,
    Query(query): Query<DeleteQuery>,
    headers: HeaderMap,
) -> Response {
    if !mock.lets_in(&headers) {
        return unauthorized();
    }
    let mut inner = mock.lock();
    let before = inner.templates.len();
    inner.templates.retain(|template| template.account != account || template.name != query.name);
    if inner.templates.len() == before {
        return error(StatusCode::NOT_FOUND, 100, "Message template not found.");
    }
    Json(json!({"success": true})).into_response()
}

/// Whether a message's template may be sent. As long as no template was made, any may.
pub(crate) fn sendable(mock: &MockGraph, template: &Value) -> Result<(), (i64, String)> {
    let inner = mock.lock();
    if template.is_null() || inner.templates.is_empty() {
        return Ok(());
    }
    let (name, language) = (template["name"].as_str(), template["language"]["code"].as_str());
    let found = inner
        .templates
        .iter()
        .find(|known| Some(known.name.as_str()) == name && Some(known.language.as_str()) == language);
    let Some(found) = found.filter(|found| found.status == "APPROVED") else {
        return Err((132_001, "Template name does not exist in the translation".to_owned()));
    };
    let parts = template["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let body = parts.iter().find(|part| is(part, "BODY"));
    let given = body.and_then(|body| body["parameters"].as_array()).map_or(0, Vec::len);
    if given != found.variables() {
        return Err((132_000, format!("body: {given} parameters, {} expected", found.variables())));
    }
    Ok(())
}

fn invalid(reason: &str) -> Response {
    error(StatusCode::BAD_REQUEST, 100, &format!("(#100) Invalid parameter: {reason}"))
}
