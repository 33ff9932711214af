//! Signing in and out.

use std::net::IpAddr;

use admin_types::{Login, Me, Problem, ProblemCode};
use axum::{
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use chrono::Duration;
use engine_store::{
    StoreError,
    repo::{logins::LoginRecord, users::UserRecord},
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use uuid::Uuid;

use crate::{
    AppState,
    audit::{self, What, Who},
    auth::{
        CurrentUser,
        cookie::Cookie,
        current_user::{for_people, not_signed_in},
        limit::Key,
        second_factor, token,
    },
    error::{ApiError, too_many_requests},
    extract::{ClientAddress, Json},
};

/// How long a device is remembered as one on which the user has signed in.
const DEVICE_LIFETIME: Duration = Duration::days(365);
/// Characters that are kept of what a browser calls itself.
const MAX_AGENT_CHARS: usize = 200;

/// An answer that signs somebody in.
pub(crate) type SignedIn = (AppendHeaders<Vec<(HeaderName, HeaderValue)>>, axum::Json<Me>);

/// Why signing in failed. An unknown address, a wrong password and a disabled user look the same.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SessionError {
    #[error("wrong credentials")]
    WrongCredentials,
    #[error("a code is needed")]
    CodeNeeded,
    #[error("the code is wrong")]
    CodeWrong,
    #[error("too many attempts")]
    TooMany(Duration),
}

impl From<SessionError> for ApiError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::WrongCredentials => {
                Self::new(ProblemCode::WrongCredentials, "E-mail or password is wrong. Please try again.")
            }
            SessionError::CodeNeeded => {
                Self::new(ProblemCode::SecondFactorNeeded, "Now the code that your authenticator shows.")
            }
            SessionError::CodeWrong => Self::new(
                ProblemCode::SecondFactorWrong,
                "This code is wrong, over or used up. Wait for the next one, or use a recovery code.",
            ),
            SessionError::TooMany(wait) => too_many_requests(wait),
        }
    }
}

/// Sign in
#[utoipa::path(post, path = "/session", tag = "session", operation_id = "logIn", request_body = Login,
    responses((status = 200, body = Me), (status = 429, body = Problem)))]
pub(crate) async fn log_in(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Json(body): Json<Login>,
) -> Result<SignedIn, ApiError> {
    let now = state.clock().now();
    // Longer texts are no addresses; cut, so that they cannot fill the memory of the limits.
    let email: String = body.email.trim().to_lowercase().chars().take(254).collect();
    let user = state.store().user_by_email(&email).await?;

    let device = Cookie::Device.read(state.config(), &headers).map(|token| token::digest(&token));
    let known_device = match (&device, &user) {
        (Some(device), Some(user)) => state.store().device_known(device, user.id).await?,
        _ => false,
    };
    let keys = match device {
        Some(device) if known_device => vec![Key::Device(device)],
        _ => vec![Key::Account(email), Key::address(address)],
    };
    state.login_limit().take(now, &keys).map_err(SessionError::TooMany)?;

    let hash = user.as_ref().map(|user| user.password_hash.clone());
    let right = state.passwords().verify(&body.password, hash).await?;
    let who = user.as_ref().map(audit_name);
    let what = What::of(&Method::POST, "/session", "/session", address);
    let Some(user) = user.filter(|user| right && !user.disabled) else {
        tracing::info!(client.address = %address, "a login was refused");
        if let Some(who) = &who {
            audit::write(&state, who, &what, StatusCode::UNAUTHORIZED, "{}".to_owned()).await;
        }
        return Err(SessionError::WrongCredentials.into());
    };
    let factor = state.store().second_factor(user.id).await?.filter(|row| row.confirmed_at.is_some());
    if let Some(factor) = factor {
        let Some(code) = &body.code else {
            // Who knows the password has not guessed; the code is asked for in a second request.
            state.login_limit().give_back(now, &keys);
            return Err(SessionError::CodeNeeded.into());
        };
        if !second_factor::take(&state, &factor, code.expose()).await? {
            tracing::info!(client.address = %address, user.id = %user.id, "a login was refused by its code");
            if let Some(who) = &who {
                audit::write(&state, who, &what, StatusCode::UNAUTHORIZED, "{}".to_owned()).await;
            }
            return Err(SessionError::CodeWrong.into());
        }
    }
    state.login_limit().give_back(now, &keys);

    // A session that the browser already had ends: whoever knew its token knows nothing now.
    if let Some(old) = Cookie::Session.read(state.config(), &headers) {
        state.store().end_login(&token::digest(&old)).await?;
    }
    state.store().purge_logins(now, now - state.config().session_idle).await?;
    let (session_token, login) = new_login(&state, &headers, address, user.id);
    let digest = login.digest.clone();
    state.store().create_login(&login).await?;
    let device = if known_device { None } else { Some(new_device(&state, user.id).await?) };
    tracing::info!(user.id = %user.id, "signed in");
    if let Some(who) = &who {
        audit::write(&state, who, &what, StatusCode::OK, "{}".to_owned()).await;
    }
    signed_in(&state, &session_token, &digest, device).await
}

