//! A flow as a graph: nodes by number, and the wires between them.

use std::collections::BTreeMap;

use flows_schema::{Flow, NodeKind, PortKind, ui_schema::Widget};
use serde_json::Value;

/// A flow with its wires.
pub(super) struct Drawing<'a> {
    pub(super) flow: &'a Flow,
    /// Its name in the library; absent for the flow itself.
    pub(super) name: Option<&'a str>,
    pub(super) index: BTreeMap<&'a str, usize>,
    /// By node: the wires that leave it.
    pub(super) wires: Vec<Vec<Wire>>,
    /// By node: its config as JSON.
    pub(super) configs: Vec<Value>,
}

/// One way from a node to another.
pub(super) struct Wire {
    /// The port; empty for a jump.
    pub(super) port: String,
    pub(super) kind: PortKind,
    pub(super) to: usize,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(flow: &'a Flow, name: Option<&'a str>) -> Self {
        let index: BTreeMap<&str, usize> =
            flow.nodes.iter().enumerate().map(|(index, node)| (node.id.as_str(), index)).collect();
        let configs: Vec<Value> = flow.nodes.iter().map(|node| node.kind.config()).collect();
        let wires = flow.nodes.iter().zip(&configs).map(|(node, config)| {
            let mut wires = Vec::new();
            for port in node.ports() {
                if let Some(to) = node.next.get(&port.id).and_then(|to| index.get(to.as_str())) {
                    wires.push(Wire { port: port.id, kind: port.kind, to: *to });
                }
            }
            for field in &node.kind.info().ui.fields {
                if matches!(field.widget, Widget::NodeRef)
                    && let Some(to) = config.get(field.property).and_then(Value::as_str)
                    && let Some(to) = index.get(to)
                {
                    wires.push(Wire { port: String::new(), kind: PortKind::Next, to: *to });
                }
            }
            wires
        });
        let wires = wires.collect();
        Self { flow, name, index, wires, configs }
    }

    /// Nodes at which conversations start, with the trigger; the flow's handlers have none.
    pub(super) fn starts(&self) -> Vec<(Option<&'a flows_schema::Trigger>, usize)> {
        let triggers = self
            .flow
            .triggers
            .iter()
            .filter_map(|trigger| Some((Some(trigger), *self.index.get(trigger.to.as_deref()?)?)));
        let handler = self.flow.settings.error_handler.as_deref().and_then(|node| self.index.get(node));
        let late = self.flow.settings.outside_window.as_deref().and_then(|node| self.index.get(node));
        triggers.chain(handler.into_iter().chain(late).map(|node| (None, *node))).collect()
    }

    /// Whether the conversation waits for the contact at some node of a subflow.
    pub(super) fn asks(&self, kind: &NodeKind) -> bool {
        let NodeKind::Subflow(config) = kind else { return is_question(kind) };
        self.flow
            .library
            .get(&config.flow)
            .is_some_and(|flow| flow.nodes.iter().any(|node| is_question(&node.kind)))
    }
}

/// Whether a node asks the contact and waits for the answer.
pub(super) fn is_question(kind: &NodeKind) -> bool {
    kind.waits() && kind.info().ui.category == flows_schema::ui_schema::Category::Ask
}
