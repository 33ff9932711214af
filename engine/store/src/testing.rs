//! Databases for tests: a fresh SQLite file or a fresh Postgres database for each.
//!
//! Postgres and Redis come from `BOTLOOM_TEST_POSTGRES_URL` and `BOTLOOM_TEST_REDIS_URL` when these are set.
//! Otherwise each test process starts a private server of its own, on a free port, which ends with the
//! process. Without an installed server a test fails and says how to install it; it is never skipped.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    str::FromStr,
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection, Sqlite, SqliteConnection, sqlite::SqliteConnectOptions,
};
use uuid::Uuid;

use crate::{Database, SqlStore, Store, connect, ids};

/// The databases that a test can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file in a temporary folder.
    Sqlite,
    /// A database of its own, copied from a migrated template.
    Postgres,
}

/// A store with a database of its own.
pub struct TestStore {
    /// The store.
    pub store: Arc<dyn Store>,
    /// Its address, for other processes and second connections.
    pub url: String,
    /// Which database it is.
    pub kind: Kind,
    sqlite: Option<Arc<SqlStore<Sqlite>>>,
    _folder: Option<tempfile::TempDir>,
}

impl std::ops::Deref for TestStore {
    type Target = dyn Store;

    fn deref(&self) -> &Self::Target {
        &*self.store
    }
}

/// A fresh database with all migrations.
///
/// # Panics
/// When the database cannot be had; a test cannot go on without it.
#[expect(clippy::expect_used, reason = "a test without its database has failed")]
pub async fn fresh(kind: Kind) -> TestStore {
    match kind {
        Kind::Sqlite => {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let url = format!("sqlite:{}", folder.path().join("test.db").display());
            let database = Database::<Sqlite>::open(&url).await.expect("SQLite opens");
            database.migrate().await.expect("the migrations run");
            let store = Arc::new(SqlStore::new(database));
            let sqlite = Some(Arc::clone(&store));
            TestStore { store, url, kind, sqlite, _folder: Some(folder) }
        }
        Kind::Postgres => {
            let url = fresh_postgres().await;
            let store = connect(&url).await.expect("Postgres opens");
            TestStore { store, url, kind, sqlite: None, _folder: None }
        }
    }
}

/// A database as an older version left it, which SQL makes; it is migrated when this returns.
///
/// # Panics
/// When the database cannot be had, or cannot be brought up to date.
#[expect(clippy::expect_used, reason = "a test without its database has failed")]
pub async fn recorded(kind: Kind, sql: &'static str) -> TestStore {
    let (url, folder) = match kind {
        Kind::Sqlite => {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let url = format!("sqlite:{}", folder.path().join("test.db").display());
            // A dump fills tables in the order of their names, whatever they refer to.
            let options = SqliteConnectOptions::from_str(&url).expect("an address").foreign_keys(false);
            let options = options.create_if_missing(true);
            let mut connection = SqliteConnection::connect_with(&options).await.expect("SQLite opens");
            sqlx::raw_sql(sql).execute(&mut connection).await.expect("the recorded SQL runs");
            connection.close().await.expect("SQLite closes");
            (url, Some(folder))
        }
        Kind::Postgres => {
            let base = postgres_url();
            let name = format!("recorded_{}", Uuid::from_bytes(ids::secret_bytes()).simple());
            run_sql(&base, format!("CREATE DATABASE {name}")).await;
            let url = with_database(&base, &name);
            let mut connection = PgConnection::connect(&url).await.expect("Postgres opens");
            sqlx::raw_sql(sql).execute(&mut connection).await.expect("the recorded SQL runs");
            connection.close().await.expect("Postgres closes");
            (url, None)
        }
    };
    let store = connect(&url).await.expect("the migrations run");
    TestStore { store, url, kind, sqlite: None, _folder: folder }
}

impl TestStore {
    /// Fills the disk, as the database sees it: SQLite's file may not grow any more, and Postgres refuses whatever makes
    /// a table larger with the code of a full disk.
    ///
    /// # Panics
    /// When the database cannot be told so.
    pub async fn fill_disk(&self) {
        match &self.sqlite {
            // The pragma takes the present size when it is asked for less.
            Some(store) => limit_pages(store, 1).await,
            None => run_sql(&self.url, FILL.to_owned()).await,
        }
    }

    /// Makes room on the disk again.
    ///
    /// # Panics
    /// When the database cannot be told so.
    pub async fn make_room(&self) {
        match &self.sqlite {
            Some(store) => limit_pages(store, i32::MAX).await,
            None => run_sql(&self.url, MAKE_ROOM.to_owned()).await,
        }
    }
}

