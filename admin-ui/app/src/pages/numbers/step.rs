//! One step of the set-up: a number or a check mark, a title, and what to do.

use leptos::prelude::*;

use crate::components::Icon;

/// A step. A step that is done shows a check mark; its inside stays, so that nothing jumps.
#[component]
pub(super) fn Step(
    /// Counted from 1.
    number: u32,
    /// What is done in it.
    #[prop(into)]
    title: String,
    /// Whether it is done.
    #[prop(into)]
    done: Signal<bool>,
    /// Whether it is its turn.
    #[prop(into)]
    now: Signal<bool>,
    /// What to do.
    children: Children,
) -> impl IntoView {
    view! {
        <li
            class="rounded-xl border border-line bg-surface elev-1 min-w-0 data-[now=true]:border-accent"
            data-now=move || now.get().to_string()
            data-done=move || done.get().to_string()
            aria-current=move || now.get().then_some("step")
        >
            <div class="flex items-center gap-3 px-4 pt-4">
                <span class=move || {
                    if done.get() {
                        tw!("flex items-center justify-center w-7 h-7 rounded-full bg-ok-soft text-ok-ink shrink-0")
                    } else {
                        tw!("flex items-center justify-center w-7 h-7 rounded-full bg-accent-soft text-accent-ink text-sm font-semibold shrink-0")
                    }
                }>
                    {move || {
                        if done.get() {
                            view! { <Icon name="check"/> <span class="sr-only">{t!("numbers-step-done")}</span> }.into_any()
                        } else {
                            view! { {number} }.into_any()
                        }
                    }}
                </span>
                <h2 class="text-sm font-semibold">{title}</h2>
            </div>
            <div class="flex flex-col gap-3 ps-14 pe-4 pt-2 pb-4 max-md:ps-4">{children()}</div>
        </li>
    }
}
