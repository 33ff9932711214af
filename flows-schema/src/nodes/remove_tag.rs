//! Takes tags from the contact.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::add_tag::check_tags;
use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Takes tags from the contact. Tags that are not there are passed over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RemoveTag {
    /// The tags; each a template of at most 60 characters when rendered.
    pub tags: Vec<String>,
}

impl NodeDefinition for RemoveTag {
    const TYPE: &'static str = "remove_tag";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Remove tag".into(),
            description: "Takes tags from the contact.".into(),
            icon: "tags",
            category: Category::Contact,
            summary: Some("/tags/0"),
            fields: vec![
                FieldUi::new("tags", Widget::Words { max: limits::MAX_TAGS_PER_STEP }, "Tags")
                    .placeholder("customer")
                    .help("Variables may be put in, such as {{ topic }}.")
                    .max_chars(limits::MAX_TAG_CHARS),
            ],
            preview: vec![PreviewPart::Note { text: "Takes tags from the contact" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check_tags(check, &self.tags);
    }
}
