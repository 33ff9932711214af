//! Tells a person outside of the page that somebody waits. The browser asks once whether it may.

use admin_types::{Conversation, ConversationFilter, LiveEvent, Permission};
use js_sys::{Function, Promise, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};

use super::row::name_of;
use crate::{
    api,
    components::{Button, ButtonSize},
    state::{Live, Session},
};

/// Most people that one is told of at once.
const MOST: usize = 3;

/// The browser's notifications; none where it has no such thing.
fn notifications() -> Option<Function> {
    Reflect::get(&window(), &JsValue::from_str("Notification")).ok()?.dyn_into().ok()
}

/// `default` while nobody was asked, `granted` or `denied`.
fn permission() -> String {
    let found = notifications().and_then(|it| Reflect::get(&it, &JsValue::from_str("permission")).ok());
    found.and_then(|it| it.as_string()).unwrap_or_else(|| "denied".to_owned())
}

fn show(title: &str, body: &str) {
    let Some(notification) = notifications() else { return };
    let options = js_sys::Object::new();
    let _ = Reflect::set(&options, &"body".into(), &body.into());
    // One per conversation and no more: the words of the contact stay on the page.
    let _ = Reflect::set(&options, &"tag".into(), &title.into());
    let arguments = js_sys::Array::of2(&title.into(), &options);
    let _ = Reflect::construct(&notification, &arguments);
}

/// Tells of conversations that begin to wait for a person while nobody looks at the page.
pub(super) fn watch() {
    let session = Session::current();
    let known = StoredValue::new(None::<Vec<uuid::Uuid>>);
    let asking = StoredValue::new(false);
    let look = move || {
        if !session.can(Permission::WorkInbox) || permission() != "granted" || asking.get_value() {
            return;
        }
        asking.set_value(true);
        spawn_local(async move {
            let filter =
                ConversationFilter { unread: Some(true), limit: Some(50), ..ConversationFilter::default() };
            let page = api::conversations::list(&filter).await;
            asking.try_set_value(false);
            let Ok(page) = page else { return };
            let now: Vec<uuid::Uuid> = page.items.iter().map(|it| it.id).collect();
            let before = known.try_get_value().flatten();
            known.try_set_value(Some(now));
            let Some(before) = before.filter(|_| document().hidden()) else { return };
            let new = |it: &&Conversation| !before.contains(&it.id);
            for conversation in page.items.iter().filter(new).take(MOST) {
                show(
                    &name_of(&conversation.contact),
                    &t!("inbox-notify-waits", number = &conversation.number.name),
                );
            }
        });
    };
    Live::current().listen(move |event| {
        if matches!(event, LiveEvent::Message { .. } | LiveEvent::Resync) {
            look();
        }
    });
}

/// Asks the browser for the permission, until it was given or refused.
#[component]
pub(super) fn NotifyButton() -> impl IntoView {
    // Unknown while the server renders.
    let undecided = RwSignal::new(false);
    Effect::new(move |_| undecided.set(permission() == "default"));
    let ask = move |_| {
        let asked = notifications()
            .and_then(|it| Reflect::get(&it, &"requestPermission".into()).ok()?.dyn_into::<Function>().ok());
        let Some(promise) = asked.and_then(|ask| ask.call0(&JsValue::UNDEFINED).ok()) else { return };
        let Ok(promise) = promise.dyn_into::<Promise>() else { return };
        spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
            undecided.try_set(permission() == "default");
        });
    };
    view! {
        <Show when=move || undecided.get()>
            <Button size=ButtonSize::Small icon="bell" on:click=ask>{t!("inbox-notify-me")}</Button>
        </Show>
    }
}
