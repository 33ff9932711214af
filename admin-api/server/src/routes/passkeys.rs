//! Passkeys: adding and removing one's own, and signing in with one.

use admin_types::{Me, Page, Passkey, PasskeyAnswer, PasskeyOptions, Problem, ProblemCode};
use axum::extract::State;
use chrono::Duration;
use engine_store::{StoreError, ids, repo::passkeys::PasskeyRecord};
use http::{HeaderMap, Method, StatusCode};
use serde::Deserialize;
use uuid::Uuid;

use super::session::{self, SignedIn};
use crate::{
    AppState,
    audit::{self, What, Who},
    auth::{
        CurrentUser,
        cookie::Cookie,
        current_user::for_people,
        limit::Key,
        signature::PublicKey,
        token,
        webauthn::{Party, WebauthnError, challenge_of},
    },
    error::{ApiError, internal, too_many_requests},
    extract::{ClientAddress, Json, Path},
    fields::Fields,
};

/// Bytes of a challenge.
const CHALLENGE: usize = 32;
/// How long a challenge counts.
const LIFETIME: Duration = Duration::minutes(5);
/// Passkeys of a person.
const MAX_PASSKEYS: usize = 20;

/// Body of requests in which nothing can be chosen.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BeginPasskey {}

impl From<WebauthnError> for ApiError {
    fn from(error: WebauthnError) -> Self {
        tracing::info!(%error, "a passkey was refused");
        let detail = match error {
            WebauthnError::NotVerified => {
                "The passkey has not asked for a finger, a face or a PIN. Set one up on the device, and try again."
            }
            WebauthnError::Key => "This kind of passkey is not taken. Try another device.",
            WebauthnError::Copied => {
                "This passkey counts less than before, as if there were a copy of it. Sign in another way and remove it."
            }
            _ => "The passkey's answer does not fit. Please try again.",
        };
        Self::new(ProblemCode::PasskeyWrong, detail)
    }
}

/// One's passkeys
#[utoipa::path(get, path = "/me/passkeys", tag = "session", operation_id = "listPasskeys",
    responses((status = 200, body = Page<Passkey>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Page<Passkey>>, ApiError> {
    let items = state.store().passkeys(user.id()).await?.into_iter().map(dto).collect();
    Ok(axum::Json(Page { items, next_cursor: None }))
}

/// Begin to add a passkey: what the browser is asked for
#[utoipa::path(post, path = "/me/passkeys/begin", tag = "session", operation_id = "beginPasskey",
    request_body = BeginPasskey, responses((status = 200, body = PasskeyOptions)))]
pub(crate) async fn begin(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(BeginPasskey {}): Json<BeginPasskey>,
) -> Result<axum::Json<PasskeyOptions>, ApiError> {
    let me = user.me().ok_or_else(for_people)?.user;
    let known = state.store().passkeys(user.id()).await?;
    if known.len() >= MAX_PASSKEYS {
        let mut fields = Fields::default();
        fields.add("", format!("{MAX_PASSKEYS} passkeys at most. Remove one that you do not use."));
        fields.finish()?;
    }
    let challenge = ask(&state, Some(user.id())).await?;
    let known: Vec<Vec<u8>> = known.into_iter().map(|it| it.credential_id).collect();
    let public_key = party(&state).creation(&challenge, user.id(), &me.email, &me.name, &known);
    Ok(axum::Json(PasskeyOptions { public_key }))
}

/// Add the passkey that the browser has made
#[utoipa::path(post, path = "/me/passkeys", tag = "session", operation_id = "addPasskey",
    request_body = PasskeyAnswer, responses((status = 201, body = Passkey)))]
pub(crate) async fn add(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<PasskeyAnswer>,
) -> Result<(StatusCode, axum::Json<Passkey>), ApiError> {
    let mut fields = Fields::default();
    let name = fields.name("/name", &body.name);
    fields.finish()?;
    let challenge = challenge_of(&body.credential)?;
    let now = state.clock().now();
    let taken = state.store().take_challenge(&token::digest_of(&challenge), now).await?;
    if taken != Some(Some(user.id())) {
        return Err(WebauthnError::Elsewhere.into());
    }
    let me = user.me().ok_or_else(for_people)?;
    let made = party(&state).made(&body.credential, &challenge)?;
    let record = PasskeyRecord {
        id: ids::new_id(state.clock()),
        user_id: user.id(),
        credential_id: made.credential_id,
        public_key: serde_json::to_string(&made.key).map_err(|error| internal(&error))?,
        sign_count: i64::from(made.count),
        name,
        created_at: now,
        last_used_at: None,
        email: me.user.email,
    };
    match state.store().add_passkey(&record).await {
        Ok(()) => {}
        Err(StoreError::Conflict { .. }) => return Err(WebauthnError::Elsewhere.into()),
        Err(error) => return Err(error.into()),
    }
    tracing::info!(user.id = %user.id(), passkey.id = %record.id, "a passkey was added");
    let passkey = dto(record);
    user.noted().made(&passkey);
    Ok((StatusCode::CREATED, axum::Json(passkey)))
}

