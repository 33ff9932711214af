//! Copying nodes, within a flow and between flows, as text that can go through the clipboard.

use std::collections::{BTreeMap, BTreeSet};

use flows_schema::{Flow, Look, Node, Note, Trigger};
use serde::{Deserialize, Serialize};

use super::{cards::NOTE, change::FlowChange};

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
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    looks: BTreeMap<String, Look>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Note>,
}

/// Why a text cannot be pasted, in words for its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoClip {
    /// It is no JSON of Botloom's: ordinary words, or something of another program.
    Foreign,
    /// It was copied from a newer or older Botloom.
    Version,
    /// It says that it is ours, and holds what cannot be read.
    Damaged,
}

impl NoClip {
    /// What to tell.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Foreign => t!("editor-paste-foreign"),
            Self::Version => t!("editor-paste-version"),
            Self::Damaged => t!("editor-paste-damaged"),
        }
    }
}

/// Version of the clip's format: the same as of the documents that it is cut from.
const VERSION: &str = flows_schema::SPEC_VERSION;

impl Clip {
    /// Copies nodes and triggers. Wires inside the copied set are kept.
    pub(crate) fn copy(flow: &Flow, ids: &BTreeSet<String>) -> Option<Self> {
        let nodes: Vec<Node> = flow.nodes.iter().filter(|node| ids.contains(&node.id)).cloned().collect();
        let triggers: Vec<Trigger> =
            flow.triggers.iter().filter(|trigger| ids.contains(&trigger.id)).cloned().collect();
        let is_copied = |note: &&Note| ids.contains(&format!("{NOTE}{}", note.id));
        let notes: Vec<Note> = flow.layout.notes.iter().filter(is_copied).cloned().collect();
        if nodes.is_empty() && triggers.is_empty() && notes.is_empty() {
            return None;
        }
        let places = flow.layout.nodes.iter().filter(|(id, _)| ids.contains(*id));
        let places = places.map(|(id, at)| (id.clone(), *at)).collect();
        let looks = flow.layout.looks.iter().filter(|(id, _)| ids.contains(*id));
        let looks = looks.map(|(id, look)| (id.clone(), *look)).collect();
        Some(Self { botloom_clip: VERSION.to_owned(), nodes, triggers, places, looks, notes })
    }

    /// Ids of what was copied, as they were.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        let nodes = self.nodes.iter().map(|node| node.id.as_str());
        nodes.chain(self.triggers.iter().map(|trigger| trigger.id.as_str()))
    }

    /// The clip as text.
    pub(crate) fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The clip that a text holds.
    ///
    /// # Errors
    /// Why there is none in it.
    pub(crate) fn from_text(text: &str) -> Result<Self, NoClip> {
        let value: serde_json::Value = serde_json::from_str(text).map_err(|_| NoClip::Foreign)?;
        match value.get("botloom_clip") {
            None => Err(NoClip::Foreign),
            Some(version) if version != VERSION => Err(NoClip::Version),
            Some(_) => serde_json::from_value(value).map_err(|_| NoClip::Damaged),
        }
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
        let stands = || self.places.values().chain(self.notes.iter().map(|note| &note.at));
        let corner = |axis: usize| stands().map(|at| at[axis]).fold(f64::INFINITY, f64::min);
        let shift = match at {
            Some(at) if stands().next().is_some() => [at[0] - corner(0), at[1] - corner(1)],
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
        for (id, after) in &self.looks {
            if let Some(id) = renamed.get(id) {
                changes.push(FlowChange::Look { id: id.clone(), before: Look::default(), after: *after });
            }
        }
        let mut fresh: BTreeSet<String> = renamed.into_values().collect();
        let mut taken: BTreeSet<String> = flow.layout.notes.iter().map(|note| note.id.clone()).collect();
        for (offset, note) in self.notes.iter().enumerate() {
            let id = fresh_id(&taken, "note");
            taken.insert(id.clone());
            fresh.insert(format!("{NOTE}{id}"));
            let at = [note.at[0] + shift[0], note.at[1] + shift[1]];
            let after = Some(Box::new(Note { id, at, ..note.clone() }));
            changes.push(FlowChange::Note { index: flow.layout.notes.len() + offset, before: None, after });
        }
        (FlowChange::Batch { changes }, fresh)
    }
}

/// Every id of nodes and triggers.
pub(crate) fn ids(flow: &Flow) -> BTreeSet<String> {
    let nodes = flow.nodes.iter().map(|node| node.id.clone());
    nodes.chain(flow.triggers.iter().map(|trigger| trigger.id.clone())).collect()
}

/// Every id that the canvas knows: those of nodes and triggers, and of notes with what stands before them.
pub(crate) fn canvas_ids(flow: &Flow) -> BTreeSet<String> {
    let notes = flow.layout.notes.iter().map(|note| format!("{NOTE}{}", note.id));
    ids(flow).into_iter().chain(notes).collect()
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
    fn looks_and_notes_are_pasted_too() {
        let mut flow = sample();
        flow.layout.looks.insert("text_1".into(), Look { folded: true, color: None });
        flow.layout.notes.push(Note {
            id: "note_1".into(),
            text: "Hm".into(),
            at: [10.0, 20.0],
            color: None,
        });
        let clip = Clip::copy(&flow, &["text_1".to_owned(), "note:note_1".to_owned()].into()).unwrap();
        let (change, fresh) = Clip::from_text(&clip.to_text()).unwrap().paste(&flow, Some([110.0, 120.0]));
        change.apply(&mut flow);
        assert_eq!(fresh, ["text_4".to_owned(), "note:note_2".to_owned()].into());
        assert!(flow.layout.looks["text_4"].folded);
        assert_eq!(flow.layout.notes[1].at, [110.0, 120.0]);
        assert_eq!(flow.layout.nodes["text_4"], [200.0, 150.0]);
    }

    #[test]
    fn other_text_is_no_clip_and_the_reason_is_told() {
        for (text, why) in [
            ("", NoClip::Foreign),
            ("hello", NoClip::Foreign),
            ("{}", NoClip::Foreign),
            (r#"{"spec":"1.0","nodes":[]}"#, NoClip::Foreign),
            (r#"{"botloom_clip":"9.9","nodes":[],"places":{}}"#, NoClip::Version),
            (r#"{"botloom_clip":"1.0","nodes":[{"id":"a","type":"teleport"}],"places":{}}"#, NoClip::Damaged),
            (r#"{"botloom_clip":"1.0","nodes":[],"places":{},"script":"x"}"#, NoClip::Damaged),
        ] {
            assert_eq!(Clip::from_text(text), Err(why), "{text}");
            assert!(!why.words().is_empty());
        }
        assert_eq!(Clip::copy(&sample(), &BTreeSet::new()), None);
    }
}
