//! An address that leads nowhere.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::components::{ButtonVariant, EmptyState, LinkButton};

/// Shown for unknown addresses.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    view! {
        <Title text=format!("{} · Botloom", t!("common-not-found"))/>
        <main class="min-h-dvh flex items-center justify-center">
            <EmptyState icon="unplug" title=t!("common-not-found-title") text=t!("common-not-found-text")>
                <LinkButton href="/" variant=ButtonVariant::Primary>{t!("common-to-dashboard")}</LinkButton>
            </EmptyState>
        </main>
    }
}
