//! What was looked at, one line each: how it stands, and what to do.

use admin_types::{CheckState, CloudCheck};
use leptos::prelude::*;

use crate::components::{Icon, Tone};

/// Icon, colour and word of a state.
pub(super) fn look(state: CheckState) -> (&'static str, &'static str, &'static str) {
    match state {
        CheckState::Ok => ("circle-check", tw!("text-ok"), t!("numbers-fine")),
        CheckState::Unknown => ("circle-dot", tw!("text-faint"), t!("numbers-not-known")),
        CheckState::Warning => ("triangle-alert", tw!("text-warn"), t!("numbers-watch-out")),
        CheckState::Problem => ("circle-alert", tw!("text-danger"), t!("numbers-problem")),
    }
}

/// A state for tests of the page, the same in every language.
fn mark(state: CheckState) -> &'static str {
    match state {
        CheckState::Ok => "Fine",
        CheckState::Unknown => "Not known",
        CheckState::Warning => "Watch out",
        CheckState::Problem => "Problem",
    }
}

/// What a state means beside a name.
pub(super) fn tone(state: CheckState) -> Tone {
    match state {
        CheckState::Ok => Tone::Ok,
        CheckState::Unknown => Tone::Neutral,
        CheckState::Warning => Tone::Warn,
        CheckState::Problem => Tone::Danger,
    }
}

/// The lines, in order.
#[component]
pub(super) fn CheckList(checks: Vec<CloudCheck>) -> impl IntoView {
    view! {
        <ul class="flex flex-col gap-2.5" aria-label=t!("numbers-checked-list") aria-live="polite">
            {checks
                .into_iter()
                .map(|check| {
                    let (icon, colour, word) = look(check.state);
                    view! {
                        <li class="flex items-start gap-2.5" data-check=check.key data-state=mark(check.state)>
                            <span class=format!("mt-0.5 {colour}")><Icon name=icon/></span>
                            <span class="min-w-0 flex flex-col gap-0.5">
                                <span class="text-sm"><span class="sr-only">{format!("{word}: ")}</span>{check.text}</span>
                                {check.help.map(|help| view! { <span class="text-xs text-muted">{help}</span> })}
                            </span>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}
