//! What WhatsApp told of a number that is no message.

use admin_types::{NewsLevel, NumberNews, Page};
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    api,
    components::{Badge, Card, SkeletonRows, Tone},
    state::{Load, LoadView},
    words,
};

fn tone(level: NewsLevel) -> (Tone, &'static str) {
    match level {
        NewsLevel::Info => (Tone::Neutral, t!("numbers-news-info")),
        NewsLevel::Warning => (Tone::Warn, t!("numbers-watch-out")),
        NewsLevel::Problem => (Tone::Danger, t!("numbers-needs-you")),
    }
}

/// The newest of it; each can be opened to see it as it came.
#[component]
pub(super) fn NewsCard(id: Uuid) -> impl IntoView {
    let load = Load::new(move || api::numbers::news(id));
    let rows = move || {
        load.with(|page: Option<&Page<NumberNews>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    view! {
        <Card title=t!("numbers-news") inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
                <Show
                    when=move || !rows().is_empty()
                    fallback=|| {
                        view! {
                            <p class="px-4 py-3 text-sm text-muted">
                                {t!("numbers-news-empty")}
                            </p>
                        }
                    }
                >
                    <ul class="rows">
                        <For each=rows key=|news| news.id let:news>
                            <Row news/>
                        </For>
                    </ul>
                </Show>
            </LoadView>
        </Card>
    }
}

#[component]
fn Row(news: NumberNews) -> impl IntoView {
    let (tone, word) = tone(news.level);
    let text = serde_json::to_string_pretty(&news.body).unwrap_or_default();
    view! {
        <li class="px-4 py-2.5">
            <details>
                <summary class="flex flex-wrap items-center gap-2 text-sm cursor-pointer">
                    <span class="font-medium min-w-0 break-words">{words::of_code(&news.kind)}</span>
                    <Badge tone=tone>{word}</Badge>
                    <span class="ml-auto text-xs text-muted">{words::ago(news.created_at)}</span>
                </summary>
                <pre class="mt-2 overflow-auto max-h-72 rounded-md bg-sunken p-3 text-xs" tabindex="0">{text}</pre>
            </details>
        </li>
    }
}
