//! How triggers fit what happens apart from messages.

use flows_schema::{
    TriggerKind,
    triggers::{DeliveryStatus, OptChange, TagChange},
};

use super::fit::{Fit, Fitting, when};
use crate::{Signal, fold::fold, value::as_text};

/// Signals that a trigger asked for itself name it; all others are held against its settings.
pub(super) fn fit_signal(kind: &TriggerKind, id: &str, signal: &Signal) -> Fitting {
    let own =
        |trigger: &str, fit: Fit, why: &str| when(trigger == id, fit, why, "it is meant for another start");
    match (kind, signal) {
        (TriggerKind::ApiCall(config), Signal::ApiCall { name, .. }) => when(
            config.name.is_empty() || config.name == *name,
            Fit::Asked,
            format!("it takes the call '{name}'"),
            format!("it takes the call '{}' only", config.name),
        ),
        (TriggerKind::Webhook(_), Signal::Webhook { trigger, .. }) => {
            own(trigger, Fit::Asked, "its address was posted to")
        }
        (TriggerKind::Schedule(_), Signal::Schedule { trigger }) => own(trigger, Fit::Signal, "it is due"),
        (TriggerKind::DateField(_), Signal::DateField { trigger }) => {
            own(trigger, Fit::Signal, "the contact's date is due")
        }
        (TriggerKind::NoReply(_), Signal::NoReply { trigger }) => {
            own(trigger, Fit::Signal, "the contact has been silent")
        }
        (TriggerKind::TagChanged(config), Signal::TagChanged { tag, added }) => {
            let change = match config.change {
                TagChange::Added => *added,
                TagChange::Removed => !added,
                TagChange::Both => true,
            };
            let what = if *added { "added" } else { "taken away" };
            let fits = change && one_of(&config.tags, tag);
            when(
                fits,
                Fit::Signal,
                format!("the tag '{tag}' was {what}"),
                "it is about other changes of tags",
            )
        }
        (TriggerKind::FieldChanged(config), Signal::FieldChanged { key, value }) => when(
            config.field == *key && one_of(&config.values, &as_text(value)),
            Fit::Signal,
            format!("the field '{key}' changed"),
            "it is about another field or value",
        ),
        (TriggerKind::Delivery(config), Signal::Delivery { status, node }) => {
            let wanted = match config.status {
                DeliveryStatus::Delivered => "delivered",
                DeliveryStatus::Read => "read",
                DeliveryStatus::Failed => "failed",
            };
            let fits = wanted == status && (config.node.is_empty() || config.node == *node);
            when(
                fits,
                Fit::Signal,
                format!("a message was {status}"),
                "it is about another message or status",
            )
        }
        (TriggerKind::HandOverEnded(config), Signal::HandOverEnded { outcome }) => when(
            one_of(&config.outcomes, outcome),
            Fit::Signal,
            "a person is done",
            "it is about another outcome",
        ),
        (TriggerKind::OptChanged(config), Signal::OptChanged { opted_in }) => {
            let fits = match config.change {
                OptChange::In => *opted_in,
                OptChange::Out => !opted_in,
                OptChange::Both => true,
            };
            when(fits, Fit::Signal, "the contact changed their mind", "it is about the other change")
        }
        (TriggerKind::MissedCall(_), Signal::MissedCall) => {
            Ok((Fit::Signal, "nobody took the contact's call".to_owned()))
        }
        _ => Err("it is about something else".to_owned()),
    }
}

/// Whether a value is among the wanted ones; no wanted ones want everything.
fn one_of(wanted: &[String], value: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| fold(wanted) == fold(value))
}
