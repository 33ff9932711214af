//! Conversations that wait in versions of a flow, and what becomes of them when another version is published.

use std::collections::{BTreeMap, btree_map::Entry};

use admin_types::{NumberRef, WaitingConversations, WaitingFate, WaitingRule, WaitingStep};
use axum::extract::State;
use engine_core::{Fate, TakeoverRule};
use engine_store::repo::deployments::WaitingCount;
use flows_schema::Flow;
use uuid::Uuid;

use super::flows::count;
use crate::{AppState, auth::CurrentUser, error::ApiError, extract::Path, fields::Fields, flows::FlowError};

const MAX_RULES: usize = 200;
const MAX_ID_CHARS: usize = 200;

/// How many conversations wait at which step
///
/// Of all versions of the flow. It counts all conversations of the workspace, so ask it when somebody wants to know.
#[utoipa::path(get, path = "/flows/{id}/waiting", tag = "flows", operation_id = "waitingConversations",
    params(("id" = Uuid, Path, description = "Id of the flow")),
    responses((status = 200, body = WaitingConversations)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<WaitingConversations>, ApiError> {
    let workspace_id = user.workspace_id();
    state.store().flow(workspace_id, id).await?.ok_or(FlowError::NotFound)?;
    let rows = state.store().waiting(workspace_id, id).await?;
    let mut versions: BTreeMap<i32, Option<Flow>> = BTreeMap::new();
    let mut steps = Vec::new();
    for row in rows.into_iter().filter(|row| user.sees(row.number_id)) {
        let flow = match versions.entry(row.version) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let document = state.store().version_document(id, row.version).await?;
                place.insert(document.and_then(|document| flows_schema::parse_value(document).ok()))
            }
        };
        steps.push(step(row, flow.as_ref()));
    }
    Ok(axum::Json(WaitingConversations { steps }))
}

fn step(row: WaitingCount, flow: Option<&Flow>) -> WaitingStep {
    let inside = row.library_flow.as_ref();
    let part = match (flow, inside) {
        (Some(flow), Some(name)) => flow.library.get(name),
        (flow, _) => flow,
    };
    let node = part.and_then(|flow| flow.node(&row.node));
    let title = node.map_or_else(|| row.node.clone(), |node| node.display_title().into_owned());
    let title = match part.filter(|_| inside.is_some()) {
        Some(flow) => format!("{title} (in “{}”)", flow.name),
        None => title,
    };
    WaitingStep {
        number: NumberRef { id: row.number_id, name: row.number_name },
        version: count(row.version),
        title,
        node_type: node.map_or_else(String::new, |node| node.kind.type_name().to_owned()),
        node: row.library_flow.is_none().then_some(row.node),
        for_answer: row.waits_for == "answer",
        count: row.count.unsigned_abs(),
    }
}

/// The rules of a request as the engine follows them; mistakes go into `fields`.
pub(super) fn rules(waiting: &[WaitingRule], fields: &mut Fields) -> Vec<TakeoverRule> {
    if waiting.len() > MAX_RULES {
        fields.add("/waiting", format!("{MAX_RULES} rules at most, please."));
        return Vec::new();
    }
    let mut rules = Vec::new();
    for (index, rule) in waiting.iter().enumerate() {
        let long = |id: &Option<String>| id.as_ref().is_some_and(|id| id.chars().count() > MAX_ID_CHARS);
        if long(&rule.node) || long(&rule.to) {
            fields.add(&format!("/waiting/{index}"), "No step has an id as long as this.".to_owned());
            continue;
        }
        let fate = match (rule.fate, &rule.to) {
            (WaitingFate::Keep, None) => Fate::Keep,
            (WaitingFate::Finish, None) => Fate::Finish,
            (WaitingFate::Restart, None) => Fate::Restart,
            (WaitingFate::Remap, Some(to)) => Fate::Remap { to: to.clone() },
            (WaitingFate::Remap, None) => {
                fields.add(
                    &format!("/waiting/{index}/to"),
                    "Choose the question that they go on at.".to_owned(),
                );
                continue;
            }
            (_, Some(_)) => {
                fields.add(&format!("/waiting/{index}/to"), "Only with “remap”.".to_owned());
                continue;
            }
        };
        let version = rule.version.map(|version| i32::try_from(version).unwrap_or(i32::MAX));
        rules.push(TakeoverRule { version, node: rule.node.clone(), fate });
    }
    rules
}
