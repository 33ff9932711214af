//! What is done with the things that are selected: moved into order, coloured, folded, copied and pasted.

use std::collections::BTreeSet;

use admin_canvas::{
    arrange::{Arrange, arrange},
    change::Change as CanvasChange,
    geometry::Point,
    gestures::Selection,
    layout,
};
use flows_schema::Color;
use leptos::prelude::*;

use super::{
    cards::NOTE,
    change::{self, FlowChange},
    clipboard::{Clip, NoClip},
    state::Editor,
};

/// Canvas pixels that the corner of what is pasted stands above and left of the middle of what is seen.
const PASTE_OFFSET: Point = Point::new(128.0, 60.0);

impl Editor {
    /// Does a change of the canvas as one that is taken back by one undo.
    fn change_canvas(&self, change: &CanvasChange) {
        let change = self.flow.with_untracked(|flow| change::from_canvas(flow, change));
        if let Some(change) = change {
            self.seal();
            self.change(change);
            self.seal();
        }
    }

    fn starts(&self) -> Vec<String> {
        self.flow.with_untracked(|flow| flow.triggers.iter().map(|trigger| trigger.id.clone()).collect())
    }

    /// Puts every card in its column; where several are selected, only those.
    pub(crate) fn tidy(&self) {
        let (graph, selection) = (self.canvas.graph.get_untracked(), self.selection());
        if selection.len() > 1 {
            self.change_canvas(&layout::tidy_some(&graph, &self.starts(), &selection));
        } else {
            self.change_canvas(&layout::tidy(&graph, &self.starts()));
            self.fit();
        }
    }

    /// Lines up or spreads what is selected.
    pub(crate) fn arrange(&self, how: Arrange) {
        let (graph, selection) = (self.canvas.graph.get_untracked(), self.selection());
        self.change_canvas(&arrange(&graph, selection.iter().map(String::as_str), how));
    }

    /// Gives what is selected a colour, or takes it away.
    pub(crate) fn paint(&self, color: Option<Color>) {
        self.change_selected(|flow, id| match id.strip_prefix(NOTE) {
            Some(id) => change::note(flow, id, |note| note.color = color),
            None => Some(change::look(flow, id, |look| look.color = color)),
        });
    }

    /// Folds what is selected to its heads; when all of it is folded, unfolds it.
    pub(crate) fn fold(&self) {
        let fold = !self.all_folded();
        self.change_selected(|flow, id| {
            (!id.starts_with(NOTE)).then(|| change::look(flow, id, |look| look.folded = fold))
        });
    }

    /// Whether all cards that are selected are folded.
    pub(crate) fn all_folded(&self) -> bool {
        let selection = self.selection();
        self.flow.with_untracked(|flow| {
            let mut cards = selection.iter().filter(|id| !id.starts_with(NOTE)).peekable();
            let folded = |id: &String| flow.layout.looks.get(id).is_some_and(|look| look.folded);
            cards.peek().is_some() && cards.all(folded)
        })
    }

    fn change_selected(&self, edit: impl Fn(&flows_schema::Flow, &str) -> Option<FlowChange>) {
        let selection = self.selection();
        let changes = self.flow.with_untracked(|flow| {
            selection.iter().filter_map(|id| edit(flow, id)).filter(|change| !change.is_empty()).collect()
        });
        self.seal();
        self.change(FlowChange::Batch { changes });
        self.seal();
    }

    /// Goes to the start after the one that is selected, from the first on.
    pub(crate) fn next_start(&self) {
        let starts = self.starts();
        let selected =
            self.canvas.gestures.with_untracked(|gestures| gestures.selection.single().map(str::to_owned));
        let at = selected.and_then(|id| starts.iter().position(|start| *start == id));
        if let Some(next) = starts.get(at.map_or(0, |at| (at + 1) % starts.len())) {
            self.visit(next);
            self.canvas.focus(next);
        }
    }

    /// Copies what is selected; gives the text for the system's clipboard.
    pub(crate) fn copy(&self) -> Option<String> {
        let clip = self.flow.with_untracked(|flow| Clip::copy(flow, &self.selection()))?;
        let text = clip.to_text();
        self.clip.set_value(Some(clip));
        Some(text)
    }

    /// Pastes a text from the clipboard; without one (the browser gave none), what was copied here last.
    ///
    /// # Errors
    /// Why the text cannot be pasted. Nothing was changed then.
    pub(crate) fn paste(&self, text: Option<&str>) -> Result<(), NoClip> {
        let clip = match text {
            Some(text) => Clip::from_text(text)?,
            None => self.clip.get_value().ok_or(NoClip::Foreign)?,
        };
        self.put(&clip);
        Ok(())
    }

    /// Copies what is selected beside itself.
    pub(crate) fn duplicate(&self) {
        if let Some(clip) = self.flow.with_untracked(|flow| Clip::copy(flow, &self.selection())) {
            self.put(&clip);
        }
    }

    /// Puts a clip beside its original where that is in view, else into the middle of what is seen.
    fn put(&self, clip: &Clip) {
        if self.read_only {
            return;
        }
        let graph = self.canvas.graph.get_untracked();
        let at = self.canvas.gestures.with_untracked(|gestures| {
            let visible = gestures.viewport.visible(gestures.screen);
            let beside =
                clip.ids().any(|id| graph.nodes.get(id).is_some_and(|node| visible.contains(node.at)));
            let corner = (visible.center() - PASTE_OFFSET).snapped(admin_canvas::gestures::GRID);
            (!beside).then_some([corner.x, corner.y])
        });
        let (change, fresh) = self.flow.with_untracked(|flow| clip.paste(flow, at));
        self.seal();
        self.change(change);
        self.seal();
        self.select(fresh);
    }

    /// Selects these boxes and no others.
    pub(crate) fn select(&self, nodes: BTreeSet<String>) {
        self.canvas.gestures.update(|gestures| gestures.selection = Selection { nodes, wire: None });
    }
}
