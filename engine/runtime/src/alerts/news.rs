//! What is told of a change, to programs and to people.

use chrono::{DateTime, Utc};
use engine_core::{OutMessage, OutTemplate};
use engine_store::{
    Store, StoreError, ids,
    repo::{
        alerts::{AlertNotify, AlertRuleRecord, FiringRow},
        effects::EmitRow,
        numbers::{NumberKind, NumberRecord},
        records::InboxRow,
    },
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    event::{Event, Notice},
    signals,
};

/// Numbers of a workspace that are looked through for one that can tell.
const NUMBERS: i64 = 200;

/// The event of a change. It names the number by its id alone.
pub(super) fn emit(
    rule: &AlertRuleRecord,
    row: &FiringRow,
    value: Option<i64>,
    epoch: i64,
    now: DateTime<Utc>,
) -> EmitRow {
    let name = &match value {
        Some(_) => format!("alert.{}", rule.kind),
        None => "alert.cleared".to_owned(),
    };
    let at = row.since.timestamp_micros().to_be_bytes();
    EmitRow {
        id: ids::derived_id(&[rule.id.as_bytes(), row.number_id.as_bytes(), &at, name.as_bytes()]),
        number_id: row.number_id,
        workspace_id: rule.workspace_id,
        // No conversation: the owner of the first shard, who looks, also tells.
        conversation_id: Uuid::nil(),
        node_id: String::new(),
        name: name.to_owned(),
        request: json!({
            "type": name,
            "timestamp": now,
            "data": {
                "rule_id": rule.id,
                "kind": rule.kind,
                "number_id": row.number_id,
                "threshold": rule.threshold,
                "value": value,
                "since": row.since,
            },
        }),
        epoch,
        created_at: now,
    }
}

/// The message to whoever the rule names, as a row of the inbox of the number that sends it.
pub(super) async fn notice(
    store: &dyn Store,
    rule: &AlertRuleRecord,
    row: &FiringRow,
    value: Option<i64>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<InboxRow>, StoreError> {
    let Some(notify) = &rule.notify else { return Ok(None) };
    let numbers = store.numbers(rule.workspace_id, None, NUMBERS).await?;
    let Some(sender) = sender(&numbers, notify, row.number_id) else {
        tracing::warn!(rule.id = %rule.id, "no number can tell of an alert");
        return Ok(None);
    };
    let name = numbers.iter().find(|number| number.id == row.number_id).map_or("a number", |it| &it.name);
    let text = sentence(rule, name, value);
    // A simulator has no window.
    let template = notify.template.as_ref().filter(|_| sender.kind == NumberKind::CloudApi);
    let closed = template.map(|template| {
        OutMessage::Template(OutTemplate {
            name: template.name.clone(),
            language: template.language.clone(),
            header: String::new(),
            header_media: None,
            header_name: String::new(),
            body: vec![text.clone()],
            body_names: Vec::new(),
            buttons: Vec::new(),
        })
    });
    let to = signals::identity(sender.kind, &notify.phone);
    let event = Event::notice(
        sender.id,
        &id.to_string(),
        now,
        Notice { to, open: OutMessage::Text { text }, closed },
    );
    let aliases: Vec<(String, String)> =
        event.aliases().into_iter().map(|alias| (alias.kind, alias.value)).collect();
    let shard = store.shard_of_contact(sender.id, &aliases).await?;
    Ok(Some(event.row(true, u8::try_from(shard).unwrap_or_default())))
}

/// The number that tells: the one that the rule names or another one that works; the one that needs somebody only
/// where there is no other.
fn sender<'a>(numbers: &'a [NumberRecord], notify: &AlertNotify, broken: Uuid) -> Option<&'a NumberRecord> {
    let works = |number: &&NumberRecord| number.status == "active";
    let wanted = numbers.iter().find(|number| Some(number.id) == notify.number_id);
    let others = || numbers.iter().filter(|number| number.kind == NumberKind::CloudApi).filter(works);
    wanted
        .filter(works)
        .filter(|number| number.id != broken)
        .or_else(|| others().find(|number| number.id != broken))
        .or(wanted)
        .or_else(|| others().next())
}

