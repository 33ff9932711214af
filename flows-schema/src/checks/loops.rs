//! Loops on which nothing waits, also through "go to" steps and through subflows.

use std::collections::{BTreeMap, BTreeSet};

use super::{Issue, Severity};
use crate::{Flow, Node, NodeKind, TriggerKind};

/// Loops on which nothing waits run until the engine stops them, so they are errors.
pub(crate) fn check(flow: &Flow, issues: &mut Vec<Issue>) {
    let graph = Graph::new(flow);
    for (name, id) in graph.loops() {
        let text = match name {
            None => "This loop never waits for anything, so it would run for ever.".to_owned(),
            Some(name) => {
                format!("A loop in the flow '{name}' never waits for anything, so it would run for ever.")
            }
        };
        // A flow of the library was checked where it was published; it fails in there, and this flow goes on.
        let severity = if name.is_none() { Severity::Error } else { Severity::Warning };
        let node = if name.is_none() { Some(id) } else { None };
        let path = name.map_or(String::new(), |name| format!("/library/{name}"));
        issues.push(
            Issue::new(severity, "loop_without_wait", node, &path, text)
                .fix("Put a question or a wait into the loop."),
        );
    }
}

/// Flow of the library or the flow itself, and a node in it.
type Place<'a> = (Option<&'a str>, &'a str);

struct Graph<'a> {
    nodes: BTreeMap<Place<'a>, &'a Node>,
    /// Where subflow steps enter the flows of the library.
    starts: BTreeMap<&'a str, &'a str>,
    /// Flows of the library that can be passed through without a wait.
    passable: BTreeSet<&'a str>,
}

impl<'a> Graph<'a> {
    fn new(flow: &'a Flow) -> Self {
        let inner = flow.library.iter().map(|(name, flow)| (Some(name.as_str()), flow));
        let flows = || std::iter::once((None, flow)).chain(inner.clone());
        let nodes = flows()
            .flat_map(|(name, flow)| flow.nodes.iter().map(move |node| ((name, node.id.as_str()), node)))
            .collect();
        let mut starts = BTreeMap::new();
        for (name, flow) in &flow.library {
            let start = flow.triggers.iter().find(|trigger| matches!(trigger.kind, TriggerKind::ApiCall(_)));
            if let Some(start) = start.and_then(|start| start.to.as_deref()) {
                starts.insert(name.as_str(), start);
            }
        }
        let mut graph = Self { nodes, starts, passable: BTreeSet::new() };
        // A flow that enters others is passable when they are: repeated until nothing is added any more.
        loop {
            let open: Vec<&str> =
                graph.starts.keys().copied().filter(|name| !graph.passable.contains(name)).collect();
            let found: Vec<&str> = open.into_iter().filter(|name| graph.can_pass(name)).collect();
            if found.is_empty() {
                return graph;
            }
            graph.passable.extend(found);
        }
    }

