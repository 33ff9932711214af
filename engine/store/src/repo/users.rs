//! People who sign in.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use sqlx::Transaction;
use uuid::Uuid;

use crate::{
    Dialect, SqlStore, StoreError,
    statement::{dialects, sql},
    statements,
};

/// A user.
#[derive(Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct UserRecord {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// Address to sign in with, in lower case; unique in the installation.
    pub email: String,
    /// Name shown to colleagues.
    pub name: String,
    /// `admin`, `editor`, `agent` or `viewer`.
    pub role: String,
    /// PHC string of argon2id.
    pub password_hash: String,
    /// A disabled user cannot sign in.
    pub disabled: bool,
    /// Whether the user sees only the numbers that were granted; see [`super::number_grants`].
    pub limited: bool,
    /// When the user was created.
    pub created_at: DateTime<Utc>,
    /// When the user last signed in.
    pub last_login_at: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for UserRecord {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("UserRecord").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What changes of a user; `None` stays.
#[derive(Clone, Default)]
pub struct UserChange {
    /// New name.
    pub name: Option<String>,
    /// New role.
    pub role: Option<String>,
    /// New password hash. Ends every session of the user.
    pub password_hash: Option<String>,
    /// The session that goes on after a new password, when the user chose it there.
    pub kept_session: Option<Vec<u8>>,
    /// Whether the user is disabled. `true` ends every session of the user.
    pub disabled: Option<bool>,
    /// The numbers that the user sees; an inner `None` is all of them.
    pub numbers: Option<Option<Vec<Uuid>>>,
}

/// How a change of a user went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UserOutcome {
    /// Done; the user as it is now, or was before it was deleted.
    Done(UserRecord),
    /// The workspace has no such user.
    NotFound,
    /// It would leave the workspace without an admin who can sign in.
    LastAdmin,
}

