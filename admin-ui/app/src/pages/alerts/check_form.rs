//! A new test conversation, or a change of one.

use admin_types::{Check, SaveCheck};
use leptos::{ev, prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{
    Numbers,
    check_row::every,
    steps::{StepsFields, StepsForm},
};
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Select, Toaster},
    state::Load,
};

/// Periods that are offered, in minutes.
const PERIODS: [u32; 6] = [5, 15, 60, 180, 720, 1_440];
/// Choice of steps of its own instead of a test of the flow.
const OWN: &str = "";

/// The names of the tests of the flow that answers a number.
async fn tests_of(numbers: Numbers, number: String) -> Result<Vec<String>, ApiError> {
    let id = Uuid::parse_str(&number).ok();
    let all = numbers.0.peek().unwrap_or_default();
    let Some(live) = all.into_iter().find(|it| Some(it.id) == id).and_then(|it| it.deployment) else {
        return Ok(Vec::new());
    };
    let version = api::flows::version(live.flow_id, live.version).await?;
    let tests = version.document["tests"].as_array().cloned().unwrap_or_default();
    Ok(tests.iter().filter_map(|test| test["name"].as_str().map(str::to_owned)).collect())
}

/// Name, number, what is said, how often.
#[component]
pub(super) fn CheckDialog(
    editing: RwSignal<Option<Option<Check>>>,
    load: Load<Vec<Check>>,
    numbers: Numbers,
) -> impl IntoView {
    let toaster = Toaster::current();
    let open = RwSignal::new(false);
    let text = || RwSignal::new(String::new());
    let (name, number, test, period, seconds) = (text(), text(), text(), text(), text());
    let steps = StepsForm::new();
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let id = RwSignal::new(None::<Uuid>);
    let enabled = RwSignal::new(true);
    let tests = Load::new(move || {
        numbers.0.with(|_| ());
        tests_of(numbers, number.get())
    });
    Effect::new(move |_| {
        let Some(check) = editing.get() else { return };
        let first = numbers.0.peek().and_then(|all| all.first().map(|number| number.id));
        let of_number = check.as_ref().map(|check| check.number.id).or(first);
        number.set(of_number.map(|id| id.to_string()).unwrap_or_default());
        name.set(check.as_ref().map(|check| check.name.clone()).unwrap_or_default());
        test.set(check.as_ref().and_then(|check| check.flow_test.clone()).unwrap_or_default());
        period.set(check.as_ref().map_or(15, |check| check.period_minutes).to_string());
        seconds.set((check.as_ref().map_or(10_000, |check| check.slow_ms).div_ceil(1_000)).to_string());
        steps.fill(check.as_ref().map(|check| check.steps.as_slice()).unwrap_or_default());
        id.set(check.as_ref().map(|check| check.id));
        enabled.set(check.is_none_or(|check| check.enabled));
        error.set(None);
        open.set(true);
    });
    Effect::new(move |_| {
        if !open.get() {
            editing.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let flow_test = Some(test.get_untracked()).filter(|test| test != OWN);
        let body = SaveCheck {
            name: name.get_untracked(),
            number_id: Uuid::parse_str(&number.get_untracked()).unwrap_or_default(),
            steps: if flow_test.is_some() { Vec::new() } else { steps.read() },
            flow_test,
            period_minutes: period.get_untracked().parse().unwrap_or_default(),
            slow_ms: seconds.get_untracked().trim().parse::<u32>().unwrap_or_default().saturating_mul(1_000),
            enabled: enabled.get_untracked(),
        };
        spawn_local(async move {
            let saved = match id.get_untracked() {
                Some(id) => api::alerts::save_check(id, &body).await,
                None => api::alerts::create_check(&body).await,
            };
            match saved {
                Ok(_) => {
                    open.try_set(false);
                    toaster.ok(t!("alerts-check-saved"));
                    load.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let at =
        move |pointer: &'static str| Signal::derive(move || error.get().and_then(|error| error.at(pointer)));
    let wrong_step = Signal::derive(move || {
        let error = error.get()?;
        let problem = error.problem()?;
        let step = problem.errors.iter().find(|error| error.pointer.starts_with("/steps"))?;
        Some(step.detail.clone())
    });
    let test_options = Signal::derive(move || {
        let mut names = tests.get().unwrap_or_default();
        let chosen = test.get();
        if chosen != OWN && !names.contains(&chosen) {
            names.push(chosen);
        }
        let own = (OWN.to_owned(), t!("alerts-own-lines").to_owned());
        let each = names.into_iter().map(|name| {
            let words = t!("alerts-flow-test", name = &name);
            (name, words)
        });
        std::iter::once(own).chain(each).collect::<Vec<_>>()
    });
    let periods = Signal::derive(move || {
        let mut minutes = PERIODS.to_vec();
        let chosen = period.get().parse().unwrap_or(15);
        if !minutes.contains(&chosen) {
            minutes.push(chosen);
            minutes.sort_unstable();
        }
        minutes.into_iter().map(|minutes| (minutes.to_string(), capital(&every(minutes)))).collect::<Vec<_>>()
    });
    let title = Signal::derive(move || {
        if id.get().is_some() { t!("alerts-edit-check") } else { t!("alerts-add-check") }.to_owned()
    });
    view! {
        <Dialog open=open title=title subtitle=t!("alerts-check-version") width="max-w-xl">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label=t!("alerts-name") error=at("/name")>
                    <Input value=name required=true autofocus=true maxlength=120/>
                </Field>
                <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                    <Field label=t!("alerts-number") error=at("/number_id")>
                        <Select value=number options=Signal::derive(move || numbers.options(None))/>
                    </Field>
                    <Field label=t!("alerts-what-is-said") error=at("/flow_test")>
                        <Select value=test options=test_options/>
                    </Field>
                </div>
                <Show when=move || test.get() == OWN>
                    <StepsFields form=steps error=wrong_step/>
                </Show>
                <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                    <Field label=t!("alerts-how-often") error=at("/period_minutes")>
                        <Select value=period options=periods/>
                    </Field>
                    <Field label=t!("alerts-slow-seconds") error=at("/slow_ms")>
                        <Input value=seconds kind="number" required=true/>
                    </Field>
                </div>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("alerts-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("alerts-save")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
