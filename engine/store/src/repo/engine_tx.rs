//! The transaction of the engine: everything one batch of events reads and writes.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use serde_json::{Value, json};
use sqlx::{Row, Transaction, types::Json};
use uuid::Uuid;

use super::{
    broadcast_work, contact_desk, effects, hand_overs, inbox, listeners, media,
    message_templates::{self, TemplateChange},
    nodes::FENCE,
    records::{
        Alias, AliasRow, BatchWrites, ContactProfile, Conversation, ConversationWrite, InboxKey, InboxRow,
        SentMessage, StatusApplied, StatusUpdate,
    },
    tables,
};
use crate::{
    Dialect, JsonText, SqlStore, StoreError, batch, rows::RowsDialect, statement::Statement, statements,
};

/// The engine's transactions.
#[async_trait::async_trait]
pub trait EngineRepo: Send + Sync {
    /// Begins a batch. Dropping the transaction undoes it.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the node's registration `epoch` is gone.
    async fn begin_batch(&self, epoch: i64) -> Result<Box<dyn EngineTx>, StoreError>;
}

/// A message of ours, with what is needed to say it again.
#[derive(Debug, Clone)]
pub struct SaidRow {
    /// The message.
    pub id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// The message as the transcript keeps it.
    pub body: JsonText,
    /// Whether it already was said again.
    pub again: bool,
    /// The flow that said it.
    pub flow_id: Option<Uuid>,
    /// That flow's version.
    pub flow_version: Option<i32>,
    /// Its node.
    pub node_id: Option<String>,
    /// The person who said it.
    pub author_id: Option<Uuid>,
}

/// An upload that the provider has lost.
#[derive(Debug, Clone, Serialize)]
pub struct LostUpload {
    /// Whose.
    pub number_id: Uuid,
    /// Of which file.
    pub media_id: Uuid,
    /// One that ends later was made after the failure, and stays.
    pub until: DateTime<Utc>,
}

/// One batch: read, decide, write, commit. All methods work on the whole batch at once.
#[async_trait::async_trait]
pub trait EngineTx: Send {
    /// Inserts rows as done, and gives the keys of those that are new.
    async fn insert_inbox(&mut self, rows: &[InboxRow]) -> Result<HashSet<InboxKey>, StoreError>;
    /// Marks pending rows as done, and gives the keys of those that were still pending.
    async fn claim_pending(&mut self, keys: &[InboxKey]) -> Result<HashSet<InboxKey>, StoreError>;
    /// Finds whom aliases belong to.
    async fn find_aliases(&mut self, aliases: &[Alias]) -> Result<Vec<AliasRow>, StoreError>;
    /// The versions of conversations, to judge cached ones by.
    async fn versions(&mut self, ids: &[Uuid]) -> Result<Vec<(Uuid, i64)>, StoreError>;
    /// Reads conversations.
    async fn conversations(&mut self, ids: &[Uuid]) -> Result<Vec<Conversation>, StoreError>;
    /// Raises statuses of sent messages and closes their outbox rows; gives the messages that changed.
    async fn apply_statuses(&mut self, updates: &[StatusUpdate]) -> Result<Vec<StatusApplied>, StoreError>;
    /// The messages of ours that statuses are about, with these statuses.
    async fn sent_messages(&mut self, updates: &[StatusUpdate]) -> Result<Vec<SentMessage>, StoreError>;
    /// Messages of ours, with what is needed to say them again.
    async fn said(&mut self, ids: &[Uuid]) -> Result<Vec<SaidRow>, StoreError>;
    /// Forgets uploads that are not known to be newer than a time.
    async fn forget_uploads(&mut self, uploads: &[LostUpload]) -> Result<u64, StoreError>;
    /// Stores events as pending rows, as [`InboxRepo::enqueue`](super::inbox::InboxRepo::enqueue) does; gives the
    /// number of those that are new.
    async fn enqueue(&mut self, rows: &[InboxRow]) -> Result<u64, StoreError>;
    /// Writes everything.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a conversation changed since it was read; drop the transaction,
    /// read again and repeat.
    async fn write(&mut self, writes: &BatchWrites) -> Result<(), StoreError>;
    /// Commits. Only after it returned may anything be acknowledged.
    ///
    /// # Errors
    /// [`StoreError::Undecided`] when it may have happened; end the registration, which waits until that is decided.
    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}

