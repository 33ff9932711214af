//! Flows and their drafts.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// Who did something, as it is remembered beside the thing. `None` is the server itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Id of the user.
    pub id: Uuid,
    /// Name of the user at that time.
    pub name: String,
}

/// A flow without its draft.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct FlowRecord {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// Name of the draft.
    pub name: String,
    /// Description of the draft.
    pub description: String,
    /// Nodes of the draft.
    pub node_count: i32,
    /// Goes up by one with every save.
    pub revision: i64,
    /// Digest of the draft without its layout.
    pub draft_hash: String,
    /// The newest version; `None` before the first.
    pub latest_version: Option<i32>,
    /// Digest of the newest version.
    pub latest_hash: Option<String>,
    /// When it was archived.
    pub archived_at: Option<DateTime<Utc>>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When the draft was saved.
    pub updated_at: DateTime<Utc>,
    /// Who saved the draft.
    pub updated_by: Option<Uuid>,
    /// That user's name.
    pub updated_by_name: Option<String>,
}

/// A draft's document with what is copied out of it.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftContent {
    /// The document.
    pub document: Value,
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: String,
    /// How many nodes it has.
    pub node_count: i32,
    /// Its digest without the layout.
    pub hash: String,
}

/// Which flows to list.
#[derive(Debug, Clone, Default)]
pub struct FlowQuery {
    /// Archived ones instead of the others.
    pub archived: bool,
    /// Part of name or description, already a lower-case `LIKE` pattern with `!` as its escape.
    pub pattern: Option<String>,
    /// The last row of the page before: when it was updated, and its id.
    pub before: Option<(DateTime<Utc>, Uuid)>,
    /// Most rows.
    pub limit: i64,
}

/// A flow's draft with what names it.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct DraftRecord {
    /// Id of the flow.
    pub id: Uuid,
    /// Name of the draft.
    pub name: String,
    /// When the draft was saved.
    pub updated_at: DateTime<Utc>,
    /// The document.
    pub draft: Json<Value>,
}

/// How saving a draft went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveOutcome {
    /// Saved; the flow as it is now.
    Saved(FlowRecord),
    /// Somebody else saved meanwhile, so nothing was written; the flow as it is now.
    Stale(FlowRecord),
    /// The workspace has no such flow.
    NotFound,
}

