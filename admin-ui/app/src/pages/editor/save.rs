//! Saving by itself: what is on the screen gets to the server without a button, and says so.

use std::time::Duration;

use admin_types::ProblemCode;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use uuid::Uuid;

use super::state::Editor;
use crate::api::{ApiError, flows};

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
    /// Somebody else saved in the meantime. Nothing is sent until the author has decided.
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

/// Saves the draft of one flow.
#[derive(Clone, Copy)]
pub(crate) struct Saver {
    /// Where the draft stands.
    pub(crate) state: RwSignal<SaveState>,
    id: Uuid,
    editor: Editor,
    etag: RwSignal<String>,
    sent: StoredValue<u64>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Saver {
    /// Follows the editor's changes until the current component is gone.
    pub(crate) fn new(id: Uuid, etag: String, editor: Editor) -> Self {
        let saver = Self {
            state: RwSignal::new(SaveState::Saved),
            id,
            editor,
            etag: RwSignal::new(etag),
            sent: StoredValue::new(0),
            timer: StoredValue::new(None),
        };
        Effect::new(move |_| {
            let revision = editor.revision.get();
            let blocked = saver.state.with_untracked(|state| {
                matches!(state, SaveState::Conflict | SaveState::Saving | SaveState::Offline)
            });
            if revision != saver.sent.get_value() && !blocked {
                saver.state.set(SaveState::Unsaved);
                saver.later(DEBOUNCE);
            }
        });
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            if saver.state.try_get_untracked().is_some_and(|state| state != SaveState::Saved) {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            leaving.remove();
            if saver.state.try_get_untracked() == Some(SaveState::Unsaved) {
                saver.flush();
            }
        });
        saver
    }

    /// The saver around the current component.
    pub(crate) fn current() -> Self {
        expect_context()
    }

    /// Etag of the draft as last saved or loaded.
    pub(crate) fn etag(&self) -> String {
        self.etag.get_untracked()
    }

    /// Sends what is on the screen now.
    pub(crate) fn now(&self) {
        let waits = self.state.with_untracked(|state| {
            matches!(state, SaveState::Unsaved | SaveState::Offline | SaveState::Refused(_))
        });
        if waits && !self.editor.read_only {
            self.send();
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
        if self.state.try_get_untracked().is_some() {
            self.now();
        }
    }

    fn send(self) {
        let Some((flow, revision)) = self.snapshot() else { return };
        self.state.set(SaveState::Saving);
        let etag = self.etag.get_untracked();
        spawn_local(async move {
            let answer = flows::save_draft(self.id, flow, &etag).await;
            let Some(current) = self.editor.revision.try_get_untracked() else { return };
            if let Ok(saved) = &answer {
                self.etag.set(saved.etag.clone());
                self.sent.set_value(revision);
            }
            let state = SaveState::after(answer.as_ref().map(|_| ()), current != revision);
            match state {
                SaveState::Unsaved => self.later(DEBOUNCE),
                SaveState::Offline => self.later(RETRY),
                _ => {}
            }
            self.state.set(state);
        });
    }

    /// Sends a last time while the page is being left; nobody waits for the answer.
    fn flush(self) {
        let Some((flow, _)) = self.snapshot() else { return };
        let (id, etag) = (self.id, self.etag.get_untracked());
        spawn_local(async move {
            // The page that could show a failure is gone; the next visit shows the server's draft.
            let _ = flows::save_draft(id, flow, &etag).await;
        });
    }

    fn snapshot(self) -> Option<(serde_json::Value, u64)> {
        let flow = self.editor.flow.try_get_untracked()?;
        Some((serde_json::to_value(&*flow).ok()?, self.editor.revision.try_get_untracked()?))
    }

    /// After a conflict: takes the other's draft; what was changed here since is given up.
    pub(crate) fn take_theirs(self) {
        spawn_local(async move {
            match flows::draft(self.id).await {
                Ok(draft) => {
                    let Ok(flow) = flows_schema::parse_value(draft.document) else { return };
                    self.etag.set(draft.etag);
                    self.sent.set_value(self.editor.revision.get_untracked());
                    self.editor.replace(flow);
                    self.state.set(SaveState::Saved);
                }
                Err(error) => self.state.set(SaveState::Refused(error.line())),
            }
        });
    }

    /// After a conflict: keeps what is on the screen; the other's draft is overwritten.
    pub(crate) fn keep_mine(self) {
        spawn_local(async move {
            match flows::draft(self.id).await {
                Ok(draft) => {
                    self.etag.set(draft.etag);
                    self.send();
                }
                Err(error) => self.state.set(SaveState::Refused(error.line())),
            }
        });
    }
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
