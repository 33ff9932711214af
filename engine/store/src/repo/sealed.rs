//! Everything that is sealed with a master key, one value after the other, for putting it into another wrapping.
//!
//! Whoever adds a place where something is sealed adds it here: a key that is taken out of use closes what was missed.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use super::{
    idempotency::answer_place, numbers::NumberRecord, second_factors::SecondFactorRecord,
    subscriptions::SubscriptionRecord, whatsapp_links::LinkRow,
};
use crate::{
    Dialect, SqlStore, StoreError,
    secrets::{Place, Vault},
    statement::{Statement, sql},
    statements,
};

/// A kind of sealed values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SealedKind {
    /// Tokens and secrets of numbers of the Cloud API.
    NumberCredentials,
    /// Secrets that sign events for subscribers.
    SubscriptionSecrets,
    /// Those from before a change, while they still sign.
    OldSubscriptionSecrets,
    /// Secrets of authenticators.
    SecondFactors,
    /// Keys of the sessions of numbers that are linked by QR code.
    LinkKeys,
    /// What is needed to fetch a file that came to such a number.
    MediaReferences,
    /// Answers that are kept for an `Idempotency-Key`.
    Answers,
}

/// A sealed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRow {
    /// The row's id.
    pub id: Uuid,
    /// The id that its place names: its own, but for media, which name their number.
    pub place_id: Uuid,
    /// The value.
    pub sealed: Vec<u8>,
}

impl SealedKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::NumberCredentials,
        Self::SubscriptionSecrets,
        Self::OldSubscriptionSecrets,
        Self::SecondFactors,
        Self::LinkKeys,
        Self::MediaReferences,
        Self::Answers,
    ];

    /// What it is, for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NumberCredentials => "credentials of numbers",
            Self::SubscriptionSecrets => "secrets of event webhooks",
            Self::OldSubscriptionSecrets => "former secrets of event webhooks",
            Self::SecondFactors => "authenticators",
            Self::LinkKeys => "sessions of linked numbers",
            Self::MediaReferences => "files at WhatsApp",
            Self::Answers => "answers kept for a day",
        }
    }

    /// Where a value of this kind is kept.
    #[must_use]
    pub fn place(self, id: Uuid) -> Place<'static> {
        match self {
            Self::NumberCredentials => NumberRecord::credentials_place(id),
            // Both columns name the same place, so that a change of the secret moves the value as it is.
            Self::SubscriptionSecrets | Self::OldSubscriptionSecrets => SubscriptionRecord::place(id),
            Self::SecondFactors => SecondFactorRecord::place(id),
            Self::LinkKeys => LinkRow::data_key_place(id),
            Self::MediaReferences => Place { table: "media", column: "provider_id", row: id },
            Self::Answers => answer_place(id),
        }
    }

    fn statements(self) -> (Statement, Statement) {
        match self {
            Self::NumberCredentials => (NUMBERS, PUT_NUMBER),
            Self::SubscriptionSecrets => (SUBSCRIPTIONS, PUT_SUBSCRIPTION),
            Self::OldSubscriptionSecrets => (OLD_SUBSCRIPTIONS, PUT_OLD_SUBSCRIPTION),
            Self::SecondFactors => (SECOND_FACTORS, PUT_SECOND_FACTOR),
            Self::LinkKeys => (LINKS, PUT_LINK),
            Self::MediaReferences => (MEDIA, PUT_MEDIA),
            Self::Answers => (ANSWERS, PUT_ANSWER),
        }
    }
}

/// What came of a walk over the values of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rewrapped {
    /// Values that were looked at.
    pub seen: u64,
    /// Values that got another wrapping.
    pub changed: u64,
    /// Values that no key opens.
    pub closed: u64,
}