/// Remove one of one's passkeys
#[utoipa::path(delete, path = "/me/passkeys/{id}", tag = "session", operation_id = "deletePasskey",
    params(("id" = Uuid, Path, description = "Id of the passkey")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    if !state.store().delete_passkey(user.id(), id).await? {
        return Err(ApiError::not_found());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Begin to sign in with a passkey: what the browser is asked for
#[utoipa::path(post, path = "/session/passkey/begin", tag = "session", operation_id = "beginPasskeySession",
    request_body = BeginPasskey, responses((status = 200, body = PasskeyOptions), (status = 429, body = Problem)))]
pub(crate) async fn begin_session(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    Json(BeginPasskey {}): Json<BeginPasskey>,
) -> Result<axum::Json<PasskeyOptions>, ApiError> {
    state.login_limit().take(state.clock().now(), &[Key::address(address)]).map_err(too_many_requests)?;
    let challenge = ask(&state, None).await?;
    Ok(axum::Json(PasskeyOptions { public_key: party(&state).request(&challenge) }))
}

/// Sign in with a passkey, which stands for password and second factor
#[utoipa::path(post, path = "/session/passkey", tag = "session", operation_id = "passkeySession",
    request_body = PasskeyAnswer,
    responses((status = 200, body = Me), (status = 401, description = "The passkey does not count", body = Problem),
              (status = 429, body = Problem)))]
pub(crate) async fn sign_in(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Json(body): Json<PasskeyAnswer>,
) -> Result<SignedIn, ApiError> {
    let now = state.clock().now();
    let limit = [Key::address(address)];
    state.login_limit().take(now, &limit).map_err(too_many_requests)?;
    let challenge = challenge_of(&body.credential)?;
    if state.store().take_challenge(&token::digest_of(&challenge), now).await? != Some(None) {
        return Err(WebauthnError::Elsewhere.into());
    }
    let id = body.credential["rawId"].as_str().unwrap_or_default();
    let id = token::from_base64url(id).ok_or(WebauthnError::Form)?;
    let passkey = state.store().passkey(&id).await?.ok_or(WebauthnError::Signature)?;
    let key: PublicKey = serde_json::from_str(&passkey.public_key).map_err(|error| internal(&error))?;
    let count = u32::try_from(passkey.sign_count).unwrap_or(u32::MAX);
    let handle = body.credential["response"]["userHandle"].as_str().and_then(token::from_base64url);
    let proven = party(&state).proven(&body.credential, &challenge, &key, count);
    let whose = state.store().user_by_email(&passkey.email).await?;
    let what = What::of(&Method::POST, "/session/passkey", "/session/passkey", address);
    let who = whose.as_ref().map(|user| Who {
        workspace_id: user.workspace_id,
        kind: "user",
        id: user.id,
        name: user.name.clone(),
    });
    let refused = match (&proven, &whose) {
        (Err(error), _) => Some(*error),
        // The browser names whose passkey it is; another's would be a mistake of the authenticator.
        _ if handle.as_deref() != Some(passkey.user_id.as_bytes().as_slice()) => {
            Some(WebauthnError::Elsewhere)
        }
        (Ok(_), Some(user)) if !user.disabled => None,
        _ => Some(WebauthnError::Signature),
    };
    if let Some(refused) = refused {
        if let Some(who) = &who {
            audit::write(&state, who, &what, StatusCode::UNAUTHORIZED, "{}".to_owned()).await;
        }
        return Err(refused.into());
    }
    let fresh = i64::from(proven?);
    if !state.store().use_passkey(passkey.id, passkey.sign_count, fresh, now).await? {
        return Err(WebauthnError::Copied.into());
    }
    state.login_limit().give_back(now, &limit);
    if let Some(old) = Cookie::Session.read(state.config(), &headers) {
        state.store().end_login(&token::digest(&old)).await?;
    }
    let (text, login) = session::new_login(&state, &headers, address, passkey.user_id);
    state.store().create_login(&login).await?;
    if let Some(who) = &who {
        audit::write(&state, who, &what, StatusCode::OK, "{}".to_owned()).await;
    }
    tracing::info!(user.id = %passkey.user_id, "signed in with a passkey");
    let device = session::new_device(&state, passkey.user_id).await?;
    session::signed_in(&state, &text, &login.digest, Some(device)).await
}

/// A challenge for one answer.
async fn ask(state: &AppState, user_id: Option<Uuid>) -> Result<[u8; CHALLENGE], ApiError> {
    let challenge = ids::secret_bytes::<CHALLENGE>();
    let now = state.clock().now();
    state.store().add_challenge(&token::digest_of(&challenge), user_id, now + LIFETIME, now).await?;
    Ok(challenge)
}

fn party(state: &AppState) -> Party {
    Party::of(&state.config().origin())
}

fn dto(record: PasskeyRecord) -> Passkey {
    let PasskeyRecord { id, name, created_at, last_used_at, .. } = record;
    Passkey { id, name, created_at, last_used_at }
}
