//! The messages of the conversation that is played.

use engine_core::{Capabilities, Rendered, render};
use leptos::{html, prelude::*};

use super::{Did, Line, Play, Shown, channel};
use crate::{
    components::Icon,
    pages::editor::preview::{Bot, Said},
};

/// The messages. What is new is read out by screen readers.
#[component]
pub(super) fn Chat(play: Play) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let lines = Memo::new(move |_| {
        let mut lines = play.player.with(super::Player::lines);
        if play.typing.get() {
            let last = lines.last().map(|(turn, _)| *turn);
            let bot = |(turn, shown): &(usize, Shown)| {
                Some(*turn) == last && matches!(shown.line, Line::Bot { .. })
            };
            if let Some(from) = lines.iter().position(bot) {
                lines.truncate(from);
            }
        }
        lines
    });
    Effect::new(move |_| {
        lines.track();
        play.typing.track();
        request_animation_frame(move || {
            if let Some(chat) = node.try_get_untracked().flatten() {
                chat.set_scroll_top(chat.scroll_height());
            }
        });
    });
    let on_tap = Callback::new(move |(id, title): (String, String)| play.act(Did::Tap { id, title }));
    view! {
        <div class="chat play-chat" node_ref=node role="log" aria-label=t!("play-conversation") aria-live="polite" tabindex="0" data-play="">
            <Show when=move || lines.with(Vec::is_empty)>
                <Openers play/>
            </Show>
            <For
                each=move || lines.get()
                key=|(_, shown)| shown.id
                children=move |(turn, shown)| view! { <OneLine play turn shown on_tap/> }
            />
            <Show when=move || play.typing.get()>
                <div class="bubble bubble-in bubble-typing" aria-hidden="true"><i></i><i></i><i></i></div>
            </Show>
        </div>
    }
}

#[component]
fn OneLine(play: Play, turn: usize, shown: Shown, on_tap: Callback<(String, String)>) -> impl IntoView {
    let time = shown.at.format("%H:%M").to_string();
    match shown.line {
        Line::Contact(text) => {
            let again = text.clone();
            view! {
                <div class="play-said play-own">
                    <Said text=text.clone()/>
                    <p class="play-stamp">
                        {time}
                        <Icon name="check-check" class="w-3.5 h-3.5"/>
                        <span class="sr-only">{t!("play-read-receipt")}</span>
                    </p>
                    <button
                        type="button"
                        class="play-from"
                        data-tip=t!("play-answer-differently")
                        aria-label=t!("play-change-answer", answer = &text)
                        on:click=move |_| {
                            play.go_to(turn);
                            play.text.set(again.clone());
                            super::composer::focus();
                        }
                    >
                        <Icon name="pencil" class="w-3.5 h-3.5"/>
                    </button>
                </div>
            }
            .into_any()
        }
        Line::Note(text) => view! { <p class="chat-note">{text}</p> }.into_any(),
        Line::Bot { node, title, message } => {
            let said = Memo::new(move |_| {
                let shown: Capabilities = channel(&play.channel.get());
                render(&message, &shown)
            });
            let all = move || {
                said.get().into_iter().map(|message: Rendered| view! { <Bot message on_tap/> }).collect_view()
            };
            view! {
                <div class="play-said">
                    {all}
                    <p class="play-stamp">{time}</p>
                    <button
                        type="button"
                        class="play-from"
                        data-tip=t!("play-said-by", step = &title)
                        aria-label=t!("play-show-step-named", step = &title)
                        on:click=move |_| play.reveal(&node)
                    >
                        <Icon name="locate" class="w-3.5 h-3.5"/>
                    </button>
                </div>
            }
            .into_any()
        }
    }
}

/// What a contact could say first: the keywords of the flow.
#[component]
fn Openers(play: Play) -> impl IntoView {
    let words = move || {
        let mut words: Vec<String> = play.flow.with(|flow| {
            flow.triggers
                .iter()
                .filter_map(|trigger| match &trigger.kind {
                    flows_schema::TriggerKind::Keyword(config) => config.keywords.first().cloned(),
                    _ => None,
                })
                .collect()
        });
        words.truncate(4);
        if words.is_empty() {
            words.push(t!("play-hello").to_owned());
        }
        words
    };
    view! {
        <div class="play-openers">
            <p class="text-sm text-muted">{t!("play-write-as-contact")}</p>
            <div class="flex flex-wrap justify-center gap-2">
                {move || {
                    words()
                        .into_iter()
                        .map(|word| {
                            let said = word.clone();
                            view! {
                                <button
                                    type="button"
                                    class="play-opener"
                                    on:click=move |_| play.act(Did::Say(said.clone()))
                                >
                                    {word}
                                </button>
                            }
                        })
                        .collect_view()
                }}
            </div>
        </div>
    }
}
