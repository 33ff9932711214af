//! Custom actions.

use admin_types::{Action, SaveAction};

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// The actions that flows can use, each with its newest version.
pub(crate) async fn list() -> Result<Vec<Action>, ApiError> {
    get("/actions").await
}

/// A new version, unless it says the same as the newest one.
pub(crate) async fn save(name: &str, body: &SaveAction) -> Result<Action, ApiError> {
    send(Method::Put, &format!("/actions/{}", segment(name)), body).await
}

/// Offers an action no longer.
pub(crate) async fn hide(name: &str) -> Result<(), ApiError> {
    delete(&format!("/actions/{}", segment(name))).await
}

/// A name as one part of an address. Names have letters, digits, `_` and `-`; anything else is refused by the
/// server, and must not lead elsewhere on the way.
fn segment(name: &str) -> String {
    js_sys::encode_uri_component(name).into()
}
