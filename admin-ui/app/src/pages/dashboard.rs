//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn DashboardPage() -> impl IntoView {
    view! { <p>"DashboardPage"</p> }
}
