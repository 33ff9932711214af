//! What happens to a contact apart from messages, and may start or interrupt a flow.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "signal", rename_all = "snake_case")]
pub enum Signal {
    /// A program starts the flow for this contact.
    ApiCall {
        /// Name of the call; may be empty.
        #[serde(default)]
        name: String,
        /// Values for variables that are marked as input.
        #[serde(default)]
        data: Value,
    },
    /// A webhook with this trigger's key was posted to.
    Webhook {
        /// Id of the trigger.
        trigger: String,
        /// What was posted.
        #[serde(default)]
        data: Value,
    },
    /// A schedule of the flow is due.
    Schedule {
        /// Id of the trigger.
        trigger: String,
    },
    /// A date of the contact, with the trigger's offset, is due.
    DateField {
        /// Id of the trigger.
        trigger: String,
    },
    /// A tag was added or taken away.
    TagChanged {
        /// The tag.
        tag: String,
        /// Whether it was added.
        added: bool,
    },
    /// A field of the contact changed.
    FieldChanged {
        /// Key of the field.
        key: String,
        /// Its value now.
        #[serde(default)]
        value: Value,
    },
    /// The contact has been silent since our last message.
    NoReply {
        /// Id of the trigger.
        trigger: String,
    },
    /// A message of ours got a new status.
    Delivery {
        /// `delivered`, `read` or `failed`.
        status: String,
        /// Node that said it; empty when no flow did.
        #[serde(default)]
        node: String,
    },
    /// A person handed the conversation back.
    HandOverEnded {
        /// The person's word for it; may be empty.
        #[serde(default)]
        outcome: String,
    },
    /// The contact agreed to be written to, or wants to be left alone.
    OptChanged {
        /// Whether they agreed.
        opted_in: bool,
    },
    /// The contact called and nobody took the call.
    MissedCall,
}

impl Signal {
    /// The values it brings along.
    #[must_use]
    pub fn data(&self) -> &Value {
        match self {
            Self::ApiCall { data, .. } | Self::Webhook { data, .. } => data,
            Self::FieldChanged { value, .. } => value,
            _ => &Value::Null,
        }
    }
}
