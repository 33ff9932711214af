//! Values to carry elsewhere: addresses and tokens with a button that copies them.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::{ButtonSize, IconButton, field::FieldContext, input::FIELD};

/// An icon button that copies a text and says so.
#[component]
pub(crate) fn CopyButton(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// What is copied, such as "Copy the webhook address".
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        copy_text(&text.get_untracked());
        copied.set(true);
        set_timeout(
            move || {
                copied.try_set(false);
            },
            Duration::from_millis(1500),
        );
    };
    view! {
        <IconButton
            icon=Signal::derive(move || if copied.get() { "check" } else { "copy" })
            label=Signal::derive(move || if copied.get() { t!("common-copied").to_owned() } else { label.clone() })
            size=ButtonSize::Small
            on:click=copy
        />
    }
}

/// A read-only field with a [`CopyButton`]. Inside a [`super::Field`] it takes its label from there.
#[component]
pub(crate) fn CopyField(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// What the button copies, in words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let field = FieldContext::current();
    view! {
        <div class="relative">
            <input
                class=format!("{FIELD} font-mono text-xs pe-10 bg-sunken")
                id=field.id()
                readonly=true
                aria-describedby=field.described_by()
                prop:value=move || text.get()
                on:focus=move |event| {
                    event_target::<web_sys::HtmlInputElement>(&event).select();
                }
            />
            <span class="absolute end-1 top-1"><CopyButton text=text label=label/></span>
        </div>
    }
}

/// Copies a text. Browsers offer the clipboard on https and localhost only; elsewhere the old command
/// on a hidden field does it.
pub(crate) fn copy_text(text: &str) {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"));
    if let Some(clipboard) = clipboard.ok().and_then(|it| it.dyn_into::<web_sys::Clipboard>().ok()) {
        let _ = clipboard.write_text(text);
        return;
    }
    let Ok(area) = document().create_element("textarea") else { return };
    let Ok(area) = area.dyn_into::<web_sys::HtmlTextAreaElement>() else { return };
    area.set_value(text);
    let Some(body) = document().body() else { return };
    let _ = body.append_child(&area);
    area.select();
    let command = js_sys::Reflect::get(&document(), &JsValue::from_str("execCommand"));
    if let Some(command) = command.ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok()) {
        let _ = command.call1(&document(), &JsValue::from_str("copy"));
    }
    area.remove();
}
