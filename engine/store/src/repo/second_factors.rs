//! Second factors: the sealed secret of an authenticator, and recovery codes.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, secrets::Place, statement::sql, statements};

/// A user's authenticator.
#[derive(Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SecondFactorRecord {
    /// Whose.
    pub user_id: Uuid,
    /// Its secret, sealed at [`SecondFactorRecord::place`].
    pub secret: Vec<u8>,
    /// When the user first gave a right code; until then nobody is asked for one.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// The step of the last code that was taken.
    pub last_step: i64,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
}

impl SecondFactorRecord {
    /// Where the secret is kept, for the vault.
    #[must_use]
    pub fn place(user_id: Uuid) -> Place<'static> {
        Place { table: "second_factors", column: "secret", row: user_id }
    }
}

impl std::fmt::Debug for SecondFactorRecord {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SecondFactorRecord").field("user_id", &self.user_id).finish_non_exhaustive()
    }
}

/// Keeps second factors.
#[async_trait::async_trait]
pub trait SecondFactorRepo: Send + Sync {
    /// The user's authenticator, confirmed or not.
    async fn second_factor(&self, user_id: Uuid) -> Result<Option<SecondFactorRecord>, StoreError>;
    /// Begins anew with a secret that is not confirmed yet. `false` when a confirmed one is there, which stays.
    async fn begin_second_factor(&self, row: &SecondFactorRecord) -> Result<bool, StoreError>;
    /// Confirms what was begun, with the step of the first right code, and keeps the digests of recovery codes. The
    /// user's other sessions end. `false` when nothing was begun, or it is confirmed already.
    async fn confirm_second_factor(
        &self,
        user_id: Uuid,
        step: i64,
        recovery: &[Vec<u8>],
        kept_session: &[u8],
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// Takes a code's step. `false` when it or a later one was taken already.
    async fn take_step(&self, user_id: Uuid, step: i64) -> Result<bool, StoreError>;
    /// Uses a recovery code up. `false` when there is none with this digest.
    async fn take_recovery_code(&self, user_id: Uuid, digest: &[u8]) -> Result<bool, StoreError>;
    /// How many recovery codes are left.
    async fn recovery_codes_left(&self, user_id: Uuid) -> Result<i64, StoreError>;
    /// Removes the authenticator and the recovery codes of a user of this workspace. Gives whether there was one.
    async fn remove_second_factor(&self, workspace_id: Uuid, user_id: Uuid) -> Result<bool, StoreError>;
    /// The users of a workspace who are asked for codes.
    async fn users_with_second_factor(&self, workspace_id: Uuid) -> Result<Vec<Uuid>, StoreError>;
}

statements! {
    GET = sql("SELECT user_id, secret, confirmed_at, last_step, created_at FROM second_factors WHERE user_id = $1");
    BEGIN = sql(
        "INSERT INTO second_factors (user_id, secret, confirmed_at, last_step, created_at)
         VALUES ($1, $2, NULL, 0, $3)
         ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
         WHERE second_factors.confirmed_at IS NULL",
    );
    CONFIRM = sql(
        "UPDATE second_factors SET confirmed_at = $2, last_step = $3
         WHERE user_id = $1 AND confirmed_at IS NULL",
    );
    DROP_CODES = sql("DELETE FROM recovery_codes WHERE user_id = $1");
    ADD_CODE = sql("INSERT INTO recovery_codes (user_id, digest) VALUES ($1, $2)");
    END_OTHERS = sql("DELETE FROM logins WHERE user_id = $1 AND digest <> $2");
    TAKE_STEP = sql(
        "UPDATE second_factors SET last_step = $2
         WHERE user_id = $1 AND last_step < $2 AND confirmed_at IS NOT NULL",
    );
    TAKE_CODE = sql("DELETE FROM recovery_codes WHERE user_id = $1 AND digest = $2");
    CODES_LEFT = sql("SELECT count(*) FROM recovery_codes WHERE user_id = $1");
    REMOVE = sql(
        "DELETE FROM second_factors
         WHERE user_id IN (SELECT id FROM users WHERE workspace_id = $1 AND id = $2)",
    );
    LIST = sql(
        "SELECT s.user_id FROM second_factors s JOIN users u ON u.id = s.user_id
         WHERE u.workspace_id = $1 AND s.confirmed_at IS NOT NULL",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl SecondFactorRepo for SqlStore<Db> {
    async fn second_factor(&self, user_id: Uuid) -> Result<Option<SecondFactorRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(user_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn begin_second_factor(&self, row: &SecondFactorRecord) -> Result<bool, StoreError> {
        let query =
            sqlx::query(<Db as Dialect>::sql(BEGIN)).bind(row.user_id).bind(&row.secret).bind(row.created_at);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn confirm_second_factor(
        &self,
        user_id: Uuid,
        step: i64,
        recovery: &[Vec<u8>],
        kept_session: &[u8],
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let confirm = sqlx::query(<Db as Dialect>::sql(CONFIRM)).bind(user_id).bind(now).bind(step);
        if confirm.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(<Db as Dialect>::sql(DROP_CODES)).bind(user_id).execute(&mut *tx).await?;
        for digest in recovery {
            let add = sqlx::query(<Db as Dialect>::sql(ADD_CODE)).bind(user_id).bind(digest);
            add.execute(&mut *tx).await?;
        }
        let end = sqlx::query(<Db as Dialect>::sql(END_OTHERS)).bind(user_id).bind(kept_session);
        end.execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn take_step(&self, user_id: Uuid, step: i64) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(TAKE_STEP)).bind(user_id).bind(step);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn take_recovery_code(&self, user_id: Uuid, digest: &[u8]) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(TAKE_CODE)).bind(user_id).bind(digest);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn recovery_codes_left(&self, user_id: Uuid) -> Result<i64, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(CODES_LEFT)).bind(user_id);
        Ok(query.fetch_one(self.database.read()).await?)
    }

    async fn remove_second_factor(&self, workspace_id: Uuid, user_id: Uuid) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let remove = sqlx::query(<Db as Dialect>::sql(REMOVE)).bind(workspace_id).bind(user_id);
        if remove.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(<Db as Dialect>::sql(DROP_CODES)).bind(user_id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn users_with_second_factor(&self, workspace_id: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(LIST)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}
