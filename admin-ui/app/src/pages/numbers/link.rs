//! How a number is linked that is connected by QR code: the code, the steps as they happen, and what can be done.

use admin_types::{ChangeLink, LinkState, LiveEvent, Permission, QrCode, WhatsappLink};
use leptos::{ev, prelude::*, task::spawn_local};
use uuid::Uuid;

use super::link_words::{Help, words_of};
use crate::{
    api::{self, ApiError},
    components::{
        Badge, Button, ButtonSize, ButtonVariant, Card, Dialog, DialogFooter, Field, Icon, Input, Notice, Qr,
    },
    state::{Live, Load, LoadView, Session},
    words,
};

/// How often the countdown is drawn.
const TICK: std::time::Duration = std::time::Duration::from_secs(1);

/// What a visitor asked for, and what came of it.
#[derive(Clone, Copy)]
struct Wish {
    id: Uuid,
    load: Load<WhatsappLink>,
    busy: RwSignal<bool>,
    error: RwSignal<Option<ApiError>>,
}

impl Wish {
    fn ask(self, change: ChangeLink) {
        self.busy.set(true);
        self.error.set(None);
        spawn_local(async move {
            match api::numbers::change_link(self.id, &change).await {
                Ok(link) => self.load.set(link),
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
            self.busy.try_set(false);
        });
    }

    fn connect(self) {
        self.ask(ChangeLink::Connect { phone: None, another_account: false });
    }
}

/// The card on the number's page.
#[component]
pub(super) fn LinkCard(id: Uuid) -> impl IntoView {
    let load = Load::new(move || api::numbers::link(id));
    Live::current().listen(move |event| match event {
        LiveEvent::Number { number_id } if number_id == id => load.reload(),
        LiveEvent::Resync => load.reload(),
        _ => {}
    });
    let wish = Wish { id, load, busy: RwSignal::new(false), error: RwSignal::new(None) };
    let may_manage = Session::current().may(Permission::ManageNumbers);
    let state = Memo::new(move |_| load.with(|link| link.map(|link| link.state)).unwrap_or_default());
    view! {
        <Card title="Connection">
            <LoadView load=load skeleton=|| view! { <p class="text-sm text-muted">"…"</p> }>
                <div class="flex flex-col gap-4" data-testid="link" data-state=move || state.get().as_str()>
                    {move || load.get().map(|link| view! { <Standing link=link/> })}
                    {move || wish.error.get().map(|error| view! { <Notice text=error.line()/> })}
                    <Show when=move || state.get().is_pairing()><Progress state=state/></Show>
                    <Show when=move || may_manage.get()>
                        {move || load.get().map(|link| view! { <Code link=link wish=wish/> })}
                        {move || load.get().map(|link| view! { <Actions link=link wish=wish/> })}
                    </Show>
                    {move || load.get().map(|link| view! { <Past link=link/> })}
                </div>
            </LoadView>
        </Card>
    }
}

/// How it stands, in a sentence.
#[component]
fn Standing(link: WhatsappLink) -> impl IntoView {
    let said = words_of(&link);
    let since = link.since.map(words::ago);
    view! {
        <div class="flex flex-col gap-1.5" aria-live="polite">
            <div class="flex items-center gap-2">
                <Badge tone=said.tone dot=true live=link.state == LinkState::Ready>{said.short}</Badge>
                {since.map(|since| view! { <span class="text-xs text-muted">{since}</span> })}
            </div>
            {(!said.text.is_empty()).then(|| view! { <p class="text-sm" data-testid="link-text">{said.text}</p> })}
        </div>
    }
}

/// The steps of a pairing, with the one that happens now.
#[component]
fn Progress(state: Memo<LinkState>) -> impl IntoView {
    let at = move || match state.get() {
        LinkState::Starting => 0,
        LinkState::QrCode | LinkState::TypedCode => 1,
        LinkState::Scanned => 2,
        _ => 3,
    };
    let step = move |number: i32, title: &'static str| {
        view! {
            <li
                class="flex items-center gap-2 text-sm text-muted data-[now=true]:text-ink data-[now=true]:font-medium"
                data-now=move || (at() == number).to_string()
                aria-current=move || (at() == number).then_some("step")
            >
                {move || if at() > number {
                    view! { <span class="text-ok-ink"><Icon name="check"/></span> }.into_any()
                } else {
                    view! { <Icon name="circle"/> }.into_any()
                }}
                {title}
            </li>
        }
    };
    view! {
        <ol class="flex flex-col gap-1.5">
            {step(0, "Ask WhatsApp for a code")}
            {step(1, "Scan or type the code on the phone")}
            {step(2, "The phone agrees")}
            {step(3, "Share what is needed")}
        </ol>
    }
}

