//! Placeholders in the shape of what is on its way.

use leptos::prelude::*;

/// One bar; `class` gives its width and height.
#[component]
pub(crate) fn Skeleton(
    /// Size.
    #[prop(default = "h-4 w-full")]
    class: &'static str,
) -> impl IntoView {
    view! { <div class=format!("skeleton {class}") aria-hidden="true"></div> }
}

/// Rows of a list that is loading; readers hear "Loading".
#[component]
pub(crate) fn SkeletonRows(
    /// How many.
    #[prop(default = 4)]
    rows: usize,
) -> impl IntoView {
    view! {
        <div role="status" aria-label=t!("common-loading") class="rows">
            {(0..rows)
                .map(|_| {
                    view! {
                        <div class="flex items-center gap-3 px-4 py-3.5">
                            <Skeleton class="h-8 w-8 rounded-lg shrink-0"/>
                            <div class="flex-1 flex flex-col gap-2">
                                <Skeleton class="h-3.5 w-2/5"/>
                                <Skeleton class="h-3 w-3/5"/>
                            </div>
                        </div>
                    }
                })
                .collect_view()}
        </div>
    }
}
