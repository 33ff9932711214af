//! A trigger of a flow, and what every trigger type has to say about itself.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    TriggerKind,
    checks::NodeCheck,
    kinds::{empty_object, typed_object},
    ui_schema::NodeUi,
};

/// What starts a flow, and where it starts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawTrigger", into = "RawTrigger")]
pub struct Trigger {
    /// Unique in the flow, among nodes and triggers.
    pub id: String,
    /// When it fires: `type` and `config` on the wire.
    pub kind: TriggerKind,
    /// The higher one wins; at equal priority the more special kind does. 0 where the author does not care.
    pub priority: i32,
    /// What it may do to a conversation that waits for something else. Words that are only part of a message,
    /// media and "any message" never interrupt, whatever is written here: they would steal answers.
    pub interrupt: Interrupt,
    /// Node at which the conversation starts.
    pub to: Option<String>,
}

/// What a trigger may do to a conversation that waits for something else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Interrupt {
    /// What suits the type. What somebody asks for by name ends it and starts anew: an exact keyword, a tapped
    /// button, a call of a program, a webhook. Everything else leaves it alone.
    #[default]
    Auto,
    /// End it and start anew.
    Restart,
    /// Go aside, and come back to what was asked when the way ends: for "help" or "menu".
    Return,
    /// Leave it alone.
    Never,
}

impl Interrupt {
    /// All values with their words for people.
    pub const OPTIONS: &[(&str, &str)] = &[
        ("auto", "Do what suits this start"),
        ("restart", "End it and start here"),
        ("return", "Go aside, then come back to it"),
        ("never", "Leave it alone"),
    ];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Trigger {
    /// A trigger that leads nowhere yet.
    #[must_use]
    pub fn new(id: impl Into<String>, kind: TriggerKind) -> Self {
        Self { id: id.into(), kind, priority: 0, interrupt: Interrupt::Auto, to: None }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTrigger {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default = "empty_object")]
    config: Value,
    #[serde(default, skip_serializing_if = "is_zero")]
    priority: i32,
    #[serde(default, skip_serializing_if = "Interrupt::is_default")]
    interrupt: Interrupt,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(priority: &i32) -> bool {
    *priority == 0
}

impl TryFrom<RawTrigger> for Trigger {
    type Error = String;

    fn try_from(raw: RawTrigger) -> Result<Self, String> {
        let kind = TriggerKind::from_parts(&raw.kind, raw.config)
            .map_err(|reason| format!("trigger '{}': {reason}", raw.id))?;
        Ok(Self { id: raw.id, kind, priority: raw.priority, interrupt: raw.interrupt, to: raw.to })
    }
}

impl From<Trigger> for RawTrigger {
    fn from(trigger: Trigger) -> Self {
        Self {
            kind: trigger.kind.type_name().to_owned(),
            config: trigger.kind.config(),
            id: trigger.id,
            priority: trigger.priority,
            interrupt: trigger.interrupt,
            to: trigger.to,
        }
    }
}

impl JsonSchema for Trigger {
    fn schema_name() -> Cow<'static, str> {
        "Trigger".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let own = serde_json::json!({
            "priority": {"type": "integer", "minimum": -1000, "maximum": 1000},
            "interrupt": {"enum": ["auto", "restart", "return", "never"]},
            "to": {"type": ["string", "null"]},
        });
        typed_object("What starts a flow.", TriggerKind::config_schemas(generator), own)
    }
}

/// What a trigger type says about itself. Implemented by its config struct.
pub trait TriggerDefinition: Serialize + DeserializeOwned + JsonSchema + Default + Clone {
    /// The wire name; also the name of its files.
    const TYPE: &'static str;

    /// How the palette, the card and the form show it.
    fn ui() -> NodeUi;

    /// Finds the author's mistakes in one config.
    fn check(&self, check: &mut NodeCheck<'_>);

    /// One line for the card, such as the keywords.
    fn summary(&self) -> String;
}

/// What is known of a trigger type without an instance of it.
#[derive(Debug, Clone, Serialize)]
pub struct TriggerTypeInfo {
    /// The wire name.
    #[serde(rename = "type")]
    pub type_name: &'static str,
    /// JSON Schema of the config.
    pub schema: Value,
    /// How it is shown and edited.
    pub ui: NodeUi,
    /// The config of a trigger just dropped on the canvas.
    pub default_config: Value,
}
