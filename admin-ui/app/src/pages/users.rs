//! A page.

use leptos::prelude::*;

/// A page.
#[component]
pub(crate) fn UsersPage() -> impl IntoView {
    view! { <p>"UsersPage"</p> }
}
