//! Asks for a rating and waits for it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Retry,
    ask::{self, question},
};
use crate::{
    NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// Which ratings there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RatingScale {
    /// 1 to 5.
    #[default]
    OneToFive,
    /// 1 to 10.
    OneToTen,
    /// 0 to 10, as the net promoter score asks.
    ZeroToTen,
}

impl RatingScale {
    /// Lowest and highest rating.
    #[must_use]
    pub fn range(self) -> (u8, u8) {
        match self {
            Self::OneToFive => (1, 5),
            Self::OneToTen => (1, 10),
            Self::ZeroToTen => (0, 10),
        }
    }
}

/// How ratings look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RatingDisplay {
    /// Stars; a scale that ends at ten shows numbers.
    #[default]
    Stars,
    /// Numbers.
    Numbers,
}

/// Asks for a rating and waits for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Rating {
    /// The question; a template of at most 1,024 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Which ratings there are.
    pub scale: RatingScale,
    /// How they look.
    pub display: RatingDisplay,
    /// What the lowest means, such as "Bad"; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub low_label: String,
    /// What the highest means, such as "Great"; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub high_label: String,
    /// Words on the button that opens the list; 20 characters.
    pub list_button: String,
    /// Ratings up to this leave by the `low` port; absent: there is no such port.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 10))]
    pub low_up_to: Option<u8>,
    /// Ratings from this leave by the `high` port; absent: there is no such port.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 10))]
    pub high_from: Option<u8>,
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

impl Default for Rating {
    fn default() -> Self {
        Self {
            text: String::new(),
            save_as: None,
            scale: RatingScale::default(),
            display: RatingDisplay::default(),
            low_label: String::new(),
            high_label: String::new(),
            list_button: "Rate".into(),
            low_up_to: None,
            high_from: None,
            retry: Retry::default(),
            skip: Vec::new(),
            timeout: None,
        }
    }
}

question!(Rating);

impl NodeDefinition for Rating {
    const TYPE: &'static str = "rating";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
            FieldUi::new(
                "scale",
                Widget::Select {
                    options: vec![
                        SelectOption::new("one_to_five", "1 to 5"),
                        SelectOption::new("one_to_ten", "1 to 10"),
                        SelectOption::new("zero_to_ten", "0 to 10 (recommendation)"),
                    ],
                },
                "Scale",
            ),
            FieldUi::new(
                "display",
                Widget::Select {
                    options: vec![
                        SelectOption::new("stars", "Stars"),
                        SelectOption::new("numbers", "Numbers"),
                    ],
                },
                "Show as",
            )
            .visible_if("scale", vec!["one_to_five".into()]),
            FieldUi::new("low_label", Widget::Line { templates: false }, "The lowest means")
                .placeholder("Bad")
                .max_chars(limits::MAX_ROW_DESCRIPTION_CHARS),
            FieldUi::new("high_label", Widget::Line { templates: false }, "The highest means")
                .placeholder("Great")
                .max_chars(limits::MAX_ROW_DESCRIPTION_CHARS),
            FieldUi::new("list_button", Widget::Line { templates: false }, "Words on the list's button")
                .max_chars(limits::MAX_LIST_BUTTON_CHARS),
            FieldUi::new(
                "low_up_to",
                Widget::Number { min: Some(0.0), max: Some(10.0), step: 1.0 },
                "Low, up to",
            )
            .help("Adds a way out for low ratings.")
            .group("Ways out"),
            FieldUi::new(
                "high_from",
                Widget::Number { min: Some(0.0), max: Some(10.0), step: 1.0 },
                "High, from",
            )
            .help("Adds a way out for high ratings.")
            .group("Ways out"),
        ];
        fields.extend(ask::fields("Please send a number from 1 to 5."));
        NodeUi {
            label: "Ask for rating".into(),
            description: "Asks for stars or a number and can go different ways by it.".into(),
            icon: "star",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![PreviewPart::Bubble { text: "/text" }, PreviewPart::Answer { hint: "A rating" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        if self.low_up_to.is_none() && self.high_from.is_none() {
            return ask::plain_ports(self);
        }
        let mut ports = Vec::new();
        if self.low_up_to.is_some() {
            ports.push(Port::new(Self::LOW, "Low", PortKind::Option));
        }
        ports.push(Port::new(Self::MIDDLE, "Others", PortKind::Option));
        if self.high_from.is_some() {
            ports.push(Port::new(Self::HIGH, "High", PortKind::Option));
        }
        ask::ports(ports, self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_INTERACTIVE_BODY_CHARS, self);
        for (path, label) in [("low_label", &self.low_label), ("high_label", &self.high_label)] {
            check.max_chars(path, label, limits::MAX_ROW_DESCRIPTION_CHARS);
        }
        check.max_chars("list_button", &self.list_button, limits::MAX_LIST_BUTTON_CHARS);
        if self.list_button.trim().is_empty() {
            check.error("list_button_empty", "list_button", "Say what the list's button is called.");
        }
        let (least, most) = self.scale.range();
        for (path, bound) in [("low_up_to", self.low_up_to), ("high_from", self.high_from)] {
            if bound.is_some_and(|bound| !(least..=most).contains(&bound)) {
                check.error("bound_out_of_range", path, format!("The scale goes from {least} to {most}."));
            }
        }
        if let (Some(low), Some(high)) = (self.low_up_to, self.high_from)
            && low >= high
        {
            check.error("range_empty", "high_from", "A rating cannot be both low and high.");
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

impl Rating {
    /// Port of low ratings.
    pub const LOW: &'static str = "low";
    /// Port of the ratings that are neither low nor high.
    pub const MIDDLE: &'static str = "middle";
    /// Port of high ratings.
    pub const HIGH: &'static str = "high";
}
