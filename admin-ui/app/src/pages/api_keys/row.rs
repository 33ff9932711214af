//! One key of the list.

use admin_types::{ApiKey, Page};
use leptos::{prelude::*, task::spawn_local};

use super::words::label;
use crate::{
    api,
    components::{Badge, Icon, Menu, MenuItem, Toaster, Tone},
    state::Load,
    words,
};

/// Whether the key counts, and until when.
fn state(key: &ApiKey) -> Option<(Tone, String)> {
    let at = key.expires_at?;
    Some(match words::is_over(at) {
        true => (Tone::Danger, t!("api-keys-ended").to_owned()),
        false => (Tone::Neutral, t!("api-keys-until", date = words::date(at))),
    })
}

/// Name, what it may do, when it was used.
#[component]
pub(super) fn ApiKeyRow(
    key: ApiKey,
    load: Load<Page<ApiKey>>,
    editing: RwSignal<Option<Option<ApiKey>>>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let kept = StoredValue::new(key.clone());
    let id = key.id;
    let state = state(&key);
    let may = key.permissions.iter().map(|permission| label(*permission)).collect::<Vec<_>>().join(" · ");
    let used = match key.last_used_at {
        Some(at) => t!("api-keys-last-used", ago = words::ago(at)),
        None => t!("api-keys-never-used").to_owned(),
    };
    let pace = t!("api-keys-pace", n = key.per_minute);
    let added = t!("api-keys-added-by", name = &key.created_by.name, date = words::date(key.created_at));
    let about = format!("{used} · {pace} · {added}");
    let remove = move |()| {
        load.update(|page| page.items.retain(|other| other.id != id));
        let commit = move || {
            spawn_local(async move {
                if let Err(error) = api::api_keys::remove(id).await {
                    toaster.error(t!("api-keys-not-deleted"), error.line());
                    load.reload();
                }
            });
        };
        toaster.undoable(t!("api-keys-will-be-deleted"), move || load.reload(), commit);
    };
    view! {
        <li class="flex items-start gap-3 px-4 py-3">
            <span class="text-accent-ink mt-0.5 max-md:hidden"><Icon name="key-round" class="w-5 h-5"/></span>
            <div class="flex-1 min-w-0">
                <p class="flex flex-wrap items-center gap-x-2 gap-y-1 min-w-0">
                    <span class="text-sm font-medium break-words min-w-0">{key.name.clone()}</span>
                    <code class="font-mono text-xs text-muted">{format!("{}…", key.hint)}</code>
                    {state.map(|(tone, word)| view! { <Badge tone=tone>{word}</Badge> })}
                </p>
                <p class="text-xs text-muted mt-1 break-words">{may}</p>
                <p class="text-xs text-muted mt-0.5">{about}</p>
            </div>
            <Menu label=t!("api-keys-more")>
                <MenuItem icon="pencil" label=t!("api-keys-edit-short") on_select=move |()| editing.set(Some(Some(kept.get_value())))/>
                <MenuItem icon="trash-2" label=t!("api-keys-delete") danger=true on_select=remove/>
            </Menu>
        </li>
    }
}
