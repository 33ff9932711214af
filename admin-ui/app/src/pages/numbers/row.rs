//! One number of the list.

use admin_types::{CheckState, Number, NumberKind, Page, Permission, UpdateNumber};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::{checks::look, link_words::words_of};
use crate::{
    api,
    components::{Badge, Icon, Menu, MenuItem, Toaster, Tone},
    state::{Load, Session},
};

/// Icon of a kind of number.
pub(super) fn icon_of(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::Simulator => "smartphone",
        NumberKind::CloudApi => "phone",
        NumberKind::WhatsappWeb => "qr-code",
    }
}

/// Name of a kind of number.
pub(super) fn kind_in_words(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::Simulator => t!("numbers-simulator"),
        NumberKind::CloudApi => "WhatsApp Cloud API",
        NumberKind::WhatsappWeb => t!("numbers-by-code"),
    }
}

/// Name, kind, what answers, and what can be done with it.
#[component]
pub(super) fn NumberRow(number: Number, load: Load<Page<Number>>) -> impl IntoView {
    let may_manage = Session::current().may(Permission::ManageNumbers);
    let toaster = Toaster::current();
    let kept = StoredValue::new(number.clone());
    let has_flow = number.deployment.is_some();
    let health = number.cloud.as_ref().filter(|cloud| cloud.state > CheckState::Unknown);
    let health = health.map(|cloud| (cloud.state, cloud.summary.clone()));
    let link = number.link.as_ref().map(words_of);
    let about = if number.phone.is_empty() {
        kind_in_words(number.kind).to_owned()
    } else {
        format!("{} · {}", number.phone, kind_in_words(number.kind))
    };
    view! {
        <li class="group relative flex items-center gap-3 px-4 py-3 hover:bg-hover">
            <span class="flex items-center justify-center w-9 h-9 rounded-lg bg-clay-soft text-clay shrink-0">
                <Icon name=icon_of(number.kind)/>
            </span>
            <div class="flex-1 min-w-0">
                <A href=format!("/numbers/{}", number.id) attr:class="font-medium truncate after:absolute after:inset-0">
                    {number.name}
                </A>
                <p class="text-xs text-muted truncate mt-0.5">{about}</p>
                {health
                    .map(|(state, summary)| {
                        let (icon, colour, word) = look(state);
                        // A phone has room for a word; its number's page has the sentence.
                        view! {
                            <p class="flex items-start gap-1.5 text-xs mt-1" data-testid="number-health">
                                <span class=colour><Icon name=icon class="w-3.5 h-3.5 mt-px"/></span>
                                <span class="md:hidden">{word}</span>
                                <span class="min-w-0 max-md:hidden"><span class="sr-only">{format!("{word}: ")}</span>{summary}</span>
                            </p>
                        }
                    })}
            </div>
            {link.map(|said| view! { <span class="max-md:hidden"><Badge tone=said.tone>{said.short}</Badge></span> })}
            <div class="text-end shrink-0 max-w-[45%] min-w-0">
                {match number.deployment {
                    Some(live) => {
                        view! {
                            <Badge tone=Tone::Ok dot=true live=true>{t!("numbers-answering")}</Badge>
                            <p class="text-xs text-muted mt-1 truncate">{t!("numbers-flow-version", flow = &live.flow_name, version = live.version.to_string())}</p>
                        }
                            .into_any()
                    }
                    None => view! { <Badge>{t!("numbers-nothing-answers")}</Badge> }.into_any(),
                }}
            </div>
            <div class="relative z-10 w-7 shrink-0">
                <Show when=move || may_manage.get()>
                    <Menu label=t!("numbers-more")>
                        {has_flow
                            .then(|| {
                                view! {
                                    <MenuItem
                                        icon="pause"
                                        label=t!("numbers-pause-nothing")
                                        on_select=move |()| pause(kept.get_value(), load, toaster)
                                    />
                                }
                            })}
                        <MenuItem
                            icon="trash-2"
                            label=t!("numbers-delete")
                            danger=true
                            on_select=move |()| remove(kept.get_value(), load, toaster)
                        />
                    </Menu>
                </Show>
            </div>
        </li>
    }
}

/// Takes the flow off the number.
pub(super) fn pause(number: Number, load: Load<Page<Number>>, toaster: Toaster) {
    spawn_local(async move {
        let body = UpdateNumber { undeploy: true, ..Default::default() };
        match api::numbers::update(number.id, &body).await {
            Ok(_) => toaster.ok(t!("numbers-paused", name = &number.name)),
            Err(error) => toaster.error(t!("numbers-not-paused", name = &number.name), error.line()),
        }
        load.reload();
    });
}

/// Hides the number at once; it is deleted when the message with "Undo" goes.
fn remove(number: Number, load: Load<Page<Number>>, toaster: Toaster) {
    load.update(|page| page.items.retain(|other| other.id != number.id));
    let (name, id) = (number.name.clone(), number.id);
    let undo = move || load.reload();
    let commit = move || {
        spawn_local(async move {
            if let Err(error) = api::numbers::remove(id).await {
                toaster.error(t!("numbers-not-deleted"), error.line());
                load.reload();
            }
        });
    };
    toaster.undoable(t!("numbers-will-be-deleted", name = name), undo, commit);
}
