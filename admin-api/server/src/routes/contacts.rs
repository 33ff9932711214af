//! Contacts: looked for, read, changed, merged.

use admin_types::{
    AddContactNote, ChangeConsent, ContactDetail, ContactFilter, ContactIdentity, ContactSummary,
    MergeContacts, Note, Page, ProblemCode, SegmentFilter, TagCount, Taken, TimelineEntry, TimelineKind,
    UpdateContact, UserRef,
};
use axum::extract::State;
use chrono::{DateTime, Utc};
use engine_core::ContactChange;
use engine_store::{
    StoreError,
    hints::Hint,
    ids,
    repo::{
        acts::{Act, Whom},
        broadcasts::recipient_state,
        contact_merge::MergedContact,
        contacts::{ContactQuery, ContactView},
        desk::NoteRow,
        records::ContactProfile,
    },
};
use http::StatusCode;
use uuid::Uuid;

use super::desk::tell;
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path, Query},
    fields::{Fields, MAX_NAME_CHARS},
    page::{Paging, pattern},
    people::{self, MAX_NOTE_CHARS, MAX_PROOF_CHARS, MAX_TAG_CHARS, count, rules, values},
};

/// Tags or fields that one request changes.
const MAX_CHANGES: usize = 50;
/// Characters of a language.
const MAX_LANGUAGE_CHARS: usize = 35;
/// Things of one sort in a timeline.
const MAX_OF_SORT: i64 = 100;
/// Things of a timeline.
const MAX_TIMELINE: usize = 200;
/// Tags that are listed.
const MAX_TAGS_LISTED: i64 = 500;

/// Why something with a contact does not work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ContactError {
    #[error("no such contact")]
    NotFound,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ContactError> for ApiError {
    fn from(error: ContactError) -> Self {
        match error {
            ContactError::NotFound => Self::not_found(),
            ContactError::Store(error) => error.into(),
        }
    }
}

/// List the contacts, the newest first
#[utoipa::path(get, path = "/contacts", tag = "contacts", operation_id = "listContacts",
    params(ContactFilter), responses((status = 200, body = Page<ContactSummary>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(filter): Query<ContactFilter>,
) -> Result<axum::Json<Page<ContactSummary>>, ApiError> {
    let paging = Paging::<Uuid>::new(filter.cursor.as_deref(), filter.limit)?;
    let segment = match filter.segment_id {
        None => SegmentFilter::default(),
        Some(id) => {
            let row = state.store().segment(user.workspace_id(), id).await?.ok_or_else(|| {
                ApiError::new(ProblemCode::InvalidParameter, "There is no such segment any more.")
            })?;
            serde_json::from_value(row.filter).unwrap_or_default()
        }
    };
    let query = ContactQuery {
        number_id: filter.number_id,
        pattern: pattern(filter.q.as_deref())?,
        tag: filter.tag,
        consent: filter.consent.map(admin_types::Consent::as_str),
        blocked: filter.blocked,
        ..of_segment(&state, &user, &segment)
    };
    let rows = state.store().contact_list(user.workspace_id(), &query, paging.cursor, paging.rows()).await?;
    Ok(axum::Json(paging.page(rows, |row| row.id, people::summary)))
}

/// Whom a filter means at this moment, of those that the user sees.
pub(super) fn of_segment(state: &AppState, user: &CurrentUser, filter: &SegmentFilter) -> ContactQuery {
    ContactQuery {
        seen_by: user.limited(),
        rules: rules::of_filter(filter, state.clock().now()),
        any: filter.any,
        ..ContactQuery::default()
    }
}

/// List the tags that contacts have, the most frequent first
#[utoipa::path(get, path = "/contact-tags", tag = "contacts", operation_id = "listContactTags",
    responses((status = 200, body = Page<TagCount>)))]
