//! Play: a conversation with the draft, by the engine itself, in the page.

mod outside;
mod player;

use std::sync::Arc;

use chrono::DateTime;
use engine_core::{Capabilities, Rendered, render};
use flows_schema::Flow;
use leptos::{html, prelude::*};
use serde_json::Value;

use self::{
    outside::OutsidePanel,
    player::{Line, Player},
};
use super::{
    cards::duration,
    inspector::title_of,
    preview::{Bot, Said, sample_contact},
    state::Editor,
};
use crate::components::{Button, ButtonSize, Icon, IconButton, Select};

/// What a channel can show, by the key of the switch.
fn channel(key: &str) -> Capabilities {
    match key {
        "whatsapp_web" => Capabilities::whatsapp_web(),
        _ => Capabilities::cloud_api(),
    }
}

/// The running conversation and what it runs on.
#[derive(Clone, Copy)]
struct Play {
    editor: Editor,
    player: RwSignal<Player>,
    flow: RwSignal<Arc<Flow>>,
    channel: RwSignal<String>,
}

impl Play {
    fn new(editor: Editor) -> Self {
        let flow = editor.linked.get_untracked();
        Self {
            editor,
            player: RwSignal::new(fresh(&flow)),
            flow: RwSignal::new(flow),
            channel: RwSignal::new("cloud_api".to_owned()),
        }
    }

    /// From the beginning, with the draft as it is now.
    fn restart(self) {
        let flow = self.editor.linked.get_untracked();
        self.player.set(fresh(&flow));
        self.flow.set(flow);
        self.follow();
    }

    fn act(self, act: impl FnOnce(&mut Player)) {
        self.player.update(act);
        self.follow();
    }

    /// Marks the step that waits on the canvas.
    fn follow(self) {
        let waiting = self.player.with_untracked(Player::waiting);
        self.editor.playing.set(waiting.map(|(node, _)| node));
    }

    fn is_old(self) -> bool {
        self.editor.linked.with(|now| self.flow.with(|then| !Arc::ptr_eq(now, then) && **now != **then))
    }
}

fn fresh(flow: &Flow) -> Player {
    let now = DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default();
    Player::new(flow.clone(), sample_contact(), now)
}

/// The whole panel.
#[component]
pub(crate) fn PlayPanel() -> impl IntoView {
    let editor = Editor::current();
    let play = Play::new(editor);
    // "Play from here" on a step opens this panel, or finds it open.
    Effect::new(move |_| {
        if let Some(node) = editor.play_from.get() {
            editor.play_from.set(None);
            play.restart();
            play.act(|player| player.start_at(&node));
        }
    });
    on_cleanup(move || {
        editor.playing.try_set(None);
    });
    let channels = vec![
        ("cloud_api".to_owned(), "Cloud API".to_owned()),
        ("whatsapp_web".to_owned(), "WhatsApp Web".to_owned()),
        ("simulator".to_owned(), "Simulator".to_owned()),
    ];
    view! {
        <div class="play">
            <div class="play-bar">
                <Select value=play.channel options=Signal::stored(channels) label="Channel" class="w-40"/>
                <span class="flex-1"></span>
                <IconButton icon="rotate-ccw" label="Start over" on:click=move |_| play.restart()/>
            </div>
            <Show when=move || play.is_old()>
                <p class="editor-note play-old" data-tone="info">
                    <Icon name="info" class="w-3.5 h-3.5 mt-0.5"/>
                    <span class="flex-1">"The flow has changed since this conversation began."</span>
                    <Button size=ButtonSize::Small on:click=move |_| play.restart()>"Start over"</Button>
                </p>
            </Show>
            <Chat play/>
            <OutsidePanel play/>
            <Composer play/>
            <Insight play/>
        </div>
    }
}

/// The messages.
#[component]
fn Chat(play: Play) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let count = Memo::new(move |_| play.player.with(|player| player.lines.len()));
    Effect::new(move |_| {
        count.get();
        request_animation_frame(move || {
            if let Some(chat) = node.try_get_untracked().flatten() {
                chat.set_scroll_top(chat.scroll_height());
            }
        });
    });
    let on_tap =
        Callback::new(move |(id, title): (String, String)| play.act(|player| player.tap(&id, &title)));
    view! {
        <div class="chat play-chat" node_ref=node role="log" aria-label="Conversation" aria-live="polite" data-play="">
            <Show when=move || count.get() == 0>
                <Openers play/>
            </Show>
            <For each=move || 0..count.get() key=|index| *index let:index>
                {move || {
                    let line = play.player.with(|player| player.lines.get(index).cloned());
                    let shown = channel(&play.channel.get());
                    line.map(|line| view! { <OneLine line shown on_tap/> })
                }}
            </For>
        </div>
    }
}

