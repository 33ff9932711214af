//! The audit log: reading it, taking it out, checking it.

use std::{borrow::Cow, collections::VecDeque, sync::Arc};

use admin_types::{AuditActor, AuditEntry, AuditFilter, AuditOutcome, AuditVerified, Page, ProblemCode};
use axum::{
    body::Body,
    extract::State,
    response::{AppendHeaders, IntoResponse, Response},
};
use bytes::Bytes;
use chrono::SecondsFormat;
use engine_store::{
    Store, StoreError,
    repo::audit::{AuditQuery, AuditRecord},
};
use futures::stream;
use http::header;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    AppState, audit,
    auth::CurrentUser,
    csv_file,
    error::ApiError,
    extract::Query,
    page::{Paging, pattern},
};

/// Entries that are in memory at a time.
const CHUNK: i64 = 500;

const COLUMNS: &[&str] = &[
    "seq",
    "time",
    "actor_kind",
    "actor_id",
    "actor",
    "action",
    "target",
    "outcome",
    "status",
    "address",
    "before",
    "after",
    "hash",
];

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AuditError {
    #[error("the file cannot be written: {0}")]
    Write(#[from] csv::Error),
    #[error("an entry cannot be written: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<AuditError> for ApiError {
    fn from(error: AuditError) -> Self {
        match error {
            AuditError::Store(error) => error.into(),
            other => crate::error::internal(&other),
        }
    }
}

/// What people and programs did, and were refused; the latest first
#[utoipa::path(get, path = "/audit", tag = "audit", operation_id = "listAudit", params(AuditFilter),
    responses((status = 200, body = Page<AuditEntry>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(filter): Query<AuditFilter>,
) -> Result<axum::Json<Page<AuditEntry>>, ApiError> {
    let paging = Paging::<i64>::new(filter.cursor.as_deref(), filter.limit)?;
    let query = AuditQuery { before: paging.cursor, limit: paging.rows(), ..query(&filter)? };
    let rows = state.store().audit(user.workspace_id(), &query).await?;
    Ok(axum::Json(paging.page(rows, |row| row.seq, entry)))
}

/// Whether every entry is there and as it was written
///
/// Reads the whole log. `botloom audit verify` does the same for all workspaces.
#[utoipa::path(get, path = "/audit/verify", tag = "audit", operation_id = "verifyAudit",
    responses((status = 200, body = AuditVerified)))]
pub(crate) async fn verify(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<AuditVerified>, ApiError> {
    Ok(axum::Json(audit::verify(state.store(), user.workspace_id()).await?))
}

/// The log as a CSV file
#[utoipa::path(get, path = "/exports/audit.csv", tag = "audit", operation_id = "exportAuditCsv",
    params(AuditFilter), responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn csv(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(filter): Query<AuditFilter>,
) -> Result<Response, ApiError> {
    file(&state, &user, &filter, Format::Csv).await
}

/// The log as a file with one JSON object per line
#[utoipa::path(get, path = "/exports/audit.jsonl", tag = "audit", operation_id = "exportAuditJsonl",
    params(AuditFilter), responses((status = 200, content_type = "application/jsonl", body = String)))]
pub(crate) async fn jsonl(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(filter): Query<AuditFilter>,
) -> Result<Response, ApiError> {
    file(&state, &user, &filter, Format::Jsonl).await
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Jsonl,
}

/// Where an export stands.
struct Export {
    store: Arc<dyn Store>,
    workspace_id: Uuid,
    query: AuditQuery,
    format: Format,
    ready: VecDeque<Bytes>,
    done: bool,
}

impl Export {
    /// Reads and writes the next entries; sets `done` when there are no more.
    async fn chunk(&mut self) -> Result<Vec<u8>, AuditError> {
        let rows = self.store.audit(self.workspace_id, &self.query).await?;
        self.query.before = rows.last().map(|row| row.seq);
        self.done = i64::try_from(rows.len()).unwrap_or(i64::MAX) < CHUNK;
        match self.format {
            Format::Csv => Ok(csv_file::rows(rows.into_iter().map(cells))?),
            Format::Jsonl => {
                let mut lines = Vec::new();
                for row in rows {
                    serde_json::to_writer(&mut lines, &entry(row))?;
                    lines.push(b'\n');
                }
                Ok(lines)
            }
        }
    }
}

