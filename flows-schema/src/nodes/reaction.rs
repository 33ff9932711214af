//! Puts an emoji on the contact's last message.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits, template,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Puts an emoji on the contact's last message, or takes it back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Reaction {
    /// The emoji; a template.
    pub emoji: String,
    /// Whether the bot's emoji is taken back instead.
    pub remove: bool,
}

impl NodeDefinition for Reaction {
    const TYPE: &'static str = "reaction";

    fn ui() -> NodeUi {
        NodeUi {
            label: "React".into(),
            description: "Puts an emoji on the last message.".into(),
            icon: "smile",
            category: Category::Say,
            summary: Some("/emoji"),
            fields: vec![
                FieldUi::new("emoji", Widget::Line { templates: true }, "Emoji")
                    .placeholder("👍")
                    .visible_if("remove", vec![false.into()]),
                FieldUi::new("remove", Widget::Toggle, "Take the emoji back"),
            ],
            preview: vec![PreviewPart::Reaction { emoji: "/emoji" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if self.remove {
            return;
        }
        check.template("emoji", &self.emoji, limits::MAX_TEMPLATE_BYTES);
        let emoji = self.emoji.trim();
        if !emoji.is_empty() && template::is_plain(emoji) && !Self::is_emoji(emoji) {
            check.error("emoji_invalid", "emoji", format!("'{emoji}' is not one emoji."));
        }
    }
}

impl Reaction {
    /// Whether WhatsApp may take it for an emoji. New emoji come every year, so this only refuses words.
    #[must_use]
    pub fn is_emoji(text: &str) -> bool {
        // The letters of European and Asian scripts; emoji that count as letters, such as 🅰, stand far above.
        let letter = |letter: char| letter.is_alphabetic() && (letter as u32) < 0x1_F000;
        !text.is_ascii()
            && text.chars().count() <= limits::MAX_EMOJI_CHARS
            && !text.chars().any(|found| letter(found) || found.is_whitespace() || found.is_control())
    }
}
