//! Contacts from files: uploaded, looked at, begun, stopped.

use admin_types::{
    Import, ImportPlan, ImportPreview, ImportState, ImportUpload, MAX_IMPORT_BYTES, NumberRef, Page, Problem,
    ProblemCode,
};
use axum::{
    body::Body,
    extract::State,
    response::{AppendHeaders, IntoResponse, Response},
};
use engine_store::{
    StoreError, ids,
    objects::{ObjectError, Objects},
    repo::{
        contact_fields::ContactFieldRow,
        imports::ImportRow,
        numbers::{NumberKind, NumberRecord},
    },
};
use futures::StreamExt as _;
use http::{StatusCode, header};
use serde_json::json;
use uuid::Uuid;

use crate::{
    AppState,
    auth::CurrentUser,
    error::{ApiError, internal},
    extract::{Json, Path, Query},
    fields::Fields,
    people::{
        count,
        import::{columns::Columns, preview},
    },
};

/// Characters of a file's name.
const MAX_FILENAME: usize = 240;
/// Imports that are listed.
const MAX_LISTED: i64 = 100;

/// Why something with an import does not work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImportError {
    #[error("no such import")]
    NotFound,
    #[error("the file is too large")]
    TooLarge,
    #[error("the upload broke off")]
    Broken,
    #[error("it was begun already")]
    Begun,
    #[error("{0}")]
    Unreadable(String),
    #[error(transparent)]
    Objects(ObjectError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ImportError> for ApiError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::NotFound => Self::not_found(),
            ImportError::TooLarge => Self::new(
                ProblemCode::TooLarge,
                "A file of contacts has 100 MB at most. Split it, and bring the parts in one after the other.",
            ),
            ImportError::Broken => {
                Self::new(ProblemCode::InvalidParameter, "The upload broke off. Nothing was kept.")
            }
            ImportError::Begun => Self::new(
                ProblemCode::Conflict,
                "This import was begun already. Upload the file again for another one.",
            ),
            ImportError::Unreadable(problem) => {
                let mut fields = Fields::default();
                fields.add("", problem);
                fields.finish().err().unwrap_or_else(Self::not_found)
            }
            ImportError::Objects(error) => internal(&error),
            ImportError::Store(error) => error.into(),
        }
    }
}

/// List the imports, the latest first. Files and reports are kept for seven days
#[utoipa::path(get, path = "/imports", tag = "contacts", operation_id = "listImports",
    responses((status = 200, body = Page<Import>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Page<Import>>, ApiError> {
    let rows = state.store().imports(user.workspace_id(), user.limited(), MAX_LISTED).await?;
    let mut items = Vec::new();
    for row in rows {
        items.push(dto(&state, row).await?);
    }
    Ok(axum::Json(Page { items, next_cursor: None }))
}

/// Upload a file of contacts: the body is a CSV file with a first row of names. Nothing is taken yet
#[utoipa::path(post, path = "/imports", tag = "contacts", operation_id = "uploadImport", params(ImportUpload),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = Import),
              (status = 413, description = "The file is larger than 100 MB", body = Problem)))]
pub(crate) async fn upload(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<ImportUpload>,
    body: Body,
) -> Result<(StatusCode, axum::Json<Import>), ApiError> {
    let mut fields = Fields::default();
    let filename = query.filename.as_deref().unwrap_or_default();
    let filename = fields.text("filename", filename, 1, MAX_FILENAME).replace(['/', '\\'], "-");
    let number = match query.number_id {
        Some(id) => Some(super::numbers::find(&state, &user, id).await?),
        None => {
            fields.add("number_id", "Say whose contacts they become.");
            None
        }
    };
    fields.finish()?;
    let Some(number) = number else { return Err(ImportError::NotFound.into()) };
    let key = Objects::new_key(user.workspace_id());
    let size = keep(&state, &key, body).await?;
    let known = state.store().contact_fields(user.workspace_id()).await?;
    // A file that cannot be read is refused at once.
    if let Err(error) = look(&state, &key, None, &known, &number).await {
        state.objects().delete(&key).await.map_err(ImportError::Objects)?;
        return Err(error.into());
    }
    let now = state.clock().now();
    let row = ImportRow {
        id: ids::new_id(state.clock()),
        workspace_id: user.workspace_id(),
        number_id: number.id,
        user_id: user.is_person().then(|| user.id()),
        user_name: user.actor().name,
        filename,
        object_key: Some(key),
        size: i64::try_from(size).unwrap_or(i64::MAX),
        plan: None,
        state: ImportState::Uploaded.as_str().to_owned(),
        rows_read: 0,
        rows_good: 0,
        rows_bad: 0,
        bytes_read: 0,
        report_key: None,
        error: None,
        created_at: now,
        updated_at: now,
    };
    state.store().create_import(&row).await?;
    Ok((StatusCode::CREATED, axum::Json(dto(&state, row).await?)))
}

/// An import with its progress
#[utoipa::path(get, path = "/imports/{id}", tag = "contacts", operation_id = "getImport",
    params(("id" = Uuid, Path, description = "Id of the import")), responses((status = 200, body = Import)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Import>, ApiError> {
    let row = find(&state, &user, id).await?;
    Ok(axum::Json(dto(&state, row).await?))
}

/// The beginning of the file as a plan reads it; without columns, as they are guessed
#[utoipa::path(post, path = "/imports/{id}/preview", tag = "contacts", operation_id = "previewImport",
    params(("id" = Uuid, Path, description = "Id of the import")), request_body = ImportPlan,
    responses((status = 200, body = ImportPreview)))]
