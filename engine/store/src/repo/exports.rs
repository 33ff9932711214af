//! Rows for files that people take out. They are read page by page, so that an export of any size
//! holds neither a transaction nor memory.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// Which rows to export.
#[derive(Debug, Clone, Default)]
pub struct ExportQuery {
    /// Only of this number.
    pub number_id: Option<Uuid>,
    /// Only of the numbers that this limited user or key sees.
    pub seen_by: Option<Uuid>,
    /// Only of this flow.
    pub flow_id: Option<Uuid>,
    /// Only from this time on.
    pub from: Option<DateTime<Utc>>,
    /// Only before this time.
    pub to: Option<DateTime<Utc>>,
}

/// A message to export.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct MessageExport {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The conversation.
    pub conversation_id: Uuid,
    /// The number's name.
    pub number_name: Option<String>,
    /// The contact's name.
    pub contact_name: Option<String>,
    /// The contact's phone number, or empty.
    pub contact_phone: Option<String>,
    /// Another identity of the contact.
    pub contact_alias: Option<String>,
    /// `in` or `out`.
    pub direction: String,
    /// The message's type.
    pub kind: String,
    /// Plain text.
    pub text: String,
    /// How far it has come.
    pub status: String,
    /// Why it failed.
    pub error: Option<String>,
    /// The flow's name.
    pub flow_name: Option<String>,
    /// The flow's version.
    pub flow_version: Option<i32>,
    /// The node that sent it.
    pub node_id: Option<String>,
}

/// An answer to export.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct AnswerExport {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The conversation.
    pub conversation_id: Uuid,
    /// The number's name.
    pub number_name: Option<String>,
    /// The contact's name.
    pub contact_name: Option<String>,
    /// The contact's phone number, or empty.
    pub contact_phone: Option<String>,
    /// Another identity of the contact.
    pub contact_alias: Option<String>,
    /// The flow's name.
    pub flow_name: Option<String>,
    /// The flow's version.
    pub flow_version: i32,
    /// The node that asked.
    pub node_id: String,
    /// The variable that holds it.
    pub name: String,
    /// The answer as plain text.
    pub text: String,
    /// The group that the flow counts it in; empty for none.
    pub category: String,
}

/// Reads rows for exports, the oldest first, after the given row.
#[async_trait::async_trait]
pub trait ExportRepo: Send + Sync {
    /// Messages.
    async fn export_messages(
        &self,
        workspace_id: Uuid,
        query: &ExportQuery,
        after: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<MessageExport>, StoreError>;
    /// Answers.
    async fn export_answers(
        &self,
        workspace_id: Uuid,
        query: &ExportQuery,
        after: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<AnswerExport>, StoreError>;
}

statements! {
    MESSAGES = sql(
        "SELECT m.id, m.created_at, m.conversation_id, n.name AS number_name, p.name AS contact_name,
                p.phone AS contact_phone,
                (SELECT min(a.value) FROM contact_aliases a WHERE a.contact_id = p.id) AS contact_alias,
                m.direction, m.kind, m.text, m.status, m.error, f.name AS flow_name, m.flow_version, m.node_id
         FROM messages m LEFT JOIN conversations c ON c.id = m.conversation_id
              LEFT JOIN contacts p ON p.id = c.contact_id
              LEFT JOIN numbers n ON n.id = m.number_id LEFT JOIN flows f ON f.id = m.flow_id
         WHERE m.workspace_id = $1 AND (m.number_id = $2 OR $2 IS NULL) AND (m.flow_id = $3 OR $3 IS NULL)
           AND (m.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $9) OR $9 IS NULL)
           AND (m.created_at >= $4 OR $4 IS NULL) AND (m.created_at < $5 OR $5 IS NULL)
           AND ((m.created_at, m.id) > ($6, $7) OR $6 IS NULL)
         ORDER BY m.created_at, m.id LIMIT $8",
    );
    ANSWERS = sql(
        "SELECT a.id, a.created_at, a.conversation_id, n.name AS number_name, p.name AS contact_name,
                p.phone AS contact_phone,
                (SELECT min(i.value) FROM contact_aliases i WHERE i.contact_id = a.contact_id) AS contact_alias,
                f.name AS flow_name, a.flow_version, a.node_id, a.name, a.text, a.category
         FROM answers a LEFT JOIN contacts p ON p.id = a.contact_id
              LEFT JOIN numbers n ON n.id = a.number_id LEFT JOIN flows f ON f.id = a.flow_id
         WHERE a.workspace_id = $1 AND (a.number_id = $2 OR $2 IS NULL) AND (a.flow_id = $3 OR $3 IS NULL)
           AND (a.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $9) OR $9 IS NULL)
           AND (a.created_at >= $4 OR $4 IS NULL) AND (a.created_at < $5 OR $5 IS NULL)
           AND ((a.created_at, a.id) > ($6, $7) OR $6 IS NULL)
         ORDER BY a.created_at, a.id LIMIT $8",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ExportRepo for SqlStore<Db> {
    async fn export_messages(
        &self,
        workspace_id: Uuid,
        query: &ExportQuery,
        after: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<MessageExport>, StoreError> {
        let statement = sqlx::query_as(<Db as Dialect>::sql(MESSAGES))
            .bind(workspace_id)
            .bind(query.number_id)
            .bind(query.flow_id)
            .bind(query.from)
            .bind(query.to)
            .bind(after.map(|(at, _)| at))
            .bind(after.map(|(_, id)| id))
            .bind(limit)
            .bind(query.seen_by);
        Ok(statement.fetch_all(self.database.read()).await?)
    }

    async fn export_answers(
        &self,
        workspace_id: Uuid,
        query: &ExportQuery,
        after: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<AnswerExport>, StoreError> {
        let statement = sqlx::query_as(<Db as Dialect>::sql(ANSWERS))
            .bind(workspace_id)
            .bind(query.number_id)
            .bind(query.flow_id)
            .bind(query.from)
            .bind(query.to)
            .bind(after.map(|(at, _)| at))
            .bind(after.map(|(_, id)| id))
            .bind(limit)
            .bind(query.seen_by);
        Ok(statement.fetch_all(self.database.read()).await?)
    }
}
