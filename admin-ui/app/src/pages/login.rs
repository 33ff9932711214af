//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn LoginPage() -> impl IntoView {
    view! { <p>"LoginPage"</p> }
}
