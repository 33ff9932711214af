//! What people do in conversations.

use admin_types::{
    AddNote, Assign, ChangeTags, FileKind, HandBack, Note, Page, PauseContact, SaveReply, SavedReply,
    SendMessage, SendableTemplate, StoredFile, Taken, UploadQuery, UserRef,
};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, query, send, upload},
};

/// Writes to the contact.
pub(crate) async fn say(id: Uuid, message: &SendMessage) -> Result<Taken, ApiError> {
    send(Method::Post, &format!("/conversations/{id}/messages"), message).await
}

/// Takes a conversation over.
pub(crate) async fn take_over(id: Uuid) -> Result<Taken, ApiError> {
    send(Method::Post, &format!("/conversations/{id}/take-over"), &serde_json::json!({})).await
}

/// Gives it back to its flow.
pub(crate) async fn hand_back(id: Uuid) -> Result<Taken, ApiError> {
    send(Method::Post, &format!("/conversations/{id}/hand-back"), &HandBack::default()).await
}

/// Says who looks after it.
pub(crate) async fn assign(id: Uuid, user_id: Option<Uuid>) -> Result<(), ApiError> {
    send(Method::Put, &format!("/conversations/{id}/assignee"), &Assign { user_id }).await
}

/// Notes that one has read it.
pub(crate) async fn read(id: Uuid) -> Result<(), ApiError> {
    send(Method::Post, &format!("/conversations/{id}/read"), &serde_json::json!({})).await
}

/// Tells colleagues something.
pub(crate) async fn add_note(id: Uuid, note: &AddNote) -> Result<Note, ApiError> {
    send(Method::Post, &format!("/conversations/{id}/notes"), note).await
}

/// Deletes one's own note.
pub(crate) async fn delete_note(id: Uuid, note: Uuid) -> Result<(), ApiError> {
    delete(&format!("/conversations/{id}/notes/{note}")).await
}

/// Changes the contact's tags.
pub(crate) async fn change_tags(id: Uuid, tags: &ChangeTags) -> Result<Taken, ApiError> {
    send(Method::Put, &format!("/conversations/{id}/tags"), tags).await
}

/// Keeps the flow of a number silent for a contact.
pub(crate) async fn pause_contact(number: Uuid, phone: String) -> Result<Taken, ApiError> {
    send(Method::Post, &format!("/numbers/{number}/pause-contact"), &PauseContact { phone }).await
}

/// The templates that can be sent.
pub(crate) async fn templates(id: Uuid) -> Result<Page<SendableTemplate>, ApiError> {
    get(&format!("/conversations/{id}/templates")).await
}

/// Uploads a file to send.
pub(crate) async fn attach(id: Uuid, kind: FileKind, file: web_sys::File) -> Result<StoredFile, ApiError> {
    let told = UploadQuery { kind: Some(kind), filename: Some(file.name()), mime: Some(file.type_()) };
    upload(&format!("/conversations/{id}/files{}", query(&told)), file).await
}

/// Who works in this workspace.
pub(crate) async fn colleagues() -> Result<Page<UserRef>, ApiError> {
    get("/colleagues").await
}

/// The saved replies.
pub(crate) async fn saved_replies() -> Result<Page<SavedReply>, ApiError> {
    get("/saved-replies").await
}

/// Saves a reply; a new one without an id.
pub(crate) async fn save_reply(id: Option<Uuid>, reply: &SaveReply) -> Result<SavedReply, ApiError> {
    match id {
        Some(id) => send(Method::Put, &format!("/saved-replies/{id}"), reply).await,
        None => send(Method::Post, "/saved-replies", reply).await,
    }
}

/// Deletes a saved reply.
pub(crate) async fn delete_reply(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/saved-replies/{id}")).await
}
