//! Sends a message that Meta has approved.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits, template,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// What stands above the words of a Meta template.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeaderKind {
    /// Nothing, or words without a variable.
    #[default]
    None,
    /// Words with a variable.
    Text,
    /// A picture.
    Image,
    /// A film.
    Video,
    /// A file.
    Document,
}

/// One variable of a Meta template's body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BodyVariable {
    /// Its name, where the template's variables have names; empty where they have numbers.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// A template.
    pub value: String,
}

/// What a button of a Meta template does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ButtonKind {
    /// Comes back as an answer, with the value.
    #[default]
    QuickReply,
    /// Opens an address that ends with the value.
    Url,
    /// Copies the value.
    CopyCode,
}

impl ButtonKind {
    /// The word for it on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::QuickReply => "quick_reply",
            Self::Url => "url",
            Self::CopyCode => "copy_code",
        }
    }
}

/// The variable of one button of a Meta template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ButtonVariable {
    /// What the button does.
    pub kind: ButtonKind,
    /// Place among the template's buttons, from 1 to 10.
    #[schemars(range(min = 1, max = 10))]
    pub place: u8,
    /// A template.
    pub value: String,
}

/// Sends one message that Meta has approved beforehand: the only kind that WhatsApp takes when the contact has
/// been silent for 24 hours. A number paired by QR code has no such messages and says the variables only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Template {
    /// Name that Meta knows it by: small letters, digits and `_`.
    pub name: String,
    /// Language that Meta knows it by, such as `en_US`.
    pub language: String,
    /// What stands above its words.
    pub header_kind: HeaderKind,
    /// Name of the header's variable, where the template's variables have names.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub header_name: String,
    /// The header's variable, or the https address of its media; a template.
    pub header: String,
    /// The body's variables, in the order of their numbers.
    pub body: Vec<BodyVariable>,
    /// The buttons that have a variable.
    pub buttons: Vec<ButtonVariable>,
}

impl NodeDefinition for Template {
    const TYPE: &'static str = "template";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send template".into(),
            description: "Sends a message that Meta has approved, at any time.".into(),
            icon: "layout-template",
            category: Category::Say,
            summary: Some("/name"),
            fields: vec![
                FieldUi::new("name", Widget::MetaTemplate, "Name of the template")
                    .placeholder("order_shipped")
                    .help("As approved by Meta; only such messages reach contacts who were silent for 24 hours.")
                    .max_chars(limits::MAX_META_TEMPLATE_NAME_CHARS),
                FieldUi::new("language", Widget::MetaTemplateLanguage, "Its language")
                    .placeholder("en_US")
                    .help("As Meta writes it."),
                FieldUi::new("header_kind", Widget::Select { options: header_kinds() }, "Header").group("Header"),
                FieldUi::new("header", Widget::Line { templates: true }, "Header's variable or address")
                    .placeholder("https://example.com/parcel.jpg")
                    .help("For a picture, a film or a file, its public https address.")
                    .visible_if(
                        "header_kind",
                        vec!["text".into(), "image".into(), "video".into(), "document".into()],
                    )
                    .group("Header"),
                FieldUi::new("body", body_widget(), "Variables of the text")
                    .help("In the order of their numbers: {{1}}, {{2}} and so on.")
                    .group("Variables"),
                FieldUi::new("buttons", buttons_widget(), "Variables of buttons").group("Variables"),
            ],
            preview: vec![PreviewPart::Template {
                name: "/name",
                header: "/header",
                body: "/body",
                buttons: "/buttons",
                value: "value",
            }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        self.check_name(check);
        match self.header_kind {
            HeaderKind::None => {}
            HeaderKind::Text => {
                check.template("header", &self.header, limits::MAX_META_TEMPLATE_HEADER_CHARS);
            }
            HeaderKind::Image => check.media_address("header", &self.header, &["jpg", "jpeg", "png"]),
            HeaderKind::Video => check.media_address("header", &self.header, &["mp4", "3gp"]),
            HeaderKind::Document => check.media_address("header", &self.header, &[]),
        }
        if self.body.len() > limits::MAX_META_TEMPLATE_VARIABLES {
            let text = format!("At most {} variables are possible.", limits::MAX_META_TEMPLATE_VARIABLES);
            check.error("template_variables_too_many", "body", text);
        }
        for (index, variable) in self.body.iter().enumerate() {
            let path = format!("body/{index}/value");
            check.template(&path, &variable.value, limits::MAX_META_TEMPLATE_BODY_CHARS);
        }
        let mut places = std::collections::BTreeSet::new();
        for (index, button) in self.buttons.iter().enumerate() {
            let path = format!("buttons/{index}/value");
            check.template(&path, &button.value, limits::MAX_META_TEMPLATE_BUTTON_CHARS);
            let path = format!("buttons/{index}/place");
            if button.place == 0 || usize::from(button.place) > limits::MAX_META_TEMPLATE_BUTTONS {
                check.error("button_place_invalid", path, "A template's buttons have the places 1 to 10.");
            } else if !places.insert(button.place) {
                let text = format!("Button {} is there twice.", button.place);
                check.error("button_place_taken", path, text);
            }
        }
    }
}

