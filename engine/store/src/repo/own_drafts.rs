//! What people change in flows before they share it. Nobody else sees it.
//!
//! An own draft remembers the shared one that it began from, so that both can be merged when somebody else has shared
//! something meanwhile. A row that equals its beginning counts as none.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::Value;
use sqlx::{Transaction, types::Json};
use uuid::Uuid;

use super::flows::{self, Actor, DraftContent, FlowRecord, SaveOutcome};
use crate::{
    Dialect, SqlStore, StoreError,
    statement::{dialects, sql},
    statements,
};

/// Which own draft somebody saw: both numbers have to be the same still when it is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnEtag {
    /// Revision of the shared draft that it began from.
    pub base: i64,
    /// Its own revision; 0 before the first save.
    pub own: i64,
}

/// Somebody's draft of a flow, beside the shared one.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnDraft {
    /// The flow, with what is known of the shared draft.
    pub flow: FlowRecord,
    /// Which one it is.
    pub etag: OwnEtag,
    /// The document: the shared one where nothing was changed.
    pub document: Value,
    /// What it began from, where it was changed.
    pub base: Option<Value>,
    /// When it was saved.
    pub updated_at: DateTime<Utc>,
}

/// That somebody has changes of their own.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct OwnDraftHead {
    /// Whose.
    pub user_id: Uuid,
    /// That user's name.
    pub user_name: String,
    /// When they were saved.
    pub updated_at: DateTime<Utc>,
}

/// What to save as somebody's draft.
#[derive(Debug, Clone, Copy)]
pub struct OwnSave<'a> {
    /// The draft that it was made from.
    pub seen: OwnEtag,
    /// Revision of the shared draft that was merged into it, which becomes what it began from.
    pub onto: Option<i64>,
    /// The document.
    pub document: &'a Value,
    /// Whose it is.
    pub actor: &'a Actor,
    /// Now.
    pub now: DateTime<Utc>,
}

/// How a write went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnOutcome {
    /// Written; which one it is now, and the flow.
    Saved(OwnEtag, FlowRecord),
    /// It was saved from elsewhere meanwhile, or the shared draft is not the one that was named. Nothing was written.
    Stale(FlowRecord),
    /// The workspace has no such flow.
    NotFound,
}

