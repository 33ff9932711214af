//! What all parts of the editor share, as one context.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use admin_canvas::{
    change::History,
    components::CanvasHandle,
    geometry::Point,
    gestures::{Gestures, Outcome, Selection},
    layout,
};
use flows_schema::{
    ActionDefinition, Flow, Issue, Node, NodeDefinition as _, NodeKind, Pair, Severity, Trigger, TriggerKind,
    nodes::CustomAction,
};
use leptos::prelude::*;

use super::{
    cards::Board,
    change::{self, FlowChange},
    clipboard::{self, Clip},
    found::{self, Linted},
    play::Script,
    tested::Tested,
};

/// What stands before the name of a custom action where the palette names types.
pub(crate) const ACTION_PREFIX: &str = "action:";

/// What the panel at the right shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Panel {
    /// The selected step or start.
    #[default]
    Step,
    /// The running conversation.
    Play,
    /// What the checks found.
    Issues,
    /// The flow's tests.
    Tests,
    /// Settings and variables of the whole flow.
    Flow,
}

/// A question that the canvas asks: which step shall stand here?
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked {
    /// The port that will lead to it.
    pub(crate) from: Option<(String, String)>,
    /// Where it will stand, on the canvas.
    pub(crate) at: [f64; 2],
}

/// The editor of one flow.
#[derive(Clone, Copy)]
pub(crate) struct Editor {
    /// The draft as it is on the screen.
    pub(crate) flow: RwSignal<Arc<Flow>>,
    /// The flows of the workspace that the draft enters, as the server found them.
    pub(crate) library: RwSignal<BTreeMap<String, Flow>>,
    /// The draft with those flows: what the engine runs and the checks look at.
    pub(crate) linked: Memo<Arc<Flow>>,
    /// Custom actions of the workspace, each in its newest version.
    pub(crate) actions: RwSignal<Vec<ActionDefinition>>,
    /// Other flows of the workspace: id, name.
    pub(crate) others: RwSignal<Vec<(String, String)>>,
    /// Counts the changes; saving follows it.
    pub(crate) revision: RwSignal<u64>,
    /// What the checks find in the draft: its errors are what publishing refuses.
    pub(crate) checks: Memo<Arc<Vec<Issue>>>,
    /// What the lint has come to, a moment behind the draft.
    pub(crate) linted: RwSignal<Arc<Linted>>,
    /// What the flow's tests have come to, a moment behind the draft.
    pub(crate) tested: RwSignal<Arc<Tested>>,
    /// Whether the canvas shows what no test comes to.
    pub(crate) coverage: RwSignal<bool>,
    /// What checks and lint find in the draft.
    pub(crate) issues: Memo<Arc<Vec<Issue>>>,
    /// The draft as cards.
    pub(crate) board: Memo<Arc<Board>>,
    /// The canvas.
    pub(crate) canvas: CanvasHandle,
    /// Whether the user may look only.
    pub(crate) read_only: bool,
    /// What the right panel shows.
    pub(crate) panel: RwSignal<Panel>,
    /// Whether the panel is open where it is a sheet.
    pub(crate) panel_open: RwSignal<bool>,
    /// The palette as an answer to the canvas's question.
    pub(crate) asked: RwSignal<Option<Asked>>,
    /// A node from which play was asked for.
    pub(crate) play_from: RwSignal<Option<String>>,
    /// A conversation that play was asked to show.
    pub(crate) play_script: RwSignal<Option<Script>>,
    /// The step that the running conversation is at.
    pub(crate) playing: RwSignal<Option<String>>,
    /// Whether something can be taken back.
    pub(crate) can_undo: RwSignal<bool>,
    /// Whether something can be done again.
    pub(crate) can_redo: RwSignal<bool>,
    history: StoredValue<History<FlowChange>>,
    sealed: StoredValue<bool>,
    clip: StoredValue<Option<Clip>>,
}

