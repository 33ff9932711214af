//! Conversations as people read them: the list, the messages, the answers.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::Value;
use sqlx::{Row as _, types::Json};
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
    /// Why flows are silent; see [`super::acts::Pause`].
    #[sqlx(json(nullable))]
    pub pause: Option<Value>,
    /// Since when a flow has handed it to a person; none while it has not.
    pub handed_over_at: Option<DateTime<Utc>>,
    /// The queue it waits in then.
    pub queue: Option<String>,
    /// For whom it is then, in the flow's words.
    pub wanted: Option<String>,
    /// What the person should know then.
    pub hand_over_note: Option<String>,
    /// Who looks after it.
    pub assignee_id: Option<Uuid>,
    /// That person's name.
    pub assignee_name: Option<String>,
    /// The contact's tags.
    #[sqlx(json)]
    pub contact_tags: Vec<String>,
    /// Whether nothing is sent to the contact any more.
    pub blocked: bool,
    /// Whether it is with a person, and the contact wrote since the reader last looked.
    pub unread: bool,
    /// Whether a note calls the reader, who has not looked since.
    pub mentioned: bool,
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
    /// The flow that sent it, or ran when it came.
    pub flow_id: Option<Uuid>,
    /// That flow's name.
    pub flow_name: Option<String>,
    /// That flow's version.
    pub flow_version: Option<i32>,
    /// The node that sent it, or waited for it.
    pub node_id: Option<String>,
    /// Which start fired on it; see [`super::acts::Started`].
    #[sqlx(json(nullable))]
    pub start: Option<Value>,
    /// Who of the workspace wrote it.
    pub author_id: Option<Uuid>,
    /// That person's name.
    pub author_name: Option<String>,
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
    /// Part of the contact's name or identity, already a lower-case `LIKE` pattern
    /// with `!` as its escape. SQLite folds the case of ASCII letters only.
    pub pattern: Option<String>,
    /// Or the beginnings of words that stand in one message. Without a pattern it counts for nothing.
    pub words: Vec<String>,
    /// Only those that are with a `person` or a `flow`, or `idle`.
    pub state: Option<&'static str>,
    /// Only those that somebody looks after.
    pub assignee_id: Option<Uuid>,
    /// Only those that somebody looks after, or nobody does.
    pub assigned: Option<bool>,
    /// Only contacts with this tag.
    pub tag: Option<String>,
    /// Only those that the reader has, or has not, read.
    pub unread: Option<bool>,
    /// Only those whose notes call the reader, or do not.
    pub mentioned: Option<bool>,
    /// Who reads; nobody for a program.
    pub reader_id: Option<Uuid>,
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
        reader_id: Option<Uuid>,
    ) -> Result<Option<ConversationView>, StoreError>;
    /// The engine's session of a conversation; none while no flow runs.
    async fn conversation_session(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<Value>, StoreError>;
    /// The messages of a conversation, the latest first, below the given position.
    async fn transcript(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        below: Option<i64>,
        limit: i64,
    ) -> Result<Vec<MessageView>, StoreError>;
    /// A message that a number sent to a contact, by an identity of the contact (kind and value) and the provider's id.
    async fn sent_message(
        &self,
        number_id: Uuid,
        contact: (&str, &str),
        provider_id: &str,
    ) -> Result<Option<Value>, StoreError>;
    /// What flows kept of a conversation, the latest first.
    async fn conversation_answers(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
        limit: i64,
    ) -> Result<Vec<AnswerView>, StoreError>;
}

