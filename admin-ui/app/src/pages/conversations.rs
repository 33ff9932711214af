//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn ConversationsPage() -> impl IntoView {
    view! { <p>"ConversationsPage"</p> }
}
