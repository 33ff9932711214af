//! What the list is narrowed to.

use admin_types::{Consent, ContactFilter, Page, Permission, Segment};
use leptos::prelude::*;
use uuid::Uuid;

use super::{kept, segments::options};
use crate::{
    api,
    components::{SearchInput, Select},
    pages::search::pause_typing,
    state::{Load, Session},
};

/// The filters of the list.
#[derive(Clone, Copy)]
pub(super) struct Filters {
    typed: RwSignal<String>,
    words: RwSignal<String>,
    segment: RwSignal<String>,
    number: RwSignal<String>,
    state: RwSignal<String>,
    tag: RwSignal<String>,
}

impl Filters {
    /// None set.
    pub(super) fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let filters = Self {
            typed: text(),
            words: text(),
            segment: text(),
            number: text(),
            state: text(),
            tag: text(),
        };
        pause_typing(filters.typed, filters.words);
        filters
    }

    /// Whether any is set.
    pub(super) fn is_set(self) -> bool {
        [self.words, self.segment, self.number, self.state, self.tag]
            .iter()
            .any(|it| !it.with(String::is_empty))
    }

    /// As the API reads them.
    pub(super) fn get(self) -> ContactFilter {
        let some = |text: RwSignal<String>| Some(text.get().trim().to_owned()).filter(|it| !it.is_empty());
        let state = self.state.get();
        ContactFilter {
            q: some(self.words),
            number_id: Uuid::parse_str(&self.number.get()).ok(),
            tag: some(self.tag),
            segment_id: Uuid::parse_str(&self.segment.get()).ok(),
            consent: match state.as_str() {
                "in" => Some(Consent::In),
                "out" => Some(Consent::Out),
                "unknown" => Some(Consent::Unknown),
                _ => None,
            },
            blocked: (state == "blocked").then_some(true),
            ..ContactFilter::default()
        }
    }

    /// The row of inputs.
    pub(super) fn view(self, segments: Load<Page<Segment>>) -> impl IntoView {
        let session = Session::current();
        let sees_numbers = session.may(Permission::ViewNumbers);
        let numbers = Load::new(move || {
            let asks = session.is_signed_in() && sees_numbers.get();
            async move {
                if asks {
                    api::numbers::list().await
                } else {
                    Ok(Page { items: Vec::new(), next_cursor: None })
                }
            }
        });
        let tags = Load::new(api::contacts::tags);
        let number_options = Signal::derive(move || {
            let each = numbers.get().map(|page| page.items).unwrap_or_default();
            with_all(
                t!("contacts-all-numbers"),
                each.into_iter().map(|number| (number.id.to_string(), number.name)),
            )
        });
        let tag_options = Signal::derive(move || {
            let each = tags.get().map(|page| page.items).unwrap_or_default();
            with_all(
                t!("contacts-all-tags"),
                each.into_iter().map(|it| (it.tag.clone(), format!("{} ({})", it.tag, it.contacts))),
            )
        });
        let has_tags = Memo::new(move |_| tags.with(|page| page.is_some_and(|page| !page.items.is_empty())));
        let has_segments = Memo::new(move |_| !kept(segments).is_empty());
        view! {
            <div class="flex flex-wrap items-center gap-2 mb-3">
                <div class="w-full sm:w-64"><SearchInput value=self.typed placeholder=t!("contacts-search")/></div>
                <Show when=move || has_segments.get()>
                    <Select value=self.segment options=options(segments, t!("contacts-everybody")) label=t!("contacts-segment") class="w-full sm:w-44"/>
                </Show>
                <Show when=move || sees_numbers.get()>
                    <Select value=self.number options=number_options label=t!("contacts-number") class="w-full sm:w-40"/>
                </Show>
                <Show when=move || has_tags.get()>
                    <Select value=self.tag options=tag_options label=t!("contacts-tag") class="w-full sm:w-36"/>
                </Show>
                <Select value=self.state options=Signal::derive(states) label=t!("contacts-consent") class="w-full sm:w-40"/>
            </div>
        }
    }
}

fn states() -> Vec<(String, String)> {
    let each = [
        ("in", t!("contacts-agreed")),
        ("out", t!("contacts-opted-out")),
        ("unknown", t!("contacts-never-asked")),
        ("blocked", t!("contacts-blocked")),
    ];
    with_all(
        t!("contacts-any-consent"),
        each.map(|(key, words)| (key.to_owned(), words.to_owned())).into_iter(),
    )
}

fn with_all(all: &str, each: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), all.to_owned())).chain(each).collect()
}
