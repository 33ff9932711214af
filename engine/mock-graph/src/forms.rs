//! Forms inside WhatsApp ("WhatsApp Flows"): created and published in one request, judged as far as their rules are used.

use std::collections::BTreeSet;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{
    MockGraph,
    server::{error, unauthorized},
};

/// Components of one screen.
const MAX_COMPONENTS: usize = 50;

/// A published form.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) id: String,
    name: String,
    json: Value,
}

pub(crate) async fn create(
    State(mock): State<MockGraph>,
    Path((_version, _waba)): Path<(String, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    if !mock.lets_in(&headers) {
        return unauthorized();
    }
    let name = body["name"].as_str().unwrap_or_default().to_owned();
    let categories = body["categories"].as_array().map_or(0, Vec::len);
    if name.is_empty() || name.chars().count() > 200 || categories == 0 {
        return error(StatusCode::BAD_REQUEST, 100, "(#100) A flow needs a name and a category.");
    }
    let json: Value =
        body["flow_json"].as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    if let Err(reason) = judge(&json) {
        let mistake =
            json!({"error": "INVALID_PROPERTY_VALUE", "error_type": "FLOW_JSON_ERROR", "message": reason});
        return Json(json!({"success": false, "validation_errors": [mistake]})).into_response();
    }
    let id = format!("7{:014}", mock.next_id());
    let mut inner = mock.lock();
    if inner.forms.iter().any(|form| form.name == name) {
        return error(StatusCode::BAD_REQUEST, 4_016_019, "Flow name is not unique.");
    }
    inner.forms.push(Form { id: id.clone(), name, json });
    Json(json!({"id": id, "success": true, "validation_errors": []})).into_response()
}

/// What is wrong with a form, by <https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson>.
fn judge(json: &Value) -> Result<(), String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    if json["version"]
        .as_str()
        .and_then(|version| version.split('.').next()?.parse().ok())
        .is_none_or(|major: u32| major < 5)
    {
        return Err("version is missing or frozen".to_owned());
    }
    let screens = list(&json["screens"]);
    if screens.is_empty() || !screens.iter().any(|screen| screen["terminal"] == true) {
        return Err("no terminal screen".to_owned());
    }
    for screen in &screens {
        let id = screen["id"].as_str().unwrap_or_default();
        if id.is_empty() || id == "SUCCESS" || !id.chars().all(|it| it.is_ascii_alphabetic() || it == '_') {
            return Err(format!("'{id}' is no id of a screen"));
        }
        let data = screen["data"].as_object().cloned().unwrap_or_default();
        if let Some((name, _)) = data.iter().find(|(_, entry)| entry.get("__example__").is_none()) {
            return Err(format!("data.{name} has no __example__"));
        }
        let mut components = Vec::new();
        flatten(&screen["layout"]["children"], &mut components);
        if components.len() > MAX_COMPONENTS {
            return Err(format!("{} components", components.len()));
        }
        let mut names = BTreeSet::new();
        for component in &components {
            let kind = component["type"].as_str().unwrap_or_default();
            let given = |key: &str| component[key].as_str().filter(|text| !text.is_empty());
            let needs: &[&str] = match kind {
                "TextBody" => &["text"],
                "TextInput" | "TextArea" | "DatePicker" => &["name", "label"],
                "Dropdown" => &["name", "label", "data-source"],
                "Footer" => &["label"],
                "Form" => &["name"],
                other => return Err(format!("'{other}' is no component")),
            };
            if let Some(missing) =
                needs.iter().find(|key| given(key).is_none() && !component[**key].is_array())
            {
                return Err(format!("{kind} without {missing}"));
            }
            if let Some(name) = given("name")
                && !names.insert(name.to_owned())
            {
                return Err(format!("'{name}' twice"));
            }
            for text in
                component.as_object().into_iter().flat_map(|fields| fields.values()).filter_map(Value::as_str)
            {
                let used = text.strip_prefix("${data.").and_then(|rest| rest.strip_suffix('}'));
                if let Some(used) = used.filter(|used| !data.contains_key(*used)) {
                    return Err(format!("data.{used} is not declared"));
                }
            }
        }
        if components.iter().filter(|component| component["type"] == "Footer").count() != 1 {
            return Err("a screen needs one footer".to_owned());
        }
    }
    Ok(())
}

fn flatten(children: &Value, into: &mut Vec<Value>) {
    for child in children.as_array().into_iter().flatten() {
        into.push(child.clone());
        flatten(&child["children"], into);
    }
}

/// Why a message with a form would be refused.
pub(crate) fn refusal(mock: &MockGraph, body: &Value) -> Option<String> {
    let interactive = &body["interactive"];
    if interactive["type"] != "flow" {
        return None;
    }
    let parameters = &interactive["action"]["parameters"];
    let inner = mock.lock();
    let id = parameters["flow_id"].as_str().unwrap_or_default();
    let Some(form) = inner.forms.iter().find(|form| form.id == id) else {
        return Some(format!("Flow {id} does not exist"));
    };
    let payload = &parameters["flow_action_payload"];
    let screens = form.json["screens"].as_array()?;
    let Some(screen) = screens.iter().find(|screen| screen["id"] == payload["screen"]) else {
        return Some("The screen does not exist".to_owned());
    };
    let declared = screen["data"].as_object()?;
    let missing = declared.keys().find(|name| payload["data"].get(name.as_str()).is_none())?;
    Some(format!("data.{missing} is missing"))
}

impl MockGraph {
    /// The ids of the published forms.
    #[must_use]
    pub fn form_ids(&self) -> Vec<String> {
        self.lock().forms.iter().map(|form| form.id.clone()).collect()
    }
}
