//! The conversation becomes a test of the flow.

use leptos::prelude::*;

use super::{
    Play,
    record::{proposed_name, record},
};
use crate::{
    components::{Button, ButtonVariant, Dialog, DialogFooter, Icon, Toaster},
    pages::editor::{change, state::Panel},
};

/// The dialog that asks for its name.
#[component]
pub(super) fn SaveTest(play: Play, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog
            open=open
            title=t!("play-keep-as-test")
            subtitle=t!("play-keep-as-test-help")
        >
            <Show when=move || open.get()>
                <Form play open/>
            </Show>
        </Dialog>
    }
}

#[component]
fn Form(play: Play, open: RwSignal<bool>) -> impl IntoView {
    let toaster = Toaster::current();
    let editor = play.editor;
    let name = RwSignal::new(play.player.with_untracked(proposed_name));
    let wrong = RwSignal::new(None::<String>);
    let taken = Memo::new(move |_| {
        editor.flow.with(|flow| name.with(|name| flow.tests.iter().any(|test| test.name == name.trim())))
    });
    let blocked = Signal::derive(move || taken.get() || name.with(|name| name.trim().is_empty()));
    let save = move || {
        if blocked.get_untracked() {
            return;
        }
        let flow = play.flow.get_untracked();
        let recorded = play.player.with_untracked(|player| {
            record(player, &flow, &name.get_untracked(), &play.channel.get_untracked())
        });
        match recorded {
            Ok(test) => {
                let name = test.name.clone();
                let change = editor.flow.with_untracked(|flow| change::add_test(flow, test));
                editor.seal();
                editor.change(change);
                editor.seal();
                open.set(false);
                toaster.done(t!("play-test-kept"), move || {
                    // Something else may have been changed since, which must stay.
                    let change = editor.flow.with_untracked(|flow| {
                        let index = flow.tests.iter().position(|test| test.name == name)?;
                        change::remove_test(flow, index)
                    });
                    if let Some(change) = change {
                        editor.change(change);
                    }
                });
                editor.open(Panel::Tests);
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <label class="flex flex-col gap-1.5">
                <span class="text-xs font-medium">{t!("play-test-name")}</span>
                <input
                    class="form-control"
                    maxlength="120"
                    autocomplete="off"
                    prop:value=move || name.get()
                    on:input=move |event| {
                        wrong.set(None);
                        name.set(event_target_value(&event));
                    }
                />
            </label>
            <Show when=move || taken.get()>
                <p class="text-xs text-danger-ink mt-2" role="alert">{t!("play-test-name-taken")}</p>
            </Show>
            {move || {
                wrong
                    .get()
                    .map(|why| view! {
                        <p class="editor-note mt-3" data-tone="error" role="alert">
                            <Icon name="circle-alert" class="w-3.5 h-3.5 mt-0.5"/>
                            <span>{why}</span>
                        </p>
                    })
            }}
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>{t!("play-cancel")}</Button>
                <Button submit=true variant=ButtonVariant::Primary icon="list-checks" disabled=blocked>{t!("play-keep-test")}</Button>
            </DialogFooter>
        </form>
    }
}
