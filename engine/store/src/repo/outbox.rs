//! The outbox as the senders see it.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use sqlx::{Row, types::Json};
use uuid::Uuid;

use super::{
    engine_tx::id_rows,
    nodes::FENCE,
    records::{OutboxRow, SendClass, outbox_status},
};
use crate::{
    Dialect, JsonText, SqlStore, StoreError, batch,
    rows::{Extra, RowsDialect},
    shard::ShardSet,
    statement::{dialects, sql},
    statements,
};

/// How an attempt to send ended.
#[derive(Debug, Clone, Serialize)]
pub struct SendResult {
    /// The outbox row.
    pub id: Uuid,
    /// Its new state; see [`super::records::outbox_status`].
    pub status: i32,
    /// Attempts so far.
    pub attempt: i32,
    /// The attempt that this is the result of. Once a later one is under way, it changes nothing.
    pub of_attempt: i32,
    /// When to try again, for a row that is ready again.
    pub due: DateTime<Utc>,
    /// The provider's id of the message, once accepted.
    pub provider_id: Option<String>,
    /// The message's new status in the transcript: `sent`, `failed` or, unchanged, `queued`.
    pub message_status: String,
    /// See [`super::records::status_rank`].
    pub message_rank: i32,
    /// Why it failed; never quotes the message or the recipient.
    pub error: Option<String>,
}

impl SendResult {
    /// That a row was marked as under way, and its request did not begin: it is ready as if nothing had been.
    #[must_use]
    pub fn not_begun(row: &OutboxRow) -> Self {
        Self {
            id: row.id,
            status: outbox_status::READY,
            attempt: row.attempt - 1,
            of_attempt: row.attempt,
            due: row.due,
            provider_id: None,
            message_status: "queued".to_owned(),
            message_rank: 0,
            error: None,
        }
    }
}

