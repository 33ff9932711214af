//! The part of another system, a webhook or a person, played by the author.

use engine_core::CallOutcome;
use leptos::prelude::*;
use serde_json::Value;

use super::{
    Play,
    player::{Outside, Player},
};
use crate::components::{Button, ButtonSize, ButtonVariant, Icon};

/// Shown while the conversation waits for somebody else than the contact.
#[component]
pub(super) fn OutsidePanel(play: Play) -> impl IntoView {
    let outside = Memo::new(move |_| play.player.with(Player::outside));
    move || outside.get().map(|outside| view! { <Waiting play outside/> })
}

#[component]
fn Waiting(play: Play, outside: Outside) -> impl IntoView {
    let answer = RwSignal::new(sample(&outside).to_owned());
    let wrong = RwSignal::new(None::<String>);
    let give = move |fill: fn(&mut Player, Value)| match serde_json::from_str(&answer.get_untracked()) {
        Ok(value) => play.act(|player| fill(player, value)),
        Err(error) => wrong.set(Some(format!("This is not JSON: {error}."))),
    };
    let title = match &outside {
        Outside::Call(_) => "Another system is asked. Nothing leaves this page: say what it answers.",
        Outside::Webhook => "The flow waits for a post from another system.",
        Outside::Person => "A person has the conversation.",
    };
    let editable = !matches!(outside, Outside::Person);
    view! {
        <section class="play-outside" data-outside="">
            <p class="flex items-start gap-2 text-xs">
                <Icon name="plug" class="w-3.5 h-3.5 mt-0.5"/>
                <span>{title}</span>
            </p>
            {match &outside {
                Outside::Call(call) => Some(view! {
                    <details class="text-xs">
                        <summary class="text-muted">"What is asked"</summary>
                        <pre class="play-asked">{call.clone()}</pre>
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
                            aria-label="The answer as JSON"
                            prop:value=move || answer.get()
                            on:input=move |event| {
                                wrong.set(None);
                                answer.set(event_target_value(&event));
                            }
                        ></textarea>
                    }
                })}
            {move || wrong.get().map(|text| view! { <p class="text-xs text-danger-ink">{text}</p> })}
            <div class="flex gap-2">
                {match outside {
                    Outside::Call(_) => view! {
                        <Button
                            size=ButtonSize::Small
                            on:click=move |_| give(|player, value| player.answer_call(&CallOutcome::Ok { value }))
                        >
                            "Answer"
                        </Button>
                        <Button
                            size=ButtonSize::Small
                            variant=ButtonVariant::Secondary
                            on:click=move |_| {
                                play.act(|player| {
                                    player.answer_call(&CallOutcome::failed("timeout", "It did not answer in time."));
                                });
                            }
                        >
                            "Let it fail"
                        </Button>
                    }
                        .into_any(),
                    Outside::Webhook => view! {
                        <Button size=ButtonSize::Small on:click=move |_| give(Player::post)>"Post"</Button>
                    }
                        .into_any(),
                    Outside::Person => view! {
                        <Button size=ButtonSize::Small on:click=move |_| play.act(Player::hand_back)>"Hand back"</Button>
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
        Outside::Call(call) if call.contains("\"http\"") => {
            "{\"status\": 200, \"headers\": {}, \"body\": {}}"
        }
        Outside::Call(call) if call.contains("\"lookup\"") => "[]",
        _ => "{}",
    }
}
