//! Signing in at the company's identity provider.

use std::net::IpAddr;

use admin_types::{Problem, ProblemCode, SignInWays, SsoAddress};
use axum::{
    extract::State,
    response::{AppendHeaders, IntoResponse as _, Response},
};
use engine_store::{
    StoreError, ids,
    repo::{invitations::AcceptOutcome, logins::LoginRecord, users::UserRecord},
};
use http::{HeaderMap, Method, StatusCode, header};
use serde::Deserialize;

use super::session;
use crate::{
    AppState,
    audit::{self, What, Who},
    auth::{
        cookie::Cookie,
        limit::Key,
        oidc::{ATTEMPT_LIFETIME, Oidc, OidcError, Person},
        token,
    },
    error::{ApiError, too_many_requests},
    extract::{ClientAddress, Json, Query},
};

/// Characters of a name that comes from the provider.
const MAX_NAME_CHARS: usize = 120;

/// What the provider sends the browser back with.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    code: Option<String>,
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    error: Option<String>,
}

/// Body of `POST /session/sso`: nothing can be chosen.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BeginSso {}

/// Why somebody comes back without being signed in, as the page for signing in knows it.
enum Refused {
    /// The provider, or this attempt, did not work out.
    Failed,
    /// The provider or the person said no.
    Declined,
    /// The provider has not verified the address.
    Unverified,
    /// Nobody here has this address, or they are disabled.
    Unknown,
}

/// The ways to sign in beside the password
#[utoipa::path(get, path = "/session/ways", tag = "session", operation_id = "getSignInWays",
    responses((status = 200, body = SignInWays)))]
pub(crate) async fn ways(State(state): State<AppState>) -> axum::Json<SignInWays> {
    axum::Json(SignInWays { sso: state.oidc().map(|oidc| oidc.name().to_owned()), passkeys: true })
}

/// Begin to sign in at the identity provider: where the browser has to go
#[utoipa::path(post, path = "/session/sso", tag = "session", operation_id = "beginSso", request_body = BeginSso,
    responses((status = 200, body = SsoAddress), (status = 404, body = Problem), (status = 429, body = Problem),
              (status = 503, description = "The provider does not answer", body = Problem)))]
pub(crate) async fn begin(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    Json(BeginSso {}): Json<BeginSso>,
) -> Result<Response, ApiError> {
    let oidc = state.oidc().ok_or_else(ApiError::not_found)?;
    let now = state.clock().now();
    // Each begin asks the provider, so strangers get few.
    state.login_limit().take(now, &[Key::address(address)]).map_err(too_many_requests)?;
    let begun = oidc.begin(state.vault(), now).await.map_err(|error| {
        tracing::error!(%error, "nobody can sign in at the identity provider");
        let detail = "The identity provider does not answer at the moment. Try again, or use your password.";
        ApiError::new(ProblemCode::ProviderUnavailable, detail)
    })?;
    let cookie = Cookie::Sso.set(state.config(), &begun.cookie, ATTEMPT_LIFETIME);
    let cookies = cookie.into_iter().map(|value| (header::SET_COOKIE, value)).collect::<Vec<_>>();
    Ok((AppendHeaders(cookies), axum::Json(SsoAddress { address: begun.address })).into_response())
}

/// Where the identity provider sends the browser back to
#[utoipa::path(get, path = "/session/sso", tag = "session", operation_id = "finishSso",
    params(("code" = Option<String>, Query, description = "The provider's code"),
           ("state" = Option<String>, Query, description = "The attempt"),
           ("error" = Option<String>, Query, description = "Why the provider refuses")),
    responses((status = 303, description = "To the first page, signed in; or back to the page for signing in")))]
pub(crate) async fn finish(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Result<Response, ApiError> {
    let Some(oidc) = state.oidc() else { return Err(ApiError::not_found()) };
    let cookie = Cookie::Sso.read(state.config(), &headers).unwrap_or_default();
    let outcome = match identify(&state, oidc, &cookie, &back).await {
        Ok(person) => enter(&state, &headers, address, person).await?,
        Err(refused) => Err(refused),
    };
    let (target, session) = match outcome {
        Ok(cookies) => ("/".to_owned(), cookies),
        Err(refused) => (format!("/login?sso={}", refused.word()), Vec::new()),
    };
    let gone = Cookie::Sso.remove(state.config());
    let cookies =
        session.into_iter().chain(gone).map(|value| (header::SET_COOKIE, value)).collect::<Vec<_>>();
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, target)], AppendHeaders(cookies)).into_response())
}

