//! Which version of which flow answers a number.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use engine_core::TakeoverRule;
use serde::Serialize;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{
    Dialect, SqlStore, StoreError, batch,
    rows::RowsDialect,
    statement::{dialects, sql},
    statements,
};

/// The version that new conversations of a number start with.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ActiveDeployment {
    /// The number.
    pub number_id: Uuid,
    /// The flow.
    pub flow_id: Uuid,
    /// The flow's version, counted from 1.
    pub version: i32,
    /// What becomes of conversations that wait in other versions of the flow.
    pub takeover: Json<Vec<TakeoverRule>>,
    /// Of a hundred contacts, how many it answers. The others get what answered before.
    pub percent: i32,
    /// The flow that answers the others.
    pub before_flow: Option<Uuid>,
    /// Its version.
    pub before_version: Option<i32>,
}

impl ActiveDeployment {
    /// The version, with the flow it is of.
    #[must_use]
    pub fn version(&self) -> (Uuid, i32) {
        (self.flow_id, self.version)
    }

    /// What answers the contacts that the version does not answer yet; `None` when it answers everybody.
    #[must_use]
    pub fn before(&self) -> Option<(Uuid, i32)> {
        self.before_flow.zip(self.before_version).filter(|_| self.percent < 100)
    }

    /// Every version that answers somebody: the published one first, then what it is tried beside.
    pub fn versions(&self) -> impl Iterator<Item = (Uuid, i32)> {
        std::iter::once(self.version()).chain(self.before())
    }

    /// What answers in a conversation. Whoever gets the version at one percentage gets it at every higher one.
    #[must_use]
    pub fn version_for(&self, conversation: Uuid) -> (Uuid, i32) {
        self.before().filter(|_| place_of(conversation) >= self.percent).unwrap_or_else(|| self.version())
    }
}

/// A conversation's place among a hundred, the same at every node and for ever: FNV-1a over its id, because the ids
/// themselves are made of times, mixed as MurmurHash3 ends, because ids that follow each other differ in few bits.
fn place_of(conversation: Uuid) -> i32 {
    let mut hash = conversation.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    for factor in [0xff51_afd7_ed55_8ccd_u64, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    i32::try_from((hash ^ (hash >> 33)) % 100).unwrap_or_default()
}

/// How many conversations of a number wait at a step.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct WaitingCount {
    /// The number.
    pub number_id: Uuid,
    /// Its name.
    pub number_name: String,
    /// The version that they are in.
    pub version: i32,
    /// Flow of the library that they are in; absent in the flow itself.
    pub library_flow: Option<String>,
    /// The step that waits.
    pub node: String,
    /// For what: `answer`, `time`, `call`, `webhook` or `person`.
    pub waits_for: String,
    /// How many.
    pub count: i64,
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
    /// Of a hundred contacts, how many it answers.
    pub percent: i32,
    /// The flow that answers the others.
    pub before_flow: Option<Uuid>,
    /// Its version.
    pub before_version: Option<i32>,
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
    /// The conversations of a flow that wait, by number, version and step. It reads all conversations of the
    /// workspace that have a session, so it is for people, not for every message.
    async fn waiting(&self, workspace_id: Uuid, flow_id: Uuid) -> Result<Vec<WaitingCount>, StoreError>;
    /// Takes the flow off a number; `false` when nothing answered there.
    async fn undeploy(&self, workspace_id: Uuid, number_id: Uuid) -> Result<bool, StoreError>;
}

#[derive(Serialize)]
struct IdRow {
    id: Uuid,
}

statements! {
    ACTIVE = batch!(
        "SELECT d.number_id, d.flow_id, d.version, d.takeover, d.percent, d.before_flow, d.before_version
         FROM deployments d JOIN",
        (id uuid),
        "ON r.id = d.number_id"
    );
    LIST = sql(
        "SELECT d.number_id, n.name AS number_name, d.flow_id, f.name AS flow_name, d.version, d.percent,
                d.before_flow, d.before_version, d.deployed_at
         FROM deployments d JOIN numbers n ON n.id = d.number_id JOIN flows f ON f.id = d.flow_id
         WHERE d.workspace_id = $1 ORDER BY n.name, n.id",
    );
    WAITING = dialects(
        "SELECT c.number_id, n.name AS number_name, c.flow_version AS version, c.session ->> '$.flow' AS library_flow,
                c.session ->> '$.wait.node' AS node, c.session ->> '$.wait.for' AS waits_for, count(*) AS count
         FROM conversations c JOIN numbers n ON n.id = c.number_id AND n.deleted_at IS NULL
         WHERE c.workspace_id = $1 AND c.flow_id = $2 AND c.session ->> '$.wait.node' IS NOT NULL
         GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 2, 1, 3 DESC, 7 DESC, 5",
        "SELECT c.number_id, n.name AS number_name, c.flow_version AS version, c.session ->> 'flow' AS library_flow,
                c.session -> 'wait' ->> 'node' AS node, c.session -> 'wait' ->> 'for' AS waits_for, count(*) AS count
         FROM conversations c JOIN numbers n ON n.id = c.number_id AND n.deleted_at IS NULL
         WHERE c.workspace_id = $1 AND c.flow_id = $2 AND c.session -> 'wait' ->> 'node' IS NOT NULL
         GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 2, 1, 3 DESC, 7 DESC, 5",
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

    async fn waiting(&self, workspace_id: Uuid, flow_id: Uuid) -> Result<Vec<WaitingCount>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(WAITING)).bind(workspace_id).bind(flow_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn undeploy(&self, workspace_id: Uuid, number_id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(REMOVE)).bind(workspace_id).bind(number_id);
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rollout(percent: i32) -> ActiveDeployment {
        ActiveDeployment {
            number_id: Uuid::nil(),
            flow_id: Uuid::from_u128(1),
            version: 2,
            takeover: Json(Vec::new()),
            percent,
            before_flow: Some(Uuid::from_u128(1)),
            before_version: Some(1),
        }
    }

    #[test]
    fn about_as_many_get_it_as_were_asked_for_and_nobody_goes_back() {
        // Ids that follow each other, as those of conversations do.
        let ids: Vec<Uuid> =
            (0..10_000_u128).map(|n| Uuid::from_u128((0x019a_0000_u128 << 96) + n * 7)).collect();
        let mut last = 0;
        for percent in [1, 5, 20, 50, 99] {
            let new = |id: &&Uuid| rollout(percent).version_for(**id).1 == 2;
            let count = ids.iter().filter(new).count();
            assert!(count.abs_diff(percent as usize * 100) < 160, "{percent}: {count}");
            assert!(ids.iter().filter(new).count() > last);
            last = count;
            let higher = rollout(percent + 1);
            assert!(ids.iter().filter(new).all(|id| higher.version_for(*id).1 == 2));
        }
        assert!(ids.iter().all(|id| rollout(100).version_for(*id).1 == 2));
        let first = ActiveDeployment { before_flow: None, ..rollout(5) };
        assert!(ids.iter().all(|id| first.version_for(*id).1 == 2), "nothing answered before");
    }
}
