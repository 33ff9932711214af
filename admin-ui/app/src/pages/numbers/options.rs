//! What a number does with files, whether contacts see that it reads and types, and what is particular to a phone's number.

use admin_types::{MediaDownload, Number, NumberOptions, Permission, UpdateNumber};
use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    phone_options::{PhoneFields, PhoneForm},
    sending::Toggle,
};
use crate::{
    api::{self, ApiError},
    components::{Button, Card, Field, Input, Select, Toaster},
    state::{Load, Session},
};

const DOWNLOADS: [(MediaDownload, &str, &str); 3] = [
    (MediaDownload::AtOnce, "at_once", key!("numbers-fetch-at-once")),
    (MediaDownload::OnDemand, "on_demand", key!("numbers-fetch-on-demand")),
    (MediaDownload::Never, "never", key!("numbers-fetch-never")),
];

/// The card, for who may manage numbers.
#[component]
pub(super) fn OptionsCard(load: Load<Number>) -> impl IntoView {
    let may_manage = Session::current().may(Permission::ManageNumbers);
    view! {
        <Show when=move || may_manage.get()>
            {load.peek().and_then(|number| number.options).map(|options| view! { <OptionsForm load options/> })}
        </Show>
    }
}

#[component]
fn OptionsForm(load: Load<Number>, options: NumberOptions) -> impl IntoView {
    let toaster = Toaster::current();
    let name = DOWNLOADS.iter().find(|(value, ..)| *value == options.download).map_or("at_once", |it| it.1);
    let download = RwSignal::new(name.to_owned());
    let days = RwSignal::new(options.keep_days.map(|days| days.to_string()).unwrap_or_default());
    let read = RwSignal::new(options.read_receipts);
    let forms = RwSignal::new(options.forms);
    let phone = options.phone.as_ref().map(PhoneForm::new);
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let at = Signal::derive(move || {
        error.with(|error| error.as_ref().and_then(|error| error.at("/options/keep_days")))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(number) = load.peek() else { return };
        let chosen = download.get_untracked();
        let chosen =
            DOWNLOADS.iter().find(|(_, name, _)| *name == chosen).map_or_else(Default::default, |it| it.0);
        let typed = days.get_untracked();
        let options = NumberOptions {
            download: chosen,
            // What is no number is refused by the server with its place.
            keep_days: (!typed.trim().is_empty()).then(|| typed.trim().parse().unwrap_or(0)),
            read_receipts: read.get_untracked(),
            forms: forms.get_untracked(),
            phone: phone.map(PhoneForm::options),
        };
        busy.set(true);
        spawn_local(async move {
            let body = UpdateNumber { options: Some(options), ..Default::default() };
            match api::numbers::update(number.id, &body).await {
                Ok(number) => {
                    error.try_set(None);
                    load.set(number);
                    toaster.ok(t!("numbers-saved"));
                }
                Err(problem) => {
                    toaster.error(t!("numbers-settings-not-changed"), problem.line());
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <Card title=t!("numbers-options") subtitle=t!("numbers-options-subtitle")>
            <form class="flex flex-col gap-4" on:submit=submit>
                <Field label=t!("numbers-fetch") help=t!("numbers-fetch-help")>
                    <Select value=download options=DOWNLOADS.map(|(_, name, label)| (name.to_owned(), crate::language::text(label).to_owned())).to_vec()/>
                </Field>
                <Field label=t!("numbers-keep-days") help=t!("numbers-keep-days-help") error=at>
                    <Input value=days maxlength=4 placeholder=t!("numbers-never")/>
                </Field>
                <Toggle label=t!("numbers-read-receipts") text=t!("numbers-read-receipts-text") on=read/>
                {match phone {
                    Some(phone) => view! { <PhoneFields form=phone/> }.into_any(),
                    // Forms are Meta's; a phone's number asks for one thing after the other.
                    None => view! {
                        <Toggle label=t!("numbers-forms-inside") text=t!("numbers-forms-inside-text") on=forms/>
                    }
                        .into_any(),
                }}
                <div class="flex justify-end">
                    <Button submit=true busy=busy>{t!("numbers-save-settings")}</Button>
                </div>
            </form>
        </Card>
    }
}
