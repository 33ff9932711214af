//! Waits until a point in time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// What decides the point in time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// The next time that a clock on the wall shows the time.
    #[default]
    Time,
    /// A date and a time.
    Date,
    /// A value that is a date, or a date and a time.
    Value,
}

/// Waits until a point in time, then goes on; at once when it has passed. The wait survives restarts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WaitUntil {
    /// What decides the point in time.
    pub until: Until,
    /// Time of day, such as `09:00`. For a value: used where the value is a date alone.
    pub time: String,
    /// The date, such as `2026-12-24`.
    pub date: String,
    /// A template that gives a date (`2026-12-24`), a local time (`2026-12-24T18:30`) or an instant with a zone.
    pub value: String,
    /// Minutes after the point in time; negative for before. A year at most.
    #[schemars(range(min = -527_040, max = 527_040))]
    pub offset_minutes: i32,
    /// IANA name of the time zone; empty for the flow's.
    pub timezone: String,
}

impl Default for WaitUntil {
    fn default() -> Self {
        Self {
            until: Until::Time,
            time: "09:00".into(),
            date: String::new(),
            value: String::new(),
            offset_minutes: 0,
            timezone: String::new(),
        }
    }
}

impl NodeDefinition for WaitUntil {
    const TYPE: &'static str = "wait_until";

    fn ui() -> NodeUi {
        let options = vec![
            SelectOption::new("time", "The next time the clock shows"),
            SelectOption::new("date", "A date and time"),
            SelectOption::new("value", "A date in a variable"),
        ];
        let most = f64::from(limits::MAX_OFFSET_MINUTES);
        NodeUi {
            label: "Wait until".into(),
            description: "Waits until a time or a date, then goes on.".into(),
            icon: "alarm-clock",
            category: Category::Logic,
            summary: Some("/time"),
            fields: vec![
                FieldUi::new("until", Widget::Select { options }, "Wait until"),
                FieldUi::new("date", Widget::Dates, "Date").visible_if("until", vec!["date".into()]),
                FieldUi::new("value", Widget::Line { templates: true }, "Date from")
                    .placeholder("{{ contact.fields.appointment }}")
                    .help("A date, or a date and a time. A value that is neither goes on at \"Failed\".")
                    .visible_if("until", vec!["value".into()]),
                FieldUi::new("time", Widget::Line { templates: false }, "Time of day")
                    .placeholder("09:00")
                    .help("For a variable: used when it holds a date without a time."),
                FieldUi::new(
                    "offset_minutes",
                    Widget::Number { min: Some(-most), max: Some(most), step: 1.0 },
                    "Minutes later",
                )
                .help("Negative: earlier. A day has 1440."),
                FieldUi::new("timezone", Widget::Timezone, "Time zone"),
            ],
            preview: vec![PreviewPart::Note { text: "Waits until a time, then goes on" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        // A time of day always comes.
        match self.until {
            Until::Time => vec![Port::next()],
            Until::Date | Until::Value => vec![Port::next(), Port::error()],
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.time_of_day("time", &self.time);
        check.timezone("timezone", &self.timezone);
        match self.until {
            Until::Time => {}
            Until::Date => check.date("date", &self.date),
            Until::Value if self.value.trim().is_empty() => {
                check.error("value_empty", "value", "Say where the date comes from.");
            }
            Until::Value => check.optional_template("value", &self.value, limits::MAX_TEMPLATE_BYTES),
        }
        if self.offset_minutes.abs() > limits::MAX_OFFSET_MINUTES {
            check.error("offset_too_large", "offset_minutes", "A year earlier or later at most.");
        }
    }

    // A point in time that has passed does not wait, so a loop over this step alone could run for ever.
    fn waits(&self) -> bool {
        self.until == Until::Time
    }
}
