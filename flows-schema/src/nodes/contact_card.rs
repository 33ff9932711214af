//! Sends a business card.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits, template,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends one business card, which the contact can save.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ContactCard {
    /// The whole name; a template.
    pub name: String,
    /// Phone number with its country's code, such as `+49 30 123456`; a template.
    pub phone: String,
    /// E-mail address; a template; may be empty.
    pub email: String,
    /// Company; a template; may be empty.
    pub company: String,
}

impl NodeDefinition for ContactCard {
    const TYPE: &'static str = "contact_card";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send contact card".into(),
            description: "Shares a name and a number to save.".into(),
            icon: "contact",
            category: Category::Say,
            summary: Some("/name"),
            fields: vec![
                FieldUi::new("name", Widget::Line { templates: true }, "Name")
                    .placeholder("Ada Lovelace")
                    .max_chars(limits::MAX_CARD_CHARS),
                FieldUi::new("phone", Widget::Line { templates: true }, "Phone number")
                    .placeholder("+49 30 123456")
                    .help("With the country's code.")
                    .max_chars(limits::MAX_CARD_CHARS),
                FieldUi::new("email", Widget::Line { templates: true }, "E-mail address")
                    .placeholder("ada@example.com")
                    .max_chars(limits::MAX_CARD_CHARS),
                FieldUi::new("company", Widget::Line { templates: true }, "Company")
                    .max_chars(limits::MAX_CARD_CHARS),
            ],
            preview: vec![PreviewPart::ContactCard { name: "/name", phone: "/phone", company: "/company" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.template("name", &self.name, limits::MAX_CARD_CHARS);
        check.template("phone", &self.phone, limits::MAX_CARD_CHARS);
        check.optional_template("email", &self.email, limits::MAX_CARD_CHARS);
        check.optional_template("company", &self.company, limits::MAX_CARD_CHARS);
        let phone = self.phone.trim();
        if !phone.is_empty() && template::is_plain(phone) && Self::number(phone).is_none() {
            let text =
                format!("'{phone}' is no phone number with its country's code, such as +49 30 123456.");
            check.error("phone_invalid", "phone", text);
        }
        let email = self.email.trim();
        if !email.is_empty() && template::is_plain(email) && !email.contains('@') {
            check.error("email_invalid", "email", format!("'{email}' is no e-mail address."));
        }
    }
}

impl ContactCard {
    /// A phone number as a business card keeps it: `+` and digits. `None` when it is none.
    #[must_use]
    pub fn number(text: &str) -> Option<String> {
        let separators = [' ', '\u{a0}', '-', '.', '/', '(', ')'];
        let compact = text.trim().replace(separators, "");
        let digits = compact.strip_prefix('+').or_else(|| compact.strip_prefix("00")).unwrap_or(&compact);
        let usable = (7..=limits::MAX_PHONE_DIGITS).contains(&digits.len())
            && digits.chars().all(|digit| digit.is_ascii_digit())
            && !digits.starts_with('0');
        usable.then(|| format!("+{digits}"))
    }
}
