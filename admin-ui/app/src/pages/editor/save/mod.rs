//! Saving by itself: what is on the screen gets to the server without a button, and says so.
//!
//! It is saved as the author's own draft, which nobody else sees until it is shared. What others share meanwhile is
//! merged ([`meet`]); what has not reached the server is kept in the browser ([`unsent`]).

mod meet;
mod share;
mod unsent;

use std::{sync::Arc, time::Duration};

use admin_types::{OwnDraftSaved, ProblemCode, SaveOwnDraft, SharedDraft};
use flows_schema::Flow;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use uuid::Uuid;

pub(crate) use meet::Question;

use self::{meet::Then, unsent::Unsent};
use super::state::Editor;
use crate::{
    api::{ApiError, own_drafts},
    components::Toaster,
};

/// Quiet time after the last change before it is sent.
const DEBOUNCE: Duration = Duration::from_millis(600);
/// Time between attempts while the server is not reached.
const RETRY: Duration = Duration::from_secs(3);

/// Where the draft stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SaveState {
    /// The server has what is on the screen.
    Saved,
    /// There are changes that were not sent yet.
    Unsaved,
    /// Changes are on their way.
    Saving,
    /// It was saved from elsewhere meanwhile, and only the author can decide what stays.
    Conflict,
    /// The server was not reached; it is tried again by itself.
    Offline,
    /// The server refused, and says why.
    Refused(String),
}

impl SaveState {
    /// What comes after an answer to a save, while more may have changed.
    fn after(answer: Result<(), &ApiError>, more: bool) -> Self {
        match answer {
            Ok(()) if more => Self::Unsaved,
            Ok(()) => Self::Saved,
            Err(error) if error.is_offline() => Self::Offline,
            Err(error) => match error.code() {
                Some(ProblemCode::DraftStale) => Self::Conflict,
                Some(ProblemCode::Unavailable) => Self::Offline,
                _ => Self::Refused(error.line()),
            },
        }
    }
}

/// A draft as the server gave it, ready to be edited.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Opening {
    /// The document.
    pub(crate) flow: Flow,
    /// Etag of the own draft.
    pub(crate) etag: String,
    /// The shared draft that it began from.
    pub(crate) base: Flow,
    /// That draft's etag.
    pub(crate) base_etag: String,
    /// What is shared now.
    pub(crate) shared: SharedDraft,
}

