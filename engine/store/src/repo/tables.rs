//! The tables of a workspace: flows add rows and look them up.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use flows_schema::nodes::RowOrder;
use serde::Serialize;
use serde_json::{Map, Value};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, batch, rows::RowsDialect, statement::dialects, statements};

/// One row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct TableRow {
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// The table's name.
    pub table_name: String,
    /// The row's id.
    pub id: Uuid,
    /// Where it comes from; `None` for a row that a person entered.
    pub number_id: Option<Uuid>,
    /// The conversation that added it.
    pub conversation_id: Option<Uuid>,
    /// Columns and values.
    pub body: Map<String, Value>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Reads tables. Flows write them in the engine's transaction.
#[async_trait::async_trait]
pub trait TableRepo: Send + Sync {
    /// The rows whose columns have these values, in an order. Values are compared as words, because what a contact typed
    /// is compared with what a program stored.
    async fn lookup(
        &self,
        workspace_id: Uuid,
        table: &str,
        filter: &BTreeMap<String, Value>,
        order: RowOrder,
        limit: i64,
    ) -> Result<Vec<Value>, StoreError>;
    /// Adds rows.
    async fn add_table_rows(&self, rows: &[TableRow]) -> Result<(), StoreError>;
}

statements! {
    INSERT_TABLE_ROWS = batch!(
        "INSERT INTO table_rows (workspace_id, table_name, id, number_id, conversation_id, body, created_at)
         SELECT r.workspace_id, r.table_name, r.id, r.number_id, r.conversation_id, r.body, r.created_at FROM",
        (workspace_id uuid, table_name text, id uuid, number_id uuid, conversation_id uuid, body jsonb,
         created_at timestamptz),
        ""
    );
    LOOKUP_NEWEST = dialects(
        "SELECT t.body FROM table_rows t
         WHERE t.workspace_id = $1 AND t.table_name = $2 AND NOT EXISTS (
             SELECT 1 FROM json_each($3) f WHERE NOT EXISTS (
                 SELECT 1 FROM json_each(t.body) c
                 WHERE c.key = f.key AND CAST(c.value AS TEXT) IS CAST(f.value AS TEXT)))
         ORDER BY t.created_at DESC, t.id DESC LIMIT $4",
        "SELECT t.body FROM table_rows t
         WHERE t.workspace_id = $1 AND t.table_name = $2 AND NOT EXISTS (
             SELECT 1 FROM jsonb_each_text($3) f WHERE NOT EXISTS (
                 SELECT 1 FROM jsonb_each_text(t.body) c
                 WHERE c.key = f.key AND c.value IS NOT DISTINCT FROM f.value))
         ORDER BY t.created_at DESC, t.id DESC LIMIT $4",
    );
    LOOKUP_OLDEST = dialects(
        "SELECT t.body FROM table_rows t
         WHERE t.workspace_id = $1 AND t.table_name = $2 AND NOT EXISTS (
             SELECT 1 FROM json_each($3) f WHERE NOT EXISTS (
                 SELECT 1 FROM json_each(t.body) c
                 WHERE c.key = f.key AND CAST(c.value AS TEXT) IS CAST(f.value AS TEXT)))
         ORDER BY t.created_at, t.id LIMIT $4",
        "SELECT t.body FROM table_rows t
         WHERE t.workspace_id = $1 AND t.table_name = $2 AND NOT EXISTS (
             SELECT 1 FROM jsonb_each_text($3) f WHERE NOT EXISTS (
                 SELECT 1 FROM jsonb_each_text(t.body) c
                 WHERE c.key = f.key AND c.value IS NOT DISTINCT FROM f.value))
         ORDER BY t.created_at, t.id LIMIT $4",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl TableRepo for SqlStore<Db> {
    async fn lookup(
        &self,
        workspace_id: Uuid,
        table: &str,
        filter: &BTreeMap<String, Value>,
        order: RowOrder,
        limit: i64,
    ) -> Result<Vec<Value>, StoreError> {
        let statement = match order {
            RowOrder::Newest => LOOKUP_NEWEST,
            RowOrder::Oldest => LOOKUP_OLDEST,
        };
        let query = sqlx::query_scalar(<Db as Dialect>::sql(statement));
        let query = query.bind(workspace_id).bind(table).bind(Json(filter)).bind(limit);
        let rows: Vec<Json<Value>> = query.fetch_all(self.database.read()).await?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }

    async fn add_table_rows(&self, rows: &[TableRow]) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        <Db as RowsDialect>::execute_rows(&mut tx, INSERT_TABLE_ROWS, rows, &[]).await?;
        Ok(tx.commit().await?)
    }
}
