//! What does not fit between the draft and the accounts of the chosen numbers: each account has templates of its own.

use std::collections::BTreeSet;

use admin_types::CheckFlow;
use leptos::prelude::*;
use uuid::Uuid;

use super::super::state::Editor;
use crate::{api::flows, components::Icon, state::Load};

/// The part of the dialog; nothing where everything fits.
#[component]
pub(super) fn AccountPart(chosen: RwSignal<BTreeSet<Uuid>>) -> impl IntoView {
    let editor = Editor::current();
    let load = Load::new(move || {
        let number_ids: Vec<Uuid> = chosen.get().into_iter().collect();
        let document = editor.linked.with_untracked(|flow| serde_json::to_value(&**flow).unwrap_or_default());
        async move {
            if number_ids.is_empty() {
                return Ok(Vec::new());
            }
            let checked = flows::check(&CheckFlow { document, number_ids }).await?;
            let of_account = checked.issues.into_iter().filter(|issue| issue.code.starts_with("template_"));
            Ok(of_account.map(|issue| issue.text).collect::<Vec<String>>())
        }
    });
    move || {
        let texts = load.get().unwrap_or_default();
        (!texts.is_empty()).then(|| {
            view! {
                <ul class="flex flex-col gap-1.5 mt-4" aria-label=t!("editor-publish-misfits") data-testid="account-findings">
                    {texts
                        .into_iter()
                        .map(|text| {
                            view! {
                                <li class="editor-note" data-tone="warning">
                                    <Icon name="triangle-alert" class="w-3.5 h-3.5 mt-0.5"/>
                                    <span>{text}</span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            }
        })
    }
}
