//! Holds a flow against the accounts of the numbers that it shall answer on: each has templates of its own.

use std::collections::BTreeMap;

use engine_store::{Store, StoreError, repo::numbers::NumberKind};
use flows_schema::{
    Flow, Issue, NodeKind, Severity,
    message_template::{KnownTemplate, TemplateContent},
};
use uuid::Uuid;

/// What does not fit between a flow and the accounts of some numbers. Of an account whose templates were never fetched
/// nothing can be said.
pub(crate) async fn of_numbers(
    store: &dyn Store,
    workspace_id: Uuid,
    flow: &Flow,
    number_ids: &[Uuid],
) -> Result<Vec<Issue>, StoreError> {
    let sends = |flow: &Flow| flow.nodes.iter().any(|node| matches!(node.kind, NodeKind::Template(_)));
    if !sends(flow) && !flow.library.values().any(sends) {
        return Ok(Vec::new());
    }
    // Account, and the names of its numbers among those that are wanted.
    let mut accounts: BTreeMap<Option<String>, Vec<String>> = BTreeMap::new();
    for id in number_ids {
        let Some(number) = store.number(*id).await?.filter(|it| it.workspace_id == workspace_id) else {
            continue;
        };
        let account = match number.kind {
            NumberKind::CloudApi => number.cloud_settings()?.waba_id,
            _ => continue,
        };
        accounts.entry(account).or_default().push(number.name);
    }
    let several = accounts.len() > 1;
    let mut issues = Vec::new();
    for (account, names) in accounts {
        let Some(account) = account else { continue };
        let known = known(store, workspace_id, Some(&account)).await?;
        if known.is_empty() && store.templates_synced_at(workspace_id, &account).await?.is_none() {
            continue;
        }
        for mut issue in KnownTemplate::findings(flow, &known) {
            // One account's finding must not be taken for all of them.
            if several {
                issue.text = format!("At {}: {}", names.join(", "), issue.text);
            }
            issue.severity = Severity::Warning;
            issues.push(issue);
        }
    }
    Ok(issues)
}

/// The templates of an account, or of all, as the checks of flows need them.
pub(crate) async fn known(
    store: &dyn Store,
    workspace_id: Uuid,
    account: Option<&str>,
) -> Result<Vec<KnownTemplate>, StoreError> {
    let all = store.message_templates(workspace_id, account).await?;
    let known = all.into_iter().map(|record| {
        let named = record.parameter_format.eq_ignore_ascii_case("named");
        KnownTemplate {
            content: TemplateContent::from_components(&record.components, named),
            name: record.name,
            language: record.language,
            category: record.category,
            status: record.status,
        }
    });
    Ok(known.collect())
}
