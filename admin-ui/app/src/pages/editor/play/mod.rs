//! Play: a conversation with the draft, by the engine itself, in the page.
//!
//! [`player`] holds the conversation as the list of what was done; the other files show it.

mod chat;
mod composer;
mod did;
mod insight;
mod outside;
mod player;
mod record;
mod save_test;
mod script;
#[cfg(test)]
mod tests;
mod timeline;
mod try_out;
mod why;

use std::{sync::Arc, time::Duration};

use chrono::DateTime;
use engine_core::Capabilities;
use flows_schema::Flow;
use leptos::prelude::*;

use self::{
    chat::Chat,
    composer::Composer,
    did::Did,
    insight::Insight,
    outside::OutsidePanel,
    player::{Line, Player, Shown},
    save_test::SaveTest,
    script::Setting,
    timeline::{ScriptBar, Timeline},
};
pub(crate) use self::{script::Script, try_out::TryOut};
use super::{preview::sample_contact, state::Editor};
use crate::components::{Button, ButtonSize, Icon, IconButton, Select};

/// How long the bot seems to type.
const TYPING: Duration = Duration::from_millis(420);

/// What a channel can show, by the key of the switch. The simulator shows what the Cloud API does.
fn channel(key: &str) -> Capabilities {
    match key {
        "whatsapp_web" => Capabilities::whatsapp_web(),
        _ => Capabilities::cloud_api(),
    }
}

/// The running conversation and what it runs on. It outlives the panel, so that the author can look at a step and
/// come back.
#[derive(Clone, Copy)]
pub(crate) struct Play {
    editor: Editor,
    player: RwSignal<Player>,
    flow: RwSignal<Arc<Flow>>,
    channel: RwSignal<String>,
    /// What stands in the composer.
    text: RwSignal<String>,
    /// Whether the bot seems to type: what it has just said is not shown yet.
    typing: RwSignal<bool>,
    /// Counts what was done, so that an older timer does not end a newer typing.
    acts: RwSignal<u64>,
}

impl Play {
    /// A conversation that has not begun.
    pub(crate) fn new(editor: Editor) -> Self {
        let flow = editor.linked.get_untracked();
        Self {
            editor,
            player: RwSignal::new(fresh(&flow)),
            flow: RwSignal::new(flow),
            channel: RwSignal::new("cloud_api".to_owned()),
            text: RwSignal::new(String::new()),
            typing: RwSignal::new(false),
            acts: RwSignal::new(0),
        }
    }

    /// From the beginning, with the draft as it is now.
    fn restart(self) {
        let flow = self.editor.linked.get_untracked();
        self.player.set(fresh(&flow));
        self.flow.set(flow);
        self.typing.set(false);
        self.follow();
    }

    /// Shows a conversation, with the draft as it is now: its first step at once, the others one by one.
    fn show(self, script: Script) {
        let flow = self.editor.linked.get_untracked();
        let channel =
            if script.setting.test.channel == "whatsapp_web" { "whatsapp_web" } else { "cloud_api" };
        self.channel.set(channel.to_owned());
        self.player.set(Player::follow((*flow).clone(), script));
        self.flow.set(flow);
        self.change(|player| {
            player.forward();
        });
    }

    /// The author does something.
    fn act(self, did: Did) {
        self.change(|player| player.act(did));
    }

    /// Changes the conversation; what the bot says to it comes after a moment.
    fn change(self, change: impl FnOnce(&mut Player)) {
        let before = self.player.with_untracked(|player| player.turns().len());
        self.player.update(change);
        let speaks = self.player.with_untracked(|player| {
            player.turns().len() > before
                && player.turns().last().is_some_and(|turn| turn.messages().next().is_some())
        });
        self.acts.update(|acts| *acts += 1);
        let typing = speaks && !still();
        self.typing.set(typing);
        if typing {
            let act = self.acts.get_untracked();
            set_timeout(
                move || {
                    if self.acts.try_get_untracked() == Some(act) {
                        self.typing.try_set(false);
                    }
                },
                TYPING,
            );
        }
        self.follow();
    }

