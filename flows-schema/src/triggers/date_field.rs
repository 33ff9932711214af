//! Fires around a date of the contact.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, SelectOption, Widget},
};

/// On which side of the date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateOffset {
    /// At the date.
    #[default]
    On,
    /// Before it.
    Before,
    /// After it.
    After,
}

/// In what the offset is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OffsetUnit {
    /// Days of the calendar, at the time of day.
    #[default]
    Days,
    /// Hours from the point in time.
    Hours,
}

/// Fires at, before or after a date that a field of the contact holds, such as an appointment or a birthday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DateField {
    /// Key of the field.
    pub field: String,
    /// On which side of the date.
    pub when: DateOffset,
    /// How far from the date; 1 to 1,000.
    #[schemars(range(max = 1_000))]
    pub amount: u16,
    /// In what that is counted.
    pub unit: OffsetUnit,
    /// Time of day for days, and for dates without a time.
    pub time: String,
    /// Whether only day and month count, as for birthdays.
    pub yearly: bool,
    /// IANA name of the time zone; empty for the flow's.
    pub timezone: String,
}

impl Default for DateField {
    fn default() -> Self {
        Self {
            field: String::new(),
            when: DateOffset::On,
            amount: 1,
            unit: OffsetUnit::Days,
            time: "09:00".into(),
            yearly: false,
            timezone: String::new(),
        }
    }
}

impl TriggerDefinition for DateField {
    const TYPE: &'static str = "date_field";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Contact's date".into(),
            description: "Starts on, before or after a date of the contact.".into(),
            icon: "calendar-heart",
            category: Category::Start,
            summary: Some("/field"),
            fields: vec![
                FieldUi::new("field", Widget::Line { templates: false }, "Field").placeholder("birthday"),
                FieldUi::new(
                    "when",
                    Widget::Select {
                        options: vec![
                            SelectOption::new("on", "On the date"),
                            SelectOption::new("before", "Before it"),
                            SelectOption::new("after", "After it"),
                        ],
                    },
                    "When",
                ),
                FieldUi::new(
                    "amount",
                    Widget::Number {
                        min: Some(1.0),
                        max: Some(f64::from(limits::MAX_DATE_OFFSET)),
                        step: 1.0,
                    },
                    "How many",
                )
                .visible_if("when", vec!["before".into(), "after".into()]),
                FieldUi::new(
                    "unit",
                    Widget::Select {
                        options: vec![SelectOption::new("days", "Days"), SelectOption::new("hours", "Hours")],
                    },
                    "Counted in",
                )
                .visible_if("when", vec!["before".into(), "after".into()]),
                FieldUi::new("time", Widget::Line { templates: false }, "Time of day").placeholder("09:00"),
                FieldUi::new("yearly", Widget::Toggle, "Every year")
                    .help("For birthdays: the year does not count."),
                FieldUi::new("timezone", Widget::Timezone, "Time zone"),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.key("field", &self.field);
        check.time_of_day("time", &self.time);
        check.timezone("timezone", &self.timezone);
        if self.amount > limits::MAX_DATE_OFFSET || (self.amount == 0 && self.when != DateOffset::On) {
            let text = format!("Between 1 and {} are possible.", limits::MAX_DATE_OFFSET);
            check.error("offset_out_of_range", "amount", text);
        }
    }

    fn summary(&self) -> String {
        let unit = if self.unit == OffsetUnit::Days { "days" } else { "hours" };
        match self.when {
            DateOffset::On => self.field.clone(),
            DateOffset::Before => format!("{} {unit} before {}", self.amount, self.field),
            DateOffset::After => format!("{} {unit} after {}", self.amount, self.field),
        }
    }
}
