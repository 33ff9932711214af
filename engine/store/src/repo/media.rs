//! Files of conversations and of flows: the queue of what is to be fetched, what is kept, and what is being deleted.
//!
//! The bytes are in the [object storage](crate::objects). The order that survives a crash: a key is written down before
//! its first byte; a file is marked as leaving before its bytes are deleted, and forgotten after.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use sqlx::types::Json;
use uuid::Uuid;

use super::nodes::FENCE;
use crate::{
    Dialect, SqlStore, StoreError, batch,
    rows::{Extra, RowsDialect},
    shard::ShardSet,
    statement::{dialects, sql},
    statements,
};

/// The states of a file.
pub mod media_state {
    /// To be fetched when due.
    pub const WAITING: i32 = 0;
    /// It is or was being fetched.
    pub const UNDER_WAY: i32 = 1;
    /// Its bytes are here.
    pub const STORED: i32 = 2;
    /// It is fetched when somebody asks for it.
    pub const ON_DEMAND: i32 = 3;
    /// Nothing but its description is kept.
    pub const NOT_KEPT: i32 = 4;
    /// It could not be fetched.
    pub const GIVEN_UP: i32 = 5;
    /// Its bytes are being deleted.
    pub const EXPIRING: i32 = 6;
    /// Its bytes are deleted; that there was a file is still known.
    pub const EXPIRED: i32 = 7;
    /// It is being deleted as a whole.
    pub const ERASING: i32 = 8;
}

/// A file that came with a message. Its id is the message's.
#[derive(Debug, Clone, Serialize)]
pub struct NewMedia {
    /// The message's id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// See [`crate::media_type::kind_name`].
    pub kind: String,
    /// What the sender says it is.
    pub mime: String,
    /// The sender's name for it; may be empty.
    pub filename: String,
    /// The provider's id.
    pub provider_id: String,
    /// See [`media_state`].
    pub state: i32,
    /// When to fetch it.
    pub due: DateTime<Utc>,
    /// When it came.
    pub created_at: DateTime<Utc>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct MediaRow {
    /// Its id; the message's where it came with one.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// At which number; none for a file of the library.
    pub number_id: Option<Uuid>,
    /// In which conversation; none for a file of the library.
    pub conversation_id: Option<Uuid>,
    /// See [`crate::media_type::kind_name`].
    pub kind: String,
    /// What it is.
    pub mime: String,
    /// Its name; may be empty.
    pub filename: String,
    /// The provider's id; empty for a file of the library.
    pub provider_id: String,
    /// See [`media_state`].
    pub state: i32,
    /// Where its bytes are.
    pub object_key: Option<String>,
    /// Bytes, once they are here.
    pub size: Option<i64>,
    /// Of the bytes, in hex, once they are here.
    pub sha256: Option<String>,
    /// Attempts that began.
    pub attempt: i32,
    /// Why it was given up or is tried again: a code.
    pub error: Option<String>,
    /// When it came or was uploaded.
    pub created_at: DateTime<Utc>,
}

/// A flow that names a file.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct FileUse {
    /// The flow.
    pub flow_id: Uuid,
    /// Its name.
    pub flow_name: String,
    /// The version that answers; none for the draft.
    pub version: Option<i32>,
    /// The number where it answers; none for the draft.
    pub number_id: Option<Uuid>,
    /// That number's name.
    pub number_name: Option<String>,
}

/// A file whose fetching begins, and the key under which its bytes will be, unless it has one already.
#[derive(Debug, Clone, Serialize, sqlx_macros::FromRow)]
pub struct BegunMedia {
    /// The file.
    pub id: Uuid,
    /// Where its bytes go.
    pub object_key: String,
}

/// What the bytes of a file turned out to be.
#[derive(Debug, Clone)]
pub struct StoredMedia {
    /// What it is.
    pub mime: String,
    /// Bytes.
    pub size: i64,
    /// Of the bytes, in hex.
    pub sha256: String,
}

/// A file whose bytes are to be deleted.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct LeavingMedia {
    /// The file.
    pub id: Uuid,
    /// Where its bytes are, if they ever were somewhere.
    pub object_key: Option<String>,
}

