//! Asks a question of yes or no and waits for it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Retry,
    ask::{self, question},
};
use crate::{
    NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Asks a question of yes or no and waits for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskYesNo {
    /// The question; a template of at most 1,024 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Title of the button for yes; 20 characters.
    pub yes_title: String,
    /// Title of the button for no; 20 characters.
    pub no_title: String,
    /// What happens after an unusable answer.
    pub retry: Retry,
    /// Words with which the contact passes the question by the `skipped` port; none: it cannot be passed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<String>,
    /// Seconds of silence after which the flow goes on by the `no_answer` port; absent: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 2_592_000))]
    pub timeout: Option<u32>,
}

impl Default for AskYesNo {
    fn default() -> Self {
        Self {
            text: String::new(),
            save_as: None,
            yes_title: "Yes".into(),
            no_title: "No".into(),
            retry: Retry::default(),
            skip: Vec::new(),
            timeout: None,
        }
    }
}

question!(AskYesNo);

impl NodeDefinition for AskYesNo {
    const TYPE: &'static str = "ask_yes_no";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
            FieldUi::new("yes_title", Widget::Line { templates: false }, "Button for yes")
                .max_chars(limits::MAX_BUTTON_TITLE_CHARS),
            FieldUi::new("no_title", Widget::Line { templates: false }, "Button for no")
                .max_chars(limits::MAX_BUTTON_TITLE_CHARS),
        ];
        fields.extend(ask::fields("Please answer with yes or no."));
        NodeUi {
            label: "Ask yes or no".into(),
            description: "Shows two buttons and understands yes and no in many languages.".into(),
            icon: "circle-help",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![PreviewPart::Bubble { text: "/text" }, PreviewPart::Answer { hint: "Yes or no" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        let title = |title: &str, default: &str| {
            if title.trim().is_empty() { default.to_owned() } else { title.trim().to_owned() }
        };
        let yes = Port::new(Self::YES, title(&self.yes_title, "Yes"), PortKind::Option);
        let no = Port::new(Self::NO, title(&self.no_title, "No"), PortKind::Option);
        ask::ports(vec![yes, no], self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_INTERACTIVE_BODY_CHARS, self);
        for (path, title) in [("yes_title", &self.yes_title), ("no_title", &self.no_title)] {
            if title.trim().is_empty() {
                check.error("option_title_empty", path, "The button has no title.");
            }
            check.max_chars(path, title, limits::MAX_BUTTON_TITLE_CHARS);
        }
        if !self.yes_title.trim().is_empty()
            && self.yes_title.trim().eq_ignore_ascii_case(self.no_title.trim())
        {
            check.error(
                "option_title_taken",
                "no_title",
                "Both buttons have one title; WhatsApp refuses that.",
            );
        }
        ask::check_skip_is_free(check, &self.skip, &[&self.yes_title, &self.no_title]);
    }

    fn waits(&self) -> bool {
        true
    }
}

impl AskYesNo {
    /// Port of yes.
    pub const YES: &'static str = "yes";
    /// Port of no.
    pub const NO: &'static str = "no";
}