#[component]
fn OneLine(line: Line, shown: Capabilities, on_tap: Callback<(String, String)>) -> impl IntoView {
    let editor = Editor::current();
    match line {
        Line::Contact(text) => view! { <Said text=text/> }.into_any(),
        Line::Note(text) => view! { <p class="chat-note">{text}</p> }.into_any(),
        Line::Bot { node, message } => {
            let said: Vec<Rendered> = render(&message, &shown);
            let title = title_of(editor, &node);
            view! {
                <div class="play-said">
                    {said.into_iter().map(|message| view! { <Bot message=message on_tap=on_tap/> }).collect_view()}
                    <button
                        type="button"
                        class="play-from"
                        data-tip=format!("Said by “{title}”. Show it.")
                        aria-label=format!("Show the step {title}")
                        on:click=move |_| {
                            let graph = editor.canvas.graph.get_untracked();
                            editor.canvas.gestures.update(|gestures| {
                                gestures.selection = admin_canvas::gestures::Selection::one(node.clone());
                                gestures.reveal(&graph, &node);
                            });
                        }
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
            words.push("Hello".to_owned());
        }
        words
    };
    view! {
        <div class="play-openers">
            <p class="text-sm text-muted">"Write as a contact would. Nothing leaves this page."</p>
            <div class="flex flex-wrap justify-center gap-2">
                {move || {
                    words()
                        .into_iter()
                        .map(|word| {
                            let said = word.clone();
                            view! {
                                <button type="button" class="play-opener" on:click=move |_| play.act(|player| player.say(&said))>
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

/// The field to write in, and the way past a wait.
#[component]
fn Composer(play: Play) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let send = move || {
        let said = text.get_untracked();
        if !said.trim().is_empty() {
            text.set(String::new());
            play.act(|player| player.say(said.trim()));
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
                        let time = duration(skip.get().unwrap_or_default());
                        if only_time.get() { format!("Goes on in {time}") } else { format!("No answer for {time} counts as silence") }
                    }}
                </span>
                <Button size=ButtonSize::Small on:click=move |_| play.act(Player::skip)>"Skip"</Button>
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
                class="form-control"
                aria-label="Write a message"
                placeholder="Write a message"
                autocomplete="off"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            <button type="submit" class="play-send" aria-label="Send" disabled=move || text.with(|text| text.trim().is_empty())>
                <Icon name="send"/>
            </button>
        </form>
    }
}

/// What the conversation remembers, and why it began as it did.
#[component]
fn Insight(play: Play) -> impl IntoView {
    view! {
        <details class="play-insight" open=true>
            <summary>"Variables"</summary>
            <Variables play/>
        </details>
        <details class="play-insight">
            <summary>"Why did it start?"</summary>
            <Why play/>
        </details>
    }
}

#[component]
fn Variables(play: Play) -> impl IntoView {
    move || {
        let known = play.player.with(Player::variables);
        if known.is_empty() {
            return view! { <p class="text-xs text-faint px-3 pb-3">"Nothing is remembered yet."</p> }
                .into_any();
        }
        let name = |key: &str| play.flow.with(|flow| super::cards::variable_name(flow, key));
        known
            .into_iter()
            .map(|(key, value)| {
                let words = match value {
                    Value::String(text) => text,
                    Value::Null => "–".to_owned(),
                    other => other.to_string(),
                };
                let label = name(&key);
                view! {
                    <div class="play-variable" data-variable=key>
                        <span class="text-muted truncate">{label}</span>
                        <span class="font-medium truncate">{words}</span>
                    </div>
                }
            })
            .collect_view()
            .into_any()
    }
}

#[component]
fn Why(play: Play) -> impl IntoView {
    move || {
        let Some(selection) = play.player.with(|player| player.selection.clone()) else {
            return view! { <p class="text-xs text-faint px-3 pb-3">"No message has looked for a start yet."</p> }.into_any();
        };
        let name = |id: &str| {
            play.flow.with(|flow| {
                flow.trigger(id).map_or_else(
                    || id.to_owned(),
                    |trigger| format!("{}: {}", trigger.kind.info().ui.label, trigger.kind.summary()),
                )
            })
        };
        let nothing = selection.candidates.is_empty();
        view! {
            <ul class="flex flex-col gap-2 px-3 pb-3">
                {nothing.then(|| view! { <li class="text-xs text-faint">"The flow has no start."</li> })}
                {selection
                    .candidates
                    .into_iter()
                    .map(|candidate| {
                        let won = selection.chosen.as_ref() == Some(&candidate.trigger);
                        let (icon, colour) = if won {
                            ("circle-check", tw!("text-ok"))
                        } else if candidate.matched {
                            ("circle-dashed", tw!("text-warn"))
                        } else {
                            ("circle-x", tw!("text-faint"))
                        };
                        view! {
                            <li class="flex items-start gap-2 text-xs">
                                <span class=colour><Icon name=icon class="w-3.5 h-3.5 mt-px"/></span>
                                <span class="min-w-0">
                                    <span class="block font-medium">{name(&candidate.trigger)}</span>
                                    <span class="block text-muted">{candidate.why}</span>
                                </span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        }
        .into_any()
    }
}
