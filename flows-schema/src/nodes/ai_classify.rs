//! Lets a language model choose among categories.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ai;
use crate::{
    NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// One category.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AiCategory {
    /// Stable id; also the port.
    pub id: String,
    /// What the card shows and the model reads.
    pub title: String,
    /// What belongs to it, for the model.
    pub description: String,
    /// What contacts write who mean it; at most 20.
    pub examples: Vec<String>,
}

/// Lets a language model choose the category of what the contact wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AiClassify {
    /// Hints for the model; a template of at most 4,000 characters, may be empty.
    pub instructions: String,
    /// What it reads; a template, usually the contact's message.
    pub input: String,
    /// The categories, each with a way out.
    pub categories: Vec<AiCategory>,
    /// Variable that keeps the category's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Earlier messages of the conversation that it reads along; 0 to 50.
    #[schemars(range(max = 50))]
    pub history: u16,
    /// The provider's name of the model; empty for the workspace's default.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub model: String,
}

impl Default for AiClassify {
    fn default() -> Self {
        let category = |id: &str, title: &str| AiCategory {
            id: id.to_owned(),
            title: title.to_owned(),
            ..AiCategory::default()
        };
        Self {
            instructions: String::new(),
            input: ai::INPUT.to_owned(),
            categories: vec![category("category_1", "Question"), category("category_2", "Complaint")],
            save_as: None,
            history: 0,
            model: String::new(),
        }
    }
}

impl AiClassify {
    /// Id of the way taken when no category fits.
    pub const OTHER: &'static str = "other";
}

impl NodeDefinition for AiClassify {
    const TYPE: &'static str = "ai_classify";

    fn ui() -> NodeUi {
        let mut fields = vec![FieldUi::new("categories", categories_widget(), "Categories")];
        fields.extend(ai::task_fields("Complaints about delivery belong to Shipping."));
        fields.push(
            FieldUi::new("save_as", Widget::Variable, "Remember the category as")
                .placeholder("Choose or create a variable"),
        );
        fields.extend(ai::model_fields());
        NodeUi {
            label: "AI classify".into(),
            description: "Goes on by what the contact means.".into(),
            icon: "split",
            category: Category::Ai,
            summary: Some("/categories/0/title"),
            fields,
            preview: vec![PreviewPart::Note { text: "A model chooses the way" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        let category = |category: &AiCategory| {
            let label = if category.title.trim().is_empty() { &category.id } else { &category.title };
            Port::new(category.id.clone(), label.clone(), PortKind::Option)
        };
        let mut ports: Vec<Port> = self.categories.iter().map(category).collect();
        ports.push(Port::new(Self::OTHER, "Something else", PortKind::Else));
        ports.push(Port::error());
        ports
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ai::check(check, &self.instructions, &self.input, self.history, &self.model);
        if self.categories.is_empty() || self.categories.len() > limits::MAX_CATEGORIES {
            let text = format!("There must be 1 to {} categories.", limits::MAX_CATEGORIES);
            check.error("categories_out_of_range", "categories", text);
        }
        let mut seen = BTreeSet::from([Self::OTHER, Port::ERROR]);
        for (index, category) in self.categories.iter().enumerate() {
            let path = format!("categories/{index}/id");
            check.id(&path, &category.id);
            if !seen.insert(category.id.as_str()) {
                let text = format!("The id '{}' is taken; every category needs its own.", category.id);
                check.error("category_id_taken", path, text);
            }
            let path = format!("categories/{index}/title");
            if category.title.trim().is_empty() {
                check.error("category_title_empty", &path, format!("Category {} has no title.", index + 1));
            }
            check.max_chars(&path, &category.title, limits::MAX_NAME_CHARS);
            check.max_chars(&format!("categories/{index}/description"), &category.description, 500);
            let path = format!("categories/{index}/examples");
            if category.examples.len() > limits::MAX_EXAMPLES {
                let text = format!("At most {} examples are possible.", limits::MAX_EXAMPLES);
                check.error("examples_too_many", &path, text);
            }
            for example in &category.examples {
                check.max_chars(&path, example, 500);
            }
        }
        if let Some(key) = &self.save_as {
            check.writes("save_as", key);
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

fn categories_widget() -> Widget {
    Widget::List {
        item: "category",
        fields: vec![
            FieldUi::new("title", Widget::Line { templates: false }, "Title")
                .max_chars(limits::MAX_NAME_CHARS),
            FieldUi::new("description", Widget::Line { templates: false }, "What belongs to it")
                .max_chars(500),
            FieldUi::new("examples", Widget::Words { max: limits::MAX_EXAMPLES }, "Examples")
                .placeholder("Where is my parcel?"),
        ],
        max: limits::MAX_CATEGORIES,
        id_property: Some("id"),
        id_prefix: "category",
        template: serde_json::json!({"title": "", "description": "", "examples": []}),
    }
}
