//! Which version of which flow answers a number.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, batch, rows::RowsDialect, statement::sql, statements};

/// The version that new conversations of a number start with.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ActiveDeployment {
    /// The number.
    pub number_id: Uuid,
    /// The flow.
    pub flow_id: Uuid,
    /// The flow's version, counted from 1.
    pub version: i32,
}

/// A deployment with the names that people know it by.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct DeploymentView {
    /// The number.
    pub number_id: Uuid,
    /// The number's name.
    pub number_name: String,
    /// The flow.
    pub flow_id: Uuid,
    /// The flow's name.
    pub flow_name: String,
    /// The version.
    pub version: i32,
    /// Since when.
    pub deployed_at: DateTime<Utc>,
}

/// Reads and removes deployments. They are made by
/// [`VersionRepo::publish`](super::versions::VersionRepo::publish).
#[async_trait::async_trait]
pub trait DeploymentRepo: Send + Sync {
    /// The active deployment of each of these numbers that has one, in one statement. It is asked
    /// once per batch of messages, so that a published version counts from the next message on.
    async fn active_deployments(&self, number_ids: &[Uuid]) -> Result<Vec<ActiveDeployment>, StoreError>;
    /// The deployments of a workspace: one at most per number, so a list without pages.
    async fn deployments(&self, workspace_id: Uuid) -> Result<Vec<DeploymentView>, StoreError>;
    /// Takes the flow off a number; `false` when nothing answered there.
    async fn undeploy(&self, workspace_id: Uuid, number_id: Uuid) -> Result<bool, StoreError>;
}

#[derive(Serialize)]
struct IdRow {
    id: Uuid,
}

statements! {
    ACTIVE = batch!(
        "SELECT d.number_id, d.flow_id, d.version FROM deployments d JOIN",
        (id uuid),
        "ON r.id = d.number_id"
    );
    LIST = sql(
        "SELECT d.number_id, n.name AS number_name, d.flow_id, f.name AS flow_name, d.version, d.deployed_at
         FROM deployments d JOIN numbers n ON n.id = d.number_id JOIN flows f ON f.id = d.flow_id
         WHERE d.workspace_id = $1 ORDER BY n.name, n.id",
    );
    REMOVE = sql("DELETE FROM deployments WHERE workspace_id = $1 AND number_id = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl DeploymentRepo for SqlStore<Db> {
    async fn active_deployments(&self, number_ids: &[Uuid]) -> Result<Vec<ActiveDeployment>, StoreError> {
        let rows: Vec<IdRow> = number_ids.iter().map(|id| IdRow { id: *id }).collect();
        let mut connection = self.database.read().acquire().await?;
        <Db as RowsDialect>::fetch_rows_as(&mut connection, ACTIVE, &rows, &[]).await
    }

    async fn deployments(&self, workspace_id: Uuid) -> Result<Vec<DeploymentView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn undeploy(&self, workspace_id: Uuid, number_id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(REMOVE)).bind(workspace_id).bind(number_id);
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }
}
