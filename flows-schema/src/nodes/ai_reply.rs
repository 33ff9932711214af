//! Lets a language model answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ai;
use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Lets a language model answer the contact. What it writes is sent as it is and never read as a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AiReply {
    /// What the model is to do and what it may say; a template of at most 4,000 characters.
    pub instructions: String,
    /// What it answers to; a template, usually the contact's message.
    pub input: String,
    /// Earlier messages of the conversation that it reads along; 0 to 50.
    #[schemars(range(max = 50))]
    pub history: u16,
    /// The provider's name of the model; empty for the workspace's default.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub model: String,
    /// Tokens of the answer at most; 1 to 4,096. A token is about four letters.
    #[schemars(range(min = 1, max = 4_096))]
    pub max_tokens: u32,
    /// Whether the answer is sent to the contact.
    pub send: bool,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
}

impl Default for AiReply {
    fn default() -> Self {
        Self {
            instructions: String::new(),
            input: ai::INPUT.to_owned(),
            history: 10,
            model: String::new(),
            max_tokens: 500,
            send: true,
            save_as: None,
        }
    }
}

impl NodeDefinition for AiReply {
    const TYPE: &'static str = "ai_reply";

    fn ui() -> NodeUi {
        let mut fields = ai::task_fields(
            "You answer questions about our opening hours (9 to 18). If asked for anything else, say that \
             you do not know.",
        );
        fields.extend([
            FieldUi::new("send", Widget::Toggle, "Send the answer to the contact"),
            FieldUi::new("save_as", Widget::Variable, "Remember the answer as")
                .placeholder("Choose or create a variable"),
        ]);
        fields.extend(ai::model_fields());
        fields.push(
            FieldUi::new(
                "max_tokens",
                Widget::Number { min: Some(1.0), max: Some(f64::from(limits::MAX_AI_TOKENS)), step: 1.0 },
                "Most tokens",
            )
            .help("A token is about four letters.")
            .group("Model"),
        );
        NodeUi {
            label: "AI reply".into(),
            description: "Lets a language model answer, by your instructions.".into(),
            icon: "bot-message-square",
            category: Category::Ai,
            summary: Some("/instructions"),
            fields,
            preview: vec![PreviewPart::Note { text: "A model answers" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next(), Port::error()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if self.instructions.trim().is_empty() {
            check.error("instructions_empty", "instructions", "Say what the model is to do.");
        }
        ai::check(check, &self.instructions, &self.input, self.history, &self.model);
        if self.max_tokens == 0 || self.max_tokens > limits::MAX_AI_TOKENS {
            let text = format!("Tokens must be between 1 and {}.", limits::MAX_AI_TOKENS);
            check.error("tokens_out_of_range", "max_tokens", text);
        }
        match &self.save_as {
            Some(key) => check.writes("save_as", key),
            None if !self.send => {
                let text = "The answer is neither sent nor remembered.";
                check.error("answer_unused", "send", text);
            }
            None => {}
        }
    }

    fn waits(&self) -> bool {
        true
    }
}
