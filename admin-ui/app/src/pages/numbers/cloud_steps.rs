//! Where to find the two values at Meta.

use leptos::prelude::*;

use crate::language::text;

/// Each step in Meta's own words, so that they are recognised there.
const STEPS: [(&str, &str); 2] = [
    (key!("numbers-access-token"), key!("numbers-token-place")),
    (key!("numbers-app-secret"), key!("numbers-secret-place")),
];

/// The steps, in a numbered list.
#[component]
pub(super) fn CloudSteps() -> impl IntoView {
    view! {
        <ol class="rounded-lg bg-sunken border border-line p-3 flex flex-col gap-2">
            {STEPS
                .into_iter()
                .enumerate()
                .map(|(at, (what, place))| {
                    view! {
                        <li class="flex gap-2.5 text-xs">
                            <span class="flex items-center justify-center w-5 h-5 rounded-full bg-accent-soft text-accent-ink font-semibold shrink-0">
                                {at + 1}
                            </span>
                            <span class="min-w-0">
                                <span class="font-medium">{text(what)}</span>
                                <span class="block text-muted mt-0.5">{text(place)}</span>
                            </span>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}
