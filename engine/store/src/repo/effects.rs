//! Calls of flows to other systems, and events for subscribers, as their workers see them.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use serde_json::Value;
use sqlx::{Row, types::Json};
use uuid::Uuid;

use super::nodes::FENCE;
use crate::{
    Dialect, SqlStore, StoreError, batch,
    rows::{Extra, RowsDialect},
    shard::ShardSet,
    statement::{dialects, sql},
    statements,
};

/// The kind of effects that tell a subscriber of an event. Every other kind is a call.
pub const EVENT: &str = "event";

/// The states of an effect. One that is done is deleted.
pub mod effect_status {
    /// To be performed when due.
    pub const READY: i32 = 0;
    /// It is or was being performed.
    pub const UNDER_WAY: i32 = 1;
    /// Given up.
    pub const DEAD: i32 = 4;
}

/// What identifies an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, sqlx_macros::FromRow)]
pub struct EffectKey {
    /// At which number.
    pub number_id: Uuid,
    /// `hash128(incarnation, conversation, ver, ord)`: every attempt carries it.
    pub id: Uuid,
    /// The subscription that is told; the id itself for a call.
    pub target: Uuid,
}

/// One thing that another system is asked or told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EffectRow {
    /// What identifies it.
    #[serde(flatten)]
    pub key: EffectKey,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// The node that asks.
    pub node_id: String,
    /// The engine's token; empty for an event.
    pub token: String,
    /// [`EVENT`], or the kind of the call.
    pub kind: String,
    /// The call, or what is told.
    pub request: Value,
    /// See [`effect_status`].
    pub status: i32,
    /// Attempts that began.
    pub attempt: i32,
    /// The writer's epoch.
    pub epoch: i64,
    /// Not before.
    pub due: DateTime<Utc>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
}

