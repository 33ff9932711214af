//! One test conversation of the list.

use admin_types::{Check, CheckOutcome, CheckRun, SaveCheck};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api,
    components::{Badge, Menu, MenuItem, Switch, Toaster, Tone},
    state::Load,
    words,
};

/// A check as it was saved, to be saved again.
pub(super) fn to_save(check: &Check) -> SaveCheck {
    SaveCheck {
        name: check.name.clone(),
        number_id: check.number.id,
        flow_test: check.flow_test.clone(),
        steps: check.steps.clone(),
        period_minutes: check.period_minutes,
        slow_ms: check.slow_ms,
        enabled: check.enabled,
    }
}

/// How it went, as a badge.
pub(super) fn outcome_badge(outcome: CheckOutcome) -> impl IntoView {
    let (tone, text) = match outcome {
        CheckOutcome::Ok => (Tone::Ok, t!("alerts-outcome-ok")),
        CheckOutcome::Failed => (Tone::Danger, t!("alerts-outcome-failed")),
        CheckOutcome::Slow => (Tone::Warn, t!("alerts-outcome-slow")),
        CheckOutcome::Unknown => (Tone::Neutral, t!("alerts-outcome-unknown")),
    };
    view! { <Badge tone=tone dot=true>{text}</Badge> }
}

/// What went wrong, in a sentence; none when nothing did.
pub(super) fn what_failed(run: &CheckRun) -> Option<String> {
    if run.outcome == CheckOutcome::Ok {
        return None;
    }
    let (expected, came) = (&run.expected, &run.came);
    Some(match run.step {
        Some(step) => t!("alerts-failed-at-step", step = step + 1, expected = expected, came = came),
        None => t!("alerts-failed", expected = expected, came = came),
    })
}

/// Minutes as people say them.
pub(super) fn every(minutes: u32) -> String {
    match minutes {
        1 => t!("alerts-every-minute").to_owned(),
        60 => t!("alerts-every-hour").to_owned(),
        1_440 => t!("alerts-once-a-day").to_owned(),
        minutes if minutes % 60 == 0 => t!("alerts-every-hours", n = minutes / 60),
        minutes => t!("alerts-every-minutes", n = minutes),
    }
}

/// Name, number, how it went, whether it is on.
#[component]
pub(super) fn CheckRow(
    check: Check,
    load: Load<Vec<Check>>,
    editing: RwSignal<Option<Option<Check>>>,
    shown: RwSignal<Option<Check>>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let kept = StoredValue::new(check.clone());
    let enabled = RwSignal::new(check.enabled);
    let about = format!("{} · {}", check.number.name, every(check.period_minutes));
    let last = check.last_run.as_ref().map(|run| {
        let ago = words::ago(run.at);
        let words = match run.latency_ms {
            Some(ms) => t!("alerts-ago-answered", ago = ago, ms = ms),
            None => ago,
        };
        format!(" · {words}")
    });
    let badge = check.last_run.as_ref().map(|run| outcome_badge(run.outcome));
    let failed = check.last_run.as_ref().and_then(what_failed);
    let save = move |body: SaveCheck| {
        spawn_local(async move {
            if let Err(error) = api::alerts::save_check(kept.get_value().id, &body).await {
                toaster.error(t!("alerts-check-not-changed"), error.line());
            }
            load.reload();
        });
    };
    let switch = move |on: bool| {
        enabled.set(on);
        save(SaveCheck { enabled: on, ..to_save(&kept.get_value()) });
    };
    let run = move |()| {
        spawn_local(async move {
            match api::alerts::run_check(kept.get_value().id).await {
                Ok(()) => toaster.ok(t!("alerts-held-soon")),
                Err(error) => toaster.error(t!("alerts-not-started"), error.line()),
            }
        });
    };
    let remove = move |()| {
        let id = kept.get_value().id;
        load.update(|checks| checks.retain(|other| other.id != id));
        let commit = move || {
            spawn_local(async move {
                if let Err(error) = api::alerts::remove_check(id).await {
                    toaster.error(t!("alerts-check-not-deleted"), error.line());
                    load.reload();
                }
            });
        };
        toaster.undoable(t!("alerts-check-deleting"), move || load.reload(), commit);
    };
    view! {
        <li class="flex items-start gap-3 px-4 py-3">
            <div class="flex-1 min-w-0">
                <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-medium">
                    <span class="min-w-0 truncate">{check.name.clone()}</span>
                    {badge}
                    {check.last_run.is_none().then(|| view! { <Badge>{t!("alerts-not-held")}</Badge> })}
                </p>
                <p class="text-xs text-muted mt-0.5">{about}{last}</p>
                {failed.map(|text| view! { <p class="text-xs text-danger-ink mt-1 break-words">{text}</p> })}
            </div>
            <Switch checked=enabled on_change=switch label=t!("alerts-switch-on", name = &check.name)/>
            <Menu label=t!("alerts-more-check")>
                <MenuItem icon="play" label=t!("alerts-hold-now") on_select=run/>
                <MenuItem icon="history" label=t!("alerts-how-it-went") on_select=move |()| shown.set(Some(kept.get_value()))/>
                <MenuItem icon="pencil" label=t!("alerts-edit") on_select=move |()| editing.set(Some(Some(kept.get_value())))/>
                <MenuItem icon="trash-2" label=t!("alerts-delete") danger=true on_select=remove/>
            </Menu>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::every;

    #[test]
    fn periods_are_said_as_people_say_them() {
        let said = [1, 5, 60, 360, 1_440].map(every);
        assert_eq!(said, ["every minute", "every 5 minutes", "every hour", "every 6 hours", "once a day"]);
    }
}