/// Reads and writes files. Those of messages are inserted in the engine's transaction.
#[async_trait::async_trait]
pub trait MediaRepo: Send + Sync {
    /// Files of some shards' conversations that are to be fetched or were being fetched, at most `per_number` of each.
    async fn due_media(
        &self,
        shards: ShardSet,
        now: DateTime<Utc>,
        per_number: i64,
        limit: i64,
    ) -> Result<Vec<MediaRow>, StoreError>;
    /// When the next file of some shards will be due that is not due yet.
    async fn next_media(
        &self,
        shards: ShardSet,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError>;
    /// Marks files as being fetched and writes their keys down; gives those that still are to be, with the keys that hold.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the node's registration `epoch` is gone.
    async fn begin_media(&self, epoch: i64, begun: &[BegunMedia]) -> Result<Vec<BegunMedia>, StoreError>;
    /// The bytes of a file are here. `false` when it is not wanted any more, or somebody else fetches it: the caller
    /// deletes the bytes, unless the key is the other's too.
    async fn media_stored(&self, id: Uuid, epoch: i64, stored: &StoredMedia) -> Result<bool, StoreError>;
    /// A file could not be fetched: tries again when `due`, or gives it up.
    async fn media_failed(
        &self,
        id: Uuid,
        state: i32,
        due: DateTime<Utc>,
        error: &str,
    ) -> Result<(), StoreError>;
    /// Somebody asks for a file that is fetched on demand or was given up; `false` when there is none such.
    async fn ask_for_media(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// A file of a workspace.
    async fn media(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<MediaRow>, StoreError>;

    /// Begins a file of the library: it is [`media_state::UNDER_WAY`] until its bytes are here.
    async fn begin_library_media(&self, row: &MediaRow) -> Result<(), StoreError>;
    /// The files of the library of one kind, or of all, the newest first.
    async fn library_media(
        &self,
        workspace_id: Uuid,
        kind: Option<&str>,
        pattern: Option<&str>,
        before: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<MediaRow>, StoreError>;
    /// The flows that name a file of the library, in their draft or in a version that answers on a number.
    async fn file_uses(&self, workspace_id: Uuid, id: Uuid) -> Result<Vec<FileUse>, StoreError>;
    /// Marks a file of the library for deletion; `false` when there is none such.
    async fn erase_library_media(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError>;
    /// Marks uploads that were broken off for deletion.
    async fn erase_broken_uploads(&self, before: DateTime<Utc>) -> Result<u64, StoreError>;

    /// Marks all files of a conversation for deletion.
    async fn erase_conversation_media(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
    ) -> Result<u64, StoreError>;
    /// Marks the bytes of files that came before `before` for deletion, at one number or at all.
    async fn expire_media(
        &self,
        number_id: Option<Uuid>,
        before: DateTime<Utc>,
        limit: i64,
    ) -> Result<u64, StoreError>;
    /// Marks files whose messages are deleted for deletion.
    async fn erase_orphaned_media(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError>;
    /// Files that are marked for deletion, of one conversation or of all.
    async fn leaving_media(
        &self,
        conversation_id: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<LeavingMedia>, StoreError>;
    /// The bytes of these files are deleted.
    async fn media_left(&self, ids: &[Uuid]) -> Result<(), StoreError>;
    /// Days for which the bytes of a number's files are kept, where it has a rule of its own.
    async fn media_days(&self) -> Result<Vec<(Uuid, i64)>, StoreError>;

    /// The provider's id of a file that a number has uploaded, if it still keeps it.
    async fn media_upload(
        &self,
        number_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<String>, StoreError>;
    /// Keeps the provider's id of an upload.
    async fn keep_media_upload(
        &self,
        number_id: Uuid,
        id: Uuid,
        provider_id: &str,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// The provider does not know an upload any more.
    async fn forget_media_upload(
        &self,
        number_id: Uuid,
        id: Uuid,
        provider_id: &str,
    ) -> Result<(), StoreError>;
}

statements! {
    INSERT_MEDIA = batch!(
        "INSERT INTO media (id, workspace_id, number_id, conversation_id, kind, mime, filename, provider_id, state, due,
             created_at)
         SELECT r.id, r.workspace_id, r.number_id, r.conversation_id, r.kind, r.mime, r.filename, r.provider_id, r.state,
             r.due, r.created_at FROM",
        (id uuid, workspace_id uuid, number_id uuid, conversation_id uuid, kind text, mime text, filename text,
         provider_id text, state integer, due timestamptz, created_at timestamptz),
        ""
    );
    // SQLite implementation: one node owns all shards.
    DUE_MEDIA = dialects(
        "SELECT id, workspace_id, number_id, conversation_id, kind, mime, filename, provider_id, state, object_key, size,
                sha256, attempt, error, created_at
         FROM (SELECT m.*, row_number() OVER (PARTITION BY m.number_id ORDER BY m.due, m.id) AS place
               FROM media m WHERE m.state < 2 AND m.conversation_id IS NOT NULL AND m.due <= $1 AND $4 IS NOT NULL) AS d
         WHERE d.place <= $2 ORDER BY due, id LIMIT $3",
        "SELECT id, workspace_id, number_id, conversation_id, kind, mime, filename, provider_id, state, object_key, size,
                sha256, attempt, error, created_at
         FROM (SELECT m.*, row_number() OVER (PARTITION BY m.number_id ORDER BY m.due, m.id) AS place
               FROM media m WHERE m.state < 2 AND m.due <= $1
                 AND get_byte(uuid_send(m.conversation_id), 15) IN (
                     SELECT value::integer FROM jsonb_array_elements_text($4))) AS d
         WHERE d.place <= $2 ORDER BY due, id LIMIT $3",
    );
    NEXT_MEDIA = dialects(
        "SELECT due FROM media WHERE state < 2 AND conversation_id IS NOT NULL AND due > $1 AND $2 IS NOT NULL
         ORDER BY due LIMIT 1",
        "SELECT due FROM media WHERE state < 2 AND due > $1
           AND get_byte(uuid_send(conversation_id), 15) IN (SELECT value::integer FROM jsonb_array_elements_text($2))
         ORDER BY due LIMIT 1",
    );
    BEGIN_MEDIA = batch!(
        "UPDATE media SET state = 1, attempt = attempt + 1, epoch = $2,
             object_key = coalesce(media.object_key, r.object_key) FROM",
        (id uuid, object_key text),
        "WHERE media.id = r.id AND media.state < 2 RETURNING media.id, media.object_key"
    );
    STORED = sql(
        "UPDATE media SET state = 2, mime = $3, size = $4, sha256 = $5, error = NULL
         WHERE id = $1 AND state = 1 AND epoch = $2",
    );
    FAILED = sql("UPDATE media SET state = $2, due = $3, error = $4 WHERE id = $1 AND state = 1");
    ASK = sql(
        "UPDATE media SET state = 0, due = $3, attempt = 0, error = NULL
         WHERE id = $2 AND workspace_id = $1 AND state IN (3, 5) AND conversation_id IS NOT NULL",
    );
    GET = sql(
        "SELECT id, workspace_id, number_id, conversation_id, kind, mime, filename, provider_id, state, object_key, size,
                sha256, attempt, error, created_at
         FROM media WHERE workspace_id = $1 AND id = $2 AND state <> 8",
    );
    BEGIN_LIBRARY = sql(
        "INSERT INTO media (id, workspace_id, kind, mime, filename, provider_id, state, object_key, due, created_at)
         VALUES ($1, $2, $3, $4, $5, '', 1, $6, $7, $7)",
    );
    LIBRARY = sql(
        "SELECT id, workspace_id, number_id, conversation_id, kind, mime, filename, provider_id, state, object_key, size,
                sha256, attempt, error, created_at
         FROM media WHERE workspace_id = $1 AND conversation_id IS NULL AND state = 2 AND (kind = $2 OR $2 IS NULL)
           AND ((created_at, id) < ($3, $4) OR $3 IS NULL) AND (lower(filename) LIKE $6 ESCAPE '!' OR $6 IS NULL)
         ORDER BY created_at DESC, id DESC LIMIT $5",
    );
    // An address is long and random, so wherever it stands in a document, it is this file's.
    FILE_USES = dialects(
        "SELECT f.id AS flow_id, f.name AS flow_name, NULL AS version, NULL AS number_id, NULL AS number_name FROM flows f
         WHERE f.workspace_id = $1 AND f.archived_at IS NULL AND instr(f.draft, $2) > 0
         UNION ALL
         SELECT f.id, f.name, d.version, n.id, n.name FROM deployments d JOIN flows f ON f.id = d.flow_id
             JOIN flow_versions v ON v.flow_id = d.flow_id AND v.version = d.version JOIN numbers n ON n.id = d.number_id
         WHERE d.workspace_id = $1 AND n.deleted_at IS NULL AND instr(v.document, $2) > 0
         ORDER BY 2, 3 LIMIT 200",
        "SELECT f.id AS flow_id, f.name AS flow_name, NULL::integer AS version, NULL::uuid AS number_id, NULL::text AS number_name FROM flows f
         WHERE f.workspace_id = $1 AND f.archived_at IS NULL AND strpos(f.draft::text, $2) > 0
         UNION ALL
         SELECT f.id, f.name, d.version, n.id, n.name FROM deployments d JOIN flows f ON f.id = d.flow_id
             JOIN flow_versions v ON v.flow_id = d.flow_id AND v.version = d.version JOIN numbers n ON n.id = d.number_id
         WHERE d.workspace_id = $1 AND n.deleted_at IS NULL AND strpos(v.document::text, $2) > 0
         ORDER BY 2, 3 LIMIT 200",
    );
    ERASE_LIBRARY = sql(
        "UPDATE media SET state = 8 WHERE workspace_id = $1 AND id = $2 AND conversation_id IS NULL AND state <> 8",
    );
    ERASE_BROKEN_UPLOADS = sql(
        "UPDATE media SET state = 8 WHERE conversation_id IS NULL AND state = 1 AND created_at < $1",
    );
    ERASE_CONVERSATION = sql(
        "UPDATE media SET state = 8 WHERE workspace_id = $1 AND conversation_id = $2 AND state <> 8",
    );
    EXPIRE = sql(
        "UPDATE media SET state = 6 WHERE id IN (
             SELECT id FROM media WHERE state = 2 AND created_at < $1 AND conversation_id IS NOT NULL
               AND (number_id = $2 OR $2 IS NULL) LIMIT $3)",
    );
    ERASE_ORPHANS = sql(
        "UPDATE media SET state = 8 WHERE id IN (
             SELECT f.id FROM workspaces w JOIN media f ON f.workspace_id = w.id AND f.created_at < $1
             WHERE f.conversation_id IS NOT NULL AND f.state <> 8
               AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = f.id) LIMIT $2)",
    );
    LEAVING = sql(
        "SELECT id, object_key FROM media WHERE state IN (6, 8) AND (conversation_id = $1 OR $1 IS NULL)
         ORDER BY id LIMIT $2",
    );
    LEFT = batch!(
        "UPDATE media SET state = 7, object_key = NULL, size = NULL, sha256 = NULL FROM",
        (id uuid),
        "WHERE media.id = r.id AND media.state = 6"
    );
    ERASED = batch!("DELETE FROM media WHERE state = 8 AND id IN (SELECT r.id FROM", (id uuid), ")");
    ERASED_UPLOADS = batch!("DELETE FROM media_uploads WHERE media_id IN (SELECT r.id FROM", (id uuid), ")");
    DAYS = dialects(
        "SELECT id, CAST(json_extract(options, '$.media.keep_days') AS INTEGER) FROM numbers
         WHERE json_extract(options, '$.media.keep_days') IS NOT NULL",
        "SELECT id, CAST(options #>> '{media,keep_days}' AS bigint) FROM numbers
         WHERE options #>> '{media,keep_days}' IS NOT NULL",
    );
    UPLOAD = sql(
        "SELECT provider_id FROM media_uploads WHERE number_id = $1 AND media_id = $2 AND expires_at > $3",
    );
    KEEP_UPLOAD = sql(
        "INSERT INTO media_uploads (number_id, media_id, provider_id, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (number_id, media_id) DO UPDATE SET provider_id = excluded.provider_id, expires_at = excluded.expires_at",
    );
    FORGET_UPLOAD = sql("DELETE FROM media_uploads WHERE number_id = $1 AND media_id = $2 AND provider_id = $3");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl MediaRepo for SqlStore<Db> {
    async fn due_media(
        &self,
        shards: ShardSet,
        now: DateTime<Utc>,
        per_number: i64,
        limit: i64,
    ) -> Result<Vec<MediaRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(DUE_MEDIA)).bind(now).bind(per_number).bind(limit);
        Ok(query.bind(Json(shards)).fetch_all(self.database.read()).await?)
    }

    async fn next_media(
        &self,
        shards: ShardSet,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(NEXT_MEDIA)).bind(now).bind(Json(shards));
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn begin_media(&self, epoch: i64, begun: &[BegunMedia]) -> Result<Vec<BegunMedia>, StoreError> {
        let mut tx = self.database.begin().await?;
        let lease = sqlx::query(<Db as Dialect>::sql(FENCE)).bind(epoch);
        if lease.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        let extras = [Extra::Bigint(epoch)];
        let begun = <Db as RowsDialect>::fetch_rows_as(&mut tx, BEGIN_MEDIA, begun, &extras).await?;
        tx.commit().await?;
        Ok(begun)
    }

    async fn media_stored(&self, id: Uuid, epoch: i64, stored: &StoredMedia) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(STORED)).bind(id).bind(epoch);
        let query = query.bind(&stored.mime).bind(stored.size).bind(&stored.sha256);
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }

    async fn media_failed(
        &self,
        id: Uuid,
        state: i32,
        due: DateTime<Utc>,
        error: &str,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(FAILED)).bind(id).bind(state).bind(due).bind(error);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn ask_for_media(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ASK)).bind(workspace_id).bind(id).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }

