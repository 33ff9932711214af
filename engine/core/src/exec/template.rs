//! Sends a message that Meta has approved.

use flows_schema::{
    Port,
    limits::{
        MAX_META_TEMPLATE_BODY_CHARS, MAX_META_TEMPLATE_BUTTON_CHARS, MAX_META_TEMPLATE_BUTTONS,
        MAX_META_TEMPLATE_HEADER_CHARS, MAX_META_TEMPLATE_VARIABLES,
    },
    nodes::{HeaderKind, Template},
};

use super::{line, media};
use crate::{
    Event, MediaKind, OutMessage, OutTemplate, TemplateButton,
    run::{Exit, Run},
};

pub(super) fn enter(config: &Template, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let header_media = match config.header_kind {
        HeaderKind::None | HeaderKind::Text => None,
        HeaderKind::Image => Some(MediaKind::Image),
        HeaderKind::Video => Some(MediaKind::Video),
        HeaderKind::Document => Some(MediaKind::Document),
    };
    let header = match config.header_kind {
        HeaderKind::None => String::new(),
        HeaderKind::Text => line(&config.header, MAX_META_TEMPLATE_HEADER_CHARS, run)?,
        _ => match media::address(&config.header, id, run)? {
            Some(url) => url,
            // Meta refuses the whole message when the header's file is missing.
            None => return Ok(Exit::port(Port::NEXT)),
        },
    };
    let mut body = Vec::new();
    for variable in config.body.iter().take(MAX_META_TEMPLATE_VARIABLES) {
        body.push(line(&variable.value, MAX_META_TEMPLATE_BODY_CHARS, run)?);
    }
    let mut buttons = Vec::new();
    for button in config.buttons.iter().take(MAX_META_TEMPLATE_BUTTONS) {
        buttons.push(TemplateButton {
            kind: button.kind.name().to_owned(),
            index: button.place.saturating_sub(1),
            value: line(&button.value, MAX_META_TEMPLATE_BUTTON_CHARS, run)?,
        });
    }
    let missing = config.header_kind == HeaderKind::Text && header.is_empty()
        || body.iter().any(String::is_empty)
        || buttons.iter().any(|button| button.value.is_empty());
    if missing {
        let text = "A variable of the template is empty, which Meta refuses, so it was left out.";
        run.events.push(Event::new("template_variable_empty", Some(id), text));
    } else {
        let named = config.body.iter().any(|variable| !variable.name.is_empty());
        let names = config.body.iter().take(body.len()).map(|variable| variable.name.clone());
        let message = OutTemplate {
            name: config.name.clone(),
            language: config.language.clone(),
            header,
            header_media,
            header_name: config.header_name.clone(),
            body,
            body_names: if named { names.collect() } else { Vec::new() },
            buttons,
        };
        run.send(id, OutMessage::Template(message));
    }
    Ok(Exit::port(Port::NEXT))
}