impl TestStore {
    /// The tables in which a text stands anywhere, with the number of rows, the index of words among them.
    ///
    /// # Panics
    /// When the database cannot be read.
    #[expect(clippy::expect_used, reason = "a test without its database has failed")]
    pub async fn grep(&self, needle: &str) -> Vec<(String, i64)> {
        let mut found = Vec::new();
        match &self.sqlite {
            Some(store) => {
                let pool = store.database().write();
                // The index of words keeps tables of its own, which say nothing by themselves.
                let tables: Vec<String> = sqlx::query_scalar(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'message_words%'",
                )
                .fetch_all(pool)
                .await
                .expect("the tables are listed");
                for table in tables {
                    let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
                        .bind(&table)
                        .fetch_all(pool)
                        .await
                        .expect("the columns are listed");
                    let each = columns.iter().map(|name| format!("instr(CAST(\"{name}\" AS TEXT), $1) > 0"));
                    let any = each.collect::<Vec<_>>().join(" OR ");
                    let sql = format!("SELECT count(*) FROM \"{table}\" WHERE {any}");
                    let rows = sqlx::query_scalar(AssertSqlSafe(sql)).bind(needle).fetch_one(pool).await;
                    found.push((table, rows.expect("the table is read")));
                }
                let words = "SELECT count(*) FROM message_words WHERE message_words MATCH $1";
                let each = needle.split(|letter: char| !letter.is_alphanumeric());
                let each = each.filter(|word| !word.is_empty()).map(|word| format!("\"{word}\""));
                let all = each.collect::<Vec<_>>().join(" AND ");
                let rows = sqlx::query_scalar(words).bind(all).fetch_one(pool).await;
                found.push(("message_words".to_owned(), rows.expect("the index is read")));
            }
            None => {
                let mut connection = PgConnection::connect(&self.url).await.expect("Postgres opens");
                let tables: Vec<String> =
                    sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
                        .fetch_all(&mut connection)
                        .await
                        .expect("the tables are listed");
                for table in tables {
                    let sql = format!("SELECT count(*) FROM \"{table}\" t WHERE strpos(t::text, $1) > 0");
                    let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(needle);
                    found.push((table, query.fetch_one(&mut connection).await.expect("the table is read")));
                }
            }
        }
        found.retain(|(_, rows)| *rows > 0);
        found.sort();
        found
    }
}

#[expect(clippy::expect_used, reason = "a test without its database has failed")]
async fn limit_pages(store: &SqlStore<Sqlite>, pages: i32) {
    let pragma = format!("PRAGMA max_page_count = {pages}");
    store.database().write().execute(AssertSqlSafe(pragma)).await.expect("the pragma is taken");
}

const FILL: &str = "
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION full_disk();
    CREATE TRIGGER full_disk BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION full_disk();
    CREATE TRIGGER full_disk BEFORE UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION full_disk();";
const MAKE_ROOM: &str = "
    DROP TRIGGER full_disk ON messages; DROP TRIGGER full_disk ON inbox; DROP TRIGGER full_disk ON outbox;
    DROP FUNCTION full_disk();";

/// Says that programs need a schema to work on the database, as a migration of a newer version would.
///
/// # Panics
/// When the database refuses it.
#[expect(clippy::expect_used, reason = "a test without its database has failed")]
pub async fn raise_floor(store: &TestStore, version: i64) {
    const RAISE: &str = "UPDATE schema_floor SET version = $1";
    match store.kind {
        Kind::Sqlite => {
            let mut connection = SqliteConnection::connect(&store.url).await.expect("SQLite opens");
            sqlx::query(RAISE).bind(version).execute(&mut connection).await.expect("the floor is raised");
            connection.close().await.expect("SQLite closes");
        }
        Kind::Postgres => {
            let mut connection = PgConnection::connect(&store.url).await.expect("Postgres opens");
            sqlx::query(RAISE).bind(version).execute(&mut connection).await.expect("the floor is raised");
            connection.close().await.expect("Postgres closes");
        }
    }
}

/// Declares a test that runs once on SQLite and once on Postgres: `on_each_database!(name, async |store: TestStore| { … })`.
#[macro_export]
macro_rules! on_each_database {
    ($name:ident, $test:expr) => {
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let test = $test;
                test($crate::testing::fresh($crate::testing::Kind::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let test = $test;
                test($crate::testing::fresh($crate::testing::Kind::Postgres).await).await;
            }
        }
    };
}

/// The address of a Redis for tests.
///
/// # Panics
/// When no Redis is installed.
#[must_use]
pub fn redis_url() -> String {
    if let Ok(url) = std::env::var("BOTLOOM_TEST_REDIS_URL") {
        return url;
    }
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(start_redis).url.clone()
}

/// A server that ends with this process, however it ends: the watching shell reads from a pipe that
/// closes with the process, and then stops the server and removes its folder.
struct Server {
    url: String,
    _watcher: Child,
}