statements! {
    // The words are looked up in an index of each database's own.
    LIST = dialects(
        "SELECT c.id, c.number_id, n.name AS number_name, c.contact_id, p.name AS contact_name,
                p.phone AS contact_phone,
                (SELECT min(a.value) FROM contact_aliases a WHERE a.contact_id = c.contact_id) AS contact_alias,
                c.flow_id, f.name AS flow_name, c.flow_version, c.session IS NOT NULL AS active,
                c.last_text, c.last_direction, c.last_message_at, c.message_count, c.created_at,
                c.last_inbound_at, n.kind AS number_kind, c.pause,
                h.created_at AS handed_over_at, h.queue, h.assignee AS wanted, h.note AS hand_over_note,
                s.user_id AS assignee_id, u.name AS assignee_name, p.tags AS contact_tags, p.blocked,
                (c.pause IS NOT NULL OR h.id IS NOT NULL) AND c.last_inbound_at IS NOT NULL
                    AND (r.read_at IS NULL OR c.last_inbound_at > r.read_at) AS unread,
                EXISTS (SELECT 1 FROM note_mentions m WHERE m.conversation_id = c.id AND m.user_id = $14) AS mentioned
         FROM conversations c JOIN contacts p ON p.id = c.contact_id
              LEFT JOIN numbers n ON n.id = c.number_id LEFT JOIN flows f ON f.id = c.flow_id
              LEFT JOIN hand_overs h ON h.number_id = c.number_id AND h.id = (
                  SELECT o.id FROM hand_overs o WHERE o.conversation_id = c.id AND o.ended_at IS NULL
                  ORDER BY o.created_at DESC LIMIT 1)
              LEFT JOIN conversation_assignees s ON s.conversation_id = c.id LEFT JOIN users u ON u.id = s.user_id
              LEFT JOIN conversation_reads r ON r.conversation_id = c.id AND r.user_id = $14
         WHERE c.workspace_id = $1 AND (c.number_id = $2 OR $2 IS NULL) AND (c.flow_id = $3 OR $3 IS NULL)
           AND (c.message_count > 0 OR c.pause IS NOT NULL OR h.id IS NOT NULL)
           AND (c.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $16) OR $16 IS NULL)
           AND (lower(p.name) LIKE $4 ESCAPE '!' OR $4 IS NULL OR lower(p.phone) LIKE $4 ESCAPE '!'
                OR EXISTS (SELECT 1 FROM contact_aliases a
                           WHERE a.contact_id = c.contact_id AND lower(a.value) LIKE $4 ESCAPE '!')
                OR c.id IN (SELECT m.conversation_id FROM message_words JOIN messages m ON m.rowid = message_words.rowid
                            WHERE message_words MATCH $8 AND m.workspace_id = $1))
           AND ((c.last_message_at, c.id) < ($5, $6) OR $5 IS NULL)
           AND (CASE WHEN c.pause IS NOT NULL OR h.id IS NOT NULL THEN 'person'
                     WHEN c.session IS NOT NULL THEN 'flow' ELSE 'idle' END = $9 OR $9 IS NULL)
           AND (s.user_id = $10 OR $10 IS NULL) AND ((s.user_id IS NOT NULL) = $11 OR $11 IS NULL)
           AND (EXISTS (SELECT 1 FROM json_each(p.tags) t WHERE t.value = $12) OR $12 IS NULL)
           AND (((c.pause IS NOT NULL OR h.id IS NOT NULL) AND c.last_inbound_at IS NOT NULL
                 AND (r.read_at IS NULL OR c.last_inbound_at > r.read_at)) = $13 OR $13 IS NULL)
           AND (EXISTS (SELECT 1 FROM note_mentions m WHERE m.conversation_id = c.id AND m.user_id = $14) = $15
                OR $15 IS NULL)
         ORDER BY c.last_message_at DESC, c.id DESC LIMIT $7",
        "SELECT c.id, c.number_id, n.name AS number_name, c.contact_id, p.name AS contact_name,
                p.phone AS contact_phone,
                (SELECT min(a.value) FROM contact_aliases a WHERE a.contact_id = c.contact_id) AS contact_alias,
                c.flow_id, f.name AS flow_name, c.flow_version, c.session IS NOT NULL AS active,
                c.last_text, c.last_direction, c.last_message_at, c.message_count, c.created_at,
                c.last_inbound_at, n.kind AS number_kind, c.pause,
                h.created_at AS handed_over_at, h.queue, h.assignee AS wanted, h.note AS hand_over_note,
                s.user_id AS assignee_id, u.name AS assignee_name, p.tags AS contact_tags, p.blocked,
                (c.pause IS NOT NULL OR h.id IS NOT NULL) AND c.last_inbound_at IS NOT NULL
                    AND (r.read_at IS NULL OR c.last_inbound_at > r.read_at) AS unread,
                EXISTS (SELECT 1 FROM note_mentions m WHERE m.conversation_id = c.id AND m.user_id = $14) AS mentioned
         FROM conversations c JOIN contacts p ON p.id = c.contact_id
              LEFT JOIN numbers n ON n.id = c.number_id LEFT JOIN flows f ON f.id = c.flow_id
              LEFT JOIN hand_overs h ON h.number_id = c.number_id AND h.id = (
                  SELECT o.id FROM hand_overs o WHERE o.conversation_id = c.id AND o.ended_at IS NULL
                  ORDER BY o.created_at DESC LIMIT 1)
              LEFT JOIN conversation_assignees s ON s.conversation_id = c.id LEFT JOIN users u ON u.id = s.user_id
              LEFT JOIN conversation_reads r ON r.conversation_id = c.id AND r.user_id = $14
         WHERE c.workspace_id = $1 AND (c.number_id = $2 OR $2 IS NULL) AND (c.flow_id = $3 OR $3 IS NULL)
           AND (c.message_count > 0 OR c.pause IS NOT NULL OR h.id IS NOT NULL)
           AND (c.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $16) OR $16 IS NULL)
           AND (lower(p.name) LIKE $4 ESCAPE '!' OR $4 IS NULL OR lower(p.phone) LIKE $4 ESCAPE '!'
                OR EXISTS (SELECT 1 FROM contact_aliases a
                           WHERE a.contact_id = c.contact_id AND lower(a.value) LIKE $4 ESCAPE '!')
                OR c.id IN (SELECT m.conversation_id FROM messages m WHERE m.workspace_id = $1
                            AND to_tsvector('simple', translate(m.text, '!\"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                ')) @@ to_tsquery('simple', $8)))
           AND ((c.last_message_at, c.id) < ($5, $6) OR $5 IS NULL)
           AND (CASE WHEN c.pause IS NOT NULL OR h.id IS NOT NULL THEN 'person'
                     WHEN c.session IS NOT NULL THEN 'flow' ELSE 'idle' END = $9 OR $9 IS NULL)
           AND (s.user_id = $10 OR $10 IS NULL) AND ((s.user_id IS NOT NULL) = $11 OR $11 IS NULL)
           AND (p.tags @> jsonb_build_array($12::text) OR $12 IS NULL)
           AND (((c.pause IS NOT NULL OR h.id IS NOT NULL) AND c.last_inbound_at IS NOT NULL
                 AND (r.read_at IS NULL OR c.last_inbound_at > r.read_at)) = $13 OR $13 IS NULL)
           AND (EXISTS (SELECT 1 FROM note_mentions m WHERE m.conversation_id = c.id AND m.user_id = $14) = $15
                OR $15 IS NULL)
         ORDER BY c.last_message_at DESC, c.id DESC LIMIT $7",
    );
    GET = sql(
        "SELECT c.id, c.number_id, n.name AS number_name, c.contact_id, p.name AS contact_name,
                p.phone AS contact_phone,
                (SELECT min(a.value) FROM contact_aliases a WHERE a.contact_id = c.contact_id) AS contact_alias,
                c.flow_id, f.name AS flow_name, c.flow_version, c.session IS NOT NULL AS active,
                c.last_text, c.last_direction, c.last_message_at, c.message_count, c.created_at,
                c.last_inbound_at, n.kind AS number_kind, c.pause,
                h.created_at AS handed_over_at, h.queue, h.assignee AS wanted, h.note AS hand_over_note,
                s.user_id AS assignee_id, u.name AS assignee_name, p.tags AS contact_tags, p.blocked,
                (c.pause IS NOT NULL OR h.id IS NOT NULL) AND c.last_inbound_at IS NOT NULL
                    AND (r.read_at IS NULL OR c.last_inbound_at > r.read_at) AS unread,
                EXISTS (SELECT 1 FROM note_mentions m WHERE m.conversation_id = c.id AND m.user_id = $3) AS mentioned
         FROM conversations c JOIN contacts p ON p.id = c.contact_id
              LEFT JOIN numbers n ON n.id = c.number_id LEFT JOIN flows f ON f.id = c.flow_id
              LEFT JOIN hand_overs h ON h.number_id = c.number_id AND h.id = (
                  SELECT o.id FROM hand_overs o WHERE o.conversation_id = c.id AND o.ended_at IS NULL
                  ORDER BY o.created_at DESC LIMIT 1)
              LEFT JOIN conversation_assignees s ON s.conversation_id = c.id LEFT JOIN users u ON u.id = s.user_id
              LEFT JOIN conversation_reads r ON r.conversation_id = c.id AND r.user_id = $3
         WHERE c.workspace_id = $1 AND c.id = $2",
    );
    SESSION = sql("SELECT session FROM conversations WHERE workspace_id = $1 AND id = $2");
    SENT = sql(
        "SELECT m.body FROM contact_aliases a JOIN messages m ON m.conversation_id = a.conversation_id
         WHERE a.number_id = $1 AND a.kind = $2 AND a.value = $3 AND m.provider_id = $4 AND m.direction = 'out'
         ORDER BY m.position DESC LIMIT 1",
    );
    MESSAGES = sql(
        "SELECT m.id, m.position, m.direction, m.kind, m.text, m.body, m.status, m.error, m.delivery, m.node_id,
                m.flow_id, w.name AS flow_name, m.flow_version, m.start, m.author_id, u.name AS author_name,
                m.created_at, f.state AS media_state, f.mime AS media_mime, f.filename AS media_filename,
                f.size AS media_size, f.error AS media_error
         FROM messages m LEFT JOIN media f ON f.id = m.id LEFT JOIN flows w ON w.id = m.flow_id
              LEFT JOIN users u ON u.id = m.author_id
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

/// A search for all of some beginnings of words, each of letters and digits only, in a database's own language.
trait Words {
    fn all_of(words: &[String]) -> String;
}

impl Words for sqlx::Sqlite {
    fn all_of(words: &[String]) -> String {
        if words.is_empty() {
            // An empty phrase finds nothing; an empty search is an error.
            return "\"\"".to_owned();
        }
        words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" AND ")
    }
}

