//! A contact is forgotten: every row of every table that is about it.
//!
//! What stays is the audit log, which knows ids only. The engine compares a conversation's version on every write, so
//! what it has in memory is void as soon as the conversation is gone.

use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::dialects, statement::sql, statements};

/// What was deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Erased {
    /// Messages of the transcript.
    pub messages: u64,
    /// Rows of all other tables.
    pub others: u64,
}

/// Erases contacts.
#[async_trait::async_trait]
pub trait ErasureRepo: Send + Sync {
    /// Deletes everything of a contact in one transaction; none when it is not there. The bytes of its files are marked:
    /// `MediaRepo::leaving` names them until they are deleted.
    async fn erase_contact(&self, workspace_id: Uuid, contact_id: Uuid)
    -> Result<Option<Erased>, StoreError>;
}

/// Shorter identities are found in other people's data too.
const MIN_IDENTITY_CHARS: usize = 5;

statements! {
    LOCK = dialects(
        "SELECT p.number_id, p.phone, c.id FROM contacts p
         LEFT JOIN conversations c ON c.number_id = p.number_id AND c.contact_id = p.id
         WHERE p.workspace_id = $1 AND p.id = $2",
        "SELECT p.number_id, p.phone, c.id FROM contacts p
         LEFT JOIN conversations c ON c.number_id = p.number_id AND c.contact_id = p.id
         WHERE p.workspace_id = $1 AND p.id = $2 FOR UPDATE OF p",
    );
    IDENTITIES = sql("SELECT value FROM contact_aliases WHERE contact_id = $1");
    // The conversation goes first: from then on the engine cannot add anything to it.
    CONVERSATION = sql("DELETE FROM conversations WHERE id = $1");
    ALIASES = sql("DELETE FROM contact_aliases WHERE contact_id = $1");
    CONTACT = sql("DELETE FROM contacts WHERE id = $1");
    CONSENTS = sql("DELETE FROM contact_consents WHERE contact_id = $1");
    RECIPIENT = sql("DELETE FROM broadcast_recipients WHERE contact_id = $1");
    NOTES = sql("DELETE FROM contact_notes WHERE contact_id = $1");
    ANSWERS = sql("DELETE FROM answers WHERE contact_id = $1");
    MESSAGES = sql("DELETE FROM messages WHERE conversation_id = $1");
    OUTBOX = sql("DELETE FROM outbox WHERE conversation_id = $1");
    TIMERS = sql("DELETE FROM timers WHERE conversation_id = $1");
    EFFECTS = sql("DELETE FROM effects WHERE conversation_id = $1");
    LISTENERS = sql("DELETE FROM listeners WHERE conversation_id = $1");
    HAND_OVERS = sql("DELETE FROM hand_overs WHERE conversation_id = $1");
    TABLE_ROWS = sql("DELETE FROM table_rows WHERE conversation_id = $1");
    ASSIGNEE = sql("DELETE FROM conversation_assignees WHERE conversation_id = $1");
    READS = sql("DELETE FROM conversation_reads WHERE conversation_id = $1");
    CONVERSATION_NOTES = sql("DELETE FROM conversation_notes WHERE conversation_id = $1");
    MENTIONS = sql("DELETE FROM note_mentions WHERE conversation_id = $1");
    // The row stays until its bytes are deleted, and says nothing any more.
    MEDIA = sql(
        "UPDATE media SET state = 8, filename = '', provider_id = '', sha256 = NULL WHERE conversation_id = $1",
    );
    // Keys of the inbox name who wrote, and what waits there or failed may say it in its body.
    INBOX_OF_SENDER = sql("DELETE FROM inbox WHERE number_id = $1 AND (sender = $2 OR chat = $2)");
    INBOX_THAT_NAMES = dialects(
        "DELETE FROM inbox WHERE number_id = $1 AND (instr(sender, $2) > 0 OR instr(chat, $2) > 0
           OR status <> 1 AND instr(CAST(body AS TEXT), $2) > 0)",
        "DELETE FROM inbox WHERE number_id = $1 AND (strpos(sender, $2) > 0 OR strpos(chat, $2) > 0
           OR status <> 1 AND strpos(body::text, $2) > 0)",
    );
    CHANNEL_EVENTS = dialects(
        "DELETE FROM channel_events WHERE number_id = $1 AND instr(CAST(body AS TEXT), $2) > 0",
        "DELETE FROM channel_events WHERE number_id = $1 AND strpos(body::text, $2) > 0",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ErasureRepo for SqlStore<Db> {
    async fn erase_contact(
        &self,
        workspace_id: Uuid,
        contact_id: Uuid,
    ) -> Result<Option<Erased>, StoreError> {
        let mut tx = self.database.begin().await?;
        let text = |statement| <Db as Dialect>::sql(statement);
        let query = sqlx::query_as(text(LOCK)).bind(workspace_id).bind(contact_id);
        let found: Option<(Uuid, String, Option<Uuid>)> = query.fetch_optional(&mut *tx).await?;
        let Some((number_id, phone, conversation_id)) = found else { return Ok(None) };
        let mut identities: Vec<String> =
            sqlx::query_scalar(text(IDENTITIES)).bind(contact_id).fetch_all(&mut *tx).await?;
        identities.push(phone);
        let mut erased = Erased::default();
        if let Some(conversation) = conversation_id {
            for statement in [
                CONVERSATION,
                OUTBOX,
                TIMERS,
                EFFECTS,
                LISTENERS,
                HAND_OVERS,
                TABLE_ROWS,
                ASSIGNEE,
                READS,
                CONVERSATION_NOTES,
                MENTIONS,
                MEDIA,
            ] {
                let done = sqlx::query(text(statement)).bind(conversation).execute(&mut *tx).await?;
                erased.others += done.rows_affected();
            }
            let done = sqlx::query(text(MESSAGES)).bind(conversation).execute(&mut *tx).await?;
            erased.messages = done.rows_affected();
            identities.push(conversation.to_string());
        }
        for statement in [CONSENTS, RECIPIENT, NOTES, ANSWERS, ALIASES, CONTACT] {
            let done = sqlx::query(text(statement)).bind(contact_id).execute(&mut *tx).await?;
            erased.others += done.rows_affected();
        }
        identities.sort_unstable();
        identities.dedup();
        for identity in identities.iter().filter(|identity| !identity.is_empty()) {
            let long = identity.chars().count() >= MIN_IDENTITY_CHARS;
            let named: &[_] = if long { &[INBOX_THAT_NAMES, CHANNEL_EVENTS] } else { &[INBOX_OF_SENDER] };
            for statement in named {
                let query = sqlx::query(text(*statement)).bind(number_id).bind(identity);
                erased.others += query.execute(&mut *tx).await?.rows_affected();
            }
        }
        tx.commit().await?;
        Ok(Some(erased))
    }
}
