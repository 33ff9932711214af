//! What people of a workspace know of a conversation beside the contact: who looks after it, how far each has read, and
//! what they tell each other.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// What one person tells the others.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct NoteRow {
    /// Its id.
    pub id: Uuid,
    /// Who wrote it.
    pub author_id: Uuid,
    /// The author's name; none for somebody who is gone.
    pub author_name: Option<String>,
    /// The words.
    pub text: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// A note to keep.
#[derive(Debug, Clone)]
pub struct NewNote {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// Beside which conversation.
    pub conversation_id: Uuid,
    /// Who writes it.
    pub author_id: Uuid,
    /// The words.
    pub text: String,
    /// Who is called by it.
    pub mentions: Vec<Uuid>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Reads and changes what stands beside conversations. Whether the conversation is of the workspace was looked at before.
#[async_trait::async_trait]
pub trait DeskRepo: Send + Sync {
    /// Gives a conversation to somebody, or to nobody.
    async fn assign(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        user_id: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// Notes that somebody has read a conversation up to now, and seen where the notes call them.
    async fn mark_read(
        &self,
        user_id: Uuid,
        conversation_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// The notes of a conversation, the oldest first.
    async fn notes(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        limit: i64,
    ) -> Result<Vec<NoteRow>, StoreError>;
    /// Keeps a note.
    async fn add_note(&self, note: &NewNote) -> Result<(), StoreError>;
    /// Deletes a note of somebody; gives whether there was one.
    async fn delete_note(&self, workspace_id: Uuid, author_id: Uuid, id: Uuid) -> Result<bool, StoreError>;
}

statements! {
    ASSIGN = sql(
        "INSERT INTO conversation_assignees (conversation_id, workspace_id, user_id, assigned_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (conversation_id) DO UPDATE SET user_id = excluded.user_id, assigned_at = excluded.assigned_at",
    );
    UNASSIGN = sql("DELETE FROM conversation_assignees WHERE conversation_id = $1 AND workspace_id = $2");
    MARK_READ = sql(
        "INSERT INTO conversation_reads (user_id, conversation_id, read_at) VALUES ($1, $2, $3)
         ON CONFLICT (user_id, conversation_id) DO UPDATE SET read_at = excluded.read_at",
    );
    SEE_MENTIONS = sql("DELETE FROM note_mentions WHERE user_id = $1 AND conversation_id = $2");
    NOTES = sql(
        "SELECT n.id, n.author_id, u.name AS author_name, n.text, n.created_at
         FROM conversation_notes n LEFT JOIN users u ON u.id = n.author_id
         WHERE n.workspace_id = $1 AND n.conversation_id = $2 ORDER BY n.created_at, n.id LIMIT $3",
    );
    ADD_NOTE = sql(
        "INSERT INTO conversation_notes (id, workspace_id, conversation_id, author_id, text, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    );
    ADD_MENTION = sql(
        "INSERT INTO note_mentions (user_id, note_id, conversation_id)
         SELECT u.id, $2, $3 FROM users u WHERE u.id = $1 AND u.workspace_id = $4 ON CONFLICT DO NOTHING",
    );
    FORGET_MENTIONS = sql("DELETE FROM note_mentions WHERE note_id = $1");
    DELETE_NOTE = sql("DELETE FROM conversation_notes WHERE workspace_id = $1 AND author_id = $2 AND id = $3");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl DeskRepo for SqlStore<Db> {
    async fn assign(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        user_id: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let query = match user_id {
            Some(user) => sqlx::query(<Db as Dialect>::sql(ASSIGN))
                .bind(conversation_id)
                .bind(workspace_id)
                .bind(user)
                .bind(now),
            None => sqlx::query(<Db as Dialect>::sql(UNASSIGN)).bind(conversation_id).bind(workspace_id),
        };
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn mark_read(
        &self,
        user_id: Uuid,
        conversation_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(MARK_READ)).bind(user_id).bind(conversation_id);
        query.bind(now).execute(&mut *tx).await?;
        let query = sqlx::query(<Db as Dialect>::sql(SEE_MENTIONS)).bind(user_id).bind(conversation_id);
        query.execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    async fn notes(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        limit: i64,
    ) -> Result<Vec<NoteRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(NOTES)).bind(workspace_id).bind(conversation_id);
        Ok(query.bind(limit).fetch_all(self.database.read()).await?)
    }

    async fn add_note(&self, note: &NewNote) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(ADD_NOTE))
            .bind(note.id)
            .bind(note.workspace_id)
            .bind(note.conversation_id)
            .bind(note.author_id)
            .bind(&note.text)
            .bind(note.created_at);
        query.execute(&mut *tx).await?;
        for user in &note.mentions {
            let query = sqlx::query(<Db as Dialect>::sql(ADD_MENTION))
                .bind(*user)
                .bind(note.id)
                .bind(note.conversation_id)
                .bind(note.workspace_id);
            query.execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn delete_note(&self, workspace_id: Uuid, author_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(DELETE_NOTE)).bind(workspace_id).bind(author_id);
        let deleted = query.bind(id).execute(&mut *tx).await?.rows_affected();
        if deleted == 1 {
            sqlx::query(<Db as Dialect>::sql(FORGET_MENTIONS)).bind(id).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(deleted == 1)
    }
}
