//! Fires when a tag is added or taken away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, SelectOption, Widget},
};

/// Which change counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TagChange {
    /// The tag was added.
    #[default]
    Added,
    /// The tag was taken away.
    Removed,
    /// Either of them.
    Both,
}

/// Fires when the contact gets or loses one of these tags.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TagChanged {
    /// The tags; empty takes every tag.
    pub tags: Vec<String>,
    /// Which change counts.
    pub change: TagChange,
}

impl TriggerDefinition for TagChanged {
    const TYPE: &'static str = "tag_changed";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Tag changed".into(),
            description: "Starts when a contact gets or loses a tag.".into(),
            icon: "tag",
            category: Category::Start,
            summary: Some("/tags/0"),
            fields: vec![
                FieldUi::new("tags", Widget::Words { max: limits::MAX_TRIGGER_VALUES }, "Tags")
                    .placeholder("customer")
                    .help("Empty: every tag."),
                FieldUi::new(
                    "change",
                    Widget::Select {
                        options: vec![
                            SelectOption::new("added", "Added"),
                            SelectOption::new("removed", "Taken away"),
                            SelectOption::new("both", "Either"),
                        ],
                    },
                    "When it is",
                ),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.values("tags", &self.tags);
    }

    fn summary(&self) -> String {
        if self.tags.is_empty() { "Any tag".into() } else { self.tags.join(", ") }
    }
}
