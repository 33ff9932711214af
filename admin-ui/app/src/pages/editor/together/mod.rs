//! Several people in one flow: what is one's own, what is shared, who is here, and what both changed.

mod conflict;
mod people;

use leptos::prelude::*;

pub(crate) use conflict::ConflictDialog;
pub(crate) use people::People;

use super::save::{SaveState, Saver};
use crate::components::{Button, ButtonSize, Icon, Menu, MenuItem};

/// What can be done with changes that nobody else sees yet.
#[component]
pub(crate) fn OwnChanges() -> impl IntoView {
    let saver = Saver::current();
    view! {
        <Show when=move || saver.changed.get()>
            <Menu label=t!("editor-own-changes") icon="user-pen">
                <p class="px-2.5 py-1.5 text-xs text-muted max-w-60 whitespace-normal">
                    {t!("editor-own-changes-why")}
                </p>
                <MenuItem icon="users" label=t!("editor-share") on_select=move |()| saver.share()/>
                <MenuItem icon="undo-2" label=t!("editor-give-up") on_select=move |()| saver.give_up()/>
            </Menu>
        </Show>
    }
}

/// A line under the bar while somebody else has shared what is not in this draft yet.
#[component]
pub(crate) fn BehindStrip() -> impl IntoView {
    let saver = Saver::current();
    let who = move || {
        saver.shared.with(|shared| {
            shared
                .updated_by
                .as_ref()
                .map_or_else(|| t!("editor-somebody").to_owned(), |user| user.name.clone())
        })
    };
    let shown = Memo::new(move |_| saver.is_behind() && saver.question.with(Option::is_none));
    view! {
        <Show when=move || shown.get()>
            <div class="editor-strip" role="status" data-strip="behind">
                <Icon name="users" class="w-4 h-4 shrink-0"/>
                <span class="min-w-0 flex-1">
                    {move || t!("editor-somebody-shared", who = who())}
                </span>
                <Button
                    size=ButtonSize::Small
                    disabled=Signal::derive(move || saver.state.get() == SaveState::Saving)
                    on:click=move |_| saver.pull()
                >
                    {t!("editor-take-in")}
                </Button>
            </div>
        </Show>
    }
}
