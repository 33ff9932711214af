//! Writing to a simulator number as if from a phone.

use admin_types::{Problem, Simulate, Simulated};
use axum::extract::State;
use engine_core::Inbound;
use engine_store::{
    hints::Hint,
    ids,
    repo::{
        numbers::NumberKind,
        records::{InboundMessage, InboxKey, InboxRow},
    },
};
use http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::numbers::{NumberError, find};
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path},
    fields::{Fields, MAX_NAME_CHARS},
};

const MAX_SENDER_CHARS: usize = 64;
const MAX_CHOICE_CHARS: usize = 256;

/// Send a message to a simulator number
#[utoipa::path(post, path = "/numbers/{id}/simulate", tag = "numbers", operation_id = "simulate",
    params(("id" = Uuid, Path, description = "Id of the number")), request_body = Simulate,
    responses((status = 202, body = Simulated), (status = 409, body = Problem)))]
pub(crate) async fn simulate(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<Simulate>,
) -> Result<(StatusCode, axum::Json<Simulated>), ApiError> {
    let number = find(&state, &user, id).await?;
    if number.kind != NumberKind::Simulator {
        return Err(NumberError::NotASimulator.into());
    }
    let mut fields = Fields::default();
    let from = fields.text("/from", &body.from, 1, MAX_SENDER_CHARS);
    let name = fields.text("/name", body.name.as_deref().unwrap_or_default(), 0, MAX_NAME_CHARS);
    let words = body.text.as_deref().unwrap_or_default();
    let content = if let Some(choice) = &body.choice_id {
        let id = fields.text("/choice_id", choice, 1, MAX_CHOICE_CHARS);
        Inbound::reply(id, fields.text("/text", words, 0, MAX_CHOICE_CHARS))
    } else {
        if words.trim().is_empty() {
            fields.add("/text", "Give a text or a choice_id.");
        }
        Inbound::text(fields.long_text("/text", words, flows_schema::limits::MAX_TEXT_CHARS))
    };
    fields.finish()?;
    let now = state.clock().now();
    let order = ids::new_id(state.clock());
    let aliases = vec![("simulator".to_owned(), from.clone())];
    let shard = state.store().shard_of_contact(id, &aliases).await?;
    let message = InboundMessage {
        aliases,
        name,
        phone: String::new(),
        recipient: json!({"simulator": from}),
        content,
        raw: None,
        moved_to: Vec::new(),
    };
    let row = InboxRow {
        key: InboxKey { number_id: id, chat: from.clone(), sender: from, msg_id: order.to_string() },
        kind: "message".to_owned(),
        body: Some(serde_json::to_value(message).map_err(|error| crate::error::internal(&error))?),
        received_at: now,
        shard,
    };
    state.store().enqueue(&[row]).await?;
    state.hints().publish(Hint::InboxReady);
    Ok((StatusCode::ACCEPTED, axum::Json(Simulated { message_id: order.to_string() })))
}