/// An event that the subscribers of a workspace are told of.
#[derive(Debug, Clone, Serialize)]
pub struct EmitRow {
    /// The event's id.
    pub id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// The node that tells.
    pub node_id: String,
    /// The event's name.
    pub name: String,
    /// What is sent.
    pub request: Value,
    /// The writer's epoch.
    pub epoch: i64,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// How an attempt ended that was not the last, or that was in vain.
#[derive(Debug, Clone, Serialize)]
pub struct EffectResult {
    /// The effect.
    #[serde(flatten)]
    pub key: EffectKey,
    /// Its new state.
    pub status: i32,
    /// When to try again, for one that is ready again.
    pub due: DateTime<Utc>,
    /// Why it failed; never quotes what was sent or answered.
    pub error: String,
}

/// Reads and settles effects. They are written, and calls deleted, in the engine's transaction.
#[async_trait::async_trait]
pub trait EffectRepo: Send + Sync {
    /// Effects of some shards that are due or were under way: events or calls, at most `per_number` of each number,
    /// so that one number cannot keep the others waiting.
    async fn due_effects(
        &self,
        shards: ShardSet,
        events: bool,
        now: DateTime<Utc>,
        per_number: i64,
        limit: i64,
    ) -> Result<Vec<EffectRow>, StoreError>;
    /// When the next effect of some shards will be due that is not due yet.
    async fn next_effect(
        &self,
        shards: ShardSet,
        events: bool,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError>;
    /// Marks effects as under way before they are performed, and gives those that still are to be; it is durable
    /// when it returns.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the node's registration `epoch` is gone.
    async fn begin_effects(&self, epoch: i64, keys: &[EffectKey]) -> Result<Vec<EffectKey>, StoreError>;
    /// Writes failures down.
    async fn settle_effects(&self, results: &[EffectResult]) -> Result<(), StoreError>;
    /// Deletes effects that are done and have no result.
    async fn finish_effects(&self, keys: &[EffectKey]) -> Result<(), StoreError>;
    /// Effects that are open, and those that were given up.
    async fn effect_counts(&self) -> Result<[i64; 2], StoreError>;
    /// Deletes what was given up before `before`, at most `limit` rows; gives the number of deleted rows.
    async fn purge_effects(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError>;
}

statements! {
    INSERT_EFFECTS = batch!(
        "INSERT INTO effects (number_id, id, target, workspace_id, conversation_id, node_id, token, kind, request,
             status, attempt, epoch, due, created_at)
         SELECT r.number_id, r.id, r.target, r.workspace_id, r.conversation_id, r.node_id, r.token, r.kind, r.request,
             r.status, r.attempt, r.epoch, r.due, r.created_at FROM",
        (number_id uuid, id uuid, target uuid, workspace_id uuid, conversation_id uuid, node_id text, token text,
         kind text, request jsonb, status integer, attempt integer, epoch bigint, due timestamptz,
         created_at timestamptz),
        ""
    );
    // One row per subscriber of the event's workspace who wants events of that name.
    INSERT_EMITS = batch!(
        "INSERT INTO effects (number_id, id, target, workspace_id, conversation_id, node_id, token, kind, request,
             status, attempt, epoch, due, created_at)
         SELECT r.number_id, r.id, s.id, r.workspace_id, r.conversation_id, r.node_id, '', 'event', r.request,
             0, 0, r.epoch, r.created_at, r.created_at FROM",
        (id uuid, number_id uuid, workspace_id uuid, conversation_id uuid, node_id text, name text, request jsonb,
         epoch bigint, created_at timestamptz),
        "JOIN subscriptions s ON s.workspace_id = r.workspace_id AND s.enabled
             AND (s.events = '' OR replace(s.events, '|' || r.name || '|', '') <> s.events)"
    );
    DELETE_EFFECTS = batch!(
        "DELETE FROM effects WHERE (number_id, id, target) IN (SELECT r.number_id, r.id, r.target FROM",
        (number_id uuid, id uuid, target uuid),
        ")"
    );
    // SQLite implementation: one node owns all shards.
    DUE_EFFECTS = dialects(
        "SELECT number_id, id, target, workspace_id, conversation_id, node_id, token, kind, request, status, attempt,
                epoch, due, created_at
         FROM (SELECT e.*, row_number() OVER (PARTITION BY e.number_id ORDER BY e.due, e.id, e.target) AS place
               FROM effects e WHERE e.status < 2 AND (e.kind = 'event') = $1 AND e.due <= $2 AND $5 IS NOT NULL) AS d
         WHERE d.place <= $3 ORDER BY due, id, target LIMIT $4",
        "SELECT number_id, id, target, workspace_id, conversation_id, node_id, token, kind, request, status, attempt,
                epoch, due, created_at
         FROM (SELECT e.*, row_number() OVER (PARTITION BY e.number_id ORDER BY e.due, e.id, e.target) AS place
               FROM effects e WHERE e.status < 2 AND (e.kind = 'event') = $1 AND e.due <= $2
                 AND get_byte(uuid_send(e.conversation_id), 15) IN (
                     SELECT value::integer FROM jsonb_array_elements_text($5))) AS d
         WHERE d.place <= $3 ORDER BY due, id, target LIMIT $4",
    );
    NEXT_EFFECT = dialects(
        "SELECT due FROM effects WHERE status < 2 AND (kind = 'event') = $1 AND due > $2 AND $3 IS NOT NULL
         ORDER BY due LIMIT 1",
        "SELECT due FROM effects WHERE status < 2 AND (kind = 'event') = $1 AND due > $2
           AND get_byte(uuid_send(conversation_id), 15) IN (SELECT value::integer FROM jsonb_array_elements_text($3))
         ORDER BY due LIMIT 1",
    );
    BEGIN_EFFECTS = batch!(
        "UPDATE effects SET status = 1, attempt = attempt + 1, epoch = $2 FROM",
        (number_id uuid, id uuid, target uuid),
        "WHERE effects.number_id = r.number_id AND effects.id = r.id AND effects.target = r.target
           AND effects.status < 2
         RETURNING effects.number_id, effects.id, effects.target"
    );
    SETTLE_EFFECTS = batch!(
        "UPDATE effects SET status = r.status, due = r.due, error = r.error FROM",
        (number_id uuid, id uuid, target uuid, status integer, due timestamptz, error text),
        "WHERE effects.number_id = r.number_id AND effects.id = r.id AND effects.target = r.target
           AND effects.status < 2"
    );
    COUNT_EFFECTS = sql(
        "SELECT count(CASE WHEN status < 2 THEN 1 END), count(CASE WHEN status = 4 THEN 1 END) FROM effects",
    );
    PURGE_EFFECTS = sql(
        "DELETE FROM effects WHERE (number_id, id, target) IN (
             SELECT number_id, id, target FROM effects WHERE created_at < $1 AND status >= 2 LIMIT $2)",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl EffectRepo for SqlStore<Db> {
    async fn due_effects(
        &self,
        shards: ShardSet,
        events: bool,
        now: DateTime<Utc>,
        per_number: i64,
        limit: i64,
    ) -> Result<Vec<EffectRow>, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(DUE_EFFECTS));
        let query = query.bind(events).bind(now).bind(per_number).bind(limit).bind(Json(shards));
        let rows = query.fetch_all(self.database.read()).await?;
        rows.iter()
            .map(|row| {
                let id: Uuid = row.try_get("id")?;
                let key =
                    EffectKey { number_id: row.try_get("number_id")?, id, target: row.try_get("target")? };
                let request = row
                    .try_get::<Json<Value>, _>("request")
                    .map_err(|error| StoreError::bad_row("effects", "request", id, error))?;
                Ok(EffectRow {
                    key,
                    workspace_id: row.try_get("workspace_id")?,
                    conversation_id: row.try_get("conversation_id")?,
                    node_id: row.try_get("node_id")?,
                    token: row.try_get("token")?,
                    kind: row.try_get("kind")?,
                    request: request.0,
                    status: row.try_get("status")?,
                    attempt: row.try_get("attempt")?,
                    epoch: row.try_get("epoch")?,
                    due: row.try_get("due")?,
                    created_at: row.try_get("created_at")?,
                })
            })
            .collect()
    }

    async fn next_effect(
        &self,
        shards: ShardSet,
        events: bool,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let query =
            sqlx::query_scalar(<Db as Dialect>::sql(NEXT_EFFECT)).bind(events).bind(now).bind(Json(shards));
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn begin_effects(&self, epoch: i64, keys: &[EffectKey]) -> Result<Vec<EffectKey>, StoreError> {
        let mut tx = self.database.begin().await?;
        let lease = sqlx::query(<Db as Dialect>::sql(FENCE)).bind(epoch);
        if lease.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        let epoch = [Extra::Bigint(epoch)];
        let begun = <Db as RowsDialect>::fetch_rows_as(&mut tx, BEGIN_EFFECTS, keys, &epoch).await?;
        tx.commit().await?;
        Ok(begun)
    }

    async fn settle_effects(&self, results: &[EffectResult]) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        <Db as RowsDialect>::execute_rows(&mut tx, SETTLE_EFFECTS, results, &[]).await?;
        Ok(tx.commit().await?)
    }

    async fn finish_effects(&self, keys: &[EffectKey]) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        <Db as RowsDialect>::execute_rows(&mut tx, DELETE_EFFECTS, keys, &[]).await?;
        Ok(tx.commit().await?)
    }

    async fn effect_counts(&self) -> Result<[i64; 2], StoreError> {
        let row = sqlx::query(<Db as Dialect>::sql(COUNT_EFFECTS)).fetch_one(self.database.read()).await?;
        Ok([row.try_get(0)?, row.try_get(1)?])
    }

    async fn purge_effects(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(PURGE_EFFECTS)).bind(before).bind(limit);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }
}
