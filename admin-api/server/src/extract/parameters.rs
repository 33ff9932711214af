//! Path and query parameters.

use admin_types::ProblemCode;
use axum::extract::{FromRequestParts, Query as AxumQuery};
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error::ApiError;

/// Path parameters. An id of the wrong form names nothing, so it is "not found" like any other.
#[derive(Debug)]
pub(crate) struct Path<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(_) => Err(ApiError::not_found()),
        }
    }
}

/// Query parameters. Unknown ones are refused, so that a misspelt filter is not silently ignored.
#[derive(Debug)]
pub(crate) struct Query<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        // U+0000 cannot be stored, so it cannot be found either; Postgres refuses it.
        if parts.uri.query().is_some_and(|query| query.contains("%00")) {
            return Err(ApiError::new(
                ProblemCode::InvalidParameter,
                "The character U+0000 is not possible.",
            ));
        }
        match AxumQuery::<T>::from_request_parts(parts, state).await {
            Ok(AxumQuery(value)) => Ok(Self(value)),
            Err(rejection) => Err(ApiError::new(ProblemCode::InvalidParameter, rejection.body_text())),
        }
    }
}
