//! Something could not be loaded: what happened, and a way to try again.

use leptos::prelude::*;

use super::{Button, Icon};
use crate::api::ApiError;

/// Shown in place of the content that is missing.
#[component]
pub(crate) fn ErrorNote(
    /// What went wrong.
    error: ApiError,
    /// Tries again.
    #[prop(into)]
    retry: Callback<()>,
) -> impl IntoView {
    let icon = if error.is_offline() { "wifi-off" } else { "triangle-alert" };
    view! {
        <div role="alert" class="flex flex-col items-center text-center px-6 py-12">
            <span class="flex items-center justify-center w-12 h-12 rounded-xl bg-danger-soft text-danger-ink mb-4">
                <Icon name=icon class="w-6 h-6"/>
            </span>
            <h3 class="text-base font-semibold">{error.title()}</h3>
            <p class="text-sm text-muted mt-1 max-w-sm">{error.advice()}</p>
            <div class="mt-5">
                <Button icon="refresh-cw" on:click=move |_| retry.run(())>{t!("common-try-again")}</Button>
            </div>
        </div>
    }
}
