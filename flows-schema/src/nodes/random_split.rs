//! Goes different ways by chance.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// One way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SplitBranch {
    /// Stable id; also the port.
    pub id: String,
    /// Name on the card.
    #[serde(default)]
    pub label: String,
    /// Its share, compared with the others'; 0 to 1,000. Weights need not add up to 100.
    #[schemars(range(max = 1_000))]
    pub weight: u16,
}

/// Goes on by one of several ways, by chance and in the given shares. The chance is a hash, so that a conversation
/// that is replayed goes the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RandomSplit {
    /// The ways.
    pub branches: Vec<SplitBranch>,
    /// Whether a contact who comes here again goes the same way, for ever.
    pub sticky: bool,
}

impl Default for RandomSplit {
    fn default() -> Self {
        let branch = |id: &str, label: &str| SplitBranch { id: id.into(), label: label.into(), weight: 50 };
        Self { branches: vec![branch("branch_1", "A"), branch("branch_2", "B")], sticky: true }
    }
}

impl NodeDefinition for RandomSplit {
    const TYPE: &'static str = "random_split";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Random split".into(),
            description: "Goes different ways by chance, to try out which works better.".into(),
            icon: "shuffle",
            category: Category::Logic,
            summary: Some("/branches/0/label"),
            fields: vec![
                FieldUi::new("branches", branches_widget(), "Ways"),
                FieldUi::new("sticky", Widget::Toggle, "Same way for the same contact")
                    .help("Off: every visit is decided anew."),
            ],
            preview: vec![PreviewPart::Note { text: "Goes one of several ways by chance" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        let total: u32 = self.branches.iter().map(|branch| u32::from(branch.weight)).sum();
        let port = |(index, branch): (usize, &SplitBranch)| {
            let name = if branch.label.trim().is_empty() {
                format!("Way {}", index + 1)
            } else {
                branch.label.trim().to_owned()
            };
            let percent = (u32::from(branch.weight) * 100 + total / 2).checked_div(total).unwrap_or(0);
            Port::new(branch.id.clone(), format!("{name} ({percent} %)"), PortKind::Option)
        };
        self.branches.iter().enumerate().map(port).collect()
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if self.branches.len() < 2 {
            check.error("branches_too_few", "branches", "A split needs two ways at least.");
        }
        if self.branches.len() > limits::MAX_SPLITS {
            let text = format!("At most {} ways are possible.", limits::MAX_SPLITS);
            check.error("branches_too_many", "branches", text);
        }
        if self.branches.len() >= 2 && self.branches.iter().all(|branch| branch.weight == 0) {
            check.error("weights_empty", "branches", "All shares are 0, so no way can be gone.");
        }
        let mut ids = BTreeSet::new();
        for (index, branch) in self.branches.iter().enumerate() {
            let path = format!("branches/{index}");
            check.id(&format!("{path}/id"), &branch.id);
            if !ids.insert(branch.id.as_str()) {
                let text = format!("The id '{}' is taken; every way needs its own.", branch.id);
                check.error("branch_id_taken", format!("{path}/id"), text);
            }
            if branch.weight > limits::MAX_WEIGHT {
                let text = format!("A share is at most {}.", limits::MAX_WEIGHT);
                check.error("weight_too_large", format!("{path}/weight"), text);
            }
        }
    }
}

fn branches_widget() -> Widget {
    let weight = Widget::Number { min: Some(0.0), max: Some(f64::from(limits::MAX_WEIGHT)), step: 1.0 };
    Widget::List {
        item: "way",
        fields: vec![
            FieldUi::new("label", Widget::Line { templates: false }, "Name")
                .max_chars(limits::MAX_NAME_CHARS),
            FieldUi::new("weight", weight, "Share"),
        ],
        max: limits::MAX_SPLITS,
        id_property: Some("id"),
        id_prefix: "branch",
        template: serde_json::json!({"label": "", "weight": 50}),
    }
}
