//! What Meta tells of a template, as a change of what is kept of it.
//!
//! See <https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/message_template_status_update>.

use chrono::{DateTime, Utc};
use engine_store::repo::message_templates::TemplateChange;
use serde_json::Value;

use super::text;

/// Characters of a reason that are kept.
const MAX_REASON: usize = 1_000;

/// The template's id at Meta, what is new of it, and when Meta said so; `None` for news of anything else.
pub(crate) fn template_change(
    field: &str,
    payload: &Value,
) -> Option<(String, TemplateChange, Option<DateTime<Utc>>)> {
    let value = payload.get("value")?;
    let change = match field {
        "message_template_status_update" => {
            TemplateChange::Status { status: text(value, "event")?.to_owned(), reason: reason(value) }
        }
        "message_template_quality_update" => {
            TemplateChange::Quality(text(value, "new_quality_score")?.to_owned())
        }
        "template_category_update" => TemplateChange::Category(text(value, "new_category")?.to_owned()),
        _ => return None,
    };
    let id = match value.get("message_template_id")? {
        Value::String(id) => id.clone(),
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    let told = payload.get("time").and_then(Value::as_i64).and_then(|time| DateTime::from_timestamp(time, 0));
    Some((id, change, told))
}

/// Why, in the most telling of Meta's words.
fn reason(value: &Value) -> Option<String> {
    let at = |pointer: &str| value.pointer(pointer).and_then(Value::as_str).filter(|text| !text.is_empty());
    let told = at("/rejection_info/reason")
        .or_else(|| at("/other_info/description"))
        .or_else(|| at("/reason").filter(|reason| *reason != "NONE"))?;
    let told = match at("/rejection_info/recommendation") {
        Some(recommendation) => format!("{told} {recommendation}"),
        None => told.to_owned(),
    };
    Some(told.chars().take(MAX_REASON).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_kind_of_news_is_read_and_others_are_left() {
        let status = json!({"time": 1_751_247_548, "value": {"event": "REJECTED", "message_template_id": 16,
            "reason": "INVALID_FORMAT", "rejection_info": {"reason": "Too close.", "recommendation": "Apart."}}});
        let (id, change, told) = template_change("message_template_status_update", &status).unwrap();
        assert_eq!((id.as_str(), told.unwrap().timestamp()), ("16", 1_751_247_548));
        let reason = Some("Too close. Apart.".to_owned());
        assert_eq!(change, TemplateChange::Status { status: "REJECTED".into(), reason });
        let none = json!({"value": {"event": "APPROVED", "message_template_id": "16", "reason": "NONE"}});
        let (_, change, told) = template_change("message_template_status_update", &none).unwrap();
        assert_eq!(change, TemplateChange::Status { status: "APPROVED".into(), reason: None });
        assert_eq!(told, None);
        let quality = json!({"value": {"new_quality_score": "RED", "message_template_id": 1}});
        let (_, change, _) = template_change("message_template_quality_update", &quality).unwrap();
        assert_eq!(change, TemplateChange::Quality("RED".into()));
        assert_eq!(template_change("account_update", &status), None);
        assert_eq!(template_change("template_category_update", &json!({"value": {}})), None);
    }
}
