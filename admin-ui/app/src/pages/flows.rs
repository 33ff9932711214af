//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn FlowsPage() -> impl IntoView {
    view! { <p>"FlowsPage"</p> }
}
