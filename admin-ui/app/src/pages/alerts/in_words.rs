//! Rules in plain words.

use admin_types::AlertKind;

/// A kind as one chooses it.
pub(super) fn kind_in_words(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::NumberDisconnected => "A number cannot send",
        AlertKind::NumberThrottled => "WhatsApp slows a number down",
        AlertKind::OutboxAge => "Messages wait for too long",
        AlertKind::ErrorRate => "Too many messages fail",
        AlertKind::CheckFailed => "A test conversation fails",
        AlertKind::ProviderProblem => "WhatsApp tells of a problem",
    }
}

/// What stands under the choice.
pub(super) fn kind_help(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::NumberDisconnected => {
            "It is switched off, or WhatsApp does not accept its access token any more."
        }
        AlertKind::NumberThrottled => {
            "So many messages or more wait because WhatsApp lets the number send no faster."
        }
        AlertKind::OutboxAge => {
            "The oldest message that is still to be sent has waited for longer than this."
        }
        AlertKind::ErrorRate => {
            "More of the messages of the last 15 minutes failed. Fewer than ten messages say nothing."
        }
        AlertKind::CheckFailed => "A test conversation below has failed so many times in a row.",
        AlertKind::ProviderProblem => {
            "WhatsApp restricted the account, lowered the number’s quality, or rejected or paused a template, within the last day."
        }
    }
}

/// The name of the threshold in the form; none for a kind without one.
pub(super) fn threshold_label(kind: AlertKind) -> Option<&'static str> {
    match kind {
        AlertKind::NumberDisconnected => None,
        AlertKind::NumberThrottled => Some("Messages that wait"),
        AlertKind::OutboxAge => Some("Seconds"),
        AlertKind::ErrorRate => Some("Percent"),
        AlertKind::CheckFailed => Some("Failures in a row"),
        AlertKind::ProviderProblem => Some("Problems"),
    }
}

/// What a new rule of a kind begins with.
pub(super) fn usual_threshold(kind: AlertKind) -> u32 {
    match kind {
        AlertKind::NumberDisconnected => 0,
        AlertKind::NumberThrottled => 20,
        AlertKind::OutboxAge => 300,
        AlertKind::ErrorRate => 10,
        AlertKind::CheckFailed => 2,
        AlertKind::ProviderProblem => 1,
    }
}

/// The whole rule in one line.
pub(super) fn rule_in_words(kind: AlertKind, threshold: u32) -> String {
    match kind {
        AlertKind::NumberDisconnected => "Cannot send".to_owned(),
        AlertKind::NumberThrottled if threshold == 1 => {
            "Slowed down by WhatsApp, and a message waits".to_owned()
        }
        AlertKind::NumberThrottled => {
            format!("Slowed down by WhatsApp, and {threshold} messages or more wait")
        }
        AlertKind::OutboxAge => format!("Oldest message waits for longer than {}", duration(threshold)),
        AlertKind::ErrorRate => format!("More than {threshold} % of messages fail"),
        AlertKind::CheckFailed if threshold == 1 => "Test conversation fails".to_owned(),
        AlertKind::CheckFailed => format!("Test conversation fails {threshold} times in a row"),
        AlertKind::ProviderProblem if threshold == 1 => "WhatsApp tells of a problem".to_owned(),
        AlertKind::ProviderProblem => format!("WhatsApp tells of {threshold} problems or more in a day"),
    }
}

/// Seconds as people say them.
fn duration(seconds: u32) -> String {
    let (number, one, many) = match seconds {
        seconds if seconds % 3_600 == 0 && seconds > 0 => (seconds / 3_600, "hour", "hours"),
        seconds if seconds % 60 == 0 && seconds > 0 => (seconds / 60, "minute", "minutes"),
        seconds => (seconds, "second", "seconds"),
    };
    crate::words::count(u64::from(number), one, many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_said_as_people_say_them() {
        let words = |kind, threshold| rule_in_words(kind, threshold);
        assert_eq!(words(AlertKind::OutboxAge, 300), "Oldest message waits for longer than 5 minutes");
        assert_eq!(words(AlertKind::OutboxAge, 60), "Oldest message waits for longer than 1 minute");
        assert_eq!(words(AlertKind::OutboxAge, 90), "Oldest message waits for longer than 90 seconds");
        assert_eq!(words(AlertKind::OutboxAge, 7_200), "Oldest message waits for longer than 2 hours");
        assert_eq!(words(AlertKind::CheckFailed, 1), "Test conversation fails");
        for kind in AlertKind::ALL {
            let (least, most) = kind.thresholds();
            assert!((least..=most).contains(&usual_threshold(kind)), "{kind:?}");
            assert_eq!(threshold_label(kind).is_some(), most > 0, "{kind:?}");
        }
    }
}