statements! {
    INSERT_INBOX = batch!(
        "INSERT INTO inbox (number_id, chat, sender, msg_id, kind, status, received_at, enqueued)
         SELECT r.number_id, r.chat, r.sender, r.msg_id, r.kind, 1, r.received_at, CAST(NULL AS bigint) FROM",
        (number_id uuid, chat text, sender text, msg_id text, kind text, received_at timestamptz),
        "WHERE true ON CONFLICT DO NOTHING RETURNING number_id, chat, sender, msg_id"
    );
    CLAIM_PENDING = batch!(
        "UPDATE inbox SET status = 1, body = NULL FROM",
        (number_id uuid, chat text, sender text, msg_id text),
        "WHERE inbox.number_id = r.number_id AND inbox.chat = r.chat AND inbox.sender = r.sender
           AND inbox.msg_id = r.msg_id AND inbox.status = 0
         RETURNING inbox.number_id, inbox.chat, inbox.sender, inbox.msg_id"
    );
    FIND_ALIASES = batch!(
        "SELECT a.number_id, a.kind, a.value, a.contact_id, a.conversation_id FROM contact_aliases a JOIN",
        (number_id uuid, kind text, value text),
        "ON a.number_id = r.number_id AND a.kind = r.kind AND a.value = r.value"
    );
    VERSIONS = batch!("SELECT c.id, c.ver FROM conversations c JOIN", (id uuid), "ON c.id = r.id");
    CONVERSATIONS = batch!(
        "SELECT c.id, c.workspace_id, c.number_id, c.contact_id, c.ver, c.flow_id, c.flow_version, c.session, c.recipient,
                c.last_text, c.last_direction, c.last_message_at, c.last_inbound_at, c.message_count,
                c.created_at, c.pause, k.name AS contact_name, k.phone AS contact_phone, k.fields AS contact_fields,
                k.tags AS contact_tags, k.language AS contact_language, k.opted_in AS contact_opted_in,
                k.blocked AS contact_blocked, k.named AS contact_named
         FROM conversations c JOIN contacts k ON k.id = c.contact_id JOIN",
        (id uuid),
        "ON c.id = r.id"
    );
    INSERT_CONTACTS = batch!(
        "INSERT INTO contacts (id, workspace_id, number_id, name, phone, fields, tags, language, opted_in, blocked, named,
             created_at, updated_at)
         SELECT r.contact_id, r.workspace_id, r.number_id, r.contact_name, r.contact_phone, r.contact_fields,
             r.contact_tags, r.contact_language, r.contact_opted_in, r.contact_blocked, r.contact_named,
             r.created_at, r.at FROM",
        (contact_id uuid, workspace_id uuid, number_id uuid, contact_name text, contact_phone text,
         contact_fields jsonb, contact_tags jsonb, contact_language text, contact_opted_in boolean,
         contact_blocked boolean, contact_named boolean, created_at timestamptz, at timestamptz),
        ""
    );
    UPDATE_CONTACTS = batch!(
        "UPDATE contacts SET name = r.contact_name, phone = r.contact_phone, fields = r.contact_fields,
             tags = r.contact_tags, language = r.contact_language, opted_in = r.contact_opted_in,
             blocked = r.contact_blocked, named = r.contact_named, updated_at = r.at FROM",
        (contact_id uuid, contact_name text, contact_phone text, contact_fields jsonb, contact_tags jsonb,
         contact_language text, contact_opted_in boolean, contact_blocked boolean, contact_named boolean,
         at timestamptz),
        "WHERE contacts.id = r.contact_id"
    );
    INSERT_ALIASES = batch!(
        "INSERT INTO contact_aliases (number_id, kind, value, contact_id, conversation_id)
         SELECT r.number_id, r.kind, r.value, r.contact_id, r.conversation_id FROM",
        (number_id uuid, kind text, value text, contact_id uuid, conversation_id uuid),
        "WHERE true ON CONFLICT DO NOTHING"
    );
    DROP_ALIASES = batch!(
        "DELETE FROM contact_aliases WHERE (number_id, kind, value) IN (SELECT r.number_id, r.kind, r.value FROM",
        (number_id uuid, kind text, value text),
        ")"
    );
    INSERT_CONVERSATIONS = batch!(
        "INSERT INTO conversations (id, workspace_id, number_id, contact_id, ver, flow_id, flow_version, session, recipient,
             last_text, last_direction, last_message_at, last_inbound_at, message_count, created_at, pause)
         SELECT r.id, r.workspace_id, r.number_id, r.contact_id, r.ver, r.flow_id, r.flow_version, r.session, r.recipient,
             r.last_text, r.last_direction, r.last_message_at, r.last_inbound_at, r.message_count, r.created_at,
             r.pause FROM",
        (id uuid, workspace_id uuid, number_id uuid, contact_id uuid, ver bigint, flow_id uuid, flow_version integer,
         session jsonb, recipient jsonb, last_text text, last_direction text, last_message_at timestamptz,
         last_inbound_at timestamptz, message_count bigint, created_at timestamptz, pause jsonb),
        ""
    );
    UPDATE_CONVERSATIONS = batch!(
        "UPDATE conversations SET ver = r.ver, flow_id = r.flow_id, flow_version = r.flow_version,
             session = r.session, recipient = r.recipient, last_text = r.last_text, last_direction = r.last_direction,
             last_message_at = r.last_message_at, last_inbound_at = r.last_inbound_at,
             message_count = r.message_count, pause = r.pause FROM",
        (id uuid, ver bigint, old_ver bigint, flow_id uuid, flow_version integer, session jsonb, recipient jsonb, last_text text,
         last_direction text, last_message_at timestamptz, last_inbound_at timestamptz, message_count bigint, pause jsonb),
        "WHERE conversations.id = r.id AND conversations.ver = r.old_ver"
    );
    INSERT_OUTBOX = batch!(
        "INSERT INTO outbox (id, number_id, workspace_id, conversation_id, ver, ord, class, recipient, payload,
             status, attempt, epoch, due, sending_at, created_at)
         SELECT r.id, r.number_id, r.workspace_id, r.conversation_id, r.ver, r.ord, r.class, r.recipient, r.payload,
             r.status, r.attempt, r.epoch, r.due, r.sending_at, r.created_at FROM",
        (id uuid, number_id uuid, workspace_id uuid, conversation_id uuid, ver bigint, ord integer, class text,
         recipient jsonb, payload jsonb, status integer, attempt integer, epoch bigint, due timestamptz,
         sending_at timestamptz, created_at timestamptz),
        ""
    );
    INSERT_MESSAGES = batch!(
        "INSERT INTO messages (id, workspace_id, number_id, conversation_id, position, direction, kind, text, body,
             status, status_rank, provider_id, flow_id, flow_version, node_id, start, author_id, created_at)
         SELECT r.id, r.workspace_id, r.number_id, r.conversation_id, r.position, r.direction, r.kind, r.text, r.body,
             r.status, r.status_rank, r.provider_id, r.flow_id, r.flow_version, r.node_id, r.start, r.author_id,
             r.created_at FROM",
        (id uuid, workspace_id uuid, number_id uuid, conversation_id uuid, position bigint, direction text, kind text,
         text text, body jsonb, status text, status_rank integer, provider_id text, flow_id uuid,
         flow_version integer, node_id text, start jsonb, author_id uuid, created_at timestamptz),
        ""
    );
    INSERT_ANSWERS = batch!(
        "INSERT INTO answers (id, workspace_id, number_id, conversation_id, contact_id, flow_id, flow_version,
             node_id, name, text, value, category, created_at)
         SELECT r.id, r.workspace_id, r.number_id, r.conversation_id, r.contact_id, r.flow_id, r.flow_version,
             r.node_id, r.name, r.text, r.value, r.category, r.created_at FROM",
        (id uuid, workspace_id uuid, number_id uuid, conversation_id uuid, contact_id uuid, flow_id uuid,
         flow_version integer, node_id text, name text, text text, value jsonb, category text, created_at timestamptz),
        ""
    );
    SET_TIMERS = batch!(
        "INSERT INTO timers (id, number_id, conversation_id, token, due)
         SELECT r.id, r.number_id, r.conversation_id, r.token, r.due FROM",
        (id uuid, number_id uuid, conversation_id uuid, token text, due timestamptz),
        "WHERE true ON CONFLICT (conversation_id, token) DO UPDATE SET id = excluded.id, due = excluded.due"
    );
    DELETE_FIRED_TIMERS = batch!("DELETE FROM timers WHERE id IN (SELECT r.id FROM", (id uuid), ")");
    CANCEL_TIMERS = batch!(
        "DELETE FROM timers WHERE id IN (SELECT t.id FROM timers t JOIN",
        (conversation_id uuid, token text),
        "ON t.conversation_id = r.conversation_id AND t.token = r.token)"
    );
    INSERT_CHANNEL_EVENTS = batch!(
        "INSERT INTO channel_events (id, workspace_id, number_id, kind, level, body, created_at)
         SELECT r.id, r.workspace_id, r.number_id, r.kind, r.level, r.body, r.created_at FROM",
        (id uuid, workspace_id uuid, number_id uuid, kind text, level integer, body jsonb, created_at timestamptz),
        ""
    );
    // A status only rises. A lower one that comes late still tells what the message costs, where nobody did.
    STATUS_BY_OUTBOX_ID = batch!(
        "UPDATE messages SET
             status = CASE WHEN messages.status_rank < r.rank THEN r.status ELSE messages.status END,
             status_rank = CASE WHEN messages.status_rank < r.rank THEN r.rank ELSE messages.status_rank END,
             error = CASE WHEN messages.status_rank < r.rank THEN coalesce(r.error, messages.error)
                          ELSE messages.error END,
             delivery = CASE WHEN messages.status_rank < r.rank THEN coalesce(r.delivery, messages.delivery)
                             ELSE coalesce(messages.delivery, r.delivery) END,
             provider_id = r.provider_id FROM",
        (number_id uuid, provider_id text, outbox_id uuid, status text, rank integer, error text, delivery jsonb),
        "WHERE messages.id = r.outbox_id AND messages.number_id = r.number_id
           AND (messages.status_rank < r.rank OR messages.delivery IS NULL AND r.delivery IS NOT NULL)
         RETURNING messages.workspace_id, messages.number_id, messages.conversation_id, messages.id"
    );
    // Without our id it is looked for in the recipient's conversation: an index of the provider's ids would cost
    // every message.
    STATUS_BY_PROVIDER_ID = batch!(
        "UPDATE messages SET
             status = CASE WHEN messages.status_rank < r.rank THEN r.status ELSE messages.status END,
             status_rank = CASE WHEN messages.status_rank < r.rank THEN r.rank ELSE messages.status_rank END,
             error = CASE WHEN messages.status_rank < r.rank THEN coalesce(r.error, messages.error)
                          ELSE messages.error END,
             delivery = CASE WHEN messages.status_rank < r.rank THEN coalesce(r.delivery, messages.delivery)
                             ELSE coalesce(messages.delivery, r.delivery) END FROM",
        (number_id uuid, provider_id text, phone text, user_id text, status text, rank integer, error text,
         delivery jsonb),
        "JOIN contact_aliases a ON a.number_id = r.number_id
           AND (a.kind = 'phone' AND a.value = r.phone OR a.kind = 'bsuid' AND a.value = r.user_id)
         WHERE messages.conversation_id = a.conversation_id AND messages.provider_id = r.provider_id
           AND messages.direction = 'out'
           AND (messages.status_rank < r.rank OR messages.delivery IS NULL AND r.delivery IS NOT NULL)
         RETURNING messages.workspace_id, messages.number_id, messages.conversation_id, messages.id"
    );
    SENT_BY_OUTBOX_ID = batch!(
        "SELECT m.id, m.number_id, m.conversation_id, m.node_id, r.status FROM messages m JOIN",
        (number_id uuid, outbox_id uuid, status text),
        "ON m.id = r.outbox_id AND m.number_id = r.number_id AND m.direction = 'out'"
    );
    SENT_BY_PROVIDER_ID = batch!(
        "SELECT m.id, m.number_id, m.conversation_id, m.node_id, r.status FROM",
        (number_id uuid, provider_id text, phone text, user_id text, status text),
        "JOIN contact_aliases a ON a.number_id = r.number_id
           AND (a.kind = 'phone' AND a.value = r.phone OR a.kind = 'bsuid' AND a.value = r.user_id)
         JOIN messages m ON m.conversation_id = a.conversation_id AND m.provider_id = r.provider_id
           AND m.direction = 'out'"
    );
    SAID = batch!(
        "SELECT m.id, m.number_id, m.conversation_id, m.body, m.flow_id, m.flow_version, m.node_id, m.author_id
         FROM messages m JOIN",
        (id uuid),
        "ON m.id = r.id AND m.direction = 'out'"
    );
    FORGET_UPLOADS = batch!(
        "DELETE FROM media_uploads WHERE (number_id, media_id) IN (
             SELECT u.number_id, u.media_id FROM media_uploads u JOIN",
        (number_id uuid, media_id uuid, until timestamptz),
        "ON u.number_id = r.number_id AND u.media_id = r.media_id AND u.expires_at <= r.until)"
    );
    // A status proves that the provider accepted the message, whatever became of our request.
    CLOSE_OUTBOX = batch!(
        "DELETE FROM outbox WHERE id IN (SELECT o.id FROM outbox o JOIN",
        (number_id uuid, outbox_id uuid),
        "ON o.id = r.outbox_id AND o.number_id = r.number_id)"
    );
}

