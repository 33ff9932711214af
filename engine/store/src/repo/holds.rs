//! Messages that wait for their number: until quiet hours end, or until the next day has room for them.

use chrono::{DateTime, Days, NaiveDate, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use sqlx::{Row, types::Json};
use uuid::Uuid;

use super::engine_tx::id_rows;
use crate::{
    Dialect, SqlStore, StoreError, batch,
    rows::{Extra, RowsDialect},
    shard::ShardSet,
    statement::{dialects, sql},
    statements,
};

/// Days that are counted are kept so long.
const KEPT_DAYS: u64 = 40;

/// That a message waits.
#[derive(Debug, Clone, Serialize)]
pub struct HeldRow {
    /// Its outbox row.
    pub id: Uuid,
    /// Why; see [`engine_core::sending::WaitReason::as_str`].
    pub reason: &'static str,
    /// Until when.
    pub due: DateTime<Utc>,
}

/// A day of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NumberDay {
    /// The number.
    pub number_id: Uuid,
    /// Its workspace.
    pub workspace_id: Uuid,
    /// The date in the time zone of the number's policy.
    pub day: NaiveDate,
    /// When the day begins.
    pub begin: DateTime<Utc>,
}

/// Holds messages back, and counts those that go out.
#[async_trait::async_trait]
pub trait HoldRepo: Send + Sync {
    /// Holds rows that are open. What comes later in their conversations waits with them.
    async fn hold(&self, held: &[HeldRow]) -> Result<(), StoreError>;
    /// Conversations of some shards that are held beyond `until`, and until when.
    async fn held_conversations(
        &self,
        shards: ShardSet,
        until: DateTime<Utc>,
    ) -> Result<Vec<(Uuid, DateTime<Utc>)>, StoreError>;
    /// Lets what is held in conversations go on; gives the number of messages.
    async fn release_conversations(&self, ids: &[Uuid], now: DateTime<Utc>) -> Result<u64, StoreError>;
    /// Lets what is held at a number go on, after its policy changed; gives the number of messages.
    async fn release_number(&self, number_id: Uuid, now: DateTime<Utc>) -> Result<u64, StoreError>;
    /// Takes up to `wanted` places of a day that has `most`; gives how many were left. However many processes ask, a
    /// day never gets more.
    async fn take_places(&self, day: NumberDay, most: u32, wanted: u32) -> Result<u32, StoreError>;
    /// Messages of a day so far.
    async fn sent_on(&self, day: NumberDay) -> Result<u32, StoreError>;
    /// When the contact of a conversation last wrote.
    async fn last_inbound(&self, conversation_id: Uuid) -> Result<Option<DateTime<Utc>>, StoreError>;
    /// Whether the contact of a conversation has never written, and has not agreed to get messages either.
    async fn is_stranger(&self, conversation_id: Uuid) -> Result<bool, StoreError>;
}

