//! Postgres: the rows of every table from one snapshot, by `COPY`.

use std::{collections::BTreeMap, path::Path, str::FromStr};

use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Postgres, postgres::PgConnectOptions};

use super::{
    BackupError, End, Manifest, archive,
    archive::{Reader, Writer},
    manifest,
    new_life::NewLife,
};
use crate::{
    StoreError,
    database::{POSTGRES_MIGRATIONS, postgres_tables},
};

/// Bytes after which a portion of a table is written.
const PORTION: usize = 4 * 1024 * 1024;
/// What is only about running processes, or made by the migrations.
const LEFT_OUT: [&str; 4] = ["engine_nodes", "schema_floor", "shards", "shard_lease"];
/// The text format is the same everywhere under these.
const FORMAT: &str = "SET datestyle = 'ISO, YMD'; SET timezone = 'UTC'; SET extra_float_digits = 3";

/// Copies all tables into an archive.
pub(super) async fn dump(
    url: &str,
    writer: &mut Writer,
    now: DateTime<Utc>,
) -> Result<(Manifest, End), BackupError> {
    let mut connection = connect(url).await?;
    connection.execute(FORMAT).await?;
    connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
    if existing(&mut connection).await?.is_empty() {
        return Err(BackupError::Older(0));
    }
    let mut manifest = manifest("postgres", schema(&mut connection).await?, now)?;
    for table in in_order(&mut connection).await? {
        let columns = sqlx::query_scalar(
            "SELECT attname::text FROM pg_attribute
             WHERE attrelid = to_regclass(quote_ident($1)) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
             ORDER BY attnum",
        );
        let columns: Vec<String> = columns.bind(&table).fetch_all(&mut connection).await?;
        manifest.tables.push((table, columns));
    }
    writer.json("manifest.json", &manifest)?;
    let mut end = End::default();
    for (table, columns) in &manifest.tables {
        let statement = format!("COPY {} TO STDOUT", with_columns(table, columns));
        let mut stream = connection.copy_out_raw(&statement).await?;
        let (mut portion, mut number, mut rows) = (Vec::new(), 0, 0);
        loop {
            let bytes = stream.try_next().await?;
            portion.extend_from_slice(bytes.as_deref().unwrap_or_default());
            if portion.len() >= PORTION || (bytes.is_none() && !portion.is_empty()) {
                number += 1;
                rows += archive::lines(&portion);
                writer.bytes(&format!("tables/{table}/{number:06}.copy"), &portion)?;
                portion.clear();
            }
            if bytes.is_none() {
                break;
            }
        }
        drop(stream);
        end.rows.insert(table.clone(), rows);
    }
    // Sequences know no snapshots. Read last, they are never behind the rows.
    let sequences = "SELECT sequencename::text, coalesce(last_value, 0) FROM pg_sequences
                     WHERE schemaname = current_schema()";
    let sequences: Vec<(String, i64)> = sqlx::query_as(sequences).fetch_all(&mut connection).await?;
    end.sequences = sequences.into_iter().collect();
    connection.execute("COMMIT").await?;
    connection.close().await?;
    Ok((manifest, end))
}

/// Makes the tables anew as they were when the backup was made, fills them in one transaction, then brings them up
/// to date.
pub(super) async fn restore(
    url: &str,
    file: &Path,
    reader: &mut Reader,
    manifest: &Manifest,
    force: bool,
    now: DateTime<Utc>,
) -> Result<(), BackupError> {
    let mut connection = connect(url).await?;
    clear(&mut connection, force).await?;
    let migration = |error: sqlx::migrate::MigrateError| StoreError::Migration(error.to_string());
    POSTGRES_MIGRATIONS.run_to(manifest.schema, &mut connection).await.map_err(migration)?;
    connection.execute(FORMAT).await?;
    let columns: BTreeMap<&str, &Vec<String>> =
        manifest.tables.iter().map(|(table, columns)| (table.as_str(), columns)).collect();
    let mut tx = connection.begin().await?;
    let mut end = End::default();
    let mut rows: BTreeMap<String, u64> = BTreeMap::new();
    let mut entries = reader.entries()?;
    while let Some((name, mut entry)) = entries.next()? {
        if name == "end.json" {
            end = archive::parse(&name, &mut entry)?;
            continue;
        }
        let Some((table, _)) = name.strip_prefix("tables/").and_then(|name| name.split_once('/')) else {
            continue;
        };
        let unknown = || BackupError::Broken(format!("{} has no table {table}", file.display()));
        let columns = columns.get(table).ok_or_else(unknown)?;
        if !postgres_tables().contains(table) || LEFT_OUT.contains(&table) {
            return Err(unknown());
        }
        let bytes = archive::bytes(&name, &mut entry)?;
        let statement = format!("COPY {} FROM STDIN", with_columns(table, columns));
        let mut copy = tx.copy_in_raw(&statement).await?;
        copy.send(bytes).await?;
        *rows.entry(table.to_owned()).or_default() += copy.finish().await?;
    }
    for (table, expected) in &end.rows {
        if rows.get(table).copied().unwrap_or_default() != *expected {
            return Err(BackupError::Broken(format!("rows of {table} are missing")));
        }
    }
    for (sequence, last) in end.sequences.iter().filter(|(_, last)| **last > 0) {
        let query = sqlx::query("SELECT setval(to_regclass(quote_ident($1)), $2)").bind(sequence).bind(last);
        query.execute(&mut *tx).await?;
    }
    Postgres::begin_life(&mut tx, now).await?;
    tx.commit().await?;
    POSTGRES_MIGRATIONS.run(&mut connection).await.map_err(migration)?;
    connection.close().await?;
    Ok(())
}

