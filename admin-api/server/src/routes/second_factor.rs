//! One's own second factor and password.

use admin_types::{
    ChangePassword, ConfirmSecondFactor, FieldError, Problem, ProblemCode, RecoveryCodes, RemoveSecondFactor,
    SecondFactor, SecondFactorSetup, Secret,
};
use axum::extract::State;
use engine_store::{
    ids,
    repo::{
        second_factors::SecondFactorRecord,
        users::{UserChange, UserRecord},
    },
};
use http::StatusCode;
use uuid::Uuid;

use crate::{
    AppState,
    auth::{
        CurrentUser,
        limit::Key,
        password::check_password,
        second_factor::{self as codes, SECRET_BYTES},
    },
    error::{ApiError, internal, too_many_requests},
    extract::{Json, Path},
    fields::Fields,
    qr,
};

/// Whether signing in asks for a code
#[utoipa::path(get, path = "/me/second-factor", tag = "session", operation_id = "getSecondFactor",
    responses((status = 200, body = SecondFactor)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<SecondFactor>, ApiError> {
    let row = state.store().second_factor(user.id()).await?;
    let left = state.store().recovery_codes_left(user.id()).await?;
    Ok(axum::Json(SecondFactor {
        enabled: row.is_some_and(|row| row.confirmed_at.is_some()),
        recovery_codes_left: u32::try_from(left).unwrap_or_default(),
    }))
}

/// Begin with an authenticator
///
/// Gives its secret. Nothing changes until a code has confirmed it.
#[utoipa::path(post, path = "/me/second-factor", tag = "session", operation_id = "beginSecondFactor",
    responses((status = 201, body = SecondFactorSetup), (status = 409, body = Problem)))]
pub(crate) async fn begin(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<(StatusCode, axum::Json<SecondFactorSetup>), ApiError> {
    let email = user.me().map(|me| me.user.email).unwrap_or_default();
    let secret = ids::secret_bytes::<SECRET_BYTES>();
    let totp = codes::authenticator(&secret, &email)?;
    let row = SecondFactorRecord {
        user_id: user.id(),
        secret: state.vault().seal(SecondFactorRecord::place(user.id()), &secret)?,
        confirmed_at: None,
        last_step: 0,
        created_at: state.clock().now(),
    };
    if !state.store().begin_second_factor(&row).await? {
        return Err(ApiError::new(
            ProblemCode::SecondFactorOn,
            "You are asked for codes already. Turn that off first if you have a new authenticator.",
        ));
    }
    let address = Secret::new(totp.to_url().map_err(|error| internal(&error))?);
    let picture = qr::drawn(address.expose());
    let setup = SecondFactorSetup { secret: Secret::new(totp.secret().to_base32()), address, picture };
    Ok((StatusCode::CREATED, axum::Json(setup)))
}

/// Confirm the authenticator with its first code
///
/// From now on signing in asks for codes. Every other session of the user ends. The answer has the recovery codes, which
/// are never shown again.
#[utoipa::path(post, path = "/me/second-factor/confirm", tag = "session", operation_id = "confirmSecondFactor",
    request_body = ConfirmSecondFactor, responses((status = 200, body = RecoveryCodes), (status = 422, body = Problem)))]
pub(crate) async fn confirm(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<ConfirmSecondFactor>,
) -> Result<axum::Json<RecoveryCodes>, ApiError> {
    let now = state.clock().now();
    let key = [Key::Account(format!("second factor of {}", user.id()))];
    state.login_limit().take(now, &key).map_err(too_many_requests)?;
    let wrong = || {
        ApiError::invalid(vec![FieldError::new(
            "/code",
            "This code is wrong or over. Take the one that is shown now; the clock of your phone must be right.",
        )])
    };
    let row = state.store().second_factor(user.id()).await?.ok_or_else(wrong)?;
    let totp = codes::authenticator(&codes::open(&state, &row)?, "")?;
    let step = codes::step_of(&totp, body.code.expose(), now).ok_or_else(wrong)?;
    let made = codes::recovery_codes(user.id());
    let digests: Vec<Vec<u8>> = made.iter().map(|(_, digest)| digest.clone()).collect();
    if !state.store().confirm_second_factor(user.id(), step, &digests, &user.digest, now).await? {
        return Err(wrong());
    }
    tracing::info!(user.id = %user.id(), "a second factor was turned on");
    let codes = made.into_iter().map(|(text, _)| Secret::new(text)).collect();
    Ok(axum::Json(RecoveryCodes { codes }))
}

/// Stop asking for codes
#[utoipa::path(post, path = "/me/second-factor/remove", tag = "session", operation_id = "removeSecondFactor",
    request_body = RemoveSecondFactor, responses((status = 204), (status = 422, body = Problem)))]
pub(crate) async fn remove(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<RemoveSecondFactor>,
) -> Result<StatusCode, ApiError> {
    prove(&state, &user, &body.password, "/password").await?;
    state.store().remove_second_factor(user.workspace_id(), user.id()).await?;
    tracing::info!(user.id = %user.id(), "a second factor was turned off");
    Ok(StatusCode::NO_CONTENT)
}

/// Change one's password
///
/// Every other session of the user ends.
#[utoipa::path(post, path = "/me/password", tag = "session", operation_id = "changePassword",
    request_body = ChangePassword, responses((status = 204), (status = 422, body = Problem)))]
pub(crate) async fn change_password(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<ChangePassword>,
) -> Result<StatusCode, ApiError> {
    let record = prove(&state, &user, &body.current, "/current").await?;
    let mut fields = Fields::default();
    check_password("/new", &body.new, &[&record.email, &record.name], fields.errors());
    fields.finish()?;
    let hash = state.passwords().hash(&body.new).await?;
    let change = UserChange {
        password_hash: Some(hash),
        kept_session: Some(user.digest.clone()),
        ..Default::default()
    };
    state.store().update_user(user.workspace_id(), user.id(), &change).await?;
    tracing::info!(user.id = %user.id(), "a password was changed by its owner");
    Ok(StatusCode::NO_CONTENT)
}

/// Stop asking somebody for codes, because their authenticator is lost
#[utoipa::path(delete, path = "/users/{id}/second-factor", tag = "users", operation_id = "removeUserSecondFactor",
    params(("id" = Uuid, Path, description = "Id of the user")), responses((status = 204)))]
pub(crate) async fn remove_of_user(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    if !state.store().remove_second_factor(user.workspace_id(), id).await? {
        return Err(ApiError::not_found());
    }
    tracing::info!(user.id = %user.id(), of.id = %id, "a user's second factor was turned off");
    Ok(StatusCode::NO_CONTENT)
}

/// Whoever sits before an open page must know the password, within the limits of guessing.
async fn prove(
    state: &AppState,
    user: &CurrentUser,
    password: &Secret,
    pointer: &str,
) -> Result<UserRecord, ApiError> {
    let now = state.clock().now();
    let key = [Key::Account(format!("password of {}", user.id()))];
    state.login_limit().take(now, &key).map_err(too_many_requests)?;
    let record = state.store().user(user.workspace_id(), user.id()).await?.ok_or_else(ApiError::not_found)?;
    if !state.passwords().verify(password, Some(record.password_hash.clone())).await? {
        return Err(ApiError::invalid(vec![FieldError::new(
            pointer,
            "This is not your password. Nothing was changed.",
        )]));
    }
    state.login_limit().give_back(now, &key);
    Ok(record)
}
