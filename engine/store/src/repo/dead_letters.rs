//! Dead letters: what the engine could not do, and another try at it.
//!
//! They stay where they died: in the inbox, the outbox and among the effects. A message that is sent after all
//! goes out as it is; later messages of its conversation have gone already.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// Where a letter died.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// An event that could not be processed.
    Inbox,
    /// A message that was given up, or of which nobody knows whether it was sent.
    Outbox,
    /// A call or a telling of a subscriber that was given up.
    Effect,
}

impl Queue {
    /// The stored text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Outbox => "outbox",
            Self::Effect => "effect",
        }
    }

    /// The queue of a stored text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Inbox, Self::Outbox, Self::Effect].into_iter().find(|queue| queue.as_str() == text)
    }
}

/// Names a dead letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterKey {
    /// Where it died.
    pub queue: Queue,
    /// Its id there.
    pub id: Uuid,
    /// The subscription that was to be told; the id itself for all others.
    pub target: Uuid,
}

/// A dead letter without what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadLetter {
    /// Its name.
    pub key: LetterKey,
    /// At which number.
    pub number_id: Uuid,
    /// That number's name.
    pub number_name: Option<String>,
    /// In which conversation; `None` for events that found none.
    pub conversation_id: Option<Uuid>,
    /// The kind of the event or effect; the class of a message.
    pub kind: String,
    /// Its state in its queue.
    pub status: i32,
    /// Attempts so far.
    pub attempts: i32,
    /// Why it died.
    pub error: Option<String>,
    /// When it came in or was written.
    pub at: DateTime<Utc>,
}

/// Which dead letters are wanted, the youngest first.
#[derive(Debug, Clone, Copy)]
pub struct LetterQuery {
    /// Only of this queue.
    pub queue: Option<Queue>,
    /// The last one of the page before.
    pub before: Option<(DateTime<Utc>, LetterKey)>,
    /// Most rows.
    pub limit: i64,
}

