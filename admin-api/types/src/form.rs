//! Forms that open inside WhatsApp.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How far a form is at WhatsApp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FormState {
    /// It opens inside WhatsApp.
    Published,
    /// It will be published in a moment.
    Waiting,
    /// It could not be published; its fields are asked one by one.
    Failed,
    /// The number does not want forms inside WhatsApp.
    Off,
    /// WhatsApp has no such fields; they are asked one by one.
    OneByOne,
}

/// A form of the flow that answers on a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NumberForm {
    /// The step.
    pub node: String,
    /// The step's title.
    pub title: String,
    /// How far it is.
    pub state: FormState,
    /// Why it does not open inside WhatsApp.
    #[serde(default)]
    pub problem: Option<String>,
    /// What can be done.
    #[serde(default)]
    pub help: Option<String>,
    /// How often it was tried in vain.
    pub attempts: u32,
    /// When it is tried again by itself.
    #[serde(default)]
    pub next_attempt_at: Option<DateTime<Utc>>,
}
