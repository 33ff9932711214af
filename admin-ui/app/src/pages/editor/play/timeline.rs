//! Where in the conversation and at what time: back and forth over what was done, time that passes, and the
//! conversation that is shown step by step.

use chrono::{DateTime, Datelike, Utc};
use leptos::prelude::*;

use super::{Did, Play};
use crate::components::{Button, ButtonSize, ButtonVariant, Icon, IconButton};

const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;

/// Keys of the short names of the days, from Monday on.
const WEEKDAYS: [&str; 7] = [
    key!("play-monday"),
    key!("play-tuesday"),
    key!("play-wednesday"),
    key!("play-thursday"),
    key!("play-friday"),
    key!("play-saturday"),
    key!("play-sunday"),
];

/// Keys of the short names of the months.
const MONTHS: [&str; 12] = [
    key!("play-january"),
    key!("play-february"),
    key!("play-march"),
    key!("play-april"),
    key!("play-may"),
    key!("play-june"),
    key!("play-july"),
    key!("play-august"),
    key!("play-september"),
    key!("play-october"),
    key!("play-november"),
    key!("play-december"),
];

/// The virtual time, such as `Sun 1 Feb 2026, 10:00 UTC`.
fn clock(at: DateTime<Utc>) -> String {
    t!(
        "play-clock",
        weekday = crate::language::text(WEEKDAYS[at.weekday().num_days_from_monday() as usize]),
        day = at.day(),
        month = crate::language::text(MONTHS[at.month0() as usize]),
        year = at.year().to_string(),
        time = at.format("%H:%M").to_string(),
    )
}

/// The title of the conversation that is shown, what comes next in it, and how to go on.
#[component]
pub(super) fn ScriptBar(play: Play) -> impl IntoView {
    let shown = Memo::new(move |_| {
        play.player.with(|player| {
            player.script().map(|(title, ending)| {
                let (done, left) = (player.turns().len(), player.ahead());
                let next = player.next().map(Did::words);
                (title.clone(), ending.clone(), done, done + left, next)
            })
        })
    });
    let all = move || play.player.with_untracked(|player| player.turns().len() + player.ahead());
    move || {
        shown.get().map(|(title, ending, done, of, next)| {
            let over = next.is_none();
            view! {
                <section class="play-script" aria-label=t!("play-shown-conversation") data-script="" data-over=over.to_string()>
                    <p class="play-script-title">{title}</p>
                    <p class="text-xs" role="status">
                        {t!("play-played-of", done = done, of = of)}
                        " "
                        {match next {
                            Some(next) => t!("play-next", what = next),
                            None => ending.unwrap_or_else(|| t!("play-where-it-leads").to_owned()),
                        }}
                    </p>
                    <Show when=move || !over>
                        <div class="flex gap-2">
                            <Button
                                size=ButtonSize::Small
                                variant=ButtonVariant::Primary
                                icon="arrow-right"
                                on:click=move |_| {
                                    play.change(|player| {
                                        player.forward();
                                    });
                                }
                            >
                                {t!("play-next-step")}
                            </Button>
                            <Button size=ButtonSize::Small on:click=move |_| play.go_to(all())>{t!("play-to-the-end")}</Button>
                        </div>
                    </Show>
                </section>
            }
        })
    }
}

/// The slider over the conversation, and the clock.
#[component]
pub(super) fn Timeline(play: Play) -> impl IntoView {
    let place = Memo::new(move |_| play.player.with(|player| (player.turns().len(), player.ahead())));
    let words = Memo::new(move |_| {
        play.player.with(|player| match player.turns().last() {
            Some(turn) => t!("play-after-step", number = player.turns().len(), what = turn.did.words()),
            None => t!("play-before-first-step").to_owned(),
        })
    });
    let now = Memo::new(move |_| play.player.with(|player| clock(player.now())));
    let some = move || {
        let (done, left) = place.get();
        done + left > 0
    };
    view! {
        <section class="play-time" aria-label=t!("play-time")>
            <Show when=some>
                <div class="play-scrub">
                    <IconButton
                        icon="chevron-left"
                        label=t!("play-one-step-back")
                        size=ButtonSize::Small
                        disabled=Signal::derive(move || place.get().0 == 0)
                        on:click=move |_| play.go_to(place.get_untracked().0.saturating_sub(1))
                    />
                    <input
                        type="range"
                        min="0"
                        max=move || { let (done, left) = place.get(); (done + left).to_string() }
                        prop:value=move || place.get().0.to_string()
                        aria-label=t!("play-step-of-conversation")
                        aria-valuetext=move || words.get()
                        on:input=move |event| {
                            if let Ok(turn) = event_target_value(&event).parse::<usize>() {
                                play.go_to(turn);
                            }
                        }
                    />
                    <IconButton
                        icon="chevron-right"
                        label=t!("play-one-step-forward")
                        size=ButtonSize::Small
                        disabled=Signal::derive(move || place.get().1 == 0)
                        on:click=move |_| play.go_to(place.get_untracked().0 + 1)
                    />
                </div>
            </Show>
            <div class="play-clock">
                <Icon name="clock" class="w-3.5 h-3.5"/>
                <span class="flex-1 tabular-nums" data-clock="">{now}</span>
                <Button size=ButtonSize::Small on:click=move |_| play.act(Did::Wait(HOUR))>{t!("play-plus-hour")}</Button>
                <Button size=ButtonSize::Small on:click=move |_| play.act(Did::Wait(DAY))>{t!("play-plus-day")}</Button>
            </div>
        </section>
    }
}
