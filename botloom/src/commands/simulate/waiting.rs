//! Whom a conversation waits for besides the contact, and what to type for them.

use std::fmt;

use engine_core::{Call, WaitKind, simulation::Simulation};

/// Whom a conversation waits for besides the contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outside {
    /// Another system.
    Call {
        /// The step that asks.
        node: String,
        /// What it asks.
        asks: String,
        /// An answer of the usual shape.
        sample: &'static str,
    },
    /// A post from another system.
    Webhook,
    /// A person who took over.
    Person,
}

/// Whom the conversation waits for now; `None` where that is the contact, a time or nobody.
pub(super) fn outside(simulation: &Simulation) -> Option<Outside> {
    match &simulation.session()?.wait.as_ref()?.kind {
        WaitKind::Call { .. } => {
            let (node, call) = simulation.open_call()?;
            Some(Outside::Call { node: node.to_owned(), asks: asks(call), sample: sample(call) })
        }
        WaitKind::Webhook { .. } => Some(Outside::Webhook),
        WaitKind::Person => Some(Outside::Person),
        WaitKind::Answer { .. } | WaitKind::Time => None,
    }
}

fn asks(call: &Call) -> String {
    match call {
        Call::Http(call) if call.body.is_empty() => format!("asks {} {}", call.method, call.url),
        Call::Http(call) => format!("asks {} {} with {}", call.method, call.url, call.body),
        Call::Lookup { table, .. } => format!("looks into the table '{table}'"),
        Call::Ai(call) => format!("asks a language model to {}", call.task),
        Call::Transcribe { .. } => "has a voice message written down".to_owned(),
        Call::Speak { text, .. } => format!("has '{text}' spoken"),
        Call::Email { to, subject, .. } => format!("sends the e-mail '{subject}' to {}", to.join(", ")),
    }
}

fn sample(call: &Call) -> &'static str {
    match call {
        Call::Http(_) => r#"{"status": 200, "headers": {}, "body": {}}"#,
        Call::Lookup { .. } => "[]",
        Call::Ai(call) if call.task == "classify" => r#"{"category": "ID"}"#,
        Call::Ai(call) if call.task == "extract" => "{}",
        Call::Ai(_) | Call::Transcribe { .. } => r#""some words""#,
        Call::Speak { .. } => r#"{"url": "https://example.com/voice.ogg"}"#,
        Call::Email { .. } => "{}",
    }
}

impl fmt::Display for Outside {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call { node, asks, sample } => {
                write!(out, "the step '{node}' {asks}; type /answer {sample} or /fail timeout")
            }
            Self::Webhook => out.write_str("a post from another system is waited for; type /post {}"),
            Self::Person => out.write_str("a person has the conversation; type /back, or /back OUTCOME"),
        }
    }
}
