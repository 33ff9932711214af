//! Makes words of a voice message.

use flows_schema::{Port, nodes::Transcribe};
use serde_json::Value;

use super::{ai, call};
use crate::{
    Call, CallOutcome, Content, MediaKind,
    limits::SERVICE_SECONDS,
    run::{Exit, Run},
};

pub(super) fn enter(config: &Transcribe, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let media = match &config.source {
        Some(variable) => in_variable(&run.read(variable)),
        None => in_message(run),
    };
    let Some(media) = media else {
        let text = "There is no voice message to make words of.".to_owned();
        return Err(Exit::Fail { code: "media_missing", text });
    };
    let call = Call::Transcribe { media, language: config.language.clone() };
    Ok(call::ask(run, id, call, SERVICE_SECONDS))
}

pub(super) fn result(config: &Transcribe, outcome: &CallOutcome, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let words = ai::words(ai::value(outcome)?)?;
    run.write_words(&config.save_as, &words)?;
    Ok(Exit::port(Port::NEXT))
}

/// The channel's id in a variable of type file: the value itself, or its `id`.
fn in_variable(value: &Value) -> Option<String> {
    let id = value.as_str().or_else(|| value["id"].as_str())?.trim();
    (!id.is_empty()).then(|| id.to_owned())
}

/// The channel's id of the sound in the message that is being handled.
fn in_message(run: &Run<'_>) -> Option<String> {
    match &run.message.as_ref()?.content {
        Content::Media { media: MediaKind::Voice | MediaKind::Audio | MediaKind::Video, id, .. } => {
            Some(id.clone())
        }
        _ => None,
    }
}