impl Editor {
    /// An editor for a draft.
    pub(crate) fn new(flow: Flow, read_only: bool) -> Self {
        let flow = RwSignal::new(Arc::new(flow));
        let library = RwSignal::new(BTreeMap::new());
        let actions = RwSignal::new(Vec::new());
        let linked = Memo::new(move |_| {
            library.with(|library| actions.with(|actions| flow.with(|flow| linked(flow, library, actions))))
        });
        let checks = Memo::new(move |_| Arc::new(linked.with(|flow| flows_schema::checks(flow))));
        let linted = RwSignal::new(Arc::new(Linted::default()));
        let issues = Memo::new(move |_| {
            linked.with(|flow| {
                checks.with(|checks| linted.with(|linted| Arc::new(found::merged(flow, checks, linted))))
            })
        });
        let board =
            Memo::new(move |_| Arc::new(flow.with(|flow| issues.with(|issues| Board::of(flow, issues)))));
        let graph = Memo::new(move |_| Arc::new(board.with(|board| board.graph.clone())));
        let gestures = RwSignal::new(Gestures::new(read_only));
        let outcomes = StoredValue::new(None::<Editor>);
        let on_outcome = Callback::new(move |outcome| {
            if let Some(editor) = outcomes.get_value() {
                editor.on_outcome(outcome);
            }
        });
        let editor = Self {
            flow,
            library,
            linked,
            actions,
            others: RwSignal::new(Vec::new()),
            revision: RwSignal::new(0),
            checks,
            linted,
            tested: RwSignal::new(Arc::default()),
            coverage: RwSignal::new(false),
            issues,
            board,
            canvas: CanvasHandle::new(graph.into(), gestures, on_outcome),
            read_only,
            panel: RwSignal::new(Panel::default()),
            panel_open: RwSignal::new(false),
            asked: RwSignal::new(None),
            play_from: RwSignal::new(None),
            play_script: RwSignal::new(None),
            playing: RwSignal::new(None),
            can_undo: RwSignal::new(false),
            can_redo: RwSignal::new(false),
            history: StoredValue::new(History::default()),
            sealed: StoredValue::new(false),
            clip: StoredValue::new(None),
        };
        outcomes.set_value(Some(editor));
        editor
    }

    /// The editor around the current component.
    pub(crate) fn current() -> Self {
        expect_context()
    }

    /// Does a change and remembers it.
    pub(crate) fn change(&self, change: FlowChange) {
        if self.read_only || change.is_empty() {
            return;
        }
        self.flow.update(|flow| change.apply(Arc::make_mut(flow)));
        let sealed = self.sealed.with_value(|sealed| *sealed);
        self.sealed.set_value(false);
        self.history.update_value(|history| {
            if sealed {
                history.push(change);
            } else {
                history.push_merged(change, FlowChange::merged);
            }
        });
        self.touched();
    }

    /// Ends the run of typing: the next change is an undo of its own.
    pub(crate) fn seal(&self) {
        self.sealed.set_value(true);
    }

    /// Takes back the last change.
    pub(crate) fn undo(&self) {
        if let Some(change) = self.history.try_update_value(History::undo).flatten() {
            self.flow.update(|flow| change.inverse().apply(Arc::make_mut(flow)));
            self.touched();
        }
    }

    /// Does again what was taken back.
    pub(crate) fn redo(&self) {
        if let Some(change) = self.history.try_update_value(History::redo).flatten() {
            self.flow.update(|flow| change.apply(Arc::make_mut(flow)));
            self.touched();
        }
    }

    fn touched(&self) {
        self.history.with_value(|history| {
            self.can_undo.set(history.can_undo());
            self.can_redo.set(history.can_redo());
        });
        let ids = self.flow.with_untracked(|flow| clipboard::ids(flow));
        let gone = |gestures: &Gestures| !gestures.selection.nodes.is_subset(&ids);
        if self.canvas.gestures.with_untracked(gone) {
            self.canvas.gestures.update(|gestures| gestures.selection.nodes.retain(|id| ids.contains(id)));
        }
        self.revision.update(|revision| *revision += 1);
    }

    /// Takes somebody else's draft in place of this one. Nothing of it can be undone.
    pub(crate) fn replace(&self, flow: Flow) {
        self.flow.set(Arc::new(flow));
        self.history.set_value(History::default());
        self.can_undo.set(false);
        self.can_redo.set(false);
    }

    /// The one selected step or start, by id.
    pub(crate) fn selected(&self) -> Option<String> {
        self.canvas.gestures.with(|gestures| gestures.selection.single().map(str::to_owned))
    }

    /// Selects a step, shows it, and opens its form.
    pub(crate) fn show(&self, id: &str) {
        self.seal();
        let graph = self.canvas.graph.get_untracked();
        self.canvas.gestures.update(|gestures| {
            gestures.selection = Selection::one(id);
            gestures.reveal(&graph, id);
        });
        self.panel.set(Panel::Step);
        self.panel_open.set(true);
    }

