//! What is wrong with the draft: the checks at every letter, and what the engine's lint adds a moment later.

use std::collections::BTreeMap;

use crate::language::of_told;
use engine_core::lint::Finding;
use flows_schema::{Flow, Issue, Severity};

/// What the lint last came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Linted {
    /// Its findings, those of the library's flows included.
    pub(crate) findings: Vec<Finding>,
    /// Whether it has seen all that its budget allows.
    pub(crate) done: bool,
    /// Inputs that were tried in search of conversations.
    pub(crate) tried: usize,
}

impl Linted {
    /// The conversation that shows an issue, if one was found.
    pub(crate) fn shows(&self, issue: &Issue) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.conversation.is_some() && is_of(finding, issue))
    }
}

fn is_of(finding: &Finding, issue: &Issue) -> bool {
    finding.flow.is_none()
        && finding.code == issue.code
        && finding.node == issue.node
        && finding.path == issue.path
}

/// The checks' findings with what the lint says beside them, errors first. Where the lint knows better, its finding
/// stands in place of the check's. The lint is a moment behind: of its findings those about steps that are gone
/// since are left out, and those that the checks would know better.
pub(crate) fn merged(flow: &Flow, checks: &[Issue], linted: &Linted) -> Vec<Issue> {
    let stands = |id: &str| flow.node(id).is_some() || flow.trigger(id).is_some();
    let own: Vec<&Finding> = linted
        .findings
        .iter()
        .filter(|finding| !finding.checked && finding.flow.is_none())
        .filter(|finding| finding.node.as_deref().is_none_or(stands))
        .collect();
    let said_better = |issue: &&Issue| !own.iter().any(|own| own.is_better_than(issue));
    let mut all: Vec<Issue> = checks.iter().filter(said_better).cloned().collect();
    all.extend(own.into_iter().map(issue));
    all.sort_by_key(|issue| issue.severity);
    for issue in &mut all {
        issue.text = of_told(&issue.text);
        issue.fix = issue.fix.as_deref().map(of_told);
    }
    all
}

fn issue(finding: &Finding) -> Issue {
    Issue {
        severity: finding.severity,
        code: finding.code.clone(),
        node: finding.node.clone(),
        path: finding.path.clone(),
        text: finding.text.clone(),
        fix: finding.fix.clone(),
    }
}

/// The worst finding about each way out of a step.
pub(crate) fn ports(issues: &[Issue]) -> BTreeMap<(String, String), Severity> {
    let mut marks = BTreeMap::new();
    for issue in issues {
        let port = issue.path.strip_prefix("/next/").map(|port| port.split('/').next().unwrap_or(port));
        if let (Some(node), Some(port)) = (&issue.node, port) {
            let mark = marks.entry((node.clone(), port.to_owned())).or_insert(issue.severity);
            *mark = issue.severity.min(*mark);
        }
    }
    marks
}

/// How many there are, in words: `2 errors, 1 warning`.
pub(crate) fn count(issues: &[Issue]) -> String {
    let of = |severity: Severity| issues.iter().filter(|issue| issue.severity == severity).count();
    let (errors, warnings, hints) = (of(Severity::Error), of(Severity::Warning), of(Severity::Hint));
    let said = [
        (errors > 0).then(|| t!("editor-errors", n = errors)),
        (warnings > 0).then(|| t!("editor-warnings", n = warnings)),
        (hints > 0).then(|| t!("editor-hints", n = hints)),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() { t!("editor-no-problems").to_owned() } else { said.join(", ") }
}

#[cfg(test)]
mod tests {
    use engine_core::lint::lint;
    use flows_schema::{
        Node, Trigger, TriggerKind, checks,
        nodes::{NodeKind, Text},
        triggers::{Keyword, KeywordMatch},
    };

    use super::*;

    fn flow() -> Flow {
        let mut flow = Flow::new("Sample");
        let keyword = Keyword { keywords: vec!["hi".into()], matching: KeywordMatch::Exact };
        let mut trigger = Trigger::new("start", TriggerKind::from(keyword));
        trigger.to = Some("say".into());
        flow.triggers.push(trigger);
        flow.nodes.push(Node::new("say", NodeKind::from(Text { text: "{{ nobody }}".into() })));
        flow
    }

    fn linted(flow: &Flow) -> Linted {
        Linted { findings: lint(flow), done: true, tried: 0 }
    }

    fn codes(issues: &[Issue]) -> Vec<&str> {
        issues.iter().map(|issue| issue.code.as_str()).collect()
    }

    #[test]
    fn together_they_say_what_the_lint_alone_says() {
        let flow = flow();
        let merged = merged(&flow, &checks(&flow), &linted(&flow));
        let alone: Vec<String> = lint(&flow).into_iter().map(|finding| finding.code).collect();
        let mut both = (codes(&merged), alone.iter().map(String::as_str).collect::<Vec<_>>());
        both.0.sort_unstable();
        both.1.sort_unstable();
        assert_eq!(both.0, both.1);
        assert!(!merged.is_empty());
        assert!(merged.is_sorted_by_key(|issue| issue.severity));
    }

    #[test]
    fn what_was_mended_or_removed_is_gone_at_once() {
        let stale = linted(&flow());
        let mut now = flow();
        now.nodes.clear();
        now.triggers[0].to = None;
        let merged = merged(&now, &checks(&now), &stale);
        assert!(merged.iter().all(|issue| issue.node.as_deref() != Some("say")), "{merged:?}");
    }

    #[test]
    fn ways_out_take_their_worst_finding() {
        let issue = |severity, path: &str| Issue {
            severity,
            code: "x".into(),
            node: Some("n".into()),
            path: path.into(),
            text: String::new(),
            fix: None,
        };
        let issues = [
            issue(Severity::Warning, "/next/a"),
            issue(Severity::Error, "/next/a"),
            issue(Severity::Error, "/config/text"),
        ];
        let marks = ports(&issues);
        assert_eq!(marks.len(), 1);
        assert_eq!(marks[&("n".to_owned(), "a".to_owned())], Severity::Error);
        assert_eq!(count(&issues), "2 errors, 1 warning");
        assert_eq!(count(&[]), "No problems");
    }
}
