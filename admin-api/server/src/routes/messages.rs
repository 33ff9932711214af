//! Messages across conversations, for programs: sending one to anybody, and reading what was said.

use admin_types::{
    Direction, ListedMessage, MessageFilter, NewMessage, Page, Problem, ProblemCode, SentMessage,
};
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use chrono::{DateTime, Utc};
use engine_core::{OutMessage, window_is_open};
use engine_store::{
    hints::Hint,
    repo::{
        acts::{Act, PersonAct, Whom},
        message_list::{MessageQuery, Recipient},
        numbers::{NumberKind, NumberRecord},
    },
};
use http::{StatusCode, header};
use serde_json::json;
use uuid::Uuid;

use super::{
    compose::{Said, compose, window_closed},
    conversations, desk, numbers,
};
use crate::{
    API_PREFIX, AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
    idempotency::OnceId,
    page::Paging,
};

/// Send a message to a phone number or a contact, who need not have written yet
///
/// The answer comes when the message is kept for good; it goes out in its turn, as the number's rules allow. Send an
/// `Idempotency-Key`, and a repetition after a lost answer sends nothing twice.
///
/// On numbers of the Cloud API, WhatsApp delivers anything but approved templates only within 24 hours of the contact's
/// last message (`window_closed`). A contact who does not want messages (`contact_opted_out`) gets answers within that
/// time only, and a blocked one (`contact_blocked`) nothing. A number by QR code writes to nobody who has neither written nor
/// agreed (`contact_is_stranger`).
#[utoipa::path(post, path = "/messages", tag = "messages", operation_id = "createMessage", request_body = NewMessage,
    responses((status = 202, body = SentMessage, headers(("Location" = String, description = "Address of the message"))),
              (status = 409, description = "The contact may not be written to in this way; nothing was sent",
               body = Problem)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    once: OnceId,
    Json(body): Json<NewMessage>,
) -> Result<Response, ApiError> {
    let mut fields = Fields::default();
    let (number, to, recipient) = whom(&state, &user, &body, &mut fields).await?;
    let said =
        Said { text: body.text.as_deref(), file: body.file.as_ref(), template: body.template.as_ref() };
    let message = compose(&state, &user, number.id, &said, &mut fields).await?;
    fields.finish()?;
    let Some(message) = message else { return Err(ApiError::not_found()) };
    let now = state.clock().now();
    may_be_sent(&number, recipient.as_ref(), &message, now)?;
    let id = once.0;
    let act = PersonAct {
        to,
        user_id: user.is_person().then(|| user.id()),
        act: Act::Say(Box::new(message)),
        flow_goes_on: !body.pause_flow,
        message_id: Some(id),
    };
    let row = act.row(number.id, &id.to_string(), now).map_err(|error| crate::error::internal(&error))?;
    state.store().enqueue(&[row]).await?;
    state.hints().publish(Hint::InboxReady);
    // Neither the words nor the contact are the audit log's business.
    user.noted().made(&json!({"id": id, "number_id": number.id}));
    let location = [(header::LOCATION, format!("{API_PREFIX}/messages/{id}"))];
    Ok((StatusCode::ACCEPTED, location, axum::Json(SentMessage { id })).into_response())
}

