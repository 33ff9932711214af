//! The one type that implements every repository, and the trait that consumers hold.

use std::sync::Arc;

use conditional_trait_gen::trait_gen;
use sqlx::{Postgres, Sqlite};
use tokio::sync::Mutex;

use crate::{
    Database, Dialect, StoreError,
    repo::{
        actions::ActionRepo,
        alerts::AlertRepo,
        api_keys::ApiKeyRepo,
        audit::AuditRepo,
        broadcast_work::BroadcastWorkRepo,
        broadcasts::BroadcastRepo,
        channel_events::ChannelEventRepo,
        checks::CheckRepo,
        contact_desk::ContactDeskRepo,
        contact_fields::ContactFieldRepo,
        contact_merge::ContactMergeRepo,
        contacts::ContactRepo,
        dashboard::DashboardRepo,
        dead_letters::DeadLetterRepo,
        deployments::DeploymentRepo,
        desk::DeskRepo,
        effects::EffectRepo,
        engine_tx::EngineRepo,
        erasure::ErasureRepo,
        exports::ExportRepo,
        flows::FlowRepo,
        forms::FormRepo,
        hand_overs::HandOverRepo,
        holds::HoldRepo,
        idempotency::IdempotencyRepo,
        imports::ImportRepo,
        inbox::InboxRepo,
        invitations::InvitationRepo,
        listeners::ListenerRepo,
        logins::LoginRepo,
        media::MediaRepo,
        message_list::MessageListRepo,
        message_templates::TemplateRepo,
        nodes::{NodeGuard, NodeRepo},
        number_grants::NumberGrantRepo,
        number_health::NumberHealthRepo,
        numbers::NumberRepo,
        operations::OperationRepo,
        outbox::OutboxRepo,
        own_drafts::OwnDraftRepo,
        passkeys::PasskeyRepo,
        retention::RetentionRepo,
        saved_replies::SavedReplyRepo,
        sealed::SealedRepo,
        second_factors::SecondFactorRepo,
        segments::SegmentRepo,
        subscriptions::SubscriptionRepo,
        sweeps::SweepRepo,
        tables::TableRepo,
        timers::TimerRepo,
        transcripts::TranscriptRepo,
        users::UserRepo,
        versions::VersionRepo,
        whatsapp_links::LinkRepo,
        whatsapp_session::SessionRepo,
        workspaces::WorkspaceRepo,
    },
    statement::sql,
    statements,
};

statements! {
    MIGRATED = sql("SELECT version FROM _sqlx_migrations WHERE success");
}

/// All repositories over one database. Consumers hold an `Arc<dyn Store>`.
#[async_trait::async_trait]
pub trait Store:
    EngineRepo
    + ActionRepo
    + AlertRepo
    + ApiKeyRepo
    + AuditRepo
    + BroadcastRepo
    + BroadcastWorkRepo
    + ChannelEventRepo
    + CheckRepo
    + ContactDeskRepo
    + ContactFieldRepo
    + ContactMergeRepo
    + ContactRepo
    + ErasureRepo
    + SegmentRepo
    + ImportRepo
    + InboxRepo
    + NodeRepo
    + OutboxRepo
    + OwnDraftRepo
    + PasskeyRepo
    + EffectRepo
    + InvitationRepo
    + SealedRepo
    + SecondFactorRepo
    + ListenerRepo
    + TableRepo
    + HandOverRepo
    + HoldRepo
    + IdempotencyRepo
    + SubscriptionRepo
    + SweepRepo
    + TimerRepo
    + MediaRepo
    + MessageListRepo
    + FormRepo
    + WorkspaceRepo
    + UserRepo
    + LoginRepo
    + FlowRepo
    + VersionRepo
    + NumberRepo
    + NumberGrantRepo
    + NumberHealthRepo
    + LinkRepo
    + SessionRepo
    + TemplateRepo
    + DeploymentRepo
    + TranscriptRepo
    + ExportRepo
    + DashboardRepo
    + DeadLetterRepo
    + DeskRepo
    + SavedReplyRepo
    + OperationRepo
    + RetentionRepo
    + Send
    + Sync
{
    /// Asks the database for a sign of life.
    async fn ping(&self) -> Result<(), StoreError>;
    /// How many of the migrations that this program needs the database has not seen: 0, unless somebody put an older
    /// database in its place. A newer one may have seen more.
    async fn missing_migrations(&self) -> Result<usize, StoreError>;
    /// Looks whether this program may still work on the database.
    ///
    /// # Errors
    /// [`StoreError::Outdated`] when a newer program has made it its own.
    async fn check_floor(&self) -> Result<(), StoreError>;
    /// Closes all connections.
    async fn close(&self);
}

/// The repositories over SQLite or Postgres.
pub struct SqlStore<Db: sqlx::Database> {
    pub(crate) database: Database<Db>,
    pub(crate) node: Mutex<NodeGuard>,
}

impl<Db: sqlx::Database> std::fmt::Debug for SqlStore<Db> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SqlStore").finish_non_exhaustive()
    }
}

impl<Db: Dialect> SqlStore<Db> {
    /// A store over an open database.
    #[must_use]
    pub fn new(database: Database<Db>) -> Self {
        Self { database, node: Mutex::default() }
    }

    /// The database below.
    #[must_use]
    pub fn database(&self) -> &Database<Db> {
        &self.database
    }
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl Store for SqlStore<Db> {
    async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query(<Db as Dialect>::sql(sql("SELECT 1"))).execute(self.database.read()).await?;
        Ok(())
    }

    async fn missing_migrations(&self) -> Result<usize, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(MIGRATED));
        let seen: Vec<i64> = query.fetch_all(self.database.read()).await?;
        let needed = self.database.migrations().iter();
        Ok(needed.filter(|migration| !seen.contains(&migration.version)).count())
    }

    async fn check_floor(&self) -> Result<(), StoreError> {
        self.database.check_floor().await
    }

    async fn close(&self) {
        self.database.close().await;
    }
}

/// Opens the database that `url` names (`sqlite:…` or `postgres:…`) and applies missing migrations.
///
/// # Errors
/// [`StoreError::Address`] for another scheme, and whatever opening and migrating can fail with.
pub async fn connect(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    if url.starts_with("sqlite:") {
        let database = Database::<Sqlite>::open(url).await?;
        database.migrate().await?;
        Ok(Arc::new(SqlStore::new(database)))
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        let database = Database::<Postgres>::open(url).await?;
        database.migrate().await?;
        Ok(Arc::new(SqlStore::new(database)))
    } else {
        Err(StoreError::Address("it must begin with sqlite: or postgres:".to_owned()))
    }
}
