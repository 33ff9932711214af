//! When Meta last spoke to a number, for the page that tells how the number fares.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use engine_store::{
    Store,
    hints::{Hint, Hints},
    repo::{number_health::NumberMark, numbers::NumberRecord},
};
use moka::sync::Cache;
use uuid::Uuid;

/// How often a delivery is noted: a busy number gets hundreds in a second, and the page shows minutes.
const HEARD_EVERY: Duration = Duration::from_secs(30);

/// Notes what happens at a number's address. What cannot be noted is lost: it only informs.
#[derive(Clone)]
pub(crate) struct Marks {
    store: Arc<dyn Store>,
    hints: Hints,
    heard: Cache<Uuid, ()>,
}

impl Marks {
    pub(crate) fn new(store: Arc<dyn Store>, hints: Hints) -> Self {
        Self { store, hints, heard: Cache::builder().max_capacity(10_000).time_to_live(HEARD_EVERY).build() }
    }

    /// Notes it and tells the open pages.
    pub(super) async fn note(&self, number: &NumberRecord, mark: NumberMark, now: DateTime<Utc>) {
        if mark == NumberMark::Heard {
            if self.heard.contains_key(&number.id) {
                return;
            }
            self.heard.insert(number.id, ());
        }
        if let Err(error) = self.store.mark_number(number.id, mark, now).await {
            tracing::warn!(number.id = %number.id, %error, "when Meta spoke to a number cannot be noted");
            return;
        }
        self.hints.publish(Hint::NumberChanged { workspace_id: number.workspace_id, number_id: number.id });
    }
}
