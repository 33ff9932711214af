//! What others made of the flow meanwhile, and the author in other windows: merged by step and field, and asked about
//! where both changed the same.

use std::sync::Arc;

use admin_types::{Draft, LiveEvent, SharedDraft};
use flows_schema::{
    Flow,
    diff_words::{ToldConflict, tell_conflict},
    merge::{Conflict, Side, merge},
};
use leptos::{prelude::*, task::spawn_local};

use super::{super::change::FlowChange, SaveState, Saver};
use crate::{
    api::{flows, own_drafts},
    state::Live,
};

/// What follows when two drafts have become one.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Then {
    /// It was merged with what the author saved elsewhere, which has this etag.
    Own { etag: String },
    /// It was merged with the shared draft of this etag.
    Onto { etag: String },
}

/// What both changed, each in another way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Question {
    /// Who made the other change.
    pub(crate) who: String,
    /// What was found, in words.
    pub(crate) told: Vec<ToldConflict>,
    conflicts: Vec<Conflict>,
    base: Arc<Flow>,
    mine: Arc<Flow>,
    theirs: Arc<Flow>,
    then: Then,
}

impl Saver {
    /// Hears what others share, until the current component is gone.
    pub(super) fn listen(self) {
        Live::current().listen(move |event| match event {
            LiveEvent::Flow { flow_id } if flow_id == self.id => self.look(),
            LiveEvent::Resync => self.look(),
            _ => {}
        });
    }

    /// Looks what is shared now. Without changes of one's own it is taken at once.
    fn look(self) {
        spawn_local(async move {
            let Ok(flow) = flows::get_one(self.id).await else { return };
            let known = self.shared.try_with_untracked(|shared| shared.etag == flow.etag);
            if known != Some(false) || self.sharing.get_value() {
                return;
            }
            let (updated_at, updated_by) = (flow.updated_at, flow.updated_by);
            self.shared.set(SharedDraft { etag: flow.etag, updated_at, updated_by });
            let idle = self.state.with_untracked(|state| *state == SaveState::Saved);
            if idle && !self.changed.get_untracked() && self.is_behind() {
                self.pull_now().await;
            }
        });
    }

    /// Takes in what is shared.
    pub(crate) fn pull(self) {
        spawn_local(self.pull_now());
    }

    pub(super) async fn pull_now(self) {
        match flows::draft(self.id).await {
            Ok(draft) => self.meet_shared(draft),
            Err(error) => self.toaster.error(t!("editor-shared-not-loaded"), error.line()),
        }
    }

    fn meet_shared(self, draft: Draft) {
        let Ok(theirs) = flows_schema::parse_value(draft.document) else {
            self.toaster.error(t!("editor-shared-not-read"), t!("editor-reload-older"));
            return;
        };
        if self.base_etag.try_get_untracked().is_none_or(|base| base == draft.etag) {
            return;
        }
        let nobody = || t!("editor-somebody-else").to_owned();
        let who = draft.updated_by.as_ref().map_or_else(nobody, |user| user.name.clone());
        let etag = draft.etag.clone();
        self.shared.set(SharedDraft {
            etag: draft.etag,
            updated_at: draft.updated_at,
            updated_by: draft.updated_by,
        });
        if self.editor.read_only {
            self.base.set(Arc::new(theirs.clone()));
            self.base_etag.set(etag);
            self.editor.replace(theirs);
            self.toaster.ok(t!("editor-who-changed", who = who));
            return;
        }
        let (base, mine) = (self.base.get_untracked(), self.editor.flow.get_untracked());
        self.bring(base, mine, Arc::new(theirs), who, Then::Onto { etag });
    }

    /// After a refused save: what the author saved elsewhere, such as in another window.
    pub(super) async fn meet_own(self) {
        let found = match own_drafts::mine(self.id).await {
            Ok(found) => found,
            Err(error) => {
                let state = SaveState::after(Err(&error), true);
                if state == SaveState::Offline {
                    self.later(super::RETRY);
                }
                self.state.try_set(state);
                return;
            }
        };
        if found.etag == self.etag.get_value() {
            // It was the merge that was refused: somebody shared something else since.
            self.onto.set_value(None);
            self.state.set(SaveState::Unsaved);
            self.pull_now().await;
            return;
        }
        let (Ok(theirs), Ok(base)) = (
            flows_schema::parse_value(found.document.clone()),
            flows_schema::parse_value(found.base.unwrap_or(found.document)),
        ) else {
            self.state.set(SaveState::Refused(t!("editor-other-draft-not-read").to_owned()));
            return;
        };
        self.onto.set_value(None);
        self.base.set(Arc::new(base));
        self.base_etag.set(found.base_etag);
        self.shared.set(found.shared);
        let (before, mine) = (self.acknowledged.get_value(), self.editor.flow.get_untracked());
        let who = t!("editor-you-elsewhere").to_owned();
        self.bring(before, mine, Arc::new(theirs), who, Then::Own { etag: found.etag });
    }

    /// Makes two drafts one, or asks.
    pub(super) fn bring(self, base: Arc<Flow>, mine: Arc<Flow>, theirs: Arc<Flow>, who: String, then: Then) {
        match merge(&base, &mine, &theirs, |_| Side::Mine) {
            Ok(merged) if merged.conflicts.is_empty() => {
                let told = matches!(then, Then::Onto { .. }) && merged.flow != *mine;
                self.take(merged.flow, theirs, then);
                if told {
                    self.toaster.ok(t!("editor-changes-taken-in", who = who));
                }
            }
            Ok(merged) => {
                let told =
                    merged.conflicts.iter().map(|it| tell_conflict(it, &base, &mine, &theirs)).collect();
                let conflicts = merged.conflicts;
                self.question.set(Some(Question { who, told, conflicts, base, mine, theirs, then }));
            }
            Err(error) => self.toaster.error(t!("editor-not-together"), error.to_string()),
        }
    }

    /// Does what the author decided: a side for each conflict.
    pub(crate) fn decide(self, question: &Question, sides: &[Side]) {
        let side = |conflict: &Conflict| {
            let at = question.conflicts.iter().position(|it| it == conflict);
            at.and_then(|at| sides.get(at)).copied().unwrap_or(Side::Mine)
        };
        match merge(&question.base, &question.mine, &question.theirs, side) {
            Ok(merged) => {
                self.take(merged.flow, Arc::clone(&question.theirs), question.then.clone());
                self.question.set(None);
            }
            Err(error) => self.toaster.error(t!("editor-not-together"), error.to_string()),
        }
    }

    fn take(self, flow: Flow, theirs: Arc<Flow>, then: Then) {
        match then {
            Then::Own { etag } => {
                self.etag.set_value(etag);
                self.acknowledged.set_value(theirs);
            }
            Then::Onto { etag } => {
                self.onto.set_value(Some(etag.clone()));
                self.base.set(theirs);
                self.base_etag.set(etag);
            }
        }
        let before = self.editor.flow.get_untracked();
        // What is on its way is answered first; then the rest follows by itself.
        let saving = self.state.with_untracked(|state| *state == SaveState::Saving);
        if !saving {
            self.state.set(SaveState::Unsaved);
        }
        if *before != flow {
            self.editor.seal();
            self.editor
                .change(FlowChange::Document { before: Box::new((*before).clone()), after: Box::new(flow) });
        }
        if !saving {
            spawn_local(self.push());
        }
    }
}
