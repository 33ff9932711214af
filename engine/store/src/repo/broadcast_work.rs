//! Broadcasts as the engine works on them: who is next, and what came of it.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use uuid::Uuid;

use super::{
    broadcasts::{BroadcastRow, broadcast_columns},
    engine_tx::id_rows,
};
use crate::{
    Dialect, SqlStore, StoreError, batch,
    rows::{Extra, RowsDialect},
    statement::sql,
    statements,
};

/// Somebody whom a broadcast is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewRecipient {
    /// The broadcast.
    pub broadcast_id: Uuid,
    /// The contact.
    pub contact_id: Uuid,
    /// Its conversation.
    pub conversation_id: Uuid,
    /// [`super::broadcasts::recipient_state`]: waits, or left out.
    pub state: i32,
    /// Why it was left out; empty for those who wait.
    pub reason: String,
    /// When its turn comes.
    pub due: DateTime<Utc>,
}

/// What came of a recipient; written with the message itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BroadcastOutcome {
    /// The broadcast.
    pub broadcast_id: Uuid,
    /// The contact.
    pub contact_id: Uuid,
    /// Said or left out.
    pub state: i32,
    /// Why it was left out.
    pub reason: String,
    /// What was said.
    pub message_id: Option<Uuid>,
}

/// Moves broadcasts.
#[async_trait::async_trait]
pub trait BroadcastWorkRepo: Send + Sync {
    /// Those that run, and those whose time has come.
    async fn due_broadcasts(&self, now: DateTime<Utc>, limit: i64) -> Result<Vec<BroadcastRow>, StoreError>;
    /// Begins one that is scheduled; gives whether it runs now.
    async fn begin_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError>;
    /// Adds recipients, and notes below which contact the next are looked for; `None` when all were found.
    async fn add_recipients(
        &self,
        id: Uuid,
        recipients: &[NewRecipient],
        cursor: Option<Uuid>,
    ) -> Result<(), StoreError>;
    /// Whose turn has come: contact and conversation, who waits longest first.
    async fn due_recipients(
        &self,
        id: Uuid,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<(Uuid, Uuid)>, StoreError>;
    /// Notes that the engine has them.
    async fn recipients_given(
        &self,
        id: Uuid,
        contacts: &[Uuid],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// Leaves out whom the engine was given before a time without a word of them since: their conversation is gone.
    async fn leave_out_lost(&self, id: Uuid, before: DateTime<Utc>) -> Result<u64, StoreError>;
    /// Ends a broadcast if nobody waits any more; gives whether it did.
    async fn end_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError>;
}

statements! {
    DUE = sql(concat!(
        "SELECT ", broadcast_columns!(), " FROM broadcasts
         WHERE state = 'running' OR state = 'scheduled' AND starts_at <= $1 ORDER BY starts_at, id LIMIT $2",
    ));
    BEGIN = sql(
        "UPDATE broadcasts SET state = 'running', started_at = $2, updated_at = $2 WHERE id = $1 AND state = 'scheduled'",
    );
    ADD = batch!(
        "INSERT INTO broadcast_recipients (broadcast_id, contact_id, conversation_id, state, reason, due)
         SELECT r.broadcast_id, r.contact_id, r.conversation_id, r.state, r.reason, r.due FROM",
        (broadcast_id uuid, contact_id uuid, conversation_id uuid, state integer, reason text, due timestamptz),
        "WHERE true ON CONFLICT DO NOTHING"
    );
    FOUND = sql("UPDATE broadcasts SET cursor = $2, prepared = $3 WHERE id = $1");
    DUE_RECIPIENTS = sql(
        "SELECT contact_id, conversation_id FROM broadcast_recipients
         WHERE broadcast_id = $1 AND state < 2 AND state = 0 AND due <= $2 ORDER BY due, contact_id LIMIT $3",
    );
    GIVEN = batch!(
        "UPDATE broadcast_recipients SET state = 1, given_at = $2
         WHERE state = 0 AND broadcast_id = $3 AND contact_id IN (SELECT r.id FROM",
        (id uuid),
        ")"
    );
    LOST = sql(
        "UPDATE broadcast_recipients SET state = 3, reason = 'lost'
         WHERE broadcast_id = $1 AND state = 1 AND given_at < $2",
    );
    END = sql(
        "UPDATE broadcasts SET state = 'done', ended_at = $2, updated_at = $2
         WHERE id = $1 AND state = 'running' AND prepared AND NOT EXISTS (
             SELECT 1 FROM broadcast_recipients r WHERE r.broadcast_id = $1 AND r.state < 2)",
    );
    OUTCOMES = batch!(
        "UPDATE broadcast_recipients SET state = r.state, reason = r.reason, message_id = r.message_id FROM",
        (broadcast_id uuid, contact_id uuid, state integer, reason text, message_id uuid),
        "WHERE broadcast_recipients.broadcast_id = r.broadcast_id AND broadcast_recipients.contact_id = r.contact_id
           AND broadcast_recipients.state <> 2"
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl BroadcastWorkRepo for SqlStore<Db> {
    async fn due_broadcasts(&self, now: DateTime<Utc>, limit: i64) -> Result<Vec<BroadcastRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(DUE)).bind(now).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn begin_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(BEGIN)).bind(id).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn add_recipients(
        &self,
        id: Uuid,
        recipients: &[NewRecipient],
        cursor: Option<Uuid>,
    ) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        <Db as RowsDialect>::execute_rows(&mut tx, ADD, recipients, &[]).await?;
        let query = sqlx::query(<Db as Dialect>::sql(FOUND)).bind(id).bind(cursor).bind(cursor.is_none());
        query.execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    async fn due_recipients(
        &self,
        id: Uuid,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(DUE_RECIPIENTS)).bind(id).bind(now).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn recipients_given(
        &self,
        id: Uuid,
        contacts: &[Uuid],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut connection = self.database.write().acquire().await?;
        let extras = [Extra::Time(now), Extra::Uuid(id)];
        <Db as RowsDialect>::execute_rows(&mut connection, GIVEN, &id_rows(contacts), &extras).await?;
        Ok(())
    }

    async fn leave_out_lost(&self, id: Uuid, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(LOST)).bind(id).bind(before);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }

    async fn end_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(END)).bind(id).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }
}
