//! What is kept of an answer, and which way its status leads.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    checks::NodeCheck,
    json_path, limits,
    ui_schema::{FieldUi, Widget},
};

/// One value that is kept of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// Where it is; see [`crate::json_path`].
    pub path: String,
    /// Variable that keeps it.
    pub variable: String,
}

/// A way out for some statuses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StatusBranch {
    /// Stable id; also the port.
    pub id: String,
    /// The statuses: `404`, `4xx`, `500-599`, or several of them with commas.
    pub statuses: String,
    /// What the card shows; the statuses where empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
}

/// Whether a status is among those of a pattern such as `404, 5xx`.
#[must_use]
pub fn status_fits(pattern: &str, status: u16) -> bool {
    ranges(pattern).is_some_and(|ranges| ranges.iter().any(|(from, to)| (*from..=*to).contains(&status)))
}

/// The ranges of a pattern; `None` when it is none.
pub(crate) fn ranges(pattern: &str) -> Option<Vec<(u16, u16)>> {
    let valid = |status: &u16| (100..=599).contains(status);
    let number = |text: &str| text.trim().parse::<u16>().ok().filter(valid);
    let range = |part: &str| {
        let part = part.trim().to_ascii_lowercase();
        if let Some(hundreds) = part.strip_suffix("xx") {
            let from = number(&format!("{hundreds}00"))?;
            return Some((from, from + 99));
        }
        match part.split_once('-') {
            Some((from, to)) => Some((number(from)?, number(to)?)).filter(|(from, to)| from <= to),
            None => number(&part).map(|status| (status, status)),
        }
    };
    pattern.split(',').map(range).collect()
}

/// Checks what is kept.
pub(crate) fn check_mapping(check: &mut NodeCheck<'_>, at: &str, mapping: &[Mapping]) {
    if mapping.len() > limits::MAX_PAIRS {
        let text = format!("At most {} values can be kept.", limits::MAX_PAIRS);
        check.error("mapping_too_long", at, text);
    }
    for (index, kept) in mapping.iter().enumerate() {
        check_path(check, &format!("{at}/{index}/path"), &kept.path);
        check.writes(&format!("{at}/{index}/variable"), &kept.variable);
    }
}

/// Checks a path.
pub(crate) fn check_path(check: &mut NodeCheck<'_>, at: &str, path: &str) {
    if let Err(reason) = json_path::parse(path) {
        check.error("path_invalid", at, format!("'{path}' is no path: {reason}."));
    }
}

/// Checks a pattern of statuses.
pub(crate) fn check_statuses(check: &mut NodeCheck<'_>, at: &str, pattern: &str) {
    if ranges(pattern).is_none() {
        let text = format!("'{pattern}' is no status: write 404, 4xx or 500-599, with commas between them.");
        check.error("status_invalid", at, text);
    }
}

/// The field for what is kept.
pub(crate) fn mapping_field() -> FieldUi {
    let widget = Widget::List {
        item: "value",
        fields: vec![
            FieldUi::new("path", Widget::Line { templates: false }, "From")
                .placeholder("$.order.id")
                .max_chars(limits::MAX_PATH_CHARS),
            FieldUi::new("variable", Widget::Variable, "Remember as"),
        ],
        max: limits::MAX_PAIRS,
        id_property: None,
        id_prefix: "",
        template: serde_json::json!({"path": "$", "variable": ""}),
    };
    FieldUi::new("mapping", widget, "Keep of the answer")
        .help("$.items[0].name is a place in the body, $status the status, $headers.location a header.")
        .group("Answer")
}

#[cfg(test)]
mod tests {
    use super::{ranges, status_fits};

    #[test]
    fn patterns_of_statuses_are_read() {
        for (pattern, status, fits) in [
            ("404", 404, true),
            ("404", 405, false),
            ("4xx", 499, true),
            ("4XX, 500-502", 502, true),
            ("4xx,500-502", 503, false),
            ("", 404, false),
            ("9xx", 404, false),
        ] {
            assert_eq!(status_fits(pattern, status), fits, "{pattern} {status}");
        }
        for wrong in ["", "4", "x", "abc", "500-400", "404,", "xx", "1e2"] {
            assert_eq!(ranges(wrong), None, "{wrong}");
        }
    }
}
