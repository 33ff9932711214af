//! What could not be delivered, and why, in plain words.

use admin_types::{DeadLetter, DeadLetterCode, DeadLetterQueue};
use engine_core::sending::codes::explain;

/// What it was.
pub(super) fn what(letter: &DeadLetter) -> &'static str {
    match (letter.queue, letter.kind.as_str()) {
        (DeadLetterQueue::Inbox, "message") => t!("undelivered-what-message"),
        (DeadLetterQueue::Inbox, "status") => t!("undelivered-what-status"),
        (DeadLetterQueue::Inbox, "timer") => t!("undelivered-what-timer"),
        (DeadLetterQueue::Inbox, "notice") => t!("undelivered-what-notice"),
        (DeadLetterQueue::Inbox, _) => t!("undelivered-what-other"),
        (DeadLetterQueue::Outbox, _) if letter.code == DeadLetterCode::OutcomeUnknown => {
            t!("undelivered-what-perhaps-sent")
        }
        (DeadLetterQueue::Outbox, _) => t!("undelivered-what-not-sent"),
        (DeadLetterQueue::Effect, _) => t!("undelivered-what-webhook"),
    }
}

/// Why, and what helps.
pub(super) fn why(letter: &DeadLetter) -> String {
    if letter.code == DeadLetterCode::OutcomeUnknown {
        return t!("undelivered-why-outcome").to_owned();
    }
    let reason = letter.reason.as_str();
    let has = |codes: &[&str]| codes.iter().any(|code| reason.contains(code));
    if letter.queue == DeadLetterQueue::Outbox
        && let Some(known) = explain(reason)
    {
        return format!("{} {}", known.text, known.help);
    }
    let words = match letter.queue {
        DeadLetterQueue::Outbox | DeadLetterQueue::Effect
            if has(&["sending was paused", "after a restore"]) =>
        {
            t!("undelivered-why-paused")
        }
        DeadLetterQueue::Effect if has(&["HTTP 410"]) => {
            t!("undelivered-why-gone")
        }
        DeadLetterQueue::Effect if has(&["HTTP"]) => {
            t!("undelivered-why-error")
        }
        DeadLetterQueue::Effect if has(&["refused"]) => {
            t!("undelivered-why-address")
        }
        DeadLetterQueue::Effect => t!("undelivered-why-silent"),
        DeadLetterQueue::Outbox => t!("undelivered-why-refused"),
        DeadLetterQueue::Inbox => {
            t!("undelivered-why-server")
        }
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use admin_types::NumberRef;

    use super::*;

    #[test]
    fn known_reasons_say_what_helps() {
        let letter = |queue, code, reason: &str| DeadLetter {
            id: String::new(),
            queue,
            number: NumberRef { id: uuid::Uuid::nil(), name: String::new() },
            conversation_id: None,
            kind: "reply".into(),
            code,
            reason: reason.into(),
            attempts: 1,
            created_at: chrono::DateTime::UNIX_EPOCH,
        };
        let outbox = |reason| why(&letter(DeadLetterQueue::Outbox, DeadLetterCode::GivenUp, reason));
        assert!(outbox("Graph API error 131047: Re-engagement message").contains("24 hours"));
        assert!(outbox("Graph API error 190: the access token is not accepted").contains("new access token"));
        assert!(outbox("131026 Message undeliverable").contains("cannot reach"));
        assert!(outbox("Graph API error 999999").contains("refused"));
        assert!(outbox("something new").contains("refused"));
        let unknown = letter(DeadLetterQueue::Outbox, DeadLetterCode::OutcomeUnknown, "");
        assert!(why(&unknown).contains("second time"));
        assert_eq!(what(&unknown), "A message may not have been sent");
    }
}
