//! What can happen to a graph. Each change carries what it needs to be reversed, so that undo is a list.

use serde::{Deserialize, Serialize};

use crate::{
    geometry::Point,
    model::{Graph, NodeBox, PortRef},
};

/// One change of a graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A box stands somewhere else.
    Move {
        /// Id of the box.
        id: String,
        /// Where it stood.
        from: Point,
        /// Where it stands now.
        to: Point,
    },
    /// A port leads somewhere else, or nowhere.
    Connect {
        /// The port.
        port: PortRef,
        /// Where it led.
        from: Option<String>,
        /// Where it leads now.
        to: Option<String>,
    },
    /// There is a new box.
    Add {
        /// Its id.
        id: String,
        /// The box.
        node: NodeBox,
        /// The wires that come with it, in and out.
        wires: Vec<(PortRef, String)>,
    },
    /// A box and all its wires are gone.
    Remove {
        /// Its id.
        id: String,
        /// The box as it was.
        node: NodeBox,
        /// The wires that went with it, in and out.
        wires: Vec<(PortRef, String)>,
    },
    /// Several changes that are done and undone as one, in this order.
    Batch {
        /// The changes.
        changes: Vec<Change>,
    },
}

impl Change {
    /// The removal of a box as it is in the graph, with its wires; `None` where there is no such box.
    #[must_use]
    pub fn remove(graph: &Graph, id: &str) -> Option<Self> {
        let node = graph.nodes.get(id)?.clone();
        let wires = graph
            .wires
            .iter()
            .filter(|(port, target)| port.node == id || target.as_str() == id)
            .map(|(port, target)| (port.clone(), target.clone()))
            .collect();
        Some(Self::Remove { id: id.to_owned(), node, wires })
    }

    /// The removal of several boxes as one change. A wire between two of them goes with the first.
    #[must_use]
    pub fn remove_all<'a>(graph: &Graph, ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut rest = graph.clone();
        let mut changes = Vec::new();
        for id in ids {
            if let Some(change) = Self::remove(&rest, id) {
                change.apply(&mut rest);
                changes.push(change);
            }
        }
        Self::Batch { changes }
    }

    /// Does the change. What names a box that is not there has no effect on it.
    pub fn apply(&self, graph: &mut Graph) {
        match self {
            Self::Move { id, to, .. } => {
                if let Some(node) = graph.nodes.get_mut(id) {
                    node.at = *to;
                }
            }
            Self::Connect { port, to: Some(to), .. } => {
                graph.wires.insert(port.clone(), to.clone());
            }
            Self::Connect { port, to: None, .. } => {
                graph.wires.remove(port);
            }
            Self::Add { id, node, wires } => {
                graph.nodes.insert(id.clone(), node.clone());
                graph.wires.extend(wires.iter().cloned());
            }
            Self::Remove { id, wires, .. } => {
                graph.nodes.remove(id);
                for (port, _) in wires {
                    graph.wires.remove(port);
                }
            }
            Self::Batch { changes } => changes.iter().for_each(|change| change.apply(graph)),
        }
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Move { id, from, to } => Self::Move { id, from: to, to: from },
            Self::Connect { port, from, to } => Self::Connect { port, from: to, to: from },
            Self::Add { id, node, wires } => Self::Remove { id, node, wires },
            Self::Remove { id, node, wires } => Self::Add { id, node, wires },
            Self::Batch { changes } => {
                Self::Batch { changes: changes.iter().rev().map(Self::inverse).collect() }
            }
        }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Move { from, to, .. } => from == to,
            Self::Connect { from, to, .. } => from == to,
            Self::Batch { changes } => changes.iter().all(Self::is_empty),
            Self::Add { .. } | Self::Remove { .. } => false,
        }
    }
}

/// Undo and redo without a limit, for any kind of change.
#[derive(Debug, Clone, PartialEq)]
pub struct History<C> {
    done: Vec<C>,
    undone: Vec<C>,
}

impl<C> Default for History<C> {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new() }
    }
}

