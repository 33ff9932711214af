//! A new key, or a change of one.

use std::collections::HashSet;

use admin_types::{ApiKey, CreateApiKey, DEFAULT_PER_MINUTE, NumberAccess, Page, Permission, UpdateApiKey};
use chrono::{DateTime, Duration, Utc};
use leptos::{ev, prelude::*, task::spawn_local};
use uuid::Uuid;

use super::words::{AREAS, label};
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Select, Toaster},
    language,
    pages::number_access::NumberAccessField,
    state::Load,
    words,
};

/// How long a key counts.
const NEVER: &str = "never";
const AS_IT_IS: &str = "same";
const DAYS: [(&str, &str); 3] =
    [("30", key!("api-keys-30-days")), ("90", key!("api-keys-90-days")), ("365", key!("api-keys-a-year"))];

/// The end that was chosen.
fn end(choice: &str, now: Option<DateTime<Utc>>, present: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    match choice {
        NEVER => None,
        AS_IT_IS => present,
        days => now.zip(days.parse().ok()).map(|(now, days)| now + Duration::days(days)),
    }
}

/// Name, permissions, end and pace.
#[component]
pub(super) fn ApiKeyDialog(
    editing: RwSignal<Option<Option<ApiKey>>>,
    load: Load<Page<ApiKey>>,
    secret: RwSignal<Option<(String, String)>>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let open = RwSignal::new(false);
    let text = || RwSignal::new(String::new());
    let (name, pace, until) = (text(), text(), text());
    let chosen = RwSignal::new(HashSet::<Permission>::new());
    let numbers = RwSignal::new(NumberAccess::All);
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let key = RwSignal::new(None::<(Uuid, Option<DateTime<Utc>>)>);
    Effect::new(move |_| {
        let Some(old) = editing.get() else { return };
        let kept_end = old.as_ref().is_some_and(|old| old.expires_at.is_some());
        until.set(if kept_end { AS_IT_IS } else { NEVER }.to_owned());
        name.set(old.as_ref().map(|old| old.name.clone()).unwrap_or_default());
        pace.set(old.as_ref().map_or(DEFAULT_PER_MINUTE, |old| old.per_minute).to_string());
        chosen.set(old.as_ref().map(|old| old.permissions.iter().copied().collect()).unwrap_or_default());
        numbers.set(old.as_ref().map(|old| old.numbers.clone()).unwrap_or_default());
        key.set(old.map(|old| (old.id, old.expires_at)));
        error.set(None);
        open.set(true);
    });
    Effect::new(move |_| {
        if !open.get() {
            editing.set(None);
        }
    });
    let options = Signal::derive(move || {
        let mut options = vec![(NEVER.to_owned(), t!("api-keys-until-deleted").to_owned())];
        if let Some(at) = key.get().and_then(|(_, end)| end) {
            options.push((AS_IT_IS.to_owned(), t!("api-keys-until", date = words::date(at))));
        }
        options.extend(DAYS.map(|(days, key)| (days.to_owned(), language::text(key).to_owned())));
        options
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let key = key.get_untracked();
        let name = name.get_untracked();
        let permissions =
            Permission::ALL.into_iter().filter(|it| chosen.with_untracked(|all| all.contains(it)));
        let permissions: Vec<Permission> = permissions.collect();
        // What is no number is refused by the server, at its field.
        let per_minute = pace.get_untracked().trim().parse().unwrap_or(0);
        let numbers = numbers.get_untracked();
        let expires_at = end(&until.get_untracked(), words::now(), key.and_then(|(_, end)| end));
        spawn_local(async move {
            let saved = match key {
                Some((id, _)) => {
                    let body = UpdateApiKey { name, permissions, per_minute, numbers, expires_at };
                    api::api_keys::update(id, &body).await.map(|_| None)
                }
                None => {
                    let per_minute = Some(per_minute);
                    let body = CreateApiKey { name, permissions, per_minute, numbers, expires_at };
                    api::api_keys::create(&body).await.map(Some)
                }
            };
            match saved {
                Ok(made) => {
                    open.try_set(false);
                    match made {
                        Some(made) => {
                            secret.try_set(Some((made.api_key.name, made.secret.expose().to_owned())));
                        }
                        None => toaster.ok(t!("api-keys-changed")),
                    }
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
    // The first of them is told; a limit that does not fit is at the permission.
    let nothing_chosen = Signal::derive(move || {
        let error = error.get()?;
        let places = std::iter::once("/permissions".to_owned())
            .chain((0..Permission::ALL.len()).map(|at| format!("/permissions/{at}")));
        places.into_iter().find_map(|place| error.at(&place))
    });
    let title = Signal::derive(move || {
        let title = if key.get().is_some() { t!("api-keys-edit") } else { t!("api-keys-add") };
        title.to_owned()
    });
    view! {
        <Dialog open=open title=title width="max-w-xl">
            <form class="flex flex-col gap-4" on:submit=move |event| submit.run(event)>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label=t!("api-keys-name") help=t!("api-keys-name-help") error=at("/name")>
                    <Input value=name required=true autofocus=true maxlength=120 placeholder=t!("api-keys-name-example")/>
                </Field>
                <fieldset class="flex flex-col gap-3">
                    <legend class="text-xs font-medium mb-1.5">{t!("api-keys-may")}</legend>
                    <div class="grid sm:grid-cols-2 gap-x-5 gap-y-3 rounded-md border border-line p-3">
                        {AREAS
                            .iter()
                            .map(|area| {
                                view! {
                                    <div role="group" aria-label=language::text(area.label) class="flex flex-col gap-1.5">
                                        <p class="text-xs text-muted" aria-hidden="true">{language::text(area.label)}</p>
                                        {area
                                            .choices
                                            .iter()
                                            .map(|permission| view! { <Choice permission=*permission chosen/> })
                                            .collect_view()}
                                    </div>
                                }
                            })
                            .collect_view()}
                    </div>
                    <p class="text-xs text-danger-ink" aria-live="polite">{move || nothing_chosen.get()}</p>
                </fieldset>
                <NumberAccessField value=numbers error=at("/numbers")/>
                <div class="grid sm:grid-cols-2 gap-4">
                    <Field label=t!("api-keys-counts-for") error=at("/expires_at")>
                        <Select value=until options=options/>
                    </Field>
                    <Field label=t!("api-keys-per-minute") help=t!("api-keys-per-minute-help") error=at("/per_minute")>
                        <Input value=pace kind="number" required=true/>
                    </Field>
                </div>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("api-keys-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("api-keys-save")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

/// A permission that can be chosen.
#[component]
fn Choice(permission: Permission, chosen: RwSignal<HashSet<Permission>>) -> impl IntoView {
    let change = move |on: bool| {
        chosen.update(|all| {
            if on {
                all.insert(permission);
            } else {
                all.remove(&permission);
            }
        });
    };
    view! {
        <label class="flex items-start gap-2 min-h-6 text-sm">
            <input
                type="checkbox"
                class="mt-0.5 shrink-0"
                prop:checked=move || chosen.with(|all| all.contains(&permission))
                on:change=move |event| change(event_target_checked(&event))
            />
            {label(permission)}
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_counted_from_now_kept_or_taken_away() {
        let now = DateTime::from_timestamp(1_700_000_000, 0);
        let present = DateTime::from_timestamp(1_800_000_000, 0);
        assert_eq!(end(NEVER, now, present), None);
        assert_eq!(end(AS_IT_IS, now, present), present);
        assert_eq!(end("30", now, present), now.map(|now| now + Duration::days(30)));
    }
}
