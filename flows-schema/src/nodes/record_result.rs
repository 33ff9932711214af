//! Keeps a result.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Keeps a named result of the conversation for exports and counts, such as "satisfaction: 4".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RecordResult {
    /// The result's name; the column of exports. Rules of variables' keys.
    pub name: String,
    /// A template for its value.
    pub value: String,
    /// A template for what it counts as, such as "promoter"; may be empty.
    pub category: String,
}

impl NodeDefinition for RecordResult {
    const TYPE: &'static str = "record_result";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Record result".into(),
            description: "Keeps a result for exports and counts.".into(),
            icon: "clipboard-check",
            category: Category::Data,
            summary: Some("/name"),
            fields: vec![
                FieldUi::new("name", Widget::Line { templates: false }, "Result")
                    .placeholder("satisfaction")
                    .max_chars(limits::MAX_ID_CHARS),
                FieldUi::new("value", Widget::Line { templates: true }, "Value").placeholder("{{ score }}"),
                FieldUi::new("category", Widget::Line { templates: true }, "Counts as")
                    .placeholder("promoter")
                    .help("Results are counted by this; empty for none."),
            ],
            preview: vec![PreviewPart::Note { text: "Records a result" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.key("name", &self.name);
        if self.value.trim().is_empty() {
            check.error("value_empty", "value", "Say which value to keep.");
        } else {
            check.optional_template("value", &self.value, limits::MAX_TEMPLATE_BYTES);
        }
        check.optional_template("category", &self.category, limits::MAX_NAME_CHARS);
    }
}
