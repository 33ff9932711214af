//! Conversations that are with a person.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, batch, statement::sql, statements};

/// One time that a conversation was given to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx_macros::FromRow)]
pub struct HandOverRow {
    /// At which number.
    pub number_id: Uuid,
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// Which conversation.
    pub conversation_id: Uuid,
    /// With whom.
    pub contact_id: Uuid,
    /// The node that gave it away.
    pub node_id: String,
    /// The queue it waits in; empty for the only one.
    pub queue: String,
    /// Whom it is for; empty for anybody of the queue.
    pub assignee: String,
    /// What the person should know.
    pub note: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// That a person is done.
#[derive(Debug, Clone, Serialize)]
pub struct HandOverEnd {
    /// Which conversation.
    pub conversation_id: Uuid,
    /// The person's word for it.
    pub outcome: String,
    /// When.
    pub ended_at: DateTime<Utc>,
}

/// Reads hand-overs. They begin and end in the engine's transaction.
#[async_trait::async_trait]
pub trait HandOverRepo: Send + Sync {
    /// The conversations of a workspace that are with a person, the longest waiting first.
    async fn open_hand_overs(&self, workspace_id: Uuid, limit: i64) -> Result<Vec<HandOverRow>, StoreError>;
}

statements! {
    INSERT_HAND_OVERS = batch!(
        "INSERT INTO hand_overs (number_id, id, workspace_id, conversation_id, contact_id, node_id, queue, assignee,
             note, created_at)
         SELECT r.number_id, r.id, r.workspace_id, r.conversation_id, r.contact_id, r.node_id, r.queue, r.assignee,
             r.note, r.created_at FROM",
        (number_id uuid, id uuid, workspace_id uuid, conversation_id uuid, contact_id uuid, node_id text, queue text,
         assignee text, note text, created_at timestamptz),
        ""
    );
    END_HAND_OVERS = batch!(
        "UPDATE hand_overs SET ended_at = r.ended_at, outcome = r.outcome FROM",
        (conversation_id uuid, outcome text, ended_at timestamptz),
        "WHERE hand_overs.conversation_id = r.conversation_id AND hand_overs.ended_at IS NULL"
    );
    OPEN_HAND_OVERS = sql(
        "SELECT number_id, id, workspace_id, conversation_id, contact_id, node_id, queue, assignee, note, created_at
         FROM hand_overs WHERE workspace_id = $1 AND ended_at IS NULL ORDER BY created_at, id LIMIT $2",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl HandOverRepo for SqlStore<Db> {
    async fn open_hand_overs(&self, workspace_id: Uuid, limit: i64) -> Result<Vec<HandOverRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(OPEN_HAND_OVERS)).bind(workspace_id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}
