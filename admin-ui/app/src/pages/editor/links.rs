//! Other flows of the workspace: the ones a step can enter, and those that the draft enters already.

use std::collections::{BTreeMap, BTreeSet};

use admin_types::{FlowFilter, Number, Templates};
use flows_schema::message_template::KnownTemplate;
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{
    save::{SaveState, Saver},
    state::Editor,
};
use crate::api::{actions, flows, numbers, templates};

/// Loads the names of other flows once, and what the draft enters whenever that changes.
pub(super) fn follow(id: Uuid, editor: Editor, saver: Saver) {
    Effect::new(move |_| {
        spawn_local(async move {
            // Without the list, a flow can still be named by its id.
            if let Ok(page) = flows::list(&FlowFilter::default()).await {
                let others = page.items.into_iter().filter(|flow| flow.id != id);
                editor.others.try_set(others.map(|flow| (flow.id.to_string(), flow.name)).collect());
            }
            if let Ok(all) = templates::list().await {
                let numbers = numbers::list().await.map(|page| page.items).unwrap_or_default();
                editor.templates.try_set(known_to(id, &all, &numbers));
            }
            // A definition of a newer server may say what this page does not know; it is left out.
            if let Ok(actions) = actions::list().await {
                let known =
                    actions.into_iter().filter_map(|found| serde_json::from_value(found.definition).ok());
                editor.actions.try_set(known.collect());
            }
        });
    });
    let entered = Memo::new(move |_| {
        editor.flow.with(|flow| flow.enters().into_iter().map(str::to_owned).collect::<BTreeSet<_>>())
    });
    let saved = Memo::new(move |_| saver.state.get() == SaveState::Saved);
    Effect::new(move |_| {
        let entered = entered.get();
        // The server knows what the draft enters once it has the draft.
        if !saved.get() || entered.is_empty() {
            if entered.is_empty() && !editor.library.with_untracked(BTreeMap::is_empty) {
                editor.library.set(BTreeMap::new());
            }
            return;
        }
        spawn_local(async move {
            let linked = flows::linked(id).await.ok();
            let flow = linked.and_then(|linked| flows_schema::parse_value(linked.document).ok());
            if let Some(flow) = flow
                && editor.library.try_get_untracked().is_some_and(|known| known != flow.library)
            {
                editor.library.try_set(flow.library);
            }
        });
    });
}

/// The templates of the accounts on whose numbers the flow answers; all of them before it answers anywhere.
fn known_to(flow: Uuid, all: &Templates, numbers: &[Number]) -> Vec<KnownTemplate> {
    let answers = |number: &Uuid| {
        numbers
            .iter()
            .any(|it| it.id == *number && it.deployment.as_ref().is_some_and(|live| live.flow_id == flow))
    };
    let own = all.accounts.iter().filter(|account| account.numbers.iter().any(|number| answers(&number.id)));
    let own: BTreeSet<&str> = own.map(|account| account.id.as_str()).collect();
    let items = all.items.iter().filter(|it| own.is_empty() || own.contains(it.account_id.as_str()));
    items.map(|template| template.known()).collect()
}
