//! Lets a language model answer.

use flows_schema::{Port, nodes::AiReply};
use serde_json::Value;

use super::{ai, call};
use crate::{
    AiCall, Call, CallOutcome, OutMessage,
    limits::SERVICE_SECONDS,
    run::{Exit, Run},
};

pub(super) fn enter(config: &AiReply, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let call = AiCall {
        task: "reply".to_owned(),
        model: config.model.trim().to_owned(),
        instructions: run.text(&config.instructions)?,
        input: run.text(&config.input)?,
        history: config.history,
        schema: Value::Null,
        max_tokens: config.max_tokens,
    };
    Ok(call::ask(run, id, Call::Ai(call), SERVICE_SECONDS))
}

pub(super) fn result(
    config: &AiReply,
    id: &str,
    outcome: &CallOutcome,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let text = ai::words(ai::value(outcome)?)?;
    if let Some(key) = &config.save_as {
        run.write_words(key, &text)?;
    }
    if config.send {
        run.send(id, OutMessage::Text { text });
    }
    Ok(Exit::port(Port::NEXT))
}
