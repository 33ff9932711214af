//! What all steps with a language model have in common. What a model writes is data: it is never rendered.

use serde_json::Value;

use crate::{CallOutcome, limits::MAX_AI_CHARS, run::Exit};

/// The value of a good outcome, or the failure.
pub(super) fn value(outcome: &CallOutcome) -> Result<&Value, Exit> {
    match outcome {
        CallOutcome::Ok { value } => Ok(value),
        CallOutcome::Failed { code, text, .. } => {
            Err(Exit::CallFailed { code: code.clone(), text: text.clone() })
        }
    }
}

/// The words of an answer: the value itself, or its `text`.
pub(super) fn words(value: &Value) -> Result<String, Exit> {
    let words = value.as_str().or_else(|| value["text"].as_str()).unwrap_or_default().trim();
    if words.is_empty() {
        return Err(empty("The answer has no words."));
    }
    Ok(words.chars().take(MAX_AI_CHARS).collect())
}

/// The object of an answer, which some providers give as words.
pub(super) fn object(value: &Value) -> Result<Value, Exit> {
    let read = match value.as_str().or_else(|| value["text"].as_str()) {
        Some(words) => serde_json::from_str(words).unwrap_or_default(),
        None => value.clone(),
    };
    if read.is_object() { Ok(read) } else { Err(empty("The answer has not the form that was asked for.")) }
}

fn empty(text: &str) -> Exit {
    Exit::CallFailed { code: "answer_unusable".to_owned(), text: text.to_owned() }
}
