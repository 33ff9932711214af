//! The filters of the language. Each caps its output; see [`super::within_cap`].

use minijinja::{Environment, Error, ErrorKind, Value, value::Serde};

use super::{Capped, joined, people, text_of, within_cap};
use crate::{
    limits::MAX_RENDERED_BYTES,
    value::{number, parse_number},
};

/// Adds every filter that the gate allows.
pub(super) fn add(environment: &mut Environment<'static>) {
    environment.add_filter("abs", |value: &Value| from_number(to_number(value).abs()));
    environment.add_filter("capitalize", |value: &Value| words(value, capitalised));
    environment.add_filter("date", people::date);
    environment.add_filter("default", default);
    environment.add_filter("first", |value: &Value| end_of(value, false));
    environment.add_filter("last", |value: &Value| end_of(value, true));
    environment.add_filter("fixed", people::fixed);
    environment.add_filter("float", |value: &Value| from_number(to_number(value)));
    environment.add_filter("int", |value: &Value| from_number(to_number(value).trunc()));
    environment.add_filter("join", join);
    environment.add_filter("json", json);
    environment.add_filter("length", |value: &Value| {
        value.as_str().map_or_else(|| value.len().unwrap_or(0), |text| text.chars().count())
    });
    environment.add_filter("lower", |value: &Value| words(value, str::to_lowercase));
    environment.add_filter("money", people::money);
    environment.add_filter("replace", replace);
    environment.add_filter("round", round);
    environment.add_filter("sum", sum);
    environment.add_filter("title", |value: &Value| {
        words(value, |text| text.split(' ').map(capitalised).collect::<Vec<_>>().join(" "))
    });
    environment.add_filter("trim", |value: &Value| words(value, |text| text.trim().to_owned()));
    environment.add_filter("truncate", truncate);
    environment.add_filter("upper", |value: &Value| words(value, str::to_uppercase));
}

/// Applies a change of letters to the words of a value. Upper case can triple a letter's bytes.
fn words(value: &Value, change: impl Fn(&str) -> String) -> Result<String, Error> {
    let text = text_of(value)?;
    within_cap(text.len())?;
    let changed = change(&text);
    within_cap(changed.len())?;
    Ok(changed)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters.as_str().to_lowercase().chars()).collect(),
        None => String::new(),
    }
}

pub(super) fn to_number(value: &Value) -> f64 {
    match value.as_str() {
        Some(text) => parse_number(text).unwrap_or(0.0),
        None => f64::try_from(value.clone()).unwrap_or(0.0),
    }
}

fn from_number(value: f64) -> Value {
    Value::from(Serde(number(value)))
}

fn default(value: &Value, other: Option<Value>) -> Value {
    let missing =
        value.is_undefined() || value.is_none() || value.as_str().is_some_and(|text| text.trim().is_empty());
    if missing { other.unwrap_or_else(|| Value::from("")) } else { value.clone() }
}

fn end_of(value: &Value, last: bool) -> Result<Value, Error> {
    if let Some(text) = value.as_str() {
        let letter = if last { text.chars().next_back() } else { text.chars().next() };
        return Ok(letter.map_or_else(|| Value::from(""), |letter| Value::from(letter.to_string())));
    }
    if value.is_undefined() || value.is_none() {
        return Ok(Value::from(""));
    }
    let mut items = value.try_iter()?;
    Ok(if last { items.last() } else { items.next() }.unwrap_or_else(|| Value::from("")))
}

fn join(value: &Value, separator: Option<&str>) -> Result<String, Error> {
    if value.is_undefined() || value.is_none() {
        return Ok(String::new());
    }
    if value.as_str().is_some() {
        return words(value, str::to_owned);
    }
    joined(value, separator.unwrap_or(", "))
}

fn replace(value: &Value, from: &str, to: &str) -> Result<String, Error> {
    let text = text_of(value)?;
    within_cap(text.len())?;
    if from.is_empty() {
        return Ok(text.into_owned());
    }
    // The size is known before the memory is asked for.
    let found = text.matches(from).count();
    within_cap(text.len() + found.saturating_mul(to.len().saturating_sub(from.len())))?;
    Ok(text.replace(from, to))
}

fn round(value: &Value, decimals: Option<u32>) -> Value {
    let scale = 10_f64.powi(i32::try_from(decimals.unwrap_or(0).min(9)).unwrap_or(0));
    from_number((to_number(value) * scale).round() / scale)
}

/// The sum of a list's numbers, or of one key of its objects. What is no number counts as 0.
fn sum(value: &Value, key: Option<&str>) -> Result<Value, Error> {
    if value.is_undefined() || value.is_none() || value.as_str().is_some() {
        return Ok(from_number(to_number(value)));
    }
    let mut total = 0.0;
    for item in value.try_iter()? {
        let part = match key {
            Some(key) => item.get_attr(key).unwrap_or_default(),
            None => item,
        };
        total += to_number(&part);
    }
    Ok(from_number(total))
}

/// The value as JSON, so that it can stand in a request's body whatever letters it has.
fn json(value: &Value) -> Result<String, Error> {
    if value.is_undefined() {
        return Ok("null".to_owned());
    }
    if value.is_number() {
        return Ok(text_of(value)?.into_owned());
    }
    let mut written = Capped(Vec::new());
    let refused = |text: String| Error::new(ErrorKind::InvalidOperation, text);
    serde_json::to_writer(&mut written, value)
        .map_err(|_| refused(format!("the text would be longer than {MAX_RENDERED_BYTES} bytes")))?;
    String::from_utf8(written.0).map_err(|error| refused(error.to_string()))
}

fn truncate(value: &Value, letters: Option<usize>) -> Result<String, Error> {
    let most = letters.unwrap_or(255);
    words(value, |text| {
        if text.chars().count() <= most {
            return text.to_owned();
        }
        let kept: String = text.chars().take(most.saturating_sub(1)).collect();
        format!("{}…", kept.trim_end())
    })
}
