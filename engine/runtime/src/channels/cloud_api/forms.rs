//! Publishing forms: `POST /{waba-id}/flows`, which creates and publishes in one request.

use serde_json::{Value, json};

use super::send::json_of;
use crate::channels::{Scope, SendOutcome};

/// Publishes a form to a business account; gives its id.
pub(super) async fn publish(
    client: &reqwest::Client,
    base: &str,
    waba_id: Option<&str>,
    token: &str,
    name: &str,
    form: &Value,
) -> Result<String, SendOutcome> {
    let waba = waba_id.filter(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()));
    let Some(waba) = waba else {
        let error = "the number has no id of its WhatsApp Business Account".to_owned();
        return Err(SendOutcome::Retry { after: None, scope: Scope::Message, error });
    };
    let body = json!({"name": name, "categories": ["OTHER"], "flow_json": form.to_string(), "publish": true});
    let request = client.post(format!("{base}/{waba}/flows")).bearer_auth(token).json(&body);
    let Ok(mut answer) = request.send().await else {
        let error = "no answer from the Graph API".to_owned();
        return Err(SendOutcome::Retry { after: None, scope: Scope::Message, error });
    };
    let json = json_of(&mut answer).await?;
    let errors = json.get("validation_errors").and_then(Value::as_array).map_or(0, Vec::len);
    match json.get("id").and_then(Value::as_str) {
        Some(id) if errors == 0 && json.get("success").and_then(Value::as_bool) != Some(false) => {
            Ok(id.to_owned())
        }
        _ => Err(SendOutcome::Refused { error: format!("{errors} mistakes in the form, as WhatsApp says") }),
    }
}
