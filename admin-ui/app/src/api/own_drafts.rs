//! Own drafts of flows, and who else has one open.

use admin_types::{DraftAuthors, OwnDraft, OwnDraftSaved, Presence, SaveOwnDraft};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, get, send, send_if_match, tell_leaving},
};

/// One's own draft: the shared one where nothing was changed.
pub(crate) async fn mine(id: Uuid) -> Result<OwnDraft, ApiError> {
    get(&format!("/flows/{id}/draft/mine")).await
}

/// Saves it; refused with `draft_stale` when it was saved from elsewhere since `etag`.
pub(crate) async fn save(id: Uuid, body: &SaveOwnDraft, etag: &str) -> Result<OwnDraftSaved, ApiError> {
    send_if_match(Method::Put, &format!("/flows/{id}/draft/mine"), body, etag).await
}

/// Makes it the shared one; refused with `draft_stale` when somebody else has shared something meanwhile.
pub(crate) async fn share(id: Uuid, etag: &str) -> Result<OwnDraftSaved, ApiError> {
    send_if_match(Method::Post, &format!("/flows/{id}/draft/mine/share"), &serde_json::json!({}), etag).await
}

/// Who has changes that are not shared.
pub(crate) async fn authors(id: Uuid) -> Result<DraftAuthors, ApiError> {
    get(&format!("/flows/{id}/drafts")).await
}

/// Says that one has the flow open.
pub(crate) async fn here(id: Uuid, step: Option<String>) -> Result<(), ApiError> {
    send(Method::Post, &format!("/flows/{id}/presence"), &Presence { step, leaving: false }).await
}

/// Says that one closes the flow.
pub(crate) fn leave(id: Uuid) {
    tell_leaving(&format!("/flows/{id}/presence"), &Presence { step: None, leaving: true });
}
