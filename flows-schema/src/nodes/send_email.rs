//! Sends an e-mail.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends an e-mail by the workspace's mail server and goes on when it was accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SendEmail {
    /// Addresses with commas between them; at most 10. Each may be a template that gives one address: a value
    /// can never add a receiver.
    pub to: String,
    /// A template; line breaks are taken out.
    pub subject: String,
    /// The words; a template.
    pub body: String,
    /// Address for answers; a template. Empty for the workspace's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reply_to: String,
}

impl NodeDefinition for SendEmail {
    const TYPE: &'static str = "send_email";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send e-mail".into(),
            description: "Sends an e-mail, such as a notice to your team.".into(),
            icon: "mail-plus",
            category: Category::Connect,
            summary: Some("/subject"),
            fields: vec![
                FieldUi::new("to", Widget::Line { templates: true }, "To")
                    .placeholder("orders@example.com, {{ email }}")
                    .help("Up to 10 addresses with commas. A variable counts as one address."),
                FieldUi::new("subject", Widget::Line { templates: true }, "Subject")
                    .max_chars(limits::MAX_SUBJECT_CHARS),
                FieldUi::new("body", Widget::Message, "Text"),
                FieldUi::new("reply_to", Widget::Line { templates: true }, "Answers to")
                    .placeholder("{{ email }}"),
            ],
            preview: vec![PreviewPart::Note { text: "Sends an e-mail" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next(), Port::error()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.template("to", &self.to, limits::MAX_TEMPLATE_BYTES);
        let receivers = receivers(&self.to);
        if receivers.len() > limits::MAX_RECIPIENTS {
            let text = format!("At most {} addresses are possible.", limits::MAX_RECIPIENTS);
            check.error("recipients_too_many", "to", text);
        }
        for address in receivers.iter().chain([&self.reply_to.trim()]) {
            let written = crate::template::is_plain(address) && !address.is_empty();
            let (local, domain) = address.split_once('@').unwrap_or_default();
            if written && (local.is_empty() || !domain.contains('.') || address.contains(char::is_whitespace))
            {
                check.error("email_invalid", "to", format!("'{address}' is no e-mail address."));
            }
        }
        check.optional_template("reply_to", &self.reply_to, limits::MAX_TEMPLATE_BYTES);
        check.template("subject", &self.subject, limits::MAX_SUBJECT_CHARS);
        check.template("body", &self.body, limits::MAX_TEMPLATE_BYTES);
    }

    fn waits(&self) -> bool {
        true
    }
}

/// The receivers as written: parts between commas that are not inside of a variable's braces.
#[must_use]
pub fn receivers(to: &str) -> Vec<&str> {
    let (mut parts, mut start, mut inside) = (Vec::new(), 0, false);
    for (index, letter) in to.char_indices() {
        match letter {
            '{' => inside = true,
            '}' => inside = false,
            ',' | ';' if !inside => {
                parts.push(&to[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(&to[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}
