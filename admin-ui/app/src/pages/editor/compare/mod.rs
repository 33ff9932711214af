//! The draft beside one of its versions: what is new, gone and different, on the canvas and in words.

mod list;
mod panel;

use flows_schema::{
    Flow,
    diff_words::{Mark, Told, tell},
};
use leptos::prelude::*;

use super::cards::{Board, GHOST};
use crate::components::Icon;
pub(crate) use list::ChangeList;
pub(crate) use panel::{ChangesPanel, CompareBar};

/// A version that the draft is compared with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Compared {
    /// Its number.
    pub(crate) version: u32,
    /// Its document, with the flows that it enters.
    pub(crate) flow: Flow,
}

impl Compared {
    /// What is different in the draft, which needs the flows that it enters, too.
    pub(crate) fn changes(&self, draft: &Flow) -> Vec<Told> {
        tell(&self.flow, draft)
    }

    /// Puts the cards that are gone where they stood: without ways in and out, so that nothing can be drawn to them.
    pub(crate) fn add_ghosts(&self, told: &[Told], board: &mut Board) {
        let is_gone = |told: &&Told| told.mark == Mark::Removed;
        let gone: Vec<&String> = told.iter().filter(is_gone).filter_map(|told| told.card.as_ref()).collect();
        if gone.is_empty() {
            return;
        }
        let mut before = Board::of(&self.flow, &[]);
        for id in gone {
            let (Some(mut card), Some(mut place)) = (before.cards.remove(id), before.graph.nodes.remove(id))
            else {
                continue;
            };
            card.issues = None;
            place.entry = None;
            place.anchors.clear();
            place.folded = false;
            place.label = t!("editor-compare-gone", step = &card.title, version = self.version);
            board.cards.insert(format!("{GHOST}{id}"), card);
            board.graph.nodes.insert(format!("{GHOST}{id}"), place);
        }
    }
}

/// What became of the card with this id of the canvas.
pub(crate) fn mark_of(told: &[Told], id: &str) -> Option<Mark> {
    let (id, gone) = id.strip_prefix(GHOST).map_or((id, false), |id| (id, true));
    let is_it = |told: &&Told| told.card.as_deref() == Some(id) && (told.mark == Mark::Removed) == gone;
    told.iter().find(is_it).map(|told| told.mark)
}

/// The word for a mark in data attributes.
pub(crate) fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::Added => "added",
        Mark::Removed => "removed",
        Mark::Changed => "changed",
    }
}

/// Icon and word of a mark.
fn look(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Added => ("plus", t!("editor-compare-new")),
        Mark::Removed => ("minus", t!("editor-compare-removed")),
        Mark::Changed => ("pencil", t!("editor-compare-changed")),
    }
}

/// A mark as icon and word.
#[component]
pub(crate) fn Chip(mark: Mark) -> impl IntoView {
    let (icon, word) = look(mark);
    view! {
        <span class="change-chip" data-mark=name(mark)>
            <Icon name=icon class="w-3 h-3"/>
            {word}
        </span>
    }
}

/// How many things became what, such as `2 new, 1 changed`.
pub(crate) fn count(told: &[Told]) -> String {
    let of = |mark: Mark| told.iter().filter(|told| told.mark == mark).count();
    let (added, changed, removed) = (of(Mark::Added), of(Mark::Changed), of(Mark::Removed));
    let parts = [
        (added > 0).then(|| t!("editor-compare-count-new", n = added)),
        (changed > 0).then(|| t!("editor-compare-count-changed", n = changed)),
        (removed > 0).then(|| t!("editor-compare-count-removed", n = removed)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { t!("editor-compare-nothing").to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use flows_schema::{
        Node,
        nodes::{NodeKind, Text},
    };

    use super::*;

    fn flow(nodes: &[(&str, &str)]) -> Flow {
        let mut flow = Flow::new("F");
        for (id, text) in nodes {
            flow.nodes.push(Node::new(*id, NodeKind::from(Text { text: (*text).into() })));
        }
        flow.layout.nodes.insert("gone".into(), [100.0, 40.0]);
        flow
    }

    #[test]
    fn what_is_gone_stands_where_it_stood_and_cannot_be_wired() {
        let compared = Compared { version: 3, flow: flow(&[("same", "a"), ("other", "b"), ("gone", "c")]) };
        let draft = flow(&[("same", "a"), ("other", "B"), ("new", "d")]);
        let told = compared.changes(&draft);
        let mut board = Board::of(&draft, &[]);
        compared.add_ghosts(&told, &mut board);
        let ghost = &board.graph.nodes["gone:gone"];
        assert_eq!((ghost.at.x, ghost.at.y, ghost.is_remark()), (100.0, 40.0, true));
        assert!(ghost.label.contains("version 3 only"), "{}", ghost.label);
        let marks = ["same", "other", "new", "gone:gone", "gone"].map(|id| mark_of(&told, id).map(name));
        assert_eq!(marks, [None, Some("changed"), Some("added"), Some("removed"), None]);
        assert_eq!(count(&told), "1 new, 1 changed, 1 removed");
        assert_eq!(count(&compared.changes(&compared.flow)), "nothing is different");
    }

    #[test]
    fn a_ghost_cannot_be_moved_or_removed() {
        use admin_canvas::{change::Change, geometry::Point};
        let draft = flow(&[("same", "a")]);
        let moved =
            Change::Move { id: "gone:gone".into(), from: Point::new(0.0, 0.0), to: Point::new(8.0, 8.0) };
        assert_eq!(super::super::change::from_canvas(&draft, &moved), None);
    }
}