    async fn media(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<MediaRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn begin_library_media(&self, row: &MediaRow) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(BEGIN_LIBRARY))
            .bind(row.id)
            .bind(row.workspace_id)
            .bind(&row.kind)
            .bind(&row.mime)
            .bind(&row.filename)
            .bind(&row.object_key)
            .bind(row.created_at);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn library_media(
        &self,
        workspace_id: Uuid,
        kind: Option<&str>,
        pattern: Option<&str>,
        before: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<MediaRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIBRARY)).bind(workspace_id).bind(kind);
        let query = query.bind(before.map(|(at, _)| at)).bind(before.map(|(_, id)| id)).bind(limit);
        Ok(query.bind(pattern).fetch_all(self.database.read()).await?)
    }

    async fn file_uses(&self, workspace_id: Uuid, id: Uuid) -> Result<Vec<FileUse>, StoreError> {
        let address = format!("{}{id}", flows_schema::STORED);
        let query = sqlx::query_as(<Db as Dialect>::sql(FILE_USES)).bind(workspace_id).bind(address);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn erase_library_media(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ERASE_LIBRARY)).bind(workspace_id).bind(id);
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }

    async fn erase_broken_uploads(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ERASE_BROKEN_UPLOADS)).bind(before);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }

    async fn erase_conversation_media(
        &self,
        workspace_id: Uuid,
        conversation_id: Uuid,
    ) -> Result<u64, StoreError> {
        let query =
            sqlx::query(<Db as Dialect>::sql(ERASE_CONVERSATION)).bind(workspace_id).bind(conversation_id);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }

    async fn expire_media(
        &self,
        number_id: Option<Uuid>,
        before: DateTime<Utc>,
        limit: i64,
    ) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(EXPIRE)).bind(before).bind(number_id).bind(limit);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }

    async fn erase_orphaned_media(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ERASE_ORPHANS)).bind(before).bind(limit);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }

    async fn leaving_media(
        &self,
        conversation_id: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<LeavingMedia>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LEAVING)).bind(conversation_id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn media_left(&self, ids: &[Uuid]) -> Result<(), StoreError> {
        let rows = super::engine_tx::id_rows(ids);
        let mut tx = self.database.begin().await?;
        for statement in [ERASED_UPLOADS, ERASED, LEFT] {
            <Db as RowsDialect>::execute_rows(&mut tx, statement, &rows, &[]).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn media_days(&self) -> Result<Vec<(Uuid, i64)>, StoreError> {
        Ok(sqlx::query_as(<Db as Dialect>::sql(DAYS)).fetch_all(self.database.read()).await?)
    }

    async fn media_upload(
        &self,
        number_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<String>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(UPLOAD)).bind(number_id).bind(id).bind(now);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn keep_media_upload(
        &self,
        number_id: Uuid,
        id: Uuid,
        provider_id: &str,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(KEEP_UPLOAD)).bind(number_id).bind(id);
        query.bind(provider_id).bind(expires_at).execute(self.database.write()).await?;
        Ok(())
    }

    async fn forget_media_upload(
        &self,
        number_id: Uuid,
        id: Uuid,
        provider_id: &str,
    ) -> Result<(), StoreError> {
        let query =
            sqlx::query(<Db as Dialect>::sql(FORGET_UPLOAD)).bind(number_id).bind(id).bind(provider_id);
        query.execute(self.database.write()).await?;
        Ok(())
    }
}