    /// Goes to the place after so many turns.
    fn go_to(self, turn: usize) {
        self.player.update(|player| player.go_to(turn));
        self.acts.update(|acts| *acts += 1);
        self.typing.set(false);
        self.follow();
    }

    /// Marks the step that waits, or ran last, on the canvas; a conversation that is shown takes the canvas along.
    fn follow(self) {
        let (place, shown) = self.player.with_untracked(|player| (player.place(), player.script().is_some()));
        if let Some(place) = place.as_ref().filter(|_| shown) {
            let graph = self.editor.canvas.graph.get_untracked();
            self.editor.canvas.gestures.update(|gestures| gestures.reveal(&graph, place));
        }
        self.editor.playing.set(place);
    }

    fn is_old(self) -> bool {
        self.editor.linked.with(|now| self.flow.with(|then| !Arc::ptr_eq(now, then) && **now != **then))
    }

    /// Selects a step on the canvas without leaving the conversation.
    fn reveal(self, node: &str) {
        let graph = self.editor.canvas.graph.get_untracked();
        self.editor.canvas.gestures.update(|gestures| {
            gestures.selection = admin_canvas::gestures::Selection::one(node);
            gestures.reveal(&graph, node);
        });
    }
}

/// Whether the user asked for less motion.
fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

fn fresh(flow: &Flow) -> Player {
    let now = DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default();
    Player::new(flow.clone(), Setting::plain(sample_contact(), now))
}

/// The whole panel.
#[component]
pub(crate) fn PlayPanel() -> impl IntoView {
    let editor = Editor::current();
    let play = expect_context::<Play>();
    // A conversation that has not begun begins with the draft as it is.
    if play.player.with_untracked(|player| player.turns().is_empty()) {
        play.restart();
    }
    play.follow();
    // "Play from here" on a step opens this panel, or finds it open; so does a conversation to show.
    Effect::new(move |_| {
        if let Some(node) = editor.play_from.get() {
            editor.play_from.set(None);
            play.restart();
            play.act(Did::StartAt(node));
        }
    });
    Effect::new(move |_| {
        if let Some(script) = editor.play_script.get() {
            editor.play_script.set(None);
            play.show(script);
        }
    });
    on_cleanup(move || {
        editor.playing.try_set(None);
    });
    let saving = RwSignal::new(false);
    let channels = vec![
        ("cloud_api".to_owned(), "Cloud API".to_owned()),
        ("whatsapp_web".to_owned(), "WhatsApp Web".to_owned()),
        ("simulator".to_owned(), t!("play-simulator").to_owned()),
    ];
    let nothing = Signal::derive(move || play.player.with(|player| player.turns().is_empty()));
    view! {
        <div class="play">
            <div class="play-phone">
                <div class="play-bar">
                    <Select value=play.channel options=Signal::stored(channels) label=t!("play-channel") class="w-40"/>
                    <span class="flex-1"></span>
                    {(!editor.read_only)
                        .then(|| {
                            view! {
                                <IconButton
                                    icon="list-checks"
                                    label=t!("play-keep-as-test")
                                    disabled=nothing
                                    on:click=move |_| saving.set(true)
                                />
                            }
                        })}
                    <IconButton icon="rotate-ccw" label=t!("play-start-over") on:click=move |_| play.restart()/>
                </div>
                <Show when=move || play.is_old()>
                    <p class="editor-note play-old" data-tone="info">
                        <Icon name="info" class="w-3.5 h-3.5 mt-0.5"/>
                        <span class="flex-1">{t!("play-flow-has-changed")}</span>
                        <Button size=ButtonSize::Small on:click=move |_| play.restart()>{t!("play-start-over")}</Button>
                    </p>
                </Show>
                <ScriptBar play/>
                <Chat play/>
                <OutsidePanel play/>
                <Composer play/>
            </div>
            <div class="play-side">
                <Timeline play/>
                <Insight play/>
            </div>
        </div>
        <SaveTest play open=saving/>
    }
}
