//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn ApiDocsPage() -> impl IntoView {
    view! { <p>"ApiDocsPage"</p> }
}
