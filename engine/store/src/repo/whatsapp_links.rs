//! How numbers that are paired by QR code are linked: what an admin wants, what the worker sees, and what was before.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use super::whatsapp_session::OWNED;
use crate::{Dialect, SqlStore, StoreError, secrets::Place, shard::shard_of, statement::sql, statements};

/// What an admin wants of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A connection; where there is no session, a pairing.
    Connected,
    /// No connection; the session stays.
    Paused,
    /// No session: the phone forgets this device.
    LoggedOut,
}

impl Wanted {
    /// The stored text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Paused => "paused",
            Self::LoggedOut => "logged_out",
        }
    }

    /// The wish of a stored text; what is not known is none to connect.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text {
            "connected" => Self::Connected,
            "logged_out" => Self::LoggedOut,
            _ => Self::Paused,
        }
    }
}

/// One link.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct LinkRow {
    /// The number.
    pub number_id: Uuid,
    /// Whose it is.
    pub workspace_id: Uuid,
    /// See [`Wanted`].
    pub wanted: String,
    /// Goes up with every wish.
    pub round: i64,
    /// Digits of the phone that a pairing code is for.
    pub pair_phone: Option<String>,
    /// The worker's word for how it stands.
    pub state: String,
    /// Since when it stands so.
    pub since: DateTime<Utc>,
    /// A word for why, or empty.
    pub reason: String,
    /// What is to be scanned or typed.
    pub code: Option<String>,
    /// Which of the codes it is, from 1; 0 where there is none.
    pub code_number: i32,
    /// Until when it can be scanned.
    pub code_expires: Option<DateTime<Utc>>,
    /// Digits of the account's phone number; empty before the first pairing.
    pub phone: String,
    /// The account's hidden id; empty before the first pairing.
    pub lid: String,
    /// Encrypts the session; sealed for [`LinkRow::data_key_place`].
    pub data_key: Option<Vec<u8>>,
    /// When it was last connected.
    pub connected_at: Option<DateTime<Utc>>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl LinkRow {
    /// Where a link's data key is kept, for sealing and opening it.
    #[must_use]
    pub fn data_key_place(number_id: Uuid) -> Place<'static> {
        Place { table: "whatsapp_links", column: "data_key", row: number_id }
    }
}

/// How a link stands, as its worker sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkState {
    /// The worker's word for it.
    pub state: String,
    /// A word for why, or empty.
    pub reason: String,
    /// What is to be scanned or typed.
    pub code: Option<String>,
    /// Which of the codes it is, from 1.
    pub code_number: i32,
    /// Until when it can be scanned.
    pub code_expires: Option<DateTime<Utc>>,
}

/// How a link stood once.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct LinkHistory {
    /// The worker's word for it.
    pub state: String,
    /// A word for why, or empty.
    pub reason: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// Reads and changes links. What a worker writes is fenced by its node's registration.
