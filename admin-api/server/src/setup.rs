//! The first start: the token with which the first admin is made.

use engine_store::{Store, StoreError, clock::Clock};

use crate::auth::token;

/// Makes a set-up token if nobody can sign in yet, and gives it for printing; `None` once there is a
/// user. Only its digest is kept, so each start makes another one; all of them count until set-up
/// is done, and none afterwards.
///
/// # Errors
/// When the database does not answer.
pub async fn ensure_token(store: &dyn Store, clock: &dyn Clock) -> Result<Option<String>, StoreError> {
    if !store.setup_needed().await? {
        return Ok(None);
    }
    let (text, digest) = token::new_token();
    store.add_setup_token(&digest, clock.now()).await?;
    Ok(Some(text))
}
