//! Which numbers a limited user or key sees.

use conditional_trait_gen::trait_gen;
use sqlx::Transaction;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// A number that a limited user or key sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct NumberGrant {
    /// The user or the key.
    pub holder_id: Uuid,
    /// The number.
    pub number_id: Uuid,
}

/// Reads grants. They are written together with the user or the key that holds them.
#[async_trait::async_trait]
pub trait NumberGrantRepo: Send + Sync {
    /// The numbers that a holder sees, deleted ones too: their conversations stay readable.
    async fn granted_numbers(&self, holder_id: Uuid) -> Result<Vec<Uuid>, StoreError>;
    /// All grants of a workspace's numbers that are not deleted.
    async fn number_grants(&self, workspace_id: Uuid) -> Result<Vec<NumberGrant>, StoreError>;
}

statements! {
    OF_HOLDER = sql("SELECT number_id FROM number_grants WHERE holder_id = $1 ORDER BY number_id");
    LIST = sql(
        "SELECT g.holder_id, g.number_id FROM number_grants g JOIN numbers n ON n.id = g.number_id
         WHERE n.workspace_id = $1 AND n.deleted_at IS NULL ORDER BY g.holder_id, g.number_id",
    );
    CLEAR = sql("DELETE FROM number_grants WHERE holder_id = $1");
    GRANT = sql(
        "INSERT INTO number_grants (holder_id, number_id)
         SELECT $1, n.id FROM numbers n WHERE n.id = $2 AND n.workspace_id = $3
         ON CONFLICT DO NOTHING",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
impl SqlStore<Db> {
    /// Replaces what a holder sees. Numbers of other workspaces are left out.
    pub(super) async fn replace_grants(
        tx: &mut Transaction<'_, Db>,
        workspace_id: Uuid,
        holder_id: Uuid,
        numbers: &[Uuid],
    ) -> Result<(), StoreError> {
        sqlx::query(<Db as Dialect>::sql(CLEAR)).bind(holder_id).execute(&mut **tx).await?;
        for number in numbers {
            let query = sqlx::query(<Db as Dialect>::sql(GRANT)).bind(holder_id).bind(number);
            query.bind(workspace_id).execute(&mut **tx).await?;
        }
        Ok(())
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl NumberGrantRepo for SqlStore<Db> {
    async fn granted_numbers(&self, holder_id: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(OF_HOLDER)).bind(holder_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn number_grants(&self, workspace_id: Uuid) -> Result<Vec<NumberGrant>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}