/// Saves the draft of one flow.
#[derive(Clone, Copy)]
pub(crate) struct Saver {
    /// Where the draft stands.
    pub(crate) state: RwSignal<SaveState>,
    /// Whether what is on the screen differs from the shared draft that it began from.
    pub(crate) changed: Memo<bool>,
    /// What is shared now, as far as this page knows.
    pub(crate) shared: RwSignal<SharedDraft>,
    /// What both changed, and only the author can decide.
    pub(crate) question: RwSignal<Option<Question>>,
    id: Uuid,
    editor: Editor,
    toaster: Toaster,
    base: RwSignal<Arc<Flow>>,
    base_etag: RwSignal<String>,
    /// The own draft that the server has, and its etag.
    acknowledged: StoredValue<Arc<Flow>>,
    etag: StoredValue<String>,
    /// Etag of the shared draft that was merged in since the last save.
    onto: StoredValue<Option<String>>,
    sharing: StoredValue<bool>,
    unsent: Unsent,
    sent: StoredValue<u64>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Saver {
    /// Follows the editor's changes until the current component is gone. `user` is who edits.
    pub(crate) fn new(id: Uuid, user: Uuid, opening: Opening, editor: Editor) -> Self {
        let base = RwSignal::new(Arc::new(opening.base));
        let saver = Self {
            state: RwSignal::new(SaveState::Saved),
            changed: Memo::new(move |_| editor.flow.with(|flow| base.with(|base| flow != base))),
            shared: RwSignal::new(opening.shared),
            question: RwSignal::new(None),
            id,
            editor,
            toaster: Toaster::current(),
            base,
            base_etag: RwSignal::new(opening.base_etag),
            acknowledged: StoredValue::new(editor.flow.get_untracked()),
            etag: StoredValue::new(opening.etag),
            onto: StoredValue::new(None),
            sharing: StoredValue::new(false),
            unsent: Unsent::new(id, user),
            sent: StoredValue::new(0),
            timer: StoredValue::new(None),
        };
        saver.listen();
        if !editor.read_only {
            saver.follow();
            Effect::new(move |_| saver.restore());
        }
        saver
    }

    /// The saver around the current component.
    pub(crate) fn current() -> Self {
        expect_context()
    }

    /// Whether somebody else has shared something since this draft began.
    pub(crate) fn is_behind(&self) -> bool {
        self.base_etag.with(|base| self.shared.with(|shared| shared.etag != *base))
    }

    fn follow(self) {
        let editor = self.editor;
        Effect::new(move |_| {
            let revision = editor.revision.get();
            let blocked = self.state.with_untracked(|state| {
                matches!(state, SaveState::Conflict | SaveState::Saving | SaveState::Offline)
            });
            if revision != self.sent.get_value() && !blocked {
                self.state.set(SaveState::Unsaved);
                self.later(DEBOUNCE);
            }
        });
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            let unsaved = self.state.try_get_untracked().is_some_and(|state| state != SaveState::Saved);
            if unsaved && !self.keep() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            leaving.remove();
            if self.state.try_get_untracked().is_some_and(|state| state != SaveState::Saved) {
                self.keep();
                self.flush();
            }
        });
    }

    /// Sends what is on the screen now.
    pub(crate) fn now(&self) {
        let saver = *self;
        match self.state.get_untracked() {
            SaveState::Unsaved | SaveState::Offline | SaveState::Refused(_) if !self.editor.read_only => {
                spawn_local(saver.push());
            }
            SaveState::Conflict => spawn_local(saver.meet_own()),
            _ => {}
        }
    }

    fn later(self, wait: Duration) {
        self.timer.try_update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(move || self.if_alive(), wait).ok();
        });
    }

    fn if_alive(self) {
        if self.state.try_get_untracked().is_some_and(|state| state != SaveState::Conflict) {
            self.now();
        }
    }

    async fn push(self) {
        let Some((flow, revision)) = self.snapshot() else { return };
        self.state.set(SaveState::Saving);
        let body = SaveOwnDraft { document: json(&flow), onto: self.onto.get_value() };
        let answer = own_drafts::save(self.id, &body, &self.etag.get_value()).await;
        let Some(current) = self.editor.revision.try_get_untracked() else { return };
        if let Ok(saved) = &answer {
            self.sent.set_value(revision);
            self.accept(saved, flow);
            if self.onto.get_value() == body.onto {
                self.onto.set_value(None);
            }
        }
        let more = current != revision || self.onto.with_value(Option::is_some);
        let state = SaveState::after(answer.as_ref().map(|_| ()), more);
        match &state {
            SaveState::Saved => self.unsent.forget(),
            SaveState::Unsaved => self.later(DEBOUNCE),
            SaveState::Offline => self.later(RETRY),
            SaveState::Saving | SaveState::Conflict | SaveState::Refused(_) => {}
        }
        if answer.is_err() {
            self.keep();
        }
        let conflict = state == SaveState::Conflict;
        self.state.set(state);
        if conflict {
            self.meet_own().await;
        }
    }

    /// What the server says that it has now.
    fn accept(self, saved: &OwnDraftSaved, flow: Arc<Flow>) {
        self.acknowledged.set_value(flow);
        self.etag.set_value(saved.etag.clone());
        if self.shared.with_untracked(|shared| *shared != saved.shared) {
            self.shared.set(saved.shared.clone());
        }
    }

    /// Sends a last time while the page is being left; nobody waits for the answer.
    fn flush(self) {
        let Some((flow, _)) = self.snapshot() else { return };
        let body = SaveOwnDraft { document: json(&flow), onto: self.onto.try_get_value().flatten() };
        let Some(etag) = self.etag.try_get_value() else { return };
        let (id, unsent) = (self.id, self.unsent);
        spawn_local(async move {
            // What fails is kept in the browser, and comes back with the next visit.
            if own_drafts::save(id, &body, &etag).await.is_ok() {
                unsent.forget();
            }
        });
    }

    /// Keeps what is on the screen in the browser; gives whether it is there.
    fn keep(self) -> bool {
        let Some(flow) = self.editor.flow.try_get_untracked() else { return false };
        let acknowledged = self.acknowledged.get_value();
        self.unsent.keep(&acknowledged, &flow)
    }

    fn snapshot(self) -> Option<(Arc<Flow>, u64)> {
        Some((self.editor.flow.try_get_untracked()?, self.editor.revision.try_get_untracked()?))
    }

    /// Brings back what did not reach the server when the page was left.
    fn restore(self) {
        let Some(kept) = self.unsent.load() else { return };
        let here = self.editor.flow.get_untracked();
        if kept.document == *here {
            self.unsent.forget();
            return;
        }
        let then = Then::Own { etag: self.etag.get_value() };
        let who = t!("editor-you-elsewhere").to_owned();
        self.bring(Arc::new(kept.acknowledged), Arc::new(kept.document), here, who, then);
        self.toaster.ok(t!("editor-changes-back"));
    }
}

fn json(flow: &Flow) -> serde_json::Value {
    // Parts of a flow hold strings, numbers, lists and maps with text keys, which always serialise.
    serde_json::to_value(flow).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use admin_types::Problem;

    use super::*;

    fn problem(code: ProblemCode) -> ApiError {
        ApiError::Problem(Box::new(Problem::new(code, "why")))
    }

    #[test]
    fn each_answer_leads_to_the_state_that_tells_the_truth() {
        assert_eq!(SaveState::after(Ok(()), false), SaveState::Saved);
        assert_eq!(SaveState::after(Ok(()), true), SaveState::Unsaved);
        assert_eq!(SaveState::after(Err(&ApiError::Offline), false), SaveState::Offline);
        assert_eq!(SaveState::after(Err(&problem(ProblemCode::Unavailable)), false), SaveState::Offline);
        assert_eq!(SaveState::after(Err(&problem(ProblemCode::DraftStale)), false), SaveState::Conflict);
        assert_eq!(
            SaveState::after(Err(&problem(ProblemCode::Forbidden)), false),
            SaveState::Refused("why".into())
        );
    }
}