/// Reads and changes users. All but [`UserRepo::user_by_email`] see one workspace only.
#[async_trait::async_trait]
pub trait UserRepo: Send + Sync {
    /// The user with this address, in lower case, of whatever workspace.
    async fn user_by_email(&self, email: &str) -> Result<Option<UserRecord>, StoreError>;
    /// The user with this id.
    async fn user(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<UserRecord>, StoreError>;
    /// The users in the order of their creation, after the given one.
    async fn users(
        &self,
        workspace_id: Uuid,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<UserRecord>, StoreError>;
    /// Adds a user with the numbers granted to them; [`StoreError::Conflict`] when the address is taken.
    async fn create_user(&self, user: &UserRecord, numbers: &[Uuid]) -> Result<(), StoreError>;
    /// Changes a user, and ends the sessions that must not go on.
    async fn update_user(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        change: &UserChange,
    ) -> Result<UserOutcome, StoreError>;
    /// Deletes a user with all sessions. What they made keeps their name.
    async fn delete_user(&self, workspace_id: Uuid, id: Uuid) -> Result<UserOutcome, StoreError>;
}

statements! {
    BY_EMAIL = sql(
        "SELECT id, workspace_id, email, name, role, password_hash, disabled, limited,
                created_at, last_login_at
         FROM users WHERE email = $1",
    );
    GET = sql(
        "SELECT id, workspace_id, email, name, role, password_hash, disabled, limited,
                created_at, last_login_at
         FROM users WHERE workspace_id = $1 AND id = $2",
    );
    LIST = sql(
        "SELECT id, workspace_id, email, name, role, password_hash, disabled, limited,
                created_at, last_login_at
         FROM users WHERE workspace_id = $1 AND (id > $2 OR $2 IS NULL) ORDER BY id LIMIT $3",
    );
    CREATE = sql(
        "INSERT INTO users (id, workspace_id, email, name, role, password_hash, disabled, limited, created_at,
             last_login_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    );
    // Locked, so that two admins cannot each remove the other at the same time. SQLite has one
    // writer anyway.
    ADMINS = dialects(
        "SELECT id FROM users WHERE workspace_id = $1 AND role = 'admin' AND NOT disabled ORDER BY id",
        "SELECT id FROM users WHERE workspace_id = $1 AND role = 'admin' AND NOT disabled ORDER BY id FOR UPDATE",
    );
    UPDATE = sql(
        "UPDATE users SET name = $3, role = $4, password_hash = $5, disabled = $6, limited = $7
         WHERE workspace_id = $1 AND id = $2",
    );
    DELETE = sql("DELETE FROM users WHERE workspace_id = $1 AND id = $2");
    END_LOGINS = sql("DELETE FROM logins WHERE user_id = $1 AND (digest <> $2 OR $2 IS NULL)");
    FORGET_DEVICES = sql("DELETE FROM login_devices WHERE user_id = $1");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
impl SqlStore<Db> {
    pub(super) async fn insert_user(
        tx: &mut Transaction<'_, Db>,
        user: &UserRecord,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(user.id)
            .bind(user.workspace_id)
            .bind(&user.email)
            .bind(&user.name)
            .bind(&user.role)
            .bind(&user.password_hash)
            .bind(user.disabled)
            .bind(user.limited)
            .bind(user.created_at)
            .bind(user.last_login_at);
        query.execute(&mut **tx).await?;
        Ok(())
    }

    /// The user, and whether another admin could still sign in without them. Locks the admins.
    async fn user_and_others(
        tx: &mut Transaction<'_, Db>,
        workspace_id: Uuid,
        id: Uuid,
    ) -> Result<Option<(UserRecord, bool)>, StoreError> {
        let admins: Vec<Uuid> =
            sqlx::query_scalar(<Db as Dialect>::sql(ADMINS)).bind(workspace_id).fetch_all(&mut **tx).await?;
        let user: Option<UserRecord> = sqlx::query_as(<Db as Dialect>::sql(GET))
            .bind(workspace_id)
            .bind(id)
            .fetch_optional(&mut **tx)
            .await?;
        Ok(user.map(|user| (user, admins.iter().any(|admin| *admin != id))))
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl UserRepo for SqlStore<Db> {
    async fn user_by_email(&self, email: &str) -> Result<Option<UserRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(BY_EMAIL)).bind(email);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn user(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<UserRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn users(
        &self,
        workspace_id: Uuid,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<UserRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id).bind(after).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn create_user(&self, user: &UserRecord, numbers: &[Uuid]) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        Self::insert_user(&mut tx, user).await?;
        Self::replace_grants(&mut tx, user.workspace_id, user.id, numbers).await?;
        Ok(tx.commit().await?)
    }

    async fn update_user(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        change: &UserChange,
    ) -> Result<UserOutcome, StoreError> {
        let mut tx = self.database.begin().await?;
        let Some((mut user, others)) = Self::user_and_others(&mut tx, workspace_id, id).await? else {
            return Ok(UserOutcome::NotFound);
        };
        let was_admin = user.role == "admin" && !user.disabled;
        if let Some(name) = &change.name {
            user.name.clone_from(name);
        }
        if let Some(role) = &change.role {
            user.role.clone_from(role);
        }
        if let Some(hash) = &change.password_hash {
            user.password_hash.clone_from(hash);
        }
        user.disabled = change.disabled.unwrap_or(user.disabled);
        if let Some(numbers) = &change.numbers {
            user.limited = numbers.is_some();
            let numbers = numbers.as_deref().unwrap_or_default();
            Self::replace_grants(&mut tx, workspace_id, id, numbers).await?;
        }
        if was_admin && !others && (user.role != "admin" || user.disabled) {
            return Ok(UserOutcome::LastAdmin);
        }
        sqlx::query(<Db as Dialect>::sql(UPDATE))
            .bind(workspace_id)
            .bind(id)
            .bind(&user.name)
            .bind(&user.role)
            .bind(&user.password_hash)
            .bind(user.disabled)
            .bind(user.limited)
            .execute(&mut *tx)
            .await?;
        if user.disabled || change.password_hash.is_some() {
            let kept = change.kept_session.as_deref().filter(|_| !user.disabled);
            sqlx::query(<Db as Dialect>::sql(END_LOGINS)).bind(id).bind(kept).execute(&mut *tx).await?;
            sqlx::query(<Db as Dialect>::sql(FORGET_DEVICES)).bind(id).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(UserOutcome::Done(user))
    }

    async fn delete_user(&self, workspace_id: Uuid, id: Uuid) -> Result<UserOutcome, StoreError> {
        let mut tx = self.database.begin().await?;
        let Some((user, others)) = Self::user_and_others(&mut tx, workspace_id, id).await? else {
            return Ok(UserOutcome::NotFound);
        };
        if user.role == "admin" && !user.disabled && !others {
            return Ok(UserOutcome::LastAdmin);
        }
        sqlx::query(<Db as Dialect>::sql(DELETE)).bind(workspace_id).bind(id).execute(&mut *tx).await?;
        Self::replace_grants(&mut tx, workspace_id, id, &[]).await?;
        tx.commit().await?;
        Ok(UserOutcome::Done(user))
    }
}
