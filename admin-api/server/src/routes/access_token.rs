//! Short tokens for programs that pass their rights on: to a page, to a job, to a part that should not hold the key.

use admin_types::{AccessToken, CreateToken, DEFAULT_TOKEN_SECONDS, MAX_TOKEN_SECONDS, Permission, Secret};
use axum::extract::State;
use engine_store::ids;

use crate::{
    AppState,
    auth::{
        CurrentUser,
        access_token::{Claims, sign},
    },
    error::ApiError,
    extract::Json,
    fields::Fields,
};

/// The shortest time of a token, in seconds.
const MIN_SECONDS: u32 = 30;

/// Make a short token from a key
///
/// Send the key itself in `Authorization`; a token makes no other. The token is sent in its place, counts for 15 minutes
/// unless another time is asked for, and ends with its key. It may have fewer permissions, and asks at the key's pace.
#[utoipa::path(post, path = "/auth/token", tag = "api-keys", operation_id = "createToken",
    request_body = CreateToken, responses((status = 200, body = AccessToken)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateToken>,
) -> Result<axum::Json<AccessToken>, ApiError> {
    let mut fields = Fields::default();
    let seconds = body.seconds.unwrap_or(DEFAULT_TOKEN_SECONDS);
    if !(MIN_SECONDS..=MAX_TOKEN_SECONDS).contains(&seconds) {
        fields.add("/seconds", format!("{MIN_SECONDS} to {MAX_TOKEN_SECONDS} seconds, please."));
    }
    for (at, permission) in body.permissions.iter().flatten().enumerate() {
        if !user.can(*permission) {
            let detail = format!("The key does not have {}.", permission.as_str());
            fields.add(&format!("/permissions/{at}"), detail);
        }
    }
    fields.finish()?;
    let now = state.clock().now();
    let mut claims = Claims::new(
        &state.config().public_url,
        user.workspace_id(),
        user.id(),
        ids::new_id(state.clock()),
        now,
        seconds,
    );
    claims.permissions = body
        .permissions
        .map(|wanted| Permission::ALL.into_iter().filter(|permission| wanted.contains(permission)).collect());
    let answer = AccessToken {
        access_token: Secret::new(sign(state.vault(), &claims)),
        token_type: "Bearer".to_owned(),
        expires_in: seconds,
        expires_at: now + chrono::Duration::seconds(i64::from(seconds)),
    };
    Ok(axum::Json(answer))
}