/// Lists dead letters, gives them another try, or lets them go. Letters of other workspaces are not there.
#[async_trait::async_trait]
pub trait DeadLetterRepo: Send + Sync {
    /// The dead letters of a workspace.
    async fn dead_letter_list(
        &self,
        workspace_id: Uuid,
        query: &LetterQuery,
    ) -> Result<Vec<DeadLetter>, StoreError>;
    /// Puts one back into its queue. Publish the queue's hint afterwards. `false` when there is no such letter.
    async fn redrive(
        &self,
        workspace_id: Uuid,
        key: LetterKey,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// Puts all of a queue back, and gives how many.
    async fn redrive_all(
        &self,
        workspace_id: Uuid,
        queue: Queue,
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError>;
    /// Lets one go for good: it is not tried again and its content is deleted, but an event that comes a second
    /// time is still known. `false` when there is no such letter.
    async fn discard(&self, workspace_id: Uuid, key: LetterKey) -> Result<bool, StoreError>;
}

statements! {
    LIST = sql(
        "SELECT d.queue, d.id, d.target, d.number_id, n.name, d.conversation_id, d.kind, d.status, d.attempts,
                d.error, d.at
         FROM (
             SELECT 'inbox' AS queue, i.letter AS id, i.letter AS target, i.number_id, k.workspace_id,
                    NULL AS conversation_id, i.kind, i.status, i.attempts, i.error, i.received_at AS at
             FROM inbox i JOIN numbers k ON k.id = i.number_id WHERE i.status = 3
             UNION ALL
             SELECT 'outbox', o.id, o.id, o.number_id, o.workspace_id, o.conversation_id, o.class, o.status, o.attempt,
                    o.error, o.created_at
             FROM outbox o WHERE o.status > 2
             UNION ALL
             SELECT 'effect', e.id, e.target, e.number_id, e.workspace_id, e.conversation_id, e.kind, e.status,
                    e.attempt, e.error, e.created_at
             FROM effects e WHERE e.status > 2
         ) AS d LEFT JOIN numbers n ON n.id = d.number_id
         WHERE d.workspace_id = $1 AND (d.queue = $2 OR $2 IS NULL)
           AND ((d.at, d.id, d.target) < ($3, $4, $5) OR $3 IS NULL)
         ORDER BY d.at DESC, d.id DESC, d.target DESC LIMIT $6",
    );
    // Of one ($2) or of all. An event keeps its place and its shard.
    REDRIVE_INBOX = sql(
        "UPDATE inbox SET status = 0, error = NULL, letter = NULL WHERE status = 3 AND (letter = $2 OR $2 IS NULL)
           AND number_id IN (SELECT id FROM numbers WHERE workspace_id = $1)",
    );
    REQUEUE_MESSAGES = sql(
        "UPDATE messages SET status = 'queued', status_rank = 0, error = NULL
         WHERE status = 'failed' AND id IN (
             SELECT id FROM outbox WHERE status > 2 AND workspace_id = $1 AND (id = $2 OR $2 IS NULL))",
    );
    REDRIVE_OUTBOX = sql(
        "UPDATE outbox SET status = 0, attempt = 0, due = $3, sending_at = NULL, error = NULL
         WHERE status > 2 AND workspace_id = $1 AND (id = $2 OR $2 IS NULL)",
    );
    REDRIVE_EFFECTS = sql(
        "UPDATE effects SET status = 0, attempt = 0, due = $3, error = NULL
         WHERE status > 2 AND workspace_id = $1 AND (id = $2 OR $2 IS NULL) AND (target = $4 OR $4 IS NULL)",
    );
    DISCARD_INBOX = sql(
        "UPDATE inbox SET status = 1, body = NULL, letter = NULL WHERE status = 3 AND letter = $2
           AND number_id IN (SELECT id FROM numbers WHERE workspace_id = $1)",
    );
    DISCARD_OUTBOX = sql("DELETE FROM outbox WHERE status > 2 AND workspace_id = $1 AND id = $2");
    DISCARD_EFFECT = sql(
        "DELETE FROM effects WHERE status > 2 AND workspace_id = $1 AND id = $2 AND target = $3",
    );
}

/// One row of the list, as the database has it.
#[derive(sqlx_macros::FromRow)]
struct LetterRow {
    queue: String,
    id: Uuid,
    target: Uuid,
    number_id: Uuid,
    name: Option<String>,
    conversation_id: Option<Uuid>,
    kind: String,
    status: i32,
    attempts: i32,
    error: Option<String>,
    at: DateTime<Utc>,
}

impl TryFrom<LetterRow> for DeadLetter {
    type Error = StoreError;

    fn try_from(row: LetterRow) -> Result<Self, StoreError> {
        let queue = Queue::parse(&row.queue)
            .ok_or_else(|| StoreError::bad_row("(dead letters)", "queue", row.id, "unknown queue"))?;
        Ok(Self {
            key: LetterKey { queue, id: row.id, target: row.target },
            number_id: row.number_id,
            number_name: row.name,
            conversation_id: row.conversation_id,
            kind: row.kind,
            status: row.status,
            attempts: row.attempts,
            error: row.error,
            at: row.at,
        })
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
impl SqlStore<Db> {
    /// Puts one letter back, or all of a queue.
    async fn redrive_some(
        &self,
        workspace_id: Uuid,
        queue: Queue,
        one: Option<(Uuid, Uuid)>,
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let (id, target) = one.unzip();
        let mut tx = self.database.begin().await?;
        let done = match queue {
            Queue::Inbox => {
                let query = sqlx::query(<Db as Dialect>::sql(REDRIVE_INBOX)).bind(workspace_id).bind(id);
                query.execute(&mut *tx).await?
            }
            Queue::Outbox => {
                // Before the rows are open again: the statement finds the messages by them.
                let query = sqlx::query(<Db as Dialect>::sql(REQUEUE_MESSAGES)).bind(workspace_id).bind(id);
                query.execute(&mut *tx).await?;
                let query = sqlx::query(<Db as Dialect>::sql(REDRIVE_OUTBOX));
                query.bind(workspace_id).bind(id).bind(now).execute(&mut *tx).await?
            }
            Queue::Effect => {
                let query = sqlx::query(<Db as Dialect>::sql(REDRIVE_EFFECTS));
                query.bind(workspace_id).bind(id).bind(now).bind(target).execute(&mut *tx).await?
            }
        };
        tx.commit().await?;
        Ok(done.rows_affected())
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl DeadLetterRepo for SqlStore<Db> {
    async fn dead_letter_list(
        &self,
        workspace_id: Uuid,
        query: &LetterQuery,
    ) -> Result<Vec<DeadLetter>, StoreError> {
        let list = sqlx::query_as(<Db as Dialect>::sql(LIST))
            .bind(workspace_id)
            .bind(query.queue.map(Queue::as_str))
            .bind(query.before.map(|(at, _)| at))
            .bind(query.before.map(|(_, key)| key.id))
            .bind(query.before.map(|(_, key)| key.target))
            .bind(query.limit);
        let rows: Vec<LetterRow> = list.fetch_all(self.database.read()).await?;
        rows.into_iter().map(DeadLetter::try_from).collect()
    }

    async fn redrive(
        &self,
        workspace_id: Uuid,
        key: LetterKey,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        Ok(self.redrive_some(workspace_id, key.queue, Some((key.id, key.target)), now).await? > 0)
    }

    async fn redrive_all(
        &self,
        workspace_id: Uuid,
        queue: Queue,
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        self.redrive_some(workspace_id, queue, None, now).await
    }

    async fn discard(&self, workspace_id: Uuid, key: LetterKey) -> Result<bool, StoreError> {
        let statement = match key.queue {
            Queue::Inbox => DISCARD_INBOX,
            Queue::Outbox => DISCARD_OUTBOX,
            Queue::Effect => DISCARD_EFFECT,
        };
        let mut query = sqlx::query(<Db as Dialect>::sql(statement)).bind(workspace_id).bind(key.id);
        if key.queue == Queue::Effect {
            query = query.bind(key.target);
        }
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }
}
