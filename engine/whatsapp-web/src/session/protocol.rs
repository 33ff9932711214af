//! What the protocol keeps beside the encryption: devices of contacts, hidden ids, messages that were sent a moment ago,
//! and messages that came in and are not committed yet.

use async_trait::async_trait;
use engine_store::repo::whatsapp_session::SessionChange;
use whatsapp_rust::wacore::store::{
    error::Result,
    traits::{
        DeviceListRecord, LidPnMappingEntry, PendingInboundKey, PendingInboundRow, ProtocolStore,
        TcTokenEntry,
    },
};

use super::{Session, joined, parse};

const GROUP_DEVICES: &str = "group_device";
const LID: &str = "lid";
const PHONE: &str = "lid_of_phone";
const BASE_KEY: &str = "base_key";
const DEVICES: &str = "devices";
const GROUP: &str = "group";
const TOKEN: &str = "token";
const SENT: &str = "sent";
const PENDING: &str = "pending";

/// Who of a group has its key, by device.
type Holders = std::collections::BTreeMap<String, bool>;

#[async_trait]
impl ProtocolStore for Session {
    async fn get_sender_key_devices(&self, group_jid: &str) -> Result<Vec<(String, bool)>> {
        let holders: Option<Holders> = self.get_json(GROUP_DEVICES, group_jid).await?;
        Ok(holders.unwrap_or_default().into_iter().collect())
    }

    async fn set_sender_key_status(&self, group_jid: &str, entries: &[(&str, bool)]) -> Result<()> {
        let mut holders: Holders = self.get_json(GROUP_DEVICES, group_jid).await?.unwrap_or_default();
        holders.extend(entries.iter().map(|(device, has)| ((*device).to_owned(), *has)));
        self.change(vec![self.put_json(GROUP_DEVICES, group_jid, &holders, 0)?]).await.map(drop)
    }

    async fn clear_sender_key_devices(&self, group_jid: &str) -> Result<()> {
        self.change(vec![self.delete(GROUP_DEVICES, group_jid)]).await.map(drop)
    }

    async fn delete_sender_key_device_rows(&self, device_jids: &[&str]) -> Result<()> {
        let mut changes = Vec::new();
        for (group, bytes) in self.all(GROUP_DEVICES).await? {
            let mut holders: Holders = parse(&bytes)?;
            let before = holders.len();
            holders.retain(|device, _| !device_jids.contains(&device.as_str()));
            if holders.len() < before {
                changes.push(self.put_json(GROUP_DEVICES, &group, &holders, 0)?);
            }
        }
        self.change(changes).await.map(drop)
    }

    async fn clear_all_sender_key_devices(&self) -> Result<()> {
        self.change(vec![SessionChange::Clear { space: GROUP_DEVICES }]).await.map(drop)
    }

    async fn get_lid_mapping(&self, lid: &str) -> Result<Option<LidPnMappingEntry>> {
        self.get_json(LID, lid).await
    }

    async fn get_pn_mapping(&self, phone: &str) -> Result<Option<LidPnMappingEntry>> {
        let Some(lid) = self.get(PHONE, phone).await? else { return Ok(None) };
        self.get_lid_mapping(&String::from_utf8_lossy(&lid)).await
    }

    async fn put_lid_mapping(&self, entry: &LidPnMappingEntry) -> Result<()> {
        self.put_lid_mappings(std::slice::from_ref(entry)).await
    }

    async fn put_lid_mappings(&self, entries: &[LidPnMappingEntry]) -> Result<()> {
        let mut changes = Vec::new();
        for entry in entries {
            let known = self.get_lid_mapping(&entry.lid).await?;
            // Somebody who has another phone number now is not found by the old one any more.
            if let Some(old) = known.filter(|old| old.phone_number != entry.phone_number) {
                changes.push(self.delete(PHONE, &old.phone_number));
            }
            changes.push(self.put_json(LID, &entry.lid, entry, 0)?);
            changes.push(self.put(PHONE, &entry.phone_number, entry.lid.as_bytes(), 0)?);
        }
        self.change(changes).await.map(drop)
    }

    async fn get_all_lid_mappings(&self) -> Result<Vec<LidPnMappingEntry>> {
        self.all(LID).await?.iter().map(|(_, bytes)| parse(bytes)).collect()
    }

    async fn save_base_key(&self, address: &str, message_id: &str, base_key: &[u8]) -> Result<()> {
        let name = joined(&[address, message_id]);
        self.change(vec![self.put(BASE_KEY, &name, base_key, 0)?]).await.map(drop)
    }

    async fn has_same_base_key(
        &self,
        address: &str,
        message_id: &str,
        current_base_key: &[u8],
    ) -> Result<bool> {
        let known = self.get(BASE_KEY, &joined(&[address, message_id])).await?;
        Ok(known.is_some_and(|known| known == current_base_key))
    }

    async fn delete_base_key(&self, address: &str, message_id: &str) -> Result<()> {
        self.change(vec![self.delete(BASE_KEY, &joined(&[address, message_id]))]).await.map(drop)
    }

