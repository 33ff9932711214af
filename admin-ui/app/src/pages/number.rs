//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn NumberPage() -> impl IntoView {
    view! { <p>"NumberPage"</p> }
}