pub(crate) async fn look_at(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(plan): Json<ImportPlan>,
) -> Result<axum::Json<ImportPreview>, ApiError> {
    let row = find(&state, &user, id).await?;
    let number = super::numbers::find(&state, &user, row.number_id).await?;
    let known = state.store().contact_fields(user.workspace_id()).await?;
    let key = row.object_key.as_deref().ok_or(ImportError::NotFound)?;
    let plan = Some(&plan).filter(|plan| !plan.columns.is_empty());
    Ok(axum::Json(look(&state, key, plan, &known, &number).await?))
}

/// Begin to take the rows. It goes on in the background
#[utoipa::path(post, path = "/imports/{id}/start", tag = "contacts", operation_id = "startImport",
    params(("id" = Uuid, Path, description = "Id of the import")), request_body = ImportPlan,
    responses((status = 202, body = Import)))]
pub(crate) async fn start(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(plan): Json<ImportPlan>,
) -> Result<(StatusCode, axum::Json<Import>), ApiError> {
    let row = find(&state, &user, id).await?;
    let number = super::numbers::find(&state, &user, row.number_id).await?;
    let known = state.store().contact_fields(user.workspace_id()).await?;
    let mut fields = Fields::default();
    Columns::read(&plan, &known, number.kind == NumberKind::Simulator, &mut fields);
    fields.finish()?;
    if !state.store().start_import(id, &json!(plan), state.clock().now()).await? {
        return Err(ImportError::Begun.into());
    }
    let row = find(&state, &user, id).await?;
    Ok((StatusCode::ACCEPTED, axum::Json(dto(&state, row).await?)))
}

/// Stop an import. What was taken stays
#[utoipa::path(post, path = "/imports/{id}/stop", tag = "contacts", operation_id = "stopImport",
    params(("id" = Uuid, Path, description = "Id of the import")), responses((status = 200, body = Import)))]
pub(crate) async fn stop(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Import>, ApiError> {
    find(&state, &user, id).await?;
    state.store().stop_import(user.workspace_id(), id, state.clock().now()).await?;
    let row = find(&state, &user, id).await?;
    Ok(axum::Json(dto(&state, row).await?))
}

/// The rows that were refused, each with its line and why, as a CSV file
#[utoipa::path(get, path = "/imports/{id}/report", tag = "contacts", operation_id = "importReport",
    params(("id" = Uuid, Path, description = "Id of the import")),
    responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn report(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<Response, ApiError> {
    let row = find(&state, &user, id).await?;
    let key = row.report_key.as_deref().ok_or(ImportError::NotFound)?;
    let reading = state.objects().read(key, None).await.map_err(ImportError::Objects)?;
    let reading = reading.ok_or(ImportError::NotFound)?;
    let headers = AppendHeaders([
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"refused-rows.csv\"".to_owned()),
    ]);
    Ok((headers, Body::from_stream(reading.bytes)).into_response())
}

/// Delete an import that does not run, with its file and its report. Its contacts stay
#[utoipa::path(delete, path = "/imports/{id}", tag = "contacts", operation_id = "deleteImport",
    params(("id" = Uuid, Path, description = "Id of the import")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    find(&state, &user, id).await?;
    let Some(row) = state.store().delete_import(user.workspace_id(), id).await? else {
        return Err(ApiError::new(ProblemCode::Conflict, "Stop the import first."));
    };
    for key in [&row.object_key, &row.report_key].into_iter().flatten() {
        state.objects().delete(key).await.map_err(ImportError::Objects)?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Writes a body down; gives its size.
async fn keep(state: &AppState, key: &str, body: Body) -> Result<u64, ImportError> {
    let mut writing = state.objects().write(key, MAX_IMPORT_BYTES).await.map_err(ImportError::Objects)?;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let put = match chunk {
            Ok(chunk) => writing.put(chunk).await.map_err(|error| match error {
                ObjectError::TooLarge(_) => ImportError::TooLarge,
                error => ImportError::Objects(error),
            }),
            Err(_) => Err(ImportError::Broken),
        };
        if let Err(error) = put {
            writing.abort().await;
            return Err(error);
        }
    }
    Ok(writing.finish().await.map_err(ImportError::Objects)?.size)
}

async fn look(
    state: &AppState,
    key: &str,
    plan: Option<&ImportPlan>,
    known: &[ContactFieldRow],
    number: &NumberRecord,
) -> Result<ImportPreview, ImportError> {
    let (bytes, whole) = preview::head(state.objects(), key).await.map_err(ImportError::Objects)?;
    let simulated = number.kind == NumberKind::Simulator;
    preview::of((&bytes, whole), plan, known, simulated).map_err(ImportError::Unreadable)
}

async fn find(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<ImportRow, ImportError> {
    let row = state.store().import(user.workspace_id(), id).await?;
    row.filter(|row| user.sees(row.number_id)).ok_or(ImportError::NotFound)
}

async fn dto(state: &AppState, row: ImportRow) -> Result<Import, ApiError> {
    let number = state.store().number(row.number_id).await?;
    let known = ImportState::ALL.into_iter().find(|it| it.as_str() == row.state);
    let done = row.state == ImportState::Done.as_str() || row.size == 0;
    let percent = if done { 100 } else { row.bytes_read.saturating_mul(100) / row.size.max(1) };
    Ok(Import {
        id: row.id,
        number: NumberRef { id: row.number_id, name: number.map(|number| number.name).unwrap_or_default() },
        filename: row.filename,
        size: count(row.size),
        state: known.unwrap_or(ImportState::Failed),
        plan: row.plan.and_then(|plan| serde_json::from_value(plan).ok()),
        rows: count(row.rows_read),
        good: count(row.rows_good),
        bad: count(row.rows_bad),
        percent: u32::try_from(percent.clamp(0, 100)).unwrap_or_default(),
        has_report: row.report_key.is_some(),
        error: row.error,
        by: row.user_name,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
