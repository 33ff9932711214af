//! Numbers that are paired by QR code: how each is linked, and what an admin wants of it. The engine does it; both meet in
//! the link's row.

use admin_types::{ChangeLink, LinkMoment, LinkState, Permission, Problem, ProblemCode, WhatsappLink};
use axum::extract::State;
use chrono::{DateTime, Utc};
use engine_store::repo::{
    numbers::{NumberKind, NumberRecord},
    whatsapp_links::{LinkRow, Wanted},
};
use uuid::Uuid;

use super::numbers::{changed, find};
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path},
    fields::Fields,
    qr,
};

/// Moments of the past that are shown.
const HISTORY: i64 = 20;

/// How a number is linked
#[utoipa::path(get, path = "/numbers/{id}/link", tag = "numbers", operation_id = "getNumberLink",
    params(("id" = Uuid, Path, description = "Id of the number")),
    responses((status = 200, body = WhatsappLink), (status = 409, body = Problem)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<WhatsappLink>, ApiError> {
    let record = linked(&state, &user, id).await?;
    shown(&state, &user, &record).await
}

/// Connect, pause or log out a number
#[utoipa::path(post, path = "/numbers/{id}/link", tag = "numbers", operation_id = "changeNumberLink",
    params(("id" = Uuid, Path, description = "Id of the number")), request_body = ChangeLink,
    responses((status = 200, body = WhatsappLink), (status = 409, body = Problem)))]
pub(crate) async fn change(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<ChangeLink>,
) -> Result<axum::Json<WhatsappLink>, ApiError> {
    let record = linked(&state, &user, id).await?;
    let (wanted, phone, another) = match body {
        ChangeLink::Connect { phone, another_account } => {
            let mut fields = Fields::default();
            let phone = phone.map(|phone| digits(&mut fields, &phone));
            fields.finish()?;
            (Wanted::Connected, phone, another_account)
        }
        ChangeLink::Pause => (Wanted::Paused, None, false),
        ChangeLink::LogOut => (Wanted::LoggedOut, None, false),
    };
    let now = state.clock().now();
    state.store().want_link(record.workspace_id, id, wanted, phone.as_deref(), another, now).await?;
    changed(&state, &user, id);
    shown(&state, &user, &record).await
}

/// The number, if it can be linked.
async fn linked(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<NumberRecord, ApiError> {
    let record = find(state, user, id).await?;
    if record.kind != NumberKind::WhatsappWeb {
        return Err(ApiError::new(
            ProblemCode::NotALinkedNumber,
            "Only numbers that are connected by QR code can do this.",
        ));
    }
    Ok(record)
}

/// A phone number with its country code, as digits.
fn digits(fields: &mut Fields, phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let strange = phone.chars().any(|it| !it.is_ascii_digit() && !"+-()/. ".contains(it));
    if strange || !(7..=15).contains(&digits.len()) || digits.starts_with('0') {
        fields.add("/phone", "Please write the whole number with its country code, such as +49 170 1234567.");
    }
    digits
}

async fn shown(
    state: &AppState,
    user: &CurrentUser,
    record: &NumberRecord,
) -> Result<axum::Json<WhatsappLink>, ApiError> {
    let Some(link) = state.store().link(record.id).await? else {
        return Ok(axum::Json(WhatsappLink::default()));
    };
    let history = state.store().link_history(record.id, HISTORY).await?;
    let history = history.into_iter().filter_map(|row| {
        Some(LinkMoment { state: LinkState::from_name(&row.state)?, reason: row.reason, at: row.at })
    });
    let mut shown = summary(&link, state.clock().now());
    shown.history = history.collect();
    if user.can(Permission::ManageNumbers) && shown.code_seconds > 0 {
        match shown.state {
            LinkState::QrCode => shown.qr = link.code.as_deref().and_then(qr::drawn),
            LinkState::TypedCode => shown.typed_code = link.code,
            _ => {}
        }
    }
    Ok(axum::Json(shown))
}

/// How a link stands, without its code and its past.
pub(super) fn summary(link: &LinkRow, now: DateTime<Utc>) -> WhatsappLink {
    // A word of a newer engine is no reason to show nothing.
    let state = LinkState::from_name(&link.state).unwrap_or(LinkState::Starting);
    let seconds = link.code_expires.map_or(0, |expires| (expires - now).num_seconds());
    WhatsappLink {
        state,
        reason: link.reason.clone(),
        since: Some(link.since),
        typed_code: None,
        qr: None,
        code_seconds: u32::try_from(seconds).unwrap_or_default(),
        code_number: u32::try_from(link.code_number).unwrap_or_default(),
        phone: link.phone.clone(),
        connected_at: link.connected_at,
        history: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("+49 (170) 123-4567", Some("491701234567")),
            ("0170 1234567", None),
            ("12", None),
            ("49x70123456", None),
        ] {
            let mut fields = Fields::default();
            let read = digits(&mut fields, text);
            assert_eq!(fields.finish().ok().map(|()| read).as_deref(), wanted, "{text}");
        }
    }
}
