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
        "POST /session" => t!("audit-signed-in"),
        "DELETE /session" => t!("audit-signed-out"),
        "POST /invitations" => t!("audit-invited"),
        "POST /invitations/accept" => t!("audit-joined"),
        "DELETE /invitations/{id}" => t!("audit-invitation-back"),
        "POST /users" => t!("audit-person-added"),
        "PATCH /users/{id}" => t!("audit-person-changed"),
        "DELETE /users/{id}" => t!("audit-person-removed"),
        "DELETE /users/{id}/sessions" | "DELETE /users/{id}/sessions/{session_id}" => {
            t!("audit-person-signed-out")
        }
        "DELETE /users/{id}/second-factor" => t!("audit-person-factor-off"),
        "POST /me/password" => t!("audit-own-password"),
        "POST /me/second-factor/confirm" => t!("audit-factor-on"),
        "POST /me/second-factor/remove" => t!("audit-factor-off"),
        "DELETE /me/sessions" | "DELETE /me/sessions/{id}" => t!("audit-signed-out-elsewhere"),
        "POST /api-keys" => t!("audit-key-added"),
        "PUT /api-keys/{id}" => t!("audit-key-changed"),
        "DELETE /api-keys/{id}" => t!("audit-key-deleted"),
        "POST /numbers" => t!("audit-number-connected"),
        "PATCH /numbers/{id}" => t!("audit-number-changed"),
        "DELETE /numbers/{id}" => t!("audit-number-removed"),
        "POST /numbers/{id}/credentials" => t!("audit-number-credentials"),
        "POST /flows" => t!("audit-flow-created"),
        "PATCH /flows/{id}" => t!("audit-flow-renamed"),
        "DELETE /flows/{id}" => t!("audit-flow-archived"),
        "POST /flows/{id}/publish" | "POST /flows/{id}/versions/{version}/publish" => {
            t!("audit-flow-published")
        }
        "PUT /sending" => t!("audit-sending"),
        "POST /subscriptions" => t!("audit-webhook-added"),
        "PATCH /subscriptions/{id}" => t!("audit-webhook-changed"),
        "DELETE /subscriptions/{id}" => t!("audit-webhook-deleted"),
        "GET /exports/messages.csv" => t!("audit-exported-messages"),
        "GET /exports/answers.csv" => t!("audit-exported-answers"),
        "GET /exports/audit.csv" | "GET /exports/audit.jsonl" => t!("audit-exported-log"),
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
                Err(error) => toaster.error(t!("audit-more-failed"), error.line()),
            }
        });
    };
    let checking = RwSignal::new(false);
    let check = move |_| {
        checking.set(true);
        spawn_local(async move {
            match api::audit::verify().await {
                Ok(found) if found.ok => toaster.ok(t!("audit-whole", n = found.entries)),
                Ok(found) => {
                    // The name of an entry, not a count.
                    let entry = found.broken_at.unwrap_or_default().to_string();
                    toaster.error(t!("audit-tampered"), t!("audit-broken-at", entry = entry));
                }
                Err(error) => toaster.error(t!("audit-not-checked"), error.line()),
            }
            checking.try_set(false);
        });
    };
    let outcomes = [
        ("", t!("audit-outcome-every")),
        ("done", t!("audit-outcome-done")),
        ("denied", t!("audit-outcome-denied")),
        ("failed", t!("audit-outcome-failed")),
    ]
    .map(|(key, text)| (key.to_owned(), text.to_owned()))
    .to_vec();
    view! {
        <PageHeader title=t!("audit-title") subtitle=t!("audit-subtitle")>
            <Button icon="shield" busy=checking on:click=check>{t!("audit-check")}</Button>
        </PageHeader>
        <div class="flex flex-wrap items-center gap-2 mb-3">
            <div class="w-full sm:w-72"><SearchInput value=search placeholder=t!("audit-search")/></div>
            <Select value=outcome options=Signal::stored(outcomes) label=t!("audit-outcome") class="w-full sm:w-44"/>
            <p class="text-sm sm:ml-auto">
                <a class="text-accent-ink underline" rel="external" download="" href=move || api::audit::file(&filter(), "csv")>"CSV"</a>
                " · "
                <a class="text-accent-ink underline" rel="external" download="" href=move || api::audit::file(&filter(), "jsonl")>{t!("audit-json-lines")}</a>
            </p>
        </div>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=6/> }>
                <ul class="rows" aria-label=t!("audit-entries")>
                    <For each=rows key=|entry| entry.seq let:entry><Row entry=entry/></For>
                </ul>
                <Show when=move || more().is_some()>
                    <div class="flex justify-center p-3">
                        <Button size=ButtonSize::Small on:click=fetch_more>{t!("audit-more")}</Button>
                    </div>
                </Show>
                <Show when=move || rows().is_empty()>
                    <EmptyState icon="history" title=t!("audit-nothing-found") text=t!("audit-nothing-fits")/>
                </Show>
            </LoadView>
        </Card>
    }
}

#[component]
fn Row(entry: AuditEntry) -> impl IntoView {
    let (tone, outcome) = match entry.outcome {
        AuditOutcome::Done => (Tone::Ok, t!("audit-outcome-done")),
        AuditOutcome::Denied => (Tone::Danger, t!("audit-outcome-denied")),
        AuditOutcome::Failed => (Tone::Warn, t!("audit-outcome-failed")),
    };
    let place = match entry.address.as_str() {
        "" => String::new(),
        address => format!(" · {}", t!("audit-from", address = address)),
    };
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
