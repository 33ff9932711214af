//! What nobody has to ask for: numbers are checked and templates fetched now and then.
//!
//! A token that loses a permission is noticed here before a message fails, and templates that were made in Meta's
//! WhatsApp Manager are found.

use std::{collections::BTreeSet, time::Duration};

use chrono::Duration as Span;
use tokio::{
    sync::watch,
    time::{MissedTickBehavior, interval},
};

use super::{Connected, templates};
use crate::{AppState, routes::cloud};

/// How often it is looked whether something is due.
const EVERY: Duration = Duration::from_secs(300);
/// How old a check or a list may become. Meta allows 200 such requests an hour for an app.
const MAX_AGE: Span = Span::minutes(60);
/// Numbers per page of the walk.
const PAGE: i64 = 100;

/// Looks after numbers and templates until the server closes.
pub async fn run(state: AppState) {
    let mut closing = state.closing();
    let mut tick = interval(EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = closed(&mut closing) => return,
            _ = tick.tick() => once(&state).await,
        }
    }
}

/// Waits until the server closes. Apart, because the guard that the channel gives must not live on.
pub(crate) async fn closed(closing: &mut watch::Receiver<bool>) {
    let _ = closing.wait_for(|closing| *closing).await.map(drop);
}

/// Looks after everything that is due, once.
pub async fn once(state: &AppState) {
    let mut after = None;
    let mut accounts = BTreeSet::new();
    loop {
        let ids = match state.store().cloud_number_ids(after, PAGE).await {
            Ok(ids) => ids,
            Err(error) => {
                tracing::warn!(%error, "numbers cannot be looked after");
                return;
            }
        };
        let Some(last) = ids.last() else { return };
        after = Some(*last);
        for id in ids {
            if let Err(error) = number(state, id, &mut accounts).await {
                tracing::info!(number.id = %id, error = %error.problem().detail, "a number cannot be looked after");
            }
        }
    }
}

async fn number(
    state: &AppState,
    id: uuid::Uuid,
    accounts: &mut BTreeSet<(uuid::Uuid, String)>,
) -> Result<(), crate::error::ApiError> {
    let Some(record) = state.store().number(id).await? else { return Ok(()) };
    let now = state.clock().now();
    let mut number = Connected::open(state, record)?;
    if number.credentials.access_token.is_empty() {
        return Ok(());
    }
    let workspace_id = number.record.workspace_id;
    if state.store().claim_check(workspace_id, id, now - MAX_AGE, now).await? {
        cloud::check_and_keep(state, &mut number).await?;
    }
    let Some(account) = number.settings.waba_id.clone() else { return Ok(()) };
    if accounts.insert((workspace_id, account.clone()))
        && state.store().claim_template_sync(workspace_id, &account, now - MAX_AGE, now).await?
    {
        templates::sync(state, &number).await?;
    }
    Ok(())
}
