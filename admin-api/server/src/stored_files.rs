//! Files that a flow names, held against those that the workspace has.

use std::collections::BTreeSet;

use engine_store::{Store, StoreError, repo::media::media_state};
use flows_schema::{Flow, Issue, Node, NodeKind, Severity, nodes::HeaderKind, stored_file};
use uuid::Uuid;

/// Problems of steps whose file was deleted, or belongs to another workspace, as after an import.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn missing(
    store: &dyn Store,
    workspace_id: Uuid,
    flow: &Flow,
) -> Result<Vec<Issue>, StoreError> {
    let mut issues = Vec::new();
    let mut there = BTreeSet::new();
    for node in &flow.nodes {
        let Some((property, id)) = file_of(node) else { continue };
        if !there.contains(&id) {
            let row = store.media(workspace_id, id).await?;
            if row.is_some_and(|row| row.state == media_state::STORED && row.conversation_id.is_none()) {
                there.insert(id);
            }
        }
        if !there.contains(&id) {
            issues.push(Issue {
                severity: Severity::Error,
                code: "file_missing".to_owned(),
                node: Some(node.id.clone()),
                path: format!("/config/{property}"),
                text: "The file of this step is not in this workspace any more.".to_owned(),
                fix: Some("Upload it again, or choose another one.".to_owned()),
            });
        }
    }
    Ok(issues)
}

/// The file of the workspace that a step sends, and the property that names it.
fn file_of(node: &Node) -> Option<(&'static str, Uuid)> {
    let (property, address) = match &node.kind {
        NodeKind::Image(config) => ("url", &config.url),
        NodeKind::Video(config) => ("url", &config.url),
        NodeKind::Audio(config) => ("url", &config.url),
        NodeKind::Document(config) => ("url", &config.url),
        NodeKind::Sticker(config) => ("url", &config.url),
        NodeKind::Template(config) if !matches!(config.header_kind, HeaderKind::None | HeaderKind::Text) => {
            ("header", &config.header)
        }
        _ => return None,
    };
    Some((property, stored_file(address)?.parse().ok()?))
}
