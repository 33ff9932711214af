//! Fires on pictures, voice messages, files and the like.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    ui_schema::{Category, FieldUi, NodeUi, SelectOption, Widget},
};

/// What a message may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the kinds say what they are")]
pub enum MediaName {
    Image,
    Video,
    Audio,
    Voice,
    Document,
    Sticker,
    Location,
    Contacts,
}

/// Fires when a message holds one of these kinds of media. It never interrupts: a picture may be the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Media {
    /// The kinds; empty takes all of them.
    pub kinds: Vec<MediaName>,
}

impl TriggerDefinition for Media {
    const TYPE: &'static str = "media";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Media".into(),
            description: "Starts when a picture, a voice message or a file comes.".into(),
            icon: "paperclip",
            category: Category::Start,
            summary: None,
            fields: vec![
                FieldUi::new("kinds", Widget::MultiSelect { options: kinds() }, "Kinds")
                    .help("None chosen: all of them."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, _check: &mut NodeCheck<'_>) {}

    fn summary(&self) -> String {
        let names: Vec<String> = kinds()
            .into_iter()
            .filter(|option| self.kinds.iter().any(|kind| serde_json::json!(kind) == option.value.as_str()))
            .map(|option| option.label)
            .collect();
        if names.is_empty() { "Any media".into() } else { names.join(", ") }
    }
}

fn kinds() -> Vec<SelectOption> {
    vec![
        SelectOption::new("image", "Picture"),
        SelectOption::new("video", "Video"),
        SelectOption::new("audio", "Audio file"),
        SelectOption::new("voice", "Voice message"),
        SelectOption::new("document", "Document"),
        SelectOption::new("sticker", "Sticker"),
        SelectOption::new("location", "Location"),
        SelectOption::new("contacts", "Business card"),
    ]
}
