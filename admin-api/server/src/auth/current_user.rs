//! Who is asking: the user of a session, or the program with a key, as the database knows them at this moment.

use admin_types::{API_KEY_PREFIX, Me, NumberAccess, Permission, ProblemCode, Role, User, Workspace};
use axum::extract::FromRequestParts;
use engine_store::{
    StoreError,
    rates::Rate,
    repo::{api_keys::ApiKeyRecord, flows::Actor, logins::LoginView},
};
use http::{HeaderMap, header, request::Parts};
use uuid::Uuid;

use super::{
    access_token::{self, Claims},
    cookie::Cookie,
    token,
};
use crate::{
    AppState,
    audit::{self, Noted},
    error::{ApiError, too_many_requests},
};

/// The use of a session or a key is noted once a minute, not at every request.
const TOUCH_AFTER: chrono::Duration = chrono::Duration::minutes(1);

/// Where Redis does not answer, a process knows of no other; half of a key's pace lets programs work at one or two.
const SHARE_ALONE: f64 = 0.5;

/// Who is asking. It is put into the request by [`super::access`] only, after the permission was checked; a handler
/// that asks for it without anybody there gets a 401.
#[derive(Debug, Clone)]
pub struct CurrentUser {
    /// Digest of the session's token, or of the key.
    pub digest: Vec<u8>,
    who: Who,
    /// The numbers that they see; none for all.
    numbers: Option<Vec<Uuid>>,
    /// What the audit log is told of this request.
    noted: Noted,
}

#[derive(Debug, Clone)]
enum Who {
    /// Somebody who has signed in.
    Person { role: Role, view: Box<LoginView> },
    /// A program with a key.
    Program {
        key: Box<ApiKeyRecord>,
        permissions: Vec<Permission>,
        /// The token that stands for the key, where one was sent.
        token: Option<Box<Claims>>,
    },
}

impl CurrentUser {
    /// Finds who sent a request: the key in its `Authorization`, else the session that its cookie names. `None` when
    /// there is no session, it has ended, or its user is disabled or gone.
    ///
    /// # Errors
    /// A key that does not count, or is used too often; the database does not answer, or holds what cannot be.
    pub async fn find(state: &AppState, headers: &HeaderMap) -> Result<Option<Self>, ApiError> {
        if let Some(header) = headers.get(header::AUTHORIZATION) {
            // Whoever sends a key wants it to count: a session beside it must not hide that it does not.
            let found = match header.to_str().ok().and_then(bearer).ok_or_else(key_wrong)? {
                Bearer::Key(key) => Self::of_key(state, &token::digest(key)).await?,
                Bearer::Token(token) => {
                    let issuer = &state.config().public_url;
                    let claims = access_token::read(state.vault(), issuer, token, state.clock().now());
                    Self::of_token(state, claims.ok_or_else(key_wrong)?).await?
                }
            };
            let found = found.ok_or_else(key_wrong)?;
            found.take_turn(state).await?;
            return Ok(Some(found));
        }
        let Some(token) = Cookie::Session.read(state.config(), headers) else { return Ok(None) };
        Ok(Self::of_session(state, &token::digest(&token)).await?)
    }

    /// Finds the same again, for streams that look while they are open. `None` when they may hear nothing more.
    ///
    /// # Errors
    /// As [`CurrentUser::find`].
    pub async fn again(&self, state: &AppState) -> Result<Option<Self>, StoreError> {
        match &self.who {
            Who::Person { .. } => Self::of_session(state, &self.digest).await,
            Who::Program { token: Some(claims), .. } => Self::of_token(state, (**claims).clone()).await,
            Who::Program { token: None, .. } => Self::of_key(state, &self.digest).await,
        }
    }

    /// The user of the session with this digest.
    ///
    /// # Errors
    /// When the database does not answer, or holds a role that does not exist.
    pub async fn of_session(state: &AppState, digest: &[u8]) -> Result<Option<Self>, StoreError> {
        let now = state.clock().now();
        let idle_since = now - state.config().session_idle;
        let Some(view) = state.store().login(digest, now, idle_since).await? else { return Ok(None) };
        let role = Role::from_name(&view.role)
            .ok_or_else(|| StoreError::bad_row("users", "role", view.user_id, "unknown role"))?;
        if now - view.last_seen_at > TOUCH_AFTER {
            state.store().touch_login(digest, now).await?;
        }
        let numbers = numbers(state, view.limited, view.user_id).await?;
        Ok(Some(Self {
            digest: digest.to_vec(),
            who: Who::Person { role, view: Box::new(view) },
            numbers,
            noted: Noted::default(),
        }))
    }

