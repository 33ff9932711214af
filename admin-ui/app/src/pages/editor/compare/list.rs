//! Changes in words.

use flows_schema::diff_words::{Mark, Told};
use leptos::prelude::*;

use super::{Chip, name};

/// An entry per thing. With `show`, entries of steps that are still there lead to them.
#[component]
pub(crate) fn ChangeList(told: Vec<Told>, #[prop(optional)] show: Option<Callback<String>>) -> impl IntoView {
    view! {
        <ul class="change-list" aria-label=t!("editor-changes")>
            {told.into_iter().map(|told| view! { <Entry told show/> }).collect_view()}
        </ul>
    }
}

#[component]
fn Entry(told: Told, show: Option<Callback<String>>) -> impl IntoView {
    let Told { mark, card, title, lines } = told;
    let way = show.zip(card.filter(|_| mark != Mark::Removed));
    let title = match way {
        Some((show, card)) => view! {
            <button type="button" class="change-title change-way" on:click=move |_| show.run(card.clone())>
                {title}
            </button>
        }
        .into_any(),
        None => view! { <span class="change-title">{title}</span> }.into_any(),
    };
    view! {
        <li class="change" data-mark=name(mark)>
            <div class="change-head">
                <Chip mark/>
                {title}
            </div>
            {(!lines.is_empty())
                .then(|| {
                    view! {
                        <ul class="change-lines">
                            {lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                        </ul>
                    }
                })}
        </li>
    }
}
