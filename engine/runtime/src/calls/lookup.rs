//! Looks rows up in a table of the workspace.

use std::sync::Arc;

use engine_core::{Call, CallOutcome};
use engine_store::Store;
use serde_json::json;

use super::executor::{Attempt, Executor, Job};

/// Most rows of one answer: they become a variable of the conversation.
const MAX_ROWS: u16 = 100;

pub(super) struct Lookup {
    pub(super) store: Arc<dyn Store>,
}

#[async_trait::async_trait]
impl Executor for Lookup {
    async fn perform(&self, job: Job<'_>) -> Attempt {
        let Call::Lookup { table, filter, order, limit } = job.call else {
            return Attempt::failed("not_a_lookup", "The call is no lookup.");
        };
        let limit = i64::from((*limit).clamp(1, MAX_ROWS));
        match self.store.lookup(job.workspace_id, table, filter, *order, limit).await {
            Ok(rows) => Attempt::Done(CallOutcome::Ok { value: json!(rows) }),
            Err(error) => {
                tracing::warn!(%error, "a table cannot be read");
                let outcome = CallOutcome::failed("table_unavailable", "The table cannot be read now.");
                if error.is_temporary() {
                    Attempt::Again { after: None, outcome }
                } else {
                    Attempt::Done(outcome)
                }
            }
        }
    }
}
