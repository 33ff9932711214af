//! The part of another system, a webhook or a person, played by the author.

use engine_core::CallOutcome;
use leptos::prelude::*;
use serde_json::Value;

use super::{
    Did, Play,
    player::{Outside, Player},
};
use crate::{
    components::{Button, ButtonSize, ButtonVariant, Icon},
    pages::editor::inspector::title_of,
};

/// Shown while the conversation waits for somebody else than the contact.
#[component]
pub(super) fn OutsidePanel(play: Play) -> impl IntoView {
    let outside = Memo::new(move |_| play.player.with(Player::outside));
    move || outside.get().map(|outside| view! { <Waiting play outside/> })
}

#[component]
fn Waiting(play: Play, outside: Outside) -> impl IntoView {
    let editor = play.editor;
    let answer = RwSignal::new(sample(&outside).to_owned());
    let wrong = RwSignal::new(None::<String>);
    let give = move |make: fn(Value) -> Did| match serde_json::from_str(&answer.get_untracked()) {
        Ok(value) => play.act(make(value)),
        Err(error) => wrong.set(Some(t!("play-not-json", error = error.to_string()))),
    };
    let title = match &outside {
        Outside::Call { node, .. } => t!("play-step-asks", step = title_of(editor, node)),
        Outside::Webhook => t!("play-waits-for-post").to_owned(),
        Outside::Person => t!("play-person-has-it").to_owned(),
    };
    let editable = !matches!(outside, Outside::Person);
    view! {
        <section class="play-outside" data-outside="" aria-label=t!("play-another-system")>
            <p class="flex items-start gap-2 text-xs" role="status">
                <Icon name="plug" class="w-3.5 h-3.5 mt-0.5"/>
                <span>{title}</span>
            </p>
            {match &outside {
                Outside::Call { asked, .. } => Some(view! {
                    <details class="text-xs">
                        <summary class="text-muted">{t!("play-what-is-asked")}</summary>
                        <pre class="play-asked">{asked.clone()}</pre>
                    </details>
                }),
                Outside::Webhook | Outside::Person => None,
            }}
            {editable
                .then(|| {
                    view! {
                        <textarea
                            class="form-control form-area form-mono"
                            rows="3"
                            aria-label=t!("play-answer-as-json")
                            prop:value=move || answer.get()
                            on:input=move |event| {
                                wrong.set(None);
                                answer.set(event_target_value(&event));
                            }
                        ></textarea>
                    }
                })}
            {move || wrong.get().map(|text| view! { <p class="text-xs text-danger-ink" role="alert">{text}</p> })}
            <div class="flex flex-wrap gap-2">
                {match outside {
                    Outside::Call { .. } => view! {
                        <Button
                            size=ButtonSize::Small
                            variant=ButtonVariant::Primary
                            on:click=move |_| give(|value| Did::Answer(Box::new(CallOutcome::Ok { value })))
                        >
                            {t!("play-answer")}
                        </Button>
                        <Button size=ButtonSize::Small on:click=move |_| play.act(Player::fails("refused"))>{t!("play-let-it-fail")}</Button>
                        <Button size=ButtonSize::Small on:click=move |_| play.act(Player::fails("timeout"))>{t!("play-no-answer-in-time")}</Button>
                    }
                        .into_any(),
                    Outside::Webhook => view! {
                        <Button size=ButtonSize::Small on:click=move |_| give(Did::Post)>{t!("play-post")}</Button>
                    }
                        .into_any(),
                    Outside::Person => view! {
                        <Button size=ButtonSize::Small on:click=move |_| play.act(Did::HandBack(String::new()))>{t!("play-hand-back")}</Button>
                    }
                        .into_any(),
                }}
            </div>
        </section>
    }
}

/// An answer of the usual shape, to begin with.
fn sample(outside: &Outside) -> &'static str {
    match outside {
        Outside::Call { asked, .. } if asked.contains("\"http\"") => {
            "{\"status\": 200, \"headers\": {}, \"body\": {}}"
        }
        Outside::Call { asked, .. } if asked.contains("\"lookup\"") => "[]",
        _ => "{}",
    }
}
