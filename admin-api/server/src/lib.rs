//! The admin API: what people of a business and their programs do with Botloom over HTTP, and the
//! server of the admin UI.
//!
//! A request passes, in this order: security headers, a net for panics, the guard against other
//! sites ([`auth::origin`]), the table of who may do what ([`auth::access`]), the body limit, and the
//! handler of its resource in `routes/`. Everything that fails answers with an RFC 9457 problem.
//!
//! What this crate must not do: run conversations or send messages (that is `engine-runtime`; asking Meta about tokens,
//! numbers and templates is [`cloud`]),
//! contain SQL (that is `engine-store`), or decide what a flow means (that is `flows-schema`).
//!
//! **To add a route:** put its bodies into `admin-types`; write the handler with its
//! `#[utoipa::path]` into the file of its resource in `routes/`; name it in `routes::described`; give
//! it a row in [`auth::access::TABLE`] (without one it answers nobody); run the tests with
//! `UPDATE=1` to renew `docs/openapi.json`.

// The types of server-rendered views nest deeply.
#![recursion_limit = "512"]

mod account_checks;
pub mod audit;
pub mod auth;
pub mod cloud;
pub mod config;
pub mod document;
pub mod error;
pub mod flows;
pub mod outside;
pub mod setup;
pub mod ui;

mod cors;
mod csv_file;
mod extract;
mod fields;
pub mod gallery;
mod granted;
mod headers;
mod idempotency;
pub mod library;
pub mod mcp;
mod number_options;
mod page;
pub mod people;
mod qr;
mod routes;
mod sending_policy;
mod state;
mod stored_files;

pub use auth::oidc::OidcConfig;
pub use config::ApiConfig;
pub use state::{AppState, StateParts};

/// Where the API begins.
pub const API_PREFIX: &str = "/api/v1";

/// Bytes of a request's body.
pub const BODY_LIMIT: usize = 1_000_000;

/// The API below [`API_PREFIX`], and the admin UI everywhere else.
pub fn router(state: &AppState) -> axum::Router {
    let api = routes::api_router(state);
    api.clone().merge(mcp::router(state, api)).merge(ui::router(state))
}

/// The OpenAPI description of every route.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    let (_, api) = routes::described().split_for_parts();
    routes::finish(api)
}
