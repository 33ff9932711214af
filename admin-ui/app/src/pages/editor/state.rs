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
    model::PortRef,
};
use flows_schema::{
    ActionDefinition, Flow, Issue, Severity, diff_words::Told, message_template::KnownTemplate,
};
use leptos::prelude::*;

use super::{
    cards::Board,
    change::{self, FlowChange},
    clipboard::{self, Clip},
    compare::Compared,
    found::{self, Linted},
    play::Script,
    tested::Tested,
};

/// What stands before the name of a custom action where the palette names types.
pub(crate) const ACTION_PREFIX: &str = "action:";
/// What stands before the type of a start there: a step and a start may have the same name, such as `reaction`.
pub(crate) const START_PREFIX: &str = "start:";

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
    /// What is different from the version that the draft is compared with.
    Changes,
}

/// A question that the canvas asks: which step shall stand here?
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked {
    /// The port that will lead to it.
    pub(crate) from: Option<(String, String)>,
    /// Where it will stand, on the canvas.
    pub(crate) at: [f64; 2],
    /// Whether it goes into the port's wire, instead of taking the wire's place.
    pub(crate) insert: bool,
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
    /// Message templates of the workspace's numbers; empty when none are known.
    pub(crate) templates: RwSignal<Vec<KnownTemplate>>,
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
    /// The version that the draft is compared with.
    pub(crate) compared: RwSignal<Option<Arc<Compared>>>,
    /// What became of the steps since that version, in words.
    pub(crate) changes: Memo<Arc<Vec<Told>>>,
    /// Whether the words to look for are asked for.
    pub(crate) finding: RwSignal<bool>,
    /// Whether the map is shown.
    pub(crate) mapped: RwSignal<bool>,
    /// Whether the steps are shown as a list in the place of the canvas.
    pub(crate) listed: RwSignal<bool>,
    /// Whether the page of shortcuts is open.
    pub(crate) helping: RwSignal<bool>,
    history: StoredValue<History<FlowChange>>,
    sealed: StoredValue<bool>,
    pub(super) clip: StoredValue<Option<Clip>>,
}

impl Editor {
    /// An editor for a draft.
    pub(crate) fn new(flow: Flow, read_only: bool) -> Self {
        let flow = RwSignal::new(Arc::new(flow));
        let library = RwSignal::new(BTreeMap::new());
        let actions = RwSignal::new(Vec::new());
        let templates = RwSignal::new(Vec::new());
        let linked = Memo::new(move |_| {
            library.with(|library| actions.with(|actions| flow.with(|flow| linked(flow, library, actions))))
        });
        let checks = Memo::new(move |_| Arc::new(linked.with(|flow| flows_schema::checks(flow))));
        let linted = RwSignal::new(Arc::new(Linted::default()));
        let issues = Memo::new(move |_| {
            linked.with(|flow| {
                let mut issues =
                    checks.with(|checks| linted.with(|linted| found::merged(flow, checks, linted)));
                // Where no template is known, nothing can be said of any.
                templates.with(|known| {
                    if !known.is_empty() {
                        issues.extend(KnownTemplate::findings(flow, known));
                    }
                });
                Arc::new(issues)
            })
        });
        let compared = RwSignal::new(None::<Arc<Compared>>);
        let changes = Memo::new(move |_| {
            let told = |compared: &Option<Arc<Compared>>| {
                compared.as_ref().map(|it| linked.with(|flow| it.changes(flow)))
            };
            Arc::new(compared.with(told).unwrap_or_default())
        });
        let board = Memo::new(move |_| {
            let mut board = flow.with(|flow| issues.with(|issues| Board::of(flow, issues)));
            if let Some(compared) = compared.get() {
                changes.with(|told| compared.add_ghosts(told, &mut board));
            }
            Arc::new(board)
        });
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
            templates,
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
            compared,
            changes,
            finding: RwSignal::new(false),
            mapped: RwSignal::new(true),
            listed: RwSignal::new(false),
            helping: RwSignal::new(false),
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
        let ids = self.flow.with_untracked(|flow| clipboard::canvas_ids(flow));
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

    /// The one selected step or start, by id, as it is now.
    pub(crate) fn selected_untracked(&self) -> Option<String> {
        self.canvas.gestures.with_untracked(|gestures| gestures.selection.single().map(str::to_owned))
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

    /// Selects a box of the canvas and brings it into the middle, in a size that can be read.
    pub(crate) fn visit(&self, id: &str) {
        self.seal();
        let graph = self.canvas.graph.get_untracked();
        self.canvas.gestures.update(|gestures| {
            gestures.selection = Selection::one(id);
            gestures.visit(&graph, id);
        });
        self.panel.set(Panel::Step);
    }

    /// Selects a box and brings it into the middle; the panel stays as it is, except where it covers the canvas.
    pub(crate) fn visit_card(&self, id: &str) {
        let panel = self.panel.get_untracked();
        self.visit(id);
        self.panel.set(panel);
        self.panel_open.set(false);
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

    /// The newest version of a custom action.
    pub(crate) fn action(&self, name: &str) -> Option<ActionDefinition> {
        self.actions.with_untracked(|actions| actions.iter().find(|action| action.name == name).cloned())
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

    /// What is selected on the canvas, by the canvas's ids.
    pub(super) fn selection(&self) -> BTreeSet<String> {
        self.canvas.gestures.with_untracked(|gestures| gestures.selection.nodes.clone())
    }

    /// Asks which step shall come behind a port.
    pub(crate) fn ask_at(&self, port: PortRef) {
        let graph = self.canvas.graph.get_untracked();
        let at = graph.port_at(&port).unwrap_or_default() + Point::new(80.0, -22.0);
        // A step asked for where the way goes on already comes in between: nobody loses a wire by a click.
        let insert = graph.wires.contains_key(&port);
        self.asked.set(Some(Asked { from: Some((port.node, port.port)), at: [at.x, at.y], insert }));
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
            Outcome::PortClicked { port } if !self.read_only => self.ask_at(port),
            Outcome::WireDropped { port, at, insert } if !self.read_only => {
                let at = [at.x, at.y - 22.0];
                self.asked.set(Some(Asked { from: Some((port.node, port.port)), at, insert }));
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