    /// Opens one of the panels.
    pub(crate) fn open(&self, panel: Panel) {
        self.panel.set(panel);
        self.panel_open.set(true);
    }

    /// Opens play with a conversation to show.
    pub(crate) fn play(&self, script: Script) {
        self.play_script.set(Some(script));
        self.open(Panel::Play);
    }

    /// How many findings keep the flow from being published.
    pub(crate) fn errors(&self) -> usize {
        self.checks.with(|issues| issues.iter().filter(|issue| issue.severity == Severity::Error).count())
    }

    /// Puts a new step or start on the canvas: at the place given, else beside what is selected, else in
    /// the middle of what is seen. A port that leads nowhere yet is led to it.
    pub(crate) fn add(&self, type_name: &str, at: Option<[f64; 2]>, from: Option<(String, String)>) {
        let flow = self.flow.get_untracked();
        let action = type_name.strip_prefix(ACTION_PREFIX).and_then(|name| self.action(name));
        let type_name = if action.is_some() { CustomAction::TYPE } else { type_name };
        let id = clipboard::fresh_id(&clipboard::ids(&flow), type_name);
        let at = snapped(at.unwrap_or_else(|| self.free_place()));
        let default = |info: &serde_json::Value| info.clone();
        let added = if let Some(action) = action {
            Some(change::add_node(&flow, action_step(id.clone(), &action), at))
        } else if let Some(info) = flows_schema::node_types().iter().find(|info| info.type_name == type_name)
        {
            NodeKind::from_parts(type_name, default(&info.default_config))
                .ok()
                .map(|kind| change::add_node(&flow, Node::new(id.clone(), kind), at))
        } else {
            flows_schema::trigger_types().iter().find(|info| info.type_name == type_name).and_then(|info| {
                let kind = TriggerKind::from_parts(type_name, default(&info.default_config)).ok()?;
                Some(change::add_trigger(&flow, Trigger::new(id.clone(), kind), at))
            })
        };
        let Some(added) = added else { return };
        let mut changes = vec![added];
        if let Some((node, port)) = from {
            let mut grown = (*flow).clone();
            changes[0].apply(&mut grown);
            changes.extend(change::connect(&grown, &node, &port, Some(&id)));
        }
        self.seal();
        self.change(FlowChange::Batch { changes });
        self.seal();
        self.show(&id);
    }

    /// The newest version of a custom action.
    pub(crate) fn action(&self, name: &str) -> Option<ActionDefinition> {
        self.actions.with_untracked(|actions| actions.iter().find(|action| action.name == name).cloned())
    }

    fn free_place(&self) -> [f64; 2] {
        let graph = self.canvas.graph.get_untracked();
        let (viewport, screen, selected) = self.canvas.gestures.with_untracked(|gestures| {
            (gestures.viewport, gestures.screen, gestures.selection.single().map(str::to_owned))
        });
        let beside = selected
            .and_then(|id| graph.nodes.get(&id))
            .map(|node| Point::new(node.at.x + node.size.width + 80.0, node.at.y));
        let mut at = beside.unwrap_or_else(|| {
            viewport.to_canvas(Point::new(screen.width / 2.0, screen.height / 2.0)) - Point::new(128.0, 40.0)
        });
        // Another card there would hide the new one.
        while graph.nodes.values().any(|node| node.rect().grown(8.0).contains(at)) {
            at.y += 40.0;
        }
        [at.x, at.y]
    }

    /// Puts every card in its column.
    pub(crate) fn tidy(&self) {
        let (flow, graph) = (self.flow.get_untracked(), self.canvas.graph.get_untracked());
        let starts: Vec<String> = flow.triggers.iter().map(|trigger| trigger.id.clone()).collect();
        if let Some(change) = change::from_canvas(&flow, &layout::tidy(&graph, &starts)) {
            self.seal();
            self.change(change);
            self.seal();
        }
        self.fit();
    }

    /// Shows the whole flow.
    pub(crate) fn fit(&self) {
        let graph = self.canvas.graph.get_untracked();
        self.canvas.gestures.update(|gestures| gestures.fit(&graph));
    }

