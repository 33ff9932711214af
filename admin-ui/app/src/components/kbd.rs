//! Keys of a shortcut.

use leptos::prelude::*;

/// Keys as caps: `"Ctrl K"` makes two.
#[component]
pub(crate) fn Kbd(
    /// Keys, separated by spaces.
    #[prop(into)]
    keys: String,
) -> impl IntoView {
    view! {
        <span class="inline-flex gap-1">
            {keys
                .split(' ')
                .map(|key| {
                    view! {
                        <kbd class="inline-flex items-center justify-center min-w-5 h-5 px-1 rounded-sm border border-line bg-sunken text-[11px] font-sans text-muted">
                            {key.to_owned()}
                        </kbd>
                    }
                })
                .collect_view()}
        </span>
    }
}
