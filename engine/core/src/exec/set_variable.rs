//! Changes a variable.

use chrono::Duration;
use flows_schema::{
    Port,
    nodes::{SetOperation, SetVariable},
};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::{
    fold::fold,
    limits::MAX_LIST_ITEMS,
    run::{Exit, Run},
    value::{as_number, as_text, items, number},
};

pub(super) fn enter(config: &SetVariable, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let key = &config.variable;
    match config.operation {
        SetOperation::Set => {
            let words = run.text(&config.value)?;
            run.write_words(key, &words)?;
        }
        SetOperation::Add => {
            let Some(more) = as_number(&run.template_value(&config.value)?) else {
                let text = "What should be added is not a number.".to_owned();
                return Err(Exit::Fail { code: "value_not_a_number", text });
            };
            let before = as_number(&run.read(key)).unwrap_or(0.0);
            run.write(key, number(before + more))?;
        }
        SetOperation::Calculate => {
            let value = run.expression(&config.expression)?;
            run.write(key, value)?;
        }
        SetOperation::Append => {
            let value = run.template_value(&config.value)?;
            append(config, value, run)?;
        }
        SetOperation::AppendObject => {
            let mut object = Map::new();
            for part in &config.parts {
                object.insert(part.key.clone(), run.template_value(&part.value)?);
            }
            append(config, Value::Object(object), run)?;
        }
        SetOperation::Remove => {
            let wanted = fold(&as_text(&run.template_value(&config.value)?));
            let mut list = list_of(run.read(key));
            list.retain(|item| fold(&as_text(item)) != wanted);
            run.write(key, Value::Array(list))?;
        }
        SetOperation::Join => {
            let separator = run.text(&config.value)?;
            let separator = if separator.is_empty() { ", " } else { &separator };
            let words: Vec<String> = items(&source(config, run)).iter().map(as_text).collect();
            run.write(key, words.join(separator).into())?;
        }
        SetOperation::Length => {
            let length = match source(config, run) {
                Value::Array(items) => items.len(),
                Value::Object(parts) => parts.len(),
                other => as_text(&other).chars().count(),
            };
            run.write(key, length.into())?;
        }
        SetOperation::Get => {
            let path = run.text(&config.value)?;
            let found = part(source(config, run), &path);
            run.write(key, found)?;
        }
        SetOperation::Today | SetOperation::Tomorrow => {
            let days = i64::from(config.operation == SetOperation::Tomorrow);
            let date = run.zone("").local(run.env.now).date() + Duration::days(days);
            run.write(key, date.format("%Y-%m-%d").to_string().into())?;
        }
        SetOperation::Now => {
            let now = run.read("now");
            run.write(key, now)?;
        }
        SetOperation::RandomId => {
            let id = random_id(&run.token("id"));
            run.write(key, id.into())?;
        }
        SetOperation::Clear => run.forget(key),
    }
    Ok(Exit::port(Port::NEXT))
}

fn append(config: &SetVariable, value: Value, run: &mut Run<'_>) -> Result<(), Exit> {
    let mut list = list_of(run.read(&config.variable));
    if list.len() >= MAX_LIST_ITEMS {
        let text = format!("The list would have more than {MAX_LIST_ITEMS} values.");
        return Err(Exit::Fail { code: "list_too_long", text });
    }
    list.push(value);
    run.write(&config.variable, Value::Array(list))
}

/// What an operation reads: another variable where one is named.
fn source(config: &SetVariable, run: &Run<'_>) -> Value {
    run.read(if config.from.is_empty() { &config.variable } else { &config.from })
}

/// A list as it is; nothing as an empty list, anything else as a list of one.
fn list_of(value: Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list,
        value if crate::value::is_empty(&value) => Vec::new(),
        value => vec![value],
    }
}

/// The part of a value at a path: `items.0.name`, `items[0].name` or `$.items[0].name`.
fn part(value: Value, path: &str) -> Value {
    let path = path.trim().trim_start_matches('$').replace('[', ".").replace([']', '"', '\''], "");
    let mut value = match value {
        // What a system answered is often kept as text.
        Value::String(text) => serde_json::from_str(&text).unwrap_or(Value::Null),
        value => value,
    };
    for name in path.split('.').filter(|name| !name.is_empty()) {
        value = match &mut value {
            Value::Array(list) => name.parse().ok().and_then(|index: usize| list.get_mut(index)),
            Value::Object(parts) => parts.get_mut(name),
            _ => None,
        }
        .map(Value::take)
        .unwrap_or_default();
    }
    value
}

/// Twelve letters and digits. No letter looks like another, so that the id can be read aloud.
fn random_id(seed: &str) -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let hash = Sha256::digest(seed.as_bytes());
    hash.iter().take(12).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parts_are_found_by_their_paths() {
        let order = json!({"items": [{"name": "Tea"}, {"name": "Cake"}], "total": 12});
        for (path, expected) in [
            ("items.1.name", json!("Cake")),
            ("$.items[0].name", json!("Tea")),
            ("total", json!(12)),
            ("items.7.name", json!(null)),
            ("total.deeper", json!(null)),
        ] {
            assert_eq!(part(order.clone(), path), expected, "{path}");
        }
        assert_eq!(part(json!("{\"a\": [1]}"), "a.0"), json!(1));
        assert_eq!(random_id("s1:4").len(), 12);
        assert_ne!(random_id("s1:4"), random_id("s1:5"));
    }
}