/// Sign out
#[utoipa::path(delete, path = "/session", tag = "session", operation_id = "logOut",
    responses((status = 204)))]
pub(crate) async fn log_out(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<impl IntoResponse, ApiError> {
    state.store().end_login(&user.digest).await?;
    let cookies = Cookie::Session.remove(state.config()).map(|value| (header::SET_COOKIE, value));
    Ok((StatusCode::NO_CONTENT, AppendHeaders(cookies.into_iter().collect::<Vec<_>>())))
}

/// Who is signed in, and what they may do
#[utoipa::path(get, path = "/me", tag = "session", operation_id = "getMe",
    responses((status = 200, body = Me)))]
pub(crate) async fn me(user: CurrentUser) -> Result<axum::Json<Me>, ApiError> {
    user.me().map(axum::Json).ok_or_else(for_people)
}

/// How the audit log names somebody who is not signed in yet.
fn audit_name(user: &UserRecord) -> Who {
    Who { workspace_id: user.workspace_id, kind: "user", id: user.id, name: user.name.clone() }
}

/// A session that is about to begin, with the token for its cookie.
pub(super) fn new_login(
    state: &AppState,
    headers: &HeaderMap,
    address: IpAddr,
    user_id: Uuid,
) -> (String, LoginRecord) {
    let (text, digest) = token::new_token();
    let now = state.clock().now();
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let login = LoginRecord {
        digest,
        user_id,
        created_at: now,
        expires_at: now + state.config().session_lifetime,
        user_agent: agent.chars().filter(|it| !it.is_control()).take(MAX_AGENT_CHARS).collect(),
        address: if address.is_unspecified() { String::new() } else { address.to_string() },
    };
    (text, login)
}

/// Remembers the device as one on which the user has signed in; gives the token for its cookie.
pub(super) async fn new_device(state: &AppState, user_id: Uuid) -> Result<String, StoreError> {
    let (text, digest) = token::new_token();
    state.store().add_device(&digest, user_id, state.clock().now()).await?;
    Ok(text)
}

/// The answer to a login: the cookies, and who one is now.
pub(super) async fn signed_in(
    state: &AppState,
    session_token: &str,
    digest: &[u8],
    device: Option<String>,
) -> Result<SignedIn, ApiError> {
    let config = state.config();
    let user = CurrentUser::of_session(state, digest).await?;
    let me = user.and_then(|user| user.me()).ok_or_else(not_signed_in)?;
    let session = Cookie::Session.set(config, session_token, config.session_lifetime);
    let device = device.and_then(|token| Cookie::Device.set(config, &token, DEVICE_LIFETIME));
    let cookies = session.into_iter().chain(device).map(|value| (header::SET_COOKIE, value));
    Ok((AppendHeaders(cookies.collect()), axum::Json(me)))
}
