//! The published versions of flows. A version never changes.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use engine_core::TakeoverRule;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::flows::Actor;
use crate::{
    Dialect, SqlStore, StoreError,
    statement::{dialects, sql},
    statements,
};

/// A version without its document.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct VersionRecord {
    /// The flow.
    pub flow_id: Uuid,
    /// 1, 2, 3… within the flow.
    pub version: i32,
    /// What its author said about it.
    pub note: String,
    /// When it was published first.
    pub created_at: DateTime<Utc>,
    /// Who published it first.
    pub created_by: Option<Uuid>,
    /// That user's name.
    pub created_by_name: Option<String>,
    /// Errors that the checks found in it when somebody published it nevertheless; 0 for nearly all.
    pub error_count: i32,
    /// Who said so last.
    pub overridden_by: Option<Uuid>,
    /// That user's name.
    pub overridden_by_name: Option<String>,
}

/// What to publish, and where.
#[derive(Debug, Clone)]
pub struct PublishRequest<'a> {
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// Which flow.
    pub flow_id: Uuid,
    /// The revision of the draft that was checked; another one is not published.
    pub revision: i64,
    /// What is kept as the version: the draft with the flows that it enters.
    pub document: &'a Value,
    /// A version that is there already and shall answer again; the draft and its revision are then left alone.
    pub again: Option<i32>,
    /// Whether a flow that it enters has changed since the newest version, so that there is something new
    /// although the draft is the same.
    pub relinked: bool,
    /// What becomes of conversations that wait in other versions of the flow; it replaces what was decided before.
    pub takeover: &'a [TakeoverRule],
    /// Of a hundred contacts of each number, how many it shall answer; the others get what answered before. 1 to 100.
    pub percent: i32,
    /// The numbers that shall answer with it.
    pub number_ids: &'a [Uuid],
    /// What is new.
    pub note: &'a str,
    /// Errors in it that the actor publishes nevertheless. The caller decides whether they may.
    pub error_count: i32,
    /// Who publishes.
    pub actor: Option<&'a Actor>,
    /// Now.
    pub now: DateTime<Utc>,
}

/// How publishing went. In all but the first case nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishOutcome {
    /// The version that answers now.
    Published {
        /// The version.
        version: VersionRecord,
        /// `false` when the draft equals the newest version, which was then used again.
        created: bool,
    },
    /// The draft has another revision by now.
    Stale {
        /// The draft's revision.
        revision: i64,
    },
    /// The flow is archived.
    Archived,
    /// The workspace has no such flow.
    FlowNotFound,
    /// The workspace has no such number.
    NumberNotFound(Uuid),
}