/// Reads and settles outbox rows.
#[async_trait::async_trait]
pub trait OutboxRepo: Send + Sync {
    /// Rows of some shards that are ready or were under way, `limit` at most, `per_number` of one number and twice as many
    /// of one workspace; the first of each workspace first. A conversation's rows are in the order in which they must go out. Rows that are held
    /// beyond `until` are left out, and what follows them in their conversations.
    async fn open_outbox(
        &self,
        shards: ShardSet,
        until: DateTime<Utc>,
        per_number: i64,
        limit: i64,
    ) -> Result<Vec<OutboxRow>, StoreError>;
    /// Marks rows as under way before their requests begin, and gives those that were ready or under
    /// way. It is durable when it returns.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the node's registration `epoch` is gone.
    async fn mark_sending(
        &self,
        epoch: i64,
        ids: &[Uuid],
        now: DateTime<Utc>,
    ) -> Result<Vec<Uuid>, StoreError>;
    /// Writes results down, and deletes the rows that were sent. It may be lost in a crash, which only repeats the
    /// recovery.
    async fn settle(&self, results: &[SendResult]) -> Result<(), StoreError>;
    /// Whether a row is not known to have been accepted, or given up.
    async fn is_open(&self, id: Uuid) -> Result<bool, StoreError>;
    /// Rows per state that need an eye: ready, sending, unknown, dead.
    async fn outbox_counts(&self) -> Result<[i64; 4], StoreError>;
    /// When the oldest row was committed that is still to be sent. A row that was held counts from the end of that, and
    /// not before.
    async fn oldest_open_outbox(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError>;
}

statements! {
    // SQLite implementation: one node owns all shards. A row's turn is never before that of an earlier row of its
    // conversation, although the clocks of two nodes may differ.
    OPEN = dialects(
        "SELECT o.id, o.number_id, o.workspace_id, o.conversation_id, o.ver, o.ord, o.class, o.recipient, o.payload,
                o.status, o.attempt, o.epoch, o.due, o.sending_at, o.created_at
         FROM outbox o JOIN (
             SELECT p.*, row_number() OVER (PARTITION BY p.workspace_id ORDER BY p.place, p.turn, p.number_id) AS seat
             FROM (SELECT t.*, row_number() OVER (
                       PARTITION BY t.number_id ORDER BY t.turn, t.conversation_id, t.ver, t.ord) AS place
             FROM (SELECT w.id, w.workspace_id, w.number_id, w.conversation_id, w.ver, w.ord,
                       max(w.created_at) OVER (PARTITION BY w.conversation_id ORDER BY w.ver, w.ord) AS turn
                   FROM outbox w WHERE w.status < 2 AND $2 IS NOT NULL AND (w.held IS NULL OR w.due <= $3)
                     AND NOT EXISTS (SELECT 1 FROM outbox h WHERE h.conversation_id = w.conversation_id
                                     AND h.status < 2 AND h.held IS NOT NULL AND h.due > $3
                                     AND (h.ver, h.ord) < (w.ver, w.ord))) t) p
             WHERE p.place <= $4
         ) f ON f.id = o.id
         WHERE f.seat <= 2 * $4 ORDER BY f.seat, f.turn LIMIT $1",
        "SELECT o.id, o.number_id, o.workspace_id, o.conversation_id, o.ver, o.ord, o.class, o.recipient, o.payload,
                o.status, o.attempt, o.epoch, o.due, o.sending_at, o.created_at
         FROM outbox o JOIN (
             SELECT p.*, row_number() OVER (PARTITION BY p.workspace_id ORDER BY p.place, p.turn, p.number_id) AS seat
             FROM (SELECT t.*, row_number() OVER (
                       PARTITION BY t.number_id ORDER BY t.turn, t.conversation_id, t.ver, t.ord) AS place
             FROM (SELECT w.id, w.workspace_id, w.number_id, w.conversation_id, w.ver, w.ord,
                       max(w.created_at) OVER (PARTITION BY w.conversation_id ORDER BY w.ver, w.ord) AS turn
                   FROM outbox w WHERE w.status < 2
                     AND get_byte(uuid_send(w.conversation_id), 15)
                         IN (SELECT value::integer FROM jsonb_array_elements_text($2))
                     AND (w.held IS NULL OR w.due <= $3)
                     AND NOT EXISTS (SELECT 1 FROM outbox h WHERE h.conversation_id = w.conversation_id
                                     AND h.status < 2 AND h.held IS NOT NULL AND h.due > $3
                                     AND (h.ver, h.ord) < (w.ver, w.ord))) t) p
             WHERE p.place <= $4
         ) f ON f.id = o.id
         WHERE f.seat <= 2 * $4 ORDER BY f.seat, f.turn LIMIT $1",
    );
    MARK_SENDING = batch!(
        "UPDATE outbox SET status = 1, sending_at = $2, epoch = $3, attempt = attempt + 1 FROM",
        (id uuid),
        "WHERE outbox.id = r.id AND outbox.status < 2 RETURNING outbox.id"
    );
    // Results may be lost in a crash, so their commit need not wait for the disk. In SQLite the
    // statement has no counterpart and does nothing.
    ASYNC_COMMIT = dialects("SELECT 1", "SET LOCAL synchronous_commit = off");
    // The transcript keeps what was sent.
    DELETE_SENT = batch!("DELETE FROM outbox WHERE status < 2 AND id IN (SELECT r.id FROM", (id uuid), ")");
    SETTLE_OUTBOX = batch!(
        "UPDATE outbox SET status = r.status, attempt = r.attempt, due = r.due, error = r.error FROM",
        (id uuid, status integer, attempt integer, of_attempt integer, due timestamptz, error text),
        "WHERE outbox.id = r.id AND outbox.status < 2 AND outbox.attempt <= r.of_attempt"
    );
    SETTLE_MESSAGES = batch!(
        "UPDATE messages SET
             provider_id = CASE WHEN messages.provider_id = '' THEN coalesce(r.provider_id, '') ELSE messages.provider_id END,
             status = CASE WHEN r.message_rank > messages.status_rank THEN r.message_status ELSE messages.status END,
             error = CASE WHEN r.message_rank > messages.status_rank THEN r.error ELSE messages.error END,
             status_rank = CASE WHEN r.message_rank > messages.status_rank THEN r.message_rank ELSE messages.status_rank END
         FROM",
        (id uuid, provider_id text, message_status text, message_rank integer, error text),
        "WHERE messages.id = r.id"
    );
    IS_OPEN = sql("SELECT 1 FROM outbox WHERE id = $1 AND status < 2");
    COUNTS = sql(
        "SELECT count(CASE WHEN status = 0 THEN 1 END), count(CASE WHEN status = 1 THEN 1 END),
                count(CASE WHEN status = 3 THEN 1 END), count(CASE WHEN status = 4 THEN 1 END)
         FROM outbox",
    );
    OLDEST_OPEN = sql(
        "SELECT min(CASE WHEN w.held IS NULL THEN w.created_at ELSE w.due END) FROM outbox w
         WHERE w.status < 2 AND NOT EXISTS (
             SELECT 1 FROM outbox h WHERE h.conversation_id = w.conversation_id
             AND h.status < 2 AND h.held IS NOT NULL AND h.due > $1)",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl OutboxRepo for SqlStore<Db> {
    async fn open_outbox(
        &self,
        shards: ShardSet,
        until: DateTime<Utc>,
        per_number: i64,
        limit: i64,
    ) -> Result<Vec<OutboxRow>, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(OPEN))
            .bind(limit)
            .bind(Json(shards))
            .bind(until)
            .bind(per_number);
        let rows = query.fetch_all(self.database.read()).await?;
        rows.iter()
            .map(|row| {
                let id: Uuid = row.try_get("id")?;
                let json = |column: &str| -> Result<JsonText, StoreError> {
                    row.try_get::<Json<JsonText>, _>(column)
                        .map(|json| json.0)
                        .map_err(|error| StoreError::bad_row("outbox", column, id, error))
                };
                let class: String = row.try_get("class")?;
                Ok(OutboxRow {
                    id,
                    number_id: row.try_get("number_id")?,
                    workspace_id: row.try_get("workspace_id")?,
                    conversation_id: row.try_get("conversation_id")?,
                    ver: row.try_get("ver")?,
                    ord: row.try_get("ord")?,
                    // An unknown class of a newer version is the careful one.
                    class: if class == "reply" { SendClass::Reply } else { SendClass::AtMostOnce },
                    recipient: json("recipient")?,
                    payload: json("payload")?,
                    status: row.try_get("status")?,
                    attempt: row.try_get("attempt")?,
                    epoch: row.try_get("epoch")?,
                    due: row.try_get("due")?,
                    sending_at: row.try_get::<Option<DateTime<Utc>>, _>("sending_at")?,
                    created_at: row.try_get("created_at")?,
                    marked: false,
                })
            })
            .collect()
    }

