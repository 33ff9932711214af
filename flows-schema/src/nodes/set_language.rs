//! Changes the language of the conversation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits, template,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Goes on in another of the flow's languages, now and in later conversations of the contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SetLanguage {
    /// One of the flow's languages; empty to take it from `template`.
    pub language: String,
    /// A template that gives a language's tag, such as `de`; used where `language` is empty.
    pub template: String,
}

impl NodeDefinition for SetLanguage {
    const TYPE: &'static str = "set_language";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Set language".into(),
            description: "Goes on in another language.".into(),
            icon: "languages",
            category: Category::Contact,
            summary: Some("/language"),
            fields: vec![
                FieldUi::new("language", Widget::Language, "Language")
                    .help("Left empty, the field below decides."),
                FieldUi::new("template", Widget::Line { templates: true }, "Or from a variable")
                    .placeholder("{{ language }}")
                    .help("Its value must be a language's tag, such as de; others change nothing.")
                    .visible_if("language", vec!["".into()]),
            ],
            preview: vec![PreviewPart::Note { text: "Goes on in another language" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if !self.language.is_empty() {
            check.language("language", &self.language);
        } else if self.template.trim().is_empty() {
            check.error("language_empty", "language", "Choose the language to go on in.");
        } else if template::is_plain(&self.template) {
            check.language("template", self.template.trim());
        } else {
            check.optional_template("template", &self.template, limits::MAX_TEMPLATE_BYTES);
        }
    }
}
