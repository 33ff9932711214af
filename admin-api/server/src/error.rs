//! From what went wrong to the answer that says so.
//!
//! Each resource has its own enum of errors, which becomes an [`ApiError`]. Failures of the server
//! are logged here, once, and their details stay in the log.

use admin_types::{FieldError, PROBLEM_CONTENT_TYPE, Problem, ProblemCode};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use engine_store::StoreError;
use http::{HeaderName, HeaderValue, StatusCode, header};

use crate::auth::password::PasswordError;

/// A problem on its way to the client, with the headers that belong to it.
#[derive(Debug, Clone)]
pub struct ApiError {
    problem: Box<Problem>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl ApiError {
    /// A problem with a text for people.
    #[must_use]
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self { problem: Box::new(Problem::new(code, detail)), headers: Vec::new() }
    }

    /// Something that is not there, or that the caller may not know of: both get the same body.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(ProblemCode::NotFound, "It may have been deleted, or the link is wrong.")
    }

    /// A request with mistakes in its fields.
    #[must_use]
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let detail = errors.first().map(|error| error.detail.clone()).unwrap_or_default();
        Self::from(Problem::new(ProblemCode::Invalid, detail).with_errors(errors))
    }

    /// Adds a header to the answer; a value that no header can hold is left out.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// The problem itself.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self { problem: Box::new(problem), headers: Vec::new() }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        if error.is_temporary() {
            tracing::warn!(error = %error, "the database is not available");
            return Self::new(
                ProblemCode::Unavailable,
                "The database does not answer at the moment. Nothing was changed; please try again.",
            )
            .with_header(header::RETRY_AFTER, "5");
        }
        internal(&error)
    }
}

impl From<PasswordError> for ApiError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => too_many_requests(chrono::Duration::seconds(2)),
            PasswordError::Failed(_) => internal(&error),
        }
    }
}

/// A mistake of ours: the log gets all of it, the client none.
pub(crate) fn internal(error: &(dyn std::error::Error + 'static)) -> ApiError {
    tracing::error!(error = %error, "a request failed");
    ApiError::new(
        ProblemCode::Internal,
        "The server made a mistake, which is in its log. Your last saved state is unharmed.",
    )
}

/// Somebody has to wait.
pub(crate) fn too_many_requests(wait: chrono::Duration) -> ApiError {
    let seconds = wait.num_seconds().max(1);
    ApiError::new(ProblemCode::TooManyRequests, format!("Please try again in {seconds} s."))
        .with_header(header::RETRY_AFTER, &seconds.to_string())
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        // A problem holds texts and numbers only, so it always serialises.
        let body = serde_json::to_vec(&self.problem).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() =
            StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_CONTENT_TYPE));
        for (name, value) in self.headers {
            headers.insert(name, value);
        }
        response
    }
}
