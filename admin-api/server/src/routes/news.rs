//! What a provider told of a number that is no message.

use admin_types::{NewsLevel, NumberNews, Page, PageQuery};
use axum::extract::State;
use chrono::{DateTime, Utc};
use engine_store::repo::channel_events::ChannelEventView;
use uuid::Uuid;

use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Path, Query},
    page::Paging,
};

/// List what the provider told of a number that is no message, the newest first
///
/// Account, template and quality news, and everything that this version does not understand, as it came.
#[utoipa::path(get, path = "/numbers/{id}/news", tag = "numbers", operation_id = "listNumberNews",
    params(("id" = Uuid, Path, description = "Id of the number"), PageQuery),
    responses((status = 200, body = Page<NumberNews>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Query(query): Query<PageQuery>,
) -> Result<axum::Json<Page<NumberNews>>, ApiError> {
    let number = state.store().number(id).await?;
    if number.is_none_or(|number| number.workspace_id != user.workspace_id() || !user.sees(id)) {
        return Err(ApiError::not_found());
    }
    let paging = Paging::<(DateTime<Utc>, Uuid)>::new(query.cursor.as_deref(), query.limit)?;
    let rows = state.store().channel_events(user.workspace_id(), id, paging.cursor, paging.rows()).await?;
    Ok(axum::Json(paging.page(rows, |row| (row.created_at, row.id), news)))
}

fn news(row: ChannelEventView) -> NumberNews {
    NumberNews {
        id: row.id,
        kind: row.kind,
        level: match row.level {
            ..1 => NewsLevel::Info,
            1 => NewsLevel::Warning,
            _ => NewsLevel::Problem,
        },
        body: serde_json::from_str(row.body.as_str()).unwrap_or_default(),
        created_at: row.created_at,
    }
}
