//! A sheet of surface.

use leptos::prelude::*;

/// A framed surface; `title` and `aside` make its head.
#[component]
pub(crate) fn Card(
    /// Heading.
    #[prop(optional, into)]
    title: Option<String>,
    /// A sentence under the heading.
    #[prop(optional, into)]
    subtitle: Option<String>,
    /// At the right of the heading.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// Further classes of the frame.
    #[prop(optional)]
    class: &'static str,
    /// Classes of the inside.
    #[prop(default = "p-4")]
    inside: &'static str,
    /// The content.
    children: Children,
) -> impl IntoView {
    let has_head = title.is_some() || aside.is_some();
    view! {
        <section class=format!("rounded-xl border border-line bg-surface elev-1 min-w-0 {class}")>
            {has_head
                .then(|| {
                    view! {
                        <header class="flex items-center justify-between gap-3 px-4 pt-3.5 pb-3 border-b border-line">
                            <div class="min-w-0">
                                {title.map(|title| view! { <h2 class="text-sm font-semibold">{title}</h2> })}
                                {subtitle.map(|text| view! { <p class="text-xs text-muted mt-0.5">{text}</p> })}
                            </div>
                            {aside.map(|aside| aside.run())}
                        </header>
                    }
                })}
            <div class=format!("rounded-b-xl overflow-hidden {} {inside}", if has_head { "" } else { tw!("rounded-t-xl") })>{children()}</div>
        </section>
    }
}
