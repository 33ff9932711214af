//! What checks and lint found: how bad, how to mend it, the way to its place, and a conversation that shows it.

use flows_schema::{Issue, Severity};
use leptos::prelude::*;

use super::{
    found,
    play::Script,
    state::{Editor, Panel},
};
use crate::components::{Button, ButtonSize, ButtonVariant, EmptyState, Icon};

/// The list of findings.
#[component]
pub(crate) fn Issues() -> impl IntoView {
    let editor = Editor::current();
    let searching = Memo::new(move |_| editor.linted.with(|linted| !linted.done));
    let tried = Memo::new(move |_| editor.linted.with(|linted| linted.tried));
    view! {
        {move || {
            let issues = editor.issues.get();
            if issues.is_empty() {
                view! {
                    <EmptyState
                        icon="circle-check"
                        title=t!("editor-no-problems")
                        text=t!("editor-can-be-published")
                    />
                }
                    .into_any()
            } else {
                view! {
                    <p class="issues-count" role="status">{found::count(&issues)}</p>
                    <ul class="flex flex-col px-2 pb-2 gap-0.5">
                        {issues.iter().cloned().map(|issue| view! { <IssueRow issue/> }).collect_view()}
                    </ul>
                }
                    .into_any()
            }
        }}
        <p class="issues-search" data-searching=move || searching.get().to_string()>
            {move || match (searching.get(), tried.get()) {
                (true, _) => t!("editor-trying").to_owned(),
                (false, tried) => t!("editor-tried", n = tried),
            }}
        </p>
    }
}

/// Icon, colour and word of a severity.
pub(crate) fn look(severity: Severity) -> (&'static str, &'static str, &'static str) {
    match severity {
        Severity::Error => ("circle-alert", tw!("text-danger"), t!("editor-error")),
        Severity::Warning => ("triangle-alert", tw!("text-warn"), t!("editor-warning")),
        Severity::Hint => ("info", tw!("text-faint"), t!("editor-hint")),
    }
}

/// The word for a severity in data attributes.
fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

/// One finding. A click shows its step; a second button plays the conversation that shows it.
#[component]
pub(crate) fn IssueRow(issue: Issue) -> impl IntoView {
    let editor = Editor::current();
    let own = issue.clone();
    let Issue { severity, code, node, text, fix, .. } = issue;
    let (icon, colour, word) = look(severity);
    let place = node.as_ref().and_then(|id| {
        editor.board.with_untracked(|board| board.cards.get(id).map(|card| card.title.clone()))
    });
    let show = move |_| match &node {
        Some(id) => editor.show(id),
        None => editor.open(Panel::Flow),
    };
    let shown =
        Memo::new(move |_| editor.linted.with(|linted| linted.shows(&own).and_then(Script::counter_example)));
    let about = text.clone();
    view! {
        <li class="issue" data-severity=name(severity)>
            <button
                type="button"
                class="flex w-full items-start gap-2.5 rounded-lg px-2.5 py-2 text-start hover:bg-hover"
                data-issue=code
                on:click=show
            >
                <span class=format!("mt-0.5 {colour}")><Icon name=icon/></span>
                <span class="min-w-0 flex flex-col gap-0.5">
                    <span class="text-sm"><span class="sr-only">{format!("{word}: ")}</span>{text}</span>
                    {fix.map(|fix| view! { <span class="text-xs text-muted">{fix}</span> })}
                    <span class="text-xs text-faint">{place.unwrap_or_else(|| t!("editor-whole-flow").to_owned())}</span>
                </span>
            </button>
            {move || {
                shown
                    .get()
                    .map(|script| {
                        let about = about.clone();
                        view! {
                            <div class="issue-play">
                                <Button
                                    size=ButtonSize::Small
                                    variant=if severity == Severity::Hint { ButtonVariant::Ghost } else { ButtonVariant::Secondary }
                                    icon="play"
                                    attr:aria-label=t!("editor-counter-example-of", problem = about)
                                    on:click=move |_| editor.play(script.clone())
                                >
                                    {t!("editor-counter-example")}
                                </Button>
                            </div>
                        }
                    })
            }}
        </li>
    }
}
