//! Numbers, deployments and compiled flows, as the engine needs them.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

use engine_core::{CompiledFlow, OutTemplate};
use engine_store::{
    Store, StoreError,
    hints::Hint,
    repo::{deployments::ActiveDeployment, numbers::NumberRecord},
};
use flows_schema::message_template::TemplateContent;
use moka::sync::Cache;
use uuid::Uuid;

/// How long a number's record may be out of date when no hint arrives.
const NUMBER_AGE: Duration = Duration::from_secs(2);
/// How long the words of a template may be out of date; Meta reviews each change for longer than that.
const TEMPLATE_AGE: Duration = Duration::from_secs(30);
/// Compiled versions kept; they never change.
const FLOWS: u64 = 500;

/// Looks things up, and remembers what does not change.
#[derive(Clone)]
pub(crate) struct Directory {
    store: Arc<dyn Store>,
    numbers: Cache<Uuid, Option<Arc<NumberRecord>>>,
    flows: Cache<(Uuid, i32), Arc<CompiledFlow>>,
    forms: Cache<Uuid, Arc<BTreeMap<String, String>>>,
    templates: Cache<TemplateKey, Option<Arc<TemplateContent>>>,
}

/// Workspace, account, name and language.
type TemplateKey = (Uuid, String, String, String);

impl Directory {
    pub(crate) fn new(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            numbers: Cache::builder().max_capacity(10_000).time_to_live(NUMBER_AGE).build(),
            flows: Cache::builder().max_capacity(FLOWS).build(),
            forms: Cache::builder().max_capacity(10_000).time_to_live(NUMBER_AGE).build(),
            templates: Cache::builder().max_capacity(1_000).time_to_live(TEMPLATE_AGE).build(),
        }
    }

    /// The number with this id.
    pub(crate) async fn number(&self, id: Uuid) -> Result<Option<Arc<NumberRecord>>, StoreError> {
        if let Some(found) = self.numbers.get(&id) {
            return Ok(found);
        }
        let found = self.store.number(id).await?.map(Arc::new);
        self.numbers.insert(id, found.clone());
        Ok(found)
    }

    /// The published forms of a number: the provider's ids by [`engine_core::form_key`].
    pub(crate) async fn forms(&self, number: Uuid) -> Result<Arc<BTreeMap<String, String>>, StoreError> {
        if let Some(found) = self.forms.get(&number) {
            return Ok(found);
        }
        let rows = self.store.forms(number).await?;
        let published = rows.into_iter().filter_map(|row| Some((row.form_key, row.provider_id?)));
        let found: Arc<BTreeMap<String, String>> = Arc::new(published.collect());
        self.forms.insert(number, Arc::clone(&found));
        Ok(found)
    }

    /// What a template says that a number sends; `None` where it is not known.
    pub(crate) async fn template(
        &self,
        number: &NumberRecord,
        sent: &OutTemplate,
    ) -> Result<Option<Arc<TemplateContent>>, StoreError> {
        let Some(account) = number.cloud_settings().ok().and_then(|settings| settings.waba_id) else {
            return Ok(None);
        };
        let key = (number.workspace_id, account, sent.name.clone(), sent.language.clone());
        if let Some(found) = self.templates.get(&key) {
            return Ok(found);
        }
        let record = self.store.template_named(key.0, &key.1, &key.2, &key.3).await?;
        let found = record.map(|record| {
            let named = record.parameter_format.eq_ignore_ascii_case("named");
            Arc::new(TemplateContent::from_components(&record.components, named))
        });
        self.templates.insert(key, found.clone());
        Ok(found)
    }

    /// The active deployments of these numbers, always fresh.
    pub(crate) async fn deployments(
        &self,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, ActiveDeployment>, StoreError> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let found = self.store.active_deployments(ids).await?;
        Ok(found.into_iter().map(|deployment| (deployment.number_id, deployment)).collect())
    }

    /// A published version, ready to run. `None` when it is gone or unreadable, which is logged.
    pub(crate) async fn flow(
        &self,
        flow_id: Uuid,
        version: i32,
    ) -> Result<Option<Arc<CompiledFlow>>, StoreError> {
        if let Some(found) = self.flows.get(&(flow_id, version)) {
            return Ok(Some(found));
        }
        let Some(document) = self.store.version_document(flow_id, version).await? else {
            tracing::error!(flow.id = %flow_id, flow.version = version, "a published version is gone; publish the flow again");
            return Ok(None);
        };
        match flows_schema::parse_value(document) {
            Ok(flow) => {
                let flow = Arc::new(CompiledFlow::new(flow));
                self.flows.insert((flow_id, version), Arc::clone(&flow));
                Ok(Some(flow))
            }
            Err(error) => {
                tracing::error!(flow.id = %flow_id, flow.version = version, %error, "a published version cannot be read; publish the flow again");
                Ok(None)
            }
        }
    }

    /// Forgets what a hint says has changed.
    pub(crate) fn on_hint(&self, hint: &Hint) {
        if let Hint::NumberChanged { number_id, .. } = hint {
            self.numbers.invalidate(number_id);
            self.forms.invalidate(number_id);
        }
    }

    /// Forgets everything that may have changed, after hints were lost.
    pub(crate) fn forget(&self) {
        self.numbers.invalidate_all();
        self.forms.invalidate_all();
    }
}