struct SqlTx<Db: sqlx::Database>(Transaction<'static, Db>);

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl EngineRepo for SqlStore<Db> {
    async fn begin_batch(&self, epoch: i64) -> Result<Box<dyn EngineTx>, StoreError> {
        let mut tx = self.database.begin().await?;
        let current = sqlx::query(<Db as Dialect>::sql(FENCE)).bind(epoch).fetch_optional(&mut *tx).await?;
        if current.is_none() {
            return Err(StoreError::Fenced);
        }
        Ok(Box::new(SqlTx::<Db>(tx)))
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
impl SqlTx<Db> {
    /// Runs a batch statement unless there is nothing to write; gives the number of rows.
    async fn run<T: Serialize + Sync>(
        &mut self,
        statement: Statement,
        rows: &[T],
    ) -> Result<u64, StoreError> {
        <Db as RowsDialect>::execute_rows(&mut self.0, statement, rows, &[]).await
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl EngineTx for SqlTx<Db> {
    async fn insert_inbox(&mut self, rows: &[InboxRow]) -> Result<HashSet<InboxKey>, StoreError> {
        let new = <Db as RowsDialect>::fetch_rows_as(&mut self.0, INSERT_INBOX, rows, &[]).await?;
        Ok(new.into_iter().collect())
    }

    async fn claim_pending(&mut self, keys: &[InboxKey]) -> Result<HashSet<InboxKey>, StoreError> {
        let claimed = <Db as RowsDialect>::fetch_rows_as(&mut self.0, CLAIM_PENDING, keys, &[]).await?;
        Ok(claimed.into_iter().collect())
    }

    async fn find_aliases(&mut self, aliases: &[Alias]) -> Result<Vec<AliasRow>, StoreError> {
        <Db as RowsDialect>::fetch_rows_as(&mut self.0, FIND_ALIASES, aliases, &[]).await
    }

    async fn versions(&mut self, ids: &[Uuid]) -> Result<Vec<(Uuid, i64)>, StoreError> {
        <Db as RowsDialect>::fetch_rows_as(&mut self.0, VERSIONS, &id_rows(ids), &[]).await
    }

    async fn conversations(&mut self, ids: &[Uuid]) -> Result<Vec<Conversation>, StoreError> {
        let rows = <Db as RowsDialect>::fetch_rows(&mut self.0, CONVERSATIONS, &id_rows(ids), &[]).await?;
        rows.iter()
            .map(|row| {
                let id: Uuid = row.try_get("id")?;
                let session: Option<Json<JsonText>> = row
                    .try_get("session")
                    .map_err(|error| StoreError::bad_row("conversations", "session", id, error))?;
                Ok(Conversation {
                    id,
                    workspace_id: row.try_get("workspace_id")?,
                    number_id: row.try_get("number_id")?,
                    contact_id: row.try_get("contact_id")?,
                    ver: row.try_get("ver")?,
                    flow_id: row.try_get("flow_id")?,
                    flow_version: row.try_get("flow_version")?,
                    session: session.map(|json| json.0),
                    recipient: row
                        .try_get::<Json<JsonText>, _>("recipient")
                        .map_err(|error| StoreError::bad_row("conversations", "recipient", id, error))?
                        .0,
                    last_text: row.try_get("last_text")?,
                    last_direction: row.try_get("last_direction")?,
                    last_message_at: row.try_get("last_message_at")?,
                    last_inbound_at: row.try_get::<Option<DateTime<Utc>>, _>("last_inbound_at")?,
                    message_count: row.try_get("message_count")?,
                    created_at: row.try_get("created_at")?,
                    pause: row
                        .try_get::<Option<Json<_>>, _>("pause")
                        .map_err(|error| StoreError::bad_row("conversations", "pause", id, error))?
                        .map(|json| json.0),
                    contact_name: row.try_get("contact_name")?,
                    contact_phone: row.try_get("contact_phone")?,
                    profile: ContactProfile {
                        contact_fields: row
                            .try_get::<Json<_>, _>("contact_fields")
                            .map_err(|error| StoreError::bad_row("contacts", "fields", id, error))?
                            .0,
                        contact_tags: row
                            .try_get::<Json<_>, _>("contact_tags")
                            .map_err(|error| StoreError::bad_row("contacts", "tags", id, error))?
                            .0,
                        contact_language: row.try_get("contact_language")?,
                        contact_opted_in: row.try_get::<Option<bool>, _>("contact_opted_in")?,
                        contact_blocked: row.try_get("contact_blocked")?,
                        contact_named: row.try_get("contact_named")?,
                    },
                })
            })
            .collect()
    }

    async fn apply_statuses(&mut self, updates: &[StatusUpdate]) -> Result<Vec<StatusApplied>, StoreError> {
        let (mut known, other): (Vec<_>, Vec<_>) =
            updates.iter().partition(|update| update.outbox_id.is_some());
        // Two transactions that lock rows in the same order never wait for each other: messages before their rows of
        // the outbox, and both by id. The sort is stable, so that statuses of one message stay in their order.
        known.sort_by_key(|update| update.outbox_id);
        let mut applied: Vec<StatusApplied> =
            <Db as RowsDialect>::fetch_rows_as(&mut self.0, STATUS_BY_OUTBOX_ID, &known, &[]).await?;
        self.run(CLOSE_OUTBOX, &known).await?;
        let more =
            <Db as RowsDialect>::fetch_rows_as(&mut self.0, STATUS_BY_PROVIDER_ID, &other, &[]).await?;
        applied.extend(more);
        Ok(applied)
    }

    async fn sent_messages(&mut self, updates: &[StatusUpdate]) -> Result<Vec<SentMessage>, StoreError> {
        let (known, other): (Vec<_>, Vec<_>) = updates.iter().partition(|update| update.outbox_id.is_some());
        let mut sent = Vec::new();
        for (statement, updates) in [(SENT_BY_OUTBOX_ID, known), (SENT_BY_PROVIDER_ID, other)] {
            let found: Vec<SentMessage> =
                <Db as RowsDialect>::fetch_rows_as(&mut self.0, statement, &updates, &[]).await?;
            sent.extend(found);
        }
        Ok(sent)
    }

    async fn said(&mut self, ids: &[Uuid]) -> Result<Vec<SaidRow>, StoreError> {
        let rows = <Db as RowsDialect>::fetch_rows(&mut self.0, SAID, &id_rows(ids), &[]).await?;
        rows.iter()
            .map(|row| {
                let id: Uuid = row.try_get("id")?;
                let body: Json<Value> = row
                    .try_get("body")
                    .map_err(|error| StoreError::bad_row("messages", "body", id, error))?;
                Ok(SaidRow {
                    id,
                    number_id: row.try_get("number_id")?,
                    conversation_id: row.try_get("conversation_id")?,
                    again: body.0["again"] == true,
                    body: JsonText::of(&body.0).map_err(|error| StoreError::Refused(crate::quiet(error)))?,
                    flow_id: row.try_get("flow_id")?,
                    flow_version: row.try_get("flow_version")?,
                    node_id: row.try_get("node_id")?,
                    author_id: row.try_get("author_id")?,
                })
            })
            .collect()
    }

    async fn forget_uploads(&mut self, uploads: &[LostUpload]) -> Result<u64, StoreError> {
        self.run(FORGET_UPLOADS, uploads).await
    }

    async fn enqueue(&mut self, rows: &[InboxRow]) -> Result<u64, StoreError> {
        self.run(inbox::ENQUEUE, rows).await
    }

    async fn write(&mut self, writes: &BatchWrites) -> Result<(), StoreError> {
        let (new, old): (Vec<&ConversationWrite>, Vec<_>) =
            writes.conversations.iter().partition(|write| write.old_ver.is_none());
        let renamed: Vec<_> = old.iter().filter(|write| write.contact_changed).collect();
        let fired = id_rows(&writes.fired_timers);
        let cancelled: Vec<_> = writes
            .cancelled_timers
            .iter()
            .map(|(conversation_id, token)| json!({"conversation_id": conversation_id, "token": token}))
            .collect();
        self.run(INSERT_CONTACTS, &new).await?;
        self.run(INSERT_CONVERSATIONS, &new).await?;
        self.run(DROP_ALIASES, &writes.dropped_aliases).await?;
        self.run(INSERT_ALIASES, &writes.aliases).await?;
        self.run(UPDATE_CONTACTS, &renamed).await?;
        let updated = self.run(UPDATE_CONVERSATIONS, &old).await?;
        if updated != old.len() as u64 {
            return Err(StoreError::Conflict { constraint: "conversations.ver".to_owned() });
        }
        self.run(INSERT_OUTBOX, &writes.outbox).await?;
        self.run(INSERT_MESSAGES, &writes.messages).await?;
        self.run(media::INSERT_MEDIA, &writes.media).await?;
        self.run(INSERT_ANSWERS, &writes.answers).await?;
        self.run(contact_desk::INSERT_CONSENTS, &writes.consents).await?;
        self.run(broadcast_work::OUTCOMES, &writes.broadcasts).await?;
        self.run(DELETE_FIRED_TIMERS, &fired).await?;
        self.run(CANCEL_TIMERS, &cancelled).await?;
        self.run(SET_TIMERS, &writes.timers).await?;
        self.run(INSERT_CHANNEL_EVENTS, &writes.channel_events).await?;
        // One after the other: two of a batch may be about the same template.
        for news in &writes.template_news {
            let query = sqlx::query(message_templates::news_text::<Db>(&news.change))
                .bind(news.workspace_id)
                .bind(&news.provider_id);
            let query = match &news.change {
                TemplateChange::Status { status: new, .. }
                | TemplateChange::Quality(new)
                | TemplateChange::Category(new) => query.bind(new),
            };
            let query = query.bind(news.told_at).bind(news.received_at);
            let query = match &news.change {
                TemplateChange::Status { reason, .. } => query.bind(reason),
                TemplateChange::Quality(_) | TemplateChange::Category(_) => query,
            };
            query.execute(&mut *self.0).await?;
        }
        self.run(effects::DELETE_EFFECTS, &writes.answered_effects).await?;
        self.run(effects::INSERT_EFFECTS, &writes.effects).await?;
        self.run(effects::INSERT_EMITS, &writes.emits).await?;
        self.run(listeners::INSERT_LISTENERS, &writes.listeners).await?;
        self.run(tables::INSERT_TABLE_ROWS, &writes.table_rows).await?;
        self.run(hand_overs::END_HAND_OVERS, &writes.ended_hand_overs).await?;
        self.run(hand_overs::INSERT_HAND_OVERS, &writes.hand_overs).await?;
        Ok(())
    }

    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.0.commit().await.map_err(StoreError::of_commit)
    }
}

/// Ids in the shape of a batch.
pub(crate) fn id_rows(ids: &[Uuid]) -> Vec<IdRow> {
    ids.iter().map(|id| IdRow { id: *id }).collect()
}

/// A row of a batch that is an id only.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct IdRow {
    id: Uuid,
}
