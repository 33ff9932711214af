//! What the conversation remembers, and why it went as it did.

use engine_core::Selection;
use leptos::prelude::*;

use super::{
    Play, Player,
    why::{Ran, in_words},
};
use crate::language::ui_of;
use crate::{components::Icon, pages::editor::cards::variable_name};

/// Variables and reasons.
#[component]
pub(super) fn Insight(play: Play) -> impl IntoView {
    view! {
        <details class="play-insight" open=true>
            <summary>{t!("play-variables")}</summary>
            <Variables play/>
        </details>
        <details class="play-insight" open=true>
            <summary>{t!("play-why-this-way")}</summary>
            <Steps play/>
        </details>
        <details class="play-insight">
            <summary>{t!("play-why-start")}</summary>
            <Why play/>
        </details>
    }
}

#[component]
fn Variables(play: Play) -> impl IntoView {
    move || {
        let known = play.player.with(Player::variables);
        if known.is_empty() {
            return view! { <p class="text-xs text-faint px-3 pb-3">{t!("play-nothing-remembered")}</p> }
                .into_any();
        }
        known
            .into_iter()
            .map(|(key, value)| {
                let label = play.flow.with(|flow| variable_name(flow, &key));
                let words = in_words(&value);
                let tip = words.clone();
                view! {
                    <div class="play-variable" data-variable=key>
                        <span class="text-muted truncate">{label}</span>
                        <span class="font-medium truncate" title=tip>{words}</span>
                    </div>
                }
            })
            .collect_view()
            .into_any()
    }
}

/// The steps of the last input, in their order.
#[component]
fn Steps(play: Play) -> impl IntoView {
    let last = Memo::new(move |_| {
        play.player.with(|player| player.turns().last().map(|turn| (turn.did.words(), turn.ran.clone())))
    });
    move || {
        match last.get() {
        None => view! { <p class="text-xs text-faint px-3 pb-3">{t!("play-nothing-happened")}</p> }.into_any(),
        Some((did, ran)) => view! {
            <p class="px-3 pb-2 text-xs text-muted">{did}</p>
            <ol class="play-steps" data-why="">
                {ran.is_empty().then(|| view! { <li class="text-xs text-faint">{t!("play-no-step-ran")}</li> })}
                {ran.into_iter().map(|ran| view! { <Step play ran/> }).collect_view()}
            </ol>
        }
        .into_any(),
    }
    }
}

#[component]
fn Step(play: Play, ran: Ran) -> impl IntoView {
    let Ran { node, flow, title, left, read, events, failed } = ran;
    let elsewhere = flow.is_some();
    let read =
        read.into_iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(", ");
    view! {
        <li data-failed=failed.to_string()>
            <button
                type="button"
                class="play-step"
                disabled=elsewhere
                data-tip=if elsewhere { t!("play-in-another-flow") } else { t!("play-show-step") }
                on:click=move |_| play.reveal(&node)
            >
                {title}
            </button>
            <span class="text-muted">{left}</span>
            {(!read.is_empty()).then(|| view! { <span class="text-faint">{t!("play-looked-at", values = read)}</span> })}
            {events.into_iter().map(|text| view! { <span class="text-warn-ink">{text}</span> }).collect_view()}
        </li>
    }
}

#[component]
fn Why(play: Play) -> impl IntoView {
    move || {
        let Some(selection) = play.player.with(|player| player.selection().cloned()) else {
            return view! { <p class="text-xs text-faint px-3 pb-3">{t!("play-no-start-looked-for")}</p> }
                .into_any();
        };
        let name = |id: &str| {
            play.flow.with(|flow| {
                flow.trigger(id).map_or_else(
                    || id.to_owned(),
                    |trigger| format!("{}: {}", ui_of(&trigger.kind.info().ui).label, trigger.kind.summary()),
                )
            })
        };
        let Selection { chosen, candidates } = selection;
        let nothing = candidates.is_empty();
        view! {
            <ul class="flex flex-col gap-2 px-3 pb-3">
                {nothing.then(|| view! { <li class="text-xs text-faint">{t!("play-no-start")}</li> })}
                {candidates
                    .into_iter()
                    .map(|candidate| {
                        let won = chosen.as_ref() == Some(&candidate.trigger);
                        let (icon, colour, word) = if won {
                            ("circle-check", tw!("text-ok"), t!("play-start-chosen"))
                        } else if candidate.matched {
                            ("circle-dashed", tw!("text-warn"), t!("play-start-fits"))
                        } else {
                            ("circle-x", tw!("text-faint"), t!("play-start-does-not-fit"))
                        };
                        view! {
                            <li class="flex items-start gap-2 text-xs">
                                <span class=colour><Icon name=icon class="w-3.5 h-3.5 mt-px"/></span>
                                <span class="min-w-0">
                                    <span class="sr-only">{word} " "</span>
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