    async fn mark_sending(
        &self,
        epoch: i64,
        ids: &[Uuid],
        now: DateTime<Utc>,
    ) -> Result<Vec<Uuid>, StoreError> {
        let mut tx = self.database.begin().await?;
        let lease = sqlx::query(<Db as Dialect>::sql(FENCE)).bind(epoch);
        if lease.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        let extras = [Extra::Time(now), Extra::Bigint(epoch)];
        let marked: Vec<(Uuid,)> =
            <Db as RowsDialect>::fetch_rows_as(&mut tx, MARK_SENDING, &id_rows(ids), &extras).await?;
        tx.commit().await?;
        Ok(marked.into_iter().map(|(id,)| id).collect())
    }

    async fn settle(&self, results: &[SendResult]) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        sqlx::query(<Db as Dialect>::sql(ASYNC_COMMIT)).execute(&mut *tx).await?;
        let (sent, open): (Vec<_>, Vec<_>) =
            results.iter().partition(|result| result.status == outbox_status::SENT);
        // Messages before their rows of the outbox, as everywhere: a status that comes meanwhile locks both, too.
        <Db as RowsDialect>::execute_rows(&mut tx, SETTLE_MESSAGES, results, &[]).await?;
        <Db as RowsDialect>::execute_rows(&mut tx, DELETE_SENT, &sent, &[]).await?;
        <Db as RowsDialect>::execute_rows(&mut tx, SETTLE_OUTBOX, &open, &[]).await?;
        Ok(tx.commit().await?)
    }

    async fn is_open(&self, id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(IS_OPEN)).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?.is_some())
    }

    async fn outbox_counts(&self) -> Result<[i64; 4], StoreError> {
        let row = sqlx::query(<Db as Dialect>::sql(COUNTS)).fetch_one(self.database.read()).await?;
        Ok([row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?])
    }

    async fn oldest_open_outbox(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(OLDEST_OPEN)).bind(now);
        Ok(query.fetch_one(self.database.read()).await?)
    }
}
