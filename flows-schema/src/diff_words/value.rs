//! Values of a flow in words.

use serde_json::Value;

use crate::ui_schema::{SelectOption, Widget};

/// Characters of a text that are shown of it.
const SHOWN_CHARS: usize = 80;

/// A text in quotation marks, on one line and no longer than people read.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN_CHARS {
        return format!("“{line}”");
    }
    let start: String = line.chars().take(SHOWN_CHARS - 1).collect();
    format!("“{}…”", start.trim_end())
}

/// The first words of a text, to know it by.
pub(super) fn shortened(text: &str) -> String {
    const CHARS: usize = 30;
    if text.chars().count() <= CHARS {
        return text.to_owned();
    }
    let start: String = text.chars().take(CHARS - 1).collect();
    format!("{}…", start.trim_end())
}

/// A value as the editor would call it.
pub(super) fn said(widget: Option<&Widget>, value: &Value) -> String {
    match (widget, value) {
        (_, Value::Null) => "nothing".to_owned(),
        (_, Value::Bool(on)) => if *on { "on" } else { "off" }.to_owned(),
        (Some(Widget::Duration { .. }), Value::Number(seconds)) => {
            duration(seconds.as_u64().unwrap_or_default())
        }
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::String(text)) if text.trim().is_empty() => "nothing".to_owned(),
        (Some(Widget::Select { options }), Value::String(text)) => quoted(label(options, text)),
        (_, Value::String(text)) => quoted(text),
        (widget, Value::Array(list)) => several(widget, list),
        // What an entry is called says more than its fields do.
        (_, Value::Object(object)) => {
            let name =
                ["title", "label", "name", "text", "key"].iter().find_map(|key| object.get(*key)?.as_str());
            name.filter(|name| !name.trim().is_empty()).map_or_else(|| "something else".to_owned(), quoted)
        }
    }
}

fn several(widget: Option<&Widget>, list: &[Value]) -> String {
    const SHOWN: usize = 5;
    if list.is_empty() {
        return "nothing".to_owned();
    }
    let word = |value: &Value| match (widget, value) {
        (Some(Widget::MultiSelect { options }), Value::String(text)) => quoted(label(options, text)),
        _ => said(None, value),
    };
    let words: Vec<String> = list.iter().take(SHOWN).map(word).collect();
    let more = list.len().saturating_sub(SHOWN);
    if more > 0 { format!("{} and {more} more", words.join(", ")) } else { words.join(", ") }
}

fn label<'a>(options: &'a [SelectOption], value: &'a str) -> &'a str {
    options.iter().find(|option| option.value == value).map_or(value, |option| &option.label)
}

/// Seconds in the largest unit that divides them.
fn duration(seconds: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "day"), (3_600, "hour"), (60, "minute")];
    let fits = |(length, _): &&(u64, &str)| seconds > 0 && seconds.is_multiple_of(*length);
    let (length, unit) = UNITS.iter().find(fits).copied().unwrap_or((1, "second"));
    let count = seconds / length;
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}