/// The code that waits, with its time.
#[component]
fn Code(link: WhatsappLink, wish: Wish) -> impl IntoView {
    let left = RwSignal::new(link.code_seconds);
    if link.code_seconds > 0
        && let Ok(interval) = set_interval_with_handle(
            move || {
                left.try_update(|left| *left = left.saturating_sub(1));
            },
            TICK,
        )
    {
        on_cleanup(move || interval.clear());
    }
    let (is_qr, at) = (link.qr.is_some(), link.code_number);
    let countdown = move || {
        let number = if at > 0 && is_qr { format!("Code {at} of 6 · ") } else { String::new() };
        match left.get() {
            0 => "A new code is on its way…".to_owned(),
            1 => format!("{number}1 second left"),
            left => format!("{number}{left} seconds left"),
        }
    };
    let code = match (link.qr.clone(), link.typed_code.clone()) {
        (Some(qr), _) => view! { <Scan qr=qr/> }.into_any(),
        (None, Some(code)) => view! { <TypeOnPhone code=code/> }.into_any(),
        (None, None) => return ().into_any(),
    };
    view! {
        <div class="flex flex-col gap-3">
            {code}
            <p class="text-xs text-muted" data-testid="link-countdown">{countdown}</p>
            <Show when={
                let is_qr = link.state == LinkState::QrCode;
                move || is_qr
            }>
                <OtherWay wish=wish/>
            </Show>
        </div>
    }
    .into_any()
}

#[component]
fn Scan(qr: QrCode) -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-start gap-5">
            <Qr
                size=qr.size
                path=qr.path
                label="QR code for WhatsApp on the phone"
                class=tw!("w-64 h-64 max-w-full")
                attr:data-testid="link-qr"
            />
            <ol class="flex flex-col gap-2 text-sm list-decimal pl-5 min-w-0">
                <li>"Open WhatsApp on the phone whose number shall answer."</li>
                <li>"Tap Settings, then Linked devices, then Link a device."</li>
                <li>"Point the phone at this code."</li>
            </ol>
        </div>
    }
}

#[component]
fn TypeOnPhone(code: String) -> impl IntoView {
    let parted = match (code.get(..4), code.get(4..)) {
        (Some(first), Some(rest)) if !rest.is_empty() => format!("{first}-{rest}"),
        _ => code,
    };
    view! {
        <div class="flex flex-col gap-2">
            <p class="font-mono text-2xl font-semibold" data-testid="link-code">{parted}</p>
            <ol class="flex flex-col gap-2 text-sm list-decimal pl-5">
                <li>"Open WhatsApp on the phone. It may show a notice already; tap it."</li>
                <li>"Otherwise tap Settings, Linked devices, Link a device, Link with phone number instead."</li>
                <li>"Type this code."</li>
            </ol>
        </div>
    }
}

