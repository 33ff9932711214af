//! Passkeys, and the challenges that their answers are held against.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// One passkey.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct PasskeyRecord {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub user_id: Uuid,
    /// The authenticator's id of it.
    pub credential_id: Vec<u8>,
    /// The public key, as JSON.
    pub public_key: String,
    /// How often it has signed; 0 where its authenticator does not count.
    pub sign_count: i64,
    /// How its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When it last signed its owner in.
    pub last_used_at: Option<DateTime<Utc>>,
    /// The owner's address; not kept with it.
    pub email: String,
}

/// Keeps passkeys.
#[async_trait::async_trait]
pub trait PasskeyRepo: Send + Sync {
    /// Keeps a challenge until its end, and forgets those that are over.
    async fn add_challenge(
        &self,
        digest: &[u8],
        user_id: Option<Uuid>,
        expires_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// Uses a challenge up. Gives for whom it was: `Some(None)` for signing in, `None` when there is no such challenge.
    async fn take_challenge(
        &self,
        digest: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<Option<Uuid>>, StoreError>;
    /// Adds a passkey; [`StoreError::Conflict`] when it is somebody's already.
    async fn add_passkey(&self, passkey: &PasskeyRecord) -> Result<(), StoreError>;
    /// The passkeys of a user, the oldest first.
    async fn passkeys(&self, user_id: Uuid) -> Result<Vec<PasskeyRecord>, StoreError>;
    /// The passkey with this id of its authenticator.
    async fn passkey(&self, credential_id: &[u8]) -> Result<Option<PasskeyRecord>, StoreError>;
    /// Notes that a passkey signed its owner in; gives whether nobody else has noted the same count or a later one.
    async fn use_passkey(
        &self,
        id: Uuid,
        before: i64,
        count: i64,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// Removes a user's passkey; gives whether they had it.
    async fn delete_passkey(&self, user_id: Uuid, id: Uuid) -> Result<bool, StoreError>;
}

statements! {
    FORGET = sql("DELETE FROM passkey_challenges WHERE expires_at <= $1");
    CHALLENGE = sql("INSERT INTO passkey_challenges (digest, user_id, expires_at) VALUES ($1, $2, $3)");
    TAKE = sql("DELETE FROM passkey_challenges WHERE digest = $1 AND expires_at > $2 RETURNING user_id");
    ADD = sql(
        "INSERT INTO passkeys (id, user_id, credential_id, public_key, sign_count, name, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    );
    LIST = sql(
        "SELECT p.id, p.user_id, p.credential_id, p.public_key, p.sign_count, p.name, p.created_at, p.last_used_at,
                u.email
         FROM passkeys p JOIN users u ON u.id = p.user_id WHERE p.user_id = $1 ORDER BY p.id",
    );
    GET = sql(
        "SELECT p.id, p.user_id, p.credential_id, p.public_key, p.sign_count, p.name, p.created_at, p.last_used_at,
                u.email
         FROM passkeys p JOIN users u ON u.id = p.user_id WHERE p.credential_id = $1",
    );
    USE = sql("UPDATE passkeys SET sign_count = $3, last_used_at = $4 WHERE id = $1 AND sign_count = $2");
    DELETE = sql("DELETE FROM passkeys WHERE user_id = $1 AND id = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl PasskeyRepo for SqlStore<Db> {
    async fn add_challenge(
        &self,
        digest: &[u8],
        user_id: Option<Uuid>,
        expires_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        sqlx::query(<Db as Dialect>::sql(FORGET)).bind(now).execute(self.database.write()).await?;
        let query = sqlx::query(<Db as Dialect>::sql(CHALLENGE)).bind(digest).bind(user_id).bind(expires_at);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn take_challenge(
        &self,
        digest: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<Option<Uuid>>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(TAKE)).bind(digest).bind(now);
        Ok(query.fetch_optional(self.database.write()).await?)
    }

    async fn add_passkey(&self, passkey: &PasskeyRecord) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ADD))
            .bind(passkey.id)
            .bind(passkey.user_id)
            .bind(&passkey.credential_id)
            .bind(&passkey.public_key)
            .bind(passkey.sign_count)
            .bind(&passkey.name)
            .bind(passkey.created_at);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn passkeys(&self, user_id: Uuid) -> Result<Vec<PasskeyRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(user_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn passkey(&self, credential_id: &[u8]) -> Result<Option<PasskeyRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(credential_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn use_passkey(
        &self,
        id: Uuid,
        before: i64,
        count: i64,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(USE)).bind(id).bind(before).bind(count).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn delete_passkey(&self, user_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(DELETE)).bind(user_id).bind(id);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }
}
