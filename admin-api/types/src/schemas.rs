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

/// One thing of a flow that holds the words of a search.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Hit)]
pub struct HitSchema {
    /// Id of the node, trigger or note, or the key of the variable.
    pub id: String,
    /// Where in it.
    #[schema(inline)]
    pub kind: HitKindSchema,
    /// What people call it.
    pub title: String,
    /// The words with some of what stands around them; empty where the title says it all.
    pub excerpt: String,
}

/// Where the words were found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HitKind, rename_all = "snake_case")]
pub enum HitKindSchema {
    /// In the title of a step or start.
    Title,
    /// In what a step or start says, asks or does.
    Text,
    /// In its id.
    Id,
    /// In a sticky note.
    Note,
    /// In the name of a variable.
    Variable,
}

/// What happened to one thing of a flow.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Told)]
pub struct ToldSchema {
    /// What became of it.
    #[schema(inline)]
    pub mark: MarkSchema,
    /// Id of the step or start of the flow itself; absent for everything else.
    pub card: Option<String>,
    /// What it is, such as `Step “Menu”`.
    pub title: String,
    /// What is different in it, a sentence each; empty where the title says all.
    pub lines: Vec<String>,
}

/// What became of a thing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Mark, rename_all = "snake_case")]
pub enum MarkSchema {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is different.
    Changed,
}
