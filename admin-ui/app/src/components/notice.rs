//! A message inside a form or page.

use leptos::prelude::*;

use super::{Icon, Tone};

/// A coloured line with an icon. Errors are read out at once.
#[component]
pub(crate) fn Notice(
    /// The words.
    #[prop(into)]
    text: String,
    /// What it means; an error when not given.
    #[prop(default = Tone::Danger)]
    tone: Tone,
) -> impl IntoView {
    let icon = match tone {
        Tone::Danger => "circle-alert",
        Tone::Warn => "triangle-alert",
        Tone::Ok => "circle-check",
        Tone::Accent | Tone::Neutral => "info",
    };
    view! {
        <p
            role=if tone == Tone::Danger { "alert" } else { "note" }
            class=format!("flex items-start gap-2.5 rounded-md px-3 py-2 text-sm {}", tone.class())
        >
            <span class="mt-0.5"><Icon name=icon/></span>
            <span class="min-w-0">{text}</span>
        </p>
    }
}
