//! What a step asks the runtime to do.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use smol_str::SmolStr;

use crate::{Call, OutMessage};

/// One thing to do, in order, after the step is committed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Effect {
    /// Send a message to the contact.
    Send {
        /// Node that says it.
        node: SmolStr,
        /// What it says.
        message: OutMessage,
    },
    /// Give [`crate::Input::Timer`] with this token at that time, even after a restart.
    SetTimer {
        /// Unique per contact.
        token: String,
        /// When.
        due: DateTime<Utc>,
    },
    /// Forget a timer. One that fires all the same is ignored, so this only saves work.
    CancelTimer {
        /// Token it was set with.
        token: String,
    },
    /// Ask another system, and give [`crate::Input::Result`] with this token.
    Call {
        /// Unique per contact; also the key with which the call may be repeated safely.
        token: String,
        /// Node that asks.
        node: SmolStr,
        /// What is asked.
        call: Call,
    },
    /// Give [`crate::Input::Webhook`] when somebody posts to the address of this key.
    Listen {
        /// Unique per contact.
        key: String,
        /// Node that waits for it.
        node: SmolStr,
    },
    /// Keep an answer for exports and counts.
    Record {
        /// Node that asked.
        node: SmolStr,
        /// Variable that keeps it, or the result's name; empty when there is neither.
        variable: SmolStr,
        /// The answer as it was understood.
        value: Value,
        /// The answer as it was given.
        raw: String,
        /// What it counts as; empty for nothing.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        category: String,
    },
    /// Change what is known of the contact.
    ContactChange {
        /// Node that does it.
        node: SmolStr,
        /// The change.
        change: ContactChange,
    },
    /// Add a row to a table.
    Append {
        /// Node that does it.
        node: SmolStr,
        /// Name of the table.
        table: String,
        /// The row's columns.
        row: Map<String, Value>,
    },
    /// Tell the event webhooks of the workspace.
    Emit {
        /// Node that tells.
        node: SmolStr,
        /// Name of the event.
        name: String,
        /// What is told.
        data: Value,
    },
    /// Give the conversation to a person; [`crate::Input::HandedBack`] when they are done.
    HandOver {
        /// Node that does it.
        node: SmolStr,
        /// Queue it waits in; empty for the only one.
        queue: String,
        /// Person it is for; empty for anybody of the queue.
        assignee: String,
        /// What the person should know.
        note: String,
    },
}

/// A change of what is known of the contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum ContactChange {
    /// A field becomes a value; `null` removes it.
    SetField {
        /// Key of the field.
        key: String,
        /// Its value.
        value: Value,
    },
    /// The name becomes another.
    SetName {
        /// The name.
        name: String,
    },
    /// A tag is added.
    AddTag {
        /// The tag.
        tag: String,
    },
    /// A tag is taken away.
    RemoveTag {
        /// The tag.
        tag: String,
    },
    /// The language becomes another.
    SetLanguage {
        /// BCP 47 tag.
        language: String,
    },
    /// The contact agreed to be written to.
    OptIn,
    /// The contact wants to be left alone.
    OptOut,
    /// Nothing is sent to the contact any more, and no flow runs.
    Block,
    /// The contact is as any other again.
    Unblock,
}
