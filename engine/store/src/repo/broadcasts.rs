//! Messages to many contacts, as people make and watch them.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use engine_core::OutTemplate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::contacts::Rule;
use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// What a broadcast says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BroadcastContent {
    /// An approved template. Its values may have marks such as `{{ name }}`, which each contact fills.
    Template(Box<OutTemplate>),
    /// The number's flow starts, as by a call with this name.
    Start(String),
}

/// Whom a broadcast is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Whether one fitting rule is enough.
    pub any: bool,
    /// The rules, with days instead of times; see [`super::contacts::at`].
    pub rules: Vec<Rule>,
}

/// The states of a broadcast.
pub mod broadcast_state {
    /// It begins when its time comes.
    pub const SCHEDULED: &str = "scheduled";
    /// Recipients get it.
    pub const RUNNING: &str = "running";
    /// Nobody gets it until it is resumed.
    pub const PAUSED: &str = "paused";
    /// Everybody got it or was left out.
    pub const DONE: &str = "done";
    /// Somebody stopped it for good.
    pub const STOPPED: &str = "stopped";
}

/// The states of a recipient.
pub mod recipient_state {
    /// Its turn has not come.
    pub const WAITS: i32 = 0;
    /// The engine has it.
    pub const GIVEN: i32 = 1;
    /// A message was put into its conversation.
    pub const SAID: i32 = 2;
    /// It gets none.
    pub const LEFT_OUT: i32 = 3;
}

/// A broadcast.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct BroadcastRow {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// From which number.
    pub number_id: Uuid,
    /// What people call it.
    pub name: String,
    /// The segment's name when it was made; empty for everybody.
    pub segment_name: String,
    /// Whom it is for, as an [`Audience`].
    #[sqlx(json)]
    pub audience: Value,
    /// What it says, as a [`BroadcastContent`].
    #[sqlx(json)]
    pub content: Value,
    /// Whether only those get it who agreed.
    pub need_consent: bool,
    /// See [`broadcast_state`].
    pub state: String,
    /// Not before.
    pub starts_at: DateTime<Utc>,
    /// The wall clock of each contact, as `2026-12-24T09:00`.
    pub local_time: Option<String>,
    /// The time zone of contacts who have none.
    pub timezone: String,
    /// Messages per minute at most.
    pub per_minute: i64,
    /// Recipients were collected below this contact.
    pub cursor: Option<Uuid>,
    /// Whether all of them are.
    pub prepared: bool,
    /// Who made it; none for a program.
    pub user_id: Option<Uuid>,
    /// That one's name.
    pub user_name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
}

/// Recipients of one kind.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ResultCount {
    /// See [`recipient_state`].
    pub state: i32,
    /// Why they were left out.
    pub reason: String,
    /// How far their message is.
    pub status: Option<String>,
    /// How many.
    pub recipients: i64,
    /// How many of them wrote afterwards.
    pub answered: i64,
}

/// A recipient in a list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct RecipientView {
    /// The contact.
    pub contact_id: Uuid,
    /// Its name, or empty.
    pub name: String,
    /// Its phone number, or empty.
    pub phone: String,
    /// See [`recipient_state`].
    pub state: i32,
    /// Why it was left out.
    pub reason: String,
    /// How far its message is.
    pub status: Option<String>,
    /// Why it failed.
    pub error: Option<String>,
}

/// A broadcast that a contact was meant to get.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ContactBroadcast {
    /// Its name.
    pub name: String,
    /// See [`recipient_state`].
    pub state: i32,
    /// Why it was left out.
    pub reason: String,
    /// How far its message is.
    pub status: Option<String>,
    /// When it was its turn.
    pub due: DateTime<Utc>,
}

