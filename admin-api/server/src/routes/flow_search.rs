//! Finding words in all flows.

use admin_types::{FlowFound, FlowSearch, Page, Problem, ProblemCode};
use axum::extract::State;
use chrono::{DateTime, Utc};
use engine_store::repo::flows::DraftRecord;
use flows_schema::find;
use uuid::Uuid;

use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::Query,
    page::{MAX_SEARCH_CHARS, Paging},
};

/// Flows that one request looks through. Their documents are read whole, and each may have a megabyte.
const FLOWS_PER_PAGE: u32 = 25;
/// Hits that are named of each flow; the others are counted.
const MAX_HITS: usize = 20;

/// Find words in the titles, texts, variables, notes and ids of all flows that are not archived
///
/// Each page looks through 25 flows, the one that was saved last first, and has those that hold the words: a page may
/// be empty and have a next one.
#[utoipa::path(get, path = "/flows/search", tag = "flows", operation_id = "searchFlows", params(FlowSearch),
    responses((status = 200, body = Page<FlowFound>), (status = 400, body = Problem)))]
pub(crate) async fn search(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<FlowSearch>,
) -> Result<axum::Json<Page<FlowFound>>, ApiError> {
    let words = query.q.trim().to_owned();
    if words.chars().count() > MAX_SEARCH_CHARS {
        let detail = format!("A search may have {MAX_SEARCH_CHARS} characters at most.");
        return Err(ApiError::new(ProblemCode::InvalidParameter, detail));
    }
    if words.is_empty() {
        return Ok(axum::Json(Page { items: Vec::new(), next_cursor: None }));
    }
    let paging = Paging::<(DateTime<Utc>, Uuid)>::new(query.cursor.as_deref(), Some(FLOWS_PER_PAGE))?;
    let rows = state.store().drafts(user.workspace_id(), paging.cursor, paging.rows()).await?;
    let page = paging.page(rows, |row| (row.updated_at, row.id), |row| found(row, &words));
    Ok(axum::Json(Page { items: page.items.into_iter().flatten().collect(), next_cursor: page.next_cursor }))
}

/// The flow with what it holds; `None` where it holds nothing. A draft that an older build wrote and that this one
/// cannot read is passed over: the search is no place to mend it.
fn found(row: DraftRecord, words: &str) -> Option<FlowFound> {
    let document = flows_schema::upgrade::upgrade(row.draft.0).ok()?;
    let flow = flows_schema::parse_value(document).ok()?;
    let mut hits = find::find(&flow, words);
    let count = u32::try_from(hits.len()).unwrap_or(u32::MAX);
    hits.truncate(MAX_HITS);
    (count > 0).then_some(FlowFound { id: row.id, name: row.name, count, hits })
}
