//! The top of a page: its name, a sentence, its actions.

use leptos::prelude::*;
use leptos_meta::Title;

/// Heading of a page; sets the document's title too.
#[component]
pub(crate) fn PageHeader(
    /// Name of the page.
    #[prop(into)]
    title: String,
    /// One sentence.
    #[prop(optional, into)]
    subtitle: Option<String>,
    /// Actions at the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let document_title = format!("{title} · Botloom");
    view! {
        <Title text=document_title/>
        <header class="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 mb-5">
            <div class="min-w-0 flex-1 basis-56">
                <h1 class="text-xl font-semibold tracking-tight leading-7">{title}</h1>
                {subtitle.map(|text| view! { <p class="text-sm text-muted mt-0.5">{text}</p> })}
            </div>
            {children.map(|children| view! { <div class="flex items-center gap-2 shrink-0">{children()}</div> })}
        </header>
    }
}
