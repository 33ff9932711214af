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
        CheckState::Ok => "Healthy",
        CheckState::Unknown => "Not checked",
        CheckState::Warning => "Watch out",
        CheckState::Problem => "Needs you",
    }
}

/// The tier of a messaging limit in words.
fn limit(tier: &str) -> String {
    let people = match tier {
        "TIER_UNLIMITED" => return "Any number of new people a day".to_owned(),
        "TIER_NOT_SET" => return "Not set before the first message".to_owned(),
        other => other.trim_start_matches("TIER_").replace('K', "000"),
    };
    match people.parse() {
        Ok(people) => format!("{} new people a day", words::thousands(people)),
        Err(_) => tier.to_owned(),
    }
}

fn failures(cloud: &CloudHealth) -> String {
    if cloud.sent == 0 {
        return "Nothing sent in 24 hours".to_owned();
    }
    let percent = cloud.failed.saturating_mul(100).checked_div(cloud.sent).unwrap_or_default();
    format!("{percent} % of {} in 24 hours", words::count(cloud.sent, "message", "messages"))
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
                Err(error) => toaster.error("The number was not checked", error.line()),
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
            title="Health"
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
                        let ago = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(words::ago).unwrap_or_else(|| "Never".to_owned());
                        let known = |text: Option<String>| text.map(|text| words::of_code(&text)).unwrap_or_else(|| "Not known".to_owned());
                        let quality = match cloud.quality.as_deref() {
                            Some("GREEN") => "High".to_owned(),
                            Some("YELLOW") => "Medium".to_owned(),
                            Some("RED") => "Low".to_owned(),
                            _ => "Not known".to_owned(),
                        };
                        [
                            ("Quality rating", quality),
                            ("Messaging limit", cloud.messaging_limit.as_deref().map(limit).unwrap_or_else(|| "Not known".to_owned())),
                            ("Display name", cloud.verified_name.clone().unwrap_or_else(|| "Not known".to_owned())),
                            ("Name review", known(cloud.name_status.clone())),
                            ("Last webhook", ago(cloud.heard_at)),
                            ("Failed", failures(&cloud)),
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
                            Some(at) => format!("Checked {}", words::ago(at)),
                            None => "Not checked yet".to_owned(),
                        }}
                    </p>
                    <Show when=move || may_manage.get()>
                        <div class="flex gap-2">
                            <LinkButton size=ButtonSize::Small href=format!("/numbers/{id}/set-up")>"Set up"</LinkButton>
                            <Button size=ButtonSize::Small icon="refresh-cw" busy=busy on:click=check>"Check now"</Button>
                        </div>
                    </Show>
                </div>
            </div>
        </Card>
    }
}
