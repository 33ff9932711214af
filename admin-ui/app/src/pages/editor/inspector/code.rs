//! Texts for machines: JSON, expressions.

use flows_schema::ui_schema::FieldUi;
use leptos::prelude::*;
use serde_json::Value;

use super::{
    binding::Binding,
    json_colours::{looks_like_json, pieces},
};
use crate::components::{Field, FieldContext};

/// A text of fixed width. A value that is not text is edited as JSON, and kept while it can be read.
#[component]
pub(super) fn CodeField(field: &'static FieldUi, binding: Binding, lines: u8) -> impl IntoView {
    let error = binding.problem();
    let unread = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || unread.get().or_else(|| error.get()));
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error=shown>
            <CodeInput field binding lines unread/>
        </Field>
    }
}

#[component]
fn CodeInput(
    field: &'static FieldUi,
    binding: Binding,
    lines: u8,
    unread: RwSignal<Option<String>>,
) -> impl IntoView {
    let context = FieldContext::current();
    let (reading, writing, sealing) = (binding.clone(), binding.clone(), binding.clone());
    let structured = matches!(binding.peek(), Value::Object(_) | Value::Array(_));
    let text = move || match reading.get() {
        value @ (Value::Object(_) | Value::Array(_)) => {
            serde_json::to_string_pretty(&value).unwrap_or_default()
        }
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let write = move |words: String| {
        if !structured {
            writing.type_in(Value::String(words));
            return;
        }
        match serde_json::from_str::<Value>(&words) {
            Ok(value) => {
                unread.set(None);
                writing.type_in(value);
            }
            Err(error) => unread.set(Some(t!("inspector-not-json-yet", error = error.to_string()))),
        }
    };
    let text = Memo::new(move |_| text());
    // Colours follow what is typed, also while it cannot be read yet.
    let typed = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        text.track();
        typed.set(None);
    });
    let coloured = move || {
        let shown = typed.get().unwrap_or_else(|| text.get());
        looks_like_json(&shown).then(|| {
            let pieces = pieces(&shown).into_iter();
            let spans =
                pieces.map(|(kind, piece)| view! { <span class=kind.class()>{piece.to_owned()}</span> });
            spans.collect_view()
        })
    };
    let is_json = Memo::new(move |_| looks_like_json(&typed.get().unwrap_or_else(|| text.get())));
    let back = NodeRef::<leptos::html::Pre>::new();
    view! {
        <div class="code-box" data-json=move || is_json.get().to_string()>
        <pre class="form-control form-area form-mono code-colours" aria-hidden="true" node_ref=back>{coloured}</pre>
        <textarea
            class="form-control form-area form-mono field-grow"
            id=context.id()
            rows=lines.to_string()
            spellcheck="false"
            placeholder=field.placeholder.clone()
            disabled=binding.read_only
            aria-describedby=context.described_by()
            prop:value=move || text.get()
            on:input=move |event| {
                let words = event_target_value(&event);
                typed.set(Some(words.clone()));
                write(words);
            }
            on:scroll=move |event| {
                let area = event_target::<web_sys::HtmlElement>(&event);
                if let Some(back) = back.get_untracked() {
                    back.set_scroll_top(area.scroll_top());
                }
            }
            on:blur=move |_| sealing.seal()
        ></textarea>
        </div>
    }
}