pub(crate) async fn tags(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Page<TagCount>>, ApiError> {
    let rows = state.store().contact_tags(user.workspace_id(), user.limited(), MAX_TAGS_LISTED).await?;
    let items = rows.into_iter().map(|(tag, contacts)| TagCount { tag, contacts: count(contacts) }).collect();
    Ok(axum::Json(Page { items, next_cursor: None }))
}

/// A contact with what happened
#[utoipa::path(get, path = "/contacts/{id}", tag = "contacts", operation_id = "getContact",
    params(("id" = Uuid, Path, description = "Id of the contact")),
    responses((status = 200, body = ContactDetail)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<ContactDetail>, ApiError> {
    let view = find(&state, &user, id).await?;
    let identities = state.store().contact_identities(id).await?;
    let identities = identities.into_iter().map(|(kind, value)| ContactIdentity { kind, value }).collect();
    let timeline = timeline(&state, &user, &view).await?;
    Ok(axum::Json(ContactDetail { contact: people::summary(view), identities, timeline }))
}

async fn timeline(
    state: &AppState,
    user: &CurrentUser,
    view: &ContactView,
) -> Result<Vec<TimelineEntry>, ApiError> {
    let store = state.store();
    let entry = |kind, at: DateTime<Utc>| TimelineEntry {
        id: None,
        kind,
        title: String::new(),
        text: String::new(),
        source: String::new(),
        author: None,
        at,
    };
    let mut entries = vec![entry(TimelineKind::Met, view.created_at)];
    for row in store.consents(view.id, MAX_OF_SORT).await? {
        let kind = if row.opted_in { TimelineKind::OptIn } else { TimelineKind::OptOut };
        let author = row.author_id.map(|id| UserRef { id, name: row.author_name.unwrap_or_default() });
        entries.push(TimelineEntry { text: row.proof, source: row.source, author, ..entry(kind, row.at) });
    }
    for row in store.contact_notes(view.id, MAX_OF_SORT).await? {
        let author = Some(UserRef { id: row.author_id, name: row.author_name.unwrap_or_default() });
        let id = Some(row.id);
        entries.push(TimelineEntry {
            id,
            text: row.text,
            author,
            ..entry(TimelineKind::Note, row.created_at)
        });
    }
    for row in store.contact_hand_overs(view.id, MAX_OF_SORT).await? {
        let kind = TimelineKind::HandedOver;
        entries.push(TimelineEntry { title: row.queue, text: row.note, ..entry(kind, row.created_at) });
    }
    for row in store.contact_broadcasts(view.id, MAX_OF_SORT).await? {
        let text = match row.state {
            recipient_state::SAID => row.status.unwrap_or_default(),
            recipient_state::LEFT_OUT => format!("left out: {}", row.reason.replace('_', " ")),
            _ => "waits for its turn".to_owned(),
        };
        entries.push(TimelineEntry { title: row.name, text, ..entry(TimelineKind::Broadcast, row.due) });
    }
    if let Some(conversation) = view.conversation_id {
        for row in store.notes(user.workspace_id(), conversation, MAX_OF_SORT).await? {
            let author = Some(UserRef { id: row.author_id, name: row.author_name.unwrap_or_default() });
            entries.push(TimelineEntry {
                text: row.text,
                author,
                ..entry(TimelineKind::Note, row.created_at)
            });
        }
        for row in store.conversation_answers(user.workspace_id(), conversation, MAX_OF_SORT).await? {
            let text = match row.value {
                serde_json::Value::String(text) => text,
                other => other.to_string(),
            };
            let kind = TimelineKind::Answer;
            entries.push(TimelineEntry { title: row.name, text, ..entry(kind, row.created_at) });
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    entries.truncate(MAX_TIMELINE);
    Ok(entries)
}

/// Change what is known of a contact. Flows that start on tags and fields hear of it
#[utoipa::path(patch, path = "/contacts/{id}", tag = "contacts", operation_id = "updateContact",
    params(("id" = Uuid, Path, description = "Id of the contact")), request_body = UpdateContact,
    responses((status = 202, body = Taken)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<UpdateContact>,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    let view = find(&state, &user, id).await?;
    let known = state.store().contact_fields(user.workspace_id()).await?;
    let mut fields = Fields::default();
    let mut changes = Vec::new();
    if let Some(name) = &body.name {
        changes.push(ContactChange::SetName { name: fields.text("/name", name, 0, MAX_NAME_CHARS) });
    }
    if let Some(language) = &body.language {
        let language = fields.text("/language", language, 0, MAX_LANGUAGE_CHARS);
        if language.chars().any(|it| !it.is_ascii_alphanumeric() && it != '-') {
            fields.add("/language", "A language is named as in \"de\" or \"pt-BR\".");
        }
        changes.push(ContactChange::SetLanguage { language });
    }
    if body.fields.len() + body.add_tags.len() + body.remove_tags.len() > MAX_CHANGES {
        fields.add("", format!("{MAX_CHANGES} changes at most at once."));
    }
    for (key, value) in body.fields.iter().take(MAX_CHANGES) {
        let pointer = format!("/fields/{key}");
        match known.iter().find(|field| field.key == *key) {
            Some(field) => match values::of_json(field, value) {
                Ok(value) => changes.push(ContactChange::SetField { key: key.clone(), value }),
                Err(problem) => fields.add(&pointer, problem),
            },
            // What flows made up can be taken away.
            None if value.is_null() => {
                changes.push(ContactChange::SetField { key: key.clone(), value: value.clone() });
            }
            None => fields.add(&pointer, "There is no such field. An admin can add it."),
        }
    }
    for tag in body.add_tags.iter().take(MAX_CHANGES) {
        changes.push(ContactChange::AddTag { tag: fields.text("/add_tags", tag, 1, MAX_TAG_CHARS) });
    }
    for tag in body.remove_tags.iter().take(MAX_CHANGES) {
        changes.push(ContactChange::RemoveTag { tag: tag.trim().to_owned() });
    }
    match body.blocked {
        Some(true) => changes.push(ContactChange::Block),
        Some(false) => changes.insert(0, ContactChange::Unblock),
        None => {}
    }
    if changes.is_empty() {
        fields.add("", "Say what should change.");
    }
    fields.finish()?;
    act(&state, &user, &view, Act::Change(changes)).await
}

/// Note that a contact agrees to be written to, or takes that back, with the proof
#[utoipa::path(post, path = "/contacts/{id}/consent", tag = "contacts", operation_id = "changeConsent",
    params(("id" = Uuid, Path, description = "Id of the contact")), request_body = ChangeConsent,
    responses((status = 202, body = Taken)))]
pub(crate) async fn change_consent(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<ChangeConsent>,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    let view = find(&state, &user, id).await?;
    let mut fields = Fields::default();
    let proof = fields.long_text("/proof", &body.proof, MAX_PROOF_CHARS).replace('\0', "");
    if proof.is_empty() {
        fields.add("/proof", "Say how you know: the contact's words, a form, a call.");
    }
    fields.finish()?;
    act(&state, &user, &view, Act::Consent { opted_in: body.opted_in, proof }).await
}

/// Note something about a contact; the contact never sees it
#[utoipa::path(post, path = "/contacts/{id}/notes", tag = "contacts", operation_id = "addContactNote",
    params(("id" = Uuid, Path, description = "Id of the contact")), request_body = AddContactNote,
    responses((status = 201, body = Note)))]
