//! Templates between Meta's shape and what is kept.

use chrono::{DateTime, Utc};
use engine_graph::Ask;
use engine_store::{hints::Hint, ids, repo::message_templates::TemplateRecord};
use serde_json::Value;
use uuid::Uuid;

use super::{Connected, words};
use crate::{AppState, error::ApiError};

/// Templates of an account that are kept; Meta allows 6,000 for the largest.
const MAX_TEMPLATES: usize = 6_000;
const FIELDS: &str =
    "id,name,language,category,status,components,quality_score,rejected_reason,parameter_format";

/// A template as Meta lists it; `None` for what has no name or id.
pub(crate) fn record(
    listed: &Value,
    (id, workspace_id): (Uuid, Uuid),
    account_id: &str,
    now: DateTime<Utc>,
) -> Option<TemplateRecord> {
    let text = |key: &str| listed[key].as_str().filter(|text| !text.is_empty());
    let reason = text("rejected_reason").filter(|reason| *reason != "NONE");
    Some(TemplateRecord {
        id,
        workspace_id,
        account_id: account_id.to_owned(),
        provider_id: text("id")?.to_owned(),
        name: text("name")?.to_owned(),
        language: text("language")?.to_owned(),
        category: text("category").unwrap_or("UTILITY").to_owned(),
        status: text("status").unwrap_or("PENDING").to_owned(),
        reason: reason.map(in_words),
        quality: listed["quality_score"]["score"].as_str().unwrap_or("UNKNOWN").to_owned(),
        parameter_format: text("parameter_format").unwrap_or("POSITIONAL").to_owned(),
        components: listed["components"].clone(),
        created_at: now,
        updated_at: now,
    })
}

/// Meta's codes of rejections as sentences; another word stays as it is.
fn in_words(reason: &str) -> String {
    match reason {
        "ABUSIVE_CONTENT" => "Meta found the words abusive.",
        "INVALID_FORMAT" => "The format is not right: variables stand at the edge or next to each other, or examples are missing.",
        "PROMOTIONAL" => "It promotes something, which its category does not allow.",
        "TAG_CONTENT_MISMATCH" => "The words do not fit the category.",
        "SCAM" => "Meta takes it for a scam.",
        other => other,
    }
    .to_owned()
}

/// Fetches all templates of a number's account and keeps them.
pub(crate) async fn sync(state: &AppState, number: &Connected) -> Result<(), ApiError> {
    let account_id = number.account_id()?;
    let workspace_id = number.record.workspace_id;
    let now = state.clock().now();
    let ask = Ask::get(&[account_id, "message_templates"]).query("fields", FIELDS).query("limit", "100");
    let graph = state.graph()?;
    let listed = graph.list(&number.credentials.access_token, ask, MAX_TEMPLATES).await;
    let listed =
        listed.map_err(|error| words::problem(&error, "The templates shown are those of before."))?;
    let records: Vec<TemplateRecord> = listed
        .iter()
        .filter_map(|one| record(one, (ids::new_id(state.clock()), workspace_id), account_id, now))
        .collect();
    state.store().sync_message_templates(workspace_id, account_id, &records, now).await?;
    tell(state, number);
    Ok(())
}

/// Tells the open pages that templates changed.
pub(crate) fn tell(state: &AppState, number: &Connected) {
    let (workspace_id, number_id) = (number.record.workspace_id, number.record.id);
    state.hints().publish(Hint::NumberChanged { workspace_id, number_id });
}
