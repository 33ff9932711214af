//! An example of a JSON Schema, so that one sees the shape at once.

use serde_json::{Map, Value, json};

/// Deeper than this an example tells nothing more.
const DEEPEST: usize = 5;

/// A value that fits the schema, as readable JSON.
pub(super) fn example(document: &Value, schema: &Value) -> String {
    serde_json::to_string_pretty(&value(document, schema, 0)).unwrap_or_default()
}

fn value(document: &Value, schema: &Value, depth: usize) -> Value {
    if depth > DEEPEST {
        return json!("…");
    }
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let found = target.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
        return found.map_or(Value::Null, |found| value(document, found, depth + 1));
    }
    if let Some(example) = schema.get("example").or_else(|| schema.get("const")) {
        return example.clone();
    }
    if let Some(first) = schema.pointer("/enum/0") {
        return first.clone();
    }
    if let Some(parts) = schema.get("allOf").and_then(Value::as_array) {
        return merged(parts.iter().map(|part| value(document, part, depth)));
    }
    let one_of = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
    if let Some(first) = one_of.and_then(|all| all.iter().find(|one| one.get("type") != Some(&json!("null"))))
    {
        return value(document, first, depth);
    }
    match kind(schema) {
        "object" => object(document, schema, depth),
        "array" => {
            json!([schema.get("items").map_or(Value::Null, |items| value(document, items, depth + 1))])
        }
        "integer" | "number" => json!(0),
        "boolean" => json!(false),
        "string" => json!(text(schema)),
        _ => Value::Null,
    }
}

/// The type; of several the first that is not null.
fn kind(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => {
            kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("")
        }
        _ if schema.get("properties").is_some() => "object",
        _ => "",
    }
}

fn object(document: &Value, schema: &Value, depth: usize) -> Value {
    let properties = schema.get("properties").and_then(Value::as_object);
    let fields = properties.into_iter().flatten();
    Value::Object(fields.map(|(key, schema)| (key.clone(), value(document, schema, depth + 1))).collect())
}

fn text(schema: &Value) -> &'static str {
    match schema.get("format").and_then(Value::as_str) {
        Some("uuid") => "018f5d0a-7e1c-7cc0-9d0e-3b6f3c1f2a4b",
        Some("date-time") => "2026-11-20T12:00:00Z",
        Some("date") => "2026-11-20",
        Some("email") => "ada@example.org",
        _ => "text",
    }
}

fn merged(parts: impl Iterator<Item = Value>) -> Value {
    let mut all = Map::new();
    for part in parts {
        if let Value::Object(fields) = part {
            all.extend(fields);
        }
    }
    Value::Object(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_cycles_come_to_an_end() {
        let document = json!({"components": {"schemas": {"Tree": {"type": "object", "properties": {
            "name": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}
        }}}}});
        let text = example(&document, &json!({"$ref": "#/components/schemas/Tree"}));
        assert!(text.contains("\"name\": \"text\"") && text.contains('…'));
    }

    #[test]
    fn optional_values_show_what_they_are() {
        let schema = json!({"oneOf": [{"type": "null"}, {"type": ["integer", "null"]}]});
        assert_eq!(example(&Value::Null, &schema), "0");
    }
}
