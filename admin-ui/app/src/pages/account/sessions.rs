//! The browsers in which somebody is signed in.

use admin_types::{UserSession, UserSessions};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    api,
    components::{Badge, Button, ButtonSize, SkeletonRows, Toaster, Tone},
    state::{Load, LoadView},
    words,
};

/// What a browser calls itself, in words: its name and its system, as far as they are told.
fn browser(agent: &str) -> String {
    let name = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]
    .into_iter()
    .find(|(mark, _)| agent.contains(mark))
    .map(|(_, name)| name);
    let system = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]
    .into_iter()
    .find(|(mark, _)| agent.contains(mark))
    .map(|(_, name)| name);
    match (name, system) {
        (Some(name), Some(system)) => t!("account-browser-on", browser = name, system = system),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) if agent.is_empty() => t!("account-browser-unknown").to_owned(),
        (None, None) => agent.chars().take(40).collect(),
    }
}

/// One's own sessions, or those of somebody.
#[component]
pub(crate) fn SessionList(of: Option<Uuid>) -> impl IntoView {
    let toaster = Toaster::current();
    let load = Load::new(move || api::security::sessions(of));
    let rows =
        move || load.with(|all: Option<&UserSessions>| all.map(|all| all.items.clone()).unwrap_or_default());
    let others = move || rows().iter().filter(|session| !session.current).count();
    let end_all = move |_| {
        spawn_local(async move {
            match api::security::end_sessions(of).await {
                Ok(()) => toaster.ok(t!("account-signed-out-there")),
                Err(error) => toaster.error(t!("account-nobody-signed-out"), error.line()),
            }
            load.reload();
        });
    };
    view! {
        <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
            <ul class="rows" aria-label=t!("account-sessions")>
                <For each=rows key=|session| (session.id, session.last_seen_at) let:session>
                    <SessionRow session=session of=of load=load/>
                </For>
            </ul>
            <Show when=move || rows().is_empty()>
                <p class="px-4 py-3 text-sm text-muted">{t!("account-sessions-none")}</p>
            </Show>
            <Show when=move || { others() > 1 }>
                <div class="p-3 border-t border-line flex justify-end">
                    <Button size=ButtonSize::Small on:click=end_all>
                        {if of.is_some() { t!("account-sign-out-everywhere") } else { t!("account-sign-out-elsewhere") }}
                    </Button>
                </div>
            </Show>
        </LoadView>
    }
}

#[component]
fn SessionRow(session: UserSession, of: Option<Uuid>, load: Load<UserSessions>) -> impl IntoView {
    let toaster = Toaster::current();
    let id = session.id;
    let end = move |_| {
        load.update(|all| all.items.retain(|other| other.id != id));
        spawn_local(async move {
            match api::security::end_session(of, id).await {
                Ok(()) => toaster.ok(t!("account-signed-out-there")),
                Err(error) => toaster.error(t!("account-nobody-signed-out"), error.line()),
            }
            load.reload();
        });
    };
    let used = t!("account-last-used", ago = words::ago(session.last_seen_at));
    let since = t!("account-since", date = words::date(session.created_at));
    let place = if session.address.is_empty() { String::new() } else { format!(" · {}", session.address) };
    view! {
        <li class="flex items-center gap-3 px-4 py-3">
            <div class="flex-1 min-w-0">
                <p class="flex flex-wrap items-center gap-2 text-sm font-medium">
                    <span class="truncate">{browser(&session.user_agent)}</span>
                    {session.current.then(|| view! { <Badge tone=Tone::Accent>{t!("account-this-browser")}</Badge> })}
                </p>
                <p class="text-xs text-muted mt-0.5">{format!("{used} · {since}{place}")}</p>
            </div>
            {(!session.current).then(|| view! { <Button size=ButtonSize::Small on:click=end>{t!("account-sign-out")}</Button> })}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn browsers_are_named_as_people_know_them() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36";
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1";
        assert_eq!(browser(chrome), "Chrome on Linux");
        assert_eq!(browser(iphone), "Safari on iPhone");
        assert_eq!(browser(""), "Unknown browser");
        assert_eq!(browser("curl/8.5.0"), "curl/8.5.0");
    }
}
