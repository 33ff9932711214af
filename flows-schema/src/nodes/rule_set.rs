//! Rules that decide whether something is shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Match, Rule, condition::rule_fields};
use crate::{
    checks::NodeCheck,
    limits,
    ui_schema::{FieldUi, SelectOption, Widget},
};

/// Rules that hold together, like one branch of a condition. Without a rule it always holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RuleSet {
    /// How the rules combine.
    #[serde(rename = "match")]
    pub matching: Match,
    /// The rules.
    pub rules: Vec<Rule>,
}

impl RuleSet {
    /// Whether there is no rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Finds mistakes in the rules.
    pub(super) fn check(&self, path: &str, check: &mut NodeCheck<'_>) {
        if self.rules.len() > limits::MAX_RULES {
            let text = format!("At most {} rules are possible.", limits::MAX_RULES);
            check.error("rules_too_many", format!("{path}/rules"), text);
        }
        for (index, rule) in self.rules.iter().enumerate() {
            rule.check(&format!("{path}/rules/{index}"), check);
        }
    }

    /// How such rules are edited.
    pub(super) fn widget() -> Widget {
        Widget::Object {
            fields: vec![
                FieldUi::new(
                    "match",
                    Widget::Select {
                        options: vec![
                            SelectOption::new("all", "All rules hold"),
                            SelectOption::new("any", "Any rule holds"),
                        ],
                    },
                    "When",
                ),
                FieldUi::new(
                    "rules",
                    Widget::List {
                        item: "rule",
                        fields: rule_fields(),
                        max: limits::MAX_RULES,
                        id_property: None,
                        id_prefix: "rule",
                        template: serde_json::json!({"operand": "", "operator": "equals", "value": ""}),
                    },
                    "Rules",
                ),
            ],
        }
    }
}
