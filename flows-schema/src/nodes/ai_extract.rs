//! Lets a language model find values in words.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::ai;
use crate::{
    NodeDefinition, Port, PortKind,
    checks::{NodeCheck, valid_key},
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// What kind of value is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExtractType {
    /// Words.
    #[default]
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// A day, as `2026-12-24`.
    Date,
}

/// One value that is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExtractField {
    /// Its name for the model: a letter, then letters, digits or `_`.
    pub name: String,
    /// What kind of value it is.
    #[serde(rename = "type")]
    pub kind: ExtractType,
    /// What it means, for the model.
    pub description: String,
    /// Whether the step is incomplete without it.
    pub required: bool,
    /// Variable that keeps it.
    pub variable: String,
}

/// Lets a language model find values in what the contact wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AiExtract {
    /// Hints for the model; a template of at most 4,000 characters, may be empty.
    pub instructions: String,
    /// What it reads; a template, usually the contact's message.
    pub input: String,
    /// What it looks for.
    pub fields: Vec<ExtractField>,
    /// Earlier messages of the conversation that it reads along; 0 to 50.
    #[schemars(range(max = 50))]
    pub history: u16,
    /// The provider's name of the model; empty for the workspace's default.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub model: String,
}

impl Default for AiExtract {
    fn default() -> Self {
        Self {
            instructions: String::new(),
            input: ai::INPUT.to_owned(),
            fields: vec![ExtractField::default()],
            history: 0,
            model: String::new(),
        }
    }
}

impl AiExtract {
    /// Id of the way taken when something required was not found.
    pub const INCOMPLETE: &'static str = "incomplete";

    /// JSON Schema of the model's answer. What is not required may be `null`.
    #[must_use]
    pub fn answer_schema(&self) -> Value {
        let mut properties = Map::new();
        for field in &self.fields {
            let (kind, format) = match field.kind {
                ExtractType::Text => ("string", None),
                ExtractType::Number => ("number", None),
                ExtractType::Boolean => ("boolean", None),
                ExtractType::Date => ("string", Some("date")),
            };
            let mut property = json!({"type": [kind, "null"], "description": field.description});
            if let Some(format) = format {
                property["format"] = format.into();
            }
            properties.insert(field.name.clone(), property);
        }
        // Providers with strict schemas want every property listed; null stands for "not found".
        let names: Vec<&str> = self.fields.iter().map(|field| field.name.as_str()).collect();
        json!({"type": "object", "properties": properties, "required": names, "additionalProperties": false})
    }
}

impl NodeDefinition for AiExtract {
    const TYPE: &'static str = "ai_extract";

    fn ui() -> NodeUi {
        let mut fields = vec![FieldUi::new("fields", fields_widget(), "Look for")];
        fields.extend(ai::task_fields("Prices are in euros."));
        fields.extend(ai::model_fields());
        NodeUi {
            label: "AI extract".into(),
            description: "Finds values in what the contact wrote.".into(),
            icon: "scan-text",
            category: Category::Ai,
            summary: Some("/fields/0/name"),
            fields,
            preview: vec![PreviewPart::Note { text: "A model looks for values" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next(), Port::new(Self::INCOMPLETE, "Something is missing", PortKind::Else), Port::error()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ai::check(check, &self.instructions, &self.input, self.history, &self.model);
        if self.fields.is_empty() || self.fields.len() > limits::MAX_EXTRACT_FIELDS {
            let text = format!("Look for 1 to {} values.", limits::MAX_EXTRACT_FIELDS);
            check.error("fields_out_of_range", "fields", text);
        }
        let mut seen = BTreeSet::new();
        for (index, field) in self.fields.iter().enumerate() {
            let path = format!("fields/{index}/name");
            if !valid_key(&field.name) {
                let text = "A name is a letter first, then letters, digits and '_'.";
                check.error("field_name_invalid", path, text);
            } else if !seen.insert(field.name.as_str()) {
                check.error("field_name_taken", path, format!("'{}' is there twice.", field.name));
            }
            check.max_chars(&format!("fields/{index}/description"), &field.description, 500);
            check.writes(&format!("fields/{index}/variable"), &field.variable);
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

fn fields_widget() -> Widget {
    let types = [("text", "Text"), ("number", "Number"), ("boolean", "Yes or no"), ("date", "Date")];
    Widget::List {
        item: "value",
        fields: vec![
            FieldUi::new("name", Widget::Line { templates: false }, "Name").placeholder("party_size"),
            FieldUi::new(
                "type",
                Widget::Select {
                    options: types.map(|(value, label)| SelectOption::new(value, label)).to_vec(),
                },
                "Type",
            ),
            FieldUi::new("description", Widget::Line { templates: false }, "What it means")
                .placeholder("How many people come")
                .max_chars(500),
            FieldUi::new("required", Widget::Toggle, "Required"),
            FieldUi::new("variable", Widget::Variable, "Remember as"),
        ],
        max: limits::MAX_EXTRACT_FIELDS,
        id_property: None,
        id_prefix: "",
        template: json!({"name": "", "type": "text", "description": "", "required": true, "variable": ""}),
    }
}
