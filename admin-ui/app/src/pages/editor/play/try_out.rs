//! A flow to play with where there is no editor around it.

use flows_schema::Flow;
use leptos::{context::Provider, prelude::*};

use super::{Chat, Composer, Editor, OutsidePanel, Play};
use crate::components::IconButton;

/// A phone that runs the flow.
#[component]
pub(crate) fn TryOut(flow: Flow) -> impl IntoView {
    let editor = Editor::new(flow, true);
    let play = Play::new(editor);
    view! {
        <Provider value=editor>
            <div class="try-out play-phone">
                <div class="play-bar">
                    <span class="flex-1 text-xs text-muted">{t!("play-write-as-customer")}</span>
                    <IconButton icon="rotate-ccw" label=t!("play-start-over") on:click=move |_| play.restart()/>
                </div>
                <Chat play/>
                <OutsidePanel play/>
                <Composer play/>
            </div>
        </Provider>
    }
}
