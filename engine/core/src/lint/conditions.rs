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
            let text = if terms(branch).is_empty() {
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

/// One condition of a branch. The expression counts as one more rule.
#[derive(Debug, Clone, Copy)]
enum Term<'a> {
    Rule(&'a Rule),
    Expression(&'a str),
}

fn terms(branch: &Branch) -> Vec<Term<'_>> {
    let expression = Some(branch.expression.trim()).filter(|expression| !expression.is_empty());
    branch.rules.iter().map(Term::Rule).chain(expression.map(Term::Expression)).collect()
}

/// Whether a branch holds whenever a later one does.
fn covers(earlier: &Branch, later: &Branch) -> bool {
    let (first, second) = (terms(earlier), terms(later));
    // "Any" of one is "all" of it.
    let any = |branch: &Branch, terms: &[Term<'_>]| branch.matching == Match::Any && terms.len() > 1;
    let implied = |term: &Term<'_>, by: &Term<'_>| match (by, term) {
        (Term::Rule(by), Term::Rule(rule)) => implies(by, rule),
        // What an expression comes to is not known here, but the same words come to the same.
        (Term::Expression(by), Term::Expression(expression)) => by == expression,
        _ => false,
    };
    if first.is_empty() || second.is_empty() {
        return false;
    }
    match (any(earlier, &first), any(later, &second)) {
        // Every term of the earlier one follows from some term of the later one.
        (false, false) => first.iter().all(|term| second.iter().any(|by| implied(term, by))),
        (true, false) => first.iter().any(|term| second.iter().any(|by| implied(term, by))),
        // Whichever term of the later one holds, the earlier one follows from it alone.
        (false, true) => second.iter().all(|by| first.iter().all(|term| implied(term, by))),
        (true, true) => second.iter().all(|by| first.iter().any(|term| implied(term, by))),
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
