//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn SetupPage() -> impl IntoView {
    view! { <p>"SetupPage"</p> }
}
