//! What the checks found, each with the way to its place.

use flows_schema::{Issue, Severity};
use leptos::prelude::*;

use super::state::{Editor, Panel};
use crate::components::{EmptyState, Icon};

/// The list of findings.
#[component]
pub(crate) fn Issues() -> impl IntoView {
    let editor = Editor::current();
    view! {
        {move || {
            let issues = editor.issues.get();
            if issues.is_empty() {
                view! {
                    <EmptyState
                        icon="circle-check"
                        title="No problems"
                        text="The flow can be published. The checks run on every change."
                    />
                }
                    .into_any()
            } else {
                view! {
                    <ul class="flex flex-col p-2 gap-0.5">
                        {issues.iter().cloned().map(|issue| view! { <IssueRow issue/> }).collect_view()}
                    </ul>
                }
                    .into_any()
            }
        }}
    }
}

/// One finding. A click shows its step.
#[component]
pub(crate) fn IssueRow(issue: Issue) -> impl IntoView {
    let editor = Editor::current();
    let Issue { severity, code, node, text, fix, .. } = issue;
    let (icon, colour) = match severity {
        Severity::Error => ("circle-alert", tw!("text-danger")),
        Severity::Warning => ("triangle-alert", tw!("text-warn")),
        Severity::Hint => ("info", tw!("text-faint")),
    };
    let place = node.as_ref().and_then(|id| {
        editor.board.with_untracked(|board| board.cards.get(id).map(|card| card.title.clone()))
    });
    let show = move |_| match &node {
        Some(id) => editor.show(id),
        None => editor.open(Panel::Flow),
    };
    view! {
        <li>
            <button
                type="button"
                class="flex w-full items-start gap-2.5 rounded-lg px-2.5 py-2 text-left hover:bg-hover"
                data-issue=code
                on:click=show
            >
                <span class=format!("mt-0.5 {colour}")><Icon name=icon/></span>
                <span class="min-w-0 flex flex-col gap-0.5">
                    <span class="text-sm">{text}</span>
                    {fix.map(|fix| view! { <span class="text-xs text-muted">{fix}</span> })}
                    <span class="text-xs text-faint">{place.unwrap_or_else(|| "The whole flow".to_owned())}</span>
                </span>
            </button>
        </li>
    }
}
