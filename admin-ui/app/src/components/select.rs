//! A choice of one among a few.

use leptos::prelude::*;

use super::{Icon, field::FieldContext, input::FIELD};

/// The browser's own select in our look: it works with every keyboard, reader and phone.
#[component]
pub(crate) fn Select(
    /// The chosen value, both ways.
    value: RwSignal<String>,
    /// Values with their words, in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// Name when no [`super::Field`] is around it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Cannot be used at present.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Further classes of the box.
    #[prop(default = "w-full")]
    class: &'static str,
) -> impl IntoView {
    let field = FieldContext::current();
    view! {
        <div class=format!("relative {class}")>
            <select
                class=format!("{FIELD} appearance-none pe-9 truncate")
                id=field.id()
                aria-label=label
                aria-invalid=field.invalid()
                aria-describedby=field.described_by()
                disabled=move || disabled.get()
                prop:value=move || value.get()
                on:change=move |event| value.set(event_target_value(&event))
            >
                {move || {
                    let chosen = value.get();
                    options
                        .get()
                        .into_iter()
                        .map(|(key, words)| {
                            let selected = key == chosen;
                            view! { <option value=key selected=selected>{words}</option> }
                        })
                        .collect_view()
                }}
            </select>
            <span class="absolute end-3 top-2.5 text-faint pointer-events-none">
                <Icon name="chevrons-up-down"/>
            </span>
        </div>
    }
}
