//! Signed-in browsers, and the devices that were signed in before.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use sqlx::Transaction;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// A session to be kept. The token itself is never stored.
#[derive(Debug, Clone)]
pub struct LoginRecord {
    /// SHA-256 of the token.
    pub digest: Vec<u8>,
    /// Whose session.
    pub user_id: Uuid,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it ends in any case.
    pub expires_at: DateTime<Utc>,
    /// What the browser calls itself, cut.
    pub user_agent: String,
    /// The network address from which it began.
    pub address: String,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SessionView {
    /// SHA-256 of the token.
    pub digest: Vec<u8>,
    /// What the browser calls itself.
    pub user_agent: String,
    /// The network address from which it began.
    pub address: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to about a minute.
    pub last_seen_at: DateTime<Utc>,
    /// When it ends in any case.
    pub expires_at: DateTime<Utc>,
}

/// A session that holds, with the user and workspace as they are now.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct LoginView {
    /// Whose session.
    pub user_id: Uuid,
    /// The user's workspace.
    pub workspace_id: Uuid,
    /// The workspace's name.
    pub workspace_name: String,
    /// The user's address.
    pub email: String,
    /// The user's name.
    pub name: String,
    /// The user's role.
    pub role: String,
    /// Whether the user sees only the numbers that were granted.
    pub limited: bool,
    /// Whether the user is asked for codes.
    pub second_factor: bool,
    /// When the user was created.
    pub created_at: DateTime<Utc>,
    /// When the user last signed in.
    pub last_login_at: Option<DateTime<Utc>>,
    /// When the session was last used, to about a minute.
    pub last_seen_at: DateTime<Utc>,
    /// When the session ends in any case.
    pub expires_at: DateTime<Utc>,
}

