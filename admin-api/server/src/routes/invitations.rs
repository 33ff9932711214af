//! Invitations: links by which people join.

use admin_types::{
    AcceptInvitation, CreateInvitation, DEFAULT_INVITATION_DAYS, FieldError, Invitation, InvitationFound,
    InvitationWithLink, LookInvitation, MAX_INVITATION_DAYS, Me, NumberAccess, Page, Problem, ProblemCode,
    Role, Secret, UserRef,
};
use axum::extract::State;
use chrono::Duration;
use engine_store::{
    StoreError, ids,
    repo::{
        invitations::{AcceptOutcome, InvitationRecord},
        users::UserRecord,
    },
};
use http::{HeaderMap, Method, StatusCode};
use uuid::Uuid;

use super::{
    session::{self, SignedIn},
    users::{UserError, limit_fits},
};
use crate::{
    AppState,
    audit::{self, What, Who},
    auth::{CurrentUser, limit::Key, password::check_password, token},
    error::{ApiError, too_many_requests},
    extract::{ClientAddress, Json, Path},
    fields::Fields,
    granted::{self, Grants},
};

/// Invitations that a workspace may have open.
const MAX_OPEN: usize = 200;

/// Why an invitation could not be made or used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InvitationError {
    #[error("the link does not count")]
    Gone,
    #[error("too many are open")]
    TooMany,
}

impl From<InvitationError> for ApiError {
    fn from(error: InvitationError) -> Self {
        match error {
            InvitationError::Gone => Self::new(
                ProblemCode::InvitationGone,
                "The link was used already, has ended or was taken back. Ask for a new one.",
            ),
            InvitationError::TooMany => Self::invalid(vec![FieldError::new(
                "/email",
                format!("{MAX_OPEN} invitations are open. Take some back first."),
            )]),
        }
    }
}

/// List the invitations that were not used yet
#[utoipa::path(get, path = "/invitations", tag = "users", operation_id = "listInvitations",
    responses((status = 200, body = Page<Invitation>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Page<Invitation>>, ApiError> {
    let rows = state.store().invitations(user.workspace_id(), state.clock().now()).await?;
    let grants = Grants::of(&state, user.workspace_id()).await?;
    let items = rows
        .into_iter()
        .map(|row| {
            let numbers = grants.access(row.limited, row.id);
            dto(row, numbers)
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(axum::Json(Page { items, next_cursor: None }))
}

/// Invite somebody
///
/// The answer has the link, which is never shown again. It works once.
#[utoipa::path(post, path = "/invitations", tag = "users", operation_id = "createInvitation",
    request_body = CreateInvitation,
    responses((status = 201, body = InvitationWithLink), (status = 409, body = Problem)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateInvitation>,
) -> Result<(StatusCode, axum::Json<InvitationWithLink>), ApiError> {
    let now = state.clock().now();
    let mut fields = Fields::default();
    let email = fields.email("/email", &body.email);
    let numbers = granted::check(&state, user.workspace_id(), &body.numbers, &mut fields).await?;
    limit_fits(body.role, numbers.is_some(), &mut fields);
    let days = body.days.unwrap_or(DEFAULT_INVITATION_DAYS);
    if !(1..=MAX_INVITATION_DAYS).contains(&days) {
        fields.add("/days", format!("Between 1 and {MAX_INVITATION_DAYS} days, please."));
    }
    fields.finish()?;
    if state.store().user_by_email(&email).await?.is_some() {
        return Err(UserError::EmailTaken.into());
    }
    state.store().purge_invitations(now).await?;
    let open = state.store().invitations(user.workspace_id(), now).await?;
    // A new link for the same person replaces the one before.
    for older in open.iter().filter(|older| older.email == email) {
        state.store().delete_invitation(user.workspace_id(), older.id).await?;
    }
    if open.len() >= MAX_OPEN {
        return Err(InvitationError::TooMany.into());
    }
    let (text, digest) = token::new_token();
    let by = user.actor();
    let record = InvitationRecord {
        id: ids::new_id(state.clock()),
        workspace_id: user.workspace_id(),
        digest,
        email,
        role: body.role.as_str().to_owned(),
        limited: numbers.is_some(),
        created_by: by.id,
        created_by_name: by.name,
        created_at: now,
        expires_at: now + Duration::days(i64::from(days)),
    };
    state.store().create_invitation(&record, numbers.as_deref().unwrap_or_default()).await?;
    tracing::info!(user.id = %user.id(), invitation.id = %record.id, "somebody was invited");
    let link = Secret::new(format!("{}/join?token={text}", state.config().public_url));
    let invitation = dto(record, NumberAccess::of(numbers))?;
    user.noted().made(&invitation);
    let made = InvitationWithLink { invitation, link };
    Ok((StatusCode::CREATED, axum::Json(made)))
}

/// Take an invitation back
#[utoipa::path(delete, path = "/invitations/{id}", tag = "users", operation_id = "deleteInvitation",
    params(("id" = Uuid, Path, description = "Id of the invitation")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    if !state.store().delete_invitation(user.workspace_id(), id).await? {
        return Err(ApiError::not_found());
    }
    tracing::info!(user.id = %user.id(), invitation.id = %id, "an invitation was taken back");
    Ok(StatusCode::NO_CONTENT)
}

/// What a link invites to
#[utoipa::path(post, path = "/invitations/look", tag = "session", operation_id = "lookInvitation",
    request_body = LookInvitation, responses((status = 200, body = InvitationFound), (status = 410, body = Problem)))]
pub(crate) async fn look(
    State(state): State<AppState>,
    Json(body): Json<LookInvitation>,
) -> Result<axum::Json<InvitationFound>, ApiError> {
    let found = find(&state, &body.token).await?;
    let workspace = state.store().workspace(found.workspace_id).await?.ok_or(InvitationError::Gone)?;
    Ok(axum::Json(InvitationFound {
        email: found.email,
        workspace_name: workspace.name,
        invited_by: found.created_by_name,
    }))
}

/// Join: use a link up, choose a name and a password, and be signed in
#[utoipa::path(post, path = "/invitations/accept", tag = "session", operation_id = "acceptInvitation",
    request_body = AcceptInvitation,
    responses((status = 201, body = Me), (status = 409, body = Problem), (status = 410, body = Problem)))]
