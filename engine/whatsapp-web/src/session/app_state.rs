//! What the phone shares with its linked devices: settings of chats, under keys of its own.

use async_trait::async_trait;
use whatsapp_rust::wacore::{
    appstate::{hash::HashState, processor::AppStateMutationMAC},
    store::{
        error::Result,
        traits::{AppStateSyncKey, AppSyncStore},
    },
};

use super::Session;

const KEYS: &str = "sync_key";
const LATEST: &str = "sync_latest";
const VERSION: &str = "sync_version";
/// One space per collection would need names that are made at run time; so the collection is part of the name.
const MACS: &str = "sync_mac";

fn mac_name(collection: &str, index: &[u8]) -> String {
    format!("{collection}/{}", hex::encode(index))
}

#[async_trait]
impl AppSyncStore for Session {
    async fn get_sync_key(&self, key_id: &[u8]) -> Result<Option<AppStateSyncKey>> {
        self.get_json(KEYS, &hex::encode(key_id)).await
    }

    async fn set_sync_key(&self, key_id: &[u8], key: AppStateSyncKey) -> Result<()> {
        let name = hex::encode(key_id);
        self.change(vec![self.put_json(KEYS, &name, &key, 0)?, self.put(LATEST, "", key_id, 0)?])
            .await
            .map(drop)
    }

    async fn get_version(&self, name: &str) -> Result<HashState> {
        Ok(self.get_json(VERSION, name).await?.unwrap_or_default())
    }

    async fn set_version(&self, name: &str, state: HashState) -> Result<()> {
        self.change(vec![self.put_json(VERSION, name, &state, 0)?]).await.map(drop)
    }

    async fn put_mutation_macs(
        &self,
        name: &str,
        _version: u64,
        mutations: &[AppStateMutationMAC],
    ) -> Result<()> {
        let puts =
            mutations.iter().map(|mac| self.put(MACS, &mac_name(name, &mac.index_mac), &mac.value_mac, 0));
        self.change(puts.collect::<Result<_>>()?).await.map(drop)
    }

    async fn get_mutation_mac(&self, name: &str, index_mac: &[u8]) -> Result<Option<Vec<u8>>> {
        self.get(MACS, &mac_name(name, index_mac)).await
    }

    async fn delete_mutation_macs(&self, name: &str, index_macs: &[Vec<u8>]) -> Result<()> {
        let deletes = index_macs.iter().map(|mac| self.delete(MACS, &mac_name(name, mac)));
        self.change(deletes.collect()).await.map(drop)
    }

    async fn clear_mutation_macs(&self, name: &str) -> Result<()> {
        let prefix = format!("{name}/");
        let rows = self.all(MACS).await?;
        let of_it = rows.iter().filter(|(name, _)| name.starts_with(&prefix));
        self.change(of_it.map(|(name, _)| self.delete(MACS, name)).collect()).await.map(drop)
    }

    async fn get_latest_sync_key_id(&self) -> Result<Option<Vec<u8>>> {
        self.get(LATEST, "").await
    }
}
