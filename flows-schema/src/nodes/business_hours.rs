//! Decides by the time of day and the calendar.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port, PortKind,
    calendar::minutes,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Hours in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Shift {
    /// First minute, such as `09:00`.
    pub from: String,
    /// The minute after the last, such as `17:30`; `24:00` is the end of the day. An earlier time than `from` is
    /// on the next day.
    pub to: String,
}

/// The shifts of each day of a week; a day without one is closed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "the days of the week say what they are")]
pub struct Week {
    pub mon: Vec<Shift>,
    pub tue: Vec<Shift>,
    pub wed: Vec<Shift>,
    pub thu: Vec<Shift>,
    pub fri: Vec<Shift>,
    pub sat: Vec<Shift>,
    pub sun: Vec<Shift>,
}

impl Week {
    /// The days with their names, Monday first.
    #[must_use]
    pub fn days(&self) -> [(&'static str, &[Shift]); 7] {
        [
            ("mon", &self.mon),
            ("tue", &self.tue),
            ("wed", &self.wed),
            ("thu", &self.thu),
            ("fri", &self.fri),
            ("sat", &self.sat),
            ("sun", &self.sun),
        ]
    }
}

/// A date with hours of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SpecialDay {
    /// The date, such as `2026-12-24`. Two entries with one date are two shifts.
    pub date: String,
    /// First minute.
    pub from: String,
    /// The minute after the last.
    pub to: String,
}

/// Goes on by `open` or `closed`. A shift belongs to the day on which it begins: one that is open past midnight
/// stays open even if the next day is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BusinessHours {
    /// The hours of an ordinary week.
    pub hours: Week,
    /// Dates with hours of their own.
    pub special: Vec<SpecialDay>,
    /// Dates on which nobody is there; they win over everything else.
    pub closed: Vec<String>,
    /// IANA name of the time zone; empty for the flow's.
    pub timezone: String,
}

impl BusinessHours {
    /// Port for the hours.
    pub const OPEN: &'static str = "open";
    /// Port for all other times.
    pub const CLOSED: &'static str = "closed";
}

impl Default for BusinessHours {
    fn default() -> Self {
        let day = || vec![Shift { from: "09:00".into(), to: "17:00".into() }];
        let hours = Week { mon: day(), tue: day(), wed: day(), thu: day(), fri: day(), ..Week::default() };
        Self { hours, special: Vec::new(), closed: Vec::new(), timezone: String::new() }
    }
}

impl NodeDefinition for BusinessHours {
    const TYPE: &'static str = "business_hours";

    fn ui() -> NodeUi {
        let time = |property, label: &str, example: &str| {
            FieldUi::new(property, Widget::Line { templates: false }, label).placeholder(example)
        };
        let special = Widget::List {
            item: "special day",
            fields: vec![
                FieldUi::new("date", Widget::Dates, "Date"),
                time("from", "From", "10:00"),
                time("to", "To", "14:00"),
            ],
            max: limits::MAX_DATES,
            id_property: None,
            id_prefix: "",
            template: serde_json::json!({"date": "", "from": "10:00", "to": "14:00"}),
        };
        NodeUi {
            label: "Business hours".into(),
            description: "Goes one way while somebody is there, another way otherwise.".into(),
            icon: "calendar-clock",
            category: Category::Logic,
            summary: None,
            fields: vec![
                FieldUi::new("hours", Widget::Hours, "Hours")
                    .help("A shift may end after midnight: 18:00 to 02:00."),
                FieldUi::new("special", special, "Days with other hours").group("Holidays"),
                FieldUi::new("closed", Widget::Dates, "Closed on").group("Holidays"),
                FieldUi::new("timezone", Widget::Timezone, "Time zone"),
            ],
            preview: vec![PreviewPart::Note { text: "Looks at the clock" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![
            Port::new(Self::OPEN, "Open", PortKind::Option),
            Port::new(Self::CLOSED, "Closed", PortKind::Else),
        ]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.timezone("timezone", &self.timezone);
        let days = self.hours.days();
        if days.iter().all(|(_, shifts)| shifts.is_empty()) && self.special.is_empty() {
            check.warning("hours_empty", "hours", "There are no hours, so it is always closed.");
        }
        for (day, shifts) in days {
            if shifts.len() > limits::MAX_SHIFTS {
                let text = format!("At most {} shifts are possible in one day.", limits::MAX_SHIFTS);
                check.error("shifts_too_many", format!("hours/{day}"), text);
            }
            for (index, shift) in shifts.iter().enumerate() {
                check_shift(&format!("hours/{day}/{index}"), &shift.from, &shift.to, check);
            }
        }
        if self.special.len().max(self.closed.len()) > limits::MAX_DATES {
            let text = format!("At most {} dates are possible.", limits::MAX_DATES);
            check.error("dates_too_many", "special", text);
        }
        for (index, day) in self.special.iter().enumerate() {
            check.date(&format!("special/{index}/date"), &day.date);
            check_shift(&format!("special/{index}"), &day.from, &day.to, check);
        }
        for (index, date) in self.closed.iter().enumerate() {
            check.date(&format!("closed/{index}"), date);
        }
    }
}

fn check_shift(path: &str, from: &str, to: &str, check: &mut NodeCheck<'_>) {
    check.time_of_day(&format!("{path}/from"), from);
    check.time_of_day(&format!("{path}/to"), to);
    if minutes(from).is_some() && minutes(from) == minutes(to) {
        check.error(
            "shift_empty",
            path,
            "A shift begins and ends at the same time; a whole day is 00:00 to 24:00.",
        );
    }
}