/// Reads and changes broadcasts of one workspace.
#[async_trait::async_trait]
pub trait BroadcastRepo: Send + Sync {
    /// Keeps a new one.
    async fn create_broadcast(&self, broadcast: &BroadcastRow) -> Result<(), StoreError>;
    /// All of them, the latest first.
    async fn broadcasts(
        &self,
        workspace_id: Uuid,
        seen_by: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<BroadcastRow>, StoreError>;
    /// One of them.
    async fn broadcast(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<BroadcastRow>, StoreError>;
    /// Pauses one that is scheduled or runs; gives whether it did.
    async fn pause_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError>;
    /// Lets a paused one go on; gives whether it did.
    async fn resume_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError>;
    /// Stops one for good, and leaves out who waits; gives whether it did.
    async fn stop_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError>;
    /// How its recipients fared.
    async fn broadcast_results(&self, id: Uuid) -> Result<Vec<ResultCount>, StoreError>;
    /// Recipients after a contact, in a stable order; with a state only those.
    async fn broadcast_recipients(
        &self,
        id: Uuid,
        state: Option<i32>,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<RecipientView>, StoreError>;
    /// What a contact was meant to get, the latest first.
    async fn contact_broadcasts(
        &self,
        contact_id: Uuid,
        limit: i64,
    ) -> Result<Vec<ContactBroadcast>, StoreError>;
}

macro_rules! columns {
    () => {
        "id, workspace_id, number_id, name, segment_name, audience, content, need_consent, state, starts_at, local_time,
         timezone, per_minute, cursor, prepared, user_id, user_name, created_at, updated_at, started_at, ended_at"
    };
}
pub(crate) use columns as broadcast_columns;

statements! {
    CREATE = sql(
        "INSERT INTO broadcasts (id, workspace_id, number_id, name, segment_name, audience, content, need_consent, state,
             starts_at, local_time, timezone, per_minute, user_id, user_name, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'scheduled', $9, $10, $11, $12, $13, $14, $15, $15)",
    );
    LIST = sql(concat!(
        "SELECT ", columns!(), " FROM broadcasts WHERE workspace_id = $1
           AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $2) OR $2 IS NULL)
         ORDER BY created_at DESC, id DESC LIMIT $3",
    ));
    GET = sql(concat!("SELECT ", columns!(), " FROM broadcasts WHERE workspace_id = $1 AND id = $2"));
    PAUSE = sql(
        "UPDATE broadcasts SET state = 'paused', updated_at = $2 WHERE id = $1 AND state IN ('scheduled', 'running')",
    );
    RESUME = sql(
        "UPDATE broadcasts SET state = CASE WHEN started_at IS NULL THEN 'scheduled' ELSE 'running' END, updated_at = $2
         WHERE id = $1 AND state = 'paused'",
    );
    STOP = sql(
        "UPDATE broadcasts SET state = 'stopped', updated_at = $2, ended_at = $2
         WHERE id = $1 AND state IN ('scheduled', 'running', 'paused')",
    );
    LEAVE_OUT_WAITING = sql(
        "UPDATE broadcast_recipients SET state = 3, reason = 'stopped' WHERE broadcast_id = $1 AND state = 0",
    );
    RESULTS = sql(
        "SELECT r.state, r.reason, m.status, count(*) AS recipients,
                count(*) FILTER (WHERE EXISTS (
                    SELECT 1 FROM messages a WHERE a.conversation_id = m.conversation_id AND a.position > m.position
                      AND a.direction = 'in')) AS answered
         FROM broadcast_recipients r LEFT JOIN messages m ON m.id = r.message_id
         WHERE r.broadcast_id = $1 GROUP BY r.state, r.reason, m.status",
    );
    RECIPIENTS = sql(
        "SELECT r.contact_id, p.name, p.phone, r.state, r.reason, m.status, m.error
         FROM broadcast_recipients r JOIN contacts p ON p.id = r.contact_id LEFT JOIN messages m ON m.id = r.message_id
         WHERE r.broadcast_id = $1 AND (r.state = $2 OR $2 IS NULL) AND (r.contact_id > $3 OR $3 IS NULL)
         ORDER BY r.contact_id LIMIT $4",
    );
    OF_CONTACT = sql(
        "SELECT b.name, r.state, r.reason, m.status, r.due
         FROM broadcast_recipients r JOIN broadcasts b ON b.id = r.broadcast_id LEFT JOIN messages m ON m.id = r.message_id
         WHERE r.contact_id = $1 ORDER BY r.due DESC LIMIT $2",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl BroadcastRepo for SqlStore<Db> {
    async fn create_broadcast(&self, broadcast: &BroadcastRow) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(broadcast.id)
            .bind(broadcast.workspace_id)
            .bind(broadcast.number_id)
            .bind(&broadcast.name)
            .bind(&broadcast.segment_name)
            .bind(Json(&broadcast.audience))
            .bind(Json(&broadcast.content))
            .bind(broadcast.need_consent)
            .bind(broadcast.starts_at)
            .bind(&broadcast.local_time)
            .bind(&broadcast.timezone)
            .bind(broadcast.per_minute)
            .bind(broadcast.user_id)
            .bind(&broadcast.user_name)
            .bind(broadcast.created_at);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn broadcasts(
        &self,
        workspace_id: Uuid,
        seen_by: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<BroadcastRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id).bind(seen_by).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn broadcast(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<BroadcastRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn pause_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(PAUSE)).bind(id).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn resume_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(RESUME)).bind(id).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn stop_broadcast(&self, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(STOP)).bind(id).bind(now);
        let stopped = query.execute(&mut *tx).await?.rows_affected() == 1;
        if stopped {
            sqlx::query(<Db as Dialect>::sql(LEAVE_OUT_WAITING)).bind(id).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(stopped)
    }

    async fn broadcast_results(&self, id: Uuid) -> Result<Vec<ResultCount>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(RESULTS)).bind(id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn broadcast_recipients(
        &self,
        id: Uuid,
        state: Option<i32>,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<RecipientView>, StoreError> {
        let query =
            sqlx::query_as(<Db as Dialect>::sql(RECIPIENTS)).bind(id).bind(state).bind(after).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn contact_broadcasts(
        &self,
        contact_id: Uuid,
        limit: i64,
    ) -> Result<Vec<ContactBroadcast>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(OF_CONTACT)).bind(contact_id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}
