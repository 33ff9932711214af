//! Enters another flow and comes back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// One value that goes in or comes back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Passed {
    /// Going in: the subflow's variable. Coming back: the variable of this flow.
    pub key: String,
    /// Going in: a template. Coming back: the subflow's variable.
    pub value: String,
}

/// One named way in which the subflow can return.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Outcome {
    /// The outcome that a "Return" step of the subflow names; also the port.
    pub id: String,
    /// What the card shows.
    pub title: String,
}

/// Enters another flow at its "Started by a program or another flow" trigger, and goes on here when it returns.
/// The subflow has variables of its own: only what is passed goes in, only what is taken comes back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Subflow {
    /// Name of the flow in the library.
    pub flow: String,
    /// What goes in.
    pub inputs: Vec<Passed>,
    /// What comes back.
    pub outputs: Vec<Passed>,
    /// Ways of returning that have a port of their own.
    pub outcomes: Vec<Outcome>,
}

impl NodeDefinition for Subflow {
    const TYPE: &'static str = "subflow";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Subflow".into(),
            description: "Enters another flow and comes back.".into(),
            icon: "workflow",
            category: Category::Logic,
            summary: Some("/flow"),
            fields: vec![
                FieldUi::new("flow", Widget::FlowRef, "Flow"),
                FieldUi::new(
                    "inputs",
                    Widget::KeyValue { key: "Its variable", templates: true, max: limits::MAX_PASSED },
                    "Pass in",
                )
                .help("Only variables that the other flow marks as input."),
                FieldUi::new(
                    "outputs",
                    Widget::KeyValue { key: "Our variable", templates: false, max: limits::MAX_PASSED },
                    "Take back",
                )
                .help("On the right, a variable that the other flow marks as output."),
                FieldUi::new("outcomes", outcomes_widget(), "Outcomes with their own way out")
                    .help("The word that a \"Return\" step of the other flow gives.")
                    .group("Outcomes"),
            ],
            preview: vec![PreviewPart::Note { text: "Enters another flow" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        let outcome = |outcome: &Outcome| {
            let label = if outcome.title.trim().is_empty() { &outcome.id } else { &outcome.title };
            Port::new(outcome.id.clone(), label.clone(), PortKind::Option)
        };
        let mut ports: Vec<Port> = self.outcomes.iter().map(outcome).collect();
        ports.push(Port::next());
        ports.push(Port::error());
        ports
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.subflow("flow", self);
        for (index, passed) in self.inputs.iter().enumerate() {
            let path = format!("inputs/{index}/value");
            check.optional_template(&path, &passed.value, limits::MAX_TEMPLATE_BYTES);
        }
        for (index, passed) in self.outputs.iter().enumerate() {
            check.writes(&format!("outputs/{index}/key"), &passed.key);
        }
        let mut seen = std::collections::BTreeSet::from([Port::NEXT, Port::ERROR]);
        for (index, outcome) in self.outcomes.iter().enumerate() {
            let path = format!("outcomes/{index}/id");
            check.id(&path, &outcome.id);
            if !seen.insert(outcome.id.as_str()) {
                let text = format!("The outcome '{}' is taken; every outcome needs its own.", outcome.id);
                check.error("outcome_id_taken", path, text);
            }
        }
    }
}

fn outcomes_widget() -> Widget {
    Widget::List {
        item: "outcome",
        fields: vec![
            FieldUi::new("id", Widget::Line { templates: false }, "Outcome"),
            FieldUi::new("title", Widget::Line { templates: false }, "Shown as"),
        ],
        max: limits::MAX_OUTCOMES,
        id_property: None,
        id_prefix: "",
        template: serde_json::json!({"id": "", "title": ""}),
    }
}
