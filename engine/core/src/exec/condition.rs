//! Takes the first branch whose rules hold.

use flows_schema::{
    Port,
    nodes::{Condition, Match, Operator, Rule},
};

use crate::{
    fold::fold,
    run::{Exit, Run},
    value::{as_number, as_text, is_empty, parse_number},
};

pub(super) fn enter(config: &Condition, run: &Run<'_>) -> Result<Exit, Exit> {
    for branch in &config.branches {
        if holds(branch.matching, &branch.rules, run)? {
            return Ok(Exit::Port(branch.id.clone()));
        }
    }
    Ok(Exit::port(Port::ELSE))
}

/// Whether rules hold together. Without a rule nothing does.
pub(super) fn holds(matching: Match, rules: &[Rule], run: &Run<'_>) -> Result<bool, Exit> {
    let mut holds = !rules.is_empty() && matching == Match::All;
    for rule in rules {
        let held = rule_holds(rule, run)?;
        match matching {
            Match::All => holds &= held,
            Match::Any => holds |= held,
        }
    }
    Ok(holds)
}

fn rule_holds(rule: &Rule, run: &Run<'_>) -> Result<bool, Exit> {
    let actual = run.read(&rule.operand);
    if !rule.operator.needs_value() {
        return Ok(is_empty(&actual) == (rule.operator == Operator::IsEmpty));
    }
    let wanted = run.text(&rule.value)?;
    // Two numbers compare as numbers, so that "4" equals 4.0; anything else compares as folded words.
    let numbers = as_number(&actual).zip(parse_number(&wanted));
    let compare = |holds: fn(f64, f64) -> bool| numbers.is_some_and(|(actual, wanted)| holds(actual, wanted));
    let (text, wanted_text) = (fold(&as_text(&actual)), fold(&wanted));
    let equal = numbers.map_or(text == wanted_text, |(actual, wanted)| actual == wanted);
    Ok(match rule.operator {
        Operator::Equals => equal,
        Operator::NotEquals => !equal,
        Operator::Contains => text.contains(&wanted_text),
        Operator::NotContains => !text.contains(&wanted_text),
        Operator::StartsWith => text.starts_with(&wanted_text),
        Operator::EndsWith => text.ends_with(&wanted_text),
        Operator::GreaterThan => compare(|actual, wanted| actual > wanted),
        Operator::AtLeast => compare(|actual, wanted| actual >= wanted),
        Operator::LessThan => compare(|actual, wanted| actual < wanted),
        Operator::AtMost => compare(|actual, wanted| actual <= wanted),
        Operator::IsEmpty | Operator::IsNotEmpty => false,
    })
}
