//! Who performs which kind of call.

use std::{collections::HashMap, sync::Arc, time::Duration};

use engine_core::{Call, CallOutcome};
use engine_store::Store;
use uuid::Uuid;

use super::{http::Http, lookup::Lookup};
use crate::guard::Guard;

/// The kinds of calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallKind {
    /// An HTTP request.
    Http,
    /// The rows of a table.
    Lookup,
    /// A language model.
    Ai,
    /// Words from a sound file.
    Transcribe,
    /// A sound file from words.
    Speak,
    /// An e-mail.
    Email,
}

impl CallKind {
    /// Its name in metrics.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Lookup => "lookup",
            Self::Ai => "ai",
            Self::Transcribe => "transcribe",
            Self::Speak => "speak",
            Self::Email => "email",
        }
    }
}

impl From<&Call> for CallKind {
    fn from(call: &Call) -> Self {
        match call {
            Call::Http(_) => Self::Http,
            Call::Lookup { .. } => Self::Lookup,
            Call::Ai(_) => Self::Ai,
            Call::Transcribe { .. } => Self::Transcribe,
            Call::Speak { .. } => Self::Speak,
            Call::Email { .. } => Self::Email,
        }
    }
}

/// One attempt at a call.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The same for every attempt: the other system can tell a repetition by it.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// What is asked.
    pub call: &'a Call,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Attempt {
    /// For good, well or badly.
    Done(CallOutcome),
    /// It may go better later. When no attempt is left, the outcome counts.
    Again {
        /// The least pause, when the other system named one.
        after: Option<Duration>,
        /// What came of this attempt.
        outcome: CallOutcome,
    },
}

impl Attempt {
    /// A failure for good.
    #[must_use]
    pub fn failed(code: &str, text: &str) -> Self {
        Self::Done(CallOutcome::failed(code, text))
    }
}

/// Performs one kind of call.
#[async_trait::async_trait]
pub trait Executor: Send + Sync {
    /// Attempts in all, for attempts that end with [`Attempt::Again`].
    fn attempts(&self, call: &Call) -> i32 {
        let _ = call;
        3
    }

    /// Performs one attempt. Must return within two minutes; texts never quote secrets.
    async fn perform(&self, job: Job<'_>) -> Attempt;
}

/// The executors of this build.
#[derive(Clone, Default)]
pub struct Executors(HashMap<CallKind, Arc<dyn Executor>>);

impl std::fmt::Debug for Executors {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Executors").field(&self.0.keys()).finish()
    }
}

impl Executors {
    /// HTTP requests and tables.
    #[must_use]
    pub fn new(guard: Guard, store: Arc<dyn Store>) -> Self {
        Self::default()
            .with(CallKind::Http, Arc::new(Http { guard }))
            .with(CallKind::Lookup, Arc::new(Lookup { store }))
    }

    /// These, and one more or another one.
    #[must_use]
    pub fn with(mut self, kind: CallKind, executor: Arc<dyn Executor>) -> Self {
        self.0.insert(kind, executor);
        self
    }

    /// Who performs a call.
    #[must_use]
    pub fn of(&self, call: &Call) -> &dyn Executor {
        self.0.get(&call.into()).map_or(&NotConfigured, |executor| &**executor)
    }
}

/// Stands for an executor that is not there.
struct NotConfigured;

#[async_trait::async_trait]
impl Executor for NotConfigured {
    async fn perform(&self, _job: Job<'_>) -> Attempt {
        Attempt::failed("not_configured", "This Botloom is not set up for this step; an admin can do that.")
    }
}
