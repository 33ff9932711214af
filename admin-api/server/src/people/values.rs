//! Values of contacts' fields: what people and files give, read as the type that the field has.

use admin_types::{FieldKind, MAX_FIELD_CHARS};
use chrono::NaiveDate;
use engine_store::repo::contact_fields::ContactFieldRow;
use serde_json::{Number, Value, json};

/// Reads a JSON value; the error is a sentence for people.
pub(crate) fn of_json(field: &ContactFieldRow, value: &Value) -> Result<Value, String> {
    match value {
        Value::Null => Ok(Value::Null),
        Value::Bool(yes) if field.kind == FieldKind::YesNo.as_str() => Ok(json!(yes)),
        Value::Number(number) if field.kind == FieldKind::Number.as_str() => Ok(json!(number)),
        Value::String(text) => of_text(field, text),
        _ => Err(format!("{} needs another kind of value.", field.label)),
    }
}

/// Reads a text, as a form or a file has it; an empty one is no value.
pub(crate) fn of_text(field: &ContactFieldRow, text: &str) -> Result<Value, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    let kind = FieldKind::from_name(&field.kind).unwrap_or(FieldKind::Text);
    match kind {
        FieldKind::Text if text.chars().count() > MAX_FIELD_CHARS => {
            Err(format!("{}: {MAX_FIELD_CHARS} characters at most.", field.label))
        }
        FieldKind::Text => Ok(json!(text.replace('\0', ""))),
        FieldKind::Number => number(text)
            .map(Value::Number)
            .ok_or_else(|| format!("{}: \"{}\" is no number.", field.label, shown(text))),
        FieldKind::Date => date(text)
            .map(|day| json!(day.format("%Y-%m-%d").to_string()))
            .ok_or_else(|| format!("{}: \"{}\" is no day such as 2026-12-24.", field.label, shown(text))),
        FieldKind::YesNo => yes_no(text)
            .map(Value::Bool)
            .ok_or_else(|| format!("{}: \"{}\" is neither yes nor no.", field.label, shown(text))),
        FieldKind::Choice => field
            .choices
            .iter()
            .find(|choice| choice.to_lowercase() == text.to_lowercase())
            .map(|choice| json!(choice))
            .ok_or_else(|| format!("{}: \"{}\" is none of its choices.", field.label, shown(text))),
    }
}

/// A number with a point or a comma before its decimals; thousands may be set apart by spaces or apostrophes.
fn number(text: &str) -> Option<Number> {
    let plain: String =
        text.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\'' | '’')).collect();
    let plain = match (plain.contains(','), plain.contains('.')) {
        (true, false) if plain.matches(',').count() == 1 => plain.replace(',', "."),
        (true, true) if plain.rfind(',') > plain.rfind('.') => plain.replace('.', "").replace(',', "."),
        (true, true) => plain.replace(',', ""),
        _ => plain,
    };
    if let Ok(whole) = plain.parse::<i64>() {
        return Some(whole.into());
    }
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    if digits.len() > 30 || !digits.chars().all(|it| it.is_ascii_digit() || it == '.') {
        return None;
    }
    plain.parse::<f64>().ok().and_then(Number::from_f64)
}

/// A day as ISO 8601, with an optional time that is left out, or as people in Europe write it.
fn date(text: &str) -> Option<NaiveDate> {
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    let read = |format| NaiveDate::parse_from_str(day, format).ok();
    // A day and a month could be either way round with slashes, so that form is not guessed.
    let found = read("%Y-%m-%d").or_else(|| read("%d.%m.%Y"))?;
    let year = chrono::Datelike::year(&found);
    (1000..=9999).contains(&year).then_some(found)
}

pub(crate) fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "ja" | "oui" | "sí" | "si" | "sim" | "x" => Some(true),
        "no" | "n" | "false" | "0" | "nein" | "non" | "não" | "nao" => Some(false),
        _ => None,
    }
}

/// A value as an error quotes it.
pub(crate) fn shown(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: FieldKind) -> ContactFieldRow {
        ContactFieldRow {
            key: "k".into(),
            label: "Label".into(),
            kind: kind.as_str().into(),
            choices: vec!["Gold".into(), "Silver".into()],
            personal: false,
            created_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn texts_become_values_of_the_field() {
        let read = |kind, text: &str| of_text(&field(kind), text).ok();
        for (text, value) in [
            ("5", json!(5)),
            ("-7", json!(-7)),
            ("1,5", json!(1.5)),
            ("1.234,5", json!(1234.5)),
            ("1,234.5", json!(1234.5)),
            ("1 000", json!(1000)),
        ] {
            assert_eq!(read(FieldKind::Number, text), Some(value), "{text}");
        }
        for text in ["five", "1e9", "inf", "NaN", "--1", "1,2,3,"] {
            assert_eq!(read(FieldKind::Number, text), None, "{text}");
        }
        for text in ["2026-12-24", "24.12.2026", "2026-12-24T10:00:00Z", "2026-12-24 10:00"] {
            assert_eq!(read(FieldKind::Date, text), Some(json!("2026-12-24")), "{text}");
        }
        for text in ["12/24/2026", "2026-02-30", "0026-12-24", "tomorrow"] {
            assert_eq!(read(FieldKind::Date, text), None, "{text}");
        }
        assert_eq!(read(FieldKind::YesNo, "Ja"), Some(json!(true)));
        assert_eq!(read(FieldKind::YesNo, "0"), Some(json!(false)));
        assert_eq!(read(FieldKind::YesNo, "maybe"), None);
        assert_eq!(read(FieldKind::Choice, "gold"), Some(json!("Gold")));
        assert_eq!(read(FieldKind::Choice, "bronze"), None);
        assert_eq!(read(FieldKind::Text, "  "), Some(Value::Null));
        assert_eq!(read(FieldKind::Text, &"x".repeat(MAX_FIELD_CHARS + 1)), None);
    }

    #[test]
    fn json_has_the_type_of_the_field() {
        assert_eq!(of_json(&field(FieldKind::Number), &json!(2.5)), Ok(json!(2.5)));
        assert!(of_json(&field(FieldKind::Number), &json!(true)).is_err());
        assert!(of_json(&field(FieldKind::Text), &json!(["a"])).is_err());
        assert_eq!(of_json(&field(FieldKind::YesNo), &Value::Null), Ok(Value::Null));
    }
}
