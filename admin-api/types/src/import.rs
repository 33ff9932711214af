//! Contacts that come in from files.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::NumberRef;

/// Bytes of a file of contacts: 100 MB.
pub const MAX_IMPORT_BYTES: u64 = 100 * 1024 * 1024;

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// The file is here, and somebody has to say what its columns are.
    Uploaded,
    /// Rows are taken.
    Running,
    /// All rows were looked at.
    Done,
    /// Somebody stopped it. What was taken stays.
    Stopped,
    /// The file cannot be read to its end; `error` says why. What was taken stays.
    Failed,
}

impl ImportState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Uploaded, Self::Running, Self::Done, Self::Stopped, Self::Failed];

    /// The name in the API and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Running => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
        }
    }
}

/// Query of `POST /imports`, whose body is the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ImportUpload {
    /// The number whose contacts they become. Required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_id: Option<Uuid>,
    /// The file's name, 1 to 240 characters. Required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filename: Option<String>,
}

/// What the columns of a file are, and how it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportPlan {
    /// One entry per column: `phone` (needed once), `name`, `language`, `tags` (separated by commas), `consent` (yes or
    /// no), `field:<key>`, or empty to leave the column out.
    pub columns: Vec<String>,
    /// Digits of the country of phone numbers that begin with one 0, such as `49`. Absent, such rows are refused.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// A tag that all of them get; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tag: String,
    /// Where their consent comes from, if a column says so: kept as the proof. 1 to 1,000 characters then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proof: String,
}

/// A row that is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportProblem {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why, for people.
    pub problem: String,
}

/// The beginning of a file, as a plan reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportPreview {
    /// The first row: what the columns are called.
    pub headers: Vec<String>,
    /// What the columns probably are.
    pub guess: Vec<String>,
    /// The first ten rows after that.
    pub rows: Vec<Vec<String>>,
    /// Rows that were looked at, up to 1,000.
    pub looked_at: u64,
    /// How many of them would be refused.
    pub refused: u64,
    /// The first 20 of these.
    pub problems: Vec<ImportProblem>,
    /// `UTF-8`, `UTF-16` or `Windows-1252`.
    pub encoding: String,
    /// The separator: `,`, `;`, `|` or a tab.
    pub separator: String,
}

/// A file of contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Import {
    /// Its id.
    pub id: Uuid,
    /// The number whose contacts they become.
    pub number: NumberRef,
    /// The file's name.
    pub filename: String,
    /// Its bytes.
    pub size: u64,
    /// How far it is.
    pub state: ImportState,
    /// What its columns are, once it was begun.
    pub plan: Option<ImportPlan>,
    /// Rows that were looked at.
    pub rows: u64,
    /// Those that were taken.
    pub good: u64,
    /// Those that were refused.
    pub bad: u64,
    /// Hundredths of the file that were read.
    pub percent: u32,
    /// Whether `GET /imports/{id}/report` has the rows that were refused.
    pub has_report: bool,
    /// Why it failed, for people.
    pub error: Option<String>,
    /// Who brought it.
    pub by: String,
    /// When it was uploaded.
    pub created_at: DateTime<Utc>,
    /// When it last moved.
    pub updated_at: DateTime<Utc>,
}
