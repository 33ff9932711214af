//! What contacts decide about marketing in WhatsApp itself.
//!
//! See <https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/user_preferences>.

use chrono::{DateTime, Utc};
use engine_core::ContactChange;
use engine_store::{Store, StoreError, repo::records::Alias};
use serde_json::Value;
use uuid::Uuid;

use crate::event::Event;

/// A contact's decision.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decision {
    /// Kind and value of the identities under which the contact may be known.
    aliases: Vec<(&'static str, String)>,
    wants: bool,
    /// The same decision told again has the same id.
    id: String,
}

/// The decisions of a body that are for this number.
pub(super) fn decisions(body: &Value, phone_number_id: &str) -> Vec<Decision> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut all = Vec::new();
    for change in list(&body["entry"]).iter().flat_map(|entry| list(&entry["changes"])) {
        let value = &change["value"];
        let ours = value.pointer("/metadata/phone_number_id").is_none_or(|id| id == phone_number_id);
        if change["field"] != "user_preferences" || !ours {
            continue;
        }
        for told in list(&value["user_preferences"]) {
            let wants = match told["value"].as_str() {
                Some("stop") => false,
                Some("resume" | "signup") => true,
                _ => continue,
            };
            if told["category"] != "marketing_messages" {
                continue;
            }
            let named = [("phone", &told["wa_id"]), ("bsuid", &told["user_id"])];
            let aliases: Vec<_> =
                named.into_iter().filter_map(|(kind, id)| Some((kind, id.as_str()?.to_owned()))).collect();
            let word = if wants { "wanted" } else { "unwanted" };
            all.push(Decision { aliases, wants, id: format!("marketing/{word}/{}", told["timestamp"]) });
        }
    }
    all
}

/// The changes of the contacts who decided. Who never wrote is no contact, and becomes none by this.
pub(super) async fn events(
    store: &dyn Store,
    number_id: Uuid,
    decisions: Vec<Decision>,
    now: DateTime<Utc>,
) -> Result<Vec<Event>, StoreError> {
    let alias =
        |(kind, value): &(&str, String)| Alias { number_id, kind: (*kind).to_owned(), value: value.clone() };
    let wanted: Vec<Alias> =
        decisions.iter().flat_map(|decision| decision.aliases.iter().map(alias)).collect();
    let known = store.known_aliases(&wanted).await?;
    let event = |decision: Decision| {
        let own: Vec<Alias> = decision.aliases.iter().map(alias).collect();
        let found = known.iter().find(|row| own.contains(&row.alias))?;
        let change = if decision.wants { ContactChange::OptIn } else { ContactChange::OptOut };
        Some(Event::contact(number_id, found.conversation_id, &decision.id, now, vec![change]))
    };
    Ok(decisions.into_iter().filter_map(event).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn decisions_of_this_number_about_marketing_are_read() {
        let told = |value: &str, category: &str| json!({"wa_id": "1", "user_id": "US.2", "value": value, "category": category, "timestamp": 7});
        let change = |number: &str, list: Value| {
            json!({"field": "user_preferences",
                "value": {"metadata": {"phone_number_id": number}, "user_preferences": list}})
        };
        let body = json!({"entry": [{"changes": [
            change("9", json!([told("stop", "marketing_messages"), told("stop", "others"), told("new", "marketing_messages")])),
            change("8", json!([told("resume", "marketing_messages")])),
        ]}]});
        let aliases = vec![("phone", "1".to_owned()), ("bsuid", "US.2".to_owned())];
        let stop = Decision { aliases, wants: false, id: "marketing/unwanted/7".to_owned() };
        assert_eq!(decisions(&body, "9"), [stop]);
        assert!(decisions(&body, "8")[0].wants);
        assert_eq!(decisions(&json!({"entry": 7}), "9"), []);
    }
}
