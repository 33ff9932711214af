//! Waits until another system posts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Mapping, NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    mapping::{check_mapping, mapping_field},
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Waits until another system posts to the address of this step in this conversation.
///
/// The key in that address is `{{ webhooks.<id of this step> }}` (`{{ webhooks['my-step'] }}` for ids with `-`).
/// It is known from the conversation's beginning, so that a step before this one can tell it to the other system.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WaitForWebhook {
    /// Said before the wait, such as a link to a payment page; a template, may be empty.
    pub text: String,
    /// What is kept of the post.
    pub mapping: Vec<Mapping>,
    /// Seconds after which the flow goes on by the `no_answer` port; absent: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 2_592_000))]
    pub timeout: Option<u32>,
}

impl NodeDefinition for WaitForWebhook {
    const TYPE: &'static str = "wait_for_webhook";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Wait for webhook".into(),
            description: "Waits until another system reports back.".into(),
            icon: "webhook",
            category: Category::Connect,
            summary: Some("/text"),
            fields: vec![
                FieldUi::new("text", Widget::Message, "Say before")
                    .placeholder("Please pay here: https://pay.example.com/?key={{ webhooks.this_step }}")
                    .help("{{ webhooks.… }} with this step's id is the key of its address. Earlier steps can use it too.")
                    .max_chars(limits::MAX_TEXT_CHARS),
                mapping_field(),
                FieldUi::new(
                    "timeout",
                    Widget::Duration {
                        max_seconds: limits::MAX_WAIT_SECONDS,
                        empty: Some("Wait for ever".into()),
                    },
                    "If nothing comes for",
                )
                .group("Silence"),
            ],
            preview: vec![
                PreviewPart::Bubble { text: "/text" },
                PreviewPart::Note { text: "Waits for another system" },
            ],
        }
    }

    fn ports(&self) -> Vec<Port> {
        let mut ports = vec![Port::next()];
        if self.timeout.is_some() {
            ports.push(Port::new(Port::NO_ANSWER, "Nothing came", PortKind::NoAnswer));
        }
        ports
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.optional_template("text", &self.text, limits::MAX_TEXT_CHARS);
        check_mapping(check, "mapping", &self.mapping);
        if let Some(seconds) = self.timeout {
            check.duration("timeout", seconds);
        }
    }

    fn waits(&self) -> bool {
        true
    }
}
