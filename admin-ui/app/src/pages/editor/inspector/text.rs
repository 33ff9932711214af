//! Words: one line, an address, a message with WhatsApp's formatting.

use flows_schema::ui_schema::FieldUi;
use leptos::{html, prelude::*};
use serde_json::Value;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::{
    binding::Binding,
    complete::{OfferList, Offers, completed},
    emoji::InsertEmoji,
    variable::InsertVariable,
};
use crate::components::{ButtonSize, Field, FieldContext, IconButton};

/// Characters so far, of the most allowed; shown once half of them are used.
fn counter(field: &'static FieldUi, binding: &Binding) -> Option<ViewFn> {
    let max = field.max_chars?;
    let binding = binding.clone();
    Some(
        (move || {
            let binding = binding.clone();
            move || {
                let count = binding.text().chars().count();
                let colour = if count > max { tw!("text-danger-ink font-medium") } else { tw!("text-faint") };
                (count * 2 >= max).then(|| view! { <span class=colour>{format!("{count} / {max}")}</span> })
            }
        })
        .into(),
    )
}

fn help(field: &'static FieldUi) -> Option<String> {
    field.help.clone()
}

/// One line.
#[component]
pub(super) fn LineField(
    field: &'static FieldUi,
    binding: Binding,
    templates: bool,
    #[prop(optional)] url: bool,
) -> impl IntoView {
    let aside = counter(field, &binding);
    let error = binding.problem();
    view! {
        <Field label=field.label.clone() help=help(field).unwrap_or_default() error aside=aside.unwrap_or_else(|| ViewFn::from(|| ()))>
            <LineInput field binding templates url/>
        </Field>
    }
}

#[component]
pub(super) fn LineInput(
    field: &'static FieldUi,
    binding: Binding,
    templates: bool,
    url: bool,
) -> impl IntoView {
    let context = FieldContext::current();
    let invalid = context.clone();
    let node = NodeRef::<html::Input>::new();
    let (reading, writing, sealing, inserting) =
        (binding.clone(), binding.clone(), binding.clone(), binding.clone());
    let insert = Callback::new(move |text: String| {
        if let Some(input) = node.get_untracked() {
            let input: HtmlInputElement = input;
            let start = input.selection_start().ok().flatten().unwrap_or(u32::MAX);
            let end = input.selection_end().ok().flatten().unwrap_or(start);
            let (value, _) = replaced(&input.value(), start, end, &text);
            inserting.choose(Value::String(value));
            let _ = input.focus();
        }
    });
    let completing = binding.clone();
    let offers = Offers::new(Callback::new(move |(from, key): (u32, String)| {
        let Some(input) = node.get_untracked() else { return };
        let input: HtmlInputElement = input;
        let caret = input.selection_start().ok().flatten().unwrap_or(from);
        let (value, caret) = completed(&input.value(), from, caret, &key);
        completing.choose(Value::String(value.clone()));
        input.set_value(&value);
        let _ = input.set_selection_range(caret, caret);
    }));
    let look = move || {
        if let Some(input) = node.get_untracked().filter(|_| templates) {
            let input: HtmlInputElement = input;
            offers.look(&input.value(), input.selection_start().ok().flatten());
        }
    };
    let class = match (url, templates) {
        (true, _) => tw!("form-control form-mono pe-9"),
        (false, true) => tw!("form-control pe-9"),
        (false, false) => tw!("form-control"),
    };
    view! {
        <div class="relative">
            <input
                node_ref=node
                class=class
                id=context.id()
                inputmode=url.then_some("url")
                placeholder=field.placeholder.clone()
                disabled=binding.read_only
                aria-invalid=invalid.invalid()
                aria-describedby=context.described_by()
                prop:value=move || reading.text()
                on:input=move |event| {
                    writing.type_in(Value::String(event_target_value(&event)));
                    look();
                }
                on:keydown=move |event| _ = offers.key(&event)
                on:blur=move |_| {
                    offers.typing.set(None);
                    sealing.seal();
                }
            />
            <OfferList offers/>
            {(templates && !binding.read_only)
                .then(|| view! { <span class="form-insert"><InsertVariable on_insert=insert/></span> })}
        </div>
    }
}

/// A message of several lines, with formatting and variables.
#[component]
pub(super) fn MessageField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let aside = counter(field, &binding);
    let error = binding.problem();
    view! {
        <Field label=field.label.clone() help=help(field).unwrap_or_default() error aside=aside.unwrap_or_else(|| ViewFn::from(|| ()))>
            <MessageInput field binding/>
        </Field>
    }
}

