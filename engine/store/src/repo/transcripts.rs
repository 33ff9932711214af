//! Conversations as people read them: the list, the messages, the answers.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Dialect, SqlStore, StoreError,
    statement::{dialects, sql},
    statements,
};

/// A conversation in a list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ConversationView {
    /// Its id.
    pub id: Uuid,
    /// The number.
    pub number_id: Uuid,
    /// The number's name; a deleted number keeps its name.
    pub number_name: Option<String>,
    /// The contact.
    pub contact_id: Uuid,
    /// The name the contact goes by.
    pub contact_name: String,
    /// The contact's phone number, or empty.
    pub contact_phone: String,
    /// Another identity of the contact, for when there is no phone number.
    pub contact_alias: Option<String>,
    /// The flow that runs or ran last.
    pub flow_id: Option<Uuid>,
    /// That flow's name.
    pub flow_name: Option<String>,
    /// That flow's version.
    pub flow_version: Option<i32>,
    /// Whether a flow runs.
    pub active: bool,
    /// Text of the latest message.
    pub last_text: String,
    /// `in` or `out`.
    pub last_direction: String,
    /// When the latest message came or went.
    pub last_message_at: DateTime<Utc>,
    /// Messages so far.
    pub message_count: i64,
    /// When the contact first wrote.
    pub created_at: DateTime<Utc>,
    /// When the contact last wrote.
    pub last_inbound_at: Option<DateTime<Utc>>,
    /// The kind of the number; none for a number that is gone.
    pub number_kind: Option<String>,
}

/// A message of a transcript.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct MessageView {
    /// Its id.
    pub id: Uuid,
    /// Ascends within the conversation.
    pub position: i64,
    /// `in` or `out`.
    pub direction: String,
    /// The message's type.
    pub kind: String,
    /// Plain text.
    pub text: String,
    /// The whole message.
    #[sqlx(json)]
    pub body: Value,
    /// `received`, `queued`, `sent`, `delivered`, `read`, `played` or `failed`.
    pub status: String,
    /// Why it failed.
    pub error: Option<String>,
    /// What it costs and why it failed, as the provider says: `pricing`, `conversation`, `errors`.
    #[sqlx(json(nullable))]
    pub delivery: Option<Value>,
    /// The node that sent it.
    pub node_id: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The state of the file that came with it; see [`super::media::media_state`].
    pub media_state: Option<i32>,
    /// What that file is.
    pub media_mime: Option<String>,
    /// Its name.
    pub media_filename: Option<String>,
    /// Its bytes, once they are here.
    pub media_size: Option<i64>,
    /// Why it is not here: a code.
    pub media_error: Option<String>,
}

/// An answer that a flow kept.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct AnswerView {
    /// The flow that asked.
    pub flow_id: Uuid,
    /// That flow's name.
    pub flow_name: Option<String>,
    /// That flow's version.
    pub flow_version: i32,
    /// The node that asked.
    pub node_id: String,
    /// The variable that holds it.
    pub name: String,
    /// The answer.
    #[sqlx(json)]
    pub value: Value,
    /// When it was given.
    pub created_at: DateTime<Utc>,
}

/// Which conversations to list.
#[derive(Debug, Clone, Default)]
pub struct ConversationQuery {
    /// Only with this number.
    pub number_id: Option<Uuid>,
    /// Only with the numbers that this limited user or key sees.
    pub seen_by: Option<Uuid>,
    /// Only those in which this flow runs or ran last.
    pub flow_id: Option<Uuid>,
    /// Part of the contact's name or identity or of a message, already a lower-case `LIKE` pattern
    /// with `!` as its escape. SQLite folds the case of ASCII letters only.
    pub pattern: Option<String>,
    /// The last row of the page before: when its last message was, and its id.
    pub before: Option<(DateTime<Utc>, Uuid)>,
    /// Most rows.
    pub limit: i64,
}

/// Reads transcripts of one workspace.
#[async_trait::async_trait]
pub trait TranscriptRepo: Send + Sync {
    /// The conversations, the one with the latest message first.
    async fn conversation_list(
        &self,
        workspace_id: Uuid,
        query: &ConversationQuery,
    ) -> Result<Vec<ConversationView>, StoreError>;
    /// The conversation with this id.
    async fn conversation_view(
        &self,
        workspace_id: Uuid,
        id: Uuid,
    ) -> Result<Option<ConversationView>, StoreError>;
    /// The messages of a conversation, the latest first, below the given position.
    async fn transcript(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        below: Option<i64>,
        limit: i64,
    ) -> Result<Vec<MessageView>, StoreError>;
    /// What flows kept of a conversation, the latest first.
    async fn conversation_answers(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        limit: i64,
    ) -> Result<Vec<AnswerView>, StoreError>;
}

