//! What another system answered to a request, and what is kept of it.

use flows_schema::{VariableType, json_path};
use serde_json::Value;

use crate::{
    CallOutcome, Event,
    json_path::{Document, find},
    run::{Exit, Run},
    value,
};

/// An answer, good or bad.
pub(super) struct HttpAnswer {
    /// Absent when no answer came at all.
    pub(super) status: Option<u16>,
    headers: Value,
    body: Value,
    /// Why it counts as a failure, if it does.
    failure: Option<(String, String)>,
}

impl HttpAnswer {
    pub(super) fn new(outcome: &CallOutcome) -> Self {
        let (value, failure) = match outcome {
            CallOutcome::Ok { value } => (value, None),
            CallOutcome::Failed { code, text, value } => (value, Some((code.clone(), text.clone()))),
        };
        // A bad answer may be nothing but its body, and bodies that tell of errors like to have a "status" too.
        let whole = failure.is_none() || value.get("body").is_some();
        let told = value["status"].as_u64().filter(|_| whole).and_then(|status| u16::try_from(status).ok());
        let (status, headers, body) = match told {
            Some(status) => (Some(status), value["headers"].clone(), value["body"].clone()),
            // A failure may tell its status by the code only, and bring nothing but a body.
            None => {
                let code = failure.as_ref().and_then(|(code, _)| code.strip_prefix("status_"));
                (code.and_then(|code| code.parse().ok()), Value::Null, value.clone())
            }
        };
        let refused = status.filter(|status| *status >= 400 && failure.is_none());
        let text = |status| format!("The other system answered with status {status}.");
        let failure = failure.or_else(|| refused.map(|status| (format!("status_{status}"), text(status))));
        Self { status, headers, body: read(body), failure }
    }

    /// Whether anything came that values can be kept of.
    fn came(&self) -> bool {
        self.status.is_some() || !self.body.is_null()
    }

    /// The value at a path.
    pub(super) fn find(&self, path: &str) -> Option<Value> {
        let path = json_path::parse(path).ok()?;
        find(&path, Document { status: self.status, headers: &self.headers, body: &self.body })
    }

    /// Keeps values, of a bad answer too.
    pub(super) fn keep<'m>(
        &self,
        run: &mut Run<'_>,
        id: &str,
        mapping: impl Iterator<Item = (&'m str, &'m str)>,
    ) -> Result<(), Exit> {
        if self.came() { keep(run, id, mapping, |path| self.find(path)) } else { Ok(()) }
    }

    /// The failure as an exit; the given one where there is none.
    pub(super) fn or_failed(self, exit: Exit) -> Exit {
        self.failure.map_or(exit, |(code, text)| Exit::CallFailed { code, text })
    }
}

/// A body of JSON that came as words.
fn read(body: Value) -> Value {
    match &body {
        Value::String(words) if words.trim_start().starts_with(['{', '[']) => {
            serde_json::from_str(words).unwrap_or(body)
        }
        _ => body,
    }
}

/// Keeps what paths find: pairs of path and variable. A variable whose path finds nothing becomes empty, so that
/// no older value is taken for this answer's.
pub(super) fn keep<'m>(
    run: &mut Run<'_>,
    id: &str,
    mapping: impl Iterator<Item = (&'m str, &'m str)>,
    find: impl Fn(&str) -> Option<Value>,
) -> Result<(), Exit> {
    for (path, variable) in mapping {
        let found = find(path);
        if found.is_none() {
            let text = format!("The answer has nothing at {path}.");
            run.events.push(Event::new("mapping_empty", Some(id), text));
        }
        let kind = run.here().flow().variable(variable).map_or(VariableType::Text, |variable| variable.kind);
        run.write(variable, value::as_type(kind, found.unwrap_or_default()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::HttpAnswer;
    use crate::{CallOutcome, run::Exit};

    #[test]
    fn answers_are_read_however_they_failed() {
        let failed = |value| CallOutcome::Failed { code: "status_409".into(), text: String::new(), value };
        let whole = json!({"status": 409, "headers": {"A": "b"}, "body": {"x": 1}});
        for (outcome, status, path, found) in [
            (CallOutcome::Ok { value: whole.clone() }, Some(409), "$.x", Some(json!(1))),
            (failed(whole), Some(409), "$headers.a", Some(json!("b"))),
            // Only a body, which has a status of its own.
            (failed(json!({"status": 7, "x": 2})), Some(409), "$.x", Some(json!(2))),
            (failed(json!("{\"x\": 3}")), Some(409), "$.x", Some(json!(3))),
            (CallOutcome::failed("timeout", ""), None, "$.x", None),
            (CallOutcome::Ok { value: json!({"status": 99_999}) }, None, "$.status", Some(json!(99_999))),
        ] {
            let answer = HttpAnswer::new(&outcome);
            assert_eq!((answer.status, answer.find(path)), (status, found), "{outcome:?}");
            let ended = answer.or_failed(Exit::port("next"));
            assert_eq!(matches!(ended, Exit::CallFailed { .. }), status.is_some() || path == "$.x");
        }
    }
}
