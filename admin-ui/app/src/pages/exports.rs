//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn ExportsPage() -> impl IntoView {
    view! { <p>"ExportsPage"</p> }
}
