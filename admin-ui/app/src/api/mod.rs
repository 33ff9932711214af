//! The typed client of `/api/v1`: one file per resource, one function per route.
//!
//! Types are those of `admin-types`, the very ones that the server answers with. Every function runs in
//! the browser only; on the server it answers [`ApiError::Offline`] and is never called there.

mod client;
mod error;

pub(crate) mod actions;
pub(crate) mod alerts;
pub(crate) mod api_keys;
pub(crate) mod audit;
pub(crate) mod broadcasts;
pub(crate) mod contacts;
pub(crate) mod conversations;
pub(crate) mod dashboard;
pub(crate) mod exports;
pub(crate) mod files;
pub(crate) mod flows;
pub(crate) mod gallery;
pub(crate) mod imports;
pub(crate) mod inbox;
pub(crate) mod numbers;
pub(crate) mod openapi;
pub(crate) mod operations;
pub(crate) mod own_drafts;
pub(crate) mod passkeys;
pub(crate) mod security;
pub(crate) mod session;
pub(crate) mod subscriptions;
pub(crate) mod templates;
pub(crate) mod users;

pub(crate) use client::on_signed_out;
pub(crate) use error::ApiError;
