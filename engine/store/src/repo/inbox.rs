//! The inbox as a queue between processes, and its dead letters.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::{Value, json};
use sqlx::{Row, types::Json};
use uuid::Uuid;

use super::{
    engine_tx::FIND_ALIASES,
    records::{Alias, AliasRow, InboxKey, InboxRow},
};
use crate::{
    Dialect, SqlStore, StoreError, batch, ids,
    rows::{Extra, RowsDialect},
    shard::{ShardSet, shard_of, shard_of_identity},
    statement::{dialects, sql},
    statements,
};

/// A row that waits for the engine.
#[derive(Debug, Clone)]
pub struct PendingRow {
    /// Its identity.
    pub key: InboxKey,
    /// `message`, `status`, `timer`, `input`, `contact`, `notice` or `event`.
    pub kind: String,
    /// The event.
    pub body: Value,
    /// When it was enqueued.
    pub received_at: DateTime<Utc>,
    /// For whom it is.
    pub shard: i32,
    /// Its place in the order of all pending rows.
    pub place: i64,
}

/// Puts events into the inbox from outside the engine.
#[async_trait::async_trait]
pub trait InboxRepo: Send + Sync {
    /// Adds rows as pending; known keys are left alone. Publish [`crate::hints::Hint::InboxReady`]
    /// afterwards. Gives the number of new rows. They are processed in the order of the calls.
    async fn enqueue(&self, rows: &[InboxRow]) -> Result<u64, StoreError>;
    /// The oldest pending rows of some shards.
    async fn pending(&self, shards: ShardSet, limit: i64) -> Result<Vec<PendingRow>, StoreError>;
    /// The place of the newest pending row of some shards.
    async fn last_pending(&self, shards: ShardSet) -> Result<Option<i64>, StoreError>;
    /// How many rows are pending, by workspace; those without any are left out.
    async fn pending_per_workspace(&self) -> Result<Vec<(Uuid, i64)>, StoreError>;
    /// The conversations to which identities of contacts belong, where they are known.
    async fn known_aliases(&self, aliases: &[Alias]) -> Result<Vec<AliasRow>, StoreError>;
    /// The shard in which what a contact sends is processed; `aliases` are pairs of kind and value.
    async fn shard_of_contact(
        &self,
        number_id: Uuid,
        aliases: &[(String, String)],
    ) -> Result<i32, StoreError>;
    /// The conversation of a contact of a number.
    async fn conversation_of_contact(
        &self,
        number_id: Uuid,
        contact_id: Uuid,
    ) -> Result<Option<Uuid>, StoreError>;
    /// Keeps an event that cannot be processed, with the reason, so that it can be looked at.
    async fn dead_letter(&self, row: &InboxRow, error: &str) -> Result<(), StoreError>;
    /// The number of dead letters.
    async fn dead_letters(&self) -> Result<i64, StoreError>;
    /// Deletes what was done before `before`, at most `limit` rows; gives the number of deleted rows.
    /// Duplicates that come later than that are not recognised: keep 30 days.
    async fn purge_inbox(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError>;
}

statements! {
    ENQUEUE = batch!(
        "INSERT INTO inbox (number_id, chat, sender, msg_id, kind, body, status, received_at, shard)
         SELECT r.number_id, r.chat, r.sender, r.msg_id, r.kind, r.body, 0, r.received_at, r.shard FROM",
        (number_id uuid, chat text, sender text, msg_id text, kind text, body jsonb, received_at timestamptz,
         shard integer),
        "WHERE true ON CONFLICT DO NOTHING"
    );
    // SQLite implementation: one node owns all shards.
    PENDING = dialects(
        "SELECT number_id, chat, sender, msg_id, kind, body, received_at, shard, rowid FROM inbox
         WHERE status = 0 AND $2 IS NOT NULL ORDER BY rowid LIMIT $1",
        "SELECT number_id, chat, sender, msg_id, kind, body, received_at, shard, enqueued FROM inbox
         WHERE status = 0 AND shard IN (SELECT value::integer FROM jsonb_array_elements_text($2))
         ORDER BY enqueued LIMIT $1",
    );
    LAST_PENDING = dialects(
        "SELECT max(rowid) FROM inbox WHERE status = 0 AND $1 IS NOT NULL",
        "SELECT max(enqueued) FROM inbox
         WHERE status = 0 AND shard IN (SELECT value::integer FROM jsonb_array_elements_text($1))",
    );
    PENDING_PER_WORKSPACE = sql(
        "SELECT n.workspace_id, count(*) FROM inbox i JOIN numbers n ON n.id = i.number_id WHERE i.status = 0
         GROUP BY n.workspace_id",
    );
    CONVERSATION_OF_CONTACT = sql("SELECT id FROM conversations WHERE number_id = $1 AND contact_id = $2");
    DEAD_LETTER = batch!(
        "INSERT INTO inbox (number_id, chat, sender, msg_id, kind, body, status, attempts, error, received_at, shard, letter)
         SELECT r.number_id, r.chat, r.sender, r.msg_id, r.kind, r.body, 3, 1, $2, r.received_at, r.shard, r.letter FROM",
        (number_id uuid, chat text, sender text, msg_id text, kind text, body jsonb, received_at timestamptz,
         shard integer, letter uuid),
        "WHERE true ON CONFLICT (number_id, chat, sender, msg_id)
         DO UPDATE SET status = 3, error = excluded.error, attempts = inbox.attempts + 1, letter = excluded.letter
         WHERE inbox.status = 0"
    );
    DEAD_LETTERS = sql("SELECT count(*) FROM inbox WHERE status = 3");
    PURGE_INBOX = sql(
        "DELETE FROM inbox WHERE (number_id, chat, sender, msg_id) IN (
             SELECT number_id, chat, sender, msg_id FROM inbox WHERE received_at < $1 AND status = 1 LIMIT $2)",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl InboxRepo for SqlStore<Db> {
    async fn enqueue(&self, rows: &[InboxRow]) -> Result<u64, StoreError> {
        let mut tx = self.database.begin().await?;
        let new = <Db as RowsDialect>::execute_rows(&mut tx, ENQUEUE, rows, &[]).await?;
        tx.commit().await?;
        Ok(new)
    }

    async fn pending(&self, shards: ShardSet, limit: i64) -> Result<Vec<PendingRow>, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(PENDING)).bind(limit).bind(Json(shards));
        let rows = query.fetch_all(self.database.read()).await?;
        rows.iter()
            .map(|row| {
                let key = InboxKey {
                    number_id: row.try_get(0)?,
                    chat: row.try_get(1)?,
                    sender: row.try_get(2)?,
                    msg_id: row.try_get(3)?,
                };
                let body: Option<Json<Value>> = row
                    .try_get(5)
                    .map_err(|error| StoreError::bad_row("inbox", "body", &key.msg_id, error))?;
                let body = body.map_or(Value::Null, |json| json.0);
                let (received_at, shard) = (row.try_get(6)?, row.try_get(7)?);
                Ok(PendingRow {
                    key,
                    kind: row.try_get(4)?,
                    body,
                    received_at,
                    shard,
                    place: row.try_get(8)?,
                })
            })
            .collect()
    }

    async fn last_pending(&self, shards: ShardSet) -> Result<Option<i64>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(LAST_PENDING)).bind(Json(shards));
        Ok(query.fetch_one(self.database.read()).await?)
    }

    async fn pending_per_workspace(&self) -> Result<Vec<(Uuid, i64)>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(PENDING_PER_WORKSPACE));
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn known_aliases(&self, aliases: &[Alias]) -> Result<Vec<AliasRow>, StoreError> {
        let mut connection = self.database.read().acquire().await?;
        <Db as RowsDialect>::fetch_rows_as(&mut connection, FIND_ALIASES, aliases, &[]).await
    }

    async fn shard_of_contact(
        &self,
        number_id: Uuid,
        aliases: &[(String, String)],
    ) -> Result<i32, StoreError> {
        let wanted: Vec<Alias> = aliases
            .iter()
            .map(|(kind, value)| Alias { number_id, kind: kind.clone(), value: value.clone() })
            .collect();
        let known = self.known_aliases(&wanted).await?;
        let found = wanted.iter().find_map(|alias| known.iter().find(|row| row.alias == *alias));
        Ok(i32::from(match (found, aliases.first()) {
            (Some(row), _) => shard_of(row.conversation_id),
            (None, Some((kind, value))) => shard_of_identity(number_id, kind, value),
            (None, None) => 0,
        }))
    }

    async fn conversation_of_contact(
        &self,
        number_id: Uuid,
        contact_id: Uuid,
    ) -> Result<Option<Uuid>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(CONVERSATION_OF_CONTACT))
            .bind(number_id)
            .bind(contact_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn dead_letter(&self, row: &InboxRow, error: &str) -> Result<(), StoreError> {
        let mut row = json!(row);
        row["letter"] = json!(Uuid::from_bytes(ids::secret_bytes()));
        let mut connection = self.database.write().acquire().await?;
        <Db as RowsDialect>::execute_rows(&mut connection, DEAD_LETTER, &[row], &[Extra::Text(error)])
            .await?;
        Ok(())
    }

    async fn dead_letters(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar(<Db as Dialect>::sql(DEAD_LETTERS)).fetch_one(self.database.read()).await?)
    }

    async fn purge_inbox(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(PURGE_INBOX)).bind(before).bind(limit);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }
}
