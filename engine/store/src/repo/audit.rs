//! The audit log: what was done and refused, as one chain of hashes per workspace.
//!
//! Each entry's hash covers the entry and the hash before it, so a changed, removed or inserted entry breaks the chain
//! from there on, and the hash of the last entry stands for all of them. Triggers refuse changes; whoever can drop the
//! triggers can still forge the whole chain, so its end should be written down elsewhere now and then.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Dialect, SqlStore, StoreError,
    statement::{dialects, sql},
    statements,
};

/// What happened, before it has its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEvent {
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// When; exact to the microsecond.
    pub at: DateTime<Utc>,
    /// `user`, `api_key` or `system`.
    pub actor_kind: String,
    /// Who, if it was somebody.
    pub actor_id: Option<Uuid>,
    /// Their name at that time.
    pub actor_name: String,
    /// The operation, such as `PATCH /users/{id}`.
    pub action: String,
    /// The ids in its path, with a slash between them.
    pub target: String,
    /// `done`, `denied` or `failed`.
    pub outcome: String,
    /// The HTTP status of the answer.
    pub status: i32,
    /// The network address that asked; may be empty.
    pub address: String,
    /// A JSON object with what was before and after.
    pub detail: String,
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct AuditRecord {
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// Its place, from 1.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// `user`, `api_key` or `system`.
    pub actor_kind: String,
    /// Who.
    pub actor_id: Option<Uuid>,
    /// Their name at that time.
    pub actor_name: String,
    /// The operation.
    pub action: String,
    /// The ids in its path.
    pub target: String,
    /// `done`, `denied` or `failed`.
    pub outcome: String,
    /// The HTTP status of the answer.
    pub status: i32,
    /// The network address that asked.
    pub address: String,
    /// A JSON object with what was before and after.
    pub detail: String,
    /// The hash of the entry before.
    pub prev_hash: Vec<u8>,
    /// The hash of this one.
    pub hash: Vec<u8>,
}

impl AuditRecord {
    /// An event at its place in the chain.
    #[must_use]
    pub fn of(event: &AuditEvent, seq: i64, prev_hash: Vec<u8>) -> Self {
        let event = event.clone();
        let mut record = Self {
            workspace_id: event.workspace_id,
            seq,
            at: event.at,
            actor_kind: event.actor_kind,
            actor_id: event.actor_id,
            actor_name: event.actor_name,
            action: event.action,
            target: event.target,
            outcome: event.outcome,
            status: event.status,
            address: event.address,
            detail: event.detail,
            prev_hash,
            hash: Vec::new(),
        };
        record.hash = record.digest();
        record
    }

    /// What its hash must be. Each field goes in with its length, so that no two entries come to the same bytes.
    #[must_use]
    pub fn digest(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(b"botloom audit log, version 1");
        let (seq, at, status) =
            (self.seq.to_be_bytes(), self.at.timestamp_micros().to_be_bytes(), self.status.to_be_bytes());
        let actor = self.actor_id.map(|id| id.into_bytes().to_vec()).unwrap_or_default();
        let fields: [&[u8]; 13] = [
            &self.prev_hash,
            self.workspace_id.as_bytes(),
            &seq,
            &at,
            self.actor_kind.as_bytes(),
            &actor,
            self.actor_name.as_bytes(),
            self.action.as_bytes(),
            self.target.as_bytes(),
            self.outcome.as_bytes(),
            &status,
            self.address.as_bytes(),
            self.detail.as_bytes(),
        ];
        for field in fields {
            hash.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(field);
        }
        hash.finalize().to_vec()
    }
}

/// Which entries to list.
#[derive(Debug, Clone, Default)]
pub struct AuditQuery {
    /// Only what this user or key did.
    pub actor_id: Option<Uuid>,
    /// Only actions and targets with this in them; a lower-case `LIKE` pattern with `!` as its escape.
    pub pattern: Option<String>,
    /// Only with this outcome.
    pub outcome: Option<String>,
    /// Only from this time on.
    pub from: Option<DateTime<Utc>>,
    /// Only before this time.
    pub to: Option<DateTime<Utc>>,
    /// Only entries before this place.
    pub before: Option<i64>,
    /// Most rows.
    pub limit: i64,
}

/// The end of a chain.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct AuditHead {
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// The place of its last entry.
    pub seq: i64,
    /// The hash of its last entry.
    pub hash: Vec<u8>,
}

/// Adds to the log and reads it.
#[async_trait::async_trait]
pub trait AuditRepo: Send + Sync {
    /// Adds an entry at the end of its workspace's chain.
    async fn add_audit(&self, event: &AuditEvent) -> Result<(), StoreError>;
    /// Entries, the latest first.
    async fn audit(&self, workspace_id: Uuid, query: &AuditQuery) -> Result<Vec<AuditRecord>, StoreError>;
    /// Entries after a place in the order of the chain, for checking it.
    async fn audit_chain(
        &self,
        workspace_id: Uuid,
        after: i64,
        limit: i64,
    ) -> Result<Vec<AuditRecord>, StoreError>;
    /// The ends of all chains.
    async fn audit_heads(&self) -> Result<Vec<AuditHead>, StoreError>;
    /// The workspaces that have entries, whatever the ends of the chains say.
    async fn audited_workspaces(&self) -> Result<Vec<Uuid>, StoreError>;
}