statements! {
    LIST = sql(
        "SELECT c.id, c.number_id, n.name AS number_name, c.contact_id, p.name AS contact_name,
                p.phone AS contact_phone,
                (SELECT min(a.value) FROM contact_aliases a WHERE a.contact_id = c.contact_id) AS contact_alias,
                c.flow_id, f.name AS flow_name, c.flow_version, c.session IS NOT NULL AS active,
                c.last_text, c.last_direction, c.last_message_at, c.message_count, c.created_at,
                c.last_inbound_at, n.kind AS number_kind
         FROM conversations c JOIN contacts p ON p.id = c.contact_id
              LEFT JOIN numbers n ON n.id = c.number_id LEFT JOIN flows f ON f.id = c.flow_id
         WHERE c.workspace_id = $1 AND (c.number_id = $2 OR $2 IS NULL) AND (c.flow_id = $3 OR $3 IS NULL)
           AND (c.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $8) OR $8 IS NULL)
           AND (lower(p.name) LIKE $4 ESCAPE '!' OR $4 IS NULL OR lower(p.phone) LIKE $4 ESCAPE '!'
                OR EXISTS (SELECT 1 FROM contact_aliases s
                           WHERE s.contact_id = c.contact_id AND lower(s.value) LIKE $4 ESCAPE '!')
                OR EXISTS (SELECT 1 FROM messages m
                           WHERE m.conversation_id = c.id AND lower(m.text) LIKE $4 ESCAPE '!'))
           AND ((c.last_message_at, c.id) < ($5, $6) OR $5 IS NULL)
         ORDER BY c.last_message_at DESC, c.id DESC LIMIT $7",
    );
    GET = sql(
        "SELECT c.id, c.number_id, n.name AS number_name, c.contact_id, p.name AS contact_name,
                p.phone AS contact_phone,
                (SELECT min(a.value) FROM contact_aliases a WHERE a.contact_id = c.contact_id) AS contact_alias,
                c.flow_id, f.name AS flow_name, c.flow_version, c.session IS NOT NULL AS active,
                c.last_text, c.last_direction, c.last_message_at, c.message_count, c.created_at,
                c.last_inbound_at, n.kind AS number_kind
         FROM conversations c JOIN contacts p ON p.id = c.contact_id
              LEFT JOIN numbers n ON n.id = c.number_id LEFT JOIN flows f ON f.id = c.flow_id
         WHERE c.workspace_id = $1 AND c.id = $2",
    );
    MESSAGES = sql(
        "SELECT m.id, m.position, m.direction, m.kind, m.text, m.body, m.status, m.error, m.delivery, m.node_id,
                m.created_at, f.state AS media_state, f.mime AS media_mime, f.filename AS media_filename,
                f.size AS media_size, f.error AS media_error
         FROM messages m LEFT JOIN media f ON f.id = m.id
         WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND (m.position < $3 OR $3 IS NULL)
         ORDER BY m.position DESC LIMIT $4",
    );
    // SQLite gives a column declared as JSONB numeric affinity, so a bare number comes back as one.
    ANSWERS = dialects(
        "SELECT a.flow_id, f.name AS flow_name, a.flow_version, a.node_id, a.name,
                CAST(a.value AS TEXT) AS value, a.created_at
         FROM answers a LEFT JOIN flows f ON f.id = a.flow_id
         WHERE a.workspace_id = $1 AND a.conversation_id = $2
         ORDER BY a.created_at DESC, a.id DESC LIMIT $3",
        "SELECT a.flow_id, f.name AS flow_name, a.flow_version, a.node_id, a.name, a.value, a.created_at
         FROM answers a LEFT JOIN flows f ON f.id = a.flow_id
         WHERE a.workspace_id = $1 AND a.conversation_id = $2
         ORDER BY a.created_at DESC, a.id DESC LIMIT $3",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl TranscriptRepo for SqlStore<Db> {
    async fn conversation_list(
        &self,
        workspace_id: Uuid,
        query: &ConversationQuery,
    ) -> Result<Vec<ConversationView>, StoreError> {
        let statement = sqlx::query_as(<Db as Dialect>::sql(LIST))
            .bind(workspace_id)
            .bind(query.number_id)
            .bind(query.flow_id)
            .bind(&query.pattern)
            .bind(query.before.map(|(at, _)| at))
            .bind(query.before.map(|(_, id)| id))
            .bind(query.limit)
            .bind(query.seen_by);
        Ok(statement.fetch_all(self.database.read()).await?)
    }

    async fn conversation_view(
        &self,
        workspace_id: Uuid,
        id: Uuid,
    ) -> Result<Option<ConversationView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn transcript(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        below: Option<i64>,
        limit: i64,
    ) -> Result<Vec<MessageView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(MESSAGES))
            .bind(workspace_id)
            .bind(conversation_id)
            .bind(below)
            .bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn conversation_answers(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        limit: i64,
    ) -> Result<Vec<AnswerView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(ANSWERS))
            .bind(workspace_id)
            .bind(conversation_id)
            .bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}
