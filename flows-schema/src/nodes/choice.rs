//! Offers options and waits for one.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Retry, RuleSet,
    ask::{self, question},
};
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
    /// What is saved; empty: the title that the contact saw.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// The option is offered only when these rules hold; none: always.
    #[serde(default, skip_serializing_if = "RuleSet::is_empty")]
    pub visible_if: RuleSet,
}

/// Offers options and waits for one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Choice {
    /// The question; a template of at most 1,024 characters when rendered.
    pub text: String,
    /// The options, in order.
    pub options: Vec<ChoiceOption>,
    /// Variable with a list to offer in place of the options: words, numbers, or objects with `title`
    /// and perhaps `description` and `value`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options_from: Option<String>,
    /// How the options are shown.
    pub display: ChoiceDisplay,
    /// Words on the button that opens a list; 20 characters.
    pub list_button: String,
    /// Title of the row with which a list of more than ten options goes on; 24 characters.
    #[serde(skip_serializing_if = "is_more")]
    pub more_title: String,
    /// Variable that keeps the chosen option's value, or else its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// What happens after an answer that is none of the options.
    pub retry: Retry,
    /// Words with which the contact passes the question by the `skipped` port; none: it cannot be passed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<String>,
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
            ..ChoiceOption::default()
        };
        Self {
            text: String::new(),
            options: vec![option("option_1", "Yes"), option("option_2", "No")],
            display: ChoiceDisplay::Auto,
            options_from: None,
            list_button: "Options".into(),
            more_title: MORE.into(),
            save_as: None,
            retry: Retry::default(),
            skip: Vec::new(),
            timeout: None,
        }
    }
}

question!(Choice);

impl NodeDefinition for Choice {
    const TYPE: &'static str = "choice";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
            FieldUi::new("options", options_widget(), "Options")
                .help("Up to 3 become buttons, up to 10 a list, more come in pages."),
            FieldUi::new("options_from", Widget::Variable, "Options from a variable")
                .help("A list, offered in place of the options above; all leave by one way out.")
                .group("More"),
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
        fields.push(
            FieldUi::new("more_title", Widget::Line { templates: false }, "Row for more than ten options")
                .max_chars(limits::MAX_ROW_TITLE_CHARS)
                .group("More"),
        );
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
        if self.options_from.is_some() {
            let selected = Port::new(Self::SELECTED, "Chosen", PortKind::Option);
            return ask::ports(vec![selected, nothing()], self);
        }
        let options = self.options.iter().enumerate().map(|(index, option)| {
            let label = if option.title.trim().is_empty() {
                format!("Option {}", index + 1)
            } else {
                option.title.clone()
            };
            Port::new(option.id.clone(), label, PortKind::Option)
        });
        let mut ports: Vec<Port> = options.collect();
        // Only options that can be hidden can leave nothing to offer.
        if !self.options.is_empty() && self.options.iter().all(|option| !option.visible_if.is_empty()) {
            ports.push(nothing());
        }
        ask::ports(ports, self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_INTERACTIVE_BODY_CHARS, self);
        if let Some(variable) = &self.options_from {
            check.reads("options_from", variable);
        } else if self.options.is_empty() {
            check.error("options_empty", "options", "Add at least one option.");
        }
        check.max_chars("more_title", &self.more_title, limits::MAX_ROW_TITLE_CHARS);
        if self.more_title.trim().is_empty() {
            check.error("more_title_empty", "more_title", "Say what the row for more options is called.");
        }
        let titles: Vec<&str> = self.options.iter().map(|option| option.title.as_str()).collect();
        ask::check_skip_is_free(check, &self.skip, &titles);
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
    /// Port of all options that come from a variable.
    pub const SELECTED: &'static str = "selected";

    /// Whether a channel with buttons and lists shows a list.
    fn is_list(&self) -> bool {
        let fits_buttons = self.options.len() <= limits::MAX_BUTTONS
            && self.options.iter().all(|option| {
                option.description.is_empty()
                    && option.title.chars().count() <= limits::MAX_BUTTON_TITLE_CHARS
            });
        self.options_from.is_some() || self.display == ChoiceDisplay::List || !fits_buttons
    }

    fn check_options(&self, check: &mut NodeCheck<'_>) {
        let mut ids = BTreeSet::new();
        let mut titles = BTreeSet::new();
        for (index, option) in self.options.iter().enumerate() {
            check.id(&format!("options/{index}/id"), &option.id);
            if [Port::NO_ANSWER, Port::INVALID, Port::SKIPPED, Port::ELSE, Self::SELECTED]
                .contains(&option.id.as_str())
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
            check.max_chars(&format!("options/{index}/value"), &option.value, limits::MAX_OPTION_VALUE_CHARS);
            option.visible_if.check(&format!("options/{index}/visible_if"), check);
        }
    }
}

/// The way on when there is nothing to offer.
fn nothing() -> Port {
    Port::new(Port::ELSE, "Nothing to offer", PortKind::Else)
}

/// Title of the row for more options where the author wrote none.
pub(super) const MORE: &str = "More…";

pub(super) fn is_more(title: &str) -> bool {
    title == MORE
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
            FieldUi::new("value", Widget::Line { templates: false }, "Saved as")
                .placeholder("The title")
                .max_chars(limits::MAX_OPTION_VALUE_CHARS),
            FieldUi::new("visible_if", RuleSet::widget(), "Show only if"),
        ],
        max: limits::MAX_OPTIONS,
        id_property: Some("id"),
        id_prefix: "option",
        template: serde_json::json!({"title": ""}),
    }
}
