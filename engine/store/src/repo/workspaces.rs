//! Workspaces, and how the first one comes to be.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use super::{logins::LoginRecord, users::UserRecord};
use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// Where flows, numbers and people belong together.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct WorkspaceRecord {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

/// Everything that set-up writes at once.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// Digest of the token that was given.
    pub token_digest: Vec<u8>,
    /// The workspace. When one without users exists already (made for the samples), that one takes
    /// this name instead, and `id` and `created_at` are not used.
    pub workspace: WorkspaceRecord,
    /// The first admin; its `workspace_id` is not used.
    pub admin: UserRecord,
    /// The admin's first session.
    pub login: LoginRecord,
}

/// How a set-up went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetUpOutcome {
    /// The workspace with this id has its first admin.
    Done(Uuid),
    /// There is no such token.
    WrongToken,
    /// Somebody was faster, or it was done long ago.
    AlreadyDone,
}

/// Workspaces and set-up.
#[async_trait::async_trait]
pub trait WorkspaceRepo: Send + Sync {
    /// The oldest workspace.
    async fn first_workspace(&self) -> Result<Option<WorkspaceRecord>, StoreError>;
    /// The workspace with this id.
    async fn workspace(&self, id: Uuid) -> Result<Option<WorkspaceRecord>, StoreError>;
    /// Adds a workspace.
    async fn create_workspace(&self, workspace: &WorkspaceRecord) -> Result<(), StoreError>;
    /// Whether nobody can sign in yet, because there is no user.
    async fn setup_needed(&self) -> Result<bool, StoreError>;
    /// Keeps the digest of a set-up token.
    async fn add_setup_token(&self, digest: &[u8], now: DateTime<Utc>) -> Result<(), StoreError>;
    /// Whether this is the digest of a token that still counts.
    async fn setup_token_known(&self, digest: &[u8]) -> Result<bool, StoreError>;
    /// Uses a token up and creates workspace, admin and session, in one transaction.
    async fn set_up(&self, set_up: &SetUp) -> Result<SetUpOutcome, StoreError>;
}

statements! {
    FIRST = sql("SELECT id, name, created_at FROM workspaces WHERE shadow_of IS NULL ORDER BY created_at, id LIMIT 1");
    GET = sql("SELECT id, name, created_at FROM workspaces WHERE id = $1");
    CREATE = sql("INSERT INTO workspaces (id, name, created_at) VALUES ($1, $2, $3)");
    RENAME = sql("UPDATE workspaces SET name = $2 WHERE id = $1");
    COUNT_USERS = sql("SELECT count(*) FROM users");
    ADD_TOKEN = sql("INSERT INTO setup_tokens (digest, created_at) VALUES ($1, $2)");
    TOKEN_KNOWN = sql("SELECT count(*) FROM setup_tokens WHERE digest = $1");
    TAKE_TOKEN = sql("DELETE FROM setup_tokens WHERE digest = $1");
    DROP_TOKENS = sql("DELETE FROM setup_tokens");
    MARK_DONE = sql("INSERT INTO installation (one, set_up_at) VALUES (1, $1) ON CONFLICT DO NOTHING");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl WorkspaceRepo for SqlStore<Db> {
    async fn first_workspace(&self) -> Result<Option<WorkspaceRecord>, StoreError> {
        Ok(sqlx::query_as(<Db as Dialect>::sql(FIRST)).fetch_optional(self.database.read()).await?)
    }

    async fn workspace(&self, id: Uuid) -> Result<Option<WorkspaceRecord>, StoreError> {
        Ok(sqlx::query_as(<Db as Dialect>::sql(GET)).bind(id).fetch_optional(self.database.read()).await?)
    }

    async fn create_workspace(&self, workspace: &WorkspaceRecord) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(workspace.id)
            .bind(&workspace.name)
            .bind(workspace.created_at);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn setup_needed(&self) -> Result<bool, StoreError> {
        let users: i64 =
            sqlx::query_scalar(<Db as Dialect>::sql(COUNT_USERS)).fetch_one(self.database.read()).await?;
        Ok(users == 0)
    }

    async fn add_setup_token(&self, digest: &[u8], now: DateTime<Utc>) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ADD_TOKEN)).bind(digest).bind(now);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn setup_token_known(&self, digest: &[u8]) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(TOKEN_KNOWN)).bind(digest);
        let count: i64 = query.fetch_one(self.database.read()).await?;
        Ok(count > 0)
    }

    async fn set_up(&self, set_up: &SetUp) -> Result<SetUpOutcome, StoreError> {
        let mut tx = self.database.begin().await?;
        let users: i64 = sqlx::query_scalar(<Db as Dialect>::sql(COUNT_USERS)).fetch_one(&mut *tx).await?;
        if users > 0 {
            return Ok(SetUpOutcome::AlreadyDone);
        }
        // The mark comes first: two that hold a token each would wait for each other when the winner drops all
        // tokens. A wrong token takes the mark back with the transaction.
        let mark = sqlx::query(<Db as Dialect>::sql(MARK_DONE)).bind(set_up.workspace.created_at);
        if mark.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(SetUpOutcome::AlreadyDone);
        }
        let take = sqlx::query(<Db as Dialect>::sql(TAKE_TOKEN)).bind(&set_up.token_digest);
        if take.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(SetUpOutcome::WrongToken);
        }
        let existing: Option<WorkspaceRecord> =
            sqlx::query_as(<Db as Dialect>::sql(FIRST)).fetch_optional(&mut *tx).await?;
        let id = existing.as_ref().map_or(set_up.workspace.id, |workspace| workspace.id);
        let write = if existing.is_some() {
            sqlx::query(<Db as Dialect>::sql(RENAME)).bind(id).bind(&set_up.workspace.name)
        } else {
            sqlx::query(<Db as Dialect>::sql(CREATE))
                .bind(id)
                .bind(&set_up.workspace.name)
                .bind(set_up.workspace.created_at)
        };
        write.execute(&mut *tx).await?;
        let admin = UserRecord { workspace_id: id, ..set_up.admin.clone() };
        Self::insert_user(&mut tx, &admin).await?;
        Self::insert_login(&mut tx, &set_up.login).await?;
        sqlx::query(<Db as Dialect>::sql(DROP_TOKENS)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(SetUpOutcome::Done(id))
    }
}
