//! What a test expects, held against what came.

use flows_schema::TestStep;
use serde_json::Value;

use super::runner::{Failed, Running};
use crate::{Session, Status};

/// Whether an expectation holds.
pub(super) fn hold(running: &mut Running<'_>, expected: &TestStep) -> Result<(), Failed> {
    match expected {
        TestStep::Expect(text) => next_message(running, text),
        TestStep::ExpectSilence(silent) => silence(running, *silent),
        TestStep::ExpectVariables(wanted) => {
            let variables = running.simulation.session().map(|session| &session.variables);
            for (key, wanted) in wanted {
                let found = variables.and_then(|variables| variables.get(key)).unwrap_or(&Value::Null);
                if !same(wanted, found) {
                    return Err((format!("{key} = {wanted}"), format!("{key} = {found}")));
                }
            }
            Ok(())
        }
        TestStep::ExpectEnd(outcome) => match running.simulation.session().map(|session| &session.status) {
            Some(Status::Ended { outcome: found }) if found == outcome => Ok(()),
            _ => Err((format!("the conversation has ended with '{outcome}'"), state(running))),
        },
        TestStep::ExpectWaiting(node) => {
            let wait = running.simulation.session().and_then(|session| session.wait.as_ref());
            if wait.is_some_and(|wait| wait.node == *node) {
                Ok(())
            } else {
                Err((format!("the conversation waits at '{node}'"), state(running)))
            }
        }
        TestStep::ExpectContact(wanted) => {
            let contact = serde_json::to_value(running.simulation.contact()).unwrap_or_default();
            for (key, wanted) in wanted.as_object().into_iter().flatten() {
                let found = contact.get(key).unwrap_or(&Value::Null);
                if !fits(wanted, found) {
                    return Err((format!("contact.{key} = {wanted}"), format!("contact.{key} = {found}")));
                }
            }
            Ok(())
        }
        TestStep::ExpectEvent(code) if running.events.contains(code) => Ok(()),
        TestStep::ExpectEvent(code) => {
            let came = if running.events.is_empty() {
                "Nothing happened.".to_owned()
            } else {
                format!("What happened: {}.", running.events.join(", "))
            };
            Err((format!("the event '{code}'"), came))
        }
        TestStep::ExpectRows(wanted) => {
            wanted.iter().try_for_each(|(table, rows)| rows_fit(running, table, rows))
        }
        TestStep::ExpectCall(wanted) => next_call(running, wanted),
        // The runner has done the inputs itself.
        _ => Ok(()),
    }
}

fn next_message(running: &mut Running<'_>, text: &str) -> Result<(), Failed> {
    let expected = || format!("a message with '{text}'");
    match running.unexpected.pop_front() {
        Some(message) if message.contains(text) => Ok(()),
        Some(message) => Err((expected(), format!("'{message}'"))),
        None => Err((expected(), format!("No message more was sent. {}", state(running)))),
    }
}

/// Whether the flow has added these rows to a table, and no others.
fn rows_fit(running: &Running<'_>, table: &str, wanted: &[Value]) -> Result<(), Failed> {
    let before = running.test.tables.get(table).map_or(0, Vec::len);
    let added = running.simulation.table(table).get(before..).unwrap_or_default();
    let rows: Vec<Value> = added.iter().cloned().map(Value::Object).collect();
    if rows.len() == wanted.len() && wanted.iter().zip(&rows).all(|(wanted, row)| fits(wanted, row)) {
        return Ok(());
    }
    let came = if rows.is_empty() {
        format!("No row was added to '{table}'.")
    } else {
        format!("Added to '{table}': {}", Value::Array(rows))
    };
    Err((format!("rows added to '{table}': {}", Value::Array(wanted.to_vec())), came))
}

/// Whether the next call is the one that is wanted.
fn next_call(running: &mut Running<'_>, wanted: &Value) -> Result<(), Failed> {
    let expected = || format!("the call {wanted}");
    let Some(mut call) = running.calls.pop_front() else {
        return Err((expected(), format!("Nothing more was asked. {}", state(running))));
    };
    // Bodies are text; where JSON is expected, the order of keys and the spaces between them do not count.
    if wanted.get("body").is_some_and(|body| body.is_object() || body.is_array())
        && let Some(body) =
            call.get("body").and_then(Value::as_str).and_then(|body| serde_json::from_str(body).ok())
    {
        call["body"] = body;
    }
    if wanted.is_object() && fits(wanted, &call) { Ok(()) } else { Err((expected(), call.to_string())) }
}

fn silence(running: &Running<'_>, silent: bool) -> Result<(), Failed> {
    match running.unexpected.front() {
        Some(message) if silent => Err(("silence".to_owned(), format!("'{message}'"))),
        None if !silent => Err(("one more message".to_owned(), "No message more was sent.".to_owned())),
        _ => Ok(()),
    }
}

/// Where the conversation is, in a sentence.
fn state(running: &Running<'_>) -> String {
    let Some(Session { status, wait, .. }) = running.simulation.session() else {
        return "No conversation has started.".to_owned();
    };
    match (status, wait) {
        (Status::Waiting, Some(wait)) => format!("The conversation waits at '{}'.", wait.node),
        (Status::Waiting, None) => "The conversation waits.".to_owned(),
        (Status::Ended { outcome }, _) => format!("The conversation has ended with '{outcome}'."),
        (Status::Failed { code }, _) => format!("The conversation has failed with '{code}'."),
    }
}

/// Equal, numbers as numbers: 4 is 4.0.
fn same(wanted: &Value, found: &Value) -> bool {
    match (wanted.as_f64(), found.as_f64()) {
        (Some(wanted), Some(found)) => wanted == found,
        _ => wanted == found,
    }
}

/// Objects are compared key by key, lists without regard to order, since tags have none.
fn fits(wanted: &Value, found: &Value) -> bool {
    match (wanted, found) {
        (Value::Object(wanted), found) => {
            wanted.iter().all(|(key, wanted)| fits(wanted, found.get(key).unwrap_or(&Value::Null)))
        }
        (Value::Array(wanted), Value::Null) => wanted.is_empty(),
        (Value::Array(wanted), Value::Array(found)) => {
            wanted.len() == found.len() && wanted.iter().all(|wanted| found.contains(wanted))
        }
        _ => same(wanted, found),
    }
}
