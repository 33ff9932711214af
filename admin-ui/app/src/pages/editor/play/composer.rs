//! The field to write in, and the way past a wait.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Did, Play, Player};
use crate::{
    components::{Button, ButtonSize, Icon},
    pages::editor::cards::duration,
};

/// Name of the field in the document.
const FIELD: &str = "play-message";

/// Puts the cursor into the field.
pub(super) fn focus() {
    request_animation_frame(|| {
        let field = document().get_element_by_id(FIELD);
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            let _ = field.focus();
            field.select();
        }
    });
}

/// What the contact writes.
#[component]
pub(super) fn Composer(play: Play) -> impl IntoView {
    let text = play.text;
    let send = move || {
        let said = text.get_untracked();
        if !said.trim().is_empty() {
            text.set(String::new());
            play.act(Did::Say(said.trim().to_owned()));
        }
    };
    let skip = Memo::new(move |_| play.player.with(Player::until_timer));
    let only_time =
        Memo::new(move |_| play.player.with(|player| matches!(player.waiting(), Some((_, false)))));
    view! {
        <Show when=move || skip.get().is_some()>
            <div class="play-skip">
                <Icon name="timer" class="w-3.5 h-3.5"/>
                <span class="flex-1">
                    {move || {
                        let time = about(skip.get().unwrap_or_default());
                        if only_time.get() { t!("play-goes-on-in", time = time) } else { t!("play-silence-after", time = time) }
                    }}
                </span>
                <Button
                    size=ButtonSize::Small
                    attr:data-tip=t!("play-skip-help")
                    on:click=move |_| play.change(Player::skip)
                >
                    {t!("play-skip")}
                </Button>
            </div>
        </Show>
        <form
            class="play-composer"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <input
                id=FIELD
                class="form-control"
                aria-label=t!("play-write-message")
                placeholder=t!("play-write-message")
                autocomplete="off"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            <button type="submit" class="play-send" aria-label=t!("play-send") disabled=move || text.with(|text| text.trim().is_empty())>
                <Icon name="send"/>
            </button>
        </form>
    }
}

/// A duration as one says it: after an hour of a day, 23 hours are left and not 82,800 seconds and a few.
fn about(seconds: u64) -> String {
    let whole = |unit: u64| seconds.div_ceil(unit) * unit;
    duration(match seconds {
        0..=119 => seconds,
        120..=7_199 => whole(60),
        7_200..=172_799 => whole(3_600),
        _ => whole(86_400),
    })
}
