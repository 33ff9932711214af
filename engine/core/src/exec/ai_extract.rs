//! Lets a language model find values in words.

use chrono::NaiveDate;
use flows_schema::{
    Port,
    limits::{MAX_AI_TOKENS, MAX_TEXT_CHARS},
    nodes::{AiExtract, ExtractType},
};
use serde_json::Value;

use super::{ai, call};
use crate::{
    AiCall, Call, CallOutcome,
    limits::SERVICE_SECONDS,
    run::{Exit, Run},
    value,
};

pub(super) fn enter(config: &AiExtract, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let own = run.text(&config.instructions)?;
    // "Tomorrow" means nothing to a model that does not know the day.
    let today = run.env.now.format("%A, %Y-%m-%d");
    let instructions = format!(
        "Find the values of the schema in what the person wrote. Give null for what is not said. \
         Today is {today}.\n{own}"
    );
    let call = AiCall {
        task: "extract".to_owned(),
        model: config.model.trim().to_owned(),
        instructions: instructions.trim().to_owned(),
        input: run.text(&config.input)?,
        history: config.history,
        schema: config.answer_schema(),
        max_tokens: MAX_AI_TOKENS,
    };
    Ok(call::ask(run, id, Call::Ai(call), SERVICE_SECONDS))
}

/// Keeps what was found. What was not found stays as it was, so that the values can be gathered in several rounds.
pub(super) fn result(config: &AiExtract, outcome: &CallOutcome, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let answer = ai::object(ai::value(outcome)?)?;
    let mut incomplete = false;
    for field in &config.fields {
        if let Some(found) = answer.get(&field.name).and_then(|found| checked(field.kind, found)) {
            run.write(&field.variable, found)?;
        }
        incomplete |= field.required && value::is_empty(&run.read(&field.variable));
    }
    Ok(Exit::port(if incomplete { AiExtract::INCOMPLETE } else { Port::NEXT }))
}

/// A value of the right kind, or nothing: a model is not trusted to keep to the schema.
fn checked(kind: ExtractType, found: &Value) -> Option<Value> {
    match kind {
        ExtractType::Text => {
            let words: String = value::as_text(found).trim().chars().take(MAX_TEXT_CHARS).collect();
            (!words.is_empty()).then(|| words.into())
        }
        ExtractType::Number => value::as_number(found).map(value::number),
        ExtractType::Boolean => match found {
            Value::Bool(found) => Some((*found).into()),
            Value::String(words) if ["true", "yes"].contains(&words.as_str()) => Some(true.into()),
            Value::String(words) if ["false", "no"].contains(&words.as_str()) => Some(false.into()),
            _ => None,
        },
        ExtractType::Date => {
            let date = NaiveDate::parse_from_str(found.as_str()?.trim(), "%Y-%m-%d").ok()?;
            Some(date.format("%Y-%m-%d").to_string().into())
        }
    }
}