    /// The program for whose key a token stands, as the key is now.
    async fn of_token(state: &AppState, claims: Claims) -> Result<Option<Self>, StoreError> {
        let now = state.clock().now();
        let key = state.store().api_key(claims.workspace_id, claims.sub).await?;
        let key = key.filter(|key| claims.exp > now.timestamp() && key.expires_at.is_none_or(|at| at > now));
        let Some(key) = key else { return Ok(None) };
        let mut found = Self::program(state, key).await?;
        if let Who::Program { permissions, token, .. } = &mut found.who {
            if let Some(wanted) = &claims.permissions {
                permissions.retain(|permission| wanted.contains(permission));
            }
            *token = Some(Box::new(claims));
        }
        Ok(Some(found))
    }

    async fn of_key(state: &AppState, digest: &[u8]) -> Result<Option<Self>, StoreError> {
        let now = state.clock().now();
        let Some(key) = state.store().api_key_by_digest(digest, now).await? else { return Ok(None) };
        Self::program(state, key).await.map(Some)
    }

    async fn program(state: &AppState, key: ApiKeyRecord) -> Result<Self, StoreError> {
        let now = state.clock().now();
        if key.last_used_at.is_none_or(|at| now - at > TOUCH_AFTER) {
            state.store().touch_api_key(key.id, now).await?;
        }
        // A permission that this program does not know, or that no key may have any more, is not given.
        let permissions = key
            .permissions
            .split_whitespace()
            .filter_map(Permission::from_name)
            .filter(|permission| permission.is_for_programs())
            .collect();
        let numbers = numbers(state, key.limited, key.id).await?;
        Ok(Self {
            digest: key.digest.clone(),
            who: Who::Program { key: Box::new(key), permissions, token: None },
            numbers,
            noted: Noted::default(),
        })
    }

    /// Takes one request of the key's pace.
    async fn take_turn(&self, state: &AppState) -> Result<(), ApiError> {
        let Who::Program { key, .. } = &self.who else { return Ok(()) };
        let rate = Rate {
            per_second: f64::from(key.per_minute) / 60.0,
            burst: u32::try_from(key.per_minute / 10).unwrap_or_default().max(1),
        };
        state.rates().take(&format!("key:{}", key.id), rate, SHARE_ALONE).await.map_err(|wait| {
            // Rounded up, so that who waits this long is let in.
            let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX / 1000).saturating_add(1);
            too_many_requests(chrono::Duration::seconds(seconds))
        })
    }

    /// The id of the user, or of the key.
    #[must_use]
    pub fn id(&self) -> Uuid {
        match &self.who {
            Who::Person { view, .. } => view.user_id,
            Who::Program { key, .. } => key.id,
        }
    }

    /// The workspace that everything they see belongs to.
    #[must_use]
    pub fn workspace_id(&self) -> Uuid {
        match &self.who {
            Who::Person { view, .. } => view.workspace_id,
            Who::Program { key, .. } => key.workspace_id,
        }
    }

    /// How they are remembered beside what they do.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match &self.who {
            Who::Person { view, .. } => Actor { id: view.user_id, name: view.name.clone() },
            Who::Program { key, .. } => Actor { id: key.id, name: format!("{} (API key)", key.name) },
        }
    }

    /// Tells the audit log what was before and after.
    pub(crate) fn noted(&self) -> &Noted {
        &self.noted
    }

    /// How the audit log names them.
    pub(crate) fn who(&self) -> audit::Who {
        let kind = if self.is_person() { "user" } else { "api_key" };
        audit::Who { workspace_id: self.workspace_id(), kind, id: self.id(), name: self.actor().name }
    }

    /// Whether they may do it.
    #[must_use]
    pub fn can(&self, permission: Permission) -> bool {
        match &self.who {
            Who::Person { role, .. } => role.can(permission),
            Who::Program { permissions, .. } => permissions.contains(&permission),
        }
    }

    /// Whether they see this number and what belongs to it. What they do not see is answered like what is not there.
    #[must_use]
    pub fn sees(&self, number_id: Uuid) -> bool {
        self.numbers.as_ref().is_none_or(|numbers| numbers.contains(&number_id))
    }

    /// Their id when they see some numbers only, for statements that list what belongs to numbers.
    #[must_use]
    pub fn limited(&self) -> Option<Uuid> {
        self.numbers.is_some().then(|| self.id())
    }

    /// Whether it is a person who has signed in.
    #[must_use]
    pub fn is_person(&self) -> bool {
        matches!(self.who, Who::Person { .. })
    }

    /// Whether it is a program that has sent its key itself.
    #[must_use]
    pub fn is_key(&self) -> bool {
        matches!(self.who, Who::Program { token: None, .. })
    }

    /// Why they may not do it.
    #[must_use]
    pub(crate) fn refusal(&self, permission: Permission) -> ApiError {
        let detail = match &self.who {
            Who::Person { role, .. } => {
                format!("Your role is {role}. Ask an admin of the workspace. Nothing was changed.")
            }
            Who::Program { key, .. } => {
                let (name, needed) = (&key.name, permission.as_str());
                format!(
                    "The key “{name}” lacks the permission {needed}. An admin can add it. Nothing was changed."
                )
            }
        };
        ApiError::new(ProblemCode::Forbidden, detail)
    }

    /// What people are told about themselves; none for programs.
    #[must_use]
    pub fn me(&self) -> Option<Me> {
        let Who::Person { role, view } = &self.who else { return None };
        Some(Me {
            user: User {
                id: view.user_id,
                email: view.email.clone(),
                name: view.name.clone(),
                role: *role,
                disabled: false,
                second_factor: view.second_factor,
                numbers: NumberAccess::of(self.numbers.clone()),
                created_at: view.created_at,
                last_login_at: view.last_login_at,
            },
            workspace: Workspace { id: view.workspace_id, name: view.workspace_name.clone() },
            permissions: Permission::ALL.into_iter().filter(|it| role.can(*it)).collect(),
            session_expires_at: view.expires_at,
        })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for CurrentUser {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        parts.extensions.get::<Self>().cloned().ok_or_else(not_signed_in)
    }
}

