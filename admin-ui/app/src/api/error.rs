//! What can go wrong between the page and the API, in words for people.

use admin_types::{Problem, ProblemCode};

use crate::language::of_told;

/// Why a request has no answer to show.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ApiError {
    /// The server was not reached; nothing was changed there as far as we know.
    Offline,
    /// The server refused, and said why.
    #[cfg_attr(not(any(feature = "hydrate", test)), expect(dead_code, reason = "only browsers ask"))]
    Problem(Box<Problem>),
    /// The answer was not what this build expects: status and a hint for the report.
    Unexpected(u16, String),
}

impl ApiError {
    /// Whether the server was not reached.
    pub(crate) fn is_offline(&self) -> bool {
        matches!(self, Self::Offline)
    }

    /// The stable code, when the server gave one.
    pub(crate) fn code(&self) -> Option<ProblemCode> {
        self.problem().map(|problem| problem.code)
    }

    /// The problem, when the server gave one.
    pub(crate) fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            _ => None,
        }
    }

    /// What happened, in a few words.
    pub(crate) fn title(&self) -> String {
        match self {
            Self::Offline => t!("common-offline").to_owned(),
            Self::Problem(problem) => of_told(&problem.title),
            Self::Unexpected(..) => t!("common-unexpected").to_owned(),
        }
    }

    /// Whether anything was lost, and what to do.
    pub(crate) fn advice(&self) -> String {
        match self {
            Self::Offline => t!("common-offline-advice").to_owned(),
            Self::Problem(problem) => of_told(&problem.detail),
            Self::Unexpected(status, hint) => {
                t!("common-unexpected-advice", status = *status, hint = hint)
            }
        }
    }

    /// One line: the detail, or the title where there is none.
    pub(crate) fn line(&self) -> String {
        Some(self.advice()).filter(|text| !text.is_empty()).unwrap_or_else(|| self.title())
    }

    /// The mistake at a place of the body, such as `"/email"`.
    pub(crate) fn at(&self, pointer: &str) -> Option<String> {
        let errors = &self.problem()?.errors;
        errors.iter().find(|error| error.pointer == pointer).map(|error| of_told(&error.detail))
    }

    /// Whether any mistake has a place, so that a form shows it there.
    pub(crate) fn has_places(&self) -> bool {
        self.problem().is_some_and(|problem| !problem.errors.is_empty())
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.line())
    }
}
