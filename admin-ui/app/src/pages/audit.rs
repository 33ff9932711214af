//! The audit log, for admins.

use admin_types::{AuditEntry, AuditFilter, AuditOutcome, Page, Permission};
use leptos::{prelude::*, task::spawn_local};
use serde_json::Value;

use super::allowed::Allowed;
use crate::{
    api,
    components::{
        Badge, Button, ButtonSize, Card, EmptyState, PageHeader, SearchInput, Select, SkeletonRows, Toaster,
        Tone,
    },
    state::{Load, LoadView},
    words,
};

/// What an operation is, in words; the operation itself where there are none.
fn in_words(action: &str) -> String {
    let words = match action {
        "POST /session" => "Signed in",
        "DELETE /session" => "Signed out",
        "POST /invitations" => "Invited somebody",
        "POST /invitations/accept" => "Joined by an invitation",
        "DELETE /invitations/{id}" => "Took an invitation back",
        "POST /users" => "Added a person",
        "PATCH /users/{id}" => "Changed a person",
        "DELETE /users/{id}" => "Removed a person",
        "DELETE /users/{id}/sessions" | "DELETE /users/{id}/sessions/{session_id}" => "Signed a person out",
        "DELETE /users/{id}/second-factor" => "Turned a person’s second factor off",
        "POST /me/password" => "Changed the own password",
        "POST /me/second-factor/confirm" => "Turned the second factor on",
        "POST /me/second-factor/remove" => "Turned the second factor off",
        "DELETE /me/sessions" | "DELETE /me/sessions/{id}" => "Signed out elsewhere",
        "POST /api-keys" => "Added an API key",
        "PUT /api-keys/{id}" => "Changed an API key",
        "DELETE /api-keys/{id}" => "Deleted an API key",
        "POST /numbers" => "Connected a number",
        "PATCH /numbers/{id}" => "Changed a number",
        "DELETE /numbers/{id}" => "Removed a number",
        "POST /numbers/{id}/credentials" => "Replaced a number’s credentials",
        "POST /flows" => "Created a flow",
        "PATCH /flows/{id}" => "Changed a flow’s name",
        "DELETE /flows/{id}" => "Archived a flow",
        "POST /flows/{id}/publish" | "POST /flows/{id}/versions/{version}/publish" => "Published a flow",
        "PUT /sending" => "Paused or resumed sending",
        "POST /subscriptions" => "Added an event webhook",
        "PATCH /subscriptions/{id}" => "Changed an event webhook",
        "DELETE /subscriptions/{id}" => "Deleted an event webhook",
        "GET /exports/messages.csv" => "Exported messages",
        "GET /exports/answers.csv" => "Exported answers",
        "GET /exports/audit.csv" | "GET /exports/audit.jsonl" => "Exported the audit log",
        other => return other.to_owned(),
    };
    words.to_owned()
}

/// The page.
#[component]
pub(crate) fn AuditPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::ViewAudit>
            <Log/>
        </Allowed>
    }
}

