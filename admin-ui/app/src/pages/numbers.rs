//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn NumbersPage() -> impl IntoView {
    view! { <p>"NumbersPage"</p> }
}