/// Reads and changes flows of one workspace.
#[async_trait::async_trait]
pub trait FlowRepo: Send + Sync {
    /// Adds a flow with its first draft, at revision 1.
    async fn create_flow(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        draft: &DraftContent,
        actor: Option<&Actor>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// The flow with this id.
    async fn flow(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<FlowRecord>, StoreError>;
    /// The flow with its draft, both of one moment.
    async fn draft(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<(FlowRecord, Value)>, StoreError>;
    /// The flows, the one that was saved last first.
    async fn flows(&self, workspace_id: Uuid, query: &FlowQuery) -> Result<Vec<FlowRecord>, StoreError>;
    /// Documents of the flows that are not archived, the one that was saved last first; `before` is the last row of
    /// the page before. Each may have a megabyte, so `limit` should be small.
    async fn drafts(
        &self,
        workspace_id: Uuid,
        before: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<DraftRecord>, StoreError>;
    /// Saves a draft that was made from the given revision.
    async fn save_draft(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        from_revision: i64,
        draft: &DraftContent,
        actor: Option<&Actor>,
        now: DateTime<Utc>,
    ) -> Result<SaveOutcome, StoreError>;
    /// Archives a flow (`Some`) or brings it back (`None`). Archives nothing that answers somewhere:
    /// `false` then, and when there is no such flow.
    async fn set_archived(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        archived_at: Option<DateTime<Utc>>,
    ) -> Result<bool, StoreError>;
}

statements! {
    CREATE = sql(
        "INSERT INTO flows (id, workspace_id, name, description, node_count, draft, revision, draft_hash,
                            created_at, updated_at, updated_by, updated_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $8, $9, $10)",
    );
    GET = sql(
        "SELECT id, workspace_id, name, description, node_count, revision, draft_hash, latest_version,
                latest_hash, archived_at, created_at, updated_at, updated_by, updated_by_name
         FROM flows WHERE workspace_id = $1 AND id = $2",
    );
    DRAFT = sql("SELECT draft FROM flows WHERE workspace_id = $1 AND id = $2 AND revision = $3");
    LIST = sql(
        "SELECT id, workspace_id, name, description, node_count, revision, draft_hash, latest_version,
                latest_hash, archived_at, created_at, updated_at, updated_by, updated_by_name
         FROM flows
         WHERE workspace_id = $1 AND (archived_at IS NOT NULL) = $2
           AND (lower(name) LIKE $3 ESCAPE '!' OR lower(description) LIKE $3 ESCAPE '!' OR $3 IS NULL)
           AND ((updated_at, id) < ($4, $5) OR $4 IS NULL)
         ORDER BY updated_at DESC, id DESC LIMIT $6",
    );
    DRAFTS = sql(
        "SELECT id, name, updated_at, draft FROM flows
         WHERE workspace_id = $1 AND archived_at IS NULL AND ((updated_at, id) < ($2, $3) OR $2 IS NULL)
         ORDER BY updated_at DESC, id DESC LIMIT $4",
    );
    SAVE = sql(
        "UPDATE flows SET name = $4, description = $5, node_count = $6, draft = $7, revision = revision + 1,
                          draft_hash = $8, updated_at = $9, updated_by = $10, updated_by_name = $11
         WHERE workspace_id = $1 AND id = $2 AND revision = $3",
    );
    ARCHIVE = sql(
        "UPDATE flows SET archived_at = $3 WHERE workspace_id = $1 AND id = $2
         AND NOT EXISTS (SELECT 1 FROM deployments
                         WHERE deployments.flow_id = flows.id OR deployments.before_flow = flows.id)",
    );
    RESTORE = sql("UPDATE flows SET archived_at = NULL WHERE workspace_id = $1 AND id = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl FlowRepo for SqlStore<Db> {
    async fn create_flow(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        draft: &DraftContent,
        actor: Option<&Actor>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(id)
            .bind(workspace_id)
            .bind(&draft.name)
            .bind(&draft.description)
            .bind(draft.node_count)
            .bind(Json(&draft.document))
            .bind(&draft.hash)
            .bind(now)
            .bind(actor.map(|actor| actor.id))
            .bind(actor.map(|actor| &actor.name));
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn flow(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<FlowRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn draft(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<(FlowRecord, Value)>, StoreError> {
        // A save between the two reads is seen by the revision, and both are read again. Somebody
        // would have to save again and again in that instant for the loop to go on.
        loop {
            let Some(flow) = self.flow(workspace_id, id).await? else { return Ok(None) };
            let query = sqlx::query_scalar(<Db as Dialect>::sql(DRAFT))
                .bind(workspace_id)
                .bind(id)
                .bind(flow.revision);
            let draft: Option<Json<Value>> = query.fetch_optional(self.database.read()).await?;
            if let Some(Json(document)) = draft {
                return Ok(Some((flow, document)));
            }
        }
    }

    async fn flows(&self, workspace_id: Uuid, query: &FlowQuery) -> Result<Vec<FlowRecord>, StoreError> {
        let statement = sqlx::query_as(<Db as Dialect>::sql(LIST))
            .bind(workspace_id)
            .bind(query.archived)
            .bind(&query.pattern)
            .bind(query.before.map(|(at, _)| at))
            .bind(query.before.map(|(_, id)| id))
            .bind(query.limit);
        Ok(statement.fetch_all(self.database.read()).await?)
    }

    async fn drafts(
        &self,
        workspace_id: Uuid,
        before: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<DraftRecord>, StoreError> {
        let statement = sqlx::query_as(<Db as Dialect>::sql(DRAFTS))
            .bind(workspace_id)
            .bind(before.map(|(at, _)| at))
            .bind(before.map(|(_, id)| id))
            .bind(limit);
        Ok(statement.fetch_all(self.database.read()).await?)
    }

    async fn save_draft(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        from_revision: i64,
        draft: &DraftContent,
        actor: Option<&Actor>,
        now: DateTime<Utc>,
    ) -> Result<SaveOutcome, StoreError> {
        let mut tx = self.database.begin().await?;
        let saved = sqlx::query(<Db as Dialect>::sql(SAVE))
            .bind(workspace_id)
            .bind(id)
            .bind(from_revision)
            .bind(&draft.name)
            .bind(&draft.description)
            .bind(draft.node_count)
            .bind(Json(&draft.document))
            .bind(&draft.hash)
            .bind(now)
            .bind(actor.map(|actor| actor.id))
            .bind(actor.map(|actor| &actor.name))
            .execute(&mut *tx)
            .await?
            .rows_affected();
        let flow: Option<FlowRecord> = sqlx::query_as(<Db as Dialect>::sql(GET))
            .bind(workspace_id)
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(match flow {
            None => SaveOutcome::NotFound,
            Some(flow) if saved == 0 => SaveOutcome::Stale(flow),
            Some(flow) => SaveOutcome::Saved(flow),
        })
    }

    async fn set_archived(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        archived_at: Option<DateTime<Utc>>,
    ) -> Result<bool, StoreError> {
        let query = match archived_at {
            Some(at) => sqlx::query(<Db as Dialect>::sql(ARCHIVE)).bind(workspace_id).bind(id).bind(at),
            None => sqlx::query(<Db as Dialect>::sql(RESTORE)).bind(workspace_id).bind(id),
        };
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }
}
