//! JSON bodies.

use admin_types::{FieldError, Problem, ProblemCode};
use axum::extract::{FromRequest, Request};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use crate::{BODY_LIMIT, error::ApiError};

/// A JSON body of at most [`BODY_LIMIT`] bytes. Text that is no JSON is a 400, JSON of another
/// shape a 422 with the place. U+0000 is refused: the database cannot keep it.
#[derive(Debug)]
pub(crate) struct Json<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let body = Bytes::from_request(request, state).await.map_err(|rejection| {
            if rejection.status() == http::StatusCode::PAYLOAD_TOO_LARGE {
                ApiError::new(
                    ProblemCode::TooLarge,
                    format!("At most {BODY_LIMIT} bytes are possible. Nothing was changed."),
                )
            } else {
                ApiError::new(ProblemCode::MalformedJson, "The request's body broke off.")
            }
        })?;
        let value: Value = serde_json::from_slice(&body)
            .map_err(|error| ApiError::new(ProblemCode::MalformedJson, error.to_string()))?;
        let mut errors = Vec::new();
        find_nul(&value, &mut String::new(), &mut errors);
        if !errors.is_empty() {
            return Err(ApiError::invalid(errors));
        }
        serde_path_to_error::deserialize(value).map(Self).map_err(|error| {
            let field = FieldError::new(pointer(error.path()), error.inner().to_string());
            let detail = field.detail.clone();
            ApiError::from(Problem::new(ProblemCode::Invalid, detail).with_errors(vec![field]))
        })
    }
}

/// The path as a JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", escape(key)),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn find_nul(value: &Value, at: &mut String, errors: &mut Vec<FieldError>) {
    const DETAIL: &str = "The character U+0000 is not possible.";
    let length = at.len();
    match value {
        Value::String(text) if text.contains('\0') => errors.push(FieldError::new(at.as_str(), DETAIL)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                at.push_str(&format!("/{index}"));
                find_nul(item, at, errors);
                at.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                if key.contains('\0') {
                    errors.push(FieldError::new(at.as_str(), DETAIL));
                    continue;
                }
                at.push('/');
                at.push_str(&escape(key));
                find_nul(item, at, errors);
                at.truncate(length);
            }
        }
        _ => {}
    }
}
