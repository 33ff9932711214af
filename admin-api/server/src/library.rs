//! Flows of the workspace that a flow enters: found, and put into its library.
//!
//! A subflow step names a flow of the workspace by its id. What stands in the library of the document itself
//! goes before.

use engine_store::Store;
use flows_schema::{Flow, limits::MAX_LIBRARY};
use uuid::Uuid;

use crate::{document::read_document, flows::FlowError};

/// The flow with everything that its subflow steps enter. Names that are no flow of the workspace stay
/// unresolved; the checks report them.
///
/// The newest version of a flow is taken, because that is what its author let go; the draft of one that was
/// never published.
///
/// # Errors
/// When the store fails.
pub async fn link(store: &dyn Store, workspace_id: Uuid, mut flow: Flow) -> Result<Flow, FlowError> {
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
