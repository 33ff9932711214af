//! Who is told by WhatsApp, as a part of the form of a rule.

use admin_types::{AlertNotify, AlertTemplate};
use leptos::prelude::*;
use uuid::Uuid;

use super::Numbers;
use crate::components::{Field, Input, Notice, Select, Switch, Tone};

/// What is entered.
#[derive(Clone, Copy)]
pub(super) struct NotifyForm {
    on: RwSignal<bool>,
    phone: RwSignal<String>,
    number: RwSignal<String>,
    template: RwSignal<String>,
    language: RwSignal<String>,
}

impl NotifyForm {
    pub(super) fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self { on: RwSignal::new(false), phone: text(), number: text(), template: text(), language: text() }
    }

    /// Shows what was saved.
    pub(super) fn fill(self, notify: Option<&AlertNotify>) {
        self.on.set(notify.is_some());
        let part = |get: &dyn Fn(&AlertNotify) -> Option<String>| notify.and_then(get).unwrap_or_default();
        self.phone.set(part(&|it| Some(it.phone.clone())));
        self.number.set(part(&|it| it.number_id.map(|id| id.to_string())));
        self.template.set(part(&|it| it.template.as_ref().map(|template| template.name.clone())));
        self.language.set(part(&|it| it.template.as_ref().map(|template| template.language.clone())));
    }

    /// What is to be saved.
    pub(super) fn read(self) -> Option<AlertNotify> {
        let name = self.template.get_untracked().trim().to_owned();
        let language = self.language.get_untracked().trim().to_owned();
        let language = if language.is_empty() { "en_US".to_owned() } else { language };
        self.on.get_untracked().then(|| AlertNotify {
            phone: self.phone.get_untracked(),
            number_id: Uuid::parse_str(&self.number.get_untracked()).ok(),
            template: (!name.is_empty()).then_some(AlertTemplate { name, language }),
        })
    }
}

/// The fields.
#[component]
pub(super) fn NotifyFields(
    form: NotifyForm,
    numbers: Numbers,
    /// What is wrong at a place of the request.
    at: Callback<&'static str, Option<String>>,
) -> impl IntoView {
    let error = move |pointer: &'static str| Signal::derive(move || at.run(pointer));
    let options = Signal::derive(move || numbers.options(Some(("", t!("alerts-any-number")))));
    let no_template = move || form.template.with(|name| name.trim().is_empty());
    view! {
        <div class="flex items-center justify-between gap-3 border-t border-line pt-3">
            <div class="min-w-0">
                <p class="text-sm font-medium">{t!("alerts-notify")}</p>
                <p class="text-xs text-muted">{t!("alerts-notify-help")}</p>
            </div>
            <Switch checked=form.on on_change=move |on| form.on.set(on) label=t!("alerts-notify")/>
        </div>
        <Show when=move || form.on.get()>
            <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                <Field label=t!("alerts-phone") help=t!("alerts-phone-help") error=error("/notify/phone")>
                    <Input value=form.phone required=true maxlength=40/>
                </Field>
                <Field label=t!("alerts-sent-from") help=t!("alerts-sent-from-help") error=error("/notify/number_id")>
                    <Select value=form.number options=options/>
                </Field>
                <Field label=t!("alerts-template") optional=true help=t!("alerts-template-help") error=error("/notify/template/name")>
                    <Input value=form.template maxlength=512/>
                </Field>
                <Field label=t!("alerts-template-language") optional=true help=t!("alerts-template-language-help") error=error("/notify/template/language")>
                    <Input value=form.language maxlength=15/>
                </Field>
            </div>
            <Show when=no_template>
                <Notice tone=Tone::Warn text=t!("alerts-no-template")/>
            </Show>
        </Show>
    }
}