pub(crate) async fn add_note(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<AddContactNote>,
) -> Result<(StatusCode, axum::Json<Note>), ApiError> {
    find(&state, &user, id).await?;
    let mut fields = Fields::default();
    let text = fields.long_text("/text", &body.text, MAX_NOTE_CHARS).replace('\0', "");
    if text.is_empty() {
        fields.add("/text", "Please write something.");
    }
    fields.finish()?;
    let row = NoteRow {
        id: ids::new_id(state.clock()),
        author_id: user.id(),
        author_name: None,
        text,
        created_at: state.clock().now(),
    };
    state.store().add_contact_note(user.workspace_id(), id, &row).await?;
    let author = UserRef { id: user.id(), name: user.actor().name };
    let note = Note { id: row.id, author, text: row.text, at: row.created_at };
    Ok((StatusCode::CREATED, axum::Json(note)))
}

/// Delete one's own note about a contact
#[utoipa::path(delete, path = "/contacts/{id}/notes/{note_id}", tag = "contacts",
    operation_id = "deleteContactNote",
    params(("id" = Uuid, Path, description = "Id of the contact"),
           ("note_id" = Uuid, Path, description = "Id of the note")),
    responses((status = 204)))]
pub(crate) async fn delete_note(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, note)): Path<(Uuid, Uuid)>,
) -> Result<StatusCode, ApiError> {
    find(&state, &user, id).await?;
    if !state.store().delete_contact_note(id, user.id(), note).await? {
        return Err(ApiError::not_found());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Make one contact of two that are the same person. It cannot be undone
#[utoipa::path(post, path = "/contacts/{id}/merge", tag = "contacts", operation_id = "mergeContacts",
    params(("id" = Uuid, Path, description = "Id of the contact that stays")), request_body = MergeContacts,
    responses((status = 204)))]