    /// The first look: readable, with the starts in view.
    pub(crate) fn open_view(&self) {
        let graph = self.canvas.graph.get_untracked();
        let starts: Vec<String> =
            self.flow.with_untracked(|flow| flow.triggers.iter().map(|trigger| trigger.id.clone()).collect());
        self.canvas.gestures.update(|gestures| gestures.open(&graph, &starts));
    }

    /// Copies what is selected; gives the text for the system's clipboard.
    pub(crate) fn copy(&self) -> Option<String> {
        let clip = self.flow.with_untracked(|flow| Clip::copy(flow, &self.selection()))?;
        let text = clip.to_text();
        self.clip.set_value(Some(clip));
        Some(text)
    }

    /// Pastes a text from the clipboard, or what was copied here last.
    pub(crate) fn paste(&self, text: Option<&str>) {
        let clip = text.and_then(Clip::from_text).or_else(|| self.clip.get_value());
        if let Some(clip) = clip {
            self.put(&clip);
        }
    }

    /// Copies what is selected beside itself.
    pub(crate) fn duplicate(&self) {
        if let Some(clip) = self.flow.with_untracked(|flow| Clip::copy(flow, &self.selection())) {
            self.put(&clip);
        }
    }

    fn put(&self, clip: &Clip) {
        if self.read_only {
            return;
        }
        let (change, fresh) = self.flow.with_untracked(|flow| clip.paste(flow, None));
        self.seal();
        self.change(change);
        self.seal();
        self.canvas.gestures.update(|gestures| gestures.selection = Selection { nodes: fresh, wire: None });
    }

    fn selection(&self) -> BTreeSet<String> {
        self.canvas.gestures.with_untracked(|gestures| gestures.selection.nodes.clone())
    }

    fn on_outcome(&self, outcome: Outcome) {
        match outcome {
            Outcome::Changed(change) => {
                let change = self.flow.with_untracked(|flow| change::from_canvas(flow, &change));
                if let Some(change) = change {
                    self.change(change);
                }
            }
            Outcome::Opened { .. } => {
                self.seal();
                if self.panel.get_untracked() != Panel::Play {
                    self.panel.set(Panel::Step);
                }
                self.panel_open.set(true);
            }
            Outcome::PortClicked { port } if !self.read_only => {
                let graph = self.canvas.graph.get_untracked();
                let at = graph.port_at(&port).unwrap_or_default() + Point::new(80.0, -22.0);
                self.asked.set(Some(Asked { from: Some((port.node, port.port)), at: [at.x, at.y] }));
            }
            Outcome::WireDropped { port, at } if !self.read_only => {
                let at = [at.x, at.y - 22.0];
                self.asked.set(Some(Asked { from: Some((port.node, port.port)), at }));
            }
            Outcome::PortClicked { .. } | Outcome::WireDropped { .. } => {}
            Outcome::FocusMoved { .. } => self.seal(),
        }
    }
}

/// The draft with the flows that it enters and the actions that it uses; what it carries itself goes before.
fn linked(flow: &Arc<Flow>, library: &BTreeMap<String, Flow>, actions: &[ActionDefinition]) -> Arc<Flow> {
    if library.is_empty() && (actions.is_empty() || flow.missing_actions().is_empty()) {
        return Arc::clone(flow);
    }
    let mut linked = (**flow).clone();
    for (name, entered) in library {
        linked.library.entry(name.clone()).or_insert_with(|| entered.clone());
    }
    let missing = linked.missing_actions();
    let known = |action: &&ActionDefinition| missing.contains(&(action.name.as_str(), action.version));
    let found: Vec<_> = actions.iter().filter(known).collect();
    for action in found {
        linked.actions.insert(ActionDefinition::key(&action.name, action.version), action.clone());
    }
    Arc::new(linked)
}

/// A step that runs an action, with a place for each of its inputs.
fn action_step(id: String, action: &ActionDefinition) -> Node {
    let pair = |(name, _): (&str, Option<&str>)| Pair { key: name.to_owned(), value: String::new() };
    let config = CustomAction {
        action: action.name.clone(),
        version: action.version,
        inputs: action.inputs().map(pair).collect(),
        ..CustomAction::default()
    };
    let title = (!action.label.is_empty()).then(|| action.label.clone());
    Node { title, ..Node::new(id, config.into()) }
}

fn snapped(at: [f64; 2]) -> [f64; 2] {
    let at = Point::new(at[0], at[1]).snapped(admin_canvas::gestures::GRID);
    [at.x, at.y]
}
