//! Branches of conditions that are never taken, because an earlier one covers them.

use flows_schema::{
    NodeKind, Severity,
    nodes::{Branch, Match, Operator, Rule},
    template::is_plain,
};

use super::{Finding, drawing::Drawing};
use crate::{fold::fold, value::parse_number};

pub(super) fn check(drawing: &Drawing<'_>, findings: &mut Vec<Finding>) {
    for node in &drawing.flow.nodes {
        let NodeKind::Condition(config) = &node.kind else { continue };
        for (index, branch) in config.branches.iter().enumerate() {
            let text = if branch.rules.is_empty() {
                "This branch has no rules, so it is never taken.".to_owned()
            } else if let Some(earlier) =
                config.branches[..index].iter().find(|earlier| covers(earlier, branch))
            {
                let name = if earlier.label.is_empty() { &earlier.id } else { &earlier.label };
                format!("Whenever this branch holds, '{name}' before it holds too, so it is never taken.")
            } else {
                continue;
            };
            let path = format!("/config/branches/{index}");
            findings.push(
                Finding::new(Severity::Warning, "branch_shadowed", Some(&node.id), &path, text)
                    .fix("Move the more special branch up, or delete it."),
            );
        }
    }
}

/// Whether a branch holds whenever a later one does.
fn covers(earlier: &Branch, later: &Branch) -> bool {
    // "Any" of one rule is "all" of it.
    let any = |branch: &Branch| branch.matching == Match::Any && branch.rules.len() > 1;
    let implied = |rule: &Rule, by: &Rule| implies(by, rule);
    if earlier.rules.is_empty() || later.rules.is_empty() {
        return false;
    }
    match (any(earlier), any(later)) {
        // Every rule of the earlier one follows from some rule of the later one.
        (false, false) => earlier.rules.iter().all(|rule| later.rules.iter().any(|by| implied(rule, by))),
        (true, false) => earlier.rules.iter().any(|rule| later.rules.iter().any(|by| implied(rule, by))),
        // Whichever rule of the later one holds, the earlier one follows from it alone.
        (false, true) => later.rules.iter().all(|by| earlier.rules.iter().all(|rule| implied(rule, by))),
        (true, true) => later.rules.iter().all(|by| earlier.rules.iter().any(|rule| implied(rule, by))),
    }
}

/// Whether the second rule holds whenever the first one does.
fn implies(first: &Rule, second: &Rule) -> bool {
    use Operator::{
        AtLeast, AtMost, Contains, EndsWith, Equals, GreaterThan, IsNotEmpty, LessThan, StartsWith,
    };
    if first.operand != second.operand {
        return false;
    }
    if first.operator == second.operator
        && (!first.operator.needs_value() || fold(&first.value) == fold(&second.value))
    {
        return true;
    }
    if !is_plain(&first.value) || !is_plain(&second.value) {
        return false;
    }
    let (a, b) = (fold(&first.value), fold(&second.value));
    let numbers = parse_number(&first.value).zip(parse_number(&second.value));
    let compared = |holds: fn(f64, f64) -> bool| numbers.is_some_and(|(a, b)| holds(a, b));
    match (first.operator, second.operator) {
        (Equals | Contains | StartsWith | EndsWith, IsNotEmpty) => !a.is_empty(),
        (GreaterThan | AtLeast | LessThan | AtMost, IsNotEmpty) => parse_number(&first.value).is_some(),
        (GreaterThan, GreaterThan | AtLeast) | (AtLeast | Equals, AtLeast) => compared(|a, b| a >= b),
        (AtLeast | Equals, GreaterThan) => compared(|a, b| a > b),
        (LessThan, LessThan | AtMost) | (AtMost | Equals, AtMost) => compared(|a, b| a <= b),
        (AtMost | Equals, LessThan) => compared(|a, b| a < b),
        // Words only: a text that is a number may be equal to another text.
        (Equals, Contains) if numbers.is_none() => a.contains(&b),
        (Equals | StartsWith, StartsWith) if numbers.is_none() => a.starts_with(&b),
        (Equals | EndsWith, EndsWith) if numbers.is_none() => a.ends_with(&b),
        (StartsWith | EndsWith | Contains, Contains) => a.contains(&b),
        _ => false,
    }
}
