//! Contacts, their fields and segments.

use admin_types::{
    AddContactNote, ChangeConsent, ContactDetail, ContactField, ContactFilter, ContactSummary, ErasedContact,
    MergeContacts, Note, Page, PreviewSegment, SaveContactField, SaveSegment, Segment, SegmentPreview,
    TagCount, Taken, UpdateContact,
};
use uuid::Uuid;

use super::{
    ApiError,
    client::{BASE, Method, delete, encode_component, get, query, send},
};

/// A page of contacts, the newest first.
pub(crate) async fn list(filter: &ContactFilter) -> Result<Page<ContactSummary>, ApiError> {
    get(&format!("/contacts{}", query(filter))).await
}

/// One of them.
pub(crate) async fn read(id: Uuid) -> Result<ContactDetail, ApiError> {
    get(&format!("/contacts/{id}")).await
}

/// Changes what is known of one.
pub(crate) async fn update(id: Uuid, change: &UpdateContact) -> Result<Taken, ApiError> {
    send(Method::Patch, &format!("/contacts/{id}"), change).await
}

/// Notes a consent.
pub(crate) async fn change_consent(id: Uuid, change: &ChangeConsent) -> Result<Taken, ApiError> {
    send(Method::Post, &format!("/contacts/{id}/consent"), change).await
}

/// Notes something.
pub(crate) async fn add_note(id: Uuid, note: &AddContactNote) -> Result<Note, ApiError> {
    send(Method::Post, &format!("/contacts/{id}/notes"), note).await
}

/// Deletes one's own note.
pub(crate) async fn delete_note(id: Uuid, note: Uuid) -> Result<(), ApiError> {
    delete(&format!("/contacts/{id}/notes/{note}")).await
}

/// Makes one contact of two.
pub(crate) async fn merge(id: Uuid, other_id: Uuid) -> Result<(), ApiError> {
    send(Method::Post, &format!("/contacts/{id}/merge"), &MergeContacts { other_id }).await
}

/// Deletes everything that is held of one.
pub(crate) async fn erase(id: Uuid) -> Result<ErasedContact, ApiError> {
    send(Method::Delete, &format!("/contacts/{id}"), &serde_json::json!({})).await
}

/// Where everything that is held of one is downloaded.
pub(crate) fn file_url(id: Uuid) -> String {
    format!("{BASE}/exports/contacts/{id}")
}

/// The tags that contacts have.
pub(crate) async fn tags() -> Result<Page<TagCount>, ApiError> {
    get("/contact-tags").await
}

/// The fields that contacts have.
pub(crate) async fn fields() -> Result<Page<ContactField>, ApiError> {
    get("/contact-fields").await
}

/// Adds or changes a field.
pub(crate) async fn save_field(key: &str, field: &SaveContactField) -> Result<ContactField, ApiError> {
    send(Method::Put, &format!("/contact-fields/{}", encode_component(key)), field).await
}

/// Removes a field.
pub(crate) async fn delete_field(key: &str) -> Result<(), ApiError> {
    delete(&format!("/contact-fields/{}", encode_component(key))).await
}

/// All segments, by name.
pub(crate) async fn segments() -> Result<Page<Segment>, ApiError> {
    get("/segments").await
}

/// Adds a segment, or changes one.
pub(crate) async fn save_segment(id: Option<Uuid>, segment: &SaveSegment) -> Result<Segment, ApiError> {
    match id {
        Some(id) => send(Method::Put, &format!("/segments/{id}"), segment).await,
        None => send(Method::Post, "/segments", segment).await,
    }
}

/// Deletes a segment.
pub(crate) async fn delete_segment(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/segments/{id}")).await
}

/// Whom a filter means.
pub(crate) async fn preview(preview: &PreviewSegment) -> Result<SegmentPreview, ApiError> {
    send(Method::Post, "/segments/preview", preview).await
}