#[expect(clippy::expect_used, reason = "a test without its database has failed")]
async fn fresh_postgres() -> String {
    static TEMPLATE: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();
    let base = postgres_url();
    let template = TEMPLATE
        .get_or_init(|| async {
            let name = format!("template_{}", Uuid::from_bytes(ids::secret_bytes()).simple());
            run_sql(&base, format!("CREATE DATABASE {name}")).await;
            let database = crate::Database::<sqlx::Postgres>::open(&with_database(&base, &name))
                .await
                .expect("the template opens");
            database.migrate().await.expect("the migrations run");
            SqlStore::new(database).close().await;
            name
        })
        .await;
    let name = format!("test_{}", Uuid::from_bytes(ids::secret_bytes()).simple());
    // Another connection to the template may just be closing; Postgres then refuses the copy for a moment.
    run_sql(&base, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    with_database(&base, &name)
}

#[expect(clippy::panic, reason = "a test without its database has failed")]
async fn run_sql(url: &str, sql: String) {
    let mut last = String::new();
    for _ in 0..50 {
        match PgConnection::connect(url).await {
            Ok(mut connection) => match connection.execute(AssertSqlSafe(sql.clone())).await {
                Ok(_) => return,
                Err(error) => last = error.to_string(),
            },
            Err(error) => last = error.to_string(),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("Postgres at {url}: {last}");
}

/// The address with another database's name.
fn with_database(url: &str, name: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find('/').map_or(address.len(), |at| start + at);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}/{name}{query}", &address[..end])
}

fn postgres_url() -> String {
    if let Ok(url) = std::env::var("BOTLOOM_TEST_POSTGRES_URL") {
        return url;
    }
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(start_postgres).url.clone()
}

#[expect(clippy::expect_used, clippy::panic, reason = "a test without its database has failed")]
fn start_postgres() -> Server {
    let Some(bin) = postgres_bin() else {
        panic!(
            "no Postgres is installed: run `apt-get install postgresql`, or set BOTLOOM_TEST_POSTGRES_URL"
        );
    };
    let port = free_port();
    let folder = private_folder("postgres");
    // Postgres refuses to run as root, so root hands it to the account of the package.
    let root = is_root();
    if root {
        let done = Command::new("chown").arg("postgres").arg(&folder).status().expect("chown runs");
        assert!(done.success(), "the private folder cannot be given to the account 'postgres'");
    }
    let script = format!(
        "set -e; '{bin}/initdb' -D '{data}' -U postgres -A trust --no-sync >/dev/null; \
         '{bin}/postgres' -D '{data}' -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
         -c fsync=off -c max_connections=300 >'{data}/log' 2>&1 & pid=$!; \
         cat >/dev/null; kill -QUIT $pid; wait $pid; rm -rf '{data}'",
        bin = bin.display(),
        data = folder.join("data").display(),
    );
    let mut command = if root { Command::new("runuser") } else { Command::new("sh") };
    if root {
        command.args(["-u", "postgres", "--", "sh"]);
    }
    let watcher = command.args(["-c", &script]).stdin(Stdio::piped()).spawn().expect("the shell starts");
    wait_for_port(port, "Postgres");
    Server { url: format!("postgres://postgres@127.0.0.1:{port}/postgres"), _watcher: watcher }
}

#[expect(clippy::expect_used, clippy::panic, reason = "a test without its database has failed")]
fn start_redis() -> Server {
    let found = Command::new("redis-server").arg("--version").output().is_ok();
    if !found {
        panic!("no Redis is installed: run `apt-get install redis-server`, or set BOTLOOM_TEST_REDIS_URL");
    }
    let port = free_port();
    let folder = private_folder("redis");
    let script = format!(
        "redis-server --port {port} --bind 127.0.0.1 --save '' --appendonly no --dir '{dir}' >/dev/null & pid=$!; \
         cat >/dev/null; kill $pid; wait $pid; rm -rf '{dir}'",
        dir = folder.display(),
    );
    let watcher =
        Command::new("sh").args(["-c", &script]).stdin(Stdio::piped()).spawn().expect("the shell starts");
    wait_for_port(port, "Redis");
    Server { url: format!("redis://127.0.0.1:{port}"), _watcher: watcher }
}

/// The newest installed version's programs.
fn postgres_bin() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin)
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// A folder of this process below the build's folder, or below /tmp when other accounts cannot enter that.
#[expect(clippy::expect_used, reason = "a test without its database has failed")]
fn private_folder(what: &str) -> PathBuf {
    let name = format!("{what}-{}-{}", std::process::id(), hex::encode(ids::secret_bytes::<4>()));
    let target = std::env::current_exe()
        .ok()
        .and_then(|exe| exe.ancestors().find(|folder| folder.ends_with("target")).map(Path::to_path_buf))
        .unwrap_or_else(std::env::temp_dir);
    let parent = target.join("test-servers");
    let _ = std::fs::create_dir_all(&parent);
    let enterable = !is_root()
        || Command::new("runuser")
            .args(["-u", "postgres", "--", "test", "-x"])
            .arg(&parent)
            .status()
            .is_ok_and(|status| status.success());
    let folder = if enterable { parent.join(name) } else { std::env::temp_dir().join(name) };
    std::fs::create_dir_all(&folder).expect("a private folder");
    folder
}

#[expect(clippy::expect_used, reason = "a test without its database has failed")]
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

#[expect(clippy::panic, reason = "a test without its database has failed")]
fn wait_for_port(port: u16, what: &str) {
    let start = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        if start.elapsed() > Duration::from_secs(60) {
            panic!("{what} did not start within a minute");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}
