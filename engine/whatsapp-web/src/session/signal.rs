//! What the encryption keeps: identities, ratchets and the keys by which others begin a conversation.

use std::{collections::HashSet, sync::Arc};

use async_trait::async_trait;
use bytes::Bytes;
use whatsapp_rust::wacore::store::{error::Result, traits::SignalStore};

use super::Session;

const IDENTITY: &str = "identity";
const RATCHET: &str = "ratchet";
const PREKEY: &str = "prekey";
/// The highest id of a key that was ever kept.
const HIGHEST: &str = "prekey_highest";
/// Keys that are looked up one by one.
const FEW: usize = 16;
const SIGNED: &str = "signed_prekey";
const SENDER: &str = "sender_key";

impl Session {
    /// Keeps keys, and which is the highest of all: to look that up among thousands of sealed rows would take each login a
    /// while.
    async fn keep_prekeys(&self, keys: &[(u32, &[u8])]) -> Result<()> {
        let Some(highest) = keys.iter().map(|(id, _)| *id).max() else { return Ok(()) };
        let puts = keys.iter().map(|(id, record)| self.put(PREKEY, &id.to_string(), record, 0));
        let mut changes = puts.collect::<Result<Vec<_>>>()?;
        if highest > self.highest_prekey().await? {
            changes.push(self.put(HIGHEST, "", &highest.to_be_bytes(), 0)?);
        }
        self.change(changes).await.map(drop)
    }

    async fn highest_prekey(&self) -> Result<u32> {
        if let Some(highest) = self.get(HIGHEST, "").await?.and_then(|bytes| bytes.try_into().ok()) {
            return Ok(u32::from_be_bytes(highest));
        }
        let ids = self.all(PREKEY).await?;
        Ok(ids.iter().filter_map(|(id, _)| id.parse().ok()).max().unwrap_or_default())
    }
}

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
        self.keep_prekeys(&[(id, record)]).await
    }

    async fn store_prekeys_batch(&self, keys: &[(u32, Bytes)], _uploaded: bool) -> Result<()> {
        let keys: Vec<(u32, &[u8])> = keys.iter().map(|(id, record)| (*id, &record[..])).collect();
        self.keep_prekeys(&keys).await
    }

    /// With every login WhatsApp is asked which keys it has, which are some eight hundred.
    async fn load_prekeys_batch(&self, ids: &[u32]) -> Result<Vec<(u32, Bytes)>> {
        if ids.len() > FEW {
            let wanted: HashSet<u32> = ids.iter().copied().collect();
            let all = self.all(PREKEY).await?.into_iter();
            let all = all.filter_map(|(id, record)| Some((id.parse().ok()?, Bytes::from(record))));
            return Ok(all.filter(|(id, _)| wanted.contains(id)).collect());
        }
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            found.extend(self.load_prekey(*id).await?.map(|record| (*id, record)));
        }
        Ok(found)
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
        self.highest_prekey().await
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
