//! What stands beside a contact: what it agreed to, notes of people, and when it was with a person.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use sqlx::types::Json;
use uuid::Uuid;

use super::desk::NoteRow;
use crate::{Dialect, SqlStore, StoreError, batch, statement::sql, statements};

/// A contact agrees to be written to, or takes that back; the engine writes it with the change itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsentRow {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// Who.
    pub contact_id: Uuid,
    /// Whether it agreed.
    pub opted_in: bool,
    /// `flow`, `person` or `import`.
    pub source: String,
    /// The contact's words, or where a person has it from.
    pub proof: String,
    /// The person who noted it.
    pub author_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A consent as people read it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ConsentView {
    /// Whether the contact agreed.
    pub opted_in: bool,
    /// `flow`, `person` or `import`.
    pub source: String,
    /// The contact's words, or where a person has it from.
    pub proof: String,
    /// The person who noted it.
    pub author_id: Option<Uuid>,
    /// That person's name.
    pub author_name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A time with a person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct HandOverView {
    /// What the flow told the person.
    pub note: String,
    /// The queue; empty for the only one.
    pub queue: String,
    /// What came of it.
    pub outcome: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Until when.
    pub ended_at: Option<DateTime<Utc>>,
}

/// Reads and changes what stands beside contacts. Whether the contact is of the workspace was looked at before.
#[async_trait::async_trait]
pub trait ContactDeskRepo: Send + Sync {
    /// What a contact agreed to, the latest first.
    async fn consents(&self, contact_id: Uuid, limit: i64) -> Result<Vec<ConsentView>, StoreError>;
    /// The notes about a contact, the latest first.
    async fn contact_notes(&self, contact_id: Uuid, limit: i64) -> Result<Vec<NoteRow>, StoreError>;
    /// Keeps a note.
    async fn add_contact_note(
        &self,
        workspace_id: Uuid,
        contact_id: Uuid,
        note: &NoteRow,
    ) -> Result<(), StoreError>;
    /// Deletes a note of somebody; gives whether there was one.
    async fn delete_contact_note(
        &self,
        contact_id: Uuid,
        author_id: Uuid,
        id: Uuid,
    ) -> Result<bool, StoreError>;
    /// When a contact was with a person, the latest first.
    async fn contact_hand_overs(&self, contact_id: Uuid, limit: i64)
    -> Result<Vec<HandOverView>, StoreError>;
    /// What flows put into tables in a conversation, the oldest first: the table, the row, and when.
    async fn conversation_table_rows(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        limit: i64,
    ) -> Result<Vec<(String, serde_json::Value, DateTime<Utc>)>, StoreError>;
}

statements! {
    INSERT_CONSENTS = batch!(
        "INSERT INTO contact_consents (id, workspace_id, number_id, contact_id, opted_in, source, proof, author_id, at)
         SELECT r.id, r.workspace_id, r.number_id, r.contact_id, r.opted_in, r.source, r.proof, r.author_id, r.at FROM",
        (id uuid, workspace_id uuid, number_id uuid, contact_id uuid, opted_in boolean, source text, proof text,
         author_id uuid, at timestamptz),
        "WHERE true ON CONFLICT DO NOTHING"
    );
    CONSENTS = sql(
        "SELECT o.opted_in, o.source, o.proof, o.author_id, u.name AS author_name, o.at
         FROM contact_consents o LEFT JOIN users u ON u.id = o.author_id
         WHERE o.contact_id = $1 ORDER BY o.at DESC, o.id DESC LIMIT $2",
    );
    NOTES = sql(
        "SELECT n.id, n.author_id, u.name AS author_name, n.text, n.created_at
         FROM contact_notes n LEFT JOIN users u ON u.id = n.author_id
         WHERE n.contact_id = $1 ORDER BY n.created_at DESC, n.id DESC LIMIT $2",
    );
    ADD_NOTE = sql(
        "INSERT INTO contact_notes (id, workspace_id, contact_id, author_id, text, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    );
    DELETE_NOTE = sql("DELETE FROM contact_notes WHERE contact_id = $1 AND author_id = $2 AND id = $3");
    HAND_OVERS = sql(
        "SELECT h.note, h.queue, h.outcome, h.created_at, h.ended_at
         FROM conversations c JOIN hand_overs h ON h.conversation_id = c.id
         WHERE c.number_id = (SELECT p.number_id FROM contacts p WHERE p.id = $1) AND c.contact_id = $1
         ORDER BY h.created_at DESC LIMIT $2",
    );
    TABLE_ROWS = sql(
        "SELECT table_name, body, created_at FROM table_rows
         WHERE workspace_id = $1 AND conversation_id = $2 ORDER BY created_at, id LIMIT $3",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ContactDeskRepo for SqlStore<Db> {
    async fn consents(&self, contact_id: Uuid, limit: i64) -> Result<Vec<ConsentView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(CONSENTS)).bind(contact_id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn contact_notes(&self, contact_id: Uuid, limit: i64) -> Result<Vec<NoteRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(NOTES)).bind(contact_id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn add_contact_note(
        &self,
        workspace_id: Uuid,
        contact_id: Uuid,
        note: &NoteRow,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ADD_NOTE))
            .bind(note.id)
            .bind(workspace_id)
            .bind(contact_id)
            .bind(note.author_id)
            .bind(&note.text)
            .bind(note.created_at);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn delete_contact_note(
        &self,
        contact_id: Uuid,
        author_id: Uuid,
        id: Uuid,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(DELETE_NOTE)).bind(contact_id).bind(author_id).bind(id);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn contact_hand_overs(
        &self,
        contact_id: Uuid,
        limit: i64,
    ) -> Result<Vec<HandOverView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(HAND_OVERS)).bind(contact_id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn conversation_table_rows(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        limit: i64,
    ) -> Result<Vec<(String, serde_json::Value, DateTime<Utc>)>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(TABLE_ROWS))
            .bind(workspace_id)
            .bind(conversation_id)
            .bind(limit);
        let rows: Vec<(String, Json<serde_json::Value>, DateTime<Utc>)> =
            query.fetch_all(self.database.read()).await?;
        Ok(rows.into_iter().map(|(table, body, at)| (table, body.0, at)).collect())
    }
}