impl Words for sqlx::Postgres {
    fn all_of(words: &[String]) -> String {
        words.iter().map(|word| format!("'{word}':*")).collect::<Vec<_>>().join(" & ")
    }
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
            .bind(<Db as Words>::all_of(&query.words))
            .bind(query.state)
            .bind(query.assignee_id)
            .bind(query.assigned)
            .bind(&query.tag)
            .bind(query.unread)
            .bind(query.reader_id)
            .bind(query.mentioned)
            .bind(query.seen_by);
        Ok(statement.fetch_all(self.database.read()).await?)
    }

    async fn conversation_view(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        reader_id: Option<Uuid>,
    ) -> Result<Option<ConversationView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id).bind(reader_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn conversation_session(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<Value>, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(SESSION)).bind(workspace_id).bind(id);
        let Some(row) = query.fetch_optional(self.database.read()).await? else { return Ok(None) };
        let session: Option<Json<Value>> =
            row.try_get(0).map_err(|error| StoreError::bad_row("conversations", "session", id, error))?;
        Ok(session.map(|json| json.0))
    }

    async fn sent_message(
        &self,
        number_id: Uuid,
        (kind, value): (&str, &str),
        provider_id: &str,
    ) -> Result<Option<Value>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(SENT))
            .bind(number_id)
            .bind(kind)
            .bind(value)
            .bind(provider_id);
        let body: Option<Json<Value>> = query.fetch_optional(self.database.read()).await?;
        Ok(body.map(|body| body.0))
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
