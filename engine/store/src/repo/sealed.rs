//! Everything that the master key seals, so that it can be sealed anew under another one while the product runs.
//!
//! Sessions of linked devices are encrypted by a key of their own, and only that key is sealed: a thousand rows of a session
//! need one change.

use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use super::{
    numbers::NumberRecord, second_factors::SecondFactorRecord, subscriptions::SubscriptionRecord,
    whatsapp_links::LinkRow,
};
use crate::{
    Dialect, SqlStore, Store, StoreError,
    secrets::{Place, Vault},
    statement::sql,
    statements,
};

/// What is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealedKind {
    /// Credentials of numbers.
    Credentials,
    /// Keys of the sessions of linked devices.
    LinkKey,
    /// Secrets of authenticators.
    SecondFactor,
    /// Keys that sign what subscribers get.
    Subscription,
    /// The same before the present ones, while they still sign.
    SubscriptionBefore,
}

impl SealedKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Credentials, Self::LinkKey, Self::SecondFactor, Self::Subscription, Self::SubscriptionBefore];

    fn place(self, row: Uuid) -> Place<'static> {
        match self {
            Self::Credentials => NumberRecord::credentials_place(row),
            Self::LinkKey => LinkRow::data_key_place(row),
            Self::SecondFactor => SecondFactorRecord::place(row),
            Self::Subscription | Self::SubscriptionBefore => SubscriptionRecord::place(row),
        }
    }
}

/// What came of sealing everything anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Renewed {
    /// Sealed by the present key now.
    pub renewed: usize,
    /// Sealed by it before.
    pub current: usize,
    /// Sealed by a key that is not known.
    pub unopened: usize,
}

/// Reads and replaces what is sealed.
#[async_trait::async_trait]
pub trait SealedRepo: Send + Sync {
    /// Everything of a kind, by its row.
    async fn sealed(&self, kind: SealedKind) -> Result<Vec<(Uuid, Vec<u8>)>, StoreError>;
    /// Replaces what is still `before`. `false` where somebody else changed it.
    async fn reseal(
        &self,
        kind: SealedKind,
        row: Uuid,
        before: &[u8],
        after: &[u8],
    ) -> Result<bool, StoreError>;
}

/// Seals everything anew that an earlier key of the vault sealed. It may be broken off and begun again.
///
/// # Errors
/// The database does not answer; what was done until then is done.
pub async fn renew(store: &dyn Store, vault: &Vault) -> Result<Renewed, StoreError> {
    let mut outcome = Renewed::default();
    for kind in SealedKind::ALL {
        for (row, sealed) in store.sealed(kind).await? {
            match vault.renewed(kind.place(row), &sealed) {
                Ok(None) => outcome.current += 1,
                // Whoever changed it meanwhile sealed it by the present key.
                Ok(Some(after)) => {
                    store.reseal(kind, row, &sealed, &after).await?;
                    outcome.renewed += 1;
                }
                Err(StoreError::Sealed) => outcome.unopened += 1,
                Err(error) => return Err(error),
            }
        }
    }
    Ok(outcome)
}

statements! {
    CREDENTIALS = sql("SELECT id, credentials FROM numbers WHERE credentials IS NOT NULL");
    LINK_KEYS = sql("SELECT number_id, data_key FROM whatsapp_links WHERE data_key IS NOT NULL");
    SECOND_FACTORS = sql("SELECT user_id, secret FROM second_factors");
    SUBSCRIPTIONS = sql("SELECT id, secret FROM subscriptions");
    SUBSCRIPTIONS_BEFORE = sql("SELECT id, old_secret FROM subscriptions WHERE old_secret IS NOT NULL");
    SET_CREDENTIALS = sql("UPDATE numbers SET credentials = $3 WHERE id = $1 AND credentials = $2");
    SET_LINK_KEY = sql("UPDATE whatsapp_links SET data_key = $3 WHERE number_id = $1 AND data_key = $2");
    SET_SECOND_FACTOR = sql("UPDATE second_factors SET secret = $3 WHERE user_id = $1 AND secret = $2");
    SET_SUBSCRIPTION = sql("UPDATE subscriptions SET secret = $3 WHERE id = $1 AND secret = $2");
    SET_SUBSCRIPTION_BEFORE = sql("UPDATE subscriptions SET old_secret = $3 WHERE id = $1 AND old_secret = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl SealedRepo for SqlStore<Db> {
    async fn sealed(&self, kind: SealedKind) -> Result<Vec<(Uuid, Vec<u8>)>, StoreError> {
        let statement = match kind {
            SealedKind::Credentials => CREDENTIALS,
            SealedKind::LinkKey => LINK_KEYS,
            SealedKind::SecondFactor => SECOND_FACTORS,
            SealedKind::Subscription => SUBSCRIPTIONS,
            SealedKind::SubscriptionBefore => SUBSCRIPTIONS_BEFORE,
        };
        Ok(sqlx::query_as(<Db as Dialect>::sql(statement)).fetch_all(self.database.read()).await?)
    }

    async fn reseal(
        &self,
        kind: SealedKind,
        row: Uuid,
        before: &[u8],
        after: &[u8],
    ) -> Result<bool, StoreError> {
        let statement = match kind {
            SealedKind::Credentials => SET_CREDENTIALS,
            SealedKind::LinkKey => SET_LINK_KEY,
            SealedKind::SecondFactor => SET_SECOND_FACTOR,
            SealedKind::Subscription => SET_SUBSCRIPTION,
            SealedKind::SubscriptionBefore => SET_SUBSCRIPTION_BEFORE,
        };
        let query = sqlx::query(<Db as Dialect>::sql(statement)).bind(row).bind(before).bind(after);
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }
}
