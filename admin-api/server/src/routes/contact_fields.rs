//! What a workspace wants to know of every contact.

use admin_types::{
    ContactField, FieldKind, MAX_CONTACT_FIELDS, MAX_FIELD_CHOICES, Page, ProblemCode, SaveContactField,
};
use axum::extract::State;
use engine_store::repo::contact_fields::ContactFieldRow;
use http::StatusCode;

use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path},
    fields::Fields,
};

/// Characters of a key.
const MAX_KEY: usize = 40;
/// Characters of a label or a choice.
const MAX_LABEL: usize = 60;

/// List the fields that contacts have, the oldest first
#[utoipa::path(get, path = "/contact-fields", tag = "contacts", operation_id = "listContactFields",
    responses((status = 200, body = Page<ContactField>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Page<ContactField>>, ApiError> {
    let rows = state.store().contact_fields(user.workspace_id()).await?;
    Ok(axum::Json(Page { items: rows.into_iter().map(dto).collect(), next_cursor: None }))
}

/// Add a field, or change one. Its kind stays as it is
#[utoipa::path(put, path = "/contact-fields/{key}", tag = "contacts", operation_id = "saveContactField",
    params(("key" = String, Path, description = "Key of the field")), request_body = SaveContactField,
    responses((status = 200, body = ContactField)))]
pub(crate) async fn save(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(key): Path<String>,
    Json(body): Json<SaveContactField>,
) -> Result<axum::Json<ContactField>, ApiError> {
    let mut fields = Fields::default();
    if !is_key(&key) {
        fields.add(
            "",
            "A key has small letters, digits and _, begins with a letter, and has 40 characters at most.",
        );
    }
    let label = fields.text("/label", &body.label, 1, MAX_LABEL);
    let choices = choices(&body, &mut fields);
    fields.finish()?;
    let row = ContactFieldRow {
        key,
        label,
        kind: body.kind.as_str().to_owned(),
        choices,
        personal: body.personal,
        created_at: state.clock().now(),
    };
    let workspace = user.workspace_id();
    let known = state.store().contact_fields(workspace).await?;
    match known.iter().find(|known| known.key == row.key) {
        Some(known) if known.kind != row.kind => {
            return Err(ApiError::new(
                ProblemCode::Conflict,
                "The kind of a field stays as it is, because contacts have values of it. Add another field.",
            ));
        }
        Some(known) => {
            user.noted().changed(&dto(known.clone()), &dto(row.clone()));
            state.store().change_contact_field(workspace, &row).await?;
        }
        None if known.len() >= MAX_CONTACT_FIELDS => {
            let detail = format!("{MAX_CONTACT_FIELDS} fields are the most that contacts can have.");
            return Err(ApiError::new(ProblemCode::Conflict, detail));
        }
        None => {
            user.noted().made(&dto(row.clone()));
            state.store().add_contact_field(workspace, &row).await?;
        }
    }
    Ok(axum::Json(dto(row)))
}

/// Remove a field from the forms. Values that contacts have stay, for flows that use them
#[utoipa::path(delete, path = "/contact-fields/{key}", tag = "contacts", operation_id = "deleteContactField",
    params(("key" = String, Path, description = "Key of the field")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(key): Path<String>,
) -> Result<StatusCode, ApiError> {
    if !state.store().delete_contact_field(user.workspace_id(), &key).await? {
        return Err(ApiError::not_found());
    }
    Ok(StatusCode::NO_CONTENT)
}

fn choices(body: &SaveContactField, fields: &mut Fields) -> Vec<String> {
    if body.kind != FieldKind::Choice {
        if !body.choices.is_empty() {
            fields.add("/choices", "Only a choice has choices.");
        }
        return Vec::new();
    }
    if body.choices.is_empty() || body.choices.len() > MAX_FIELD_CHOICES {
        fields.add("/choices", format!("Give 1 to {MAX_FIELD_CHOICES} choices."));
        return Vec::new();
    }
    let mut kept: Vec<String> = Vec::new();
    for (at, choice) in body.choices.iter().enumerate() {
        let choice = fields.text(&format!("/choices/{at}"), choice, 1, MAX_LABEL);
        if kept.iter().any(|other| other.to_lowercase() == choice.to_lowercase()) {
            fields.add(&format!("/choices/{at}"), "This choice is there already.");
        }
        kept.push(choice);
    }
    kept
}

fn is_key(key: &str) -> bool {
    key.chars().count() <= MAX_KEY
        && key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
}

fn dto(row: ContactFieldRow) -> ContactField {
    ContactField {
        kind: FieldKind::from_name(&row.kind).unwrap_or(FieldKind::Text),
        key: row.key,
        label: row.label,
        choices: row.choices,
        personal: row.personal,
    }
}
