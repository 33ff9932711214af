//! What a flow asks of other systems, and what they answer.

use std::collections::BTreeMap;

use flows_schema::nodes::RowOrder;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One question to another system. It is asked after the step is committed, at least once, and the conversation
/// waits for the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum Call {
    /// An HTTP request.
    Http(HttpCall),
    /// The rows of a table.
    Lookup {
        /// Name of the table.
        table: String,
        /// Columns and the values they must have.
        filter: BTreeMap<String, Value>,
        /// Which row comes first.
        #[serde(default, skip_serializing_if = "RowOrder::is_default")]
        order: RowOrder,
        /// Most rows to give.
        limit: u16,
    },
    /// A language model writes, extracts or classifies.
    Ai(AiCall),
    /// Words from a sound file.
    Transcribe {
        /// The channel's id of the received media.
        media: String,
        /// BCP 47 tag, where the author knows it; empty otherwise.
        language: String,
    },
    /// A sound file from words.
    Speak {
        /// The words.
        text: String,
        /// The provider's name of the voice; empty for its default.
        voice: String,
    },
    /// An e-mail.
    Email {
        /// Addresses.
        to: Vec<String>,
        /// Its subject.
        subject: String,
        /// Its words.
        body: String,
        /// Address for answers; empty for the workspace's.
        reply_to: String,
    },
}

/// An HTTP request, rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HttpCall {
    /// `GET`, `POST`, …
    pub method: String,
    /// The whole address.
    pub url: String,
    /// Header names and values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// Name of the workspace's credential that signs it; empty for none. The engine never sees secrets.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credential: String,
    /// The body; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// Seconds for one attempt.
    pub timeout: u32,
    /// Attempts in all after answers that may be passing: time-outs, 429 and 5xx.
    pub attempts: u8,
}

/// What is asked of a language model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AiCall {
    /// What the model is for: `reply`, `extract` or `classify`.
    pub task: String,
    /// The provider's name of the model; empty for the workspace's default.
    pub model: String,
    /// What the model should do.
    pub instructions: String,
    /// What the contact said, never part of the instructions.
    pub input: String,
    /// Earlier messages to give along.
    pub history: u16,
    /// JSON Schema of the answer; `null` for words.
    pub schema: Value,
    /// Most tokens of the answer.
    pub max_tokens: u32,
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum CallOutcome {
    /// It was answered.
    Ok {
        /// For HTTP `{"status", "headers", "body"}`; else what the call gives.
        value: Value,
    },
    /// It failed for good.
    Failed {
        /// Stable code: `timeout`, `refused`, `status_500`, `not_configured`, …
        code: String,
        /// For the author.
        text: String,
        /// What came all the same, such as the body of a 404.
        #[serde(default, skip_serializing_if = "Value::is_null")]
        value: Value,
    },
}

impl CallOutcome {
    /// A failure with nothing else.
    #[must_use]
    pub fn failed(code: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Failed { code: code.into(), text: text.into(), value: Value::Null }
    }
}
