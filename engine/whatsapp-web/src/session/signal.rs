//! What the encryption keeps: identities, ratchets and the keys by which others begin a conversation.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use whatsapp_rust::wacore::store::{error::Result, traits::SignalStore};

use super::Session;

const IDENTITY: &str = "identity";
const RATCHET: &str = "ratchet";
const PREKEY: &str = "prekey";
const SIGNED: &str = "signed_prekey";
const SENDER: &str = "sender_key";

#[async_trait]
impl SignalStore for Session {
    async fn put_identity(&self, address: &str, key: [u8; 32]) -> Result<()> {
        self.change(vec![self.put(IDENTITY, address, &key, 0)?]).await.map(drop)
    }

    async fn put_identities_batch(&self, identities: &[(Arc<str>, [u8; 32])]) -> Result<()> {
        let puts = identities.iter().map(|(address, key)| self.put(IDENTITY, address, key, 0));
        self.change(puts.collect::<Result<_>>()?).await.map(drop)
    }

    async fn load_identity(&self, address: &str) -> Result<Option<[u8; 32]>> {
        Ok(self.get(IDENTITY, address).await?.and_then(|key| key.try_into().ok()))
    }

    async fn delete_identity(&self, address: &str) -> Result<()> {
        self.change(vec![self.delete(IDENTITY, address)]).await.map(drop)
    }

    async fn get_session(&self, address: &str) -> Result<Option<Bytes>> {
        Ok(self.get(RATCHET, address).await?.map(Bytes::from))
    }

    async fn put_session(&self, address: &str, session: &[u8]) -> Result<()> {
        self.change(vec![self.put(RATCHET, address, session, 0)?]).await.map(drop)
    }

    async fn put_sessions_batch(&self, sessions: &[(Arc<str>, Bytes)]) -> Result<()> {
        let puts = sessions.iter().map(|(address, session)| self.put(RATCHET, address, session, 0));
        self.change(puts.collect::<Result<_>>()?).await.map(drop)
    }

    async fn delete_session(&self, address: &str) -> Result<()> {
        self.change(vec![self.delete(RATCHET, address)]).await.map(drop)
    }

    async fn store_prekey(&self, id: u32, record: &[u8], _uploaded: bool) -> Result<()> {
        self.change(vec![self.put(PREKEY, &id.to_string(), record, 0)?]).await.map(drop)
    }

    async fn store_prekeys_batch(&self, keys: &[(u32, Bytes)], _uploaded: bool) -> Result<()> {
        let puts = keys.iter().map(|(id, record)| self.put(PREKEY, &id.to_string(), record, 0));
        self.change(puts.collect::<Result<_>>()?).await.map(drop)
    }

    async fn load_prekey(&self, id: u32) -> Result<Option<Bytes>> {
        Ok(self.get(PREKEY, &id.to_string()).await?.map(Bytes::from))
    }

    /// The device's own counters say what was uploaded.
    async fn mark_prekeys_uploaded(&self, _ids: &[u32]) -> Result<()> {
        Ok(())
    }

    async fn remove_prekey(&self, id: u32) -> Result<()> {
        self.change(vec![self.delete(PREKEY, &id.to_string())]).await.map(drop)
    }

    async fn get_max_prekey_id(&self) -> Result<u32> {
        let ids = self.all(PREKEY).await?;
        Ok(ids.iter().filter_map(|(id, _)| id.parse().ok()).max().unwrap_or_default())
    }

    async fn store_signed_prekey(&self, id: u32, record: &[u8]) -> Result<()> {
        self.change(vec![self.put(SIGNED, &id.to_string(), record, 0)?]).await.map(drop)
    }

    async fn load_signed_prekey(&self, id: u32) -> Result<Option<Vec<u8>>> {
        self.get(SIGNED, &id.to_string()).await
    }

    async fn load_all_signed_prekeys(&self) -> Result<Vec<(u32, Vec<u8>)>> {
        let rows = self.all(SIGNED).await?;
        Ok(rows.into_iter().filter_map(|(id, record)| Some((id.parse().ok()?, record))).collect())
    }

    async fn remove_signed_prekey(&self, id: u32) -> Result<()> {
        self.change(vec![self.delete(SIGNED, &id.to_string())]).await.map(drop)
    }

    async fn put_sender_key(&self, address: &str, record: &[u8]) -> Result<()> {
        self.change(vec![self.put(SENDER, address, record, 0)?]).await.map(drop)
    }

    async fn put_sender_keys_batch(&self, sender_keys: &[(Arc<str>, Bytes)]) -> Result<()> {
        let puts = sender_keys.iter().map(|(address, record)| self.put(SENDER, address, record, 0));
        self.change(puts.collect::<Result<_>>()?).await.map(drop)
    }

    async fn get_sender_key(&self, address: &str) -> Result<Option<Vec<u8>>> {
        self.get(SENDER, address).await
    }

    async fn delete_sender_key(&self, address: &str) -> Result<()> {
        self.change(vec![self.delete(SENDER, address)]).await.map(drop)
    }
}
