//! An address that leads nowhere.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::components::{ButtonVariant, EmptyState, LinkButton};

/// Shown for unknown addresses.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    view! {
        <Title text="Not found · Botloom"/>
        <main class="min-h-dvh flex items-center justify-center">
            <EmptyState icon="unplug" title="This page doesn’t exist" text="The address may be mistyped, or what was here has been removed.">
                <LinkButton href="/" variant=ButtonVariant::Primary>"Go to the dashboard"</LinkButton>
            </EmptyState>
        </main>
    }
}
