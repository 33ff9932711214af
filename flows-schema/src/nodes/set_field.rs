//! Changes a field of the contact.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sets a field of the contact, which outlives the conversation. The key `name` is the contact's name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SetField {
    /// Key of the field, such as `city`; `name` for the contact's name.
    pub key: String,
    /// A template; `{{ variable }}` alone keeps the variable's value as it is. Empty takes the field away.
    pub value: String,
}

impl NodeDefinition for SetField {
    const TYPE: &'static str = "set_field";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Set field".into(),
            description: "Keeps something about the contact for good.".into(),
            icon: "user-round",
            category: Category::Contact,
            summary: Some("/key"),
            fields: vec![
                FieldUi::new("key", Widget::Line { templates: false }, "Field")
                    .placeholder("city")
                    .help("A letter first, then letters, digits and '_'. \"name\" is the contact's name.")
                    .max_chars(limits::MAX_ID_CHARS),
                FieldUi::new("value", Widget::Line { templates: true }, "Value")
                    .placeholder("{{ city }}")
                    .help("Left empty, the field is taken away.")
                    .max_chars(limits::MAX_TEXT_CHARS),
            ],
            preview: vec![PreviewPart::Note { text: "Changes a field of the contact" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.field_key("key", &self.key);
        check.optional_template("value", &self.value, limits::MAX_TEXT_CHARS);
        if self.key == "name" && self.value.trim().is_empty() {
            check.error(
                "value_empty",
                "value",
                "Say what the contact is called; a name cannot be taken away.",
            );
        }
    }
}
