//! A node of a flow, and what every node type has to say about itself.

use std::{borrow::Cow, collections::BTreeMap};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    NodeKind, Port,
    checks::NodeCheck,
    kinds::{empty_object, typed_object},
    ui_schema::NodeUi,
};

/// One step of a flow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawNode", into = "RawNode")]
pub struct Node {
    /// Unique in the flow, among nodes and triggers.
    pub id: String,
    /// What it does: `type` and `config` on the wire.
    pub kind: NodeKind,
    /// A name of the author's own; the type's name where absent.
    pub title: Option<String>,
    /// Where each port leads: port id, node id.
    pub next: BTreeMap<String, String>,
}

impl Node {
    /// A node without a title that leads nowhere yet.
    #[must_use]
    pub fn new(id: impl Into<String>, kind: NodeKind) -> Self {
        Self { id: id.into(), kind, title: None, next: BTreeMap::new() }
    }

    /// The ways out of this node, in the order in which the card shows them.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        let mut ports = self.kind.ports();
        // Most flows answer at once, so it would be in the way on every card.
        if self.kind.needs_window() && self.next.contains_key(Port::OUTSIDE_WINDOW) {
            ports.push(Port::outside_window());
        }
        ports
    }

    /// The author's title, or the type's name.
    #[must_use]
    pub fn display_title(&self) -> Cow<'_, str> {
        match &self.title {
            Some(title) if !title.trim().is_empty() => Cow::Borrowed(title.as_str()),
            _ => Cow::Owned(self.kind.info().ui.label.clone()),
        }
    }
}

/// The wire shape of a node. The config is read in a second step, so that a mistake in it is
/// reported with the type's name instead of "no variant matched".
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNode {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default = "empty_object")]
    config: Value,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    next: BTreeMap<String, String>,
}

impl TryFrom<RawNode> for Node {
    type Error = String;

    fn try_from(raw: RawNode) -> Result<Self, String> {
        let kind = NodeKind::from_parts(&raw.kind, raw.config)
            .map_err(|reason| format!("node '{}': {reason}", raw.id))?;
        Ok(Self { id: raw.id, kind, title: raw.title, next: raw.next })
    }
}

impl From<Node> for RawNode {
    fn from(node: Node) -> Self {
        Self {
            kind: node.kind.type_name().to_owned(),
            config: node.kind.config(),
            id: node.id,
            title: node.title,
            next: node.next,
        }
    }
}

impl JsonSchema for Node {
    fn schema_name() -> Cow<'static, str> {
        "Node".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let own = serde_json::json!({
            "title": {"type": ["string", "null"], "maxLength": crate::limits::MAX_NAME_CHARS},
            "next": {"type": "object", "additionalProperties": {"type": "string"}},
        });
        typed_object("One step of a flow.", NodeKind::config_schemas(generator), own)
    }
}

/// What a node type says about itself. Implemented by its config struct.
pub trait NodeDefinition: Serialize + DeserializeOwned + JsonSchema + Default + Clone {
    /// The wire name; also the name of its files.
    const TYPE: &'static str;

    /// How the palette, the card, the form and the phone show it.
    fn ui() -> NodeUi;

    /// The ways out, in the order in which the card shows them.
    fn ports(&self) -> Vec<Port>;

    /// Finds the author's mistakes in one config, and tells which variables it reads and writes.
    fn check(&self, check: &mut NodeCheck<'_>);

    /// Whether reaching it makes the conversation wait for the contact or for a time.
    fn waits(&self) -> bool {
        false
    }
}

/// What is known of a node type without an instance of it.
#[derive(Debug, Clone, Serialize)]
pub struct NodeTypeInfo {
    /// The wire name.
    #[serde(rename = "type")]
    pub type_name: &'static str,
    /// JSON Schema of the config.
    pub schema: Value,
    /// How it is shown and edited.
    pub ui: NodeUi,
    /// The config of a node just dropped on the canvas.
    pub default_config: Value,
}
