//! Flows, their drafts and versions, publishing.

use admin_types::{
    CheckFlow, CheckResult, CreateFlow, Draft, DraftSaved, Flow, FlowFilter, FlowFound, FlowSearch,
    LinkedFlow, Page, Publish, PublishAgain, Published, SaveDraft, TriedStep, TryStep, UpdateFlow, Version,
    VersionChanges, VersionDetail, WaitingConversations,
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, query, send, send_if_match},
};

/// Flows, the latest change first.
pub(crate) async fn list(filter: &FlowFilter) -> Result<Page<Flow>, ApiError> {
    get(&format!("/flows{}", query(filter))).await
}

/// Flows that hold the words; a page may be empty and have a next one.
pub(crate) async fn search(search: &FlowSearch) -> Result<Page<FlowFound>, ApiError> {
    get(&format!("/flows/search{}", query(search))).await
}

/// A new flow, empty or from a document.
pub(crate) async fn create(body: &CreateFlow) -> Result<Flow, ApiError> {
    send(Method::Post, "/flows", body).await
}

/// New name or description, or back from the archive.
pub(crate) async fn update(id: Uuid, body: &UpdateFlow) -> Result<Flow, ApiError> {
    send(Method::Patch, &format!("/flows/{id}"), body).await
}

/// Archives. [`update`] with `archived: false` brings it back.
pub(crate) async fn archive(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/flows/{id}")).await
}

/// The draft with its etag.
pub(crate) async fn draft(id: Uuid) -> Result<Draft, ApiError> {
    get(&format!("/flows/{id}/draft")).await
}

/// The draft with the flows that it enters.
pub(crate) async fn linked(id: Uuid) -> Result<LinkedFlow, ApiError> {
    get(&format!("/flows/{id}/linked")).await
}

/// Runs one step of a draft, asking other systems for real.
pub(crate) async fn try_step(body: &TryStep) -> Result<TriedStep, ApiError> {
    send(Method::Post, "/flows/try-step", body).await
}

/// Saves the draft; refused with `draft_stale` when somebody else has saved since `etag`.
pub(crate) async fn save_draft(id: Uuid, document: Value, etag: &str) -> Result<DraftSaved, ApiError> {
    send_if_match(Method::Put, &format!("/flows/{id}/draft"), &SaveDraft { document }, etag).await
}

/// Makes the draft a version that answers on numbers.
pub(crate) async fn publish(id: Uuid, body: &Publish) -> Result<Published, ApiError> {
    send(Method::Post, &format!("/flows/{id}/publish"), body).await
}

/// Lets an older version answer again; the draft stays as it is.
pub(crate) async fn publish_again(id: Uuid, number: u32, body: &PublishAgain) -> Result<Published, ApiError> {
    send(Method::Post, &format!("/flows/{id}/versions/{number}/publish"), body).await
}

/// How many conversations wait at which step, in all versions.
pub(crate) async fn waiting(id: Uuid) -> Result<WaitingConversations, ApiError> {
    get(&format!("/flows/{id}/waiting")).await
}

/// Versions, the newest first.
pub(crate) async fn versions(id: Uuid) -> Result<Page<Version>, ApiError> {
    get(&format!("/flows/{id}/versions")).await
}

/// What a version changed since an older one, in words; 0 is before the first.
pub(crate) async fn changes(id: Uuid, number: u32, since: u32) -> Result<VersionChanges, ApiError> {
    get(&format!("/flows/{id}/versions/{number}/changes?since={since}")).await
}

/// One version with its document.
pub(crate) async fn version(id: Uuid, number: u32) -> Result<VersionDetail, ApiError> {
    get(&format!("/flows/{id}/versions/{number}")).await
}

/// Checks a document for the numbers that it shall answer on.
pub(crate) async fn check(body: &CheckFlow) -> Result<CheckResult, ApiError> {
    send(Method::Post, "/flows/check", body).await
}
