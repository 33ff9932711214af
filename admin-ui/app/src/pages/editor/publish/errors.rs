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
    let count = move || wish.errors.with(|errors| many(errors.len()));
    view! {
        <p class="editor-note" data-tone="error" role="alert">
            <Icon name="circle-alert" class="w-3.5 h-3.5 mt-0.5"/>
            <span>
                {move || format!("{} in this flow. Nothing was published, and your draft is saved. ", count())}
                "A contact who comes to such a place gets no useful answer: the conversation stops there or takes a wrong way."
            </span>
        </p>
        <ul class="flex flex-col gap-0.5 mt-2 -mx-2" aria-label="Errors" on:click=move |_| open.set(false)>
            {move || wish.errors.get().into_iter().map(|issue| view! { <IssueRow issue/> }).collect_view()}
        </ul>
        <Show
            when=move || may.get()
            fallback=|| {
                view! {
                    <p class="text-xs text-muted mt-3">
                        "Mend the errors first; a click on one shows its place. If it can’t wait, an admin of your workspace can publish the flow as it is."
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
                    <span class="block text-sm font-medium">"Publish it with these errors"</span>
                    <span class="block text-xs text-muted">
                        "I know that conversations may get stuck. The history will say that I decided this."
                    </span>
                </span>
            </label>
        </Show>
        <Show when=move || !wish.in_spite.get() fallback=|| view! { <div class="mt-4"></div> }>
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>"Back to the flow"</Button>
            </DialogFooter>
        </Show>
    }
}

/// How many errors, in words.
pub(in super::super) fn many(count: usize) -> String {
    if count == 1 { "1 error".to_owned() } else { format!("{count} errors") }
}
