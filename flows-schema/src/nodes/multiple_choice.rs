//! Offers options and waits for several of them.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Retry,
    ask::{self, question},
    choice::{MORE, is_more},
};
use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// One option of several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MultipleOption {
    /// Stable id.
    pub id: String,
    /// What the contact sees; 24 characters fit a list row.
    #[serde(default)]
    pub title: String,
    /// A second line, shown in lists only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What is saved; empty: the title that the contact saw.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
}

/// Offers options and waits for several of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MultipleChoice {
    /// The question; a template of at most 1,024 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// The options, in order. Up to 10 rows are a list, more come in pages.
    pub options: Vec<MultipleOption>,
    /// Fewest options that are taken.
    #[schemars(range(max = 30))]
    pub min: u8,
    /// Most options that are taken; absent: all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 30))]
    pub max: Option<u8>,
    /// Said after a tap, above the options that are left; a template of at most 1,024 characters.
    pub again: String,
    /// Title of the option that ends the choosing; 20 characters.
    pub done_title: String,
    /// Words on the button that opens a list; 20 characters.
    pub list_button: String,
    /// Title of the row with which a list goes on whose options do not fit ten rows; 24 characters.
    #[serde(skip_serializing_if = "is_more")]
    pub more_title: String,
    /// What happens after an unusable answer.
    pub retry: Retry,
    /// Words with which the contact passes the question by the `skipped` port; none: it cannot be passed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<String>,
    /// Seconds of silence after which the flow goes on by the `no_answer` port; absent: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 2_592_000))]
    pub timeout: Option<u32>,
}

impl Default for MultipleChoice {
    fn default() -> Self {
        Self {
            text: String::new(),
            save_as: None,
            options: vec![
                MultipleOption { id: "option_1".into(), title: "First".into(), ..MultipleOption::default() },
                MultipleOption { id: "option_2".into(), title: "Second".into(), ..MultipleOption::default() },
            ],
            min: 1,
            max: None,
            again: "Noted. Anything else?".into(),
            done_title: "Done".into(),
            list_button: "Options".into(),
            more_title: MORE.into(),
            retry: Retry::default(),
            skip: Vec::new(),
            timeout: None,
        }
    }
}

question!(MultipleChoice);

impl NodeDefinition for MultipleChoice {
    const TYPE: &'static str = "multiple_choice";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
            FieldUi::new(
                "options",
                Widget::List {
                    item: "option",
                    fields: vec![
                        FieldUi::new("title", Widget::Line { templates: false }, "Title")
                            .max_chars(limits::MAX_ROW_TITLE_CHARS),
                        FieldUi::new("description", Widget::Line { templates: false }, "Description")
                            .max_chars(limits::MAX_ROW_DESCRIPTION_CHARS),
                        FieldUi::new("value", Widget::Line { templates: false }, "Saved as")
                            .placeholder("The title")
                            .max_chars(limits::MAX_OPTION_VALUE_CHARS),
                    ],
                    max: limits::MAX_MULTIPLE_OPTIONS,
                    id_property: Some("id"),
                    id_prefix: "option",
                    template: serde_json::json!({"title": ""}),
                },
                "Options",
            )
            .help("Contacts write \"1, 3\", or tap one after the other."),
            FieldUi::new("min", Widget::Number { min: Some(0.0), max: Some(30.0), step: 1.0 }, "At least")
                .group("Accept"),
            FieldUi::new("max", Widget::Number { min: Some(1.0), max: Some(30.0), step: 1.0 }, "At most")
                .group("Accept"),
            FieldUi::new("again", Widget::Message, "Say after a tap")
                .max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
            FieldUi::new("done_title", Widget::Line { templates: false }, "Button that ends")
                .max_chars(limits::MAX_BUTTON_TITLE_CHARS),
            FieldUi::new("list_button", Widget::Line { templates: false }, "Words on the list's button")
                .max_chars(limits::MAX_LIST_BUTTON_CHARS),
            FieldUi::new("more_title", Widget::Line { templates: false }, "Row for more than ten options")
                .max_chars(limits::MAX_ROW_TITLE_CHARS)
                .group("More"),
        ];
        fields.extend(ask::fields("Please send the numbers, such as 1, 3."));
        NodeUi {
            label: "Offer several choices".into(),
            description: "Lets the contact choose several options and keeps them as a list.".into(),
            icon: "copy-check",
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
        ask::plain_ports(self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_INTERACTIVE_BODY_CHARS, self);
        check.template("again", &self.again, limits::MAX_INTERACTIVE_BODY_CHARS);
        for (path, title) in [("done_title", &self.done_title), ("list_button", &self.list_button)] {
            if title.trim().is_empty() {
                check.error("option_title_empty", path, "The button has no title.");
            }
            check.max_chars(path, title, limits::MAX_BUTTON_TITLE_CHARS);
        }
        check.max_chars("more_title", &self.more_title, limits::MAX_ROW_TITLE_CHARS);
        if self.more_title.trim().is_empty() {
            check.error("more_title_empty", "more_title", "Say what the row for more options is called.");
        }
        self.check_options(check);
        let most = self.max.map_or(self.options.len(), usize::from);
        if usize::from(self.min) > most.min(self.options.len()) || self.max == Some(0) {
            check.error("range_empty", "min", "So many options cannot be chosen.");
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

impl MultipleChoice {
    fn check_options(&self, check: &mut NodeCheck<'_>) {
        if self.options.is_empty() {
            check.error("options_empty", "options", "Add at least one option.");
        }
        if self.options.len() > limits::MAX_MULTIPLE_OPTIONS {
            let text = format!("At most {} options are possible.", limits::MAX_MULTIPLE_OPTIONS);
            check.error("options_too_many", "options", text);
        }
        let mut ids = BTreeSet::new();
        let mut titles = BTreeSet::new();
        for (index, option) in self.options.iter().enumerate() {
            let path = |property: &str| format!("options/{index}/{property}");
            check.id(&path("id"), &option.id);
            if !ids.insert(option.id.as_str()) {
                let text = format!("The option's id '{}' is taken; every option needs its own.", option.id);
                check.error("option_id_taken", path("id"), text);
            }
            let title = option.title.trim();
            if title.is_empty() {
                check.error(
                    "option_title_empty",
                    path("title"),
                    format!("Option {} has no title.", index + 1),
                );
            } else if !titles.insert(title.to_lowercase()) {
                check.error(
                    "option_title_taken",
                    path("title"),
                    format!("Two options are called '{title}'."),
                );
            } else if title.chars().count() > limits::MAX_ROW_TITLE_CHARS {
                let text =
                    format!("'{title}' does not fit a list, so the options are sent as numbered text.");
                check.warning("option_title_long", path("title"), text);
            }
            check.max_chars(&path("description"), &option.description, limits::MAX_ROW_DESCRIPTION_CHARS);
            check.max_chars(&path("value"), &option.value, limits::MAX_OPTION_VALUE_CHARS);
        }
        let titles: Vec<&str> = self.options.iter().map(|option| option.title.as_str()).collect();
        ask::check_skip_is_free(check, &self.skip, &titles);
    }
}