/// A code to type, for those who read this page on the very phone.
#[component]
fn OtherWay(wish: Wish) -> impl IntoView {
    let phone = RwSignal::new(String::new());
    let at =
        Signal::derive(move || wish.error.with(|error| error.as_ref().and_then(|error| error.at("/phone"))));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let phone = Some(phone.get_untracked().trim().to_owned());
        wish.ask(ChangeLink::Connect { phone, another_account: false });
    };
    view! {
        <details class="text-sm">
            <summary class="cursor-pointer text-xs font-medium text-muted hover:text-ink w-fit rounded-sm">
                "You cannot scan it? Use a code instead"
            </summary>
            <form class="flex flex-col gap-3 pt-2" on:submit=submit>
                <Field label="Phone number" help="Of the phone that shall answer, with its country code." error=at>
                    <Input value=phone kind="tel" required=true maxlength=30 placeholder="+49 170 1234567"/>
                </Field>
                <div class="flex justify-end">
                    <Button submit=true busy=wish.busy>"Show a code to type"</Button>
                </div>
            </form>
        </details>
    }
}

/// What can be done now.
#[component]
fn Actions(link: WhatsappLink, wish: Wish) -> impl IntoView {
    let leaving = RwSignal::new(false);
    let help = words_of(&link).help;
    let connected = matches!(link.state, LinkState::Ready | LinkState::Reconnecting);
    let may_log_out = connected || link.state == LinkState::Paused;
    let other = move |_| wish.ask(ChangeLink::Connect { phone: None, another_account: true });
    view! {
        <div class="flex flex-wrap items-center gap-2">
            {match help {
                Help::Nothing => ().into_any(),
                Help::Connect => view! {
                    <Button variant=ButtonVariant::Primary busy=wish.busy on:click=move |_| wish.connect()>"Connect"</Button>
                }.into_any(),
                Help::Code | Help::CodeOrOther => view! {
                    <Button variant=ButtonVariant::Primary icon="qr-code" busy=wish.busy on:click=move |_| wish.connect()>"Show a QR code"</Button>
                }.into_any(),
            }}
            {(help == Help::CodeOrOther).then(|| view! {
                <Button busy=wish.busy on:click=other>"Link another phone"</Button>
            })}
            {(connected || link.state.is_pairing()).then(|| view! {
                <Button size=ButtonSize::Small icon="pause" busy=wish.busy on:click=move |_| wish.ask(ChangeLink::Pause)>
                    {if connected { "Pause" } else { "Cancel" }}
                </Button>
            })}
            {may_log_out.then(|| view! {
                <Button size=ButtonSize::Small busy=wish.busy on:click=move |_| leaving.set(true)>"Log out…"</Button>
            })}
        </div>
        <Dialog open=leaving title="Log this number out?">
            <p class="text-sm">
                "The phone forgets this device, and nobody gets an answer until a phone is linked again. Conversations stay."
            </p>
            <DialogFooter>
                <Button on:click=move |_| leaving.set(false)>"Cancel"</Button>
                <Button
                    variant=ButtonVariant::Primary
                    busy=wish.busy
                    on:click=move |_| {
                        leaving.set(false);
                        wish.ask(ChangeLink::LogOut);
                    }
                >
                    "Log out"
                </Button>
            </DialogFooter>
        </Dialog>
    }
}

/// How it stood before.
#[component]
fn Past(link: WhatsappLink) -> impl IntoView {
    let rows: Vec<_> = link
        .history
        .iter()
        .map(|moment| {
            let then = WhatsappLink {
                state: moment.state,
                reason: moment.reason.clone(),
                ..WhatsappLink::default()
            };
            (words_of(&then).short, words::ago(moment.at))
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="text-sm">
                <summary class="cursor-pointer text-xs font-medium text-muted hover:text-ink w-fit rounded-sm">"What happened before"</summary>
                <ul class="flex flex-col gap-1 pt-2" data-testid="link-history">
                    {rows
                        .into_iter()
                        .map(|(short, ago)| view! {
                            <li class="flex justify-between gap-3">
                                <span>{short}</span>
                                <span class="text-xs text-muted">{ago}</span>
                            </li>
                        })
                        .collect_view()}
                </ul>
            </details>
        }
    })
}
