//! Asks for several things: one after the other, or in one form inside WhatsApp.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Retry,
    ask::{self, question},
};
use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// What a field of a form asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Any text.
    #[default]
    Text,
    /// A number.
    Number,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A date.
    Date,
    /// One of a few options.
    Choice,
}

/// One thing that a form asks for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    /// Stable id; also the answer's name in the saved object and in a form filled in inside WhatsApp.
    pub id: String,
    /// What is asked for.
    #[serde(default)]
    pub kind: FieldKind,
    /// The question; a template of at most 1,024 characters when rendered.
    #[serde(default)]
    pub text: String,
    /// Variable that keeps this answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Options of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Smallest number accepted, or fewest characters of a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// Largest number accepted, or most characters of a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Whether the form's words to skip leave this field out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// Said after an unusable answer; empty: the form's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub retry: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Asks for several things, one after the other.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Said before the first field; a template of at most 4,096 characters when rendered.
    pub text: String,
    /// Variable that keeps all answers as an object, by the fields' ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Words on the button that opens the form inside WhatsApp; a template of at most 20 characters when rendered. Empty:
    /// words of the contact's language.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub button: String,
    /// What is asked for, in order.
    pub fields: Vec<FormField>,
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

question!(Form);

impl NodeDefinition for Form {
    const TYPE: &'static str = "form";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Say first").max_chars(limits::MAX_TEXT_CHARS),
            FieldUi::new("fields", fields_widget(), "Fields"),
            FieldUi::new("button", Widget::Line { templates: true }, "Button that opens the form")
                .placeholder("Fill in")
                .help("Only at numbers whose forms open inside WhatsApp; others ask one by one.")
                .max_chars(limits::MAX_LINK_BUTTON_CHARS),
        ];
        fields.extend(ask::fields("Sorry, that does not fit. Please try again."));
        NodeUi {
            label: "Form".into(),
            description: "Asks for several things one by one and keeps each of them.".into(),
            icon: "clipboard-list",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![
                PreviewPart::Bubble { text: "/text" },
                PreviewPart::Answer { hint: "The answers, one by one" },
            ],
        }
    }

    fn ports(&self) -> Vec<Port> {
        // Words to skip leave out one field, not the form.
        let mut ports = ask::plain_ports(self);
        ports.retain(|port| port.id != Port::SKIPPED);
        ports
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_TEXT_CHARS, self);
        check.optional_template("button", &self.button, limits::MAX_LINK_BUTTON_CHARS);
        if self.fields.is_empty() {
            check.error("fields_empty", "fields", "Add at least one field.");
        }
        if self.fields.len() > limits::MAX_FORM_FIELDS {
            let text = format!("At most {} fields are possible.", limits::MAX_FORM_FIELDS);
            check.error("fields_too_many", "fields", text);
        }
        let mut ids = BTreeSet::new();
        for (index, field) in self.fields.iter().enumerate() {
            if !ids.insert(field.id.as_str()) {
                let text = format!("The field's id '{}' is taken; every field needs its own.", field.id);
                check.error("field_id_taken", format!("fields/{index}/id"), text);
            }
            field.check(index, check);
        }
        if self.skip.is_empty() && self.fields.iter().any(|field| field.optional) {
            check.warning("skip_words_missing", "skip", "A field is optional, but no word skips it.");
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

impl FormField {
    fn check(&self, index: usize, check: &mut NodeCheck<'_>) {
        let path = |property: &str| format!("fields/{index}/{property}");
        check.id(&path("id"), &self.id);
        check.template(&path("text"), &self.text, limits::MAX_INTERACTIVE_BODY_CHARS);
        check.optional_template(&path("retry"), &self.retry, limits::MAX_INTERACTIVE_BODY_CHARS);
        if let Some(key) = &self.save_as {
            check.writes(&path("save_as"), key);
        }
        if let (Some(min), Some(max)) = (self.min, self.max)
            && min > max
        {
            check.error("range_empty", path("min"), format!("Nothing is at least {min} and at most {max}."));
        }
        if self.kind == FieldKind::Choice {
            if self.options.is_empty() {
                check.error("options_empty", path("options"), "Add at least one option.");
            }
            if self.options.len() > limits::MAX_MULTIPLE_OPTIONS {
                let text = format!("At most {} options are possible.", limits::MAX_MULTIPLE_OPTIONS);
                check.error("options_too_many", path("options"), text);
            }
            let mut titles = BTreeSet::new();
            for title in &self.options {
                if title.trim().is_empty() || !titles.insert(title.trim().to_lowercase()) {
                    check.error("option_title_taken", path("options"), "Every option needs its own title.");
                }
            }
        }
    }
}

fn fields_widget() -> Widget {
    let kinds = [
        ("text", "Text"),
        ("number", "Number"),
        ("email", "E-mail address"),
        ("phone", "Phone number"),
        ("date", "Date"),
        ("choice", "One of several options"),
    ];
    let number = || Widget::Number { min: None, max: None, step: 1.0 };
    let limited = || vec!["text".into(), "number".into()];
    Widget::List {
        item: "field",
        fields: vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
            FieldUi::new(
                "kind",
                Widget::Select {
                    options: kinds.iter().map(|(value, label)| SelectOption::new(value, label)).collect(),
                },
                "Asks for",
            ),
            FieldUi::new("options", Widget::Words { max: limits::MAX_MULTIPLE_OPTIONS }, "Options")
                .visible_if("kind", vec!["choice".into()]),
            FieldUi::new("min", number(), "Smallest").visible_if("kind", limited()),
            FieldUi::new("max", number(), "Largest").visible_if("kind", limited()),
            FieldUi::new("save_as", Widget::Variable, "Remember as"),
            FieldUi::new("optional", Widget::Toggle, "May be skipped"),
            FieldUi::new("retry", Widget::Message, "If the answer can't be used")
                .max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
        ],
        max: limits::MAX_FORM_FIELDS,
        id_property: Some("id"),
        id_prefix: "field",
        template: serde_json::json!({"kind": "text", "text": ""}),
    }
}