/// List the messages of all conversations, the latest first
#[utoipa::path(get, path = "/messages", tag = "messages", operation_id = "listAllMessages", params(MessageFilter),
    responses((status = 200, body = Page<ListedMessage>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<MessageFilter>,
) -> Result<axum::Json<Page<ListedMessage>>, ApiError> {
    let paging = Paging::<(DateTime<Utc>, Uuid)>::new(query.cursor.as_deref(), query.limit)?;
    let filter = MessageQuery {
        number_id: query.number_id,
        seen_by: user.limited(),
        contact_id: query.contact_id,
        direction: query.direction.map(|it| if it == Direction::In { "in" } else { "out" }),
        since: query.since,
        until: query.until,
        before: paging.cursor,
        limit: paging.rows(),
    };
    let rows = state.store().message_list(user.workspace_id(), &filter).await?;
    Ok(axum::Json(paging.page(rows, |row| (row.message.created_at, row.message.id), listed)))
}

/// A message, and how far it has come
#[utoipa::path(get, path = "/messages/{id}", tag = "messages", operation_id = "getMessage",
    params(("id" = Uuid, Path, description = "Id of the message")), responses((status = 200, body = ListedMessage)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<ListedMessage>, ApiError> {
    let row = state.store().listed_message(user.workspace_id(), id).await?;
    let row = row.filter(|row| user.sees(row.number_id)).ok_or_else(ApiError::not_found)?;
    Ok(axum::Json(listed(row)))
}

/// From which number to whom a message goes, and what is known of them.
async fn whom(
    state: &AppState,
    user: &CurrentUser,
    body: &NewMessage,
    fields: &mut Fields,
) -> Result<(NumberRecord, Whom, Option<Recipient>), ApiError> {
    match (body.contact_id, &body.to, body.number_id) {
        (Some(contact), None, wanted) => {
            let found = state.store().recipient(user.workspace_id(), contact).await?;
            let found =
                found.filter(|it| user.sees(it.number_id) && wanted.is_none_or(|id| id == it.number_id));
            let found = found.ok_or_else(ApiError::not_found)?;
            let number = numbers::find(state, user, found.number_id).await?;
            Ok((number, Whom::Conversation(found.conversation_id), Some(found)))
        }
        (None, Some(to), Some(number)) => {
            let number = numbers::find(state, user, number).await?;
            let named = desk::named(&number, "/to", to, fields);
            let whom = desk::known(state, named).await?;
            let recipient = match &whom {
                Whom::Conversation(id) => state.store().recipient_of(user.workspace_id(), *id).await?,
                Whom::Identity { .. } => None,
            };
            Ok((number, whom, recipient))
        }
        _ => {
            fields.add("", "Say to whom: number_id and to, or contact_id.");
            std::mem::take(fields).finish()?;
            Err(ApiError::not_found())
        }
    }
}

/// Whether the contact may be written to in this way.
fn may_be_sent(
    number: &NumberRecord,
    recipient: Option<&Recipient>,
    message: &OutMessage,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    let wrote = recipient.and_then(|it| it.last_inbound_at);
    let is_open = window_is_open(wrote, now);
    if recipient.is_some_and(|it| it.blocked) {
        let detail = "This contact is blocked. Nothing was sent. Unblock the contact first.";
        return Err(ApiError::new(ProblemCode::ContactBlocked, detail));
    }
    if recipient.is_some_and(|it| it.opted_in == Some(false)) && !is_open {
        let detail = "This contact does not want messages, and has not written for 24 hours. Nothing was sent. As soon as \
                      the contact writes, an answer may be sent.";
        return Err(ApiError::new(ProblemCode::ContactOptedOut, detail));
    }
    let agreed = recipient.is_some_and(|it| it.opted_in == Some(true));
    if number.kind == NumberKind::WhatsappWeb && wrote.is_none() && !agreed {
        let detail = "This contact has neither written to the number nor agreed to get messages, and WhatsApp blocks numbers \
                      by QR code that write to strangers. Nothing was sent. Use a number of the Cloud API, or wait for the \
                      contact to write.";
        return Err(ApiError::new(ProblemCode::ContactIsStranger, detail));
    }
    if number.kind == NumberKind::CloudApi && !is_open && message.needs_window() {
        return Err(window_closed());
    }
    Ok(())
}

fn listed(row: engine_store::repo::message_list::ListedMessage) -> ListedMessage {
    ListedMessage {
        number_id: row.number_id,
        conversation_id: row.conversation_id,
        contact_id: row.contact_id,
        message: conversations::message(row.message, &conversations::Titles::new()),
    }
}
