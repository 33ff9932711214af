//! The people of a workspace.

use admin_types::{CreateUser, FieldError, Page, PageQuery, Problem, ProblemCode, Role, UpdateUser, User};
use axum::extract::State;
use engine_store::{
    StoreError, ids,
    repo::users::{UserChange, UserOutcome, UserRecord},
};
use http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use crate::{
    AppState,
    auth::{CurrentUser, password::check_password},
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
    granted::{self, Grants},
    page::Paging,
};

/// Why something could not be done with a user.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UserError {
    #[error("no such user")]
    NotFound,
    #[error("the address is taken")]
    EmailTaken,
    #[error("the last admin")]
    LastAdmin,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<UserError> for ApiError {
    fn from(error: UserError) -> Self {
        match error {
            UserError::NotFound => Self::not_found(),
            UserError::EmailTaken => {
                const DETAIL: &str = "Somebody signs in with this address already.";
                let problem = Problem::new(ProblemCode::EmailTaken, DETAIL);
                problem.with_errors(vec![FieldError::new("/email", DETAIL)]).into()
            }
            UserError::LastAdmin => {
                Self::new(ProblemCode::LastAdmin, "Make somebody else an admin first. Nothing was changed.")
            }
            UserError::Store(error) => error.into(),
        }
    }
}

/// List the users
#[utoipa::path(get, path = "/users", tag = "users", operation_id = "listUsers", params(PageQuery),
    responses((status = 200, body = Page<User>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<PageQuery>,
) -> Result<axum::Json<Page<User>>, ApiError> {
    let paging = Paging::<Uuid>::new(query.cursor.as_deref(), query.limit)?;
    let rows = state.store().users(user.workspace_id(), paging.cursor, paging.rows()).await?;
    let grants = Grants::of(&state, user.workspace_id()).await?;
    let factors = state.store().users_with_second_factor(user.workspace_id()).await?;
    let rows = rows.into_iter().map(|row| dto(row, &grants, &factors)).collect::<Result<Vec<_>, _>>()?;
    Ok(axum::Json(paging.page(rows, |row| row.id, |row| row)))
}

/// Add a user
#[utoipa::path(post, path = "/users", tag = "users", operation_id = "createUser", request_body = CreateUser,
    responses((status = 201, body = User), (status = 409, body = Problem)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateUser>,
) -> Result<(StatusCode, axum::Json<User>), ApiError> {
    let mut fields = Fields::default();
    let name = fields.name("/name", &body.name);
    let email = fields.email("/email", &body.email);
    check_password("/password", &body.password, &[&email, &name], fields.errors());
    let numbers = granted::check(&state, user.workspace_id(), &body.numbers, &mut fields).await?;
    limit_fits(body.role, numbers.is_some(), &mut fields);
    fields.finish()?;
    let record = UserRecord {
        id: ids::new_id(state.clock()),
        workspace_id: user.workspace_id(),
        email,
        name,
        role: body.role.as_str().to_owned(),
        password_hash: state.passwords().hash(&body.password).await?,
        disabled: false,
        limited: numbers.is_some(),
        created_at: state.clock().now(),
        last_login_at: None,
    };
    match state.store().create_user(&record, numbers.as_deref().unwrap_or_default()).await {
        Ok(()) => {
            let made = one(&state, record).await?;
            user.noted().made(&made);
            Ok((StatusCode::CREATED, axum::Json(made)))
        }
        Err(StoreError::Conflict { .. }) => Err(UserError::EmailTaken.into()),
        Err(error) => Err(error.into()),
    }
}

/// Change a user
#[utoipa::path(patch, path = "/users/{id}", tag = "users", operation_id = "updateUser",
    params(("id" = Uuid, Path, description = "Id of the user")), request_body = UpdateUser,
    responses((status = 200, body = User), (status = 409, body = Problem)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<UpdateUser>,
) -> Result<axum::Json<User>, ApiError> {
    let mut fields = Fields::default();
    let name = body.name.as_ref().map(|name| fields.name("/name", name));
    if let Some(password) = &body.password {
        check_password("/password", password, &[], fields.errors());
    }
    let numbers = match &body.numbers {
        Some(wanted) => Some(granted::check(&state, user.workspace_id(), wanted, &mut fields).await?),
        None => None,
    };
    // A foreign id must not cost the time of a hash, which would tell that it exists.
    let before = state.store().user(user.workspace_id(), id).await?.ok_or(UserError::NotFound)?;
    let before = one(&state, before).await?;
    let role = body.role.unwrap_or(before.role);
    limit_fits(role, matches!(&numbers, Some(Some(_))), &mut fields);
    fields.finish()?;
    // Whoever becomes an admin sees all.
    let numbers = if role == Role::Admin && before.numbers.ids().is_some() { Some(None) } else { numbers };
    let password_hash = match &body.password {
        Some(password) => Some(state.passwords().hash(password).await?),
        None => None,
    };
    let change = UserChange {
        name,
        role: body.role.map(|role| role.as_str().to_owned()),
        password_hash,
        disabled: body.disabled,
        numbers,
        ..UserChange::default()
    };
    let outcome = state.store().update_user(user.workspace_id(), id, &change).await?;
    let after = one(&state, done(outcome)?).await?;
    user.noted().changed(&before, &after);
    Ok(axum::Json(after))
}

/// Delete a user
#[utoipa::path(delete, path = "/users/{id}", tag = "users", operation_id = "deleteUser",
    params(("id" = Uuid, Path, description = "Id of the user")),
    responses((status = 204), (status = 409, body = Problem)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    let gone = done(state.store().delete_user(user.workspace_id(), id).await?)?;
    user.noted().gone(&json!({"email": gone.email, "name": gone.name, "role": gone.role}));
    Ok(StatusCode::NO_CONTENT)
}

fn done(outcome: UserOutcome) -> Result<UserRecord, UserError> {
    match outcome {
        UserOutcome::Done(user) => Ok(user),
        UserOutcome::NotFound => Err(UserError::NotFound),
        UserOutcome::LastAdmin => Err(UserError::LastAdmin),
    }
}

/// An admin could lift their own limit, so there is none.
pub(super) fn limit_fits(role: Role, limited: bool, fields: &mut Fields) {
    if role == Role::Admin && limited {
        fields.add("/numbers", "An admin sees all numbers. Choose another role, or all numbers.");
    }
}

pub(super) async fn one(state: &AppState, record: UserRecord) -> Result<User, StoreError> {
    let grants = Grants::of(state, record.workspace_id).await?;
    let factors = state.store().users_with_second_factor(record.workspace_id).await?;
    dto(record, &grants, &factors)
}

fn dto(record: UserRecord, grants: &Grants, factors: &[Uuid]) -> Result<User, StoreError> {
    let role = Role::from_name(&record.role)
        .ok_or_else(|| StoreError::bad_row("users", "role", record.id, "unknown role"))?;
    Ok(User {
        id: record.id,
        email: record.email,
        name: record.name,
        role,
        numbers: grants.access(record.limited, record.id),
        second_factor: factors.contains(&record.id),
        disabled: record.disabled,
        created_at: record.created_at,
        last_login_at: record.last_login_at,
    })
}