    async fn update_device_list(&self, record: DeviceListRecord) -> Result<()> {
        self.update_device_lists(vec![record]).await
    }

    async fn update_device_lists(&self, records: Vec<DeviceListRecord>) -> Result<()> {
        let puts = records.iter().map(|record| self.put_json(DEVICES, &record.user, record, 0));
        self.change(puts.collect::<Result<_>>()?).await.map(drop)
    }

    async fn get_devices(&self, user: &str) -> Result<Option<DeviceListRecord>> {
        self.get_json(DEVICES, user).await
    }

    async fn delete_devices(&self, user: &str) -> Result<()> {
        self.change(vec![self.delete(DEVICES, user)]).await.map(drop)
    }

    async fn get_group_metadata(&self, group_jid: &str) -> Result<Option<Vec<u8>>> {
        self.get(GROUP, group_jid).await
    }

    async fn put_group_metadata(&self, group_jid: &str, blob: &[u8]) -> Result<()> {
        self.change(vec![self.put(GROUP, group_jid, blob, 0)?]).await.map(drop)
    }

    async fn delete_group_metadata(&self, group_jid: &str) -> Result<()> {
        self.change(vec![self.delete(GROUP, group_jid)]).await.map(drop)
    }

    async fn get_tc_token(&self, jid: &str) -> Result<Option<TcTokenEntry>> {
        self.get_json(TOKEN, jid).await
    }

    async fn put_tc_token(&self, jid: &str, entry: &TcTokenEntry) -> Result<()> {
        self.change(vec![self.put_json(TOKEN, jid, entry, 0)?]).await.map(drop)
    }

    async fn delete_tc_token(&self, jid: &str) -> Result<()> {
        self.change(vec![self.delete(TOKEN, jid)]).await.map(drop)
    }

    async fn get_all_tc_token_jids(&self) -> Result<Vec<String>> {
        Ok(self.all(TOKEN).await?.into_iter().map(|(jid, _)| jid).collect())
    }

    async fn delete_expired_tc_tokens(&self, token_cutoff: i64, sender_cutoff: i64) -> Result<u32> {
        let mut deletes = Vec::new();
        for (jid, bytes) in self.all(TOKEN).await? {
            let entry: TcTokenEntry = parse(&bytes)?;
            // It stays while either of its two windows is open.
            let sender_is_old = entry.sender_timestamp.is_none_or(|at| at < sender_cutoff);
            if entry.token_timestamp < token_cutoff && sender_is_old {
                deletes.push(self.delete(TOKEN, &jid));
            }
        }
        self.change(deletes).await
    }

    async fn store_sent_message(&self, chat_jid: &str, message_id: &str, payload: &[u8]) -> Result<()> {
        let name = joined(&[chat_jid, message_id]);
        self.change(vec![self.put(SENT, &name, payload, self.now())?]).await.map(drop)
    }

    async fn take_sent_message(&self, chat_jid: &str, message_id: &str) -> Result<Option<Vec<u8>>> {
        let name = joined(&[chat_jid, message_id]);
        let payload = self.get(SENT, &name).await?;
        if payload.is_some() {
            self.change(vec![self.delete(SENT, &name)]).await?;
        }
        Ok(payload)
    }

    async fn delete_expired_sent_messages(&self, cutoff_timestamp: i64) -> Result<u32> {
        self.change(vec![SessionChange::Expire { space: SENT, before: cutoff_timestamp }]).await
    }

    async fn store_pending_inbound(&self, chat: &str, sender: &str, id: &str, message: &[u8]) -> Result<()> {
        self.store_pending_inbound_batch(&[PendingInboundRow { chat, sender, id, message }]).await
    }

    async fn get_pending_inbound(&self, chat: &str, sender: &str, id: &str) -> Result<Option<Vec<u8>>> {
        self.get(PENDING, &joined(&[chat, sender, id])).await
    }

    async fn delete_pending_inbound(&self, chat: &str, sender: &str, id: &str) -> Result<()> {
        self.delete_pending_inbound_batch(&[PendingInboundKey { chat, sender, id }]).await
    }

    async fn delete_expired_pending_inbound(&self, cutoff_timestamp: i64) -> Result<u32> {
        self.change(vec![SessionChange::Expire { space: PENDING, before: cutoff_timestamp }]).await
    }

    async fn store_pending_inbound_batch(&self, rows: &[PendingInboundRow<'_>]) -> Result<()> {
        let now = self.now();
        let puts = rows
            .iter()
            .map(|row| self.put(PENDING, &joined(&[row.chat, row.sender, row.id]), row.message, now));
        self.change(puts.collect::<Result<_>>()?).await.map(drop)
    }

    async fn delete_pending_inbound_batch(&self, keys: &[PendingInboundKey<'_>]) -> Result<()> {
        let deletes = keys.iter().map(|key| self.delete(PENDING, &joined(&[key.chat, key.sender, key.id])));
        self.change(deletes.collect()).await.map(drop)
    }
}
