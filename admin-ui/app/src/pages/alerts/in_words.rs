//! Rules in plain words.

use admin_types::AlertKind;

/// A kind as one chooses it.
pub(super) fn kind_in_words(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::NumberDisconnected => t!("alerts-kind-disconnected"),
        AlertKind::NumberThrottled => t!("alerts-kind-throttled"),
        AlertKind::OutboxAge => t!("alerts-kind-outbox-age"),
        AlertKind::ErrorRate => t!("alerts-kind-error-rate"),
        AlertKind::CheckFailed => t!("alerts-kind-check-failed"),
        AlertKind::ProviderProblem => t!("alerts-kind-problem"),
    }
}

/// What stands under the choice.
pub(super) fn kind_help(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::NumberDisconnected => t!("alerts-help-disconnected"),
        AlertKind::NumberThrottled => t!("alerts-help-throttled"),
        AlertKind::OutboxAge => t!("alerts-help-outbox-age"),
        AlertKind::ErrorRate => t!("alerts-help-error-rate"),
        AlertKind::CheckFailed => t!("alerts-help-check-failed"),
        AlertKind::ProviderProblem => t!("alerts-help-problem"),
    }
}

/// The name of the threshold in the form; none for a kind without one.
pub(super) fn threshold_label(kind: AlertKind) -> Option<&'static str> {
    match kind {
        AlertKind::NumberDisconnected => None,
        AlertKind::NumberThrottled => Some(t!("alerts-limit-waiting")),
        AlertKind::OutboxAge => Some(t!("alerts-limit-seconds")),
        AlertKind::ErrorRate => Some(t!("alerts-limit-percent")),
        AlertKind::CheckFailed => Some(t!("alerts-limit-failures")),
        AlertKind::ProviderProblem => Some(t!("alerts-limit-problems")),
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
        AlertKind::NumberDisconnected => t!("alerts-rule-disconnected").to_owned(),
        AlertKind::NumberThrottled if threshold == 1 => t!("alerts-rule-throttled-one").to_owned(),
        AlertKind::NumberThrottled => t!("alerts-rule-throttled", n = threshold),
        AlertKind::OutboxAge => t!("alerts-rule-outbox-age", duration = duration(threshold)),
        AlertKind::ErrorRate => t!("alerts-rule-error-rate", n = threshold),
        AlertKind::CheckFailed if threshold == 1 => t!("alerts-rule-check-failed-one").to_owned(),
        AlertKind::CheckFailed => t!("alerts-rule-check-failed", n = threshold),
        AlertKind::ProviderProblem if threshold == 1 => t!("alerts-kind-problem").to_owned(),
        AlertKind::ProviderProblem => t!("alerts-rule-problems", n = threshold),
    }
}

/// Seconds as people say them.
fn duration(seconds: u32) -> String {
    match seconds {
        seconds if seconds % 3_600 == 0 && seconds > 0 => t!("alerts-hours", n = seconds / 3_600),
        seconds if seconds % 60 == 0 && seconds > 0 => t!("alerts-minutes", n = seconds / 60),
        seconds => t!("alerts-seconds", n = seconds),
    }
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
