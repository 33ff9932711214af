//! Tags the contact.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Adds tags to the contact, which outlive the conversation. Tags that are there already stay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AddTag {
    /// The tags; each a template of at most 60 characters when rendered.
    pub tags: Vec<String>,
}

impl NodeDefinition for AddTag {
    const TYPE: &'static str = "add_tag";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Add tag".into(),
            description: "Marks the contact with tags.".into(),
            icon: "tag",
            category: Category::Contact,
            summary: Some("/tags/0"),
            fields: vec![
                FieldUi::new("tags", Widget::Words { max: limits::MAX_TAGS_PER_STEP }, "Tags")
                    .placeholder("customer")
                    .help("Variables may be put in, such as {{ topic }}.")
                    .max_chars(limits::MAX_TAG_CHARS),
            ],
            preview: vec![PreviewPart::Note { text: "Tags the contact" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check_tags(check, &self.tags);
    }
}

/// Checks the tags of a step.
pub(super) fn check_tags(check: &mut NodeCheck<'_>, tags: &[String]) {
    if tags.is_empty() {
        check.error("tags_empty", "tags", "Name at least one tag.");
    }
    if tags.len() > limits::MAX_TAGS_PER_STEP {
        let text = format!("At most {} tags are possible in one step.", limits::MAX_TAGS_PER_STEP);
        check.error("tags_too_many", "tags", text);
    }
    for (index, tag) in tags.iter().enumerate() {
        check.template(&format!("tags/{index}"), tag, limits::MAX_TAG_CHARS);
    }
}
