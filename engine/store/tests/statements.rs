//! Every statement is understood by both databases, and both have the same migrations.
//!
//! Postgres prepares a statement without knowing what will be bound, so it must find the type of each
//! parameter in the text: write `(column = $1 OR $1 IS NULL)`, with the column first.

use engine_store::{
    Database, Dialect, migration_names, repo,
    testing::{Kind, fresh},
};
use sqlx::{Executor, Postgres, SqlSafeStr, Sqlite};

#[test]
fn both_sides_have_the_same_migrations() {
    let (sqlite, postgres) = migration_names();
    assert_eq!(sqlite, postgres);
    assert!(!sqlite.is_empty());
}

#[test]
fn every_file_with_statements_is_listed() {
    let listed: std::collections::BTreeSet<&str> =
        repo::all_statements().into_iter().map(|(file, ..)| file).collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/repo");
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let text = std::fs::read_to_string(file.path()).unwrap_or_default();
        if text.contains("\nstatements! {") {
            let name = file.path().file_stem().unwrap().to_string_lossy().into_owned();
            assert!(listed.contains(name.as_str()), "{name} is missing in repo::all_statements");
        }
    }
}

#[tokio::test]
async fn every_statement_is_prepared_on_sqlite() {
    let test = fresh(Kind::Sqlite).await;
    let database = Database::<Sqlite>::open(&test.url).await.unwrap();
    let mut refused = Vec::new();
    for (file, name, statement) in repo::all_statements() {
        let mut connection = database.write().acquire().await.unwrap();
        let text = <Sqlite as Dialect>::sql(statement);
        if let Err(error) = connection.prepare(text.into_sql_str()).await {
            refused.push(format!("{file}::{name}: {error}\n{text}"));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n\n"));
}

#[tokio::test]
async fn every_statement_is_prepared_on_postgres() {
    let test = fresh(Kind::Postgres).await;
    let database = Database::<Postgres>::open(&test.url).await.unwrap();
    let mut refused = Vec::new();
    for (file, name, statement) in repo::all_statements() {
        let mut connection = database.write().acquire().await.unwrap();
        let text = <Postgres as Dialect>::sql(statement);
        if let Err(error) = connection.prepare(text.into_sql_str()).await {
            refused.push(format!("{file}::{name}: {error}\n{text}"));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n\n"));
}
