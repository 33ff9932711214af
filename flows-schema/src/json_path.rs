//! Paths into JSON answers: a small part of JSONPath (RFC 9535), enough to point at what a flow wants to keep.
//!
//! | Path | Means |
//! |---|---|
//! | `$` | the whole body |
//! | `$.order.id`, `$['order id']` | a value of an object, and one of that |
//! | `$.items[0].name`, `$.items[-1]` | of the first entry of a list, the last entry |
//! | `$.items[*].name` | of every entry; gives a list |
//! | `$status` | the status of an HTTP answer, a number |
//! | `$headers.content-type` | one header of an HTTP answer; case does not matter |
//!
//! The rest of JSONPath (filters, slices, `..`) is left out on purpose: its cost depends on the answer, and no
//! author should have to know it.

use crate::limits::{MAX_PATH_CHARS, MAX_PATH_STEPS};

/// A path that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonPath {
    /// Where it begins.
    pub root: PathRoot,
    /// The steps from there.
    pub steps: Vec<PathStep>,
}

/// Where a path begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathRoot {
    /// At the body.
    Body,
    /// At the status.
    Status,
    /// At the headers.
    Headers,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathStep {
    /// To a value of an object.
    Field(String),
    /// To an entry of a list, from 0; below 0 from the end.
    Index(i32),
    /// To every entry of a list.
    Every,
}

/// Reads a path.
///
/// # Errors
/// Says what is wrong, for the author.
pub fn parse(path: &str) -> Result<JsonPath, String> {
    let path = path.trim();
    if path.chars().count() > MAX_PATH_CHARS {
        return Err(format!("at most {MAX_PATH_CHARS} characters are possible"));
    }
    let Some(rest) = path.strip_prefix('$') else {
        return Err("a path begins with '$', such as $.order.id".to_owned());
    };
    let (root, mut rest) = match rest {
        _ if starts_with_word(rest, "status") => (PathRoot::Status, &rest["status".len()..]),
        _ if starts_with_word(rest, "headers") => (PathRoot::Headers, &rest["headers".len()..]),
        _ => (PathRoot::Body, rest),
    };
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if steps.len() == MAX_PATH_STEPS {
            return Err(format!("at most {MAX_PATH_STEPS} steps are possible"));
        }
        let (step, after) = step(rest)?;
        steps.push(step);
        rest = after;
    }
    if root == PathRoot::Status && !steps.is_empty() {
        return Err("the status is a number and has no parts".to_owned());
    }
    if steps.iter().filter(|step| **step == PathStep::Every).count() > 2 {
        return Err("at most two [*] are possible".to_owned());
    }
    Ok(JsonPath { root, steps })
}

/// Whether a root's name is there, and ends there.
fn starts_with_word(rest: &str, word: &str) -> bool {
    rest.strip_prefix(word).is_some_and(|after| after.is_empty() || after.starts_with(['.', '[']))
}

fn step(rest: &str) -> Result<(PathStep, &str), String> {
    if let Some(rest) = rest.strip_prefix('.') {
        let end = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
        if end == 0 {
            return Err("a name is missing after '.'".to_owned());
        }
        return Ok((PathStep::Field(rest[..end].to_owned()), &rest[end..]));
    }
    let Some(inner) = rest.strip_prefix('[') else {
        return Err(format!("'{rest}' should begin with '.' or '['"));
    };
    for quote in ['\'', '"'] {
        if let Some(quoted) = inner.strip_prefix(quote) {
            let closed = quoted.find(quote).map(|end| (&quoted[..end], &quoted[end + 1..]));
            let Some((name, after)) = closed else { return Err("a quote is not closed".to_owned()) };
            let Some(after) = after.strip_prefix(']') else { return Err("a ']' is missing".to_owned()) };
            return Ok((PathStep::Field(name.to_owned()), after));
        }
    }
    let Some((inner, after)) = inner.split_once(']') else { return Err("a ']' is missing".to_owned()) };
    let step = match inner.trim() {
        "*" => PathStep::Every,
        number => PathStep::Index(number.parse().map_err(|_| {
            format!("'{number}' is neither a number nor '*'; names stand in quotes, as in ['order id']")
        })?),
    };
    Ok((step, after))
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '-'
}

#[cfg(test)]
mod tests {
    use super::{JsonPath, PathRoot, PathStep, parse};

    fn field(name: &str) -> PathStep {
        PathStep::Field(name.to_owned())
    }

    #[test]
    fn paths_are_read() {
        for (path, root, steps) in [
            ("$", PathRoot::Body, vec![]),
            ("$.a.b[0].c", PathRoot::Body, vec![field("a"), field("b"), PathStep::Index(0), field("c")]),
            ("$.items[*].name", PathRoot::Body, vec![field("items"), PathStep::Every, field("name")]),
            (" $['a b'][-1] ", PathRoot::Body, vec![field("a b"), PathStep::Index(-1)]),
            ("$[\"]\"]", PathRoot::Body, vec![field("]")]),
            ("$.größe", PathRoot::Body, vec![field("größe")]),
            ("$status", PathRoot::Status, vec![]),
            ("$headers.content-type", PathRoot::Headers, vec![field("content-type")]),
            ("$.status", PathRoot::Body, vec![field("status")]),
        ] {
            assert_eq!(parse(path), Ok(JsonPath { root, steps }), "{path}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let long = format!("${}", ".a".repeat(200));
        let deep = format!("${}", "[0]".repeat(33));
        for path in [
            "",
            "a",
            "a.b",
            "$.",
            "$..a",
            "$a",
            "$statusx",
            "$status.a",
            "$[",
            "$[]",
            "$[a]",
            "$['a",
            "$['a'",
            "$.a b",
            "$[0:2]",
            "$[?@.a]",
            "$[*][*][*]",
            "$[99999999999]",
            &long,
            &deep,
        ] {
            assert!(parse(path).is_err(), "{path}");
        }
    }
}
