//! What clients ask for under a key of their own, so that the same request does the same thing once.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, secrets::Place, statement::sql, statements};

/// A request under a key.
#[derive(Debug, Clone)]
pub struct KeyedRequest {
    /// The user or the API key that asks.
    pub holder_id: Uuid,
    /// The client's key.
    pub name: String,
    /// Under which it counts once, if it is the first.
    pub id: Uuid,
    /// SHA-256 of method, address and body.
    pub fingerprint: Vec<u8>,
    /// Now.
    pub at: DateTime<Utc>,
    /// Keys that are older are forgotten.
    pub forget_before: DateTime<Utc>,
    /// One that has been under way since before this died on the way, and may be tried again.
    pub stale_before: DateTime<Utc>,
}

/// A key as it is known.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct KnownRequest {
    /// Under which it counts once.
    pub id: Uuid,
    /// SHA-256 of method, address and body.
    pub fingerprint: Vec<u8>,
    /// The answer, sealed for [`answer_place`]; none while it is under way.
    pub answer: Option<Vec<u8>>,
}

/// What is to be done about a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keyed {
    /// Nobody does it: do it, under this id.
    Begin(Uuid),
    /// It was asked for before.
    Known(KnownRequest),
    /// It was let go in this very moment: whoever asks again begins.
    Released,
}

/// Where an answer is kept, for sealing and opening it.
#[must_use]
pub fn answer_place(id: Uuid) -> Place<'static> {
    Place { table: "idempotency_keys", column: "answer", row: id }
}

/// Keeps answers to requests with keys.
#[async_trait::async_trait]
pub trait IdempotencyRepo: Send + Sync {
    /// Reserves a key, or tells what is known of it.
    async fn begin_keyed(&self, request: &KeyedRequest) -> Result<Keyed, StoreError>;
    /// Keeps the answer.
    async fn keep_answer(&self, id: Uuid, sealed: &[u8]) -> Result<(), StoreError>;
    /// Lets a key go whose request changed nothing, so that it may be asked again.
    async fn release_keyed(&self, id: Uuid) -> Result<(), StoreError>;
}

statements! {
    FORGET = sql("DELETE FROM idempotency_keys WHERE begun_at < $1");
    BEGIN = sql(
        "INSERT INTO idempotency_keys (holder_id, name, id, fingerprint, begun_at, tried_at)
         VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (holder_id, name) DO UPDATE SET tried_at = excluded.tried_at
         WHERE idempotency_keys.answer IS NULL AND idempotency_keys.tried_at < $6
           AND idempotency_keys.fingerprint = excluded.fingerprint
         RETURNING id",
    );
    KNOWN = sql("SELECT id, fingerprint, answer FROM idempotency_keys WHERE holder_id = $1 AND name = $2");
    KEEP = sql("UPDATE idempotency_keys SET answer = $2 WHERE id = $1");
    RELEASE = sql("DELETE FROM idempotency_keys WHERE id = $1 AND answer IS NULL");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl IdempotencyRepo for SqlStore<Db> {
    async fn begin_keyed(&self, request: &KeyedRequest) -> Result<Keyed, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(FORGET)).bind(request.forget_before);
        query.execute(self.database.write()).await?;
        let query = sqlx::query_scalar(<Db as Dialect>::sql(BEGIN))
            .bind(request.holder_id)
            .bind(&request.name)
            .bind(request.id)
            .bind(&request.fingerprint)
            .bind(request.at)
            .bind(request.stale_before);
        if let Some(id) = query.fetch_optional(self.database.write()).await? {
            return Ok(Keyed::Begin(id));
        }
        let query = sqlx::query_as(<Db as Dialect>::sql(KNOWN)).bind(request.holder_id).bind(&request.name);
        let known = query.fetch_optional(self.database.write()).await?;
        Ok(known.map_or(Keyed::Released, Keyed::Known))
    }

    async fn keep_answer(&self, id: Uuid, sealed: &[u8]) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(KEEP)).bind(id).bind(sealed);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn release_keyed(&self, id: Uuid) -> Result<(), StoreError> {
        sqlx::query(<Db as Dialect>::sql(RELEASE)).bind(id).execute(self.database.write()).await?;
        Ok(())
    }
}
