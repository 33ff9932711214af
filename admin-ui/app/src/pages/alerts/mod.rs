//! Alerts: what needs somebody now, the rules that tell, and the test conversations that look; for admins.

mod check_form;
mod check_row;
mod checks;
mod history;
mod in_words;
mod notify_fields;
mod rule_form;
mod rule_row;
mod steps;

use admin_types::{AlertRule, Number, Permission};
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use self::{checks::ChecksCard, in_words::rule_in_words, rule_form::RuleDialog, rule_row::RuleRow};
use super::allowed::Allowed;
use crate::{
    api,
    components::{Badge, Button, ButtonVariant, Card, EmptyState, Icon, PageHeader, SkeletonRows, Tone},
    state::{Load, LoadView},
    words,
};

/// How often the page looks again: rules are looked after every half minute.
const AGAIN: std::time::Duration = std::time::Duration::from_secs(15);

/// The numbers of the workspace, by which rules and checks are shown.
#[derive(Clone, Copy)]
pub(super) struct Numbers(pub(super) Load<Vec<Number>>);

impl Numbers {
    fn new() -> Self {
        Self(Load::new(|| async { api::numbers::list().await.map(|page| page.items) }))
    }

    /// The name of one.
    pub(super) fn name(self, id: Uuid) -> String {
        self.0.with(|numbers| {
            let found = numbers.and_then(|numbers| numbers.iter().find(|number| number.id == id));
            found.map_or_else(|| t!("alerts-number-gone").to_owned(), |number| number.name.clone())
        })
    }

    /// As choices, behind the given ones.
    pub(super) fn options(self, first: Option<(&str, &str)>) -> Vec<(String, String)> {
        let first = first.map(|(key, words)| (key.to_owned(), words.to_owned()));
        let each = self.0.get().unwrap_or_default();
        first.into_iter().chain(each.into_iter().map(|number| (number.id.to_string(), number.name))).collect()
    }
}

/// The page.
#[component]
pub(crate) fn AlertsPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::ManageNumbers>
            <Alerts/>
        </Allowed>
    }
}

#[component]
fn Alerts() -> impl IntoView {
    let load = Load::new(api::alerts::rules);
    let numbers = Numbers::new();
    let editing = RwSignal::new(None::<Option<AlertRule>>);
    look_again(move || load.reload());
    let rows = move || load.with(|rules: Option<&Vec<AlertRule>>| rules.cloned().unwrap_or_default());
    let add = move || {
        view! {
            <Button icon="plus" variant=ButtonVariant::Primary on:click=move |_| editing.set(Some(None))>
                {t!("alerts-add-rule")}
            </Button>
        }
    };
    view! {
        <PageHeader title=t!("alerts-title") subtitle=t!("alerts-subtitle")>
            {add()}
        </PageHeader>
        <div class="flex flex-col gap-5">
            <Firing load numbers/>
            <Card title=t!("alerts-rules") inside="">
                <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
                    <Show
                        when=move || !rows().is_empty()
                        fallback=move || {
                            view! {
                                <EmptyState
                                    icon="bell-ring"
                                    title=t!("alerts-no-rules")
                                    text=t!("alerts-no-rules-text")
                                >
                                    {add()}
                                </EmptyState>
                            }
                        }
                    >
                        <ul class="rows">
                            <For each=rows key=|rule| (rule.id, rule.updated_at, rule.firing.len()) let:rule>
                                <RuleRow rule load numbers editing/>
                            </For>
                        </ul>
                    </Show>
                </LoadView>
            </Card>
            <ChecksCard numbers/>
        </div>
        <RuleDialog editing load numbers/>
    }
}

/// Asks for the data of a page again and again while the page is open.
pub(super) fn look_again(look: impl Fn() + Send + Sync + 'static) {
    let look = StoredValue::new(look);
    Effect::new(move |_| {
        let again = move || {
            look.try_with_value(|look| look());
        };
        if let Ok(interval) = set_interval_with_handle(again, AGAIN) {
            on_cleanup(move || interval.clear());
        }
    });
}

/// What is wrong now, before everything else.
#[component]
fn Firing(load: Load<Vec<AlertRule>>, numbers: Numbers) -> impl IntoView {
    let firing = move || {
        let rules = load.get().unwrap_or_default();
        let each = rules.into_iter().flat_map(|rule| {
            let words = rule_in_words(rule.kind, rule.threshold);
            rule.firing.into_iter().map(move |firing| (firing.number_id, words.clone(), firing.since))
        });
        each.collect::<Vec<_>>()
    };
    view! {
        <Show when=move || !firing().is_empty()>
            <Card title=t!("alerts-needs-you") inside="">
                <ul class="rows">
                    {move || {
                        firing()
                            .into_iter()
                            .map(|(number, words, since)| {
                                view! {
                                    <li class="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
                                        <span class="text-danger"><Icon name="triangle-alert" class="w-5 h-5"/></span>
                                        <div class="flex-1 min-w-0">
                                            <A href=format!("/numbers/{number}") attr:class="text-sm font-medium hover:underline">
                                                {move || numbers.name(number)}
                                            </A>
                                            <p class="text-xs text-muted mt-0.5">{words}</p>
                                        </div>
                                        <Badge tone=Tone::Danger dot=true live=true>
                                            {t!("alerts-since", ago = words::ago(since))}
                                        </Badge>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </Card>
        </Show>
    }
}
