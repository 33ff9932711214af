//! What Meta tells of templates, the number's quality and the account: whether somebody has to act.
//!
//! See <https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference>.

use serde_json::Value;

use super::text;
use crate::event::NewsLevel;

/// How bad a piece of news is. A field that is not known is no reason to wake anybody.
pub(super) fn level(field: &str, value: &Value) -> NewsLevel {
    let event = text(value, "event").unwrap_or_default();
    match field {
        "message_template_status_update" => match event {
            "REJECTED" | "PAUSED" | "DISABLED" | "LIMIT_EXCEEDED" => NewsLevel::Problem,
            "FLAGGED" | "PENDING_DELETION" | "IN_APPEAL" => NewsLevel::Warning,
            _ => NewsLevel::Info,
        },
        "message_template_quality_update" => match text(value, "new_quality_score").unwrap_or_default() {
            "RED" => NewsLevel::Problem,
            "YELLOW" => NewsLevel::Warning,
            _ => NewsLevel::Info,
        },
        // Another category has another price.
        "template_category_update" => NewsLevel::Warning,
        "phone_number_quality_update" => match event {
            "DOWNGRADE" => NewsLevel::Problem,
            "FLAGGED" => NewsLevel::Warning,
            _ => NewsLevel::Info,
        },
        "phone_number_name_update" => match text(value, "decision").unwrap_or_default() {
            "REJECTED" => NewsLevel::Problem,
            _ => NewsLevel::Info,
        },
        "account_review_update" => match text(value, "decision").unwrap_or_default() {
            "REJECTED" => NewsLevel::Problem,
            _ => NewsLevel::Info,
        },
        "account_update" => account(event, value),
        "account_alerts" => {
            let alert = value.get("alert_info").unwrap_or(value);
            match text(alert, "alert_severity").unwrap_or_default() {
                "CRITICAL" => NewsLevel::Problem,
                "WARNING" => NewsLevel::Warning,
                _ => NewsLevel::Info,
            }
        }
        _ => NewsLevel::Info,
    }
}

fn account(event: &str, value: &Value) -> NewsLevel {
    match event {
        // The same event tells that a ban ends.
        "DISABLED_UPDATE" => match value.pointer("/ban_info/waba_ban_state").and_then(Value::as_str) {
            Some("REINSTATE") => NewsLevel::Info,
            _ => NewsLevel::Problem,
        },
        "ACCOUNT_VIOLATION"
        | "ACCOUNT_RESTRICTION"
        | "ACCOUNT_DELETED"
        | "ACCOUNT_OFFBOARDED"
        | "PARTNER_REMOVED"
        | "PARTNER_APP_UNINSTALLED" => NewsLevel::Problem,
        _ => NewsLevel::Info,
    }
}
