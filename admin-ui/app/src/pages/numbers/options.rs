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
    (MediaDownload::AtOnce, "at_once", "As they come"),
    (MediaDownload::OnDemand, "on_demand", "When somebody opens them"),
    (MediaDownload::Never, "never", "Never: keep kind and name only"),
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
                    toaster.ok("Saved");
                }
                Err(problem) => {
                    toaster.error("The settings were not changed", problem.line());
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <Card title="Files and signs" subtitle="What becomes of files that contacts send, and what contacts see of the bot.">
            <form class="flex flex-col gap-4" on:submit=submit>
                <Field label="Fetch files" help="WhatsApp keeps them for a few weeks.">
                    <Select value=download options=DOWNLOADS.map(|(_, name, label)| (name.to_owned(), label.to_owned())).to_vec()/>
                </Field>
                <Field label="Delete files after, days" help="Empty: as the installation says." error=at>
                    <Input value=days maxlength=4 placeholder="Never"/>
                </Field>
                <Toggle label="Read receipts" text="Contacts see that their messages were read, and that the bot is typing where a flow says so." on=read/>
                {match phone {
                    Some(phone) => view! { <PhoneFields form=phone/> }.into_any(),
                    // Forms are Meta's; a phone's number asks for one thing after the other.
                    None => view! {
                        <Toggle label="Forms inside WhatsApp" text="Forms open as one screen instead of being asked one by one." on=forms/>
                    }
                        .into_any(),
                }}
                <div class="flex justify-end">
                    <Button submit=true busy=busy>"Save settings"</Button>
                </div>
            </form>
        </Card>
    }
}
