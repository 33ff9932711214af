//! Decides by what is known.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// How the rules of one branch combine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// Every rule holds.
    #[default]
    All,
    /// One rule at least holds.
    Any,
}

/// How a rule compares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// Equal; numbers as numbers, texts without regard to case and outer spaces.
    #[default]
    Equals,
    /// Not equal.
    NotEquals,
    /// The text contains the value, without regard to case.
    Contains,
    /// The text does not contain the value.
    NotContains,
    /// The text starts with the value.
    StartsWith,
    /// The text ends with the value.
    EndsWith,
    /// The number is greater.
    GreaterThan,
    /// The number is greater or equal.
    AtLeast,
    /// The number is less.
    LessThan,
    /// The number is less or equal.
    AtMost,
    /// The number or the date lies between the value and `to`, both included.
    Between,
    /// The date, or the point in time, is before the value.
    Before,
    /// The date, or the point in time, is after the value.
    After,
    /// The text matches the regular expression in the value, without regard to case.
    Matches,
    /// It is one of the values: a list, or words with commas between them.
    OneOf,
    /// It is none of the values.
    NotOneOf,
    /// It is a list that has the value in it.
    Includes,
    /// The contact has the tag in the value; there is no operand.
    HasTag,
    /// The contact does not have the tag in the value; there is no operand.
    HasNoTag,
    /// It is yes: `true`, a number other than 0, "yes" or "true".
    IsTrue,
    /// It is no: `false`, 0, nothing, "no" or "false".
    IsFalse,
    /// There is no value, or an empty one.
    IsEmpty,
    /// There is a value.
    IsNotEmpty,
}

impl Operator {
    /// Whether the operator compares with a value.
    #[must_use]
    pub fn needs_value(self) -> bool {
        !matches!(self, Self::IsEmpty | Self::IsNotEmpty | Self::IsTrue | Self::IsFalse)
    }

    /// Whether the operator looks at an operand.
    #[must_use]
    pub fn needs_operand(self) -> bool {
        !matches!(self, Self::HasTag | Self::HasNoTag)
    }
}

/// One comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// Key of a variable, or a path such as `contact.name`.
    pub operand: String,
    /// How it compares.
    pub operator: Operator,
    /// A template, or a regular expression; unused by operators that compare with nothing.
    pub value: String,
    /// A template for the end of `between`; unused by all other operators.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to: String,
}

/// One branch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// Stable id; also the port.
    pub id: String,
    /// Name on the card.
    #[serde(default)]
    pub label: String,
    /// How the rules combine.
    #[serde(default, rename = "match")]
    pub matching: Match,
    /// The rules.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// An expression without braces that counts as one more rule, such as `age|int > 17 and contact.name`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expression: String,
}

/// Goes on by the first branch whose rules hold, else by `else`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// The branches, tried in order.
    pub branches: Vec<Branch>,
}

impl Default for Condition {
    fn default() -> Self {
        let branch = Branch { id: "branch_1".into(), rules: vec![Rule::default()], ..Branch::default() };
        Self { branches: vec![branch] }
    }
}

impl NodeDefinition for Condition {
    const TYPE: &'static str = "condition";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Condition".into(),
            description: "Goes different ways, depending on what is known.".into(),
            icon: "split",
            category: Category::Logic,
            summary: Some("/branches/0/rules/0/operand"),
            fields: vec![FieldUi::new("branches", branches_widget(), "Branches")],
            preview: vec![PreviewPart::Note { text: "Decides how to go on" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        let mut ports: Vec<Port> = self
            .branches
            .iter()
            .enumerate()
            .map(|(index, branch)| Port::new(branch.id.clone(), branch.port_label(index), PortKind::Option))
            .collect();
        ports.push(Port::new(Port::ELSE, "Otherwise", PortKind::Else));
        ports
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if self.branches.is_empty() {
            check.error("branches_empty", "branches", "Add at least one branch.");
        }
        if self.branches.len() > limits::MAX_BRANCHES {
            check.error(
                "branches_too_many",
                "branches",
                format!("At most {} branches are possible.", limits::MAX_BRANCHES),
            );
        }
        let mut ids = BTreeSet::new();
        for (index, branch) in self.branches.iter().enumerate() {
            check.id(&format!("branches/{index}/id"), &branch.id);
            if branch.id == Port::ELSE || !ids.insert(branch.id.as_str()) {
                check.error(
                    "branch_id_taken",
                    format!("branches/{index}/id"),
                    format!("The branch's id '{}' is taken; every branch needs its own.", branch.id),
                );
            }
            branch.check(index, check);
        }
    }
}

impl Branch {
    fn port_label(&self, index: usize) -> String {
        if self.label.trim().is_empty() { format!("Branch {}", index + 1) } else { self.label.clone() }
    }

