//! A QR code.

use leptos::prelude::*;

/// A QR code, dark on light whatever the theme: readers do not read the inverse.
#[component]
pub(crate) fn Qr(
    /// Dots per side, the quiet zone included.
    size: u32,
    /// The dark dots as the `d` of a path, one unit per dot.
    path: String,
    /// What is behind it, for those who do not see it.
    #[prop(into)]
    label: String,
    /// Classes of its size.
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg
            role="img"
            aria-label=label
            viewBox=format!("0 0 {size} {size}")
            class=format!("{class} rounded-lg border border-line shrink-0")
            shape-rendering="crispEdges"
        >
            <rect width="100%" height="100%" fill="#fff"/>
            <path d=path fill="#000"/>
        </svg>
    }
}
