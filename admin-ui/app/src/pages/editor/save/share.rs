//! Sharing: the own draft becomes the one that everybody sees and that is published.

use admin_types::ProblemCode;
use leptos::{prelude::*, task::spawn_local};

use super::{SaveState, Saver};
use crate::api::{ApiError, own_drafts};

/// Why a draft was not shared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NotShared {
    /// The server does not have it yet.
    Unsaved,
    /// Somebody else had shared something, which is in the draft now, or asked about.
    Merged,
    /// The server refused.
    Failed(ApiError),
}

impl NotShared {
    /// What to tell.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Unsaved => t!("editor-not-shared-unsaved").to_owned(),
            Self::Merged => t!("editor-not-shared-merged").to_owned(),
            Self::Failed(error) => error.line(),
        }
    }
}

impl Saver {
    /// Shares, and says how it went.
    pub(crate) fn share(self) {
        spawn_local(async move {
            match self.shared_etag().await {
                Ok(_) => self.toaster.ok(t!("editor-shared")),
                Err(why) => self.toaster.error(t!("editor-not-shared"), why.words()),
            }
        });
    }

    /// Shares what is on the screen; gives the etag of the shared draft.
    pub(crate) async fn shared_etag(self) -> Result<String, NotShared> {
        if self.state.get_untracked() != SaveState::Saved {
            self.push().await;
        }
        if self.state.get_untracked() != SaveState::Saved {
            return Err(NotShared::Unsaved);
        }
        if !self.changed.get_untracked() {
            if self.is_behind() {
                self.pull_now().await;
                return Err(NotShared::Merged);
            }
            return Ok(self.base_etag.get_untracked());
        }
        let flow = self.acknowledged.get_value();
        self.sharing.set_value(true);
        let answer = own_drafts::share(self.id, &self.etag.get_value()).await;
        self.sharing.try_set_value(false);
        match answer {
            Ok(saved) => {
                self.base.set(flow.clone());
                self.base_etag.set(saved.base_etag.clone());
                self.accept(&saved, flow);
                Ok(saved.base_etag)
            }
            Err(error) if error.code() == Some(ProblemCode::DraftStale) => {
                self.pull_now().await;
                Err(NotShared::Merged)
            }
            Err(error) => Err(NotShared::Failed(error)),
        }
    }

    /// Goes back to the shared draft. It can be undone like any change.
    pub(crate) fn give_up(self) {
        let (before, after) = (self.editor.flow.get_untracked(), self.base.get_untracked());
        self.editor.seal();
        self.editor.change(super::super::change::FlowChange::Document {
            before: Box::new((*before).clone()),
            after: Box::new((*after).clone()),
        });
        let editor = self.editor;
        self.toaster.done(t!("editor-given-up"), move || editor.undo());
    }
}