impl<C: Clone> History<C> {
    /// Remembers a change that was just done. What had been undone before is forgotten.
    pub fn push(&mut self, change: C) {
        self.done.push(change);
        self.undone.clear();
    }

    /// Like [`Self::push`], but `merge` may melt it into the one before (letters of one word typed in a
    /// row are one undo). It returns `None` to keep them apart.
    pub fn push_merged(&mut self, change: C, merge: impl FnOnce(&C, &C) -> Option<C>) {
        let merged = match self.done.last() {
            Some(last) if self.undone.is_empty() => merge(last, &change),
            _ => None,
        };
        if let (Some(merged), Some(last)) = (merged, self.done.last_mut()) {
            *last = merged;
        } else {
            self.push(change);
        }
    }

    /// The change to take back now; it moves to the list of redo.
    pub fn undo(&mut self) -> Option<C> {
        let change = self.done.pop()?;
        self.undone.push(change.clone());
        Some(change)
    }

    /// The change to do again now.
    pub fn redo(&mut self) -> Option<C> {
        let change = self.undone.pop()?;
        self.done.push(change.clone());
        Some(change)
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::{node, sample};

    fn all_kinds() -> Vec<Change> {
        let graph = sample();
        vec![
            Change::Move { id: "a".into(), from: Point::new(0.0, 0.0), to: Point::new(5.0, 6.0) },
            Change::Connect { port: PortRef::new("b", "next"), from: None, to: Some("c".into()) },
            Change::Connect { port: PortRef::new("a", "next"), from: Some("b".into()), to: None },
            Change::Add {
                id: "d".into(),
                node: node(9.0, 9.0),
                wires: vec![(PortRef::new("c", "next"), "d".into())],
            },
            Change::remove(&graph, "b").unwrap(),
            Change::remove_all(&graph, ["a", "b"]),
        ]
    }

    #[test]
    fn every_change_is_taken_back_by_its_inverse() {
        for change in all_kinds() {
            let mut graph = sample();
            change.apply(&mut graph);
            assert_ne!(graph, sample(), "{change:?} did nothing");
            change.inverse().apply(&mut graph);
            assert_eq!(graph, sample(), "{change:?}");
        }
    }

    #[test]
    fn removing_a_box_removes_the_wires_that_enter_it() {
        let mut graph = sample();
        Change::remove(&graph, "b").unwrap().apply(&mut graph);
        assert!(graph.wires.is_empty());
        assert_eq!(Change::remove(&graph, "b"), None);
    }

    #[test]
    fn changes_survive_json_with_their_tag() {
        for change in all_kinds() {
            let text = serde_json::to_string(&change).unwrap();
            assert!(text.starts_with(r#"{"change":""#));
            assert_eq!(serde_json::from_str::<Change>(&text).unwrap(), change);
        }
    }

    #[test]
    fn undo_and_redo_walk_the_same_list() {
        let mut graph = sample();
        let mut history = History::default();
        for change in all_kinds().into_iter().take(3) {
            change.apply(&mut graph);
            history.push(change);
        }
        let end = graph.clone();
        while let Some(change) = history.undo() {
            change.inverse().apply(&mut graph);
        }
        assert_eq!(graph, sample());
        assert!(!history.can_undo() && history.can_redo());
        while let Some(change) = history.redo() {
            change.apply(&mut graph);
        }
        assert_eq!(graph, end);
    }

    #[test]
    fn a_new_change_forgets_what_was_undone() {
        let mut history = History::default();
        history.push(1);
        history.undo();
        history.push(2);
        assert!(!history.can_redo());
    }

    #[test]
    fn merging_melts_into_the_last_but_never_after_an_undo() {
        let sum = |a: &i32, b: &i32| Some(a + b);
        let mut history = History::default();
        history.push_merged(1, sum);
        history.push_merged(2, sum);
        assert_eq!(history.undo(), Some(3));
        history.push_merged(4, sum);
        assert_eq!(history.undo(), Some(4));
        assert_eq!(history.undo(), None);
    }
}
