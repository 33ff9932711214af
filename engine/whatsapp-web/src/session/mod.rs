//! The session of one linked device, in our own database: encrypted, and fenced by the registration of the node that owns
//! the number.
//!
//! The library asks for some twenty kinds of things. All of them are rows of one table: a space, a name, a value that
//! only this process can read. [`signal`], [`app_state`], [`protocol`], [`secrets`] and [`device`] say what is under
//! which space.

mod app_state;
mod cipher;
mod device;
mod protocol;
mod secrets;
mod signal;

use std::sync::Arc;

use engine_store::{
    Store, StoreError as Failure,
    clock::Clock,
    ids,
    repo::{whatsapp_links::LinkRow, whatsapp_session::SessionChange},
    secrets::Vault,
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use whatsapp_rust::wacore::store::error::{Result, StoreError};
use zeroize::Zeroize;

use crate::polls::PollSecrets;

pub(crate) use cipher::Broken;
use cipher::{Cipher, KEY};

/// The rows of one number, under one registration.
pub(crate) struct Session {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    number_id: Uuid,
    epoch: i64,
    cipher: Cipher,
}

impl Session {
    /// The session of a link; a new key, and no rows, where it has none yet.
    ///
    /// # Errors
    /// [`Failure::Sealed`] with another master key than the one that sealed the data key, [`Failure::Fenced`] when the
    /// number is another node's.
    pub(crate) async fn open(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        vault: &Vault,
        link: &LinkRow,
        epoch: i64,
    ) -> std::result::Result<Self, Failure> {
        let number_id = link.number_id;
        let place = LinkRow::data_key_place(number_id);
        let mut key: [u8; KEY] = match &link.data_key {
            Some(sealed) => vault.open(place, sealed)?.try_into().map_err(|_| Failure::Sealed)?,
            None => {
                let key = ids::secret_bytes::<KEY>();
                store.reset_session(epoch, number_id, Some(&vault.seal(place, &key)?)).await?;
                key
            }
        };
        let cipher = Cipher::new(number_id, &key);
        key.zeroize();
        Ok(Self { store, clock, number_id, epoch, cipher })
    }

    /// Whether a device is registered in it: then a connection needs no pairing.
    pub(crate) async fn is_paired(&self) -> Result<bool> {
        use whatsapp_rust::wacore::store::traits::DeviceStore;
        Ok(self.load().await?.is_some_and(|device| device.pn.is_some()))
    }

    /// Gives each poll its secret.
    pub(crate) fn poll_secrets(&self) -> PollSecrets {
        PollSecrets::new(self.cipher.poll_key())
    }

    fn now(&self) -> i64 {
        self.clock.now().timestamp()
    }

    async fn get(&self, space: &'static str, name: &str) -> Result<Option<Vec<u8>>> {
        let stored = self.cipher.name(space, name);
        let row = self.store.session_row(self.number_id, space, &stored).await.map_err(failed)?;
        row.map(|sealed| self.cipher.open(space, &stored, &sealed).map(|(_, value)| value))
            .transpose()
            .map_err(failed)
    }

    async fn get_json<T: DeserializeOwned>(&self, space: &'static str, name: &str) -> Result<Option<T>> {
        self.get(space, name).await?.map(|bytes| parse(&bytes)).transpose()
    }

    /// All rows of a space: names and values.
    async fn all(&self, space: &'static str) -> Result<Vec<(String, Vec<u8>)>> {
        let rows = self.store.session_rows(self.number_id, space).await.map_err(failed)?;
        rows.iter()
            .map(|(stored, sealed)| self.cipher.open(space, stored, sealed))
            .collect::<std::result::Result<_, _>>()
            .map_err(failed)
    }

    fn put(&self, space: &'static str, name: &str, value: &[u8], at: i64) -> Result<SessionChange> {
        let sealed = self.cipher.seal(space, name, value).map_err(failed)?;
        Ok(SessionChange::Put { space, name: self.cipher.name(space, name), sealed, at })
    }

    fn put_json<T: Serialize>(
        &self,
        space: &'static str,
        name: &str,
        value: &T,
        at: i64,
    ) -> Result<SessionChange> {
        let mut bytes = serde_json::to_vec(value).map_err(unreadable)?;
        let change = self.put(space, name, &bytes, at);
        bytes.zeroize();
        change
    }

    fn delete(&self, space: &'static str, name: &str) -> SessionChange {
        SessionChange::Delete { space, name: self.cipher.name(space, name) }
    }

    /// Makes changes, all or none, unless the number has become another node's.
    async fn change(&self, changes: Vec<SessionChange>) -> Result<u32> {
        if changes.is_empty() {
            return Ok(0);
        }
        let touched =
            self.store.change_session(self.epoch, self.number_id, &changes).await.map_err(failed)?;
        Ok(u32::try_from(touched).unwrap_or(u32::MAX))
    }
}

/// Several parts as one name; no part can run into the next.
fn joined(parts: &[&str]) -> String {
    parts.iter().map(|part| format!("{}:{part}", part.len())).collect()
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(unreadable)
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Database(Box::new(error))
}

/// The parser's message could quote a key, so it is left out.
fn unreadable(_: serde_json::Error) -> StoreError {
    StoreError::Validation("a row of the session is not of the expected shape".to_owned())
}
