//! Nothing there yet: one sentence, one action.

use leptos::prelude::*;

use super::Icon;

/// Shown where a list would be.
#[component]
pub(crate) fn EmptyState(
    /// Lucide name.
    icon: &'static str,
    /// What is not there, in a few words.
    #[prop(into)]
    title: String,
    /// One sentence: what it is for, what to do.
    #[prop(into)]
    text: String,
    /// The one action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="flex flex-col items-center justify-center text-center px-6 py-14 rise">
            <span class="flex items-center justify-center w-12 h-12 rounded-xl bg-accent-soft text-accent-ink mb-4">
                <Icon name=icon class="w-6 h-6"/>
            </span>
            <h3 class="text-base font-semibold">{title}</h3>
            <p class="text-sm text-muted mt-1 max-w-sm">{text}</p>
            {children.map(|children| view! { <div class="mt-5 flex flex-wrap justify-center gap-2">{children()}</div> })}
        </div>
    }
}