pub(crate) async fn accept(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Json(body): Json<AcceptInvitation>,
) -> Result<(StatusCode, SignedIn), ApiError> {
    let now = state.clock().now();
    // Hashing a password costs, so strangers get few.
    state.login_limit().take(now, &[Key::address(address)]).map_err(too_many_requests)?;
    let found = find(&state, &body.token).await?;
    let mut fields = Fields::default();
    let name = fields.name("/name", &body.name);
    check_password("/password", &body.password, &[&found.email, &name], fields.errors());
    fields.finish()?;
    let user = UserRecord {
        id: found.id,
        workspace_id: found.workspace_id,
        email: found.email,
        name,
        role: found.role,
        password_hash: state.passwords().hash(&body.password).await?,
        disabled: false,
        limited: found.limited,
        created_at: now,
        last_login_at: None,
    };
    let (session_token, login) = session::new_login(&state, &headers, address, user.id);
    match state.store().accept_invitation(&user, &login, now).await {
        Ok(AcceptOutcome::Done) => {}
        Ok(AcceptOutcome::Gone) => return Err(InvitationError::Gone.into()),
        Ok(AcceptOutcome::EmailTaken) | Err(StoreError::Conflict { .. }) => {
            return Err(UserError::EmailTaken.into());
        }
        Err(error) => return Err(error.into()),
    }
    tracing::info!(user.id = %user.id, "somebody joined by an invitation");
    let who = Who { workspace_id: user.workspace_id, kind: "user", id: user.id, name: user.name.clone() };
    let what = What::of(&Method::POST, "/invitations/accept", "/invitations/accept", address);
    audit::write(&state, &who, &what, StatusCode::CREATED, "{}".to_owned()).await;
    let device = session::new_device(&state, user.id).await?;
    let signed_in = session::signed_in(&state, &session_token, &login.digest, Some(device)).await?;
    Ok((StatusCode::CREATED, signed_in))
}

async fn find(state: &AppState, token: &Secret) -> Result<InvitationRecord, ApiError> {
    let found = state.store().invitation(&token::digest(token.expose()), state.clock().now()).await?;
    found.ok_or_else(|| InvitationError::Gone.into())
}

fn dto(record: InvitationRecord, numbers: NumberAccess) -> Result<Invitation, StoreError> {
    let role = Role::from_name(&record.role)
        .ok_or_else(|| StoreError::bad_row("invitations", "role", record.id, "unknown role"))?;
    Ok(Invitation {
        id: record.id,
        email: record.email,
        role,
        numbers,
        created_by: UserRef { id: record.created_by, name: record.created_by_name },
        created_at: record.created_at,
        expires_at: record.expires_at,
    })
}
