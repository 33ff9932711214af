//! Brings older documents up to the current spec.
//!
//! One function and one fixture per version, each on raw JSON and never on today's types: a type
//! changes with the spec, but an old document stays what it was. Today there is one spec, so the
//! only work is to refuse what is newer or not a document at all.

use serde_json::Value;

use crate::{DocumentError, SPEC_VERSION};

/// Upgrades a document to [`SPEC_VERSION`].
///
/// # Errors
/// [`DocumentError::NotADocument`] without a `spec`, [`DocumentError::NewerSpec`] when it was
/// written by a newer version of Botloom.
pub fn upgrade(document: Value) -> Result<Value, DocumentError> {
    let spec = document.get("spec").and_then(Value::as_str).ok_or(DocumentError::NotADocument)?;
    let (major, minor) = numbers(spec).ok_or(DocumentError::NotADocument)?;
    let current = numbers(SPEC_VERSION).ok_or(DocumentError::NotADocument)?;
    if (major, minor) > current {
        return Err(DocumentError::NewerSpec { found: spec.to_owned(), known: SPEC_VERSION.to_owned() });
    }
    if (major, minor) < current {
        return Err(DocumentError::UnknownSpec { found: spec.to_owned() });
    }
    Ok(document)
}

fn numbers(spec: &str) -> Option<(u32, u32)> {
    let (major, minor) = spec.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
