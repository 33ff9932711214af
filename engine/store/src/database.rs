//! Connections: how each database is opened, tuned and brought up to date.

use std::{collections::BTreeSet, path::PathBuf, str::FromStr, time::Duration};

use sqlx::{
    Pool, Postgres, Sqlite, Transaction,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{Dialect, StoreError};

static SQLITE_MIGRATIONS: Migrator = sqlx_macros::migrate!("../../migrations/sqlite");
pub(crate) static POSTGRES_MIGRATIONS: Migrator = sqlx_macros::migrate!("../../migrations/postgres");

/// How long a caller waits for a free connection before it gets [`StoreError::Unavailable`].
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// Readers of SQLite; they never block the writer in WAL mode.
const SQLITE_READERS: u32 = 4;
/// Connections to Postgres per process.
const POSTGRES_CONNECTIONS: u32 = 16;

/// The pools of one database: one for writing, one for reading. On Postgres both are the same.
#[derive(Debug)]
pub struct Database<Db: sqlx::Database> {
    writer: Pool<Db>,
    reader: Pool<Db>,
    /// SQLite's file; `None` on Postgres.
    pub(crate) file: Option<PathBuf>,
}

impl<Db: Dialect> Database<Db> {
    /// Connections for reading. On SQLite they cannot write.
    #[must_use]
    pub fn read(&self) -> &Pool<Db> {
        &self.reader
    }

    /// Connections for single statements that write. On SQLite there is exactly one.
    #[must_use]
    pub fn write(&self) -> &Pool<Db> {
        &self.writer
    }

    /// Begins a transaction that writes. Keep it short: on SQLite nothing else can write meanwhile,
    /// so it must never span a call to another system.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when no connection becomes free within ten seconds.
    pub async fn begin(&self) -> Result<Transaction<'static, Db>, StoreError> {
        Ok(Db::begin_write(&self.writer).await?)
    }

    /// The migrations that this program knows.
    pub(crate) fn migrations(&self) -> &'static Migrator {
        if self.file.is_some() { &SQLITE_MIGRATIONS } else { &POSTGRES_MIGRATIONS }
    }

    /// Closes all connections, after the statements that run.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

impl Database<Sqlite> {
    /// Opens `sqlite:path/to/file.db`, creating the file and its folder.
    ///
    /// # Errors
    /// [`StoreError::Address`] for a bad address, [`StoreError::Unavailable`] for an unusable file.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options =
            SqliteConnectOptions::from_str(url).map_err(|error| StoreError::Address(error.to_string()))?;
        let file = options.get_filename().to_path_buf();
        if file.as_os_str().is_empty() || file.to_string_lossy().contains(":memory:") {
            return Err(StoreError::Address("SQLite needs a file, such as sqlite:data/botloom.db".into()));
        }
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|error| StoreError::Unavailable(format!("{}: {error}", folder.display())))?;
        }
        let options = options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // FULL: a commit that was acknowledged survives a power cut.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("cache_size", "-32768")
            .pragma("temp_store", "memory")
            // Pages go from the log to the file 64 MiB at a time: a page that changes often is written once.
            .pragma("wal_autocheckpoint", "16384")
            // Statements over many rows have a text for each of five sizes.
            .statement_cache_capacity(500);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.clone())
            .await?;
        let reader = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_lazy_with(
                options.create_if_missing(false).pragma("query_only", "on").pragma("cache_size", "-4096"),
            );
        Ok(Self { writer, reader, file: Some(file) })
    }
}

impl Database<Postgres> {
    /// Connects to `postgres://user:password@host/database`.
    ///
    /// # Errors
    /// [`StoreError::Address`] for a bad address, [`StoreError::Unavailable`] without a connection.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)
            .map_err(|error| StoreError::Address(error.to_string()))?
            .application_name("botloom")
            .options([
                ("statement_timeout", "30s"),
                // A frozen owner must not keep its share lock on the lease for ever.
                ("idle_in_transaction_session_timeout", "3s"),
                ("lock_timeout", "5s"),
            ]);
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_with(options)
            .await?;
        Ok(Self { writer: pool.clone(), reader: pool, file: None })
    }
}

/// The migrations' versions and descriptions on both sides, SQLite first, for the test that they are equal.
#[must_use]
pub fn migration_names() -> (Vec<String>, Vec<String>) {
    let names = |migrator: &Migrator| {
        migrator
            .iter()
            .map(|migration| format!("{:04}_{}", migration.version, migration.description))
            .collect()
    };
    (names(&SQLITE_MIGRATIONS), names(&POSTGRES_MIGRATIONS))
}

/// The version of the newest migration that this program knows.
#[must_use]
pub fn latest_schema() -> i64 {
    POSTGRES_MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}

/// Every table that a migration ever made on Postgres, so that a table of somebody else is never taken for ours.
pub(crate) fn postgres_tables() -> BTreeSet<&'static str> {
    let tables = POSTGRES_MIGRATIONS.iter().flat_map(|migration| {
        migration
            .sql
            .as_str()
            .split("CREATE TABLE ")
            .skip(1)
            .filter_map(|rest| rest.split_whitespace().next())
    });
    tables.collect()
}
