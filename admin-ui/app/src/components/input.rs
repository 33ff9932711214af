//! Fields for text.

use leptos::{ev, prelude::*};

use super::{Icon, field::FieldContext};

/// The look of every one-line field.
pub(super) const FIELD: &str =
    tw!("w-full rounded-md border border-line-strong bg-surface text-sm text-ink px-3 h-9 \
     transition-colors duration-100 hover:border-faint \
     disabled:bg-sunken disabled:text-muted");

/// A field of one line. Inside a [`super::Field`] it takes its label, help and error from there.
#[component]
pub(crate) fn Input(
    /// The text, both ways.
    value: RwSignal<String>,
    /// `type` of the element.
    #[prop(default = "text")]
    kind: &'static str,
    /// Name for the browser's memory, such as `"email"`.
    #[prop(optional)]
    name: &'static str,
    /// `autocomplete` of the element.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Shown while it is empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// Must be filled.
    #[prop(optional)]
    required: bool,
    /// Gets the focus when it appears.
    #[prop(optional)]
    autofocus: bool,
    /// Cannot be used at present.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Most characters allowed.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// Set in a fixed-width face: for ids, addresses and tokens.
    #[prop(optional)]
    mono: bool,
) -> impl IntoView {
    let field = FieldContext::current();
    let class = format!("{FIELD} {}", if mono { tw!("font-mono text-xs") } else { "" });
    view! {
        <input
            class=class
            type=kind
            id=field.id()
            name=name
            autocomplete=autocomplete
            placeholder=move || placeholder.get()
            required=required
            autofocus=autofocus
            disabled=move || disabled.get()
            maxlength=maxlength
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
    }
}

/// A field of several lines that grows with its text.
#[component]
pub(crate) fn Textarea(
    /// The text, both ways.
    value: RwSignal<String>,
    /// Lines shown when empty.
    #[prop(default = 3)]
    rows: u32,
    /// Shown while it is empty.
    #[prop(optional, into)]
    placeholder: String,
    /// Cannot be used at present.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Most characters allowed.
    #[prop(optional)]
    maxlength: Option<u32>,
) -> impl IntoView {
    let field = FieldContext::current();
    view! {
        <textarea
            class="w-full rounded-md border border-line-strong bg-surface text-sm text-ink px-3 py-2 transition-colors duration-100 hover:border-faint disabled:bg-sunken disabled:text-muted field-grow"
            id=field.id()
            rows=rows
            placeholder=placeholder
            disabled=move || disabled.get()
            maxlength=maxlength
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        ></textarea>
    }
}

/// A field to search with. Escape empties it.
#[component]
pub(crate) fn SearchInput(
    /// The words looked for, both ways.
    value: RwSignal<String>,
    /// What is searched, such as "Search flows"; the label too.
    #[prop(into)]
    placeholder: String,
) -> impl IntoView {
    let label = placeholder.clone();
    let clear = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !value.get_untracked().is_empty() {
            event.prevent_default();
            value.set(String::new());
        }
    };
    view! {
        <div class="relative w-full">
            <span class="absolute start-3 top-2.5 text-faint pointer-events-none"><Icon name="search"/></span>
            <input
                class=format!("{FIELD} ps-9")
                type="search"
                aria-label=label
                placeholder=placeholder
                autocomplete="off"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=clear
            />
        </div>
    }
}