/// What happened, for people. One line, since it may become the variable of a template.
fn sentence(rule: &AlertRuleRecord, number: &str, value: Option<i64>) -> String {
    let number: String = number.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(value) = value else {
        let what = match rule.kind.as_str() {
            "number_disconnected" => "It sends again.",
            "number_throttled" => "WhatsApp does not slow it down any more.",
            "outbox_age" => "Messages go out in time again.",
            "error_rate" => "Messages arrive again.",
            "provider_problem" => "WhatsApp has told of no new problem for a day.",
            "check_failed" => "The test conversation passes again.",
            _ => "The rule is kept again.",
        };
        return format!("Botloom: all is well again at \u{201c}{number}\u{201d}. {what}");
    };
    let what = match rule.kind.as_str() {
        "number_disconnected" => {
            "It cannot send: it is switched off, or WhatsApp does not accept its access token.".to_owned()
        }
        "number_throttled" => format!("WhatsApp slows it down, and {value} messages wait."),
        "outbox_age" => format!("Its oldest message has been waiting for {value} seconds."),
        "error_rate" => format!("{value} % of its messages of the last 15 minutes failed."),
        "provider_problem" => {
            format!(
                "WhatsApp told of {value} problems with the account, the number or a template since yesterday."
            )
        }
        "check_failed" => format!("Its test conversation has failed {value} times in a row."),
        kind => format!("The rule {kind} is broken."),
    };
    format!("Botloom: \u{201c}{number}\u{201d} needs you. {what}")
}

#[cfg(test)]
mod tests {
    use engine_store::repo::alerts::AlertNotify;

    use super::*;

    fn number(id: u128, kind: NumberKind, status: &str) -> NumberRecord {
        NumberRecord {
            id: Uuid::from_u128(id),
            workspace_id: Uuid::nil(),
            kind,
            name: format!("Number\n{id}"),
            phone: String::new(),
            settings: json!({}),
            credentials: None,
            status: status.to_owned(),
            sending: Default::default(),
            options: engine_store::repo::options::NumberOptions::default(),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_broken_number_tells_only_where_no_other_can() {
        use NumberKind::{CloudApi, Simulator};
        let numbers = [
            number(1, CloudApi, "active"),
            number(2, CloudApi, "disabled"),
            number(3, CloudApi, "active"),
            number(4, Simulator, "active"),
        ];
        let told = |wanted: Option<u128>, broken: u128, numbers: &[NumberRecord]| {
            let number_id = wanted.map(Uuid::from_u128);
            let notify = AlertNotify { phone: "49".into(), number_id, template: None };
            sender(numbers, &notify, Uuid::from_u128(broken)).map(|number| number.id.as_u128())
        };
        assert_eq!(told(Some(3), 1, &numbers), Some(3));
        assert_eq!(told(Some(3), 3, &numbers), Some(1), "another one");
        assert_eq!(told(Some(2), 4, &numbers), Some(1), "one that is switched off cannot");
        assert_eq!(told(None, 1, &numbers), Some(3));
        assert_eq!(told(Some(4), 1, &numbers), Some(4), "a simulator where it is wanted");
        assert_eq!(told(Some(1), 1, &numbers[..1]), Some(1), "better than nothing");
        assert_eq!(told(None, 4, &numbers[3..]), None, "a simulator reaches nobody unasked");
        assert_eq!(told(Some(9), 9, &[]), None);
    }

    #[test]
    fn sentences_are_one_line_and_name_the_number() {
        for kind in [
            "number_disconnected",
            "number_throttled",
            "outbox_age",
            "error_rate",
            "check_failed",
            "provider_problem",
            "x",
        ] {
            let at = DateTime::UNIX_EPOCH;
            let rule = AlertRuleRecord {
                id: Uuid::nil(),
                workspace_id: Uuid::nil(),
                kind: kind.into(),
                number_id: None,
                threshold: 1,
                notify: None,
                enabled: true,
                created_at: at,
                updated_at: at,
            };
            for value in [Some(7), None] {
                let text = sentence(&rule, "Shop\nBerlin", value);
                assert!(text.contains("\u{201c}Shop Berlin\u{201d}") && !text.contains('\n'), "{text}");
            }
        }
    }
}
