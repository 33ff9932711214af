//! Takes the first branch whose rules hold.

use std::cmp::Ordering;

use crate::{
    fold::folded,
    limits::MAX_PATTERN_INPUT_CHARS,
    moment::Moment,
    run::{Exit, Run},
    template::Seen,
    value::{is_true, items},
};
use flows_schema::{
    Port,
    nodes::{Branch, Condition, Match, Operator, Rule},
};

pub(super) fn enter(config: &Condition, run: &Run<'_>) -> Result<Exit, Exit> {
    for branch in &config.branches {
        if branch_holds(branch, run)? {
            return Ok(Exit::port(&branch.id));
        }
    }
    Ok(Exit::port(Port::ELSE))
}

/// The expression counts as one more rule. A branch without rules never holds.
fn branch_holds(branch: &Branch, run: &Run<'_>) -> Result<bool, Exit> {
    let decides = branch.matching == Match::Any;
    if !branch.rules.is_empty() {
        let held = holds(branch.matching, &branch.rules, run)?;
        if held == decides || branch.expression.is_empty() {
            return Ok(held);
        }
    }
    if branch.expression.is_empty() { Ok(false) } else { Ok(is_true(&run.expression(&branch.expression)?)) }
}

/// Whether rules hold together. Without a rule nothing does.
pub(super) fn holds(matching: Match, rules: &[Rule], run: &Run<'_>) -> Result<bool, Exit> {
    let decides = matching == Match::Any;
    for rule in rules {
        if rule_holds(rule, run)? == decides {
            return Ok(decides);
        }
    }
    Ok(!rules.is_empty() && !decides)
}

fn rule_holds(rule: &Rule, run: &Run<'_>) -> Result<bool, Exit> {
    let actual = if rule.operator.needs_operand() { run.look(&rule.operand) } else { Seen::Nothing };
    match rule.operator {
        Operator::IsEmpty => return Ok(actual.is_empty()),
        Operator::IsNotEmpty => return Ok(!actual.is_empty()),
        Operator::IsTrue => return Ok(actual.is_true()),
        Operator::IsFalse => return Ok(!actual.is_true()),
        Operator::Matches => return matches(&rule.value, &actual.words()),
        _ => {}
    }
    let wanted = run.wanted(&rule.value)?;
    let order = || order(&actual, &wanted, run);
    Ok(match rule.operator {
        Operator::HasTag => has_tag(&wanted.words(), run),
        Operator::HasNoTag => !has_tag(&wanted.words(), run),
        Operator::OneOf => one_of(&actual, wanted),
        Operator::NotOneOf => !one_of(&actual, wanted),
        Operator::Includes => {
            items(&actual.into_value()).iter().any(|item| equal(&Seen::Value(item), &wanted))
        }
        Operator::Between => {
            let last = run.wanted(&rule.to)?;
            order().is_some_and(Ordering::is_ge)
                && self::order(&actual, &last, run).is_some_and(Ordering::is_le)
        }
        Operator::Before => dates(actual, wanted, run).is_some_and(Ordering::is_lt),
        Operator::After => dates(actual, wanted, run).is_some_and(Ordering::is_gt),
        Operator::GreaterThan => order().is_some_and(Ordering::is_gt),
        Operator::AtLeast => order().is_some_and(Ordering::is_ge),
        Operator::LessThan => order().is_some_and(Ordering::is_lt),
        Operator::AtMost => order().is_some_and(Ordering::is_le),
        Operator::Equals => equal(&actual, &wanted),
        Operator::NotEquals => !equal(&actual, &wanted),
        _ => words_hold(rule.operator, &folded(&actual.words()), &folded(&wanted.words())),
    })
}

fn words_hold(operator: Operator, text: &str, wanted: &str) -> bool {
    match operator {
        Operator::Contains => text.contains(wanted),
        Operator::NotContains => !text.contains(wanted),
        Operator::StartsWith => text.starts_with(wanted),
        Operator::EndsWith => text.ends_with(wanted),
        _ => false,
    }
}

/// Two numbers are equal as numbers, so that "4" is 4.0; anything else as folded words.
fn equal(actual: &Seen<'_>, wanted: &Seen<'_>) -> bool {
    match actual.number().zip(wanted.number()) {
        Some((actual, wanted)) => actual == wanted,
        None => folded(&actual.words()) == folded(&wanted.words()),
    }
}

/// Numbers by size, else dates by time; other things have no order.
fn order(actual: &Seen<'_>, wanted: &Seen<'_>, run: &Run<'_>) -> Option<Ordering> {
    match actual.number().zip(wanted.number()) {
        Some((actual, wanted)) => actual.partial_cmp(&wanted),
        None => dates(actual.clone(), wanted.clone(), run),
    }
}

fn dates(actual: Seen<'_>, wanted: Seen<'_>, run: &Run<'_>) -> Option<Ordering> {
    let (actual, wanted) = (Moment::read(&actual.into_value())?, Moment::read(&wanted.into_value())?);
    Some(actual.compare(wanted, &run.zone("")))
}

fn one_of(actual: &Seen<'_>, wanted: Seen<'_>) -> bool {
    items(&wanted.into_value()).iter().any(|item| equal(actual, &Seen::Value(item)))
}

fn has_tag(wanted: &str, run: &Run<'_>) -> bool {
    let wanted = folded(wanted);
    run.contact.tags.iter().any(|tag| folded(tag) == wanted)
}

fn matches(source: &str, text: &str) -> Result<bool, Exit> {
    let pattern =
        flows_schema::pattern(source).map_err(|text| Exit::Fail { code: "pattern_invalid", text })?;
    let text: String = text.chars().take(MAX_PATTERN_INPUT_CHARS).collect();
    Ok(pattern.is_match(text.trim()))
}
