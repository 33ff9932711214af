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
        <Card title=t!("numbers-link-connection")>
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
            {step(0, t!("numbers-link-step-ask"))}
            {step(1, t!("numbers-link-step-code"))}
            {step(2, t!("numbers-link-step-agree"))}
            {step(3, t!("numbers-link-step-share"))}
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
    let countdown = move || match left.get() {
        0 => t!("numbers-link-code-coming").to_owned(),
        left if at > 0 && is_qr => t!("numbers-link-code-left", number = at, n = left),
        left => t!("numbers-link-seconds-left", n = left),
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
                label=t!("numbers-link-qr-label")
                class=tw!("w-64 h-64 max-w-full")
                attr:data-testid="link-qr"
            />
            <ol class="flex flex-col gap-2 text-sm list-decimal pl-5 min-w-0">
                <li>{t!("numbers-link-scan-open")}</li>
                <li>{t!("numbers-link-scan-tap")}</li>
                <li>{t!("numbers-link-scan-point")}</li>
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
                <li>{t!("numbers-link-type-open")}</li>
                <li>{t!("numbers-link-type-tap")}</li>
                <li>{t!("numbers-link-type-code")}</li>
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
                {t!("numbers-link-other-way")}
            </summary>
            <form class="flex flex-col gap-3 pt-2" on:submit=submit>
                <Field label=t!("numbers-link-phone-number") help=t!("numbers-link-phone-number-help") error=at>
                    <Input value=phone kind="tel" required=true maxlength=30 placeholder="+49 170 1234567"/>
                </Field>
                <div class="flex justify-end">
                    <Button submit=true busy=wish.busy>{t!("numbers-link-show-typed")}</Button>
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
                    <Button variant=ButtonVariant::Primary busy=wish.busy on:click=move |_| wish.connect()>{t!("numbers-link-connect")}</Button>
                }.into_any(),
                Help::Code | Help::CodeOrOther => view! {
                    <Button variant=ButtonVariant::Primary icon="qr-code" busy=wish.busy on:click=move |_| wish.connect()>{t!("numbers-link-show-qr")}</Button>
                }.into_any(),
            }}
            {(help == Help::CodeOrOther).then(|| view! {
                <Button busy=wish.busy on:click=other>{t!("numbers-link-another")}</Button>
            })}
            {(connected || link.state.is_pairing()).then(|| view! {
                <Button size=ButtonSize::Small icon="pause" busy=wish.busy on:click=move |_| wish.ask(ChangeLink::Pause)>
                    {if connected { t!("numbers-link-pause") } else { t!("numbers-link-cancel") }}
                </Button>
            })}
            {may_log_out.then(|| view! {
                <Button size=ButtonSize::Small busy=wish.busy on:click=move |_| leaving.set(true)>{t!("numbers-link-log-out-more")}</Button>
            })}
        </div>
        <Dialog open=leaving title=t!("numbers-link-log-out-title")>
            <p class="text-sm">
                {t!("numbers-link-log-out-text")}
            </p>
            <DialogFooter>
                <Button on:click=move |_| leaving.set(false)>{t!("numbers-link-cancel")}</Button>
                <Button
                    variant=ButtonVariant::Primary
                    busy=wish.busy
                    on:click=move |_| {
                        leaving.set(false);
                        wish.ask(ChangeLink::LogOut);
                    }
                >
                    {t!("numbers-link-log-out")}
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
                <summary class="cursor-pointer text-xs font-medium text-muted hover:text-ink w-fit rounded-sm">{t!("numbers-link-before")}</summary>
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