/// Reads and replaces sealed values.
#[async_trait::async_trait]
pub trait SealedRepo: Send + Sync {
    /// Values of a kind in the order of their ids, after `after`.
    async fn sealed_rows(
        &self,
        kind: SealedKind,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<SealedRow>, StoreError>;
    /// Puts a value into the place of another; gives whether the other was still there.
    async fn replace_sealed(&self, kind: SealedKind, row: &SealedRow, new: &[u8])
    -> Result<bool, StoreError>;
}

statements! {
    NUMBERS = sql(
        "SELECT id, id, credentials FROM numbers WHERE credentials IS NOT NULL AND (id > $1 OR $1 IS NULL)
         ORDER BY id LIMIT $2",
    );
    PUT_NUMBER = sql("UPDATE numbers SET credentials = $3 WHERE id = $1 AND credentials = $2");
    SUBSCRIPTIONS = sql(
        "SELECT id, id, secret FROM subscriptions WHERE id > $1 OR $1 IS NULL ORDER BY id LIMIT $2",
    );
    PUT_SUBSCRIPTION = sql("UPDATE subscriptions SET secret = $3 WHERE id = $1 AND secret = $2");
    OLD_SUBSCRIPTIONS = sql(
        "SELECT id, id, old_secret FROM subscriptions WHERE old_secret IS NOT NULL AND (id > $1 OR $1 IS NULL)
         ORDER BY id LIMIT $2",
    );
    PUT_OLD_SUBSCRIPTION = sql("UPDATE subscriptions SET old_secret = $3 WHERE id = $1 AND old_secret = $2");
    SECOND_FACTORS = sql(
        "SELECT user_id, user_id, secret FROM second_factors WHERE user_id > $1 OR $1 IS NULL
         ORDER BY user_id LIMIT $2",
    );
    PUT_SECOND_FACTOR = sql("UPDATE second_factors SET secret = $3 WHERE user_id = $1 AND secret = $2");
    LINKS = sql(
        "SELECT number_id, number_id, data_key FROM whatsapp_links
         WHERE data_key IS NOT NULL AND (number_id > $1 OR $1 IS NULL) ORDER BY number_id LIMIT $2",
    );
    PUT_LINK = sql("UPDATE whatsapp_links SET data_key = $3 WHERE number_id = $1 AND data_key = $2");
    MEDIA = sql(
        "SELECT m.id, m.number_id, m.provider_id FROM media m JOIN numbers n ON n.id = m.number_id
         WHERE n.kind = 'whatsapp_web' AND m.provider_id <> '' AND (m.id > $1 OR $1 IS NULL) ORDER BY m.id LIMIT $2",
    );
    PUT_MEDIA = sql("UPDATE media SET provider_id = $3 WHERE id = $1 AND provider_id = $2");
    ANSWERS = sql(
        "SELECT id, id, answer FROM idempotency_keys WHERE answer IS NOT NULL AND (id > $1 OR $1 IS NULL)
         ORDER BY id LIMIT $2",
    );
    PUT_ANSWER = sql("UPDATE idempotency_keys SET answer = $3 WHERE id = $1 AND answer = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl SealedRepo for SqlStore<Db> {
    async fn sealed_rows(
        &self,
        kind: SealedKind,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<SealedRow>, StoreError> {
        let statement = <Db as Dialect>::sql(kind.statements().0);
        if kind == SealedKind::MediaReferences {
            let query = sqlx::query_as(statement).bind(after).bind(limit);
            let rows: Vec<(Uuid, Uuid, String)> = query.fetch_all(self.database.read()).await?;
            // What is no base64 was written before such references were sealed; nothing opens it.
            let sealed = |text: &str| STANDARD.decode(text).unwrap_or_default();
            return Ok(rows
                .into_iter()
                .map(|(id, place_id, text)| SealedRow { id, place_id, sealed: sealed(&text) })
                .collect());
        }
        let query = sqlx::query_as(statement).bind(after).bind(limit);
        let rows: Vec<(Uuid, Uuid, Vec<u8>)> = query.fetch_all(self.database.read()).await?;
        Ok(rows.into_iter().map(|(id, place_id, sealed)| SealedRow { id, place_id, sealed }).collect())
    }

    async fn replace_sealed(
        &self,
        kind: SealedKind,
        row: &SealedRow,
        new: &[u8],
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(kind.statements().1)).bind(row.id);
        let query = match kind {
            SealedKind::MediaReferences => {
                query.bind(STANDARD.encode(&row.sealed)).bind(STANDARD.encode(new))
            }
            _ => query.bind(row.sealed.clone()).bind(new.to_vec()),
        };
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }
}

/// Rows that are read at a time.
const CHUNK: i64 = 200;

/// Gives every value of a kind the wrapping of the master key that seals. It may be stopped at any time and begun again,
/// and others may write meanwhile: a value that changed is left to the next walk.
///
/// # Errors
/// When the database does not answer.
pub async fn rewrap(
    store: &dyn SealedRepo,
    vault: &Vault,
    kind: SealedKind,
) -> Result<Rewrapped, StoreError> {
    let (mut done, mut after) = (Rewrapped::default(), None);
    loop {
        let rows = store.sealed_rows(kind, after, CHUNK).await?;
        let Some(last) = rows.last() else { return Ok(done) };
        after = Some(last.id);
        for row in &rows {
            done.seen += 1;
            match vault.rewrap(kind.place(row.place_id), &row.sealed) {
                Ok(None) => {}
                Ok(Some(new)) => {
                    store.replace_sealed(kind, row, &new).await?;
                    done.changed += 1;
                }
                Err(_) => done.closed += 1,
            }
        }
    }
}