    /// Where the conversation can be after a node without waiting.
    fn targets(&self, place: Place<'a>) -> Vec<Place<'a>> {
        let Some(node) = self.nodes.get(&place) else { return Vec::new() };
        let (name, _) = place;
        if node.kind.waits() && !matches!(node.kind, NodeKind::Subflow(_)) {
            return Vec::new();
        }
        let here = |id: &'a String| (name, id.as_str());
        let mut targets: Vec<Place<'a>> = Vec::new();
        match &node.kind {
            NodeKind::GoTo(config) => targets.push(here(&config.node)),
            NodeKind::Subflow(config) => {
                let known = self.starts.get_key_value(config.flow.as_str());
                if let Some((flow, start)) = known {
                    targets.push((Some(flow), start));
                }
                if known.is_some_and(|(flow, _)| self.passable.contains(flow)) {
                    targets.extend(node.next.values().map(here));
                } else {
                    // A flow that cannot be entered, or fails on its way, leaves by the error port at once.
                    targets.extend(node.next.get(crate::Port::ERROR).filter(|_| known.is_none()).map(here));
                }
                return targets;
            }
            _ => {}
        }
        targets.extend(node.next.values().map(here));
        targets
    }

    /// Whether a way leads from the start of a flow to one of its ends without a wait.
    fn can_pass(&self, flow: &'a str) -> bool {
        let Some(start) = self.starts.get(flow) else { return false };
        let mut seen = BTreeSet::new();
        let mut open = vec![(Some(flow), *start)];
        while let Some(place) = open.pop() {
            if !seen.insert(place) {
                continue;
            }
            let Some(node) = self.nodes.get(&place) else { continue };
            if matches!(node.kind, NodeKind::Return(_)) {
                return true;
            }
            if node.kind.waits() || matches!(node.kind, NodeKind::End(_)) {
                continue;
            }
            let passes = match &node.kind {
                NodeKind::Subflow(config) => self.passable.contains(config.flow.as_str()),
                NodeKind::GoTo(_) => false,
                _ => true,
            };
            // A port that leads nowhere is a way back to the flow that entered.
            if passes && node.ports().iter().any(|port| !node.next.contains_key(&port.id)) {
                return true;
            }
            open.extend(self.targets(place).into_iter().filter(|(name, _)| *name == Some(flow)));
        }
        false
    }

    /// One node of each loop. An explicit stack: a chain of 2,000 nodes must not recurse 2,000 deep in the browser.
    fn loops(&self) -> Vec<Place<'a>> {
        let mut found = Vec::new();
        let mut done: BTreeSet<Place<'a>> = BTreeSet::new();
        for start in self.nodes.keys() {
            let mut path: Vec<(Place<'a>, Vec<Place<'a>>)> = Vec::new();
            let mut on_path: BTreeSet<Place<'a>> = BTreeSet::new();
            let mut enter = Some(*start);
            loop {
                if let Some(place) = enter.take()
                    && self.nodes.contains_key(&place)
                    && !done.contains(&place)
                {
                    on_path.insert(place);
                    path.push((place, self.targets(place)));
                }
                let Some((place, open)) = path.last_mut() else { break };
                match open.pop() {
                    Some(target) if on_path.contains(&target) => found.push(target),
                    Some(target) => enter = Some(target),
                    None => {
                        on_path.remove(place);
                        done.insert(*place);
                        path.pop();
                    }
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{checks, parse_value};

    /// A flow that says something and enters a flow of the library in a circle.
    fn circle(inner: &Value) -> Vec<(Option<String>, String)> {
        let flow = json!({"spec": "1.0", "name": "A",
            "triggers": [{"id": "start", "type": "any_message", "to": "say"}],
            "nodes": [
                {"id": "say", "type": "text", "config": {"text": "Hi"}, "next": {"next": "sub"}},
                {"id": "sub", "type": "subflow", "config": {"flow": "inner"}, "next": {"next": "again"}},
                {"id": "again", "type": "go_to", "config": {"node": "say"}},
            ],
            "library": {"inner": {"spec": "1.0", "name": "Inner",
                "triggers": [{"id": "start", "type": "api_call", "to": "a"}], "nodes": inner}}});
        checks(&parse_value(flow).unwrap())
            .into_iter()
            .filter(|issue| issue.code == "loop_without_wait")
            .map(|issue| (issue.node, issue.path))
            .collect()
    }

    #[test]
    fn a_subflow_that_asks_makes_the_loop_wait() {
        let ask = json!([{"id": "a", "type": "ask_text", "config": {"text": "Name?"}}]);
        assert_eq!(circle(&ask), []);
        let say = json!([{"id": "a", "type": "text", "config": {"text": "Hi"}}]);
        assert_eq!(circle(&say).len(), 1);
        let own = json!([{"id": "a", "type": "subflow", "config": {"flow": "inner"}}]);
        assert_eq!(circle(&own), [(None, "/library/inner".to_owned())]);
        let ends = json!([{"id": "a", "type": "end"}]);
        assert_eq!(circle(&ends), []);
    }
}
