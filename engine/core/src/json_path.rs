//! Finds what a path of [`flows_schema::json_path`] points at.

use flows_schema::json_path::{JsonPath, PathRoot, PathStep};
use serde_json::Value;

use crate::limits::MAX_PATH_RESULTS;

/// What a path can begin at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Document<'a> {
    pub(crate) status: Option<u16>,
    /// An object; names in any case.
    pub(crate) headers: &'a Value,
    pub(crate) body: &'a Value,
}

/// The value at a path; `None` when there is none. A path with `[*]` gives a list, which may be empty.
pub(crate) fn find(path: &JsonPath, document: Document<'_>) -> Option<Value> {
    if path.root == PathRoot::Status {
        return document.status.map(Value::from);
    }
    let start = if path.root == PathRoot::Headers { document.headers } else { document.body };
    let mut found = vec![start];
    for (index, step) in path.steps.iter().enumerate() {
        let any_case = path.root == PathRoot::Headers && index == 0;
        let mut next = Vec::new();
        for value in found {
            match step {
                PathStep::Field(name) if any_case => next.extend(header(value, name)),
                PathStep::Field(name) => next.extend(value.get(name)),
                PathStep::Index(index) => next.extend(entry(value, *index)),
                PathStep::Every => next.extend(value.as_array().into_iter().flatten()),
            }
        }
        next.truncate(MAX_PATH_RESULTS);
        found = next;
    }
    if path.steps.contains(&PathStep::Every) {
        return Some(found.into_iter().cloned().collect());
    }
    found.first().map(|value| (*value).clone())
}

fn header<'a>(headers: &'a Value, name: &str) -> Option<&'a Value> {
    headers.as_object()?.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn entry(value: &Value, index: i32) -> Option<&Value> {
    let list = value.as_array()?;
    let distance = usize::try_from(index.unsigned_abs()).ok()?;
    let index = if index < 0 { list.len().checked_sub(distance)? } else { distance };
    list.get(index)
}

#[cfg(test)]
mod tests {
    use flows_schema::json_path::parse;
    use serde_json::{Value, json};

    use super::{Document, find};

    #[test]
    fn paths_find_values() {
        let body = json!({
            "order": {"id": 7, "a b": null, "status": "open"},
            "items": [{"name": "pear", "tags": ["a", "b"]}, {"name": "plum", "tags": ["c"]}, {"price": 3}],
        });
        let headers = json!({"Content-Type": "application/json", "x-list": ["a", "b"]});
        let document = Document { status: Some(404), headers: &headers, body: &body };
        for (path, value) in [
            ("$", Some(body.clone())),
            ("$.order.id", Some(json!(7))),
            ("$['order']['a b']", Some(Value::Null)),
            ("$.order.status", Some(json!("open"))),
            ("$.items[0].name", Some(json!("pear"))),
            ("$.items[-1].price", Some(json!(3))),
            ("$.items[*].name", Some(json!(["pear", "plum"]))),
            ("$.items[*].tags[*]", Some(json!(["a", "b", "c"]))),
            ("$.order[*]", Some(json!([]))),
            ("$.items[3]", None),
            ("$.items[-4]", None),
            ("$.items.name", None),
            ("$.order[0]", None),
            ("$.order.id.x", None),
            ("$status", Some(json!(404))),
            ("$headers.content-type", Some(json!("application/json"))),
            ("$headers.x-list[1]", Some(json!("b"))),
            ("$headers.gone", None),
        ] {
            assert_eq!(find(&parse(path).unwrap(), document), value, "{path}");
        }
    }

    #[test]
    fn the_longest_list_is_bounded() {
        let body = Value::Array(vec![Value::Array(vec![json!(1); 2_000]); 50]);
        let document = Document { status: None, headers: &Value::Null, body: &body };
        let found = find(&parse("$[*][*]").unwrap(), document).unwrap();
        assert_eq!(found.as_array().map(Vec::len), Some(crate::limits::MAX_PATH_RESULTS));
        assert_eq!(find(&parse("$status").unwrap(), document), None);
    }
}