/// Reads and changes own drafts of one workspace.
#[async_trait::async_trait]
pub trait OwnDraftRepo: Send + Sync {
    /// Somebody's draft of a flow; the shared one where nothing was changed.
    async fn own_draft(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        user_id: Uuid,
    ) -> Result<Option<OwnDraft>, StoreError>;
    /// Who has changes of a flow that are not shared, the latest first.
    async fn own_drafts(&self, workspace_id: Uuid, flow_id: Uuid) -> Result<Vec<OwnDraftHead>, StoreError>;
    /// The flows of which somebody has such changes.
    async fn flows_changed_by(&self, workspace_id: Uuid, user_id: Uuid) -> Result<Vec<Uuid>, StoreError>;
    /// Saves somebody's draft.
    async fn save_own_draft(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        save: &OwnSave<'_>,
    ) -> Result<OwnOutcome, StoreError>;
    /// Makes somebody's draft the shared one. `draft` is what `seen` has; nothing is written when somebody else has
    /// shared something since it began.
    async fn share_own_draft(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        seen: OwnEtag,
        draft: &DraftContent,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<SaveOutcome, StoreError>;
    /// Gives somebody's changes up: their draft is the shared one again.
    async fn discard_own_draft(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        user_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    base_revision: i64,
    base: Json<Value>,
    draft: Json<Value>,
    changed: bool,
    revision: i64,
    updated_at: DateTime<Utc>,
}

statements! {
    GET = sql(
        "SELECT base_revision, base, draft, changed, revision, updated_at FROM own_drafts
         WHERE workspace_id = $1 AND flow_id = $2 AND user_id = $3",
    );
    HEADS = sql(
        "SELECT user_id, user_name, updated_at FROM own_drafts
         WHERE workspace_id = $1 AND flow_id = $2 AND changed ORDER BY updated_at DESC LIMIT 100",
    );
    CHANGED_BY = sql("SELECT flow_id FROM own_drafts WHERE workspace_id = $1 AND user_id = $2 AND changed");
    // Locked, so that nobody shares between looking and writing. SQLite has one writer.
    LOCK = dialects(
        "SELECT draft FROM flows WHERE workspace_id = $1 AND id = $2",
        "SELECT draft FROM flows WHERE workspace_id = $1 AND id = $2 FOR UPDATE",
    );
    SAVE = sql(
        "INSERT INTO own_drafts (flow_id, user_id, workspace_id, user_name, base_revision, base, draft, changed,
                                 revision, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (flow_id, user_id) DO UPDATE SET user_name = excluded.user_name,
             base_revision = excluded.base_revision, base = excluded.base, draft = excluded.draft,
             changed = excluded.changed, revision = excluded.revision, updated_at = excluded.updated_at",
    );
    DELETE = sql("DELETE FROM own_drafts WHERE workspace_id = $1 AND flow_id = $2 AND user_id = $3");
    // The revision goes up, so that a page that is still open cannot save what was given up.
    DISCARD = sql(
        "UPDATE own_drafts SET draft = base, changed = false, revision = revision + 1, updated_at = $4
         WHERE workspace_id = $1 AND flow_id = $2 AND user_id = $3",
    );
}

/// What a write begins with: the flow, its shared draft, and the own one if there is any.
struct Held {
    flow: FlowRecord,
    shared: Value,
    own: Option<Row>,
}

impl Held {
    /// Whether somebody who saw this may write, where `merged` says that they took in what is shared now.
    fn fits(&self, seen: OwnEtag, merged: bool) -> bool {
        let revision = self.own.as_ref().map_or(0, |own| own.revision);
        seen.own == revision
            && match &self.own {
                Some(own) if own.changed => seen.base == own.base_revision,
                // What was not changed is the shared draft, whichever that is by now.
                _ => seen.base == self.flow.revision || merged,
            }
    }
}

struct Holding<Db: sqlx::Database>(Transaction<'static, Db>);

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
impl Holding<Db> {
    async fn hold(
        &mut self,
        workspace_id: Uuid,
        flow_id: Uuid,
        user_id: Uuid,
    ) -> Result<Option<Held>, StoreError> {
        let shared: Option<Json<Value>> = sqlx::query_scalar(<Db as Dialect>::sql(LOCK))
            .bind(workspace_id)
            .bind(flow_id)
            .fetch_optional(&mut *self.0)
            .await?;
        let Some(Json(shared)) = shared else { return Ok(None) };
        let flow: FlowRecord = sqlx::query_as(<Db as Dialect>::sql(flows::GET))
            .bind(workspace_id)
            .bind(flow_id)
            .fetch_one(&mut *self.0)
            .await?;
        let own: Option<Row> = sqlx::query_as(<Db as Dialect>::sql(GET))
            .bind(workspace_id)
            .bind(flow_id)
            .bind(user_id)
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(Some(Held { flow, shared, own }))
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl OwnDraftRepo for SqlStore<Db> {
    async fn own_draft(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        user_id: Uuid,
    ) -> Result<Option<OwnDraft>, StoreError> {
        let Some((flow, shared)) = flows::FlowRepo::draft(self, workspace_id, flow_id).await? else {
            return Ok(None);
        };
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(flow_id).bind(user_id);
        let own: Option<Row> = query.fetch_optional(self.database.read()).await?;
        Ok(Some(match own {
            Some(own) if own.changed => OwnDraft {
                etag: OwnEtag { base: own.base_revision, own: own.revision },
                document: own.draft.0,
                base: Some(own.base.0),
                updated_at: own.updated_at,
                flow,
            },
            own => OwnDraft {
                etag: OwnEtag { base: flow.revision, own: own.map_or(0, |own| own.revision) },
                document: shared,
                base: None,
                updated_at: flow.updated_at,
                flow,
            },
        }))
    }

    async fn own_drafts(&self, workspace_id: Uuid, flow_id: Uuid) -> Result<Vec<OwnDraftHead>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(HEADS)).bind(workspace_id).bind(flow_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn flows_changed_by(&self, workspace_id: Uuid, user_id: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(CHANGED_BY)).bind(workspace_id).bind(user_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn save_own_draft(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        save: &OwnSave<'_>,
    ) -> Result<OwnOutcome, StoreError> {
        let OwnSave { seen, onto, document, actor, now } = *save;
        let mut tx = Holding::<Db>(self.database.begin().await?);
        let Some(held) = tx.hold(workspace_id, flow_id, actor.id).await? else {
            return Ok(OwnOutcome::NotFound);
        };
        if !held.fits(seen, onto.is_some()) || onto.is_some_and(|onto| onto != held.flow.revision) {
            return Ok(OwnOutcome::Stale(held.flow));
        }
        let own = held.own.as_ref().map_or(0, |own| own.revision) + 1;
        let (base_revision, base) = match &held.own {
            Some(row) if row.changed && onto.is_none() => (row.base_revision, &row.base.0),
            _ => (held.flow.revision, &held.shared),
        };
        sqlx::query(<Db as Dialect>::sql(SAVE))
            .bind(flow_id)
            .bind(actor.id)
            .bind(workspace_id)
            .bind(&actor.name)
            .bind(base_revision)
            .bind(Json(base))
            .bind(Json(document))
            .bind(base != document)
            .bind(own)
            .bind(now)
            .execute(&mut *tx.0)
            .await?;
        tx.0.commit().await?;
        Ok(OwnOutcome::Saved(OwnEtag { base: base_revision, own }, held.flow))
    }

    async fn share_own_draft(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        seen: OwnEtag,
        draft: &DraftContent,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<SaveOutcome, StoreError> {
        let mut tx = Holding::<Db>(self.database.begin().await?);
        let Some(held) = tx.hold(workspace_id, flow_id, actor.id).await? else {
            return Ok(SaveOutcome::NotFound);
        };
        if !held.fits(seen, false) || seen.base != held.flow.revision {
            return Ok(SaveOutcome::Stale(held.flow));
        }
        if held.own.is_none_or(|own| !own.changed) {
            return Ok(SaveOutcome::Saved(held.flow));
        }
        sqlx::query(<Db as Dialect>::sql(flows::SAVE))
            .bind(workspace_id)
            .bind(flow_id)
            .bind(held.flow.revision)
            .bind(&draft.name)
            .bind(&draft.description)
            .bind(draft.node_count)
            .bind(Json(&draft.document))
            .bind(&draft.hash)
            .bind(now)
            .bind(Some(actor.id))
            .bind(Some(&actor.name))
            .execute(&mut *tx.0)
            .await?;
        sqlx::query(<Db as Dialect>::sql(DELETE))
            .bind(workspace_id)
            .bind(flow_id)
            .bind(actor.id)
            .execute(&mut *tx.0)
            .await?;
        let flow: FlowRecord = sqlx::query_as(<Db as Dialect>::sql(flows::GET))
            .bind(workspace_id)
            .bind(flow_id)
            .fetch_one(&mut *tx.0)
            .await?;
        tx.0.commit().await?;
        Ok(SaveOutcome::Saved(flow))
    }

    async fn discard_own_draft(
        &self,
        workspace_id: Uuid,
        flow_id: Uuid,
        user_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        sqlx::query(<Db as Dialect>::sql(DISCARD))
            .bind(workspace_id)
            .bind(flow_id)
            .bind(user_id)
            .bind(now)
            .execute(self.database.write())
            .await?;
        Ok(())
    }
}
