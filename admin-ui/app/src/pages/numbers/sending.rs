//! When a number may send: quiet hours, a cap per day and a warm-up, and what waits for them now.

mod form;

use admin_types::{Number, NumberSending, Permission, UpdateNumber, WaitReason, Waiting};
use leptos::{ev, prelude::*, task::spawn_local};

use self::form::{DAYS, Form};
use crate::{
    api::{self, ApiError},
    components::{Button, Card, Field, Input, Notice, Switch, Toaster, Tone},
    state::{Load, Session},
    words,
};

/// The card; a form for who may manage numbers, words for everybody else.
#[component]
pub(super) fn SendingCard(load: Load<Number>) -> impl IntoView {
    let may_manage = Session::current().may(Permission::ManageNumbers);
    let sending = move || load.with(|number| number.and_then(|number| number.sending.clone()));
    view! {
        <Card title=t!("numbers-sending") subtitle=t!("numbers-sending-subtitle")>
            <div class="flex flex-col gap-4">
                {move || sending().map(|sending| view! { <Today sending=sending/> })}
                <Show when=move || may_manage.get()>
                    <SendingForm load=load/>
                </Show>
            </div>
        </Card>
    }
}

/// What went out today, and why messages wait.
#[component]
fn Today(sending: NumberSending) -> impl IntoView {
    let today = match sending.cap_today {
        Some(cap) => t!("numbers-sent-of", sent = sending.sent_today, cap = cap),
        None => t!("numbers-sent", sent = sending.sent_today),
    };
    view! {
        <p class="text-sm" data-testid="sent-today">{today}</p>
        {sending.waiting.map(|waiting| view! { <Notice tone=Tone::Warn text=why(&waiting)/> })}
    }
}

fn why(waiting: &Waiting) -> String {
    let until = words::date_time(waiting.until);
    match waiting.reason {
        WaitReason::QuietHours => t!("numbers-wait-quiet", until = until),
        WaitReason::DailyCap => t!("numbers-wait-cap", until = until),
        WaitReason::WarmUp => t!("numbers-wait-warm-up", until = until),
    }
}

#[component]
fn SendingForm(load: Load<Number>) -> impl IntoView {
    let toaster = Toaster::current();
    let policy =
        load.peek().and_then(|number| number.sending).map(|sending| sending.policy).unwrap_or_default();
    let form = Form::new(&policy);
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let at = move |pointer: &'static str| {
        Signal::derive(move || error.with(|error| error.as_ref().and_then(|error| error.at(pointer))))
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(number) = load.peek() else { return };
        busy.set(true);
        spawn_local(async move {
            let body = UpdateNumber { sending: Some(form.policy()), ..Default::default() };
            match api::numbers::update(number.id, &body).await {
                Ok(number) => {
                    error.try_set(None);
                    load.set(number);
                    toaster.ok(t!("numbers-saved"));
                }
                Err(problem) => {
                    toaster.error(t!("numbers-rules-not-changed"), problem.line());
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <form class="flex flex-col gap-4 border-t border-line pt-4" on:submit=submit>
            <Field label=t!("numbers-timezone") help=t!("numbers-timezone-help") error=at("/sending/timezone")>
                <Input value=form.timezone maxlength=64 placeholder="Europe/Berlin"/>
            </Field>
            <Toggle label=t!("numbers-quiet") text=t!("numbers-quiet-text") on=form.quiet/>
            <Show when=move || form.quiet.get()>
                <Hours form=form error=at/>
            </Show>
            <Field
                label=t!("numbers-cap")
                help=t!("numbers-cap-help")
                error=at("/sending/daily_cap")
            >
                <Input value=form.daily_cap maxlength=7 placeholder=t!("numbers-no-limit")/>
            </Field>
            <Toggle
                label=t!("numbers-warm-up")
                text=t!("numbers-warm-up-text")
                on=form.warm_up
            />
            <Show when=move || form.warm_up.get()>
                <div class="grid grid-cols-2 gap-3">
                    <Field label=t!("numbers-first-day") error=at("/sending/warm_up/first_day")>
                        <Input value=form.first_day maxlength=7/>
                    </Field>
                    <Field label=t!("numbers-growth") error=at("/sending/warm_up/growth")>
                        <Input value=form.growth maxlength=4/>
                    </Field>
                </div>
            </Show>
            <div class="flex justify-end">
                <Button submit=true busy=busy>{t!("numbers-save-rules")}</Button>
            </div>
        </form>
    }
}

/// A switch with a sentence.
#[component]
pub(super) fn Toggle(label: &'static str, text: &'static str, on: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="flex items-start justify-between gap-3">
            <div class="min-w-0">
                <p class="text-xs font-medium text-ink">{label}</p>
                <p class="text-xs text-muted mt-0.5">{text}</p>
            </div>
            <Switch checked=on on_change=move |to| on.set(to) label=label/>
        </div>
    }
}

/// The window of each weekday, and who is answered all the same.
#[component]
fn Hours(
    form: Form,
    error: impl Fn(&'static str) -> Signal<Option<String>> + Copy + Send + 'static,
) -> impl IntoView {
    let wrong = DAYS.map(|(_, pointer)| error(pointer));
    view! {
        <div class="flex flex-col gap-2">
            {DAYS
                .into_iter()
                .zip(form.hours)
                .zip(wrong)
                .map(|(((name, _), (from, to)), wrong)| {
                    let name = crate::language::text(name);
                    view! {
                        <div class="grid grid-cols-[6rem_1fr_auto_1fr] items-center gap-2" role="group" aria-label=name>
                            <span class="text-sm">{name}</span>
                            <Input value=from maxlength=5 placeholder=t!("numbers-from") attr:aria-label=t!("numbers-day-from", day = name)/>
                            <span class="text-xs text-muted">{t!("numbers-between-to")}</span>
                            <Input value=to maxlength=5 placeholder=t!("numbers-to") attr:aria-label=t!("numbers-day-to", day = name)/>
                        </div>
                        {move || wrong.get().map(|text| view! { <p class="text-xs text-danger-ink">{text}</p> })}
                    }
                })
                .collect_view()}
            <p class="text-xs text-muted">
                {t!("numbers-hours-help")}
            </p>
            {move || error("/sending/quiet/week").get().map(|text| view! { <Notice text=text/> })}
        </div>
        <Field
            label=t!("numbers-reply-minutes")
            help=t!("numbers-reply-minutes-help")
            error=error("/sending/quiet/reply_minutes")
        >
            <Input value=form.reply_minutes maxlength=4/>
        </Field>
    }
}
