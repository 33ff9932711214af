//! The first screen's counts.

use admin_types::Dashboard;

use super::{ApiError, client::get};

/// Counts of the workspace.
pub(crate) async fn read() -> Result<Dashboard, ApiError> {
    get("/dashboard").await
}
