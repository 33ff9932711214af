//! On or off, at once.

use leptos::prelude::*;

use super::field::FieldContext;

/// A switch. `on_change` gets the new state; without it the signal is simply set.
#[component]
pub(crate) fn Switch(
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Told the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Name when no [`super::Field`] is around it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Cannot be used at present.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let field = FieldContext::current();
    view! {
        <button
            type="button"
            role="switch"
            id=field.id()
            aria-label=label
            aria-checked=move || if checked.get() { "true" } else { "false" }
            aria-describedby=field.described_by()
            disabled=move || disabled.get()
            class="group relative inline-flex h-5 w-9 shrink-0 items-center rounded-full bg-line-strong transition-colors duration-150 aria-checked:bg-accent disabled:opacity-50"
            on:click=move |_| on_change.run(!checked.get_untracked())
        >
            <span class="absolute start-0.5 h-4 w-4 rounded-full bg-white elev-1 transition-[left] duration-150 group-aria-checked:start-[18px]"></span>
        </button>
    }
}
