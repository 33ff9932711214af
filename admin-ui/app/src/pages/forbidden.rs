//! A page that the visitor's role does not open.

use leptos::prelude::*;

use crate::components::{ButtonVariant, EmptyState, LinkButton};

/// Shown in place of a page.
#[component]
pub(crate) fn Forbidden() -> impl IntoView {
    view! {
        <EmptyState icon="lock" title="Your role doesn’t open this page" text="Ask an admin of your workspace if you need it.">
            <LinkButton href="/" variant=ButtonVariant::Secondary>"Go to the start page"</LinkButton>
        </EmptyState>
    }
}
