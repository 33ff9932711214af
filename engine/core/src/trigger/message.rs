//! How triggers fit a message.

use std::cell::OnceCell;

use flows_schema::{
    TriggerKind,
    triggers::{Media, MediaName, Payload, Reaction, Referral, ReferralSource},
};

use super::{
    fit::{Fit, Fitting, when},
    keyword::{Key, Said, fit_keyword, same},
};
use crate::{Content, Inbound, MediaKind, fold::fold};

pub(super) fn fit_message(
    kind: &TriggerKind,
    keys: &[Key],
    said: &OnceCell<Said>,
    message: &Inbound,
    first: bool,
) -> Fitting {
    match kind {
        TriggerKind::Keyword(config) => {
            fit_keyword(config, keys, said.get_or_init(|| Said::new(message.words())))
        }
        TriggerKind::FirstMessage(_) => when(
            // A reaction is about an old message, and so is never somebody's first word.
            first && message.is_answer(),
            Fit::FirstMessage,
            "it is the contact's first message",
            "the contact has written before",
        ),
        TriggerKind::AnyMessage(_) => {
            when(message.is_answer(), Fit::AnyMessage, "it takes any message", "a reaction is not a message")
        }
        TriggerKind::Payload(config) => fit_payload(config, message),
        TriggerKind::Media(config) => fit_media(config, message),
        TriggerKind::Reaction(config) => fit_reaction(config, message),
        TriggerKind::Referral(config) => fit_referral(config, message),
        TriggerKind::ApiCall(_) => Err("it takes calls, not messages".to_owned()),
        _ => Err("it is not about messages".to_owned()),
    }
}

fn fit_payload(config: &Payload, message: &Inbound) -> Fitting {
    let Content::Reply { id, title } = &message.content else {
        return Err("no button was tapped".to_owned());
    };
    // The options of our own questions are sent as `node:option`.
    let option = id.split_once(':').map(|(_, option)| option);
    let fits = |value: &&String| {
        let value = value.trim();
        !value.is_empty() && (value == id || Some(value) == option || fold(value) == fold(title))
    };
    match config.values.iter().find(fits) {
        Some(value) => Ok((Fit::Payload, format!("'{value}' was tapped"))),
        None => Err("another button was tapped".to_owned()),
    }
}

fn fit_media(config: &Media, message: &Inbound) -> Fitting {
    let kind = match &message.content {
        Content::Media { media, .. } => match media {
            MediaKind::Image => MediaName::Image,
            MediaKind::Video => MediaName::Video,
            MediaKind::Audio => MediaName::Audio,
            MediaKind::Voice => MediaName::Voice,
            MediaKind::Document => MediaName::Document,
            MediaKind::Sticker => MediaName::Sticker,
        },
        Content::Location { .. } => MediaName::Location,
        Content::Contacts { .. } => MediaName::Contacts,
        _ => return Err("the message holds no media".to_owned()),
    };
    let wanted = config.kinds.is_empty() || config.kinds.contains(&kind);
    when(wanted, Fit::Media, "the message holds media that it takes", "it takes other kinds of media")
}

fn fit_reaction(config: &Reaction, message: &Inbound) -> Fitting {
    let Content::Reaction { emoji, .. } = &message.content else {
        return Err("it is no reaction".to_owned());
    };
    if emoji.is_empty() {
        return Err("a reaction was taken back".to_owned());
    }
    // ❤ and ❤️ are one emoji: the second carries a mark for colour.
    let plain = |emoji: &str| emoji.trim().replace('\u{fe0f}', "");
    let wanted = config.emojis.is_empty() || config.emojis.iter().any(|wanted| plain(wanted) == plain(emoji));
    when(wanted, Fit::Reaction, format!("the reaction is {emoji}"), "it takes other emojis")
}

fn fit_referral(config: &Referral, message: &Inbound) -> Fitting {
    if let Some(text) = config.texts.iter().find(|text| same(text, message.words())) {
        return Ok((Fit::Referral, format!("the message is the link's text '{text}'")));
    }
    let (source, reference) = match &message.referral {
        Some(referral) => (referral.source.as_str(), referral.reference.clone()),
        None => match reference_in(message.words()) {
            Some(reference) => ("link", reference),
            None => return Err("nothing tells what brought the contact".to_owned()),
        },
    };
    let source_fits = match config.source {
        ReferralSource::Any => true,
        ReferralSource::Ad => source == "ad",
        ReferralSource::Post => source == "post",
        ReferralSource::Link => source == "link",
    };
    if !source_fits {
        return Err("the contact came another way".to_owned());
    }
    if config.references.is_empty() && config.texts.is_empty() {
        return Ok((Fit::Referral, "the contact came this way".to_owned()));
    }
    let known = config.references.iter().find(|known| fold(known) == fold(&reference));
    match known {
        Some(known) => Ok((Fit::Referral, format!("the contact came by '{known}'"))),
        None => Err("the contact came by another reference".to_owned()),
    }
}

/// The word after `ref=` or `ref:` in a text, where a link put one.
fn reference_in(text: &str) -> Option<String> {
    text.split_whitespace().find_map(|word| {
        let start = word.find("ref=").or_else(|| word.find("ref:"))?;
        // `pref=x` is something else; `?ref=x`, `&ref=x` and `(ref:x)` are references.
        if word.get(..start)?.ends_with(char::is_alphanumeric) {
            return None;
        }
        let end = |letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '-');
        let reference = word.get(start + 4..)?.split(end).next()?;
        (!reference.is_empty()).then(|| reference.to_owned())
    })
}
