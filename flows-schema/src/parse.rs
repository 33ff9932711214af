//! From bytes to a [`Flow`].

use std::sync::LazyLock;

use serde_json::Value;

use crate::{Flow, limits, upgrade::upgrade};

/// Why bytes are not a flow document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The bytes are no JSON.
    #[error("the document is not valid JSON: {0}")]
    Json(String),
    /// The JSON is no flow document.
    #[error("this is not a Botloom flow: it has no \"spec\" such as \"1.0\"")]
    NotADocument,
    /// The document was written by a newer version.
    #[error(
        "the flow uses spec {found}, but this version of Botloom knows {known}; update Botloom and try again"
    )]
    NewerSpec {
        /// Spec of the document.
        found: String,
        /// Spec of this build.
        known: String,
    },
    /// The document's spec never existed.
    #[error("there is no spec {found}; the first one was 1.0")]
    UnknownSpec {
        /// Spec of the document.
        found: String,
    },
    /// The document has not the shape of a flow.
    #[error("{path}: {reason}")]
    Shape {
        /// Place in the document, such as `nodes[2]`.
        path: String,
        /// What is wrong there.
        reason: String,
    },
    /// The document is larger than [`limits::MAX_DOCUMENT_BYTES`] or has too many parts.
    #[error("{0}")]
    TooLarge(String),
}

/// Reads a flow from JSON text of at most [`limits::MAX_DOCUMENT_BYTES`].
///
/// # Errors
/// See [`DocumentError`].
pub fn parse(bytes: &[u8]) -> Result<Flow, DocumentError> {
    if bytes.len() > limits::MAX_DOCUMENT_BYTES {
        return Err(DocumentError::TooLarge(format!(
            "the document has {} bytes; at most {} are possible",
            bytes.len(),
            limits::MAX_DOCUMENT_BYTES
        )));
    }
    let value = serde_json::from_slice(bytes).map_err(|error| DocumentError::Json(error.to_string()))?;
    parse_value(value)
}

/// Reads a flow from JSON, after upgrading it to the current spec.
///
/// # Errors
/// See [`DocumentError`].
pub fn parse_value(document: Value) -> Result<Flow, DocumentError> {
    let mut document = upgrade(document)?;
    let flow = match typed(&document) {
        Ok(flow) => flow,
        // JSON knows no difference between 60 and 60.0, and neither does the schema.
        Err(error) => {
            without_points(&mut document);
            typed(&document).map_err(|_| error)?
        }
    };
    for (count, max, what) in [
        (flow.nodes.len(), limits::MAX_NODES, "nodes"),
        (flow.triggers.len(), limits::MAX_TRIGGERS, "triggers"),
        (flow.variables.len(), limits::MAX_VARIABLES, "variables"),
    ] {
        if count > max {
            return Err(DocumentError::TooLarge(format!(
                "the flow has {count} {what}; at most {max} are possible"
            )));
        }
    }
    Ok(flow)
}

fn typed(document: &Value) -> Result<Flow, DocumentError> {
    serde_path_to_error::deserialize(document).map_err(|error| DocumentError::Shape {
        path: error.path().to_string(),
        reason: error.inner().to_string(),
    })
}

/// Writes whole numbers as such.
fn without_points(value: &mut Value) {
    match value {
        Value::Number(number) => {
            // Above this, not every whole number is a number of its own.
            const EXACT: f64 = 9_007_199_254_740_992.0;
            if let Some(float) = number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < EXACT)
                && number.is_f64()
            {
                #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
                let whole = float as i64;
                *value = whole.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(without_points),
        Value::Object(map) => map.values_mut().for_each(without_points),
        _ => {}
    }
}

/// Says of whole numbers how large they may be at most, where their type bounds them and nothing else does.
fn bound_integers(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            let most = match map.get("format").and_then(Value::as_str) {
                Some("uint8") => Some(u64::from(u8::MAX)),
                Some("uint16") => Some(u64::from(u16::MAX)),
                Some("uint32") => Some(u64::from(u32::MAX)),
                Some("int32") => Some(u64::from(i32::MAX.unsigned_abs())),
                _ => None,
            };
            if let Some(most) = most {
                map.entry("maximum").or_insert_with(|| most.into());
            }
            map.values_mut().for_each(bound_integers);
        }
        Value::Array(items) => items.iter_mut().for_each(bound_integers),
        _ => {}
    }
}

static FLOW_SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let mut schema = schemars::schema_for!(Flow).to_value();
    // Sizes that a struct cannot say are added here, so that validators refuse early.
    for (property, max) in [
        ("nodes", limits::MAX_NODES),
        ("triggers", limits::MAX_TRIGGERS),
        ("variables", limits::MAX_VARIABLES),
        ("languages", limits::MAX_LANGUAGES),
    ] {
        schema["properties"][property]["maxItems"] = max.into();
    }
    schema["properties"]["name"]["minLength"] = 1.into();
    schema["properties"]["name"]["maxLength"] = limits::MAX_NAME_CHARS.into();
    schema["properties"]["languages"]["minItems"] = 1.into();
    bound_integers(&mut schema);
    schema
});

/// JSON Schema (draft 2020-12) of the whole document.
#[must_use]
pub fn flow_schema() -> &'static Value {
    &FLOW_SCHEMA
}
