//! A page that the visitor's role does not open.

use leptos::prelude::*;

use crate::components::{ButtonVariant, EmptyState, LinkButton};

/// Shown in place of a page.
#[component]
pub(crate) fn Forbidden() -> impl IntoView {
    view! {
        <EmptyState icon="lock" title=t!("common-forbidden-title") text=t!("common-forbidden-text")>
            <LinkButton href="/" variant=ButtonVariant::Secondary>{t!("common-to-start")}</LinkButton>
        </EmptyState>
    }
}
