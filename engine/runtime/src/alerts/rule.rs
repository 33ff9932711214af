//! Whether a rule is broken at a number.

use chrono::{DateTime, Utc};
use engine_store::repo::alerts::{AlertRuleRecord, NumberFacts};

use crate::channels::cloud_api::errors::{Class, class_of_text};

/// Fewer messages than this say nothing about a share.
const ENOUGH: i64 = 10;

/// Whether a rule looks at a number.
pub(super) fn is_for(rule: &AlertRuleRecord, number: &NumberFacts) -> bool {
    rule.workspace_id == number.workspace_id && rule.number_id.is_none_or(|id| id == number.number_id)
}

/// By how much a rule is broken at a number; `None` when it is kept. A rule of a newer version is never broken.
pub(super) fn value(rule: &AlertRuleRecord, number: &NumberFacts, now: DateTime<Utc>) -> Option<i64> {
    let waiting = |wanted: &dyn Fn(&str) -> bool| -> i64 {
        number.errors.iter().filter(|(error, _)| wanted(error)).map(|(_, messages)| messages).sum()
    };
    match rule.kind.as_str() {
        "number_disconnected" => {
            let locked = waiting(&|error| class_of_text(error) == Some(Class::Auth));
            (!number.active || locked > 0).then_some(locked)
        }
        "number_throttled" => {
            let throttled = |error: &str| class_of_text(error) == Some(Class::Throttle);
            Some(waiting(&throttled)).filter(|messages| *messages >= rule.threshold.max(1))
        }
        "outbox_age" => {
            let age = number.oldest_open.map_or(0, |oldest| (now - oldest).num_seconds());
            Some(age).filter(|age| *age > rule.threshold)
        }
        "error_rate" => {
            let percent = number.failed * 100 / number.told.max(1);
            Some(percent).filter(|percent| number.told >= ENOUGH && *percent > rule.threshold)
        }
        "check_failed" => Some(number.failed_checks).filter(|failures| *failures >= rule.threshold.max(1)),
        "provider_problem" => Some(number.problems).filter(|problems| *problems >= rule.threshold.max(1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn rule(kind: &str, threshold: i64) -> AlertRuleRecord {
        let at = DateTime::UNIX_EPOCH;
        AlertRuleRecord {
            id: Uuid::from_u128(1),
            workspace_id: Uuid::from_u128(2),
            kind: kind.into(),
            number_id: None,
            threshold,
            notify: None,
            enabled: true,
            created_at: at,
            updated_at: at,
        }
    }

    fn healthy() -> NumberFacts {
        NumberFacts {
            number_id: Uuid::from_u128(3),
            workspace_id: Uuid::from_u128(2),
            active: true,
            oldest_open: None,
            errors: Vec::new(),
            told: 100,
            failed: 0,
            failed_checks: 0,
            problems: 0,
        }
    }

    #[test]
    fn each_rule_is_broken_by_what_it_names_and_by_nothing_else() {
        let now = DateTime::UNIX_EPOCH + chrono::Duration::hours(1);
        let waits = |error: &str| NumberFacts { errors: vec![(error.into(), 3)], ..healthy() };
        let cases = [
            ("number_disconnected", 0, NumberFacts { active: false, ..healthy() }, Some(0)),
            (
                "number_disconnected",
                0,
                waits("Graph API error 190: the access token is not accepted"),
                Some(3),
            ),
            ("number_disconnected", 0, waits("Graph API error 130429"), None),
            ("number_throttled", 3, waits("Graph API error 130429"), Some(3)),
            ("number_throttled", 4, waits("Graph API error 130429"), None),
            ("number_throttled", 0, waits("Graph API error 131016"), None),
            ("number_throttled", 0, healthy(), None),
            (
                "outbox_age",
                59,
                NumberFacts { oldest_open: Some(now - chrono::Duration::minutes(1)), ..healthy() },
                Some(60),
            ),
            (
                "outbox_age",
                60,
                NumberFacts { oldest_open: Some(now - chrono::Duration::minutes(1)), ..healthy() },
                None,
            ),
            ("error_rate", 4, NumberFacts { failed: 5, ..healthy() }, Some(5)),
            ("error_rate", 5, NumberFacts { failed: 5, ..healthy() }, None),
            ("error_rate", 5, NumberFacts { told: 9, failed: 9, ..healthy() }, None),
            ("check_failed", 2, NumberFacts { failed_checks: 2, ..healthy() }, Some(2)),
            ("check_failed", 2, NumberFacts { failed_checks: 1, ..healthy() }, None),
            ("check_failed", 0, healthy(), None),
            ("provider_problem", 1, NumberFacts { problems: 1, ..healthy() }, Some(1)),
            ("provider_problem", 2, NumberFacts { problems: 1, ..healthy() }, None),
            ("provider_problem", 0, healthy(), None),
            ("a kind of a newer version", 0, NumberFacts { active: false, ..healthy() }, None),
        ];
        for (kind, threshold, number, expected) in cases {
            assert_eq!(
                value(&rule(kind, threshold), &number, now),
                expected,
                "{kind} {threshold} {number:?}"
            );
        }
        let other = AlertRuleRecord { number_id: Some(Uuid::from_u128(4)), ..rule("outbox_age", 1) };
        assert!(!is_for(&other, &healthy()) && is_for(&rule("outbox_age", 1), &healthy()));
    }
}
