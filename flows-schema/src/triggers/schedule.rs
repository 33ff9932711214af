//! Fires at fixed times.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// Fires at fixed times, for each contact of its audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Schedule {
    /// Five fields: minute, hour, day of the month, month, day of the week.
    pub cron: String,
    /// IANA name of the time zone; empty for the flow's.
    pub timezone: String,
    /// Contacts with any of these tags; empty means all contacts of the number.
    pub tags: Vec<String>,
}

impl Default for Schedule {
    fn default() -> Self {
        Self { cron: "0 9 * * 1".into(), timezone: String::new(), tags: Vec::new() }
    }
}

impl TriggerDefinition for Schedule {
    const TYPE: &'static str = "schedule";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Schedule".into(),
            description: "Starts at fixed times, such as every Monday at 9.".into(),
            icon: "calendar-sync",
            category: Category::Start,
            summary: Some("/cron"),
            fields: vec![
                FieldUi::new("cron", Widget::Cron, "When").placeholder("0 9 * * 1").help(
                    "Minute, hour, day, month, weekday. A time that daylight saving skips runs right after the gap; one that it repeats runs once.",
                ),
                FieldUi::new("timezone", Widget::Timezone, "Time zone"),
                FieldUi::new("tags", Widget::Words { max: limits::MAX_TRIGGER_VALUES }, "For contacts with the tag")
                    .placeholder("newsletter")
                    .help("Empty: all contacts of the number."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.timezone("timezone", &self.timezone);
        check.values("tags", &self.tags);
        match crate::cron::Cron::parse(&self.cron) {
            Err(text) => check.error("cron_invalid", "cron", text),
            Ok(cron) if !cron.ever() => {
                check.error("cron_never", "cron", "There is no such day, so this never starts.");
            }
            Ok(cron) if cron.minutes.count_ones() > 1 => {
                let text = "This starts more than once an hour for every contact.";
                check.warning("cron_often", "cron", text);
            }
            Ok(_) => {}
        }
    }

    fn summary(&self) -> String {
        self.cron.clone()
    }
}
