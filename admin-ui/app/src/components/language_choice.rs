//! Which language the pages speak.

use leptos::prelude::*;

use super::{Icon, MenuChoice};
use crate::{
    Language,
    state::{choose_language, page_language},
};

/// The languages by their own names, as a small quiet select, or as items of a [`super::Menu`]. Choosing loads
/// the page anew.
#[component]
pub(crate) fn LanguageChoice(
    /// Makes items for the menu around it.
    #[prop(optional)]
    in_menu: bool,
) -> impl IntoView {
    if in_menu { view! { <Items/> }.into_any() } else { view! { <Quiet/> }.into_any() }
}

#[component]
fn Items() -> impl IntoView {
    let now = page_language();
    view! {
        <div role="group" aria-label=t!("common-language")>
            {Language::ALL
                .into_iter()
                .map(|language| {
                    view! {
                        <MenuChoice
                            label=language.own_name()
                            chosen=language == now
                            on_select=move |()| choose_language(language)
                            attr:lang=language.code()
                        />
                    }
                })
                .collect_view()}
        </div>
    }
}

#[component]
fn Quiet() -> impl IntoView {
    let now = page_language();
    view! {
        <span class="relative inline-flex items-center gap-1.5 text-muted">
            <Icon name="languages" class="w-3.5 h-3.5"/>
            <select
                class="appearance-none rounded-md bg-transparent h-8 ps-1 pe-5 text-xs text-muted hover:text-ink"
                aria-label=t!("common-language")
                autocomplete="off"
                on:change=move |event| {
                    if let Some(language) = Language::of_code(&event_target_value(&event)) {
                        choose_language(language);
                    }
                }
            >
                {Language::ALL
                    .into_iter()
                    .map(|language| {
                        let (code, chosen) = (language.code(), language == now);
                        view! {
                            <option value=code lang=code selected=chosen>
                                {language.own_name()}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
            <span class="absolute end-1 text-faint pointer-events-none">
                <Icon name="chevrons-up-down" class="w-3 h-3"/>
            </span>
        </span>
    }
}
