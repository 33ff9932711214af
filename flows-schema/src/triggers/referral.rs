//! Fires when the contact came by an advertisement or a link.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, SelectOption, Widget},
};

/// What brought the contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferralSource {
    /// Anything.
    #[default]
    Any,
    /// An advertisement that opens WhatsApp.
    Ad,
    /// A post with a WhatsApp button.
    Post,
    /// A link with `?ref=`, or with a text that is already typed.
    Link,
}

/// Fires when the contact came by an advertisement, a post or a link. Links of WhatsApp carry a text only, so the word
/// after `ref=` or `ref:` in the text counts as a reference too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Referral {
    /// What brought the contact.
    pub source: ReferralSource,
    /// Ids of advertisements or words after `?ref=`; empty takes all of them.
    pub references: Vec<String>,
    /// Texts that a link puts into the contact's input line, whole; found without any reference.
    pub texts: Vec<String>,
}

impl TriggerDefinition for Referral {
    const TYPE: &'static str = "referral";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Advertisement or link".into(),
            description: "Starts when somebody comes by an ad, a post or a link.".into(),
            icon: "megaphone",
            category: Category::Start,
            summary: Some("/references/0"),
            fields: vec![
                FieldUi::new(
                    "source",
                    Widget::Select {
                        options: vec![
                            SelectOption::new("any", "Anything"),
                            SelectOption::new("ad", "Advertisement"),
                            SelectOption::new("post", "Post"),
                            SelectOption::new("link", "Link"),
                        ],
                    },
                    "Came by",
                ),
                FieldUi::new("references", Widget::Words { max: limits::MAX_TRIGGER_VALUES }, "References")
                    .placeholder("summer_sale")
                    .help("The id of an ad, or the word after ?ref= in a link. Empty: all of them."),
                FieldUi::new("texts", Widget::Words { max: limits::MAX_TRIGGER_VALUES }, "Or texts of links")
                    .placeholder("I am interested in the offer")
                    .help("The text that the link types for the contact, whole."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.values("references", &self.references);
        check.values("texts", &self.texts);
    }

    fn summary(&self) -> String {
        let named: Vec<&str> = self.references.iter().chain(&self.texts).map(String::as_str).collect();
        if named.is_empty() { "Came by an ad or a link".into() } else { named.join(", ") }
    }
}
