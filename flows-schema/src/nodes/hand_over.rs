//! Gives the conversation to a person.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Gives the conversation to a person. Messages of the contact then go to the person and not to the flow, until
/// the person hands back or the time-out passes. Where the flow does not wait, it ends with the outcome
/// `handed_over`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HandOver {
    /// Said to the contact; a template of at most 4,096 characters when rendered; empty says nothing.
    pub text: String,
    /// Queue that it waits in; empty for the only one.
    pub queue: String,
    /// Person it is for; empty for anybody of the queue.
    pub assignee: String,
    /// What the person should know; a template of at most 2,000 characters when rendered. The contact never
    /// sees it.
    pub note: String,
    /// Whether the flow goes on when the person hands the conversation back.
    pub wait: bool,
    /// Seconds after which the flow goes on by the `no_answer` port, if the person has not handed back; absent:
    /// never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 2_592_000))]
    pub timeout: Option<u32>,
    /// Variable that keeps the person's word for how it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
}

impl HandOver {
    /// Outcome of a conversation that is with a person for good.
    pub const OUTCOME: &'static str = "handed_over";
}

impl Default for HandOver {
    fn default() -> Self {
        Self {
            text: String::new(),
            queue: String::new(),
            assignee: String::new(),
            note: String::new(),
            wait: true,
            timeout: None,
            save_as: None,
        }
    }
}

impl NodeDefinition for HandOver {
    const TYPE: &'static str = "hand_over";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Hand over to a person".into(),
            description: "Lets a colleague take the conversation.".into(),
            icon: "headset",
            category: Category::People,
            summary: Some("/queue"),
            fields: vec![
                FieldUi::new("text", Widget::Message, "Message to the contact")
                    .placeholder("A colleague takes over in a moment.")
                    .help("Left empty, nothing is said.")
                    .max_chars(limits::MAX_TEXT_CHARS),
                FieldUi::new("queue", Widget::Line { templates: false }, "Queue")
                    .placeholder("support")
                    .help("Left empty, the only queue.")
                    .max_chars(limits::MAX_NAME_CHARS),
                FieldUi::new("assignee", Widget::Line { templates: false }, "For")
                    .placeholder("Anybody")
                    .help("The colleague's sign-in name; left empty, anybody of the queue.")
                    .max_chars(limits::MAX_NAME_CHARS),
                FieldUi::new("note", Widget::Message, "Note for the colleague")
                    .placeholder("Asks about order {{ order_number }}.")
                    .help("The contact does not see it.")
                    .max_chars(limits::MAX_NOTE_CHARS),
                FieldUi::new("wait", Widget::Toggle, "Go on when the colleague hands back")
                    .help("Otherwise the conversation ends here for the flow.")
                    .group("Afterwards"),
                FieldUi::new(
                    "timeout",
                    Widget::Duration {
                        max_seconds: limits::MAX_WAIT_SECONDS,
                        empty: Some("Wait for ever".into()),
                    },
                    "If not handed back for",
                )
                .help("Adds a way out that is taken when nobody hands back in time.")
                .visible_if("wait", vec![true.into()])
                .group("Afterwards"),
                FieldUi::new("save_as", Widget::Variable, "Remember the colleague's word as")
                    .placeholder("Choose or create a variable")
                    .visible_if("wait", vec![true.into()])
                    .group("Afterwards"),
            ],
            preview: vec![
                PreviewPart::Bubble { text: "/text" },
                PreviewPart::Note { text: "A colleague takes the conversation" },
            ],
        }
    }

    fn ports(&self) -> Vec<Port> {
        if !self.wait {
            return Vec::new();
        }
        let mut ports = vec![Port::new(Port::NEXT, "Handed back", PortKind::Next)];
        if self.timeout.is_some() {
            ports.push(Port::new(Port::NO_ANSWER, "Not in time", PortKind::NoAnswer));
        }
        ports
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.optional_template("text", &self.text, limits::MAX_TEXT_CHARS);
        check.optional_template("note", &self.note, limits::MAX_NOTE_CHARS);
        check.max_chars("queue", &self.queue, limits::MAX_NAME_CHARS);
        check.max_chars("assignee", &self.assignee, limits::MAX_NAME_CHARS);
        if !self.wait {
            return;
        }
        if let Some(seconds) = self.timeout {
            check.duration("timeout", seconds);
        }
        if let Some(key) = &self.save_as {
            check.writes("save_as", key);
        }
    }

    fn waits(&self) -> bool {
        self.wait
    }
}