    fn check(&self, index: usize, check: &mut NodeCheck<'_>) {
        let rules = format!("branches/{index}/rules");
        if !self.expression.is_empty() {
            check.expression(&format!("branches/{index}/expression"), &self.expression);
        } else if self.rules.is_empty() {
            check.error("rules_empty", rules.clone(), format!("Branch {} has no rule.", index + 1));
        }
        if self.rules.len() > limits::MAX_RULES {
            check.error(
                "rules_too_many",
                rules.clone(),
                format!("At most {} rules are possible in one branch.", limits::MAX_RULES),
            );
        }
        for (number, rule) in self.rules.iter().enumerate() {
            rule.check(&format!("{rules}/{number}"), check);
        }
    }
}

impl Rule {
    pub(super) fn check(&self, path: &str, check: &mut NodeCheck<'_>) {
        if self.operator.needs_operand() {
            check.reads(&format!("{path}/operand"), &self.operand);
        }
        if self.operator.needs_value() {
            let value = format!("{path}/value");
            if self.value.trim().is_empty() {
                check.error("value_empty", value, "Say what to compare with.");
            } else if self.operator == Operator::Matches {
                check.pattern(&value, &self.value);
            } else {
                check.optional_template(&value, &self.value, limits::MAX_TEMPLATE_BYTES);
            }
        }
        if self.operator == Operator::Between {
            let to = format!("{path}/to");
            if self.to.trim().is_empty() {
                check.error("value_empty", to, "Say where the range ends.");
            } else {
                check.optional_template(&to, &self.to, limits::MAX_TEMPLATE_BYTES);
            }
        }
    }
}
/// How one rule is edited.
pub(super) fn rule_fields() -> Vec<FieldUi> {
    let operators = [
        ("equals", "is"),
        ("not_equals", "is not"),
        ("contains", "contains"),
        ("not_contains", "does not contain"),
        ("starts_with", "starts with"),
        ("ends_with", "ends with"),
        ("greater_than", "is greater than"),
        ("at_least", "is at least"),
        ("less_than", "is less than"),
        ("at_most", "is at most"),
        ("between", "is between"),
        ("before", "is before the date"),
        ("after", "is after the date"),
        ("matches", "matches the pattern"),
        ("one_of", "is one of"),
        ("not_one_of", "is none of"),
        ("includes", "is a list with"),
        ("has_tag", "contact has the tag"),
        ("has_no_tag", "contact does not have the tag"),
        ("is_true", "is yes"),
        ("is_false", "is no"),
        ("is_empty", "is empty"),
        ("is_not_empty", "is not empty"),
    ];
    // The last four compare with nothing.
    let with_value: Vec<serde_json::Value> =
        operators.iter().take(operators.len() - 4).map(|(value, _)| (*value).into()).collect();
    let with_operand: Vec<serde_json::Value> = operators
        .iter()
        .filter(|(value, _)| !value.starts_with("has_"))
        .map(|(value, _)| (*value).into())
        .collect();
    vec![
        FieldUi::new("operand", Widget::Variable, "If")
            .placeholder("Choose a variable")
            .visible_if("operator", with_operand),
        FieldUi::new(
            "operator",
            Widget::Select {
                options: operators.iter().map(|(value, label)| SelectOption::new(value, label)).collect(),
            },
            "Compare",
        ),
        FieldUi::new("value", Widget::Line { templates: true }, "Value")
            .help("Several values: with commas between them.")
            .visible_if("operator", with_value),
        FieldUi::new("to", Widget::Line { templates: true }, "and")
            .visible_if("operator", vec!["between".into()]),
    ]
}

fn branches_widget() -> Widget {
    let rules = Widget::List {
        item: "rule",
        fields: rule_fields(),
        max: limits::MAX_RULES,
        id_property: None,
        id_prefix: "rule",
        template: serde_json::json!({"operand": "", "operator": "equals", "value": ""}),
    };
    Widget::List {
        item: "branch",
        fields: vec![
            FieldUi::new("label", Widget::Line { templates: false }, "Name")
                .max_chars(limits::MAX_NAME_CHARS),
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
            FieldUi::new("rules", rules, "Rules"),
            FieldUi::new("expression", Widget::Expression, "Expression")
                .placeholder("age|int > 17 and contact.name")
                .help("Counts as one more rule.")
                .group("Advanced"),
        ],
        max: limits::MAX_BRANCHES,
        id_property: Some("id"),
        id_prefix: "branch",
        template: serde_json::json!({"label": "", "match": "all", "rules": [{"operand": "", "operator": "equals", "value": ""}]}),
    }
}