async fn file(
    state: &AppState,
    user: &CurrentUser,
    filter: &AuditFilter,
    format: Format,
) -> Result<Response, ApiError> {
    if filter.cursor.is_some() || filter.limit.is_some() {
        return Err(ApiError::new(
            ProblemCode::InvalidParameter,
            "A file has no pages: leave out cursor and limit.",
        ));
    }
    let mut export = Export {
        store: state.store_handle(),
        workspace_id: user.workspace_id(),
        query: AuditQuery { limit: CHUNK, ..query(filter)? },
        format,
        ready: VecDeque::new(),
        done: false,
    };
    if format == Format::Csv {
        let head =
            csv_file::rows([COLUMNS.iter().map(|column| Cow::from(*column))]).map_err(AuditError::from)?;
        export.ready.push_back(head.into());
    }
    // The first rows are read before the answer begins, so that a database that is down is a problem and not half a
    // file.
    let first = export.chunk().await?;
    export.ready.push_back(first.into());
    let body = stream::try_unfold(export, |mut export| async move {
        if let Some(bytes) = export.ready.pop_front() {
            return Ok::<_, AuditError>(Some((bytes, export)));
        }
        if export.done {
            return Ok(None);
        }
        let bytes = export.chunk().await.inspect_err(|error| {
            tracing::error!(error = %error, "an export of the audit log broke off");
        })?;
        Ok(Some((Bytes::from(bytes), export)))
    });
    let day = state.clock().now().date_naive();
    let (kind, ending) = match format {
        Format::Csv => ("text/csv; charset=utf-8; header=present", "csv"),
        Format::Jsonl => ("application/jsonl", "jsonl"),
    };
    let headers = AppendHeaders([
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"botloom-audit-{day}.{ending}\"")),
    ]);
    Ok((headers, Body::from_stream(body)).into_response())
}

fn query(filter: &AuditFilter) -> Result<AuditQuery, ApiError> {
    if let (Some(from), Some(to)) = (filter.from, filter.to)
        && from > to
    {
        return Err(ApiError::new(ProblemCode::InvalidParameter, "\"from\" is later than \"to\"."));
    }
    Ok(AuditQuery {
        actor_id: filter.actor_id,
        pattern: pattern(filter.q.as_deref())?,
        outcome: filter.outcome.map(|outcome| outcome.as_str().to_owned()),
        from: filter.from,
        to: filter.to,
        before: None,
        limit: 0,
    })
}

fn entry(row: AuditRecord) -> AuditEntry {
    let mut detail: Value = serde_json::from_str(&row.detail).unwrap_or_default();
    let mut part = |name: &str| detail.get_mut(name).map(Value::take).filter(|value| !value.is_null());
    AuditEntry {
        seq: row.seq,
        at: row.at,
        actor: AuditActor { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
        action: row.action,
        target: row.target,
        outcome: AuditOutcome::from_name(&row.outcome),
        status: row.status,
        address: row.address,
        before: part("before"),
        after: part("after"),
        hash: hex::encode(row.hash),
    }
}

fn cells(row: AuditRecord) -> Vec<Cow<'static, str>> {
    let entry = entry(row);
    let json = |value: Option<Value>| value.map(|value| value.to_string()).unwrap_or_default();
    vec![
        entry.seq.to_string().into(),
        entry.at.to_rfc3339_opts(SecondsFormat::Micros, true).into(),
        entry.actor.kind.into(),
        entry.actor.id.map(|id| id.to_string()).unwrap_or_default().into(),
        entry.actor.name.into(),
        entry.action.into(),
        entry.target.into(),
        entry.outcome.as_str().into(),
        entry.status.to_string().into(),
        entry.address.into(),
        json(entry.before).into(),
        json(entry.after).into(),
        entry.hash.into(),
    ]
}