#[component]
fn Log() -> impl IntoView {
    let toaster = Toaster::current();
    let (search, outcome) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let filter = move || AuditFilter {
        q: Some(search.get().trim().to_owned()).filter(|words| !words.is_empty()),
        outcome: outcome.with(|outcome| (!outcome.is_empty()).then(|| AuditOutcome::from_name(outcome))),
        ..AuditFilter::default()
    };
    let load = Load::new(move || {
        let filter = filter();
        async move { api::audit::list(&filter).await }
    });
    let rows = move || {
        load.with(|page: Option<&Page<AuditEntry>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    let more = move || load.with(|page| page.and_then(|page| page.next_cursor.clone()));
    let fetch_more = move |_| {
        let filter = AuditFilter { cursor: more(), ..filter() };
        spawn_local(async move {
            match api::audit::list(&filter).await {
                Ok(next) => load.update(|page| {
                    page.items.extend(next.items);
                    page.next_cursor = next.next_cursor;
                }),
                Err(error) => toaster.error("More entries could not be loaded", error.line()),
            }
        });
    };
    let checking = RwSignal::new(false);
    let check = move |_| {
        checking.set(true);
        spawn_local(async move {
            match api::audit::verify().await {
                Ok(found) if found.ok => {
                    let entries =
                        words::count(u64::try_from(found.entries).unwrap_or_default(), "entry", "entries");
                    toaster.ok(format!("The log is whole: {entries}, each as it was written"));
                }
                Ok(found) => toaster.error(
                    "The log was tampered with",
                    format!(
                        "Entry {} is missing or was changed. Keep a backup and see docs/incidents.md.",
                        found.broken_at.unwrap_or_default()
                    ),
                ),
                Err(error) => toaster.error("The log could not be checked", error.line()),
            }
            checking.try_set(false);
        });
    };
    let outcomes = [("", "Every outcome"), ("done", "Done"), ("denied", "Denied"), ("failed", "Failed")]
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .to_vec();
    view! {
        <PageHeader title="Audit log" subtitle="Who did what, and who was refused. Nobody can change it, admins neither.">
            <Button icon="shield" busy=checking on:click=check>"Check the log"</Button>
        </PageHeader>
        <div class="flex flex-wrap items-center gap-2 mb-3">
            <div class="w-full sm:w-72"><SearchInput value=search placeholder="Search people, operations and ids"/></div>
            <Select value=outcome options=Signal::stored(outcomes) label="Outcome" class="w-full sm:w-44"/>
            <p class="text-sm sm:ml-auto">
                <a class="text-accent-ink underline" rel="external" download="" href=move || api::audit::file(&filter(), "csv")>"CSV"</a>
                " · "
                <a class="text-accent-ink underline" rel="external" download="" href=move || api::audit::file(&filter(), "jsonl")>"JSON lines"</a>
            </p>
        </div>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=6/> }>
                <ul class="rows" aria-label="Entries">
                    <For each=rows key=|entry| entry.seq let:entry><Row entry=entry/></For>
                </ul>
                <Show when=move || more().is_some()>
                    <div class="flex justify-center p-3">
                        <Button size=ButtonSize::Small on:click=fetch_more>"Show more"</Button>
                    </div>
                </Show>
                <Show when=move || rows().is_empty()>
                    <EmptyState icon="history" title="Nothing found" text="No entry fits."/>
                </Show>
            </LoadView>
        </Card>
    }
}

#[component]
fn Row(entry: AuditEntry) -> impl IntoView {
    let (tone, outcome) = match entry.outcome {
        AuditOutcome::Done => (Tone::Ok, "Done"),
        AuditOutcome::Denied => (Tone::Danger, "Denied"),
        AuditOutcome::Failed => (Tone::Warn, "Failed"),
    };
    let place = if entry.address.is_empty() { String::new() } else { format!(" · from {}", entry.address) };
    let details = details(&entry);
    view! {
        <li class="px-4 py-3 min-w-0">
            <div class="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
                <span class="font-medium">{entry.actor.name.clone()}</span>
                <span class="min-w-0 break-words">{in_words(&entry.action)}</span>
                <Badge tone=tone>{outcome}</Badge>
                <span class="text-xs text-faint sm:ml-auto">{words::date_time(entry.at)}</span>
            </div>
            <p class="text-xs text-muted mt-0.5 break-words">{format!("#{}{place} · {}", entry.seq, entry.action)}</p>
            {(!details.is_empty())
                .then(|| {
                    view! {
                        <dl class="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
                            {details
                                .into_iter()
                                .map(|(name, change)| {
                                    view! {
                                        <dt class="text-muted">{name}</dt>
                                        <dd class="font-mono break-all">{change}</dd>
                                    }
                                })
                                .collect_view()}
                        </dl>
                    }
                })}
        </li>
    }
}

/// Fields with what was before and after.
fn details(entry: &AuditEntry) -> Vec<(String, String)> {
    let field = |value: &Option<Value>, name: &str| {
        value.as_ref().and_then(|value| value.get(name)).filter(|value| !value.is_null()).map(|value| {
            match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            }
        })
    };
    let objects = [&entry.before, &entry.after].into_iter().flatten().filter_map(Value::as_object);
    let mut names: Vec<&String> = objects.flat_map(|object| object.keys()).collect();
    names.sort();
    names.dedup();
    names
        .into_iter()
        .filter_map(|name| {
            let change = match (field(&entry.before, name), field(&entry.after, name)) {
                (Some(before), Some(after)) => format!("{before} → {after}"),
                (Some(before), None) => format!("{before} →"),
                (None, Some(after)) => after,
                (None, None) => return None,
            };
            Some((name.clone(), change))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use admin_types::AuditActor;
    use serde_json::json;

    use super::*;

    #[test]
    fn changes_are_told_field_by_field() {
        let entry = AuditEntry {
            seq: 1,
            at: chrono::DateTime::UNIX_EPOCH,
            actor: AuditActor { kind: "user".into(), id: None, name: "Ann".into() },
            action: "PATCH /users/{id}".into(),
            target: String::new(),
            outcome: AuditOutcome::Done,
            status: 200,
            address: String::new(),
            before: Some(json!({"role": "viewer", "gone": 1})),
            after: Some(json!({"role": "admin", "new": true, "none": null})),
            hash: String::new(),
        };
        let told = details(&entry);
        let told: Vec<_> = told.iter().map(|(name, change)| (name.as_str(), change.as_str())).collect();
        assert_eq!(told, [("gone", "1 →"), ("new", "true"), ("role", "viewer → admin")]);
        assert_eq!(in_words("PATCH /users/{id}"), "Changed a person");
        assert_eq!(in_words("PUT /later"), "PUT /later");
    }
}
