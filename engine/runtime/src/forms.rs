//! Publishes the forms of deployed flows at WhatsApp, for numbers that want them.
//!
//! The owner of the first shard looks after them. Until a form is published, and when it cannot be, its fields are asked
//! one by one, so nobody waits for this. A form that is published twice by chance does no harm: one of both is used.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use engine_core::{CompiledFlow, form_key};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    hints::{Hint, Hints},
    ids,
    repo::numbers::NumberRecord,
};
use flows_schema::{NodeKind, nodes::Form, whatsapp_form};
use tokio_util::sync::CancellationToken;

use crate::{
    channels::{Channels, SendOutcome},
    cluster::Cluster,
    directory::Directory,
};

/// The longest pause before a form is tried again.
const MAX_PAUSE: chrono::Duration = chrono::Duration::hours(6);

/// Publishes forms.
pub(crate) struct Forms {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub hints: Hints,
    pub cluster: Cluster,
    pub directory: Directory,
    pub channels: Channels,
    pub period: Duration,
    pub stop: CancellationToken,
}

impl Forms {
    /// Runs until `stop`.
    pub(crate) async fn run(self) {
        loop {
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = tokio::time::sleep(self.period) => {}
            }
            if self.cluster.may_begin().is_none_or(|member| !member.shards.contains(0)) {
                continue;
            }
            if let Err(error) = self.publish_all().await {
                tracing::warn!(%error, "forms cannot be looked after");
            }
        }
    }

    async fn publish_all(&self) -> Result<(), StoreError> {
        for deployment in self.store.all_deployments().await? {
            let Some(number) = self.directory.number(deployment.number_id).await? else { continue };
            if !number.options.forms {
                continue;
            }
            let mut wanted = BTreeMap::new();
            for (flow_id, version) in deployment.versions() {
                let flow = self.directory.flow(flow_id, version).await?;
                wanted.extend(flow.map(|flow| forms_of(&flow)).unwrap_or_default());
            }
            if wanted.is_empty() {
                continue;
            }
            let known = self.store.forms(number.id).await?;
            let now = self.clock.now();
            for (key, form) in wanted {
                let known = known.iter().find(|row| row.form_key == key);
                let done = known.is_some_and(|row| row.provider_id.is_some() || row.due > now);
                if !done {
                    self.publish(&number, &key, &form, known.map_or(0, |row| row.attempt)).await?;
                }
                if self.stop.is_cancelled() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    async fn publish(
        &self,
        number: &NumberRecord,
        key: &str,
        form: &Form,
        attempt: i32,
    ) -> Result<(), StoreError> {
        let Some(channel) = self.channels.get(number.kind) else { return Ok(()) };
        // Names are unique in a business account, which several numbers and installations may share.
        let name = format!("botloom-{key}-{}", hex::encode(ids::secret_bytes::<4>()));
        let now = self.clock.now();
        match channel.publish_form(number, &name, &whatsapp_form(form)).await {
            Ok(id) => {
                tracing::info!(number.id = %number.id, "a form was published");
                self.store.keep_form(number.id, key, &id, now).await?;
                let (workspace_id, number_id) = (number.workspace_id, number.id);
                self.hints.publish(Hint::NumberChanged { workspace_id, number_id });
            }
            Err(outcome) => {
                let error = match outcome {
                    SendOutcome::Refused { error }
                    | SendOutcome::Retry { error, .. }
                    | SendOutcome::Ambiguous { error } => error,
                    SendOutcome::Sent { .. } => String::new(),
                };
                tracing::warn!(number.id = %number.id, error, "a form was not published; its fields are asked one by one");
                let exponent = u32::try_from(attempt.clamp(0, 10)).unwrap_or_default();
                let pause = chrono::Duration::minutes(1) * 2_i32.saturating_pow(exponent);
                self.store.form_failed(number.id, key, &error, now + pause.min(MAX_PAUSE), now).await?;
            }
        }
        Ok(())
    }
}

/// The forms of a flow and of the flows in it, by key.
fn forms_of(flow: &CompiledFlow) -> BTreeMap<String, Form> {
    let nodes = flow.flow().nodes.iter().chain(flow.libraries().flat_map(|flow| &flow.flow().nodes));
    nodes
        .filter_map(|node| match &node.kind {
            NodeKind::Form(form) => Some((form_key(form)?, form.clone())),
            _ => None,
        })
        .collect()
}
