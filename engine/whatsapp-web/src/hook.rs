//! The door for messages: WhatsApp is told that we have one when our own transaction is committed, not before.

use std::sync::Arc;

use async_trait::async_trait;
use engine_runtime::channels::line::Line;
use uuid::Uuid;
use whatsapp_rust::{
    Client, InboundDurabilityHook,
    anyhow::{self, anyhow},
    types::events::InboundMessage,
};

use crate::{
    inbound::{self, Skip},
    live::Lives,
    polls,
};

/// Hands what a number receives to the engine.
pub(crate) struct Door {
    pub(crate) line: Line,
    pub(crate) number_id: Uuid,
    pub(crate) lives: Lives,
}

#[async_trait]
impl InboundDurabilityHook for Door {
    async fn on_messages(&self, _client: Arc<Client>, batch: &[InboundMessage]) -> anyhow::Result<()> {
        let live = self.lives.get(self.number_id);
        let (mut heard, mut size) = (Vec::with_capacity(batch.len()), 0);
        for message in batch {
            let seal = |file: &crate::files::FileRef| file.seal(&self.line.vault, self.number_id);
            if live.as_ref().is_some_and(|live| live.sent.contains_key(message.info.id.as_str())) {
                // An echo of what we sent ourselves.
                continue;
            }
            let vote = match &live {
                Some(live) => polls::vote(&self.line, live, self.number_id, message).await,
                None => None,
            };
            match inbound::heard(self.number_id, message, vote, seal) {
                Ok(event) => {
                    if let Some(live) = &live
                        && !message.info.source.is_from_me
                    {
                        live.chats.insert(message.info.id.to_string(), message.info.source.chat.clone());
                    }
                    heard.push(event);
                    size += inbound::size(message);
                }
                Err(Skip::NoPerson | Skip::Internal | Skip::FromUs) => {}
            }
        }
        if heard.is_empty() {
            return Ok(());
        }
        self.line.take(heard, size).await.map_err(|error| {
            tracing::warn!(number.id = %self.number_id, %error, "messages were not stored; WhatsApp delivers them again");
            anyhow!(error)
        })
    }
}
