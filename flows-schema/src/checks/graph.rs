//! Mistakes of the drawing: what leads where, what is never reached, what never ends.

use std::collections::{BTreeMap, BTreeSet};

use super::{Issue, Severity};
use crate::{Flow, Node, NodeKind, Port, PortKind, TriggerKind};

pub(crate) fn check(flow: &Flow, issues: &mut Vec<Issue>) {
    check_triggers(flow, issues);
    for node in &flow.nodes {
        check_ports(flow, node, issues);
    }
    check_reach(flow, issues);
}

fn check_triggers(flow: &Flow, issues: &mut Vec<Issue>) {
    if flow.triggers.is_empty() {
        issues.push(
            Issue::new(
                Severity::Error,
                "trigger_missing",
                None,
                "/triggers",
                "Nothing starts this flow.".into(),
            )
            .fix("Add a trigger, such as \"Any message\", and connect it to the first step."),
        );
    }
    let mut catch_alls = 0;
    for trigger in &flow.triggers {
        let id = Some(trigger.id.as_str());
        match &trigger.to {
            None => issues.push(
                Issue::new(
                    Severity::Error,
                    "trigger_unconnected",
                    id,
                    "/to",
                    "This start leads nowhere.".into(),
                )
                .fix("Draw a wire from it to the first step."),
            ),
            Some(target) if flow.node(target).is_none() => {
                let text = "This start leads to a step that is not there any more.".into();
                issues.push(Issue::new(Severity::Error, "target_unknown", id, "/to", text));
            }
            Some(_) => {}
        }
        if matches!(trigger.kind, TriggerKind::AnyMessage(_)) {
            catch_alls += 1;
            if catch_alls > 1 {
                let text = "There are two \"Any message\" starts; only one of them can ever fire.".into();
                issues.push(Issue::new(Severity::Warning, "trigger_shadowed", id, "/type", text));
            }
        }
    }
    check_shadowed_keywords(flow, issues);
}

/// The same keyword, matched the same way, in two triggers: the second never fires.
fn check_shadowed_keywords(flow: &Flow, issues: &mut Vec<Issue>) {
    let mut seen: BTreeMap<(u8, String), &str> = BTreeMap::new();
    for trigger in &flow.triggers {
        let TriggerKind::Keyword(config) = &trigger.kind else { continue };
        for (index, keyword) in config.keywords.iter().enumerate() {
            let word = (config.matching as u8, keyword.trim().to_lowercase());
            match seen.get(&word) {
                Some(other) if *other != trigger.id => {
                    let text =
                        format!("Another start has the keyword '{keyword}' too; only one of them fires.");
                    let path = format!("/config/keywords/{index}");
                    issues.push(Issue::new(
                        Severity::Warning,
                        "trigger_shadowed",
                        Some(&trigger.id),
                        &path,
                        text,
                    ));
                }
                Some(_) => {}
                None => {
                    seen.insert(word, &trigger.id);
                }
            }
        }
    }
}

fn check_ports(flow: &Flow, node: &Node, issues: &mut Vec<Issue>) {
    let id = Some(node.id.as_str());
    let ports = node.ports();
    for (port, target) in &node.next {
        let path = format!("/next/{port}");
        if !ports.iter().any(|known| known.id == *port) {
            let text = format!("A wire leaves this step at '{port}', which it does not have.");
            issues.push(Issue::new(Severity::Error, "port_unknown", id, &path, text));
        }
        if flow.node(target).is_none() {
            let text = "A wire leads to a step that is not there any more.".into();
            issues.push(Issue::new(Severity::Error, "target_unknown", id, &path, text));
        }
    }
    // A failure with no wire of its own goes to the flow's error handler, where there is one.
    let handled = |port: &Port| port.kind == PortKind::Error && flow.settings.error_handler.is_some();
    for port in ports.iter().filter(|port| !node.next.contains_key(&port.id) && !handled(port)) {
        let severity = match port.kind {
            // Falling off the end of a chain is an ordinary way to end a conversation.
            PortKind::Next | PortKind::Invalid | PortKind::NoAnswer | PortKind::Error => Severity::Hint,
            PortKind::Option | PortKind::Else => Severity::Warning,
        };
        let text = format!("Nothing follows on \"{}\", so the conversation ends there.", port.label);
        issues.push(Issue::new(severity, "port_open", id, &format!("/next/{}", port.id), text));
    }
}

/// Where a node leads without the contact: its ports and, for "go to", its target.
fn targets(node: &Node) -> Vec<&str> {
    let mut targets: Vec<&str> = node.next.values().map(String::as_str).collect();
    if let NodeKind::GoTo(config) = &node.kind {
        targets.push(&config.node);
    }
    targets
}

fn check_reach(flow: &Flow, issues: &mut Vec<Issue>) {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = flow.triggers.iter().filter_map(|trigger| trigger.to.as_deref()).collect();
    open.extend(flow.settings.error_handler.as_deref());
    open.extend(flow.settings.outside_window.as_deref());
    let nodes: BTreeMap<&str, &Node> = flow.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    while let Some(id) = open.pop() {
        if reached.insert(id)
            && let Some(node) = nodes.get(id)
        {
            open.extend(targets(node));
        }
    }
    for node in flow.nodes.iter().filter(|node| !reached.contains(node.id.as_str())) {
        let text = "No start leads to this step, so it never runs.".into();
        issues.push(
            Issue::new(Severity::Warning, "node_unreachable", Some(&node.id), "", text)
                .fix("Connect it, or delete it."),
        );
    }
}
