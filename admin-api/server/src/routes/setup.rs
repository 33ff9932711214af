//! First-run set-up.

use admin_types::{Me, Problem, ProblemCode, Setup, SetupState};
use axum::extract::State;
use engine_store::{
    StoreError, ids,
    repo::{
        users::UserRecord,
        workspaces::{SetUp, SetUpOutcome, WorkspaceRecord},
    },
};
use http::{HeaderMap, StatusCode};

use super::session::{self, SignedIn};
use crate::{
    AppState,
    auth::{password::check_password, token},
    error::ApiError,
    extract::{ClientAddress, Json},
    fields::Fields,
};

/// Why set-up did not happen.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SetupError {
    #[error("set-up is done")]
    Done,
    #[error("wrong token")]
    WrongToken,
    #[error("refused")]
    Refused(ApiError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SetupError> for ApiError {
    fn from(error: SetupError) -> Self {
        match error {
            SetupError::Done => Self::new(
                ProblemCode::SetupDone,
                "This installation has its first admin. Sign in, or ask an admin for an account.",
            ),
            SetupError::WrongToken => Self::new(
                ProblemCode::SetupTokenWrong,
                "Use the link that the server printed when it started, or start it again for a new one.",
            ),
            SetupError::Refused(error) => error,
            SetupError::Store(error) => error.into(),
        }
    }
}

/// Whether set-up is still to be done
#[utoipa::path(get, path = "/setup", tag = "setup", operation_id = "getSetup",
    responses((status = 200, body = SetupState)))]
pub(crate) async fn state(State(state): State<AppState>) -> Result<axum::Json<SetupState>, ApiError> {
    Ok(axum::Json(SetupState { needed: state.store().setup_needed().await? }))
}

/// Create the workspace and its first admin, and sign them in
#[utoipa::path(post, path = "/setup", tag = "setup", operation_id = "setUp", request_body = Setup,
    responses((status = 201, body = Me), (status = 409, body = Problem)))]
pub(crate) async fn set_up(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Json(body): Json<Setup>,
) -> Result<(StatusCode, SignedIn), ApiError> {
    let store = state.store();
    if !store.setup_needed().await? {
        return Err(SetupError::Done.into());
    }
    let token_digest = token::digest(body.token.expose());
    // Before the fields are looked at: a stranger learns nothing but that the token is wrong.
    if !store.setup_token_known(&token_digest).await? {
        return Err(SetupError::WrongToken.into());
    }
    let mut fields = Fields::default();
    let name = fields.name("/name", &body.name);
    let email = fields.email("/email", &body.email);
    let workspace_name = fields.name("/workspace_name", &body.workspace_name);
    check_password("/password", &body.password, &[&email, &name, &workspace_name], fields.errors());
    fields.finish().map_err(SetupError::Refused)?;

    let password_hash = state.passwords().hash(&body.password).await?;
    let now = state.clock().now();
    let workspace_id = ids::new_id(state.clock());
    let admin = UserRecord {
        id: ids::new_id(state.clock()),
        workspace_id,
        email,
        name,
        role: admin_types::Role::Admin.as_str().to_owned(),
        password_hash,
        disabled: false,
        limited: false,
        created_at: now,
        last_login_at: None,
    };
    let (session_token, login) = session::new_login(&state, &headers, address, admin.id);
    let digest = login.digest.clone();
    let user_id = admin.id;
    let workspace = WorkspaceRecord { id: workspace_id, name: workspace_name, created_at: now };
    match store.set_up(&SetUp { token_digest, workspace, admin, login }).await.map_err(SetupError::from)? {
        SetUpOutcome::Done(id) => tracing::info!(workspace.id = %id, user.id = %user_id, "set-up is done"),
        SetUpOutcome::WrongToken => return Err(SetupError::WrongToken.into()),
        SetUpOutcome::AlreadyDone => return Err(SetupError::Done.into()),
    }
    let device = session::new_device(&state, user_id).await?;
    Ok((StatusCode::CREATED, session::signed_in(&state, &session_token, &digest, Some(device)).await?))
}
