//! The mark: three warp threads and one that weaves.

use leptos::prelude::*;

/// The mark, with the name beside it when `name` is set.
#[component]
pub(crate) fn Logo(
    /// Whether the name stands beside the mark.
    #[prop(optional)]
    name: bool,
    /// Size of the mark.
    #[prop(default = "w-7 h-7")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <span class="inline-flex items-center gap-2.5">
            <svg class=class viewBox="0 0 32 32" role="img" aria-label="Botloom">
                <rect width="32" height="32" rx="8" fill="var(--accent)"></rect>
                <path
                    d="M9 7v18M16 7v18M23 7v18"
                    stroke="#fff"
                    stroke-opacity=".45"
                    stroke-width="2.4"
                    stroke-linecap="round"
                ></path>
                <path
                    d="M6 12h4c3 0 3 8 6 8s3-8 6-8h4"
                    fill="none"
                    stroke="#f2b53c"
                    stroke-width="2.8"
                    stroke-linecap="round"
                ></path>
            </svg>
            {name.then(|| view! { <span class="text-base font-semibold tracking-tight">"Botloom"</span> })}
        </span>
    }
}
