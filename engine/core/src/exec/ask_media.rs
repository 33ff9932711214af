//! Takes a file of the accepted kinds.

use flows_schema::nodes::{AcceptedMedia, AskMedia};
use serde_json::json;

use super::{Answer, ask};
use crate::{
    Content, Inbound, MediaKind,
    run::{Exit, Run},
};

pub(super) fn answer(
    config: &AskMedia,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    ask::take(config, id, answer, run, |_, message| {
        if !accepts(config, message) {
            return Ok(None);
        }
        Ok(match &message.content {
            Content::Media { media, id, mime, caption, filename } => Some(json!({
                "id": id, "mime": mime, "kind": media, "filename": filename, "caption": caption,
            })),
            _ => None,
        })
    })
}

/// Whether a message has a file of an accepted kind.
pub(super) fn accepts(config: &AskMedia, message: &Inbound) -> bool {
    let Content::Media { media, mime, .. } = &message.content else { return false };
    let kind = match media {
        MediaKind::Image => AcceptedMedia::Image,
        MediaKind::Video => AcceptedMedia::Video,
        MediaKind::Audio => AcceptedMedia::Audio,
        MediaKind::Voice => AcceptedMedia::Voice,
        MediaKind::Document => AcceptedMedia::Document,
        MediaKind::Sticker => AcceptedMedia::Sticker,
    };
    // A picture sent as a file, to keep its quality, is a picture all the same.
    let as_file = kind == AcceptedMedia::Document
        && config.accept.iter().any(|accepted| match accepted {
            AcceptedMedia::Image => mime.starts_with("image/"),
            AcceptedMedia::Video => mime.starts_with("video/"),
            AcceptedMedia::Audio => mime.starts_with("audio/"),
            _ => false,
        });
    config.accept.contains(&kind) || as_file
}
