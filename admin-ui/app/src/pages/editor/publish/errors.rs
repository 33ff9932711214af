//! Errors stand in the way of publishing: what they are, what they mean for contacts, and the way around them,
//! which only admins have and nobody takes by accident.

use admin_types::Permission;
use leptos::prelude::*;

use super::{super::issues::IssueRow, Wish};
use crate::{
    components::{Button, DialogFooter, Icon},
    state::Session,
};

/// The errors, if there are any.
#[component]
pub(super) fn Errors(wish: Wish, open: RwSignal<bool>) -> impl IntoView {
    let any = Memo::new(move |_| wish.errors.with(|errors| !errors.is_empty()));
    view! {
        <Show when=move || any.get()>
            <Found wish open/>
        </Show>
    }
}

#[component]
fn Found(wish: Wish, open: RwSignal<bool>) -> impl IntoView {
    let may = Session::current().may(Permission::PublishWithErrors);
    let count = move || wish.errors.with(Vec::len);
    view! {
        <p class="editor-note" data-tone="error" role="alert">
            <Icon name="circle-alert" class="w-3.5 h-3.5 mt-0.5"/>
            <span>
                {move || t!("editor-publish-errors", n = count())} " " {t!("editor-publish-errors-mean")}
            </span>
        </p>
        <ul class="flex flex-col gap-0.5 mt-2 -mx-2" aria-label=t!("editor-publish-errors-list") on:click=move |_| open.set(false)>
            {move || wish.errors.get().into_iter().map(|issue| view! { <IssueRow issue/> }).collect_view()}
        </ul>
        <Show
            when=move || may.get()
            fallback=|| {
                view! {
                    <p class="text-xs text-muted mt-3">
                        {t!("editor-publish-mend")}
                    </p>
                }
            }
        >
            <label class="publish-in-spite" data-on=move || wish.in_spite.get().to_string()>
                <input
                    type="checkbox"
                    prop:checked=move || wish.in_spite.get()
                    on:change=move |event| wish.in_spite.set(event_target_checked(&event))
                />
                <span class="min-w-0 flex-1">
                    <span class="block text-sm font-medium">{t!("editor-publish-in-spite")}</span>
                    <span class="block text-xs text-muted">
                        {t!("editor-publish-in-spite-know")}
                    </span>
                </span>
            </label>
        </Show>
        <Show when=move || !wish.in_spite.get() fallback=|| view! { <div class="mt-4"></div> }>
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>{t!("editor-publish-back")}</Button>
            </DialogFooter>
        </Show>
    }
}

/// How many errors, in words.
pub(in super::super) fn many(count: usize) -> String {
    t!("editor-errors", n = count)
}
