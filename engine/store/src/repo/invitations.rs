//! Invitations: links by which people join a workspace.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use super::{logins::LoginRecord, users::UserRecord};
use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// An invitation that was not used yet. The token itself is only in its link.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct InvitationRecord {
    /// Its id; the user who accepts it gets it too.
    pub id: Uuid,
    /// To which workspace.
    pub workspace_id: Uuid,
    /// SHA-256 of the token.
    pub digest: Vec<u8>,
    /// Whom it is for, in lower case.
    pub email: String,
    /// The role they get.
    pub role: String,
    /// Whether they see only the numbers granted to the invitation.
    pub limited: bool,
    /// Who invited.
    pub created_by: Uuid,
    /// Their name at that time.
    pub created_by_name: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// How accepting an invitation went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcceptOutcome {
    /// The user was created and signed in.
    Done,
    /// It is used up, ended or was taken back.
    Gone,
    /// Somebody signs in with the address already.
    EmailTaken,
}

/// Keeps invitations.
#[async_trait::async_trait]
pub trait InvitationRepo: Send + Sync {
    /// Adds an invitation with the numbers granted to it.
    async fn create_invitation(&self, row: &InvitationRecord, numbers: &[Uuid]) -> Result<(), StoreError>;
    /// The workspace's invitations that have not ended, the newest last.
    async fn invitations(
        &self,
        workspace_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Vec<InvitationRecord>, StoreError>;
    /// The invitation with this digest, unless it has ended by `now`.
    async fn invitation(
        &self,
        digest: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<InvitationRecord>, StoreError>;
    /// The invitation for an address, unless it has ended by `now`.
    async fn invitation_for(
        &self,
        email: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<InvitationRecord>, StoreError>;
    /// Takes an invitation back. Gives whether the workspace had it.
    async fn delete_invitation(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError>;
    /// Uses an invitation up: creates its user and a session, in one transaction.
    async fn accept_invitation(
        &self,
        user: &UserRecord,
        login: &LoginRecord,
        now: DateTime<Utc>,
    ) -> Result<AcceptOutcome, StoreError>;
    /// Deletes the invitations that have ended.
    async fn purge_invitations(&self, now: DateTime<Utc>) -> Result<u64, StoreError>;
}

statements! {
    CREATE = sql(
        "INSERT INTO invitations (id, workspace_id, digest, email, role, limited, created_by, created_by_name,
             created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    );
    LIST = sql(
        "SELECT id, workspace_id, digest, email, role, limited, created_by, created_by_name, created_at, expires_at
         FROM invitations WHERE workspace_id = $1 AND expires_at > $2 ORDER BY id",
    );
    BY_DIGEST = sql(
        "SELECT id, workspace_id, digest, email, role, limited, created_by, created_by_name, created_at, expires_at
         FROM invitations WHERE digest = $1 AND expires_at > $2",
    );
    BY_EMAIL = sql(
        "SELECT id, workspace_id, digest, email, role, limited, created_by, created_by_name, created_at, expires_at
         FROM invitations WHERE email = $1 AND expires_at > $2 ORDER BY id DESC LIMIT 1",
    );
    DELETE = sql("DELETE FROM invitations WHERE workspace_id = $1 AND id = $2");
    USE_UP = sql("DELETE FROM invitations WHERE workspace_id = $1 AND id = $2 AND expires_at > $3");
    EMAIL_TAKEN = sql("SELECT count(*) FROM users WHERE email = $1");
    PURGE_GRANTS = sql(
        "DELETE FROM number_grants WHERE holder_id IN (SELECT id FROM invitations WHERE expires_at <= $1)",
    );
    PURGE = sql("DELETE FROM invitations WHERE expires_at <= $1");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl InvitationRepo for SqlStore<Db> {
    async fn create_invitation(&self, row: &InvitationRecord, numbers: &[Uuid]) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(row.id)
            .bind(row.workspace_id)
            .bind(&row.digest)
            .bind(&row.email)
            .bind(&row.role)
            .bind(row.limited)
            .bind(row.created_by)
            .bind(&row.created_by_name)
            .bind(row.created_at)
            .bind(row.expires_at)
            .execute(&mut *tx)
            .await?;
        Self::replace_grants(&mut tx, row.workspace_id, row.id, numbers).await?;
        Ok(tx.commit().await?)
    }

    async fn invitations(
        &self,
        workspace_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Vec<InvitationRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id).bind(now);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn invitation(
        &self,
        digest: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<InvitationRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(BY_DIGEST)).bind(digest).bind(now);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn invitation_for(
        &self,
        email: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<InvitationRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(BY_EMAIL)).bind(email).bind(now);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn delete_invitation(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(DELETE)).bind(workspace_id).bind(id);
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        Self::replace_grants(&mut tx, workspace_id, id, &[]).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn accept_invitation(
        &self,
        user: &UserRecord,
        login: &LoginRecord,
        now: DateTime<Utc>,
    ) -> Result<AcceptOutcome, StoreError> {
        let mut tx = self.database.begin().await?;
        // Deleting comes first: of two that use the same link at once, one finds nothing to delete.
        let used = sqlx::query(<Db as Dialect>::sql(USE_UP)).bind(user.workspace_id).bind(user.id).bind(now);
        if used.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(AcceptOutcome::Gone);
        }
        let taken: i64 = sqlx::query_scalar(<Db as Dialect>::sql(EMAIL_TAKEN))
            .bind(&user.email)
            .fetch_one(&mut *tx)
            .await?;
        if taken > 0 {
            return Ok(AcceptOutcome::EmailTaken);
        }
        Self::insert_user(&mut tx, user).await?;
        Self::insert_login(&mut tx, login).await?;
        tx.commit().await?;
        Ok(AcceptOutcome::Done)
    }

    async fn purge_invitations(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut tx = self.database.begin().await?;
        sqlx::query(<Db as Dialect>::sql(PURGE_GRANTS)).bind(now).execute(&mut *tx).await?;
        let purged = sqlx::query(<Db as Dialect>::sql(PURGE)).bind(now).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(purged.rows_affected())
    }
}
