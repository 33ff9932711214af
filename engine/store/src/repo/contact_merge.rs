//! Two contacts become one.
//!
//! The engine compares a conversation's version on every write, so raising it here makes whatever it has in memory void;
//! it reads both anew, and finds the identities where they lead now.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{
    Dialect, SqlStore, StoreError,
    repo::records::ContactProfile,
    statement::{dialects, sql},
    statements,
};

/// What the contact that stays is known by from then on.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedContact {
    /// Its name.
    pub name: String,
    /// Its phone number, or empty.
    pub phone: String,
    /// Everything else.
    pub profile: ContactProfile,
}

/// Merges contacts.
#[async_trait::async_trait]
pub trait ContactMergeRepo: Send + Sync {
    /// Gives everything of contact `gone` to contact `kept` of the same number, and deletes `gone`. The flow that runs
    /// with `gone` ends. `false` when either is not there, or they belong to different numbers.
    async fn merge_contacts(
        &self,
        workspace_id: Uuid,
        kept: Uuid,
        gone: Uuid,
        merged: &MergedContact,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
}

/// Further down than any place in a conversation.
const ASIDE: i64 = 1_000_000_000_000_000;

statements! {
    // Both rows, in the order of their ids, so that two merges wait for each other and never in a ring.
    LOCK = dialects(
        "SELECT id, contact_id, number_id, ver FROM conversations
         WHERE workspace_id = $1 AND contact_id IN ($2, $3) ORDER BY id",
        "SELECT id, contact_id, number_id, ver FROM conversations
         WHERE workspace_id = $1 AND contact_id IN ($2, $3) ORDER BY id FOR UPDATE",
    );
    MOVE_ALIASES = sql("UPDATE contact_aliases SET contact_id = $1, conversation_id = $2 WHERE contact_id = $3");
    // The places of messages are unique at every moment: the ones that come go below zero, all are counted anew far
    // below, and then come up together.
    MOVE_MESSAGES = sql("UPDATE messages SET conversation_id = $1, position = -1 - position WHERE conversation_id = $2");
    NUMBER_MESSAGES = sql(
        "UPDATE messages SET position = o.place - $2 FROM (
             SELECT m.id, row_number() OVER (ORDER BY m.created_at, abs(m.position)) AS place
             FROM messages m WHERE m.conversation_id = $1) o
         WHERE messages.conversation_id = $1 AND messages.id = o.id",
    );
    RAISE_MESSAGES = sql("UPDATE messages SET position = position + $2 WHERE conversation_id = $1");
    MOVE_ANSWERS = sql("UPDATE answers SET conversation_id = $1, contact_id = $2 WHERE conversation_id = $3");
    MOVE_HAND_OVERS = sql("UPDATE hand_overs SET conversation_id = $1, contact_id = $2 WHERE conversation_id = $3");
    MOVE_NOTES = sql("UPDATE conversation_notes SET conversation_id = $1 WHERE conversation_id = $2");
    MOVE_MENTIONS = sql("UPDATE note_mentions SET conversation_id = $1 WHERE conversation_id = $2");
    MOVE_MEDIA = sql("UPDATE media SET conversation_id = $1 WHERE conversation_id = $2");
    MOVE_TABLE_ROWS = sql("UPDATE table_rows SET conversation_id = $1 WHERE conversation_id = $2");
    MOVE_OUTBOX = sql("UPDATE outbox SET conversation_id = $1 WHERE conversation_id = $2");
    MOVE_CONSENTS = sql("UPDATE contact_consents SET contact_id = $1 WHERE contact_id = $2");
    MOVE_CONTACT_NOTES = sql("UPDATE contact_notes SET contact_id = $1 WHERE contact_id = $2");
    // Who was meant to get a broadcast twice got it twice; the one that stays is counted.
    MOVE_RECIPIENT = sql(
        "UPDATE broadcast_recipients SET contact_id = $1, conversation_id = $2 WHERE contact_id = $3
           AND NOT EXISTS (SELECT 1 FROM broadcast_recipients o
                           WHERE o.broadcast_id = broadcast_recipients.broadcast_id AND o.contact_id = $1)",
    );
    FORGET_RECIPIENT = sql("DELETE FROM broadcast_recipients WHERE contact_id = $1");
    FORGET_READS = sql("DELETE FROM conversation_reads WHERE conversation_id = $1");
    FORGET_ASSIGNEE = sql("DELETE FROM conversation_assignees WHERE conversation_id = $1");
    FORGET_TIMERS = sql("DELETE FROM timers WHERE conversation_id = $1");
    FORGET_CALLS = sql("DELETE FROM effects WHERE conversation_id = $1 AND kind <> 'event'");
    FORGET_LISTENERS = sql("DELETE FROM listeners WHERE conversation_id = $1");
    // Every event has a version of its own, so both versions together are above every place that was given.
    RAISE = dialects(
        "UPDATE conversations SET ver = conversations.ver + g.ver + 1,
             message_count = conversations.message_count + g.message_count,
             created_at = min(conversations.created_at, g.created_at),
             last_inbound_at = CASE WHEN conversations.last_inbound_at IS NULL THEN g.last_inbound_at
                 WHEN g.last_inbound_at IS NULL THEN conversations.last_inbound_at
                 ELSE max(conversations.last_inbound_at, g.last_inbound_at) END,
             last_text = CASE WHEN g.last_message_at > conversations.last_message_at THEN g.last_text ELSE conversations.last_text END,
             last_direction = CASE WHEN g.last_message_at > conversations.last_message_at THEN g.last_direction
                 ELSE conversations.last_direction END,
             last_message_at = max(conversations.last_message_at, g.last_message_at)
         FROM conversations g WHERE g.id = $2 AND conversations.id = $1",
        "UPDATE conversations SET ver = conversations.ver + g.ver + 1,
             message_count = conversations.message_count + g.message_count,
             created_at = least(conversations.created_at, g.created_at),
             last_inbound_at = greatest(conversations.last_inbound_at, g.last_inbound_at),
             last_text = CASE WHEN g.last_message_at > conversations.last_message_at THEN g.last_text ELSE conversations.last_text END,
             last_direction = CASE WHEN g.last_message_at > conversations.last_message_at THEN g.last_direction
                 ELSE conversations.last_direction END,
             last_message_at = greatest(conversations.last_message_at, g.last_message_at)
         FROM conversations g WHERE g.id = $2 AND conversations.id = $1",
    );
    KNOW = sql(
        "UPDATE contacts SET name = $2, phone = $3, fields = $4, tags = $5, language = $6, opted_in = $7, blocked = $8,
             named = $9, updated_at = $10 WHERE id = $1",
    );
    FORGET_CONVERSATION = sql("DELETE FROM conversations WHERE id = $1");
    FORGET_CONTACT = sql("DELETE FROM contacts WHERE id = $1");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ContactMergeRepo for SqlStore<Db> {
    async fn merge_contacts(
        &self,
        workspace_id: Uuid,
        kept: Uuid,
        gone: Uuid,
        merged: &MergedContact,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let rows: Vec<(Uuid, Uuid, Uuid, i64)> = sqlx::query_as(<Db as Dialect>::sql(LOCK))
            .bind(workspace_id)
            .bind(kept)
            .bind(gone)
            .fetch_all(&mut *tx)
            .await?;
        let of = |contact: Uuid| rows.iter().find(|row| row.1 == contact);
        let (Some(stays), Some(goes)) = (of(kept), of(gone)) else { return Ok(false) };
        if kept == gone || rows.len() != 2 || stays.2 != goes.2 {
            return Ok(false);
        }
        let (to, from) = (stays.0, goes.0);
        let text = |statement| <Db as Dialect>::sql(statement);
        sqlx::query(text(MOVE_ALIASES)).bind(kept).bind(to).bind(gone).execute(&mut *tx).await?;
        sqlx::query(text(MOVE_MESSAGES)).bind(to).bind(from).execute(&mut *tx).await?;
        sqlx::query(text(NUMBER_MESSAGES)).bind(to).bind(ASIDE).execute(&mut *tx).await?;
        sqlx::query(text(RAISE_MESSAGES)).bind(to).bind(ASIDE).execute(&mut *tx).await?;
        for statement in [MOVE_ANSWERS, MOVE_HAND_OVERS] {
            sqlx::query(text(statement)).bind(to).bind(kept).bind(from).execute(&mut *tx).await?;
        }
        for statement in [MOVE_NOTES, MOVE_MENTIONS, MOVE_MEDIA, MOVE_TABLE_ROWS, MOVE_OUTBOX] {
            sqlx::query(text(statement)).bind(to).bind(from).execute(&mut *tx).await?;
        }
        for statement in [MOVE_CONSENTS, MOVE_CONTACT_NOTES] {
            sqlx::query(text(statement)).bind(kept).bind(gone).execute(&mut *tx).await?;
        }
        sqlx::query(text(RAISE)).bind(to).bind(from).execute(&mut *tx).await?;
        for statement in [
            FORGET_READS,
            FORGET_ASSIGNEE,
            FORGET_TIMERS,
            FORGET_CALLS,
            FORGET_LISTENERS,
            FORGET_CONVERSATION,
        ] {
            sqlx::query(text(statement)).bind(from).execute(&mut *tx).await?;
        }
        sqlx::query(text(MOVE_RECIPIENT)).bind(kept).bind(to).bind(gone).execute(&mut *tx).await?;
        sqlx::query(text(FORGET_RECIPIENT)).bind(gone).execute(&mut *tx).await?;
        sqlx::query(text(FORGET_CONTACT)).bind(gone).execute(&mut *tx).await?;
        let profile = &merged.profile;
        sqlx::query(text(KNOW))
            .bind(kept)
            .bind(&merged.name)
            .bind(&merged.phone)
            .bind(Json(&profile.contact_fields))
            .bind(Json(&profile.contact_tags))
            .bind(&profile.contact_language)
            .bind(profile.contact_opted_in)
            .bind(profile.contact_blocked)
            .bind(profile.contact_named)
            .bind(now)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(true)
    }
}
