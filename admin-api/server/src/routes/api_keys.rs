//! Keys of programs.

use admin_types::{
    API_KEY_PREFIX, ApiKey, ApiKeyWithSecret, CreateApiKey, DEFAULT_PER_MINUTE, MAX_PER_MINUTE, Page,
    PageQuery, Permission, Secret, UpdateApiKey, UserRef,
};
use axum::extract::State;
use chrono::{DateTime, Utc};
use engine_store::{ids, repo::api_keys::ApiKeyRecord};
use http::StatusCode;
use uuid::Uuid;

use crate::{
    AppState,
    auth::{CurrentUser, token},
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
    granted::{self, Grants},
    page::Paging,
};

/// Characters of a key after its prefix that are kept, for people to tell it by: 24 of its 256 bits.
const HINT_CHARS: usize = 4;

/// List the keys of programs
#[utoipa::path(get, path = "/api-keys", tag = "api-keys", operation_id = "listApiKeys", params(PageQuery),
    responses((status = 200, body = Page<ApiKey>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<PageQuery>,
) -> Result<axum::Json<Page<ApiKey>>, ApiError> {
    let paging = Paging::<Uuid>::new(query.cursor.as_deref(), query.limit)?;
    let rows = state.store().api_keys(user.workspace_id(), paging.cursor, paging.rows()).await?;
    let grants = Grants::of(&state, user.workspace_id()).await?;
    Ok(axum::Json(paging.page(rows, |row| row.id, |row| dto(row, &grants))))
}

/// Make a key for a program
///
/// The answer has the key, which is never shown again. The program sends it as `Authorization: Bearer …`.
#[utoipa::path(post, path = "/api-keys", tag = "api-keys", operation_id = "createApiKey",
    request_body = CreateApiKey, responses((status = 201, body = ApiKeyWithSecret)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateApiKey>,
) -> Result<(StatusCode, axum::Json<ApiKeyWithSecret>), ApiError> {
    let now = state.clock().now();
    let mut fields = Fields::default();
    let name = fields.name("/name", &body.name);
    let numbers = granted::check(&state, user.workspace_id(), &body.numbers, &mut fields).await?;
    let permissions = permissions(&mut fields, &user, &body.permissions, numbers.is_some());
    let per_minute = per_minute(&mut fields, body.per_minute.unwrap_or(DEFAULT_PER_MINUTE));
    let expires_at = expires_at(&mut fields, body.expires_at, now);
    fields.finish()?;
    let secret = format!("{API_KEY_PREFIX}{}", token::new_token().0);
    let by = user.actor();
    let record = ApiKeyRecord {
        id: ids::new_id(state.clock()),
        workspace_id: user.workspace_id(),
        name,
        digest: token::digest(&secret),
        hint: secret.chars().take(API_KEY_PREFIX.len() + HINT_CHARS).collect(),
        permissions,
        per_minute,
        limited: numbers.is_some(),
        created_by: by.id,
        created_by_name: by.name,
        created_at: now,
        expires_at,
        last_used_at: None,
    };
    state.store().create_api_key(&record, numbers.as_deref().unwrap_or_default()).await?;
    tracing::info!(user.id = %user.id(), key.id = %record.id, "a key was made");
    let grants = Grants::of(&state, user.workspace_id()).await?;
    let api_key = dto(record, &grants);
    user.noted().made(&api_key);
    let made = ApiKeyWithSecret { api_key, secret: Secret::new(secret) };
    Ok((StatusCode::CREATED, axum::Json(made)))
}

/// Change what a key may do, how often, and until when
///
/// It counts at the program's next request. The key itself stays.
#[utoipa::path(put, path = "/api-keys/{id}", tag = "api-keys", operation_id = "updateApiKey",
    params(("id" = Uuid, Path, description = "Id of the key")), request_body = UpdateApiKey,
    responses((status = 200, body = ApiKey)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<UpdateApiKey>,
) -> Result<axum::Json<ApiKey>, ApiError> {
    let found = state.store().api_key(user.workspace_id(), id).await?;
    let mut record = found.ok_or_else(ApiError::not_found)?;
    let before = dto(record.clone(), &Grants::of(&state, user.workspace_id()).await?);
    let mut fields = Fields::default();
    record.name = fields.name("/name", &body.name);
    let numbers = granted::check(&state, user.workspace_id(), &body.numbers, &mut fields).await?;
    record.limited = numbers.is_some();
    record.permissions = permissions(&mut fields, &user, &body.permissions, record.limited);
    record.per_minute = per_minute(&mut fields, body.per_minute);
    record.expires_at = expires_at(&mut fields, body.expires_at, state.clock().now());
    fields.finish()?;
    if !state.store().update_api_key(&record, numbers.as_deref().unwrap_or_default()).await? {
        return Err(ApiError::not_found());
    }
    tracing::info!(user.id = %user.id(), key.id = %id, "a key was changed");
    let grants = Grants::of(&state, user.workspace_id()).await?;
    let after = dto(record, &grants);
    user.noted().changed(&before, &after);
    Ok(axum::Json(after))
}

/// Delete a key
///
/// Programs that use it are refused from their next request on.
#[utoipa::path(delete, path = "/api-keys/{id}", tag = "api-keys", operation_id = "deleteApiKey",
    params(("id" = Uuid, Path, description = "Id of the key")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    let before = state.store().api_key(user.workspace_id(), id).await?.ok_or_else(ApiError::not_found)?;
    user.noted().gone(&dto(before, &Grants::of(&state, user.workspace_id()).await?));
    if !state.store().delete_api_key(user.workspace_id(), id).await? {
        return Err(ApiError::not_found());
    }
    tracing::info!(user.id = %user.id(), key.id = %id, "a key was deleted");
    Ok(StatusCode::NO_CONTENT)
}

/// Permissions as they are stored, each once. Nobody gives what they do not have.
fn permissions(fields: &mut Fields, user: &CurrentUser, wanted: &[Permission], limited: bool) -> String {
    if wanted.is_empty() {
        fields.add("/permissions", "Choose at least one thing that the program may do.");
    }
    for (at, permission) in wanted.iter().enumerate() {
        if !permission.is_for_programs() || !user.can(*permission) {
            let detail = format!("The key of a program cannot have {}.", permission.as_str());
            fields.add(&format!("/permissions/{at}"), detail);
        } else if limited && !permission.can_be_limited() {
            let detail = format!(
                "{} is about the whole workspace; this key sees some numbers only.",
                permission.as_str()
            );
            fields.add(&format!("/permissions/{at}"), detail);
        }
    }
    let names = Permission::ALL.into_iter().filter(|it| wanted.contains(it)).map(Permission::as_str);
    names.collect::<Vec<_>>().join(" ")
}

fn per_minute(fields: &mut Fields, wanted: u32) -> i32 {
    if !(1..=MAX_PER_MINUTE).contains(&wanted) {
        fields.add("/per_minute", "Between 1 and 60,000 requests per minute, please.");
    }
    i32::try_from(wanted).unwrap_or(i32::MAX)
}

fn expires_at(
    fields: &mut Fields,
    wanted: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    if wanted.is_some_and(|at| at <= now) {
        fields.add("/expires_at", "This moment is over. Choose a later one, or none.");
    }
    wanted
}

fn dto(record: ApiKeyRecord, grants: &Grants) -> ApiKey {
    ApiKey {
        id: record.id,
        name: record.name,
        hint: record.hint,
        permissions: record.permissions.split_whitespace().filter_map(Permission::from_name).collect(),
        per_minute: u32::try_from(record.per_minute).unwrap_or_default(),
        numbers: grants.access(record.limited, record.id),
        created_by: UserRef { id: record.created_by, name: record.created_by_name },
        created_at: record.created_at,
        expires_at: record.expires_at,
        last_used_at: record.last_used_at,
    }
}
