//! What the draft changes against the newest version, in words.

use flows_schema::{Flow, diff_words::tell};
use leptos::prelude::*;
use uuid::Uuid;

use super::super::{
    compare::{ChangeList, count},
    state::Editor,
};
use crate::{
    api::flows,
    components::SkeletonRows,
    state::{Load, LoadView},
};

/// The part of the dialog; nothing before the first version.
#[component]
pub(super) fn ChangesPart(id: Uuid) -> impl IntoView {
    let editor = Editor::current();
    let load = Load::new(move || async move {
        let Some(newest) = flows::versions(id).await?.items.into_iter().next() else { return Ok(None) };
        let detail = flows::version(id, newest.number).await?;
        let flow: Option<Flow> = flows_schema::parse_value(detail.document).ok();
        Ok(flow.map(|flow| (newest.number, flow)))
    });
    view! {
        <LoadView load=load skeleton=|| view! { <SkeletonRows rows=1/> }>
            {move || {
                load.get().flatten().map(|(version, flow)| {
                    let told = editor.linked.with(|draft| tell(&flow, draft));
                    if told.is_empty() {
                        let words = t!("editor-publish-same", version = version);
                        view! { <p class="text-xs text-muted mt-4">{words}</p> }.into_any()
                    } else {
                        let few = told.len() <= 4;
                        let words = t!("editor-publish-new-since", version = version, changes = count(&told));
                        view! {
                            <details class="publish-changes" open=few>
                                <summary>{words}</summary>
                                <div class="publish-changes-list"><ChangeList told/></div>
                            </details>
                        }
                            .into_any()
                    }
                })
            }}
        </LoadView>
    }
}
