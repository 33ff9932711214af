//! Which numbers a person or a key sees: all, or some that are ticked.

use admin_types::NumberAccess;
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    api,
    components::{Field, Select},
    state::{Load, LoadView},
};

const ALL: &str = "all";
const SOME: &str = "some";

/// How much is seen, in words; none for everything.
pub(super) fn in_words(access: &NumberAccess) -> Option<String> {
    access.ids().map(|ids| match ids.len() {
        0 => t!("numbers-access-none").to_owned(),
        many => t!("numbers-access-count", n = many),
    })
}

/// A choice between all numbers and some.
#[component]
pub(super) fn NumberAccessField(
    /// What is chosen.
    value: RwSignal<NumberAccess>,
    /// What the server said about it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let numbers = Load::new(api::numbers::list);
    let choice = RwSignal::new(ALL.to_owned());
    Effect::new(move |_| {
        let now = if value.with(|access| access.ids().is_some()) { SOME } else { ALL };
        if choice.with_untracked(|choice| choice != now) {
            choice.set(now.to_owned());
        }
    });
    Effect::new(move |_| {
        let wants_some = choice.with(|choice| choice == SOME);
        let has_some = value.with_untracked(|access| access.ids().is_some());
        if wants_some != has_some {
            value.set(NumberAccess::of(wants_some.then(Vec::new)));
        }
    });
    let options = [(ALL, t!("numbers-access-all")), (SOME, t!("numbers-access-some"))]
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .to_vec();
    let rows = move || numbers.with(|page| page.map(|page| page.items.clone()).unwrap_or_default());
    view! {
        <div class="flex flex-col gap-2">
            <Field label=t!("numbers-title") help=t!("numbers-access-help") error=error>
                <Select value=choice options=Signal::stored(options)/>
            </Field>
            <Show when=move || choice.with(|choice| choice == SOME)>
                <LoadView load=numbers skeleton=|| ()>
                    <div role="group" aria-label=t!("numbers-access-list") class="flex flex-col gap-1.5 rounded-md border border-line p-3 max-h-48 overflow-y-auto">
                        <For each=rows key=|number| number.id let:number>
                            <Tick id=number.id name=number.name value=value/>
                        </For>
                    </div>
                </LoadView>
            </Show>
        </div>
    }
}

/// One number that can be ticked.
#[component]
fn Tick(id: Uuid, name: String, value: RwSignal<NumberAccess>) -> impl IntoView {
    let change = move |on: bool| {
        let mut ids = value.with_untracked(|access| access.ids().unwrap_or_default().to_vec());
        ids.retain(|other| *other != id);
        if on {
            ids.push(id);
        }
        value.set(NumberAccess::of(Some(ids)));
    };
    view! {
        <label class="flex items-start gap-2 min-h-6 text-sm min-w-0">
            <input
                type="checkbox"
                class="mt-0.5 shrink-0"
                prop:checked=move || value.with(|access| access.ids().is_some_and(|ids| ids.contains(&id)))
                on:change=move |event| change(event_target_checked(&event))
            />
            <span class="truncate">{name}</span>
        </label>
    }
}
