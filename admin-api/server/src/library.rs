//! Flows of the workspace that a flow enters, and actions that it uses: found, and put into the document.
//!
//! A subflow step names a flow of the workspace by its id. What stands in the library of the document itself
//! goes before.

use engine_store::Store;
use flows_schema::{
    ActionDefinition, Flow,
    limits::{MAX_ACTIONS, MAX_LIBRARY},
};
use uuid::Uuid;

use crate::{document::read_document, flows::FlowError};

/// The flow with everything that its steps enter and use. Names that are no flow of the workspace stay
/// unresolved; the checks report them.
///
/// The newest version of a flow is taken, because that is what its author let go; the draft of one that was
/// never published.
///
/// # Errors
/// When the store fails.
pub async fn link(store: &dyn Store, workspace_id: Uuid, flow: Flow) -> Result<Flow, FlowError> {
    let mut flow = with_flows(store, workspace_id, flow).await?;
    let wanted: Vec<(String, u32)> =
        flow.missing_actions().into_iter().map(|(name, version)| (name.to_owned(), version)).collect();
    for (name, version) in wanted.into_iter().take(MAX_ACTIONS) {
        let number = i32::try_from(version).ok();
        let Some(number) = number else { continue };
        if let Some(record) = store.action(workspace_id, &name, Some(number)).await?
            && let Ok(definition) = serde_json::from_value(record.definition)
        {
            flow.actions.insert(ActionDefinition::key(&name, version), definition);
        }
    }
    Ok(flow)
}

async fn with_flows(store: &dyn Store, workspace_id: Uuid, mut flow: Flow) -> Result<Flow, FlowError> {
    loop {
        let open: Vec<(String, Uuid)> = flow
            .missing()
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), name.parse::<Uuid>().ok()?)))
            .collect();
        let before = flow.library.len();
        for (name, id) in open {
            if flow.library.len() >= MAX_LIBRARY {
                return Ok(flow);
            }
            if let Some(mut entered) = newest(store, workspace_id, id).await? {
                // What the entered flow carries along is looked up in the outermost library, as the engine does.
                for (local, nested) in std::mem::take(&mut entered.library) {
                    flow.library.entry(local).or_insert(nested);
                }
                // Tests and drawings of an entered flow are of no use to the version.
                entered.tests.clear();
                entered.layout = flows_schema::Layout::default();
                flow.library.insert(name, entered);
            }
        }
        if flow.library.len() == before {
            return Ok(flow);
        }
    }
}

async fn newest(store: &dyn Store, workspace_id: Uuid, id: Uuid) -> Result<Option<Flow>, FlowError> {
    let Some((_, draft)) = store.draft(workspace_id, id).await? else { return Ok(None) };
    let newest = store.versions(workspace_id, id, None, 1).await?.into_iter().next();
    let document = match newest {
        Some(version) => store.version_document(id, version.version).await?.unwrap_or(draft),
        None => draft,
    };
    Ok(Some(read_document(document, "")?.flow))
}
