//! Runs an action that the workspace defined.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Outcome;
use crate::{
    NodeDefinition, Pair, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Runs one version of an action that an admin defined, and keeps what it gives. The document carries the
/// definition in `actions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CustomAction {
    /// Name of the action.
    pub action: String,
    /// Its version.
    #[schemars(range(min = 1))]
    pub version: u32,
    /// Its inputs: name and template.
    pub inputs: Vec<Pair>,
    /// What is kept: a variable of this flow, and the name of an output.
    pub outputs: Vec<Pair>,
    /// Outcomes with a way out of their own.
    pub outcomes: Vec<Outcome>,
}

impl Default for CustomAction {
    fn default() -> Self {
        Self {
            action: String::new(),
            version: 1,
            inputs: Vec::new(),
            outputs: Vec::new(),
            outcomes: Vec::new(),
        }
    }
}

impl NodeDefinition for CustomAction {
    const TYPE: &'static str = "custom_action";

    fn ui() -> NodeUi {
        let pairs = |key, templates| Widget::KeyValue { key, templates, max: limits::MAX_PAIRS };
        NodeUi {
            label: "Custom action".into(),
            description: "Runs an action that your workspace has defined.".into(),
            icon: "puzzle",
            category: Category::Connect,
            summary: Some("/action"),
            fields: vec![
                FieldUi::new("action", Widget::ActionRef, "Action"),
                FieldUi::new("version", Widget::Number { min: Some(1.0), max: None, step: 1.0 }, "Version")
                    .help("A flow keeps the version it was made with until you choose another."),
                FieldUi::new("inputs", pairs("Input", true), "Inputs"),
                FieldUi::new("outputs", pairs("Our variable", false), "Keep")
                    .help("On the right, the name of one of the action's outputs."),
                FieldUi::new("outcomes", outcomes_widget(), "Outcomes with their own way out")
                    .group("Outcomes"),
            ],
            preview: vec![PreviewPart::Note { text: "Runs an action" }],
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
        for (index, input) in self.inputs.iter().enumerate() {
            let path = format!("inputs/{index}/value");
            check.optional_template(&path, &input.value, limits::MAX_TEMPLATE_BYTES);
        }
        for (index, output) in self.outputs.iter().enumerate() {
            check.writes(&format!("outputs/{index}/key"), &output.key);
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
        self.check_definition(check);
    }

    fn waits(&self) -> bool {
        true
    }
}

impl CustomAction {
    /// Holds the step against the definition.
    fn check_definition(&self, check: &mut NodeCheck<'_>) {
        if self.action.is_empty() {
            check.error("action_missing", "action", "Choose the action to run.");
            return;
        }
        let Some(action) = check.flow().action(&self.action, self.version) else {
            // A draft names actions of the workspace that only a version carries along.
            let text = format!("Version {} of '{}' is not in this document.", self.version, self.action);
            check.warning("action_unknown", "action", text);
            return;
        };
        for (index, input) in self.inputs.iter().enumerate() {
            if !action.inputs().any(|(name, _)| name == input.key) {
                let text = format!("'{}' has no input called '{}'.", action.label, input.key);
                check.error("action_input_unknown", format!("inputs/{index}/key"), text);
            }
        }
        for name in action.required() {
            let given = |input: &&Pair| input.key == name && !input.value.trim().is_empty();
            if !self.inputs.iter().any(|input| given(&input)) {
                let text = format!("'{}' needs the input '{name}'.", action.label);
                check.error("action_input_missing", "inputs", text);
            }
        }
        for (index, output) in self.outputs.iter().enumerate() {
            if !action.outputs.contains_key(&output.value) {
                let text = format!("'{}' has no output called '{}'.", action.label, output.value);
                check.error("action_output_unknown", format!("outputs/{index}/value"), text);
            }
        }
        for (index, outcome) in self.outcomes.iter().enumerate() {
            if !action.outcomes.iter().any(|known| known.id == outcome.id) {
                let text = format!("'{}' has no outcome called '{}'.", action.label, outcome.id);
                check.error("action_outcome_unknown", format!("outcomes/{index}/id"), text);
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
