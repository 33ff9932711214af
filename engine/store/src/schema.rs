//! Which programs may work on a database.
//!
//! While processes are replaced one after the other, those of the version before run beside the new ones, and must be
//! able to restart: a database that knows more migrations than a program is no reason to refuse. A migration that
//! older programs cannot live with says so: it ends with `UPDATE schema_floor SET version = <its number>` and, so that
//! older engines stop at that very moment, `DELETE FROM engine_nodes`. Programs look before and after they migrate,
//! and engines whenever they renew their registration.

use conditional_trait_gen::trait_gen;
use sqlx::migrate::Migrator;

use crate::{
    Database, Dialect, StoreError, latest_schema,
    statement::{dialects, sql},
    statements,
};

statements! {
    HAS_FLOOR = dialects(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_floor'",
        "SELECT count(*) FROM pg_class WHERE oid = to_regclass('schema_floor')",
    );
    FLOOR = sql("SELECT version FROM schema_floor WHERE one = 1");
}

/// The migrations, to be run on a database that newer programs may have brought further.
pub(crate) fn beside_newer(migrations: &Migrator) -> Migrator {
    let mut migrator = Migrator::with_migrations(migrations.iter().cloned().collect());
    migrator.set_ignore_missing(true);
    migrator
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
impl Database<Db> {
    /// Looks whether this program may work on the database.
    ///
    /// # Errors
    /// [`StoreError::Outdated`] when only newer programs may.
    pub async fn check_floor(&self) -> Result<(), StoreError> {
        let there: i64 = sqlx::query_scalar(<Db as Dialect>::sql(HAS_FLOOR)).fetch_one(self.read()).await?;
        if there == 0 {
            return Ok(());
        }
        let floor: Option<i64> =
            sqlx::query_scalar(<Db as Dialect>::sql(FLOOR)).fetch_optional(self.read()).await?;
        let known = latest_schema();
        match floor {
            Some(needed) if needed > known => Err(StoreError::Outdated { needed, known }),
            _ => Ok(()),
        }
    }

    /// Applies the migrations that are missing. Several processes may call it at once.
    ///
    /// # Errors
    /// [`StoreError::Outdated`] when only newer programs may work on the database, which is left as it is;
    /// [`StoreError::Migration`] says which migration failed.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.check_floor().await?;
        let migrator = beside_newer(self.migrations());
        migrator.run(self.write()).await.map_err(|error| StoreError::Migration(error.to_string()))?;
        // A newer program may have been faster.
        self.check_floor().await
    }
}
