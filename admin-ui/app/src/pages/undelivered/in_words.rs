//! What could not be delivered, and why, in plain words.

use admin_types::{DeadLetter, DeadLetterCode, DeadLetterQueue};
use engine_core::sending::codes::explain;

/// What it was.
pub(super) fn what(letter: &DeadLetter) -> &'static str {
    match (letter.queue, letter.kind.as_str()) {
        (DeadLetterQueue::Inbox, "message") => "A contact’s message was not processed",
        (DeadLetterQueue::Inbox, "status") => "The news of a delivery was not processed",
        (DeadLetterQueue::Inbox, "timer") => "A flow did not go on after its time",
        (DeadLetterQueue::Inbox, "notice") => "An alert was not written",
        (DeadLetterQueue::Inbox, _) => "Something that came in was not processed",
        (DeadLetterQueue::Outbox, _) if letter.code == DeadLetterCode::OutcomeUnknown => {
            "A message may not have been sent"
        }
        (DeadLetterQueue::Outbox, _) => "A message was not sent",
        (DeadLetterQueue::Effect, _) => "An event webhook was not told",
    }
}

/// Why, and what helps.
pub(super) fn why(letter: &DeadLetter) -> String {
    if letter.code == DeadLetterCode::OutcomeUnknown {
        return "Nobody knows whether the contact got it. Trying again may send it a second time.".to_owned();
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
            "It was given up when sending went on after a pause."
        }
        DeadLetterQueue::Effect if has(&["HTTP 410"]) => {
            "The other system said that it wants no more events."
        }
        DeadLetterQueue::Effect if has(&["HTTP"]) => {
            "The other system answered with an error, for more than a day."
        }
        DeadLetterQueue::Effect if has(&["refused"]) => {
            "The address may not be asked. Change it under Event webhooks, then try again."
        }
        DeadLetterQueue::Effect => "The other system did not answer, for more than a day.",
        DeadLetterQueue::Outbox => "WhatsApp refused it, or it failed too often.",
        DeadLetterQueue::Inbox => {
            "The server could not work with it, as often as it tried. Its log says more."
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
