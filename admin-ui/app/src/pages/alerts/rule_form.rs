//! A new rule, or a change of one.

use admin_types::{AlertKind, AlertRule, SaveAlertRule};
use leptos::{ev, prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{
    Numbers,
    in_words::{kind_help, kind_in_words, threshold_label, usual_threshold},
    notify_fields::{NotifyFields, NotifyForm},
};
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Select, Toaster},
    state::Load,
};

/// Kind, number, threshold, and who is told.
#[component]
pub(super) fn RuleDialog(
    editing: RwSignal<Option<Option<AlertRule>>>,
    load: Load<Vec<AlertRule>>,
    numbers: Numbers,
) -> impl IntoView {
    let toaster = Toaster::current();
    let open = RwSignal::new(false);
    let text = || RwSignal::new(String::new());
    let (kind, number, threshold) = (text(), text(), text());
    let notify = NotifyForm::new();
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let id = RwSignal::new(None::<Uuid>);
    let enabled = RwSignal::new(true);
    let chosen = move || AlertKind::from_name(&kind.get()).unwrap_or(AlertKind::OutboxAge);
    Effect::new(move |_| {
        let Some(rule) = editing.get() else { return };
        let of_kind = rule.as_ref().map_or(AlertKind::OutboxAge, |rule| rule.kind);
        kind.set(of_kind.as_str().to_owned());
        let limit = rule.as_ref().map_or_else(|| usual_threshold(of_kind), |rule| rule.threshold);
        threshold.set(limit.to_string());
        let of_number = rule.as_ref().and_then(|rule| rule.number_id);
        number.set(of_number.map(|id| id.to_string()).unwrap_or_default());
        notify.fill(rule.as_ref().and_then(|rule| rule.notify.as_ref()));
        id.set(rule.as_ref().map(|rule| rule.id));
        enabled.set(rule.is_none_or(|rule| rule.enabled));
        error.set(None);
        open.set(true);
    });
    Effect::new(move |_| {
        if !open.get() {
            editing.set(None);
        }
    });
    // Another kind counts something else.
    Effect::new(move |before: Option<String>| {
        let now = kind.get();
        if before.is_some_and(|before| before != now) && open.get_untracked() {
            let saved = editing.get_untracked().flatten().filter(|rule| rule.kind.as_str() == now);
            let limit = saved.map_or_else(|| usual_threshold(chosen()), |rule| rule.threshold);
            threshold.set(limit.to_string());
        }
        now
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let of_kind = AlertKind::from_name(&kind.get_untracked()).unwrap_or(AlertKind::OutboxAge);
        let limit = threshold.get_untracked().trim().parse().unwrap_or(u32::MAX);
        let body = SaveAlertRule {
            kind: of_kind,
            number_id: Uuid::parse_str(&number.get_untracked()).ok(),
            threshold: if threshold_label(of_kind).is_some() { limit } else { 0 },
            notify: notify.read(),
            enabled: enabled.get_untracked(),
        };
        spawn_local(async move {
            let saved = match id.get_untracked() {
                Some(id) => api::alerts::save_rule(id, &body).await,
                None => api::alerts::create_rule(&body).await,
            };
            match saved {
                Ok(_) => {
                    open.try_set(false);
                    toaster.ok(t!("alerts-rule-saved"));
                    load.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let at = Callback::new(move |pointer: &'static str| error.get().and_then(|error| error.at(pointer)));
    let wrong = move |pointer: &'static str| Signal::derive(move || at.run(pointer));
    let kinds: Vec<(String, String)> = AlertKind::ALL
        .into_iter()
        .map(|kind| (kind.as_str().to_owned(), kind_in_words(kind).to_owned()))
        .collect();
    let kinds = Signal::stored(kinds);
    let options = Signal::derive(move || numbers.options(Some(("", t!("alerts-every-number")))));
    let title = Signal::derive(move || {
        if id.get().is_some() { t!("alerts-edit-rule") } else { t!("alerts-add-rule") }.to_owned()
    });
    view! {
        <Dialog open=open title=title width="max-w-xl">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label=t!("alerts-tell-when") error=wrong("/kind")>
                    <Select value=kind options=kinds/>
                </Field>
                <p class="text-xs text-muted -mt-1.5">{move || kind_help(chosen())}</p>
                <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                    <Show when=move || threshold_label(chosen()).is_some()>
                        <Field
                            label=Signal::derive(move || threshold_label(chosen()).unwrap_or_default().to_owned())
                            error=wrong("/threshold")
                        >
                            <Input value=threshold kind="number" required=true/>
                        </Field>
                    </Show>
                    <Field label=t!("alerts-which-number") error=wrong("/number_id")>
                        <Select value=number options=options/>
                    </Field>
                </div>
                <NotifyFields form=notify numbers at/>
                <p class="text-xs text-muted">{t!("alerts-webhooks-anyway")}</p>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("alerts-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("alerts-save")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}