#[component]
fn MessageInput(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let context = FieldContext::current();
    let invalid = context.clone();
    let node = NodeRef::<html::Textarea>::new();
    let (reading, writing, sealing, editing) =
        (binding.clone(), binding.clone(), binding.clone(), binding.clone());
    let edit = Callback::new(move |(before, after): (String, String)| {
        let Some(area) = node.get_untracked() else { return };
        let area: HtmlTextAreaElement = area;
        let start = area.selection_start().ok().flatten().unwrap_or(u32::MAX);
        let end = area.selection_end().ok().flatten().unwrap_or(start);
        let (value, range) = wrapped(&area.value(), start, end, &before, &after);
        editing.choose(Value::String(value.clone()));
        // The framework writes the value later; the caret has to be set on the new text.
        area.set_value(&value);
        let _ = area.focus();
        let _ = area.set_selection_range(range.0, range.1);
    });
    let mark = move |mark: &'static str| edit.run((mark.to_owned(), mark.to_owned()));
    let insert = Callback::new(move |text: String| edit.run((text, String::new())));
    let completing = binding.clone();
    let offers = Offers::new(Callback::new(move |(from, key): (u32, String)| {
        let Some(area) = node.get_untracked() else { return };
        let area: HtmlTextAreaElement = area;
        let caret = area.selection_start().ok().flatten().unwrap_or(from);
        let (value, caret) = completed(&area.value(), from, caret, &key);
        completing.choose(Value::String(value.clone()));
        area.set_value(&value);
        let _ = area.set_selection_range(caret, caret);
    }));
    let look = move || {
        if let Some(area) = node.get_untracked() {
            let area: HtmlTextAreaElement = area;
            offers.look(&area.value(), area.selection_start().ok().flatten());
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if offers.key(&event) {
            return;
        }
        if event.ctrl_key() || event.meta_key() {
            match event.key().as_str() {
                "b" => mark("*"),
                "i" => mark("_"),
                _ => return,
            }
            event.prevent_default();
        }
    };
    view! {
        <div class="form-message">
            <textarea
                node_ref=node
                class="form-message-area field-grow"
                id=context.id()
                rows="3"
                placeholder=field.placeholder.clone()
                disabled=binding.read_only
                aria-invalid=invalid.invalid()
                aria-describedby=context.described_by()
                prop:value=move || reading.text()
                on:input=move |event| {
                    writing.type_in(Value::String(event_target_value(&event)));
                    look();
                }
                on:blur=move |_| {
                    offers.typing.set(None);
                    sealing.seal();
                }
                on:keydown=keys
            ></textarea>
            <OfferList offers/>
            {(!binding.read_only)
                .then(|| {
                    view! {
                        <div class="form-message-bar" role="toolbar" aria-label=t!("inspector-formatting")>
                            <IconButton icon="bold" label=t!("inspector-bold") keys="Ctrl B" size=ButtonSize::Small on:click=move |_| mark("*")/>
                            <IconButton icon="italic" label=t!("inspector-italic") keys="Ctrl I" size=ButtonSize::Small on:click=move |_| mark("_")/>
                            <IconButton icon="strikethrough" label=t!("inspector-struck-through") size=ButtonSize::Small on:click=move |_| mark("~")/>
                            <IconButton icon="code" label=t!("inspector-fixed-width") size=ButtonSize::Small on:click=move |_| mark("`")/>
                            <span class="flex-1"></span>
                            <span class="form-insert-slot"><InsertEmoji on_insert=insert/></span>
                            <span class="form-insert-slot"><InsertVariable on_insert=insert/></span>
                        </div>
                    }
                })}
        </div>
    }
}

/// Puts words around the selection, which is given in UTF-16 units as browsers count. Gives the new text
/// and the new selection.
fn wrapped(text: &str, start: u32, end: u32, before: &str, after: &str) -> (String, (u32, u32)) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let (start, end) = (start.min(length), end.clamp(start.min(length), length));
    let part = |from: u32, to: u32| String::from_utf16_lossy(&units[from as usize..to as usize]);
    let value = format!("{}{before}{}{after}{}", part(0, start), part(start, end), part(end, length));
    let shift = u32::try_from(before.encode_utf16().count()).unwrap_or_default();
    (value, (start + shift, end + shift))
}

/// Replaces the selection.
fn replaced(text: &str, start: u32, end: u32, by: &str) -> (String, u32) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let (start, end) = (start.min(length), end.clamp(start.min(length), length));
    let head = String::from_utf16_lossy(&units[..start as usize]);
    let tail = String::from_utf16_lossy(&units[end as usize..]);
    let caret = start + u32::try_from(by.encode_utf16().count()).unwrap_or_default();
    (format!("{head}{by}{tail}"), caret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_around_the_selection() {
        assert_eq!(wrapped("say hello now", 4, 9, "*", "*"), ("say *hello* now".into(), (5, 10)));
        assert_eq!(wrapped("", 0, 0, "_", "_"), ("__".into(), (1, 1)));
        // An emoji is two units for the browser.
        assert_eq!(wrapped("👋 you", 3, 6, "*", "*"), ("👋 *you*".into(), (4, 7)));
        assert_eq!(wrapped("abc", 99, 99, "x", ""), ("abcx".into(), (4, 4)));
    }

    #[test]
    fn an_insertion_replaces_the_selection() {
        assert_eq!(replaced("a b c", 2, 3, "{{ x }}"), ("a {{ x }} c".into(), 9));
        assert_eq!(replaced("é", 1, 0, "!"), ("é!".into(), 2));
    }
}