impl Refused {
    fn word(&self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Declined => "declined",
            Self::Unverified => "unverified",
            Self::Unknown => "unknown",
        }
    }
}

/// Who came back, as the provider has verified it.
async fn identify(state: &AppState, oidc: &Oidc, cookie: &str, back: &Back) -> Result<Person, Refused> {
    let attempt = back.state.as_deref().unwrap_or_default();
    let code = match (&back.code, &back.error) {
        (Some(code), None) => code,
        (_, Some(_)) => {
            tracing::info!("the identity provider refused a sign-in");
            return Err(Refused::Declined);
        }
        (None, None) => return Err(Refused::Failed),
    };
    oidc.finish(state.vault(), cookie, attempt, code, state.clock().now()).await.map_err(|error| {
        tracing::warn!(%error, "a sign-in at the identity provider failed");
        match error {
            OidcError::Unverified => Refused::Unverified,
            _ => Refused::Failed,
        }
    })
}

/// Signs in whoever has this address, or makes them a user when they are invited.
async fn enter(
    state: &AppState,
    headers: &HeaderMap,
    address: IpAddr,
    person: Person,
) -> Result<Result<Vec<http::HeaderValue>, Refused>, ApiError> {
    let known = state.store().user_by_email(&person.email).await?;
    let (user, login, begun) = match known {
        Some(user) => {
            let login = session::new_login(state, headers, address, user.id);
            (user, login, false)
        }
        None => match join(state, headers, address, person).await? {
            // Their first session began with them.
            Some((user, login)) => (user, login, true),
            None => {
                tracing::info!("somebody whom the identity provider knows is nobody here");
                return Ok(Err(Refused::Unknown));
            }
        },
    };
    let who = Who { workspace_id: user.workspace_id, kind: "user", id: user.id, name: user.name.clone() };
    let what = What::of(&Method::GET, "/session/sso", "/session/sso", address);
    if user.disabled {
        audit::write(state, &who, &what, StatusCode::UNAUTHORIZED, "{}".to_owned()).await;
        return Ok(Err(Refused::Unknown));
    }
    if let Some(old) = Cookie::Session.read(state.config(), headers) {
        state.store().end_login(&token::digest(&old)).await?;
    }
    let (text, record) = login;
    if !begun {
        state.store().create_login(&record).await?;
    }
    audit::write(state, &who, &what, StatusCode::OK, "{}".to_owned()).await;
    tracing::info!(user.id = %user.id, "signed in at the identity provider");
    let config = state.config();
    Ok(Ok(Cookie::Session.set(config, &text, config.session_lifetime).into_iter().collect()))
}

/// Makes a user of somebody who is invited. They have no password; an admin's invitation and the provider's word are enough.
async fn join(
    state: &AppState,
    headers: &HeaderMap,
    address: IpAddr,
    person: Person,
) -> Result<Option<(UserRecord, (String, LoginRecord))>, ApiError> {
    let now = state.clock().now();
    let Some(found) = state.store().invitation_for(&person.email, now).await? else { return Ok(None) };
    let name: String = person.name.chars().filter(|it| !it.is_control()).take(MAX_NAME_CHARS).collect();
    let user = UserRecord {
        id: found.id,
        workspace_id: found.workspace_id,
        email: person.email.clone(),
        name: if name.trim().is_empty() { person.email } else { name },
        role: found.role,
        // Nobody knows it, so nobody signs in with it.
        password_hash: state
            .passwords()
            .hash(&admin_types::Secret::new(hex::encode(ids::secret_bytes::<32>())))
            .await?,
        disabled: false,
        limited: found.limited,
        created_at: now,
        last_login_at: None,
    };
    let login = session::new_login(state, headers, address, user.id);
    match state.store().accept_invitation(&user, &login.1, now).await {
        Ok(AcceptOutcome::Done) => Ok(Some((user, login))),
        Ok(AcceptOutcome::Gone | AcceptOutcome::EmailTaken) | Err(StoreError::Conflict { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
