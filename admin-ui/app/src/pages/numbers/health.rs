//! How a number of the Cloud API fares at Meta.

use admin_types::{CheckState, CloudHealth, Number, Permission};
use leptos::{prelude::*, task::spawn_local};

use super::checks::{CheckList, tone};
use crate::{
    api,
    components::{Badge, Button, ButtonSize, Card, LinkButton, Toaster},
    state::{Load, Session},
    words,
};

/// Word for the worst of everything.
pub(super) fn word(state: CheckState) -> &'static str {
    match state {
        CheckState::Ok => t!("numbers-healthy"),
        CheckState::Unknown => t!("numbers-not-checked"),
        CheckState::Warning => t!("numbers-watch-out"),
        CheckState::Problem => t!("numbers-needs-you"),
    }
}

/// The tier of a messaging limit in words.
fn limit(tier: &str) -> String {
    let people = match tier {
        "TIER_UNLIMITED" => return t!("numbers-limit-none").to_owned(),
        "TIER_NOT_SET" => return t!("numbers-limit-not-set").to_owned(),
        other => other.trim_start_matches("TIER_").replace('K', "000"),
    };
    match people.parse::<u64>() {
        Ok(people) => t!("numbers-limit-people", people = people),
        Err(_) => tier.to_owned(),
    }
}

fn failures(cloud: &CloudHealth) -> String {
    if cloud.sent == 0 {
        return t!("numbers-failed-nothing").to_owned();
    }
    let percent = cloud.failed.saturating_mul(100).checked_div(cloud.sent).unwrap_or_default();
    t!("numbers-failed-share", percent = percent, sent = cloud.sent)
}

/// The card.
#[component]
pub(super) fn HealthCard(load: Load<Number>) -> impl IntoView {
    let may_manage = Session::current().may(Permission::ManageNumbers);
    let toaster = Toaster::current();
    let busy = RwSignal::new(false);
    let check = move |_| {
        let Some(number) = load.peek() else { return };
        busy.set(true);
        spawn_local(async move {
            match api::numbers::check(number.id).await {
                Ok(number) => load.set(number),
                Err(error) => toaster.error(t!("numbers-check-failed"), error.line()),
            }
            busy.try_set(false);
        });
    };
    let cloud = Memo::new(move |_| {
        load.with(|number| number.and_then(|number| number.cloud.clone())).unwrap_or_default()
    });
    let id = load.peek().map(|number| number.id).unwrap_or_default();
    view! {
        <Card
            title=t!("numbers-health")
            aside=move || {
                view! { {move || { let state = cloud.get().state; view! { <Badge tone=tone(state) dot=true>{word(state)}</Badge> } }} }
            }
        >
            <div class="flex flex-col gap-4" data-testid="health">
                {move || {
                    let checks: Vec<_> = cloud.get().checks.into_iter().filter(|check| check.state != CheckState::Ok).collect();
                    (!checks.is_empty()).then(|| view! { <CheckList checks/> })
                }}
                <dl class="grid grid-cols-2 gap-x-4 gap-y-3">
                    {move || {
                        let cloud = cloud.get();
                        let ago = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(words::ago).unwrap_or_else(|| t!("numbers-never").to_owned());
                        let known = |text: Option<String>| text.map(|text| words::of_code(&text)).unwrap_or_else(|| t!("numbers-not-known").to_owned());
                        let quality = match cloud.quality.as_deref() {
                            Some("GREEN") => t!("numbers-quality-high").to_owned(),
                            Some("YELLOW") => t!("numbers-quality-medium").to_owned(),
                            Some("RED") => t!("numbers-quality-low").to_owned(),
                            _ => t!("numbers-not-known").to_owned(),
                        };
                        [
                            (t!("numbers-quality"), quality),
                            (t!("numbers-limit"), cloud.messaging_limit.as_deref().map(limit).unwrap_or_else(|| t!("numbers-not-known").to_owned())),
                            (t!("numbers-display-name"), cloud.verified_name.clone().unwrap_or_else(|| t!("numbers-not-known").to_owned())),
                            (t!("numbers-name-review"), known(cloud.name_status.clone())),
                            (t!("numbers-last-webhook"), ago(cloud.heard_at)),
                            (t!("numbers-failed"), failures(&cloud)),
                        ]
                            .into_iter()
                            .map(|(name, value)| {
                                view! {
                                    <div class="min-w-0">
                                        <dt class="text-xs text-muted">{name}</dt>
                                        <dd class="text-sm mt-0.5">{value}</dd>
                                    </div>
                                }
                            })
                            .collect_view()
                    }}
                </dl>
                <div class="flex flex-wrap items-center justify-between gap-2">
                    <p class="text-xs text-muted">
                        {move || match cloud.get().checked_at {
                            Some(at) => t!("numbers-checked", ago = words::ago(at)),
                            None => t!("numbers-not-checked-yet").to_owned(),
                        }}
                    </p>
                    <Show when=move || may_manage.get()>
                        <div class="flex gap-2">
                            <LinkButton size=ButtonSize::Small href=format!("/numbers/{id}/set-up")>{t!("numbers-set-up")}</LinkButton>
                            <Button size=ButtonSize::Small icon="refresh-cw" busy=busy on:click=check>{t!("numbers-check-now")}</Button>
                        </div>
                    </Show>
                </div>
            </div>
        </Card>
    }
}
