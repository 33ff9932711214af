//! Custom actions: requests that admins define once and use like built-in steps.
//!
//! A definition is a request with a form before it and a mapping after it. The document carries the definitions
//! that its steps use, so that a version never depends on what a definition becomes later.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Issue, Severity, checks::NodeCheck, limits, mapping, request::Request};

/// One version of an action.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ActionDefinition {
    /// Its name for steps; the same in all versions. Rules as for ids.
    pub name: String,
    /// Rises with every change; from 1.
    pub version: u32,
    /// Name for people.
    pub label: String,
    /// One sentence for the palette.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Name of an icon of the Lucide set; empty for the usual one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub icon: String,
    /// JSON Schema of the inputs: an object with `properties` (each with a simple `type`) and `required`.
    pub input: Value,
    /// How the inputs are edited, in order; those without an entry follow as lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ui: Vec<ActionField>,
    /// What is asked. Its templates read `input.…`, `contact.…`, `flow.…` and `now`; never a flow's variables.
    pub request: Request,
    /// Values that steps can keep, by name: where each is in the answer.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub outputs: BTreeMap<String, String>,
    /// Named ways in which it can turn out; the first that fits counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<ActionOutcome>,
}

/// How one input is edited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ActionField {
    /// The input.
    pub property: String,
    /// Widget by its name in `ui_schema`, such as `message`; empty for a line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub widget: String,
    /// Name for people; empty for the input's own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// A sentence under the field.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// Shown while the field is empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub placeholder: String,
}

/// One named way in which an action can turn out. What is given has to fit; something has to be given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ActionOutcome {
    /// Stable id; the port of steps that give it one.
    pub id: String,
    /// Name for people.
    pub title: String,
    /// Statuses, such as `404` or `4xx`; empty for any.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub statuses: String,
    /// A place in the answer that must hold `equals`; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// What that place must hold, as words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub equals: String,
}

impl ActionDefinition {
    /// The key of a version in a document's `actions`.
    #[must_use]
    pub fn key(name: &str, version: u32) -> String {
        format!("{name}@{version}")
    }

    /// The names of its inputs, each with its type where the schema tells.
    pub fn inputs(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let properties = self.input["properties"].as_object().into_iter().flatten();
        properties.map(|(name, schema)| (name.as_str(), schema["type"].as_str()))
    }

    /// The names of the inputs that must be given.
    pub fn required(&self) -> impl Iterator<Item = &str> {
        self.input["required"].as_array().into_iter().flatten().filter_map(Value::as_str)
    }

    fn check(&self, check: &mut NodeCheck<'_>, key: &str) {
        check.id("name", &self.name);
        if key != Self::key(&self.name, self.version) {
            let text = format!("'{key}' should be '{}'.", Self::key(&self.name, self.version));
            check.error("action_key_invalid", "name", text);
        }
        let inputs: Vec<&str> = self.inputs().map(|(name, _)| name).collect();
        if inputs.len() > limits::MAX_PAIRS {
            let text = format!("At most {} inputs are possible.", limits::MAX_PAIRS);
            check.error("pairs_too_many", "input", text);
        }
        for name in self.required().filter(|name| !inputs.contains(name)) {
            let text = format!("The input '{name}' is required but not described.");
            check.error("action_input_unknown", "input/required", text);
        }
        for (index, field) in self.ui.iter().enumerate() {
            if !inputs.contains(&field.property.as_str()) {
                let text = format!("There is no input '{}'.", field.property);
                check.error("action_input_unknown", format!("ui/{index}/property"), text);
            }
        }
        self.request.check(check, "request/");
        for (name, path) in &self.outputs {
            mapping::check_path(check, &format!("outputs/{name}"), path);
        }
        if self.outcomes.len() > limits::MAX_OUTCOMES {
            let text = format!("At most {} outcomes are possible.", limits::MAX_OUTCOMES);
            check.error("outcomes_too_many", "outcomes", text);
        }
        for (index, outcome) in self.outcomes.iter().enumerate() {
            check.id(&format!("outcomes/{index}/id"), &outcome.id);
            if !outcome.statuses.is_empty() {
                mapping::check_statuses(check, &format!("outcomes/{index}/statuses"), &outcome.statuses);
            }
            if !outcome.path.is_empty() {
                mapping::check_path(check, &format!("outcomes/{index}/path"), &outcome.path);
            }
            if outcome.statuses.is_empty() && outcome.path.is_empty() {
                let text = "Say by which statuses or which value this outcome is told.";
                check.error("outcome_empty", format!("outcomes/{index}"), text);
            }
        }
    }
}

/// Roots that an action's templates can read.
const READS: &[&str] = &["input", "contact", "flow", "now"];

/// Checks the definitions that a document carries.
pub(crate) fn check_actions(flow: &crate::Flow, issues: &mut Vec<Issue>) {
    if flow.actions.len() > limits::MAX_ACTIONS {
        let text = format!("At most {} actions are possible.", limits::MAX_ACTIONS);
        issues.push(Issue::new(Severity::Error, "actions_too_many", None, "/actions", text));
    }
    for (key, action) in &flow.actions {
        let (mut found, mut uses) = (Vec::new(), crate::checks::Uses::default());
        action.check(&mut NodeCheck::new(flow, "", &mut found, &mut uses), key);
        for (root, (_, path)) in uses.reads.iter().filter(|(root, _)| !READS.contains(&root.as_str())) {
            let text = format!("An action reads its inputs, as input.{root}; it does not know '{root}'.");
            found.push(Issue::new(Severity::Warning, "action_reads_unknown", None, path, text));
        }
        // Findings about a node begin at its config; these begin at the definition.
        issues.extend(found.into_iter().map(|issue| {
            let path = issue.path.strip_prefix("/config").unwrap_or(&issue.path);
            Issue { node: None, path: format!("/actions/{key}{path}"), ..issue }
        }));
    }
}
