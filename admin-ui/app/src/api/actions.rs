//! Custom actions.

use admin_types::Action;

use super::{ApiError, client::get};

/// The actions that flows can use, each with its newest version.
pub(crate) async fn list() -> Result<Vec<Action>, ApiError> {
    get("/actions").await
}