#[async_trait::async_trait]
pub trait LinkRepo: Send + Sync {
    /// The link of a number; `None` where nobody wanted one yet, and after the number was deleted.
    async fn link(&self, number_id: Uuid) -> Result<Option<LinkRow>, StoreError>;
    /// The links of all numbers, and of deleted ones whose session is not forgotten yet.
    async fn links(&self) -> Result<Vec<LinkRow>, StoreError>;
    /// Writes a wish down, and begins the next round. `another` forgets whose account it was, so that a pairing may
    /// bring another one.
    async fn want_link(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
        wanted: Wanted,
        pair_phone: Option<&str>,
        another: bool,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// Writes down how a link stands in a round. A new state, or a new reason, goes into the history, under `history_id`.
    /// `false`, and nothing changes, when an admin wanted something else meanwhile: the word of a round that is over must
    /// not undo a wish.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the number is another node's.
    async fn note_link(
        &self,
        epoch: i64,
        number_id: Uuid,
        round: i64,
        state: &LinkState,
        history_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// Keeps whose account it is, and shows its phone number with the number.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the number is another node's.
    async fn note_account(
        &self,
        epoch: i64,
        number_id: Uuid,
        phone: &str,
        lid: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// The states of a link, the newest first.
    async fn link_history(&self, number_id: Uuid, limit: i64) -> Result<Vec<LinkHistory>, StoreError>;
    /// Another number, that is not deleted and not this one, to which the account with this phone number is linked.
    async fn linked_elsewhere(&self, number_id: Uuid, phone: &str) -> Result<Option<Uuid>, StoreError>;
}

statements! {
    GET = sql(
        "SELECT l.number_id, l.workspace_id, l.wanted, l.round, l.pair_phone, l.state, l.since, l.reason, l.code,
                l.code_number, l.code_expires, l.phone, l.lid, l.data_key, l.connected_at, l.updated_at
         FROM whatsapp_links l JOIN numbers n ON n.id = l.number_id
         WHERE l.number_id = $1 AND n.deleted_at IS NULL",
    );
    LIST = sql(
        "SELECT l.number_id, l.workspace_id, l.wanted, l.round, l.pair_phone, l.state, l.since, l.reason, l.code,
                l.code_number, l.code_expires, l.phone, l.lid, l.data_key, l.connected_at, l.updated_at
         FROM whatsapp_links l JOIN numbers n ON n.id = l.number_id
         WHERE n.deleted_at IS NULL OR l.data_key IS NOT NULL ORDER BY l.number_id",
    );
    WANT = sql(
        "INSERT INTO whatsapp_links (number_id, workspace_id, wanted, round, pair_phone, state, since, reason,
                                     code_number, phone, lid, updated_at)
         VALUES ($1, $2, $3, 1, $4, 'starting', $5, '', 0, '', '', $5)
         ON CONFLICT (number_id) DO UPDATE SET wanted = excluded.wanted, round = whatsapp_links.round + 1,
             pair_phone = excluded.pair_phone, updated_at = excluded.updated_at,
             phone = CASE WHEN $6 THEN '' ELSE whatsapp_links.phone END,
             state = CASE WHEN excluded.wanted = 'connected' THEN 'starting' ELSE whatsapp_links.state END,
             reason = CASE WHEN excluded.wanted = 'connected' THEN '' ELSE whatsapp_links.reason END,
             since = excluded.since, code = NULL, code_number = 0, code_expires = NULL",
    );
    STATE = sql("SELECT state, reason FROM whatsapp_links WHERE number_id = $1");
    NOTE = sql(
        "UPDATE whatsapp_links SET state = $2, reason = $3, code = $4, code_number = $5, code_expires = $6,
             updated_at = $7, since = CASE WHEN state = $2 AND reason = $3 THEN since ELSE $7 END,
             connected_at = CASE WHEN $2 = 'ready' THEN $7 ELSE connected_at END
         WHERE number_id = $1 AND round = $8",
    );
    REMEMBER = sql("INSERT INTO whatsapp_history (id, number_id, state, reason, at) VALUES ($1, $2, $3, $4, $5)");
    FORGET = sql(
        "DELETE FROM whatsapp_history WHERE number_id = $1 AND id NOT IN (
             SELECT id FROM whatsapp_history WHERE number_id = $1 ORDER BY at DESC, id DESC LIMIT $2)",
    );
    ACCOUNT = sql("UPDATE whatsapp_links SET phone = $2, lid = $3, updated_at = $4 WHERE number_id = $1");
    SHOW_PHONE = sql("UPDATE numbers SET phone = $2, updated_at = $3 WHERE id = $1 AND phone <> $2");
    HISTORY = sql(
        "SELECT state, reason, at FROM whatsapp_history WHERE number_id = $1 ORDER BY at DESC, id DESC LIMIT $2",
    );
    ELSEWHERE = sql(
        "SELECT l.number_id FROM whatsapp_links l JOIN numbers n ON n.id = l.number_id
         WHERE l.phone = $2 AND l.number_id <> $1 AND l.data_key IS NOT NULL AND n.deleted_at IS NULL LIMIT 1",
    );
}

/// States that are kept of a number.
const HISTORY_ROWS: i64 = 200;

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl LinkRepo for SqlStore<Db> {
    async fn link(&self, number_id: Uuid) -> Result<Option<LinkRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(number_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn links(&self) -> Result<Vec<LinkRow>, StoreError> {
        Ok(sqlx::query_as(<Db as Dialect>::sql(LIST)).fetch_all(self.database.read()).await?)
    }

    async fn want_link(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
        wanted: Wanted,
        pair_phone: Option<&str>,
        another: bool,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(WANT))
            .bind(number_id)
            .bind(workspace_id)
            .bind(wanted.as_str())
            .bind(pair_phone)
            .bind(now)
            .bind(another);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn note_link(
        &self,
        epoch: i64,
        number_id: Uuid,
        round: i64,
        state: &LinkState,
        history_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let owned = sqlx::query(<Db as Dialect>::sql(OWNED)).bind(epoch).bind(i32::from(shard_of(number_id)));
        if owned.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        let known = sqlx::query_as(<Db as Dialect>::sql(STATE)).bind(number_id);
        let Some((known, reason)): Option<(String, String)> = known.fetch_optional(&mut *tx).await? else {
            return Ok(true);
        };
        let query = sqlx::query(<Db as Dialect>::sql(NOTE))
            .bind(number_id)
            .bind(&state.state)
            .bind(&state.reason)
            .bind(&state.code)
            .bind(state.code_number)
            .bind(state.code_expires)
            .bind(now)
            .bind(round);
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        if (known, reason) != (state.state.clone(), state.reason.clone()) {
            let query = sqlx::query(<Db as Dialect>::sql(REMEMBER))
                .bind(history_id)
                .bind(number_id)
                .bind(&state.state)
                .bind(&state.reason)
                .bind(now);
            query.execute(&mut *tx).await?;
            let query = sqlx::query(<Db as Dialect>::sql(FORGET)).bind(number_id).bind(HISTORY_ROWS);
            query.execute(&mut *tx).await?;
        }
        tx.commit().await.map_err(StoreError::of_commit)?;
        Ok(true)
    }

    async fn note_account(
        &self,
        epoch: i64,
        number_id: Uuid,
        phone: &str,
        lid: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        let owned = sqlx::query(<Db as Dialect>::sql(OWNED)).bind(epoch).bind(i32::from(shard_of(number_id)));
        if owned.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        let query =
            sqlx::query(<Db as Dialect>::sql(ACCOUNT)).bind(number_id).bind(phone).bind(lid).bind(now);
        query.execute(&mut *tx).await?;
        let query =
            sqlx::query(<Db as Dialect>::sql(SHOW_PHONE)).bind(number_id).bind(format!("+{phone}")).bind(now);
        query.execute(&mut *tx).await?;
        tx.commit().await.map_err(StoreError::of_commit)
    }

    async fn link_history(&self, number_id: Uuid, limit: i64) -> Result<Vec<LinkHistory>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(HISTORY)).bind(number_id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn linked_elsewhere(&self, number_id: Uuid, phone: &str) -> Result<Option<Uuid>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(ELSEWHERE)).bind(number_id).bind(phone);
        Ok(query.fetch_optional(self.database.read()).await?)
    }
}
