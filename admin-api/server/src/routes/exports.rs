//! Exports as CSV, streamed: a page of rows is read, written and forgotten before the next.

use std::{borrow::Cow, collections::VecDeque, sync::Arc};

use admin_types::{ExportFilter, ProblemCode};
use axum::{
    body::Body,
    extract::State,
    response::{AppendHeaders, IntoResponse, Response},
};
use bytes::Bytes;
use chrono::{DateTime, SecondsFormat, Utc};
use engine_store::{
    Store, StoreError,
    repo::exports::{AnswerExport, ExportQuery, MessageExport},
};
use futures::stream;
use http::header;
use uuid::Uuid;

use crate::{AppState, auth::CurrentUser, csv_file, error::ApiError, extract::Query};

/// Rows that are in memory at a time.
const CHUNK: i64 = 500;

const MESSAGE_COLUMNS: &[&str] = &[
    "time",
    "number",
    "contact",
    "address",
    "direction",
    "kind",
    "text",
    "status",
    "error",
    "flow",
    "version",
    "node",
    "conversation_id",
];
const ANSWER_COLUMNS: &[&str] = &[
    "time",
    "number",
    "contact",
    "address",
    "flow",
    "version",
    "node",
    "variable",
    "value",
    "category",
    "conversation_id",
];

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    #[error("the file cannot be written: {0}")]
    Write(#[from] csv::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ExportError> for ApiError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Write(error) => crate::error::internal(&error),
            ExportError::Store(error) => error.into(),
        }
    }
}

/// Messages as a CSV file
#[utoipa::path(get, path = "/exports/messages.csv", tag = "exports", operation_id = "exportMessages",
    params(ExportFilter), responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn messages(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(filter): Query<ExportFilter>,
) -> Result<Response, ApiError> {
    file(&state, &user, &filter, Table::Messages).await
}

/// Answers that flows kept, as a CSV file
#[utoipa::path(get, path = "/exports/answers.csv", tag = "exports", operation_id = "exportAnswers",
    params(ExportFilter), responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn answers(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(filter): Query<ExportFilter>,
) -> Result<Response, ApiError> {
    file(&state, &user, &filter, Table::Answers).await
}

#[derive(Debug, Clone, Copy)]
enum Table {
    Messages,
    Answers,
}

/// Where an export stands.
struct Export {
    store: Arc<dyn Store>,
    table: Table,
    workspace_id: Uuid,
    query: ExportQuery,
    after: Option<(DateTime<Utc>, Uuid)>,
    ready: VecDeque<Bytes>,
    done: bool,
}

impl Export {
    /// Reads and writes the next rows; sets `done` when there are no more.
    async fn chunk(&mut self) -> Result<Vec<u8>, ExportError> {
        match self.table {
            Table::Messages => {
                let rows =
                    self.store.export_messages(self.workspace_id, &self.query, self.after, CHUNK).await?;
                self.after = rows.last().map(|row| (row.created_at, row.id));
                self.done = rows.len() < CHUNK as usize;
                Ok(csv_file::rows(rows.iter().map(message_cells))?)
            }
            Table::Answers => {
                let rows =
                    self.store.export_answers(self.workspace_id, &self.query, self.after, CHUNK).await?;
                self.after = rows.last().map(|row| (row.created_at, row.id));
                self.done = rows.len() < CHUNK as usize;
                Ok(csv_file::rows(rows.iter().map(answer_cells))?)
            }
        }
    }
}

async fn file(
    state: &AppState,
    user: &CurrentUser,
    filter: &ExportFilter,
    table: Table,
) -> Result<Response, ApiError> {
    if let (Some(from), Some(to)) = (filter.from, filter.to)
        && from > to
    {
        return Err(ApiError::new(ProblemCode::InvalidParameter, "\"from\" is later than \"to\"."));
    }
    let query = ExportQuery {
        number_id: filter.number_id,
        seen_by: user.limited(),
        flow_id: filter.flow_id,
        from: filter.from,
        to: filter.to,
    };
    let mut export = Export {
        store: state.store_handle(),
        table,
        workspace_id: user.workspace_id(),
        query,
        after: None,
        ready: VecDeque::new(),
        done: false,
    };
    let (name, columns) = match table {
        Table::Messages => ("messages", MESSAGE_COLUMNS),
        Table::Answers => ("answers", ANSWER_COLUMNS),
    };
    if filter.bom.unwrap_or_default() {
        export.ready.push_back(Bytes::from_static(csv_file::BOM));
    }
    let head =
        csv_file::rows([columns.iter().map(|column| Cow::from(*column))]).map_err(ExportError::from)?;
    export.ready.push_back(head.into());
    // The first rows are read before the answer begins, so that a database that is down is a problem
    // and not half a file.
    let first = export.chunk().await?;
    export.ready.push_back(first.into());
    tracing::info!(user.id = %user.id(), export.table = name, "data is exported");

    let body = stream::try_unfold(export, |mut export| async move {
        if let Some(bytes) = export.ready.pop_front() {
            return Ok::<_, ExportError>(Some((bytes, export)));
        }
        if export.done {
            return Ok(None);
        }
        let bytes = export.chunk().await.inspect_err(|error| {
            tracing::error!(error = %error, "an export broke off");
        })?;
        Ok(Some((Bytes::from(bytes), export)))
    });
    let day = state.clock().now().date_naive();
    let headers = AppendHeaders([
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"botloom-{name}-{day}.csv\"")),
    ]);
    Ok((headers, Body::from_stream(body)).into_response())
}

fn message_cells(row: &MessageExport) -> Vec<Cow<'_, str>> {
    vec![
        time(row.created_at),
        text(row.number_name.as_deref()),
        text(row.contact_name.as_deref()),
        address(row.contact_phone.as_deref(), row.contact_alias.as_deref()),
        Cow::from(&row.direction),
        Cow::from(&row.kind),
        Cow::from(&row.text),
        Cow::from(&row.status),
        text(row.error.as_deref()),
        text(row.flow_name.as_deref()),
        row.flow_version.map(|version| version.to_string()).unwrap_or_default().into(),
        text(row.node_id.as_deref()),
        row.conversation_id.to_string().into(),
    ]
}

fn answer_cells(row: &AnswerExport) -> Vec<Cow<'_, str>> {
    vec![
        time(row.created_at),
        text(row.number_name.as_deref()),
        text(row.contact_name.as_deref()),
        address(row.contact_phone.as_deref(), row.contact_alias.as_deref()),
        text(row.flow_name.as_deref()),
        row.flow_version.to_string().into(),
        Cow::from(&row.node_id),
        Cow::from(&row.name),
        Cow::from(&row.text),
        Cow::from(&row.category),
        row.conversation_id.to_string().into(),
    ]
}

fn time(at: DateTime<Utc>) -> Cow<'static, str> {
    at.to_rfc3339_opts(SecondsFormat::Secs, true).into()
}

fn text(value: Option<&str>) -> Cow<'_, str> {
    Cow::from(value.unwrap_or_default())
}

fn address<'a>(phone: Option<&'a str>, alias: Option<&'a str>) -> Cow<'a, str> {
    text(phone.filter(|phone| !phone.is_empty()).or(alias))
}
