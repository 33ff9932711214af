//! Which forms of the flow open inside WhatsApp, and what to do about those that do not.

use admin_types::{FormState, LiveEvent, NumberForm};
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    api,
    components::{Badge, Card, Tone},
    state::{Live, Load},
    words,
};

fn state(form: &NumberForm) -> (Tone, &'static str) {
    match form.state {
        FormState::Published => (Tone::Ok, t!("numbers-form-inside")),
        FormState::Waiting => (Tone::Neutral, t!("numbers-form-waiting")),
        FormState::Failed => (Tone::Danger, t!("numbers-form-failed")),
        FormState::Off => (Tone::Neutral, t!("numbers-form-one-by-one")),
        FormState::OneByOne => (Tone::Warn, t!("numbers-form-one-by-one")),
    }
}

/// The card; nothing where the flow has no forms.
#[component]
pub(super) fn FormsCard(id: Uuid) -> impl IntoView {
    let load = Load::new(move || api::numbers::forms(id));
    Live::current().listen(move |event| match event {
        LiveEvent::Number { number_id } if number_id == id => load.reload(),
        LiveEvent::Resync => load.reload(),
        _ => {}
    });
    move || {
        let forms = load.get().map(|page| page.items).unwrap_or_default();
        (!forms.is_empty()).then(|| {
            view! {
                <Card title=t!("numbers-forms") inside="">
                    <ul class="rows" data-testid="forms">
                        {forms
                            .into_iter()
                            .map(|form| {
                                let (tone, word) = state(&form);
                                let again = form.next_attempt_at.filter(|_| form.state == FormState::Failed);
                                let attempts = form.attempts;
                                view! {
                                    <li class="px-4 py-3">
                                        <div class="flex flex-wrap items-center gap-2">
                                            <span class="text-sm font-medium flex-1 min-w-0 truncate">{form.title}</span>
                                            <Badge tone=tone>{word}</Badge>
                                        </div>
                                        {form.problem.map(|text| view! { <p class="text-sm mt-1 break-words">{text}</p> })}
                                        {form.help.map(|text| view! { <p class="text-xs text-muted mt-1">{text}</p> })}
                                        {again.map(|at| view! { <p class="text-xs text-faint mt-1">{t!("numbers-form-again", attempts = attempts, time = words::date_time(at))}</p> })}
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </Card>
            }
        })
    }
}