impl Template {
    fn check_name(&self, check: &mut NodeCheck<'_>) {
        let small = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        if self.name.is_empty() {
            check.error("template_name_empty", "name", "Say which template to send.");
        } else if !self.name.chars().all(small)
            || self.name.len() > limits::MAX_META_TEMPLATE_NAME_CHARS
            || !template::is_plain(&self.name)
        {
            let text = format!("'{}' is no name of a template: small letters, digits and '_'.", self.name);
            check.error("template_name_invalid", "name", text);
        }
        let tag = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        if self.language.is_empty() {
            check.error("template_language_empty", "language", "Say in which language it was approved.");
        } else if !self.language.chars().all(tag) || !(2..=15).contains(&self.language.len()) {
            let text = format!("'{}' is no language as Meta writes it, such as en_US.", self.language);
            check.error("template_language_invalid", "language", text);
        }
    }
}

fn header_kinds() -> Vec<SelectOption> {
    vec![
        SelectOption::new("none", "Nothing to fill in"),
        SelectOption::new("text", "A text with a variable"),
        SelectOption::new("image", "A picture"),
        SelectOption::new("video", "A film"),
        SelectOption::new("document", "A file"),
    ]
}

fn body_widget() -> Widget {
    Widget::List {
        item: "variable",
        fields: vec![
            FieldUi::new("value", Widget::Line { templates: true }, "Value")
                .max_chars(limits::MAX_META_TEMPLATE_BODY_CHARS),
        ],
        max: limits::MAX_META_TEMPLATE_VARIABLES,
        id_property: None,
        id_prefix: "",
        template: serde_json::json!({"value": ""}),
    }
}

fn buttons_widget() -> Widget {
    let kinds = vec![
        SelectOption::new("quick_reply", "Answers"),
        SelectOption::new("url", "Opens an address"),
        SelectOption::new("copy_code", "Copies a code"),
    ];
    Widget::List {
        item: "button",
        fields: vec![
            FieldUi::new("kind", Widget::Select { options: kinds }, "What it does"),
            FieldUi::new("place", Widget::Number { min: Some(1.0), max: Some(10.0), step: 1.0 }, "Place")
                .help("Counted from the template's first button."),
            FieldUi::new("value", Widget::Line { templates: true }, "Value")
                .help("What comes back, the end of the address, or the code.")
                .max_chars(limits::MAX_META_TEMPLATE_BUTTON_CHARS),
        ],
        max: limits::MAX_META_TEMPLATE_BUTTONS,
        id_property: None,
        id_prefix: "",
        template: serde_json::json!({"kind": "quick_reply", "place": 1, "value": ""}),
    }
}