/// Keeps sessions and known devices.
#[async_trait::async_trait]
pub trait LoginRepo: Send + Sync {
    /// Begins a session and notes the time at the user.
    async fn create_login(&self, login: &LoginRecord) -> Result<(), StoreError>;
    /// The session with this digest, if it has not ended: it expires after `now`, was used after
    /// `idle_since`, and its user is not disabled.
    async fn login(
        &self,
        digest: &[u8],
        now: DateTime<Utc>,
        idle_since: DateTime<Utc>,
    ) -> Result<Option<LoginView>, StoreError>;
    /// Notes that the session was used.
    async fn touch_login(&self, digest: &[u8], now: DateTime<Utc>) -> Result<(), StoreError>;
    /// The sessions of a user that have not ended, the one that was used last first.
    async fn logins_of(
        &self,
        user_id: Uuid,
        now: DateTime<Utc>,
        idle_since: DateTime<Utc>,
    ) -> Result<Vec<SessionView>, StoreError>;
    /// Ends the sessions of a user, all but the kept one.
    async fn end_logins(&self, user_id: Uuid, kept: Option<&[u8]>) -> Result<u64, StoreError>;
    /// Ends a session.
    async fn end_login(&self, digest: &[u8]) -> Result<(), StoreError>;
    /// Deletes the sessions that have ended.
    async fn purge_logins(&self, now: DateTime<Utc>, idle_since: DateTime<Utc>) -> Result<u64, StoreError>;
    /// Notes that the user has signed in on this device.
    async fn add_device(&self, digest: &[u8], user_id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError>;
    /// Whether the user has signed in on this device.
    async fn device_known(&self, digest: &[u8], user_id: Uuid) -> Result<bool, StoreError>;
}

statements! {
    CREATE = sql(
        "INSERT INTO logins (digest, user_id, created_at, last_seen_at, expires_at, user_agent, address)
         VALUES ($1, $2, $3, $3, $4, $5, $6)",
    );
    NOTE_LOGIN = sql("UPDATE users SET last_login_at = $2 WHERE id = $1");
    GET = sql(
        "SELECT u.id AS user_id, u.workspace_id, w.name AS workspace_name, u.email, u.name, u.role,
                u.limited, u.created_at, u.last_login_at, l.last_seen_at, l.expires_at,
                EXISTS (SELECT 1 FROM second_factors s WHERE s.user_id = u.id AND s.confirmed_at IS NOT NULL)
                    AS second_factor
         FROM logins l JOIN users u ON u.id = l.user_id JOIN workspaces w ON w.id = u.workspace_id
         WHERE l.digest = $1 AND l.expires_at > $2 AND l.last_seen_at > $3 AND NOT u.disabled",
    );
    TOUCH = sql("UPDATE logins SET last_seen_at = $2 WHERE digest = $1 AND last_seen_at < $2");
    OF_USER = sql(
        "SELECT digest, user_agent, address, created_at, last_seen_at, expires_at FROM logins
         WHERE user_id = $1 AND expires_at > $2 AND last_seen_at > $3 ORDER BY last_seen_at DESC, created_at DESC",
    );
    END_OF_USER = sql("DELETE FROM logins WHERE user_id = $1 AND (digest <> $2 OR $2 IS NULL)");
    END = sql("DELETE FROM logins WHERE digest = $1");
    PURGE = sql("DELETE FROM logins WHERE expires_at <= $1 OR last_seen_at <= $2");
    ADD_DEVICE = sql("INSERT INTO login_devices (digest, user_id, created_at) VALUES ($1, $2, $3)");
    DEVICE_KNOWN = sql("SELECT count(*) FROM login_devices WHERE digest = $1 AND user_id = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
impl SqlStore<Db> {
    pub(super) async fn insert_login(
        tx: &mut Transaction<'_, Db>,
        login: &LoginRecord,
    ) -> Result<(), StoreError> {
        sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(&login.digest)
            .bind(login.user_id)
            .bind(login.created_at)
            .bind(login.expires_at)
            .bind(&login.user_agent)
            .bind(&login.address)
            .execute(&mut **tx)
            .await?;
        let note = sqlx::query(<Db as Dialect>::sql(NOTE_LOGIN)).bind(login.user_id).bind(login.created_at);
        note.execute(&mut **tx).await?;
        Ok(())
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl LoginRepo for SqlStore<Db> {
    async fn create_login(&self, login: &LoginRecord) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        Self::insert_login(&mut tx, login).await?;
        Ok(tx.commit().await?)
    }

    async fn login(
        &self,
        digest: &[u8],
        now: DateTime<Utc>,
        idle_since: DateTime<Utc>,
    ) -> Result<Option<LoginView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(digest).bind(now).bind(idle_since);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn touch_login(&self, digest: &[u8], now: DateTime<Utc>) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(TOUCH)).bind(digest).bind(now);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn logins_of(
        &self,
        user_id: Uuid,
        now: DateTime<Utc>,
        idle_since: DateTime<Utc>,
    ) -> Result<Vec<SessionView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(OF_USER)).bind(user_id).bind(now).bind(idle_since);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn end_logins(&self, user_id: Uuid, kept: Option<&[u8]>) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(END_OF_USER)).bind(user_id).bind(kept);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }

    async fn end_login(&self, digest: &[u8]) -> Result<(), StoreError> {
        sqlx::query(<Db as Dialect>::sql(END)).bind(digest).execute(self.database.write()).await?;
        Ok(())
    }

    async fn purge_logins(&self, now: DateTime<Utc>, idle_since: DateTime<Utc>) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(PURGE)).bind(now).bind(idle_since);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }

    async fn add_device(&self, digest: &[u8], user_id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ADD_DEVICE)).bind(digest).bind(user_id).bind(now);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn device_known(&self, digest: &[u8], user_id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(DEVICE_KNOWN)).bind(digest).bind(user_id);
        let count: i64 = query.fetch_one(self.database.read()).await?;
        Ok(count > 0)
    }
}
