//! Fires when the contact agrees or declines to be written to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    ui_schema::{Category, FieldUi, NodeUi, SelectOption, Widget},
};

/// Which change counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OptChange {
    /// The contact agreed.
    #[default]
    In,
    /// The contact wants to be left alone.
    Out,
    /// Either of them.
    Both,
}

/// Fires when the contact agrees to be written to, or does not want it any more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OptChanged {
    /// Which change counts.
    pub change: OptChange,
}

impl TriggerDefinition for OptChanged {
    const TYPE: &'static str = "opt_changed";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Opt-in or opt-out".into(),
            description: "Starts when somebody agrees or declines to be written to.".into(),
            icon: "bell-ring",
            category: Category::Start,
            summary: Some("/change"),
            fields: vec![FieldUi::new(
                "change",
                Widget::Select {
                    options: vec![
                        SelectOption::new("in", "Agrees"),
                        SelectOption::new("out", "Declines"),
                        SelectOption::new("both", "Does either"),
                    ],
                },
                "When the contact",
            )],
            preview: Vec::new(),
        }
    }

    fn check(&self, _check: &mut NodeCheck<'_>) {}

    fn summary(&self) -> String {
        match self.change {
            OptChange::In => "Agrees to be written to".into(),
            OptChange::Out => "Wants to be left alone".into(),
            OptChange::Both => "Agrees or declines".into(),
        }
    }
}
