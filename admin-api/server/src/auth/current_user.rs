//! Who is asking: the session's user as the database knows them at this moment.

use admin_types::{Me, Permission, ProblemCode, Role, User, Workspace};
use axum::extract::FromRequestParts;
use engine_store::{
    StoreError,
    repo::{flows::Actor, logins::LoginView},
};
use http::{HeaderMap, request::Parts};
use uuid::Uuid;

use super::{cookie::Cookie, token};
use crate::{AppState, error::ApiError};

/// The use of a session is noted once a minute, not at every request.
const TOUCH_AFTER: chrono::Duration = chrono::Duration::minutes(1);

/// The signed-in user. It is put into the request by [`super::access`] only, after the permission
/// was checked; a handler that asks for it without being signed in gets a 401.
#[derive(Debug, Clone)]
pub struct CurrentUser {
    /// Digest of the session's token.
    pub digest: Vec<u8>,
    /// The user's role at this moment.
    pub role: Role,
    view: LoginView,
}

impl CurrentUser {
    /// Finds the session that the request's cookie names. `None` when there is none, it has ended,
    /// or its user is disabled or gone.
    ///
    /// # Errors
    /// When the database does not answer, or holds a role that does not exist.
    pub async fn find(state: &AppState, headers: &HeaderMap) -> Result<Option<Self>, StoreError> {
        let Some(token) = Cookie::Session.read(state.config(), headers) else { return Ok(None) };
        Self::find_by_digest(state, &token::digest(&token)).await
    }

    /// The same for a digest, for streams that look again while they are open.
    ///
    /// # Errors
    /// As [`CurrentUser::find`].
    pub async fn find_by_digest(state: &AppState, digest: &[u8]) -> Result<Option<Self>, StoreError> {
        let now = state.clock().now();
        let idle_since = now - state.config().session_idle;
        let Some(view) = state.store().login(digest, now, idle_since).await? else { return Ok(None) };
        let role = Role::from_name(&view.role)
            .ok_or_else(|| StoreError::bad_row("users", "role", view.user_id, "unknown role"))?;
        if now - view.last_seen_at > TOUCH_AFTER {
            state.store().touch_login(digest, now).await?;
        }
        Ok(Some(Self { digest: digest.to_vec(), role, view }))
    }

    /// The user's id.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.view.user_id
    }

    /// The workspace that everything the user sees belongs to.
    #[must_use]
    pub fn workspace_id(&self) -> Uuid {
        self.view.workspace_id
    }

    /// How the user is remembered beside what they do.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor { id: self.view.user_id, name: self.view.name.clone() }
    }

    /// Whether the user may do it.
    #[must_use]
    pub fn can(&self, permission: Permission) -> bool {
        self.role.can(permission)
    }

    /// What the user is told about themselves.
    #[must_use]
    pub fn me(&self) -> Me {
        Me {
            user: User {
                id: self.view.user_id,
                email: self.view.email.clone(),
                name: self.view.name.clone(),
                role: self.role,
                disabled: false,
                created_at: self.view.created_at,
                last_login_at: self.view.last_login_at,
            },
            workspace: Workspace { id: self.view.workspace_id, name: self.view.workspace_name.clone() },
            permissions: Permission::ALL.into_iter().filter(|it| self.role.can(*it)).collect(),
            session_expires_at: self.view.expires_at,
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for CurrentUser {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        parts.extensions.get::<Self>().cloned().ok_or_else(not_signed_in)
    }
}

/// Nobody is signed in.
pub(crate) fn not_signed_in() -> ApiError {
    ApiError::new(ProblemCode::NotSignedIn, "You are not signed in, or your session has ended.")
}
