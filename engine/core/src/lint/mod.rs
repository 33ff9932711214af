//! Finds what is wrong with a flow before a contact does: the checks of the editor, what follows from the drawing
//! as a whole, and, where it is wanted, conversations that show it.

mod choices;
mod conditions;
mod drawing;
mod ends;
mod languages;
pub mod play;
mod triggers;
mod variables;
mod window;

use std::fmt;

use flows_schema::{Flow, Issue, Severity, checks};
use serde::Serialize;

use crate::{Contact, golden::Action};
use drawing::Drawing;
use play::{Budget, Conversation, Goal, Played, Search};

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Stable code.
    pub code: String,
    /// Flow of the library that it is in; absent in the flow itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// Node or trigger it is about; absent when it is about the whole flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// JSON pointer inside the node's object, or inside the document where there is no node.
    pub path: String,
    /// What is wrong.
    pub text: String,
    /// How to mend it, where that is not obvious.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// What to do, from the start of a conversation, to see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conversation: Option<Vec<Action>>,
    /// Who has to write, where that is not just anybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Whether it is one of the checks that an editor runs at every change, and not the lint's own.
    #[serde(skip)]
    pub checked: bool,
    /// What a search has to come to in order to show it.
    #[serde(skip)]
    pub(crate) goal: Option<Goal>,
}

impl Finding {
    fn new(severity: Severity, code: &str, node: Option<&str>, path: &str, text: String) -> Self {
        Self {
            severity,
            code: code.to_owned(),
            flow: None,
            node: node.map(str::to_owned),
            path: path.to_owned(),
            text,
            fix: None,
            conversation: None,
            contact: None,
            checked: false,
            goal: None,
        }
    }

    /// Whether it says more about the same mistake than what the checks found.
    #[must_use]
    pub fn is_better_than(&self, issue: &Issue) -> bool {
        self.node == issue.node
            && (self.code == issue.code
                || (issue.code == "port_open" && (self.path == issue.path || self.code == "dead_end")))
    }

    fn fix(mut self, fix: &str) -> Self {
        self.fix = Some(fix.to_owned());
        self
    }

    fn show(&mut self, conversation: &Conversation) {
        self.conversation = Some(conversation.actions.clone());
        self.contact.clone_from(&conversation.contact);
    }

    fn goal(mut self, goal: Goal) -> Self {
        self.goal = Some(goal);
        self
    }
}

/// All findings of a flow and its library, errors first.
#[must_use]
pub fn lint(flow: &Flow) -> Vec<Finding> {
    let mut findings = one_flow(flow, None);
    for (name, inner) in &flow.library {
        let inner = Flow { library: flow.library.clone(), ..inner.clone() };
        findings.extend(one_flow(&inner, Some(name)));
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// All findings, with conversations that show them as far as a search within the budget comes to them, and the
/// failures that the search ran into.
#[must_use]
pub fn lint_and_play(flow: &Flow, budget: Budget) -> (Vec<Finding>, Played) {
    let mut run = LintRun::new(flow, budget);
    run.advance(usize::MAX);
    let findings = run.findings();
    (findings, run.search.into_played())
}

/// [`lint_and_play`] a little at a time, for pages that must stay alive meanwhile.
#[derive(Debug)]
pub struct LintRun {
    found: Vec<Finding>,
    search: Search,
}

impl LintRun {
    /// Finds what needs no conversation; the search has not begun.
    #[must_use]
    pub fn new(flow: &Flow, budget: Budget) -> Self {
        let found = lint(flow);
        let goals = found.iter().filter_map(|finding| finding.goal.clone()).collect();
        Self { search: Search::new(flow, goals, budget), found }
    }

    /// Tries at least so many inputs more. True when there is nothing left to try within the budget.
    pub fn advance(&mut self, steps: usize) -> bool {
        self.search.advance(steps)
    }

    /// How many inputs were tried.
    #[must_use]
    pub fn tried(&self) -> usize {
        self.search.played().steps
    }

    /// What is known so far: all findings with the conversations found, errors first.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let played = self.search.played();
        let mut findings = self.found.clone();
        for finding in &mut findings {
            if let Some(shown) = finding.goal.as_ref().and_then(|goal| played.found.get(goal)) {
                finding.show(shown);
            }
        }
        for (failure, conversation) in &played.failures {
            let text = format!("A conversation fails here: {}", failure.text);
            let known = |finding: &&mut Finding| finding.code == failure.code && finding.node == failure.node;
            if let Some(finding) = findings.iter_mut().find(known) {
                if finding.conversation.is_none() {
                    finding.show(conversation);
                }
                continue;
            }
            let mut finding = Finding::new(Severity::Error, &failure.code, failure.node.as_deref(), "", text);
            finding.flow.clone_from(&failure.flow);
            finding.show(conversation);
            findings.push(finding);
        }
        findings.sort_by_key(|finding| finding.severity);
        findings
    }
}

fn one_flow(flow: &Flow, name: Option<&str>) -> Vec<Finding> {
    let drawing = Drawing::new(flow, name);
    let mut own = Vec::new();
    ends::check(&drawing, &mut own);
    conditions::check(&drawing, &mut own);
    variables::check(&drawing, &mut own);
    window::check(&drawing, &mut own);
    triggers::check(&drawing, &mut own);
    let base = checks(flow);
    languages::check(&drawing, &base, &mut own);
    choices::check(&drawing, &mut own);
    let mut findings: Vec<Finding> = Vec::with_capacity(base.len() + own.len());
    for issue in base {
        // Loops of the library are found where they are; what has a better finding is not said twice.
        let elsewhere = issue.path.starts_with("/library/");
        let better = own.iter().any(|finding| finding.is_better_than(&issue));
        if elsewhere || (better && issue.code != "trigger_shadowed") {
            continue;
        }
        let goal = issue.node.as_deref().and_then(|node| goal_of(&drawing, node, &issue.code, &issue.path));
        findings.push(Finding {
            severity: issue.severity,
            code: issue.code,
            flow: None,
            node: issue.node,
            path: issue.path,
            text: issue.text,
            fix: issue.fix,
            conversation: None,
            contact: None,
            checked: true,
            goal,
        });
    }
    for finding in own {
        let said = findings.iter().any(|known| known.code == finding.code && known.node == finding.node);
        if finding.code != "trigger_shadowed" || !said {
            findings.push(finding);
        }
    }
    for finding in &mut findings {
        finding.flow = name.map(str::to_owned);
    }
    findings
}

/// What shows a finding of the checks: its open port, or else the conversation that comes to its node.
fn goal_of(drawing: &Drawing<'_>, node: &str, code: &str, path: &str) -> Option<Goal> {
    drawing.flow.node(node)?;
    match path.strip_prefix("/next/") {
        _ if code == "node_unreachable" => None,
        Some(port) => Some(Goal::port(drawing.name, node, port)),
        None => Some(Goal::node(drawing.name, node)),
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        let flow = self.flow.as_ref().map_or(String::new(), |flow| format!("{flow}::"));
        let place = self.node.as_deref().unwrap_or("flow");
        write!(out, "{severity}[{}] {flow}{place}{}: {}", self.code, self.path, self.text)?;
        if let Some(fix) = &self.fix {
            write!(out, "\n    {fix}")?;
        }
        if let Some(conversation) = &self.conversation {
            write!(out, "\n    To see it:")?;
            if let Some(contact) = &self.contact {
                write!(out, " be the contact {};", serde_json::json!(contact))?;
            }
            for action in conversation {
                write!(out, " {}", play::words(action))?;
            }
        }
        Ok(())
    }
}
