//! Filters of segments, checked and made into what the store compares.

use admin_types::{Consent, RuleOn, RuleOp, SegmentFilter, SegmentRule};
use chrono::{DateTime, NaiveDate, Utc};
use engine_store::repo::contacts::{Rule, at};
use uuid::Uuid;

use crate::fields::Fields;

/// Rules of a filter.
const MAX_RULES: usize = 20;
/// Characters of a value.
const MAX_VALUE_CHARS: usize = 200;
/// Days back at most.
const MAX_DAYS: i64 = 3_650;

/// Looks for mistakes in a filter.
pub(crate) fn check(filter: &SegmentFilter, fields: &mut Fields) {
    if filter.rules.len() > MAX_RULES {
        fields.add("/filter/rules", format!("{MAX_RULES} rules at most, please."));
        return;
    }
    for (at, rule) in filter.rules.iter().enumerate() {
        if let Err(problem) = read(rule) {
            fields.add(&format!("/filter/rules/{at}/value"), problem);
        }
    }
}

/// The rules as the store reads them at this moment.
pub(crate) fn of_filter(filter: &SegmentFilter, now: DateTime<Utc>) -> Vec<Rule> {
    at(&kept(filter), now)
}

/// The rules as the store keeps them, with days instead of times. Rules that are not understood fit nobody, so that a filter of
/// another version never means more people than it should.
pub(crate) fn kept(filter: &SegmentFilter) -> Vec<Rule> {
    let nobody = || Rule {
        what: "none".to_owned(),
        key: String::new(),
        op: String::new(),
        value: String::new(),
        not: false,
    };
    filter.rules.iter().map(|rule| read(rule).unwrap_or_else(|_| nobody())).collect()
}

fn read(rule: &SegmentRule) -> Result<Rule, String> {
    let given = rule.value.trim();
    if given.chars().count() > MAX_VALUE_CHARS {
        return Err(format!("{MAX_VALUE_CHARS} characters at most, please."));
    }
    if given.contains('\0') || rule.key.contains('\0') {
        return Err("Control characters are not possible here.".to_owned());
    }
    let wanted = || {
        if given.is_empty() { Err("Please fill this in.".to_owned()) } else { Ok(given.to_owned()) }
    };
    let since = || {
        let days = given.parse::<i64>().ok().filter(|days| (1..=MAX_DAYS).contains(days));
        let days = days.ok_or_else(|| format!("Give the number of days, from 1 to {MAX_DAYS}."))?;
        Ok::<_, String>(days.to_string())
    };
    let what = |what: &str, value: String| Rule {
        what: what.to_owned(),
        key: String::new(),
        op: String::new(),
        value,
        not: rule.not,
    };
    Ok(match rule.on {
        RuleOn::Tag => what("tag", wanted()?),
        RuleOn::Name => what("name", wanted()?.to_lowercase()),
        RuleOn::Phone => {
            let digits: String = wanted()?.chars().filter(char::is_ascii_digit).collect();
            if digits.is_empty() {
                return Err("Give the first digits of the phone number, such as +49.".to_owned());
            }
            what("phone", digits)
        }
        RuleOn::Language => what("language", wanted()?.to_lowercase()),
        RuleOn::Number => {
            let id: Uuid = given.parse().map_err(|_| "Choose a number.".to_owned())?;
            what("number", id.simple().to_string())
        }
        RuleOn::Consent => {
            let known = [Consent::In, Consent::Out, Consent::Unknown].map(Consent::as_str);
            if !known.contains(&given) {
                return Err("Choose a consent: in, out or unknown.".to_owned());
            }
            what("consent", given.to_owned())
        }
        RuleOn::Blocked => what("blocked", String::new()),
        RuleOn::LastSeen => what("last_seen", since()?),
        RuleOn::Created => what("created", since()?),
        RuleOn::Field => {
            if rule.key.trim().is_empty() {
                return Err("Choose a field.".to_owned());
            }
            let (op, value) = of_field(rule.op, given, wanted)?;
            Rule { what: "field".to_owned(), key: rule.key.clone(), op: op.to_owned(), value, not: rule.not }
        }
    })
}

fn of_field(
    op: RuleOp,
    given: &str,
    wanted: impl Fn() -> Result<String, String>,
) -> Result<(&'static str, String), String> {
    let number = || {
        let plain = given.replace(',', ".");
        let digits = plain.strip_prefix('-').unwrap_or(&plain);
        let fits = !digits.is_empty()
            && digits.len() <= 18
            && digits.chars().all(|it| it.is_ascii_digit() || it == '.')
            && plain.parse::<f64>().is_ok();
        if fits { Ok(plain) } else { Err("Give a number.".to_owned()) }
    };
    let day = || {
        let day = NaiveDate::parse_from_str(given, "%Y-%m-%d");
        day.map(|day| day.format("%Y-%m-%d").to_string()).map_err(|_| "Choose a day.".to_owned())
    };
    Ok(match op {
        RuleOp::Set => ("set", String::new()),
        RuleOp::Is => ("is", wanted()?.to_lowercase()),
        RuleOp::Contains => ("contains", wanted()?.to_lowercase()),
        RuleOp::Equals => ("equals", number()?),
        RuleOp::More => ("more", number()?),
        RuleOp::Less => ("less", number()?),
        RuleOp::Before => ("before", day()?),
        RuleOp::After => ("after", day()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(on: RuleOn, op: RuleOp, value: &str) -> SegmentRule {
        SegmentRule { on, key: "k".to_owned(), op, value: value.to_owned(), not: false }
    }

    #[test]
    fn values_are_what_the_rule_needs() {
        let ok = |on, op, value| read(&rule(on, op, value)).map(|rule| rule.value);
        assert_eq!(ok(RuleOn::Phone, RuleOp::Set, "+49 170"), Ok("49170".into()));
        assert_eq!(ok(RuleOn::LastSeen, RuleOp::Set, "1"), Ok("1".into()));
        assert_eq!(ok(RuleOn::Field, RuleOp::More, "1,5"), Ok("1.5".into()));
        assert_eq!(ok(RuleOn::Field, RuleOp::Is, "Gold"), Ok("gold".into()));
        for (on, op, value) in [
            (RuleOn::Tag, RuleOp::Set, " "),
            (RuleOn::Phone, RuleOp::Set, "abc"),
            (RuleOn::LastSeen, RuleOp::Set, "0"),
            (RuleOn::Consent, RuleOp::Set, "maybe"),
            (RuleOn::Number, RuleOp::Set, "4711"),
            (RuleOn::Field, RuleOp::More, "1.2.3"),
            (RuleOn::Field, RuleOp::Before, "24.12.2026"),
        ] {
            assert!(ok(on, op, value).is_err(), "{on:?} {value}");
        }
    }
}
