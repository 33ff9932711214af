//! Values of variables: reading them from words, comparing them, writing them as words.

use std::borrow::Cow;

use flows_schema::VariableType;
use serde_json::{Number, Value};

/// Reads a number the way people write it: "12", "-3.5", "12,5", "1 000". A single comma or point
/// before the last digits is the decimal sign; `None` when it is no finite number.
pub(crate) fn parse_number(text: &str) -> Option<f64> {
    let plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+');
    if (1..=32).contains(&text.len()) && text.bytes().all(plain) {
        return text.parse::<f64>().ok().filter(|number| number.is_finite());
    }
    // Most words are no numbers, and their first letter tells.
    if text.trim_start().starts_with(char::is_alphabetic) {
        return None;
    }
    let compact: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\'').collect();
    if compact.is_empty() || compact.len() > 32 {
        return None;
    }
    let allowed = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '+');
    if !compact.chars().all(allowed) {
        return None;
    }
    let normal = match (compact.rfind('.'), compact.rfind(',')) {
        // Both signs: the later one is the decimal sign, the other groups thousands.
        (Some(point), Some(comma)) if comma > point => compact.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => compact.replace(',', ""),
        (None, Some(_)) if compact.matches(',').count() == 1 => compact.replace(',', "."),
        (None, Some(_)) => compact.replace(',', ""),
        _ => compact,
    };
    normal.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A JSON number without a needless `.0`, so that 4.0 and 4 are the same value.
#[expect(clippy::cast_possible_truncation, reason = "the value was checked to be whole and small enough")]
pub(crate) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        Value::from(value as i64)
    } else {
        Number::from_f64(value).map_or(Value::Null, Value::Number)
    }
}

/// Words as a value of the declared type. Words that do not fit the type stay words.
pub(crate) fn typed(kind: VariableType, text: &str) -> Value {
    match kind {
        VariableType::Number => parse_number(text).map_or_else(|| text.into(), number),
        VariableType::Boolean => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "1" => true.into(),
            "false" | "no" | "0" | "" => false.into(),
            _ => text.into(),
        },
        VariableType::List | VariableType::Object => {
            serde_json::from_str(text).unwrap_or_else(|_| text.into())
        }
        VariableType::Text | VariableType::Date | VariableType::Location | VariableType::File => text.into(),
    }
}

/// A value as the declared type, where it is words that can be read as it.
pub(crate) fn as_type(kind: VariableType, value: Value) -> Value {
    match value {
        Value::String(words) => typed(kind, &words),
        other => other,
    }
}

/// A value as a number, if it is one or reads as one.
pub(crate) fn as_number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => parse_number(text),
        _ => None,
    }
}

/// A value as words, the way a template writes it.
pub(crate) fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(as_text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// [`as_text`], without a copy where the value is a text.
pub(crate) fn words_of(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(as_text(other)),
    }
}

/// Whether there is no value, or an empty one.
pub(crate) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Bytes of a value as JSON.
pub(crate) fn bytes(value: &Value) -> usize {
    match value {
        Value::Null => 4,
        Value::Bool(value) => 5 - usize::from(*value),
        Value::String(text) => text_bytes(text),
        Value::Array(items) => 2 + items.len().saturating_sub(1) + items.iter().map(bytes).sum::<usize>(),
        Value::Object(map) => map_bytes(map),
        Value::Number(_) => {
            let mut counter = Counter(0);
            // Numbers always serialise, and counting cannot fail.
            let _ = serde_json::to_writer(&mut counter, value);
            counter.0
        }
    }
}

/// Bytes that a value takes at most as JSON.
pub(crate) fn most_bytes(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 5,
        // The longest number has a sign, 17 digits, a point and an exponent.
        Value::Number(_) => 26,
        Value::String(text) => most_text_bytes(text),
        Value::Array(items) => 2 + items.iter().map(|item| 1 + most_bytes(item)).sum::<usize>(),
        Value::Object(map) => most_map_bytes(map),
    }
}

/// Bytes that values with their names take at most as a JSON object.
pub(crate) fn most_map_bytes<'a>(map: impl IntoIterator<Item = (&'a String, &'a Value)>) -> usize {
    2 + map.into_iter().map(|(key, value)| 2 + most_text_bytes(key) + most_bytes(value)).sum::<usize>()
}

/// A letter is written as six at most.
fn most_text_bytes(text: &str) -> usize {
    2 + 6 * text.len()
}

/// Bytes of values with their names as a JSON object.
pub(crate) fn map_bytes<'a>(map: impl IntoIterator<Item = (&'a String, &'a Value)>) -> usize {
    let each = |(key, value): (&'a String, &'a Value)| text_bytes(key) + 1 + bytes(value);
    let (count, all) = map.into_iter().fold((0, 0), |(count, all), entry| (count + 1, all + each(entry)));
    2 + usize::saturating_sub(count, 1) + all
}

/// Bytes of a text with its quotes and escapes.
fn text_bytes(text: &str) -> usize {
    let escape = |byte: u8| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 8 | 12 => 1,
        0..=31 => 5,
        _ => 0,
    };
    2 + text.len() + text.bytes().map(escape).sum::<usize>()
}

struct Counter(usize);

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether a value means yes.
pub(crate) fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_f64().is_some_and(|number| number != 0.0),
        Value::String(text) => means_yes(text),
        Value::Array(items) => !items.is_empty(),
        Value::Object(parts) => !parts.is_empty(),
    }
}

/// Whether words mean yes.
pub(crate) fn means_yes(words: &str) -> bool {
    !matches!(words.trim().to_lowercase().as_str(), "" | "false" | "no" | "0")
}

/// The values of a list, or words with commas between them, each without outer spaces.
pub(crate) fn items(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items.clone(),
        Value::String(text) => text.split(',').map(|word| word.trim().into()).collect(),
        Value::Null => Vec::new(),
        other => vec![other.clone()],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::{bytes, most_bytes};

    proptest! {
        #[test]
        fn bytes_are_those_of_the_json(text in any::<String>(), number in any::<f64>(), whole in any::<i64>()) {
            let value = json!({"a": [text, null, number], &text: whole, "b": {"c": true, "d": false, "e": [], "f": {}}});
            prop_assert_eq!(bytes(&value), value.to_string().len());
            prop_assert!(most_bytes(&value) >= bytes(&value));
        }
    }

    #[test]
    fn an_empty_value_has_its_brackets() {
        assert_eq!((bytes(&json!([])), bytes(&json!({})), bytes(&Value::Null)), (2, 2, 4));
    }
}
