//! One address of the list.

use admin_types::{Subscription, UpdateSubscription};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use crate::{
    api,
    components::{Badge, Icon, Menu, MenuItem, Switch, Toaster, Tone},
    state::Load,
    words,
};

/// How telling an address goes: a tone with a word.
fn state(subscription: &Subscription) -> (Tone, &'static str) {
    let failed = subscription.last_failure.as_ref().map(|failure| failure.at);
    match (subscription.enabled, subscription.last_success_at, failed) {
        (false, ..) => (Tone::Neutral, t!("event-webhooks-off")),
        (true, None, None) => (Tone::Neutral, t!("event-webhooks-nothing-sent")),
        (true, success, failed) if failed > success => (Tone::Danger, t!("event-webhooks-failing")),
        _ => (Tone::Ok, t!("event-webhooks-delivering")),
    }
}

/// What is known of the deliveries, in a line.
fn deliveries(subscription: &Subscription) -> String {
    let success =
        subscription.last_success_at.map(|at| t!("event-webhooks-last-delivered", ago = words::ago(at)));
    let waiting = (subscription.waiting > 0).then(|| t!("event-webhooks-waiting", n = subscription.waiting));
    let all: Vec<String> = [success, waiting].into_iter().flatten().collect();
    all.join(" · ")
}

/// Address, events, how it goes, whether it is on.
#[component]
pub(super) fn SubscriptionRow(
    subscription: Subscription,
    load: Load<Vec<Subscription>>,
    editing: RwSignal<Option<Option<Subscription>>>,
    secret: RwSignal<Option<(String, String)>>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let kept = StoredValue::new(subscription.clone());
    let enabled = RwSignal::new(subscription.enabled);
    let id = subscription.id;
    let (tone, word) = state(&subscription);
    let events = match subscription.events.as_slice() {
        [] => t!("event-webhooks-every-event").to_owned(),
        names => names.join(", "),
    };
    let about = deliveries(&subscription);
    let failure = subscription
        .last_failure
        .as_ref()
        .filter(|failure| subscription.last_success_at.is_none_or(|at| failure.at > at))
        .map(|failure| format!("{}: {}", words::ago(failure.at), reason(&failure.reason)));
    let given_up = subscription.given_up;
    let switch = move |on: bool| {
        enabled.set(on);
        let body = UpdateSubscription { enabled: Some(on), ..Default::default() };
        spawn_local(async move {
            if let Err(error) = api::subscriptions::update(id, &body).await {
                toaster.error(t!("event-webhooks-not-changed"), error.line());
            }
            load.reload();
        });
    };
    let test = move |()| {
        spawn_local(async move {
            match api::subscriptions::test(id).await {
                Ok(tested) if tested.delivered => toaster.ok(t!("event-webhooks-test-delivered")),
                Ok(tested) => toaster.error(t!("event-webhooks-test-not-delivered"), reason(&tested.reason)),
                Err(error) => toaster.error(t!("event-webhooks-test-not-sent"), error.line()),
            }
            load.reload();
        });
    };
    let rotate = move |()| {
        spawn_local(async move {
            match api::subscriptions::rotate_secret(id).await {
                Ok(made) => {
                    secret.try_set(Some((made.subscription.url, made.secret.expose().to_owned())));
                    load.reload();
                }
                Err(error) => toaster.error(t!("event-webhooks-no-new-secret"), error.line()),
            }
        });
    };
    let remove = move |()| {
        load.update(|all| all.retain(|other| other.id != id));
        let commit = move || {
            spawn_local(async move {
                if let Err(error) = api::subscriptions::remove(id).await {
                    toaster.error(t!("event-webhooks-not-deleted"), error.line());
                    load.reload();
                }
            });
        };
        toaster.undoable(t!("event-webhooks-deleting"), move || load.reload(), commit);
    };
    view! {
        <li class="flex items-start gap-3 px-4 py-3">
            <span class="text-accent-ink mt-0.5 max-md:hidden"><Icon name="webhook" class="w-5 h-5"/></span>
            <div class="flex-1 min-w-0">
                <p class="flex flex-wrap items-center gap-x-2 gap-y-1 min-w-0">
                    <span class="font-mono text-xs font-medium break-all">{subscription.url.clone()}</span>
                    <Badge tone=tone dot=true>{word}</Badge>
                </p>
                <p class="text-xs text-muted mt-1 break-words">{events}</p>
                <p class="text-xs text-muted mt-0.5">{about}</p>
                {failure.map(|text| view! { <p class="text-xs text-danger-ink mt-0.5 break-words">{text}</p> })}
                {(given_up > 0)
                    .then(|| {
                        view! {
                            <A href="/undelivered?queue=effect" attr:class="text-xs text-accent-ink hover:underline">
                                {t!("event-webhooks-given-up", n = given_up)}
                            </A>
                        }
                    })}
            </div>
            <Switch checked=enabled on_change=switch label=t!("event-webhooks-switch-on", url = &subscription.url)/>
            <Menu label=t!("event-webhooks-more")>
                <MenuItem icon="send" label=t!("event-webhooks-send-test") on_select=test/>
                <MenuItem icon="pencil" label=t!("event-webhooks-edit") on_select=move |()| editing.set(Some(Some(kept.get_value())))/>
                <MenuItem icon="key-round" label=t!("event-webhooks-new-secret") on_select=rotate/>
                <MenuItem icon="trash-2" label=t!("event-webhooks-delete") danger=true on_select=remove/>
            </Menu>
        </li>
    }
}

/// A failure in plain words.
pub(super) fn reason(reason: &str) -> String {
    match reason.strip_prefix("HTTP ") {
        Some("401" | "403") => t!("event-webhooks-why-refused", reason = reason),
        Some("404") => t!("event-webhooks-why-nothing-there", reason = reason),
        Some("410") => t!("event-webhooks-why-no-more", reason = reason),
        Some(status) if status.starts_with('3') => t!("event-webhooks-why-elsewhere", reason = reason),
        Some(status) if status.starts_with('5') => t!("event-webhooks-why-problem", reason = reason),
        Some(_) => t!("event-webhooks-why-not-accepted", reason = reason),
        None => reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use admin_types::DeliveryFailure;
    use chrono::{DateTime, Duration};

    use super::*;

    #[test]
    fn the_later_of_success_and_failure_counts() {
        let at = |seconds| DateTime::UNIX_EPOCH + Duration::seconds(seconds);
        let subscription = |success: Option<i64>, failure: Option<i64>| Subscription {
            id: uuid::Uuid::nil(),
            url: String::new(),
            events: Vec::new(),
            enabled: true,
            last_success_at: success.map(at),
            last_failure: failure
                .map(|seconds| DeliveryFailure { at: at(seconds), reason: "HTTP 500".into() }),
            waiting: 0,
            given_up: 0,
            created_at: at(0),
            updated_at: at(0),
        };
        let word = |success, failure| state(&subscription(success, failure)).1;
        assert_eq!(word(None, None), "Nothing sent yet");
        assert_eq!(word(Some(2), Some(1)), "Delivering");
        assert_eq!(word(Some(1), Some(2)), "Failing");
        assert_eq!(word(None, Some(2)), "Failing");
        assert_eq!(state(&Subscription { enabled: false, ..subscription(Some(1), None) }).1, "Off");
    }

    #[test]
    fn reasons_say_what_to_do() {
        assert!(reason("HTTP 401").contains("secret"));
        assert!(reason("HTTP 302").contains("address"));
        assert_eq!(reason("The other system cannot be reached."), "The other system cannot be reached.");
    }
}
