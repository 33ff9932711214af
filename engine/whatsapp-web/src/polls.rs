//! Choices as polls, where a number's options say so: one vote each, and a vote is an answer as a tapped button is.
//!
//! A vote is encrypted with a secret of its poll and names options by their digest. The secret is derived from the message's
//! id and the session's key, so that a repetition has the same and nothing has to be kept; the options are read from the
//! transcript.

use engine_core::{Content, Rendered, RenderedButton};
use engine_runtime::channels::line::Line;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use whatsapp_rust::{
    features::PollVoteCiphertext,
    prelude::{MessageBuilderExt, MessageField},
    types::events::InboundMessage as Received,
    waproto::whatsapp::{self as wa, message},
};

use crate::{Address, inbound::plain, live::Live};

/// Options that WhatsApp allows at least.
const LEAST: usize = 2;

/// Gives each poll of a session its secret.
#[derive(Clone)]
pub(crate) struct PollSecrets(Hmac<Sha256>);

impl PollSecrets {
    /// From a key of the session's own.
    pub(crate) fn new(key: Hmac<Sha256>) -> Self {
        Self(key)
    }

    /// The secret of the poll with this message id.
    fn of(&self, message_id: &str) -> Vec<u8> {
        let mut digest = self.0.clone();
        digest.update(b"poll/");
        digest.update(message_id.as_bytes());
        digest.finalize().into_bytes().to_vec()
    }
}

/// A question with options as a poll; as numbered text where it can be none.
pub(crate) fn message(
    text: &str,
    options: &[RenderedButton],
    secrets: &PollSecrets,
    message_id: &str,
) -> wa::Message {
    let titles: std::collections::BTreeSet<&str> =
        options.iter().map(|option| option.title.as_str()).collect();
    if options.len() < LEAST || titles.len() < options.len() {
        let lines = (1..).zip(options).map(|(number, option)| format!("\n{number}. {}", option.title));
        return wa::Message::text(format!("{text}\n{}", lines.collect::<String>()));
    }
    let option = |option: &RenderedButton| message::poll_creation_message::Option {
        option_name: Some(option.title.clone()),
        option_hash: None,
    };
    let poll = message::PollCreationMessage {
        name: Some(text.to_owned()),
        options: options.iter().map(option).collect(),
        selectable_options_count: Some(1),
        ..Default::default()
    };
    wa::Message {
        poll_creation_message_v3: MessageField::some(poll),
        message_context_info: MessageField::some(wa::MessageContextInfo {
            message_secret: Some(secrets.of(message_id)),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// What somebody voted for; `None` where it is no vote, was taken back, or is about another poll than ours.
pub(crate) async fn vote(line: &Line, live: &Live, number_id: Uuid, received: &Received) -> Option<Content> {
    let base = whatsapp_rust::prelude::MessageExt::get_base_message(&*received.message);
    let update = base.poll_update_message.as_option()?;
    let poll = update.poll_creation_message_key.as_option()?.id.clone()?;
    let vote = update.vote.as_option()?;
    let source = &received.info.source;
    let voters = [Some(&source.sender), source.sender_alt.as_ref()];
    let ours = [live.client.pn(), live.client.lid()];
    let secret = live.polls.of(&poll);
    let mut chosen = None;
    for voter in voters.into_iter().flatten() {
        let own = ours.iter().flatten().find(|own| own.is_lid() == voter.is_lid());
        let Some(own) = own.or(ours[0].as_ref()) else { continue };
        let polls = live.client.polls();
        let opened = polls.decrypt_vote(
            PollVoteCiphertext { enc_payload: vote.enc_payload.as_deref()?, enc_iv: vote.enc_iv.as_deref()? },
            &secret,
            &poll,
            own,
            voter,
        );
        if let Ok(hashes) = opened.await {
            chosen = hashes.into_iter().next();
            break;
        }
    }
    let chosen = chosen?;
    for voter in voters.into_iter().flatten() {
        let Ok(address) = plain(voter).parse::<Address>() else { continue };
        let Some((kind, value)) = address.alias() else { continue };
        let body = line.store.sent_message(number_id, (kind, value), &poll).await.ok().flatten();
        let Some(Rendered::Buttons { buttons, .. }) = body.and_then(|body| serde_json::from_value(body).ok())
        else {
            continue;
        };
        let hit =
            buttons.into_iter().find(|option| Sha256::digest(option.title.as_bytes())[..] == chosen[..]);
        return hit.map(|option| Content::Reply { id: option.id, title: option.title });
    }
    None
}

#[cfg(test)]
mod tests {
    use hmac::KeyInit;

    use super::*;

    fn secrets() -> PollSecrets {
        PollSecrets::new(Hmac::<Sha256>::new_from_slice(b"a key of the session").unwrap())
    }

    fn option(id: &str, title: &str) -> RenderedButton {
        RenderedButton { id: id.into(), title: title.into() }
    }

    #[test]
    fn a_repetition_has_the_secret_of_the_first_attempt() {
        let options = [option("a", "Tea"), option("b", "Coffee")];
        let first = message("What?", &options, &secrets(), "ID");
        assert_eq!(first, message("What?", &options, &secrets(), "ID"));
        assert_ne!(first, message("What?", &options, &secrets(), "OTHER"));
        let poll = first.poll_creation_message_v3.as_option().unwrap();
        assert_eq!((poll.options.len(), poll.selectable_options_count), (2, Some(1)));
    }

    #[test]
    fn what_can_be_no_poll_is_numbered() {
        let numbered = message("What?", &[option("a", "Tea")], &secrets(), "ID");
        assert_eq!(numbered.conversation.as_deref(), Some("What?\n\n1. Tea"));
        let twins = message("What?", &[option("a", "Tea"), option("b", "Tea")], &secrets(), "ID");
        assert_eq!(twins.conversation.as_deref(), Some("What?\n\n1. Tea\n2. Tea"));
    }
}
