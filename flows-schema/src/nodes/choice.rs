//! Offers options and waits for one.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Retry, ask};
use crate::{
    NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// How the options are shown. Every channel falls back to what it can.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceDisplay {
    /// Buttons where they fit, else a list, else numbered text.
    #[default]
    Auto,
    /// A list even where buttons would fit.
    List,
    /// Numbered text everywhere.
    Numbers,
}

/// One option.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// Stable id; also the port.
    pub id: String,
    /// What the contact sees; 20 characters fit a button, 24 a list row.
    #[serde(default)]
    pub title: String,
    /// A second line, shown in lists only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// Offers options and waits for one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Choice {
    /// The question; a template of at most 1,024 characters when rendered.
    pub text: String,
    /// The options, in order.
    pub options: Vec<ChoiceOption>,
    /// How the options are shown.
    pub display: ChoiceDisplay,
    /// Words on the button that opens a list; 20 characters.
    pub list_button: String,
    /// Variable that keeps the chosen title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// What happens after an answer that is none of the options.
    pub retry: Retry,
    /// Seconds of silence after which the flow goes on by the `no_answer` port; absent: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 2_592_000))]
    pub timeout: Option<u32>,
}

impl Default for Choice {
    fn default() -> Self {
        let option = |id: &str, title: &str| ChoiceOption {
            id: id.into(),
            title: title.into(),
            description: String::new(),
        };
        Self {
            text: String::new(),
            options: vec![option("option_1", "Yes"), option("option_2", "No")],
            display: ChoiceDisplay::Auto,
            list_button: "Options".into(),
            save_as: None,
            retry: Retry::default(),
            timeout: None,
        }
    }
}

impl NodeDefinition for Choice {
    const TYPE: &'static str = "choice";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
            FieldUi::new("options", options_widget(), "Options")
                .help("Up to 3 become buttons, up to 10 a list, more are numbered."),
            FieldUi::new(
                "display",
                Widget::Select {
                    options: vec![
                        SelectOption::new("auto", "Buttons if they fit"),
                        SelectOption::new("list", "Always a list"),
                        SelectOption::new("numbers", "Always numbered text"),
                    ],
                },
                "Show as",
            ),
            FieldUi::new("list_button", Widget::Line { templates: false }, "Words on the list's button")
                .max_chars(limits::MAX_LIST_BUTTON_CHARS)
                .visible_if("display", vec!["auto".into(), "list".into()]),
        ];
        fields.extend(ask::fields("Please choose one of the options."));
        NodeUi {
            label: "Offer a choice".into(),
            description: "Shows buttons or a list and goes on by the answer.".into(),
            icon: "list-checks",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![
                PreviewPart::Bubble { text: "/text" },
                PreviewPart::Options { options: "/options", title: "title" },
            ],
        }
    }

    fn ports(&self) -> Vec<Port> {
        let options = self.options.iter().enumerate().map(|(index, option)| {
            let label = if option.title.trim().is_empty() {
                format!("Option {}", index + 1)
            } else {
                option.title.clone()
            };
            Port::new(option.id.clone(), label, PortKind::Option)
        });
        ask::ports(options.collect(), self.timeout)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        let save_as = self.save_as.as_deref();
        let max = limits::MAX_INTERACTIVE_BODY_CHARS;
        ask::check(check, &self.text, max, save_as, &self.retry, self.timeout);
        if self.options.is_empty() {
            check.error("options_empty", "options", "Add at least one option.");
        }
        if self.options.len() > limits::MAX_OPTIONS {
            check.error(
                "options_too_many",
                "options",
                format!("At most {} options are possible.", limits::MAX_OPTIONS),
            );
        }
        self.check_options(check);
        if self.display != ChoiceDisplay::Numbers {
            check.max_chars("list_button", &self.list_button, limits::MAX_LIST_BUTTON_CHARS);
            if self.is_list() && self.list_button.trim().is_empty() {
                check.error("list_button_empty", "list_button", "Say what the list's button is called.");
            }
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

impl Choice {
    /// Whether a channel with buttons and lists shows a list.
    fn is_list(&self) -> bool {
        let fits_buttons = self.options.len() <= limits::MAX_BUTTONS
            && self.options.iter().all(|option| {
                option.description.is_empty()
                    && option.title.chars().count() <= limits::MAX_BUTTON_TITLE_CHARS
            });
        let fits_list = self.options.len() <= limits::MAX_LIST_ROWS;
        fits_list && (self.display == ChoiceDisplay::List || !fits_buttons)
    }

    fn check_options(&self, check: &mut NodeCheck<'_>) {
        let mut ids = BTreeSet::new();
        let mut titles = BTreeSet::new();
        for (index, option) in self.options.iter().enumerate() {
            check.id(&format!("options/{index}/id"), &option.id);
            if [Port::NO_ANSWER, Port::INVALID].contains(&option.id.as_str())
                || !ids.insert(option.id.as_str())
            {
                check.error(
                    "option_id_taken",
                    format!("options/{index}/id"),
                    format!("The option's id '{}' is taken; every option needs its own.", option.id),
                );
            }
            let path = format!("options/{index}/title");
            let title = option.title.trim();
            if title.is_empty() {
                check.error("option_title_empty", path, format!("Option {} has no title.", index + 1));
                continue;
            }
            if !titles.insert(title.to_lowercase()) {
                check.error(
                    "option_title_taken",
                    path.clone(),
                    format!("Two options are called '{title}'; WhatsApp refuses that."),
                );
            }
            if title.chars().count() > limits::MAX_ROW_TITLE_CHARS && self.display != ChoiceDisplay::Numbers {
                check.warning(
                    "option_title_long",
                    path,
                    format!(
                        "'{title}' is longer than {} characters, so the options are sent as numbered text.",
                        limits::MAX_ROW_TITLE_CHARS
                    ),
                );
            }
            let path = format!("options/{index}/description");
            check.max_chars(&path, &option.description, limits::MAX_ROW_DESCRIPTION_CHARS);
        }
        if self.options.len() > limits::MAX_LIST_ROWS && self.display != ChoiceDisplay::Numbers {
            check.warning(
                "options_numbered",
                "options",
                format!(
                    "A list shows {} options at most, so these are sent as numbered text.",
                    limits::MAX_LIST_ROWS
                ),
            );
        }
    }
}

fn options_widget() -> Widget {
    Widget::List {
        item: "option",
        fields: vec![
            FieldUi::new("title", Widget::Line { templates: false }, "Title")
                .max_chars(limits::MAX_ROW_TITLE_CHARS),
            FieldUi::new("description", Widget::Line { templates: false }, "Description")
                .help("Shown in lists only.")
                .max_chars(limits::MAX_ROW_DESCRIPTION_CHARS),
        ],
        max: limits::MAX_OPTIONS,
        id_property: Some("id"),
        id_prefix: "option",
        template: serde_json::json!({"title": ""}),
    }
}
