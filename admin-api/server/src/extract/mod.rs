//! How requests are read: each failure becomes a problem of ours, so no answer has another shape.

mod client_address;
mod if_match;
mod json;
mod parameters;

pub(crate) use client_address::ClientAddress;
pub(crate) use if_match::IfMatch;
pub(crate) use json::Json;
pub(crate) use parameters::{Path, Query};
