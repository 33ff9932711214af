//! The buttons of a template, one row each.

use flows_schema::message_template::limits;
use leptos::prelude::*;

use super::form::{ButtonInWork, Form};
use crate::components::{Button, ButtonSize, Field, IconButton, Input, Select};

fn kinds() -> Vec<(String, String)> {
    [
        ("quick_reply", t!("templates-button-answers")),
        ("url", t!("templates-button-opens")),
        ("phone_number", t!("templates-button-calls")),
        ("copy_code", t!("templates-button-copies")),
    ]
    .map(|(key, words)| (key.to_owned(), words.to_owned()))
    .to_vec()
}

/// The rows, and a way to add one.
#[component]
pub(super) fn ButtonsForm(
    form: Form,
    problem: Callback<String, Option<String>>,
    disabled: bool,
) -> impl IntoView {
    let count = move || form.buttons.with(Vec::len);
    view! {
        <fieldset class="flex flex-col gap-3">
            <legend class="text-xs font-medium mb-1.5">{t!("templates-buttons")}</legend>
            <For each=move || form.buttons.get() key=|button| button.id let:button>
                <ButtonRow form button problem disabled/>
            </For>
            {move || problem.run("/buttons".to_owned()).map(|text| view! { <p class="text-xs text-danger-ink">{text}</p> })}
            <Show when=move || !disabled && count() < limits::BUTTONS>
                <div><Button size=ButtonSize::Small icon="plus" on:click=move |_| form.add_button()>{t!("templates-add-button")}</Button></div>
            </Show>
        </fieldset>
    }
}

#[component]
fn ButtonRow(
    form: Form,
    button: ButtonInWork,
    problem: Callback<String, Option<String>>,
    disabled: bool,
) -> impl IntoView {
    let place = Memo::new(move |_| {
        form.buttons.with(|all| all.iter().position(|it| it.id == button.id)).unwrap_or_default()
    });
    let at = move |what: &'static str| {
        Signal::derive(move || problem.run(format!("/buttons/{}/{what}", place.get())))
    };
    let kind = Memo::new(move |_| button.kind.get());
    view! {
        <div class="rounded-lg border border-line p-3 flex flex-col gap-2.5">
            <div class="flex items-center gap-2">
                <Select value=button.kind options=Signal::stored(kinds()) label=t!("templates-button-kind") disabled=disabled/>
                <Show when=move || !disabled>
                    <IconButton icon="trash-2" label=t!("templates-button-remove") size=ButtonSize::Small on:click=move |_| form.buttons.update(|all| all.retain(|it| it.id != button.id))/>
                </Show>
            </div>
            <Show when=move || kind.get() != "copy_code">
                <Field label=t!("templates-button-words") error=at("text") aside=move || view! { {move || format!("{}/{}", button.text.with(|it| it.chars().count()), limits::BUTTON)} }>
                    <Input value=button.text disabled=disabled/>
                </Field>
            </Show>
            <Show when=move || kind.get() == "url">
                <Field label=t!("templates-button-address") help=t!("templates-button-address-help", mark = "{{1}}") error=at("url")>
                    <Input value=button.value kind="url" placeholder="https://example.com/orders/{{1}}" disabled=disabled/>
                </Field>
            </Show>
            <Show when=move || kind.get() == "phone_number">
                <Field label=t!("templates-button-phone") error=at("phone")>
                    <Input value=button.value kind="tel" placeholder="+49 30 1234567" disabled=disabled/>
                </Field>
            </Show>
        </div>
    }
}
