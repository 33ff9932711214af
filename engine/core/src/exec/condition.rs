//! Takes the first branch whose rules hold.

use flows_schema::{
    Port,
    nodes::{Branch, Condition, Match, Operator, Rule},
};
use serde_json::Value;

use crate::{
    fold::fold,
    limits::MAX_PATTERN_INPUT_CHARS,
    moment::Moment,
    run::{Exit, Run},
    time_zone::Zone,
    value::{as_number, as_text, is_empty, is_true, items},
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
    let actual = if rule.operator.needs_operand() { run.read(&rule.operand) } else { Value::Null };
    match rule.operator {
        Operator::IsEmpty => return Ok(is_empty(&actual)),
        Operator::IsNotEmpty => return Ok(!is_empty(&actual)),
        Operator::IsTrue => return Ok(is_true(&actual)),
        Operator::IsFalse => return Ok(!is_true(&actual)),
        Operator::Matches => return matches(&rule.value, &as_text(&actual)),
        _ => {}
    }
    let wanted = run.template_value(&rule.value)?;
    let zone = run.zone("");
    Ok(match rule.operator {
        Operator::HasTag => has_tag(&wanted, run),
        Operator::HasNoTag => !has_tag(&wanted, run),
        Operator::OneOf => items(&wanted).iter().any(|item| equal(&actual, item)),
        Operator::NotOneOf => !items(&wanted).iter().any(|item| equal(&actual, item)),
        Operator::Includes => items(&actual).iter().any(|item| equal(item, &wanted)),
        Operator::Between => {
            let last = run.template_value(&rule.to)?;
            order(&actual, &wanted, &zone).is_some_and(std::cmp::Ordering::is_ge)
                && order(&actual, &last, &zone).is_some_and(std::cmp::Ordering::is_le)
        }
        Operator::Before => dates(&actual, &wanted, &zone).is_some_and(std::cmp::Ordering::is_lt),
        Operator::After => dates(&actual, &wanted, &zone).is_some_and(std::cmp::Ordering::is_gt),
        Operator::GreaterThan => order(&actual, &wanted, &zone).is_some_and(std::cmp::Ordering::is_gt),
        Operator::AtLeast => order(&actual, &wanted, &zone).is_some_and(std::cmp::Ordering::is_ge),
        Operator::LessThan => order(&actual, &wanted, &zone).is_some_and(std::cmp::Ordering::is_lt),
        Operator::AtMost => order(&actual, &wanted, &zone).is_some_and(std::cmp::Ordering::is_le),
        Operator::Equals => equal(&actual, &wanted),
        Operator::NotEquals => !equal(&actual, &wanted),
        _ => words_hold(rule.operator, &fold(&as_text(&actual)), &fold(&as_text(&wanted))),
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
fn equal(actual: &Value, wanted: &Value) -> bool {
    match as_number(actual).zip(as_number(wanted)) {
        Some((actual, wanted)) => actual == wanted,
        None => fold(&as_text(actual)) == fold(&as_text(wanted)),
    }
}

/// Numbers by size, else dates by time; other things have no order.
fn order(actual: &Value, wanted: &Value, zone: &Zone) -> Option<std::cmp::Ordering> {
    match as_number(actual).zip(as_number(wanted)) {
        Some((actual, wanted)) => actual.partial_cmp(&wanted),
        None => dates(actual, wanted, zone),
    }
}

fn dates(actual: &Value, wanted: &Value, zone: &Zone) -> Option<std::cmp::Ordering> {
    Some(Moment::read(actual)?.compare(Moment::read(wanted)?, zone))
}

fn has_tag(wanted: &Value, run: &Run<'_>) -> bool {
    let wanted = fold(&as_text(wanted));
    run.contact.tags.iter().any(|tag| fold(tag) == wanted)
}

fn matches(source: &str, text: &str) -> Result<bool, Exit> {
    let pattern =
        flows_schema::pattern(source).map_err(|text| Exit::Fail { code: "pattern_invalid", text })?;
    let text: String = text.chars().take(MAX_PATTERN_INPUT_CHARS).collect();
    Ok(pattern.is_match(text.trim()))
}
