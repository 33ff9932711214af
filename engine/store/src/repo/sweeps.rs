//! How far the starts that wait for a time were looked after, and whom they are told to.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::{Map, Value};
use sqlx::{Row, types::Json};
use uuid::Uuid;

use super::deployments::ActiveDeployment;
use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// The state of one trigger of the flow that answers a number.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Sweep {
    /// The number.
    pub number_id: Uuid,
    /// The trigger's id.
    pub trigger_id: String,
    /// Everything that was due until then has been told.
    pub swept_until: DateTime<Utc>,
    /// What is due until then is being told; `None` when nothing is under way.
    pub target: Option<DateTime<Utc>>,
    /// The last contact who was told.
    pub cursor: Option<Uuid>,
}

/// A contact who may be told.
#[derive(Debug, Clone, PartialEq)]
pub struct AudienceRow {
    /// The contact.
    pub contact_id: Uuid,
    /// The contact's conversation with the number.
    pub conversation_id: Uuid,
    /// What is known of the contact, by key.
    pub fields: Map<String, Value>,
    /// The contact's tags.
    pub tags: Vec<String>,
    /// Whether the contact wants to be left alone.
    pub left_alone: bool,
    /// Whether the last message of the conversation was ours.
    pub silent: bool,
    /// When the last message was.
    pub last_message_at: DateTime<Utc>,
}

/// Reads and writes sweeps.
#[async_trait::async_trait]
pub trait SweepRepo: Send + Sync {
    /// Which flow answers each active number, of all workspaces.
    async fn all_deployments(&self) -> Result<Vec<ActiveDeployment>, StoreError>;
    /// The sweep of a trigger; one that is new begins at `now`.
    async fn sweep(&self, number_id: Uuid, trigger_id: &str, now: DateTime<Utc>)
    -> Result<Sweep, StoreError>;
    /// Writes a sweep's state down.
    async fn save_sweep(&self, sweep: &Sweep) -> Result<(), StoreError>;
    /// The contacts of a number after a contact, by id, at most `limit`.
    async fn audience(
        &self,
        number_id: Uuid,
        after: Uuid,
        limit: i64,
    ) -> Result<Vec<AudienceRow>, StoreError>;
    /// The contacts of a number with a last message between two times, the first excluded, after a contact.
    async fn audience_between(
        &self,
        number_id: Uuid,
        times: (DateTime<Utc>, DateTime<Utc>),
        after: Uuid,
        limit: i64,
    ) -> Result<Vec<AudienceRow>, StoreError>;
}

statements! {
    ALL_DEPLOYMENTS = sql(
        "SELECT d.number_id, d.flow_id, d.version, d.takeover, d.percent, d.before_flow, d.before_version
         FROM deployments d JOIN numbers n ON n.id = d.number_id
         JOIN workspaces w ON w.id = d.workspace_id AND w.shadow_of IS NULL
         WHERE n.status = 'active' ORDER BY d.number_id",
    );
    BEGIN_SWEEP = sql(
        "INSERT INTO sweeps (number_id, trigger_id, swept_until) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    );
    SWEEP = sql(
        "SELECT number_id, trigger_id, swept_until, target, cursor FROM sweeps
         WHERE number_id = $1 AND trigger_id = $2",
    );
    SAVE_SWEEP = sql(
        "UPDATE sweeps SET swept_until = $3, target = $4, cursor = $5 WHERE number_id = $1 AND trigger_id = $2",
    );
    AUDIENCE = sql(
        "SELECT k.id, c.id AS conversation_id, k.fields, k.tags, k.blocked, k.opted_in, c.last_direction, c.last_message_at
         FROM contacts k JOIN conversations c ON c.number_id = k.number_id AND c.contact_id = k.id
         WHERE k.number_id = $1 AND k.id > $2 ORDER BY k.id LIMIT $3",
    );
    AUDIENCE_BETWEEN = sql(
        "SELECT k.id, c.id AS conversation_id, k.fields, k.tags, k.blocked, k.opted_in, c.last_direction, c.last_message_at
         FROM conversations c JOIN contacts k ON k.id = c.contact_id
         WHERE c.number_id = $1 AND c.last_message_at > $2 AND c.last_message_at <= $3 AND k.id > $4
         ORDER BY k.id LIMIT $5",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
impl SqlStore<Db> {
    fn audience_rows(rows: &[<Db as sqlx::Database>::Row]) -> Result<Vec<AudienceRow>, StoreError> {
        rows.iter()
            .map(|row| {
                let contact_id: Uuid = row.try_get("id")?;
                let opted_in: Option<bool> = row.try_get("opted_in")?;
                let blocked: bool = row.try_get("blocked")?;
                let direction: String = row.try_get("last_direction")?;
                Ok(AudienceRow {
                    contact_id,
                    conversation_id: row.try_get("conversation_id")?,
                    fields: row
                        .try_get::<Json<_>, _>("fields")
                        .map_err(|error| StoreError::bad_row("contacts", "fields", contact_id, error))?
                        .0,
                    tags: row
                        .try_get::<Json<_>, _>("tags")
                        .map_err(|error| StoreError::bad_row("contacts", "tags", contact_id, error))?
                        .0,
                    left_alone: blocked || opted_in == Some(false),
                    silent: direction == "out",
                    last_message_at: row.try_get("last_message_at")?,
                })
            })
            .collect()
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl SweepRepo for SqlStore<Db> {
    async fn all_deployments(&self) -> Result<Vec<ActiveDeployment>, StoreError> {
        Ok(sqlx::query_as(<Db as Dialect>::sql(ALL_DEPLOYMENTS)).fetch_all(self.database.read()).await?)
    }

    async fn sweep(
        &self,
        number_id: Uuid,
        trigger_id: &str,
        now: DateTime<Utc>,
    ) -> Result<Sweep, StoreError> {
        let find = || sqlx::query_as(<Db as Dialect>::sql(SWEEP)).bind(number_id).bind(trigger_id);
        if let Some(known) = find().fetch_optional(self.database.read()).await? {
            return Ok(known);
        }
        let begin = sqlx::query(<Db as Dialect>::sql(BEGIN_SWEEP)).bind(number_id).bind(trigger_id).bind(now);
        begin.execute(self.database.write()).await?;
        Ok(find().fetch_one(self.database.write()).await?)
    }

    async fn save_sweep(&self, sweep: &Sweep) -> Result<(), StoreError> {
        let query =
            sqlx::query(<Db as Dialect>::sql(SAVE_SWEEP)).bind(sweep.number_id).bind(&sweep.trigger_id);
        let query = query.bind(sweep.swept_until).bind(sweep.target).bind(sweep.cursor);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn audience(
        &self,
        number_id: Uuid,
        after: Uuid,
        limit: i64,
    ) -> Result<Vec<AudienceRow>, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(AUDIENCE)).bind(number_id).bind(after).bind(limit);
        Self::audience_rows(&query.fetch_all(self.database.read()).await?)
    }

    async fn audience_between(
        &self,
        number_id: Uuid,
        times: (DateTime<Utc>, DateTime<Utc>),
        after: Uuid,
        limit: i64,
    ) -> Result<Vec<AudienceRow>, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(AUDIENCE_BETWEEN)).bind(number_id);
        let query = query.bind(times.0).bind(times.1).bind(after).bind(limit);
        Self::audience_rows(&query.fetch_all(self.database.read()).await?)
    }
}
