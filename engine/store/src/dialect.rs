//! The few things that the two databases do differently.

use std::future::Future;

use sqlx::{Pool, Postgres, Sqlite, Transaction};

use crate::{rows, statement::Statement};

/// A database that the store runs on.
pub trait Dialect: sqlx::Database {
    /// The name in logs and test names.
    const NAME: &'static str;

    /// The statement's text for this database; of a batch, the text for one row.
    fn sql(statement: Statement) -> &'static str;

    /// Begins a transaction that is going to write.
    fn begin_write(
        pool: &Pool<Self>,
    ) -> impl Future<Output = Result<Transaction<'static, Self>, sqlx::Error>> + Send;
}

impl Dialect for Sqlite {
    const NAME: &'static str = "sqlite";

    fn sql(statement: Statement) -> &'static str {
        match statement {
            Statement::Text { sqlite, .. } => sqlite,
            Statement::Batch(batch) => rows::sqlite_text(batch),
        }
    }

    // SQLite implementation: a deferred transaction that reads first cannot be retried after BUSY.
    async fn begin_write(pool: &Pool<Self>) -> Result<Transaction<'static, Self>, sqlx::Error> {
        pool.begin_with("BEGIN IMMEDIATE").await
    }
}

impl Dialect for Postgres {
    const NAME: &'static str = "postgres";

    fn sql(statement: Statement) -> &'static str {
        match statement {
            Statement::Text { postgres, .. } => postgres,
            Statement::Batch(batch) => rows::postgres_text(batch),
        }
    }

    async fn begin_write(pool: &Pool<Self>) -> Result<Transaction<'static, Self>, sqlx::Error> {
        pool.begin().await
    }
}
