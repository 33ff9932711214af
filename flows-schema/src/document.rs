//! The document's outer structs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{ActionDefinition, FlowTest, Node, Trigger};

/// The version of the document format that this build writes.
pub const SPEC_VERSION: &str = "1.0";

/// A whole flow: everything that is needed to run, show and translate it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// Format of the document, `major.minor`. See [`crate::upgrade`].
    pub spec: String,
    /// Name shown to admins; 1 to 120 characters.
    pub name: String,
    /// One or two sentences for colleagues.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// BCP 47 tags; the first is the language the flow is written in.
    #[serde(default = "default_languages")]
    pub languages: Vec<String>,
    /// How conversations of this flow behave as a whole.
    #[serde(default)]
    pub settings: Settings,
    /// What the flow remembers during a conversation.
    #[serde(default)]
    pub variables: Vec<Variable>,
    /// What starts the flow.
    #[serde(default)]
    pub triggers: Vec<Trigger>,
    /// What the flow does.
    #[serde(default)]
    pub nodes: Vec<Node>,
    /// Texts in other languages: language, node id, path inside the config, text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>,
    /// Recorded conversations that must keep their outcome.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<FlowTest>,
    /// Flows that subflow steps enter, by the name used there. A version carries all of them, so that a
    /// conversation never depends on what another flow becomes later.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub library: BTreeMap<String, Flow>,
    /// Definitions of the custom actions that steps use, by `name@version`. A version carries all of them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub actions: BTreeMap<String, ActionDefinition>,
    /// Where things stand on the canvas. Never part of a semantic comparison.
    #[serde(default)]
    pub layout: Layout,
}

impl Flow {
    /// An empty flow in English with the current spec.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            spec: SPEC_VERSION.to_owned(),
            name: name.into(),
            description: String::new(),
            languages: default_languages(),
            settings: Settings::default(),
            variables: Vec::new(),
            triggers: Vec::new(),
            nodes: Vec::new(),
            translations: BTreeMap::new(),
            tests: Vec::new(),
            library: BTreeMap::new(),
            actions: BTreeMap::new(),
            layout: Layout::default(),
        }
    }

    /// The node with this id, if the flow has one.
    #[must_use]
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// The trigger with this id, if the flow has one.
    #[must_use]
    pub fn trigger(&self, id: &str) -> Option<&Trigger> {
        self.triggers.iter().find(|trigger| trigger.id == id)
    }

    /// The definition of a custom action, if the document carries it.
    #[must_use]
    pub fn action(&self, name: &str, version: u32) -> Option<&ActionDefinition> {
        self.actions.get(&ActionDefinition::key(name, version))
    }

    /// The declared variable with this key, if there is one.
    #[must_use]
    pub fn variable(&self, key: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.key == key)
    }
}

fn default_languages() -> Vec<String> {
    vec!["en".to_owned()]
}

/// How conversations of a flow behave as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// IANA name of the time zone in which the flow means its times, such as `Europe/Berlin`.
    pub timezone: String,
    /// Node at which the conversation goes on when a step fails whose own error port leads nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_handler: Option<String>,
    /// Node at which the conversation goes on instead of saying what WhatsApp would refuse because the contact has not
    /// written for 24 hours, where the step has no such way of its own. It should lead to a template.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outside_window: Option<String>,
    /// Seconds of silence after which a waiting conversation ends; 0 means never.
    pub expire_after: u32,
    /// Whether a keyword of the flow may interrupt a conversation that waits for something else.
    pub interruptible: bool,
    /// Seconds within which short messages in a row count as one; 0 turns this off.
    pub burst_window: u32,
    /// Whether the contact sees "typing…" before an answer.
    pub typing: bool,
}

impl Default for Settings {
    fn default() -> Self {
        // Three days is the field's usual patience with a contact who stops answering.
        Self {
            timezone: "UTC".to_owned(),
            error_handler: None,
            outside_window: None,
            expire_after: 3 * 24 * 60 * 60,
            interruptible: true,
            burst_window: 0,
            typing: false,
        }
    }
}

/// What kind of value a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VariableType {
    /// Any text.
    Text,
    /// An integer or a decimal number.
    Number,
    /// Yes or no.
    Boolean,
    /// An ISO 8601 date.
    Date,
    /// A list of values.
    List,
    /// A JSON object.
    Object,
    /// A geographic position.
    Location,
    /// A reference to received media.
    File,
}

/// A value that a conversation remembers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// The name in templates: a letter, then letters, digits or `_`; 64 characters at most.
    pub key: String,
    /// What kind of value it holds.
    #[serde(rename = "type")]
    pub kind: VariableType,
    /// The name shown to admins.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Its value when a conversation starts.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub initial: Value,
    /// Whether it is personal data, and so masked for those who may not see it.
    #[serde(default)]
    pub personal: bool,
    /// Whether a flow that enters this one as a subflow may set it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub input: bool,
    /// Whether a flow that enters this one as a subflow gets it back.
    #[serde(default, skip_serializing_if = "is_false")]
    pub output: bool,
}

impl Variable {
    /// A variable without a label that is empty at the start.
    #[must_use]
    pub fn new(key: impl Into<String>, kind: VariableType) -> Self {
        Self {
            key: key.into(),
            kind,
            label: String::new(),
            initial: Value::Null,
            personal: false,
            input: false,
            output: false,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Where things stand on the canvas.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Layout {
    /// Top left corner of each node and trigger, in canvas pixels.
    pub nodes: BTreeMap<String, [f64; 2]>,
    /// Sticky notes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What the author chose for the look of nodes and triggers, by their ids.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub looks: BTreeMap<String, Look>,
}

/// How a card looks where its author chose something else than what its type has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// Its colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<Color>,
    /// Whether only its head is shown.
    #[serde(skip_serializing_if = "is_false")]
    pub folded: bool,
}

/// Colours of cards and notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Color {
    /// Red.
    Red,
    /// Orange.
    Orange,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Purple.
    Purple,
    /// Gray.
    Gray,
}

impl Color {
    /// All colours, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Red, Self::Orange, Self::Yellow, Self::Green, Self::Blue, Self::Purple, Self::Gray];

    /// Its name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Purple => "purple",
            Self::Gray => "gray",
        }
    }
}

/// A sticky note on the canvas.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Unique among the notes.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Top left corner in canvas pixels.
    pub at: [f64; 2],
    /// Its colour; yellow where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Color>,
}
