//! What makes a restored database the beginning of a new life, in the transaction that restores it.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{
    Dialect, StoreError, ids,
    statement::{dialects, sql},
    statements,
};

/// Why sending is paused, as people read it.
const NOTE: &str = "This installation was restored from a backup. What waits here was probably sent before.";

statements! {
    FORGET_INCARNATION = sql("DELETE FROM incarnation");
    NEW_INCARNATION = sql("INSERT INTO incarnation (one, id) VALUES (1, $1)");
    // Nobody runs on this database yet.
    FORGET_NODES = sql("DELETE FROM engine_nodes");
    FREE_SHARDS = sql("UPDATE shards SET epoch = 0");
    // A session that was ended since the backup must not come back.
    FORGET_LOGINS = sql("DELETE FROM logins");
    FORGET_SETUP_TOKENS = sql("DELETE FROM setup_tokens");
    FORGET_PAUSE = sql("DELETE FROM engine_settings WHERE name = 'sends_paused'");
    // The installation that the backup was made of may still be connected, and the session is as old as the backup.
    PAUSE_LINKS = sql(
        "UPDATE whatsapp_links SET wanted = 'paused', state = 'paused', reason = 'restored', code = NULL
         WHERE wanted = 'connected'",
    );
    // Copies of a SQLite file may number its rows anew, which the index of words goes by.
    REBUILD_WORDS = dialects("INSERT INTO message_words (message_words) VALUES ('rebuild')", "SELECT 1");
    PAUSE = sql("INSERT INTO engine_settings (name, note, since) VALUES ('sends_paused', $1, $2)");
}

/// Begins a new life on an open transaction.
pub(super) trait NewLife: sqlx::Database {
    async fn begin_life(connection: &mut Self::Connection, now: DateTime<Utc>) -> Result<(), StoreError>;
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
impl NewLife for Db {
    async fn begin_life(
        connection: &mut <Db as sqlx::Database>::Connection,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        for statement in [
            FORGET_INCARNATION,
            FORGET_NODES,
            FREE_SHARDS,
            FORGET_LOGINS,
            FORGET_SETUP_TOKENS,
            FORGET_PAUSE,
            PAUSE_LINKS,
            REBUILD_WORDS,
        ] {
            sqlx::query(<Db as Dialect>::sql(statement)).execute(&mut *connection).await?;
        }
        let incarnation = Uuid::from_bytes(ids::secret_bytes());
        sqlx::query(<Db as Dialect>::sql(NEW_INCARNATION))
            .bind(incarnation)
            .execute(&mut *connection)
            .await?;
        let query = sqlx::query(<Db as Dialect>::sql(PAUSE)).bind(NOTE).bind(now);
        query.execute(&mut *connection).await?;
        Ok(())
    }
}
