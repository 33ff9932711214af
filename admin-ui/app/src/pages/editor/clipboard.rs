//! Copying nodes, within a flow and between flows, as text that can go through the clipboard.

use std::collections::{BTreeMap, BTreeSet};

use flows_schema::{Flow, Node, Trigger};
use serde::{Deserialize, Serialize};

use super::change::FlowChange;

/// Pasted nodes stand this much lower and further right than what they were copied from.
const OFFSET: f64 = 40.0;

/// Nodes and triggers that were copied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Clip {
    /// Tells our own text from any other.
    botloom_clip: String,
    nodes: Vec<Node>,
    #[serde(default)]
    triggers: Vec<Trigger>,
    places: BTreeMap<String, [f64; 2]>,
}

/// Version of the clip's format: the same as of the documents that it is cut from.
const VERSION: &str = flows_schema::SPEC_VERSION;

impl Clip {
    /// Copies nodes and triggers. Wires inside the copied set are kept.
    pub(crate) fn copy(flow: &Flow, ids: &BTreeSet<String>) -> Option<Self> {
        let nodes: Vec<Node> = flow.nodes.iter().filter(|node| ids.contains(&node.id)).cloned().collect();
        let triggers: Vec<Trigger> =
            flow.triggers.iter().filter(|trigger| ids.contains(&trigger.id)).cloned().collect();
        if nodes.is_empty() && triggers.is_empty() {
            return None;
        }
        let places = flow.layout.nodes.iter().filter(|(id, _)| ids.contains(*id));
        let places = places.map(|(id, at)| (id.clone(), *at)).collect();
        Some(Self { botloom_clip: VERSION.to_owned(), nodes, triggers, places })
    }

    /// The clip as text.
    pub(crate) fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The clip that a text holds; `None` of any other text.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|clip: &Self| clip.botloom_clip == VERSION)
    }

    /// The change that pastes it under new ids, and those ids. `at` moves the clip's top left corner
    /// there; without it, it stands beside its original.
    pub(crate) fn paste(&self, flow: &Flow, at: Option<[f64; 2]>) -> (FlowChange, BTreeSet<String>) {
        let mut taken = ids(flow);
        let mut renamed = BTreeMap::new();
        let kinds = self.nodes.iter().map(|node| (&node.id, node.kind.type_name()));
        let kinds = kinds.chain(self.triggers.iter().map(|trigger| (&trigger.id, trigger.kind.type_name())));
        for (id, kind) in kinds {
            let fresh = fresh_id(&taken, kind);
            taken.insert(fresh.clone());
            renamed.insert(id.clone(), fresh);
        }
        let corner = |axis: usize| self.places.values().map(|at| at[axis]).fold(f64::INFINITY, f64::min);
        let shift = match at {
            Some(at) if !self.places.is_empty() => [at[0] - corner(0), at[1] - corner(1)],
            _ => [OFFSET, OFFSET],
        };
        let mut changes = Vec::new();
        for (offset, node) in self.nodes.iter().enumerate() {
            let mut node = node.clone();
            node.id = renamed[&node.id].clone();
            node.next = std::mem::take(&mut node.next)
                .into_iter()
                .filter_map(|(port, to)| Some((port, renamed.get(&to)?.clone())))
                .collect();
            let index = flow.nodes.len() + offset;
            changes.push(FlowChange::Node { index, before: None, after: Some(Box::new(node)), field: None });
        }
        for (offset, trigger) in self.triggers.iter().enumerate() {
            let mut trigger = trigger.clone();
            trigger.id = renamed[&trigger.id].clone();
            trigger.to = trigger.to.and_then(|to| renamed.get(&to).cloned());
            let index = flow.triggers.len() + offset;
            changes.push(FlowChange::Trigger {
                index,
                before: None,
                after: Some(Box::new(trigger)),
                field: None,
            });
        }
        for (id, at) in &self.places {
            if let Some(id) = renamed.get(id) {
                let after = Some([at[0] + shift[0], at[1] + shift[1]]);
                changes.push(FlowChange::Place { id: id.clone(), before: None, after });
            }
        }
        (FlowChange::Batch { changes }, renamed.into_values().collect())
    }
}

/// Every id of nodes and triggers.
pub(crate) fn ids(flow: &Flow) -> BTreeSet<String> {
    let nodes = flow.nodes.iter().map(|node| node.id.clone());
    nodes.chain(flow.triggers.iter().map(|trigger| trigger.id.clone())).collect()
}

/// The first of `prefix_1`, `prefix_2`, … that is free. Readable in exports, and the same in every
/// browser, unlike random ones.
pub(crate) fn fresh_id(taken: &BTreeSet<String>, prefix: &str) -> String {
    let mut number = 1_usize;
    loop {
        let id = format!("{prefix}_{number}");
        if !taken.contains(&id) {
            return id;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use flows_schema::nodes::{NodeKind, Text};

    use super::*;

    fn sample() -> Flow {
        let mut flow = Flow::new("Sample");
        for (id, to) in [("text_1", Some("text_2")), ("text_2", Some("text_3")), ("text_3", None)] {
            let mut node = Node::new(id, NodeKind::from(Text { text: id.into() }));
            node.next.extend(to.map(|to| ("next".to_owned(), to.to_owned())));
            flow.nodes.push(node);
            flow.layout.nodes.insert(id.into(), [100.0, 50.0]);
        }
        flow
    }

    #[test]
    fn a_paste_has_new_ids_and_keeps_inner_wires_only() {
        let mut flow = sample();
        let clip = Clip::copy(&flow, &["text_1".to_owned(), "text_2".to_owned()].into()).unwrap();
        let (change, fresh) = Clip::from_text(&clip.to_text()).unwrap().paste(&flow, None);
        change.apply(&mut flow);
        assert_eq!(fresh, ["text_4".to_owned(), "text_5".to_owned()].into());
        assert_eq!(flow.node("text_4").unwrap().next["next"], "text_5");
        assert!(flow.node("text_5").unwrap().next.is_empty());
        assert_eq!(flow.layout.nodes["text_4"], [140.0, 90.0]);
    }

    #[test]
    fn a_paste_at_a_point_puts_its_corner_there() {
        let mut flow = sample();
        let clip = Clip::copy(&flow, &["text_3".to_owned()].into()).unwrap();
        clip.paste(&flow, Some([8.0, 16.0])).0.apply(&mut flow);
        assert_eq!(flow.layout.nodes["text_4"], [8.0, 16.0]);
    }

    #[test]
    fn other_text_is_no_clip() {
        for text in ["", "hello", "{}", r#"{"botloom_clip":"9.9","nodes":[],"places":{}}"#] {
            assert_eq!(Clip::from_text(text), None, "{text}");
        }
        assert_eq!(Clip::copy(&sample(), &BTreeSet::new()), None);
    }
}
