//! The look of the pages before one is in: sign in and set up.

use leptos::prelude::*;

use crate::{
    components::LanguageChoice,
    layout::{Logo, ThemeButton},
};

/// A card in the middle, the mark above it.
#[component]
pub(super) fn Gate(
    /// Heading.
    title: &'static str,
    /// A sentence under it.
    text: &'static str,
    /// The form.
    children: Children,
) -> impl IntoView {
    view! {
        <main class="min-h-dvh flex flex-col items-center justify-center px-4 py-10 weave">
            <div class="absolute top-4 end-4"><ThemeButton/></div>
            <div class="w-full max-w-sm">
                <div class="flex justify-center mb-6"><Logo name=true class="w-9 h-9"/></div>
                <div class="rounded-xl border border-line bg-surface elev-2 p-6">
                    <h1 class="text-lg font-semibold tracking-tight">{title}</h1>
                    <p class="text-sm text-muted mt-0.5 mb-5">{text}</p>
                    {children()}
                </div>
                <div class="flex justify-center mt-4"><LanguageChoice/></div>
            </div>
        </main>
    }
}