/// The numbers that a user or a key sees; none for all.
async fn numbers(state: &AppState, limited: bool, id: Uuid) -> Result<Option<Vec<Uuid>>, StoreError> {
    Ok(if limited { Some(state.store().granted_numbers(id).await?) } else { None })
}

/// What an `Authorization` header brings.
#[derive(Debug, PartialEq, Eq)]
enum Bearer<'a> {
    /// The key of a program.
    Key(&'a str),
    /// A token that stands for one.
    Token(&'a str),
}

/// What an `Authorization` header brings. The scheme's case does not count (RFC 9110, 11.1).
fn bearer(header: &str) -> Option<Bearer<'_>> {
    let (scheme, value) = header.split_once(' ')?;
    let value = value.trim();
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    if value.starts_with(API_KEY_PREFIX) {
        return Some(Bearer::Key(value));
    }
    access_token::looks_like_one(value).then_some(Bearer::Token(value))
}

/// Nobody is signed in.
pub(crate) fn not_signed_in() -> ApiError {
    ApiError::new(ProblemCode::NotSignedIn, "You are not signed in, or your session has ended.")
}

fn key_wrong() -> ApiError {
    let detail = "The key or token in the header Authorization is wrong, was deleted, or has ended. An admin can make a new key.";
    ApiError::new(ProblemCode::ApiKeyWrong, detail).with_header(header::WWW_AUTHENTICATE, "Bearer")
}

/// Only the key of a program may do it.
pub(crate) fn for_keys() -> ApiError {
    ApiError::new(
        ProblemCode::Forbidden,
        "This is for the key of a program itself, in the header Authorization.",
    )
}

/// Only a person who has signed in may do it.
pub(crate) fn for_people() -> ApiError {
    ApiError::new(ProblemCode::Forbidden, "This is for people who have signed in; a key cannot do it.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bearer_with_our_prefix_is_a_key() {
        for (header, expected) in [
            ("Bearer botloom_abc", Some(Bearer::Key("botloom_abc"))),
            ("bearer  botloom_abc", Some(Bearer::Key("botloom_abc"))),
            ("Bearer a.b.c", Some(Bearer::Token("a.b.c"))),
            ("Bearer a.b", None),
            ("Bearer abc", None),
            ("Basic botloom_abc", None),
            ("botloom_abc", None),
            ("", None),
        ] {
            assert_eq!(bearer(header), expected, "{header}");
        }
    }
}
