//! Sends words as a voice message.

use flows_schema::{Port, limits::MAX_TEXT_CHARS, nodes::Speak};

use super::{ai, call};
use crate::{
    Call, CallOutcome, Event, MediaKind, OutMedia, OutMessage,
    limits::SERVICE_SECONDS,
    run::{Exit, Run},
};

pub(super) fn enter(config: &Speak, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let text: String = run.text(&config.text)?.trim().chars().take(MAX_TEXT_CHARS).collect();
    if text.is_empty() {
        run.events.push(Event::new("text_empty", Some(id), "Nothing was said, because the text was empty."));
        return Ok(Exit::port(Port::NEXT));
    }
    let call = Call::Speak { text, voice: config.voice.trim().to_owned() };
    Ok(call::ask(run, id, call, SERVICE_SECONDS))
}

pub(super) fn result(id: &str, outcome: &CallOutcome, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let url = ai::value(outcome)?["url"].as_str().unwrap_or_default().trim().to_owned();
    if !url.starts_with("https://") {
        let text = "The voice message has no https address.".to_owned();
        return Err(Exit::CallFailed { code: "answer_unusable".to_owned(), text });
    }
    let (caption, filename) = (String::new(), String::new());
    run.send(id, OutMessage::Media(OutMedia { media: MediaKind::Voice, url, caption, filename }));
    Ok(Exit::port(Port::NEXT))
}