/// A connection without the time limits of the server's work.
async fn connect(url: &str) -> Result<PgConnection, BackupError> {
    let options = PgConnectOptions::from_str(url).map_err(|error| StoreError::Address(error.to_string()))?;
    Ok(PgConnection::connect_with(&options.application_name("botloom backup")).await?)
}

/// Removes our tables, if that is allowed.
async fn clear(connection: &mut PgConnection, force: bool) -> Result<(), BackupError> {
    let existing = existing(connection).await?;
    let has = |table: &str| existing.iter().any(|name| name == table);
    if has("engine_nodes") {
        let alive = "SELECT count(*) FROM engine_nodes
                     WHERE expires_at > (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
        if sqlx::query_scalar::<_, i64>(alive).fetch_one(&mut *connection).await? > 0 {
            return Err(BackupError::InUse);
        }
    }
    if has("workspaces") && !force {
        let rows: i64 =
            sqlx::query_scalar("SELECT count(*) FROM workspaces").fetch_one(&mut *connection).await?;
        if rows > 0 {
            return Err(BackupError::NotEmpty);
        }
    }
    let mut tx = connection.begin().await?;
    for table in existing.iter().map(String::as_str).chain(["_sqlx_migrations"]) {
        let statement = format!("DROP TABLE IF EXISTS {} CASCADE", quoted(table));
        tx.execute(AssertSqlSafe(statement)).await?;
    }
    tx.execute("DROP SEQUENCE IF EXISTS inbox_order").await?;
    tx.commit().await?;
    Ok(())
}

/// The newest migration of the database.
async fn schema(connection: &mut PgConnection) -> Result<i64, BackupError> {
    let query = sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations WHERE success");
    Ok(query.fetch_one(connection).await?)
}

/// Our tables that the database has; others in the same schema are none of our business.
async fn existing(connection: &mut PgConnection) -> Result<Vec<String>, BackupError> {
    let query =
        "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename";
    let tables: Vec<String> = sqlx::query_scalar(query).fetch_all(connection).await?;
    Ok(tables.into_iter().filter(|table| postgres_tables().contains(table.as_str())).collect())
}

/// The tables to keep, those that others refer to first.
async fn in_order(connection: &mut PgConnection) -> Result<Vec<String>, BackupError> {
    let mut left: Vec<String> = existing(&mut *connection).await?;
    left.retain(|table| !LEFT_OUT.contains(&table.as_str()));
    let keys = "SELECT c.relname::text, p.relname::text FROM pg_constraint k
                JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
                WHERE k.contype = 'f' AND k.conrelid <> k.confrelid";
    let keys: Vec<(String, String)> = sqlx::query_as(keys).fetch_all(connection).await?;
    let mut ordered: Vec<String> = Vec::new();
    while !left.is_empty() {
        let waits =
            |table: &String| keys.iter().any(|(child, parent)| child == table && left.contains(parent));
        let (ready, rest): (Vec<String>, Vec<String>) = left.iter().cloned().partition(|table| !waits(table));
        if ready.is_empty() {
            return Err(BackupError::Broken("tables refer to each other in a circle".to_owned()));
        }
        ordered.extend(ready);
        left = rest;
    }
    Ok(ordered)
}

fn with_columns(table: &str, columns: &[String]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
    format!("{} ({})", quoted(table), columns.join(", "))
}

/// A name as SQL takes it literally.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