statements! {
    BEGIN_CHAIN = sql(
        "INSERT INTO audit_heads (workspace_id, seq, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING",
    );
    HEAD = dialects(
        "SELECT workspace_id, seq, hash FROM audit_heads WHERE workspace_id = $1",
        "SELECT workspace_id, seq, hash FROM audit_heads WHERE workspace_id = $1 FOR UPDATE",
    );
    ADD = sql(
        "INSERT INTO audit_log (workspace_id, seq, at, actor_kind, actor_id, actor_name, action, target, outcome,
             status, address, detail, prev_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    );
    MOVE_HEAD = sql("UPDATE audit_heads SET seq = $2, hash = $3 WHERE workspace_id = $1");
    LIST = sql(
        "SELECT workspace_id, seq, at, actor_kind, actor_id, actor_name, action, target, outcome, status, address,
                detail, prev_hash, hash
         FROM audit_log
         WHERE workspace_id = $1 AND (actor_id = $2 OR $2 IS NULL)
           AND (lower(action) LIKE $3 ESCAPE '!' OR $3 IS NULL OR lower(target) LIKE $3 ESCAPE '!'
                OR lower(actor_name) LIKE $3 ESCAPE '!')
           AND (outcome = $4 OR $4 IS NULL) AND (at >= $5 OR $5 IS NULL) AND (at < $6 OR $6 IS NULL)
           AND (seq < $7 OR $7 IS NULL)
         ORDER BY seq DESC LIMIT $8",
    );
    CHAIN = sql(
        "SELECT workspace_id, seq, at, actor_kind, actor_id, actor_name, action, target, outcome, status, address,
                detail, prev_hash, hash
         FROM audit_log WHERE workspace_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
    );
    HEADS = sql("SELECT workspace_id, seq, hash FROM audit_heads ORDER BY workspace_id");
    WORKSPACES = sql("SELECT DISTINCT workspace_id FROM audit_log ORDER BY workspace_id");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl AuditRepo for SqlStore<Db> {
    async fn add_audit(&self, event: &AuditEvent) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        let first = [0_u8; 32];
        let begin = sqlx::query(<Db as Dialect>::sql(BEGIN_CHAIN)).bind(event.workspace_id).bind(&first[..]);
        begin.execute(&mut *tx).await?;
        let head: AuditHead =
            sqlx::query_as(<Db as Dialect>::sql(HEAD)).bind(event.workspace_id).fetch_one(&mut *tx).await?;
        let record = AuditRecord::of(event, head.seq.saturating_add(1), head.hash);
        sqlx::query(<Db as Dialect>::sql(ADD))
            .bind(record.workspace_id)
            .bind(record.seq)
            .bind(record.at)
            .bind(&record.actor_kind)
            .bind(record.actor_id)
            .bind(&record.actor_name)
            .bind(&record.action)
            .bind(&record.target)
            .bind(&record.outcome)
            .bind(record.status)
            .bind(&record.address)
            .bind(&record.detail)
            .bind(&record.prev_hash)
            .bind(&record.hash)
            .execute(&mut *tx)
            .await?;
        let head = sqlx::query(<Db as Dialect>::sql(MOVE_HEAD)).bind(record.workspace_id);
        head.bind(record.seq).bind(&record.hash).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    async fn audit(&self, workspace_id: Uuid, query: &AuditQuery) -> Result<Vec<AuditRecord>, StoreError> {
        let statement = sqlx::query_as(<Db as Dialect>::sql(LIST))
            .bind(workspace_id)
            .bind(query.actor_id)
            .bind(&query.pattern)
            .bind(&query.outcome)
            .bind(query.from)
            .bind(query.to)
            .bind(query.before)
            .bind(query.limit);
        Ok(statement.fetch_all(self.database.read()).await?)
    }

    async fn audit_chain(
        &self,
        workspace_id: Uuid,
        after: i64,
        limit: i64,
    ) -> Result<Vec<AuditRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(CHAIN)).bind(workspace_id).bind(after).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn audit_heads(&self) -> Result<Vec<AuditHead>, StoreError> {
        Ok(sqlx::query_as(<Db as Dialect>::sql(HEADS)).fetch_all(self.database.read()).await?)
    }

    async fn audited_workspaces(&self) -> Result<Vec<Uuid>, StoreError> {
        Ok(sqlx::query_scalar(<Db as Dialect>::sql(WORKSPACES)).fetch_all(self.database.read()).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_counts_and_none_flows_into_the_next() {
        let event = AuditEvent {
            workspace_id: Uuid::from_u128(1),
            at: DateTime::UNIX_EPOCH,
            actor_kind: "user".into(),
            actor_id: Some(Uuid::from_u128(2)),
            actor_name: "Ann".into(),
            action: "PATCH /users/{id}".into(),
            target: "3".into(),
            outcome: "done".into(),
            status: 200,
            address: "10.0.0.1".into(),
            detail: "{}".into(),
        };
        let record = AuditRecord::of(&event, 1, vec![0; 32]);
        type Change = fn(&mut AuditRecord);
        let changes: [Change; 10] = [
            |it| it.seq = 2,
            |it| it.at += chrono::Duration::microseconds(1),
            |it| it.actor_id = None,
            |it| it.actor_name = "Bob".into(),
            |it| {
                it.action.push('3');
                it.target.clear();
            },
            |it| it.outcome = "denied".into(),
            |it| it.status = 403,
            |it| it.address.clear(),
            |it| it.detail = "{ }".into(),
            |it| it.prev_hash = vec![1; 32],
        ];
        let mut seen = std::collections::BTreeSet::from([record.hash.clone()]);
        for change in changes {
            let mut changed = record.clone();
            change(&mut changed);
            assert!(seen.insert(changed.digest()));
        }
    }
}
