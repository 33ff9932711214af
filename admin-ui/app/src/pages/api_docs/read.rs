//! Reads an OpenAPI document as far as the page shows it.

use std::collections::BTreeMap;

use serde_json::Value;

/// Operations of one tag, or of one first path segment where there is no tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) operations: Vec<Operation>,
}

/// One method on one path.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Operation {
    pub(super) method: String,
    pub(super) path: String,
    /// What stands before the path, such as `/api/v1`.
    pub(super) base: String,
    pub(super) summary: String,
    pub(super) description: String,
    pub(super) parameters: Vec<Parameter>,
    /// Schema of the JSON body.
    pub(super) body: Option<Value>,
    /// Status, description and schema, in order of status.
    pub(super) responses: Vec<(String, String, Option<Value>)>,
}

/// One parameter of a path, query or header.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) place: String,
    pub(super) required: bool,
    pub(super) description: String,
}

impl Operation {
    /// Whether every word occurs in path, method or summary.
    pub(super) fn fits(&self, words: &str) -> bool {
        let text = format!("{} {} {}", self.method, self.path, self.summary).to_lowercase();
        words.split_whitespace().all(|word| text.contains(word))
    }

    /// A command line that calls it.
    pub(super) fn curl(&self, origin: &str, body: Option<&str>) -> String {
        let mut text = format!("curl -X {} '{origin}{}{}'", self.method.to_uppercase(), self.base, self.path);
        text.push_str(" \\\n  -b 'botloom=YOUR_SESSION'");
        if let Some(body) = body {
            text.push_str(" \\\n  -H 'content-type: application/json'");
            text.push_str(&format!(" \\\n  -d '{}'", body.replace('\'', "'\\''")));
        }
        text
    }
}

/// Every operation, in groups.
pub(super) fn groups(document: &Value) -> Vec<Group> {
    let mut found: BTreeMap<String, Vec<Operation>> = BTreeMap::new();
    let base = document.pointer("/servers/0/url").and_then(Value::as_str).unwrap_or_default();
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for method in ["get", "post", "put", "patch", "delete"] {
            let Some(operation) = item.get(method) else { continue };
            let tag = operation.pointer("/tags/0").and_then(Value::as_str).map(str::to_owned);
            let group = tag.unwrap_or_else(|| segment(path));
            found.entry(group).or_default().push(read(method, base, path, operation));
        }
    }
    found.into_iter().map(|(name, operations)| Group { name, operations }).collect()
}

/// First segment after `/api/v1`.
fn segment(path: &str) -> String {
    let first = path.trim_start_matches("/api/v1").split('/').find(|part| !part.is_empty());
    first.unwrap_or_else(|| t!("api-docs-other")).to_owned()
}

fn read(method: &str, base: &str, path: &str, operation: &Value) -> Operation {
    let text =
        |value: &Value, field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let schema = |value: &Value| value.get("content")?.as_object()?.values().next()?.get("schema").cloned();
    let parameters = operation.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default();
    let responses = operation.get("responses").and_then(Value::as_object).cloned().unwrap_or_default();
    Operation {
        method: method.to_owned(),
        path: path.to_owned(),
        base: base.to_owned(),
        summary: text(operation, "summary"),
        description: text(operation, "description"),
        parameters: parameters
            .iter()
            .map(|parameter| Parameter {
                name: text(parameter, "name"),
                place: text(parameter, "in"),
                required: parameter.get("required").and_then(Value::as_bool).unwrap_or(false),
                description: text(parameter, "description"),
            })
            .collect(),
        body: operation.get("requestBody").and_then(schema),
        responses: responses
            .iter()
            .map(|(status, response)| (status.clone(), text(response, "description"), schema(response)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn operations_are_grouped_by_tag_or_path() {
        let document = json!({"paths": {
            "/api/v1/flows": {"get": {"tags": ["flows"], "summary": "List", "responses": {"200": {"description": "ok"}}}},
            "/api/v1/me": {"get": {"responses": {}}},
        }});
        let names: Vec<String> = groups(&document).into_iter().map(|group| group.name).collect();
        assert_eq!(names, ["flows", "me"]);
        assert!(groups(&document)[0].operations[0].fits("get list"));
    }

    #[test]
    fn a_command_line_survives_quotes() {
        let document = json!({"servers": [{"url": "/api/v1"}], "paths": {"/a": {"post": {"responses": {}}}}});
        let curl = groups(&document)[0].operations[0].curl("http://x", Some("{\"a\":\"it's\"}"));
        assert!(curl.starts_with("curl -X POST 'http://x/api/v1/a'"));
        assert!(curl.contains("it'\\''s"));
    }
}
