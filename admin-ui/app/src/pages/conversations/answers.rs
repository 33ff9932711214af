//! What flows kept from a conversation.

use admin_types::ConversationDetail;
use leptos::prelude::*;
use serde_json::Value;

use crate::{
    components::{CopyButton, EmptyState},
    state::Load,
    words,
};

/// The answers, the latest first.
#[component]
pub(super) fn Answers(load: Load<ConversationDetail>) -> impl IntoView {
    let answers = move || load.with(|head| head.map(|head| head.answers.clone()).unwrap_or_default());
    view! {
        <Show
            when=move || !answers().is_empty()
            fallback=|| view! { <EmptyState icon="clipboard" title=t!("inbox-answers-empty") text=t!("inbox-answers-empty-text")/> }
        >
            <dl class="rows">
                {move || {
                    answers()
                        .into_iter()
                        .map(|answer| {
                            let value = as_words(&answer.value);
                            view! {
                                <div class="group flex items-start justify-between gap-3 px-4 py-3">
                                    <div class="min-w-0">
                                        <dt class="text-xs text-muted">{answer.variable}</dt>
                                        <dd class="text-sm font-medium mt-0.5 break-words">{value.clone()}</dd>
                                        <dd class="text-[11px] text-faint mt-0.5">{words::date_time(answer.at)}</dd>
                                    </div>
                                    <CopyButton text=value label=t!("inbox-answer-copy")/>
                                </div>
                            }
                        })
                        .collect_view()
                }}
            </dl>
        </Show>
    }
}

/// A value as one would say it.
pub(super) fn as_words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => t!("inbox-yes").to_owned(),
        Value::Bool(false) => t!("inbox-no").to_owned(),
        Value::Null => "–".to_owned(),
        other => other.to_string(),
    }
}
