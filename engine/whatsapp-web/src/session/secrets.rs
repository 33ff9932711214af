//! Secrets of single messages: with them reactions, votes and edits of that message are read.

use async_trait::async_trait;
use whatsapp_rust::wacore::store::{
    error::Result,
    traits::{MsgSecretEntry, MsgSecretStore, merge_msg_secret_expiry, merge_msg_secret_message_ts},
};

use super::{Session, joined};

const SECRET: &str = "secret";

#[async_trait]
impl MsgSecretStore for Session {
    async fn put_msg_secrets(&self, entries: Vec<MsgSecretEntry>) -> Result<usize> {
        let mut puts = Vec::with_capacity(entries.len());
        for mut entry in entries.iter().cloned() {
            let name = joined(&[&entry.chat, &entry.sender, &entry.msg_id]);
            if let Some(known) = self.get_json::<MsgSecretEntry>(SECRET, &name).await? {
                entry.expires_at = merge_msg_secret_expiry(known.expires_at, entry.expires_at);
                entry.message_ts = merge_msg_secret_message_ts(known.message_ts, entry.message_ts);
            }
            puts.push(self.put_json(SECRET, &name, &entry, entry.expires_at)?);
        }
        self.change(puts).await?;
        Ok(entries.len())
    }

    async fn get_msg_secret(&self, chat: &str, sender: &str, msg_id: &str) -> Result<Option<Vec<u8>>> {
        Ok(self.get_msg_secret_with_ts(chat, sender, msg_id).await?.map(|(secret, _)| secret))
    }

    async fn get_msg_secret_with_ts(
        &self,
        chat: &str,
        sender: &str,
        msg_id: &str,
    ) -> Result<Option<(Vec<u8>, i64)>> {
        let entry: Option<MsgSecretEntry> = self.get_json(SECRET, &joined(&[chat, sender, msg_id])).await?;
        Ok(entry.map(|entry| (entry.secret.to_vec(), entry.message_ts)))
    }

    async fn delete_expired_msg_secrets(&self, cutoff_timestamp: i64) -> Result<u32> {
        let before = cutoff_timestamp.saturating_add(1);
        self.change(vec![engine_store::repo::whatsapp_session::SessionChange::Expire {
            space: SECRET,
            before,
        }])
        .await
    }
}