/// Reads and makes versions.
#[async_trait::async_trait]
pub trait VersionRepo: Send + Sync {
    /// The document of a flow's version, as JSON. Callers may keep it for ever.
    async fn version_document(
        &self,
        flow_id: Uuid,
        version: i32,
    ) -> Result<Option<serde_json::Value>, StoreError>;
    /// A version of a flow of this workspace.
    async fn version(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        version: i32,
    ) -> Result<Option<VersionRecord>, StoreError>;
    /// The versions of a flow of this workspace, the newest first, below the given one.
    async fn versions(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        below: Option<i32>,
        limit: i64,
    ) -> Result<Vec<VersionRecord>, StoreError>;
    /// Makes the draft a version unless it equals the newest one, and lets the version answer on the
    /// numbers, all in one transaction.
    async fn publish(&self, request: &PublishRequest<'_>) -> Result<PublishOutcome, StoreError>;
}

#[derive(sqlx_macros::FromRow)]
struct Candidate {
    revision: i64,
    draft_hash: String,
    latest_version: Option<i32>,
    latest_hash: Option<String>,
    archived: bool,
}

statements! {
    DOCUMENT = sql("SELECT document FROM flow_versions WHERE flow_id = $1 AND version = $2");
    GET = sql(
        "SELECT v.flow_id, v.version, v.note, v.created_at, v.created_by, v.created_by_name,
                v.error_count, v.overridden_by, v.overridden_by_name
         FROM flow_versions v JOIN flows f ON f.id = v.flow_id
         WHERE f.workspace_id = $1 AND v.flow_id = $2 AND v.version = $3",
    );
    LIST = sql(
        "SELECT v.flow_id, v.version, v.note, v.created_at, v.created_by, v.created_by_name,
                v.error_count, v.overridden_by, v.overridden_by_name
         FROM flow_versions v JOIN flows f ON f.id = v.flow_id
         WHERE f.workspace_id = $1 AND v.flow_id = $2 AND (v.version < $3 OR $3 IS NULL)
         ORDER BY v.version DESC LIMIT $4",
    );
    // Locked, so that two people who publish at once make one version each. SQLite has one writer.
    CANDIDATE = dialects(
        "SELECT revision, draft_hash, latest_version, latest_hash, archived_at IS NOT NULL AS archived
         FROM flows WHERE workspace_id = $1 AND id = $2",
        "SELECT revision, draft_hash, latest_version, latest_hash, archived_at IS NOT NULL AS archived
         FROM flows WHERE workspace_id = $1 AND id = $2 FOR UPDATE",
    );
    CREATE = sql(
        "INSERT INTO flow_versions (flow_id, version, document, note, created_at, created_by, created_by_name)
         VALUES ($1, $2, $7, $3, $4, $5, $6)",
    );
    NOTE_LATEST = sql("UPDATE flows SET latest_version = $2, latest_hash = $3 WHERE id = $1");
    // Also for a version that is there already: stricter checks may find errors in it later.
    NOTE_OVERRIDE = sql(
        "UPDATE flow_versions SET error_count = $3, overridden_by = $4, overridden_by_name = $5
         WHERE flow_id = $1 AND version = $2",
    );
    DEPLOY = sql(
        "INSERT INTO deployments (number_id, workspace_id, flow_id, version, deployed_at, deployed_by, deployed_by_name,
             takeover, percent)
         SELECT id, workspace_id, $3, $4, $5, $6, $7, $8, $9 FROM numbers
         WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL
         ON CONFLICT (number_id) DO UPDATE SET flow_id = excluded.flow_id, version = excluded.version,
             deployed_at = excluded.deployed_at, deployed_by = excluded.deployed_by,
             deployed_by_name = excluded.deployed_by_name, takeover = excluded.takeover, percent = excluded.percent,
             -- What answers the others stays the same while the percentage, or the version on trial, changes.
             before_flow = CASE WHEN excluded.percent >= 100 THEN NULL
                                WHEN deployments.percent < 100 AND deployments.before_flow IS NOT NULL
                                    THEN deployments.before_flow ELSE deployments.flow_id END,
             before_version = CASE WHEN excluded.percent >= 100 THEN NULL
                                   WHEN deployments.percent < 100 AND deployments.before_version IS NOT NULL
                                       THEN deployments.before_version ELSE deployments.version END",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl VersionRepo for SqlStore<Db> {
    async fn version_document(&self, flow_id: Uuid, version: i32) -> Result<Option<Value>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(DOCUMENT)).bind(flow_id).bind(version);
        let document: Option<Json<Value>> = query.fetch_optional(self.database.read()).await?;
        Ok(document.map(|json| json.0))
    }

    async fn version(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        version: i32,
    ) -> Result<Option<VersionRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(flow_id).bind(version);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn versions(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        below: Option<i32>,
        limit: i64,
    ) -> Result<Vec<VersionRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST))
            .bind(workspace_id)
            .bind(flow_id)
            .bind(below)
            .bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn publish(&self, request: &PublishRequest<'_>) -> Result<PublishOutcome, StoreError> {
        let actor_id = request.actor.map(|actor| actor.id);
        let actor_name = request.actor.map(|actor| actor.name.as_str());
        let mut tx = self.database.begin().await?;
        let candidate: Option<Candidate> = sqlx::query_as(<Db as Dialect>::sql(CANDIDATE))
            .bind(request.workspace_id)
            .bind(request.flow_id)
            .fetch_optional(&mut *tx)
            .await?;
        let Some(candidate) = candidate else { return Ok(PublishOutcome::FlowNotFound) };
        if candidate.archived {
            return Ok(PublishOutcome::Archived);
        }
        if request.again.is_none() && candidate.revision != request.revision {
            return Ok(PublishOutcome::Stale { revision: candidate.revision });
        }
        let newest = candidate.latest_version.unwrap_or_default();
        let is_new = candidate.latest_hash.as_ref() != Some(&candidate.draft_hash) || request.relinked;
        let created = request.again.is_none() && is_new;
        let number = match request.again {
            Some(version) => version,
            None if created => newest.saturating_add(1),
            None => newest,
        };
        if created {
            sqlx::query(<Db as Dialect>::sql(CREATE))
                .bind(request.flow_id)
                .bind(number)
                .bind(request.note)
                .bind(request.now)
                .bind(actor_id)
                .bind(actor_name)
                .bind(Json(request.document))
                .execute(&mut *tx)
                .await?;
            sqlx::query(<Db as Dialect>::sql(NOTE_LATEST))
                .bind(request.flow_id)
                .bind(number)
                .bind(&candidate.draft_hash)
                .execute(&mut *tx)
                .await?;
        }
        if request.error_count > 0 {
            sqlx::query(<Db as Dialect>::sql(NOTE_OVERRIDE))
                .bind(request.flow_id)
                .bind(number)
                .bind(request.error_count)
                .bind(actor_id)
                .bind(actor_name)
                .execute(&mut *tx)
                .await?;
        }
        for number_id in request.number_ids {
            let deployed = sqlx::query(<Db as Dialect>::sql(DEPLOY))
                .bind(request.workspace_id)
                .bind(number_id)
                .bind(request.flow_id)
                .bind(number)
                .bind(request.now)
                .bind(actor_id)
                .bind(actor_name)
                .bind(Json(request.takeover))
                .bind(request.percent)
                .execute(&mut *tx)
                .await?;
            if deployed.rows_affected() == 0 {
                return Ok(PublishOutcome::NumberNotFound(*number_id));
            }
        }
        let version: VersionRecord = sqlx::query_as(<Db as Dialect>::sql(GET))
            .bind(request.workspace_id)
            .bind(request.flow_id)
            .bind(number)
            .fetch_one(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(PublishOutcome::Published { version, created })
    }
}
