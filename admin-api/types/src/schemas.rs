//! Stand-ins that describe types of crates which know nothing of OpenAPI. They are never built.

use serde::Serialize;
use utoipa::ToSchema;

/// One finding of the checks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Issue)]
pub struct IssueSchema {
    /// How bad it is.
    #[schema(inline)]
    pub severity: SeveritySchema,
    /// Stable code, such as `text_empty`.
    pub code: String,
    /// Node or trigger it is about; absent when it is about the whole flow.
    pub node: Option<String>,
    /// JSON pointer inside the node, or inside the document when `node` is absent.
    pub path: String,
    /// What is wrong, for people.
    pub text: String,
    /// How to mend it.
    pub fix: Option<String>,
}

/// How bad a finding is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Severity, rename_all = "snake_case")]
pub enum SeveritySchema {
    /// It cannot be published.
    Error,
    /// It works, but probably not as meant.
    Warning,
    /// Worth knowing.
    Hint,
}
