//! Messages of a workspace as programs read them, across conversations, and to whom one goes.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use super::transcripts::MessageView;
use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// A message with where it belongs.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct ListedMessage {
    /// The message.
    #[sqlx(flatten)]
    pub message: MessageView,
    /// The number.
    pub number_id: Uuid,
    /// The conversation.
    pub conversation_id: Uuid,
    /// The contact.
    pub contact_id: Uuid,
}

/// Which messages to list.
#[derive(Debug, Clone, Default)]
pub struct MessageQuery {
    /// Only of this number.
    pub number_id: Option<Uuid>,
    /// Only of the numbers that this limited user or key sees.
    pub seen_by: Option<Uuid>,
    /// Only with this contact.
    pub contact_id: Option<Uuid>,
    /// Only `in` or `out`.
    pub direction: Option<&'static str>,
    /// Only from this time on.
    pub since: Option<DateTime<Utc>>,
    /// Only before this time.
    pub until: Option<DateTime<Utc>>,
    /// The last row of the page before: when it was, and its id.
    pub before: Option<(DateTime<Utc>, Uuid)>,
    /// Most rows.
    pub limit: i64,
}

/// A contact to whom something is to be sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Recipient {
    /// The conversation.
    pub conversation_id: Uuid,
    /// The number.
    pub number_id: Uuid,
    /// Whether the contact agreed to be written to; none where nobody asked.
    pub opted_in: Option<bool>,
    /// Whether nothing is sent to the contact any more.
    pub blocked: bool,
    /// When the contact last wrote.
    pub last_inbound_at: Option<DateTime<Utc>>,
}

/// Reads messages of one workspace.
#[async_trait::async_trait]
pub trait MessageListRepo: Send + Sync {
    /// The messages, the latest first.
    async fn message_list(
        &self,
        workspace_id: Uuid,
        query: &MessageQuery,
    ) -> Result<Vec<ListedMessage>, StoreError>;
    /// The message with this id.
    async fn listed_message(&self, workspace_id: Uuid, id: Uuid)
    -> Result<Option<ListedMessage>, StoreError>;
    /// The contact with this id.
    async fn recipient(&self, workspace_id: Uuid, contact_id: Uuid) -> Result<Option<Recipient>, StoreError>;
    /// The contact of a conversation.
    async fn recipient_of(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
    ) -> Result<Option<Recipient>, StoreError>;
}

statements! {
    LIST = sql(
        "SELECT m.id, m.position, m.direction, m.kind, m.text, m.body, m.status, m.error, m.delivery, m.node_id,
                m.flow_id, w.name AS flow_name, m.flow_version, m.start, m.author_id, u.name AS author_name,
                m.created_at, f.state AS media_state, f.mime AS media_mime, f.filename AS media_filename,
                f.size AS media_size, f.error AS media_error, m.number_id, m.conversation_id, c.contact_id
         FROM messages m JOIN conversations c ON c.id = m.conversation_id LEFT JOIN media f ON f.id = m.id
              LEFT JOIN flows w ON w.id = m.flow_id LEFT JOIN users u ON u.id = m.author_id
         WHERE m.workspace_id = $1 AND (m.number_id = $2 OR $2 IS NULL)
           AND (m.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL)
           AND (c.contact_id = $4 OR $4 IS NULL) AND (m.direction = $5 OR $5 IS NULL)
           AND (m.created_at >= $6 OR $6 IS NULL) AND (m.created_at < $7 OR $7 IS NULL)
           AND ((m.created_at, m.id) < ($8, $9) OR $8 IS NULL)
         ORDER BY m.created_at DESC, m.id DESC LIMIT $10",
    );
    GET = sql(
        "SELECT m.id, m.position, m.direction, m.kind, m.text, m.body, m.status, m.error, m.delivery, m.node_id,
                m.flow_id, w.name AS flow_name, m.flow_version, m.start, m.author_id, u.name AS author_name,
                m.created_at, f.state AS media_state, f.mime AS media_mime, f.filename AS media_filename,
                f.size AS media_size, f.error AS media_error, m.number_id, m.conversation_id, c.contact_id
         FROM messages m JOIN conversations c ON c.id = m.conversation_id LEFT JOIN media f ON f.id = m.id
              LEFT JOIN flows w ON w.id = m.flow_id LEFT JOIN users u ON u.id = m.author_id
         WHERE m.workspace_id = $1 AND m.id = $2",
    );
    RECIPIENT = sql(
        "SELECT c.id AS conversation_id, c.number_id, p.opted_in, p.blocked, c.last_inbound_at
         FROM conversations c JOIN contacts p ON p.id = c.contact_id
         WHERE c.workspace_id = $1 AND c.contact_id = $2 ORDER BY c.id LIMIT 1",
    );
    RECIPIENT_OF = sql(
        "SELECT c.id AS conversation_id, c.number_id, p.opted_in, p.blocked, c.last_inbound_at
         FROM conversations c JOIN contacts p ON p.id = c.contact_id
         WHERE c.workspace_id = $1 AND c.id = $2",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl MessageListRepo for SqlStore<Db> {
    async fn message_list(
        &self,
        workspace_id: Uuid,
        query: &MessageQuery,
    ) -> Result<Vec<ListedMessage>, StoreError> {
        let statement = sqlx::query_as(<Db as Dialect>::sql(LIST))
            .bind(workspace_id)
            .bind(query.number_id)
            .bind(query.seen_by)
            .bind(query.contact_id)
            .bind(query.direction)
            .bind(query.since)
            .bind(query.until)
            .bind(query.before.map(|(at, _)| at))
            .bind(query.before.map(|(_, id)| id))
            .bind(query.limit);
        Ok(statement.fetch_all(self.database.read()).await?)
    }

    async fn listed_message(
        &self,
        workspace_id: Uuid,
        id: Uuid,
    ) -> Result<Option<ListedMessage>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn recipient(&self, workspace_id: Uuid, contact_id: Uuid) -> Result<Option<Recipient>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(RECIPIENT)).bind(workspace_id).bind(contact_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn recipient_of(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
    ) -> Result<Option<Recipient>, StoreError> {
        let query =
            sqlx::query_as(<Db as Dialect>::sql(RECIPIENT_OF)).bind(workspace_id).bind(conversation_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }
}