statements! {
    HOLD = batch!(
        "UPDATE outbox SET status = 0, due = r.due, held = r.reason FROM",
        (id uuid, reason text, due timestamptz),
        "WHERE outbox.id = r.id AND outbox.status < 2"
    );
    // SQLite implementation: one node owns all shards.
    HELD = dialects(
        "SELECT conversation_id, min(due) FROM outbox
         WHERE status < 2 AND held IS NOT NULL AND due > $1 AND $2 IS NOT NULL GROUP BY conversation_id",
        "SELECT conversation_id, min(due) FROM outbox
         WHERE status < 2 AND held IS NOT NULL AND due > $1
           AND get_byte(uuid_send(conversation_id), 15) IN (SELECT value::integer FROM jsonb_array_elements_text($2))
         GROUP BY conversation_id",
    );
    RELEASE_CONVERSATIONS = batch!(
        "UPDATE outbox SET due = $2, held = NULL WHERE status < 2 AND held IS NOT NULL AND conversation_id IN (SELECT r.id FROM",
        (id uuid),
        ")"
    );
    RELEASE_NUMBER =
        sql("UPDATE outbox SET due = $2, held = NULL WHERE status < 2 AND held IS NOT NULL AND number_id = $1");
    // SQLite implementation: the transaction has the database for itself.
    LOCK_DAY = dialects(
        "SELECT sent FROM number_days WHERE number_id = $1 AND day = $2",
        "SELECT sent FROM number_days WHERE number_id = $1 AND day = $2 FOR UPDATE",
    );
    BEGIN_DAY = sql("INSERT INTO number_days (number_id, day, sent) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
    FORGET_DAYS = sql("DELETE FROM number_days WHERE number_id = $1 AND day < $2");
    TAKE = sql("UPDATE number_days SET sent = sent + $3 WHERE number_id = $1 AND day = $2");
    SENT = sql(
        "SELECT coalesce(
             (SELECT sent FROM number_days WHERE number_id = $1 AND day = $2),
             (SELECT count(*) FROM messages
              WHERE workspace_id = $4 AND created_at >= $3 AND number_id = $1 AND direction = 'out'
                AND status_rank > 0))",
    );
    STRANGER = sql(
        "SELECT count(*) FROM conversations c JOIN contacts k ON k.id = c.contact_id
         WHERE c.id = $1 AND c.last_inbound_at IS NULL AND (k.opted_in IS NULL OR k.opted_in = false)",
    );
    LAST_INBOUND = sql("SELECT last_inbound_at FROM conversations WHERE id = $1");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl HoldRepo for SqlStore<Db> {
    async fn hold(&self, held: &[HeldRow]) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        <Db as RowsDialect>::execute_rows(&mut tx, HOLD, held, &[]).await?;
        Ok(tx.commit().await?)
    }

    async fn held_conversations(
        &self,
        shards: ShardSet,
        until: DateTime<Utc>,
    ) -> Result<Vec<(Uuid, DateTime<Utc>)>, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(HELD)).bind(until).bind(Json(shards));
        let rows = query.fetch_all(self.database.read()).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }

    async fn release_conversations(&self, ids: &[Uuid], now: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut tx = self.database.begin().await?;
        let (ids, extras) = (id_rows(ids), [Extra::Time(now)]);
        let released =
            <Db as RowsDialect>::execute_rows(&mut tx, RELEASE_CONVERSATIONS, &ids, &extras).await?;
        tx.commit().await?;
        Ok(released)
    }

    async fn is_stranger(&self, conversation_id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(STRANGER)).bind(conversation_id);
        let found: i64 = query.fetch_one(self.database.read()).await?;
        Ok(found > 0)
    }

    async fn release_number(&self, number_id: Uuid, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(RELEASE_NUMBER)).bind(number_id).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }

    async fn take_places(&self, day: NumberDay, most: u32, wanted: u32) -> Result<u32, StoreError> {
        let date = day.day.to_string();
        let mut tx = self.database.begin().await?;
        let mut sent: Option<i64> = sqlx::query_scalar(<Db as Dialect>::sql(LOCK_DAY))
            .bind(day.number_id)
            .bind(&date)
            .fetch_optional(&mut *tx)
            .await?;
        if sent.is_none() {
            // What went out before somebody counted.
            let before: i64 = sqlx::query_scalar(<Db as Dialect>::sql(SENT))
                .bind(day.number_id)
                .bind(&date)
                .bind(day.begin)
                .bind(day.workspace_id)
                .fetch_one(&mut *tx)
                .await?;
            sqlx::query(<Db as Dialect>::sql(BEGIN_DAY))
                .bind(day.number_id)
                .bind(&date)
                .bind(before)
                .execute(&mut *tx)
                .await?;
            let oldest = day.day.checked_sub_days(Days::new(KEPT_DAYS)).unwrap_or(day.day).to_string();
            sqlx::query(<Db as Dialect>::sql(FORGET_DAYS))
                .bind(day.number_id)
                .bind(oldest)
                .execute(&mut *tx)
                .await?;
            sent = sqlx::query_scalar(<Db as Dialect>::sql(LOCK_DAY))
                .bind(day.number_id)
                .bind(&date)
                .fetch_optional(&mut *tx)
                .await?;
        }
        let left = (i64::from(most) - sent.unwrap_or_default()).clamp(0, i64::from(wanted));
        if left > 0 {
            sqlx::query(<Db as Dialect>::sql(TAKE))
                .bind(day.number_id)
                .bind(&date)
                .bind(left)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(u32::try_from(left).unwrap_or_default())
    }

    async fn sent_on(&self, day: NumberDay) -> Result<u32, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(SENT))
            .bind(day.number_id)
            .bind(day.day.to_string())
            .bind(day.begin)
            .bind(day.workspace_id);
        let sent: i64 = query.fetch_one(self.database.read()).await?;
        Ok(u32::try_from(sent).unwrap_or(u32::MAX))
    }

    async fn last_inbound(&self, conversation_id: Uuid) -> Result<Option<DateTime<Utc>>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(LAST_INBOUND)).bind(conversation_id);
        let found: Option<Option<DateTime<Utc>>> = query.fetch_optional(self.database.read()).await?;
        Ok(found.flatten())
    }
}