pub(crate) async fn merge(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<MergeContacts>,
) -> Result<StatusCode, ApiError> {
    let kept = find(&state, &user, id).await?;
    let other = state.store().contact_view(user.workspace_id(), body.other_id).await?;
    let other = other.filter(|other| user.sees(other.number_id) && other.id != id);
    let mut fields = Fields::default();
    let Some(gone) = other else {
        fields.add("/other_id", "Choose another contact.");
        return Err(fields.finish().err().unwrap_or_else(ApiError::not_found));
    };
    if gone.number_id != kept.number_id {
        fields.add(
            "/other_id",
            "Both must be contacts of the same number, because a conversation belongs to one.",
        );
    }
    fields.finish()?;
    let merged = merged(&kept, &gone);
    let now = state.clock().now();
    if !state.store().merge_contacts(user.workspace_id(), id, gone.id, &merged, now).await? {
        return Err(ApiError::not_found());
    }
    if let Some(conversation_id) = kept.conversation_id {
        state.hints().publish(Hint::ConversationChanged {
            workspace_id: user.workspace_id(),
            number_id: kept.number_id,
            conversation_id,
        });
    }
    Ok(StatusCode::NO_CONTENT)
}

/// What is known of both: the one that stays wins, and a "no" of either counts.
fn merged(kept: &ContactView, gone: &ContactView) -> MergedContact {
    let either = |a: &str, b: &str| if a.is_empty() { b.to_owned() } else { a.to_owned() };
    let mut fields = gone.fields.clone();
    fields.extend(kept.fields.clone());
    let opted_in = match (kept.opted_in, gone.opted_in) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), _) | (_, Some(true)) => Some(true),
        (None, None) => None,
    };
    MergedContact {
        name: either(&kept.name, &gone.name),
        phone: either(&kept.phone, &gone.phone),
        profile: ContactProfile {
            contact_fields: fields.into_iter().collect(),
            contact_tags: kept.tags.iter().chain(&gone.tags).cloned().collect(),
            contact_language: either(&kept.language, &gone.language),
            contact_opted_in: opted_in,
            contact_blocked: kept.blocked || gone.blocked,
            // Whoever merged looked at the name; the next message must not bring back another.
            contact_named: true,
        },
    }
}

/// The contact, if it is one that the user sees.
pub(super) async fn find(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
) -> Result<ContactView, ContactError> {
    let view = state.store().contact_view(user.workspace_id(), id).await?;
    view.filter(|view| user.sees(view.number_id)).ok_or(ContactError::NotFound)
}

/// Lets the engine change a contact, in order with everything else of its conversation.
async fn act(
    state: &AppState,
    user: &CurrentUser,
    view: &ContactView,
    act: Act,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    let Some(conversation) = view.conversation_id else { return Err(ApiError::not_found()) };
    tell(state, user, view.number_id, Whom::Conversation(conversation), act, None).await
}
