//! Custom actions: requests that are defined once and used like built-in steps; for admins.

mod edit;

use admin_types::{Action, Permission};
use leptos::{prelude::*, task::spawn_local};
use serde_json::Value;

use self::edit::ActionDialog;
use super::allowed::Allowed;
use crate::{
    api,
    components::{
        Badge, Button, ButtonVariant, Card, EmptyState, Icon, Menu, MenuItem, PageHeader, SkeletonRows,
        Toaster, Tone, known_icon,
    },
    state::{Load, LoadView},
    words,
};

/// The list.
#[component]
pub(crate) fn ActionsPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::ManageActions>
            <Actions/>
        </Allowed>
    }
}

#[component]
fn Actions() -> impl IntoView {
    let load = Load::new(api::actions::list);
    let editing = RwSignal::new(None::<Option<Action>>);
    let rows = move || load.with(|actions: Option<&Vec<Action>>| actions.cloned().unwrap_or_default());
    view! {
        <PageHeader title=t!("actions-title") subtitle=t!("actions-subtitle")>
            <Button icon="plus" variant=ButtonVariant::Primary on:click=move |_| editing.set(Some(None))>
                {t!("actions-new")}
            </Button>
        </PageHeader>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
                <Show
                    when=move || !rows().is_empty()
                    fallback=|| view! {
                        <EmptyState
                            icon="puzzle"
                            title=t!("actions-empty")
                            text=t!("actions-empty-text")
                        />
                    }
                >
                    <ul class="rows">
                        <For each=rows key=|action| (action.name.clone(), action.version) let:action>
                            <ActionRow action load editing/>
                        </For>
                    </ul>
                </Show>
            </LoadView>
        </Card>
        <ActionDialog editing load/>
    }
}

/// One action: label, name with version, what it does.
#[component]
fn ActionRow(
    action: Action,
    load: Load<Vec<Action>>,
    editing: RwSignal<Option<Option<Action>>>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let text = |key: &str| action.definition[key].as_str().unwrap_or_default().to_owned();
    let (label, description, icon) = (text("label"), text("description"), text("icon"));
    let label = if label.is_empty() { action.name.clone() } else { label };
    let icon = known_icon(if icon.is_empty() { "puzzle" } else { &icon });
    let url = action.definition["request"]["url"].as_str().unwrap_or_default().to_owned();
    let second = if description.is_empty() { url } else { description };
    let version =
        t!("actions-version", version = action.version.to_string(), ago = words::ago(action.created_at));
    let kept = StoredValue::new(action.clone());
    let hide = move |()| {
        let name = kept.with_value(|action| action.name.clone());
        spawn_local(async move {
            match api::actions::hide(&name).await {
                Ok(()) => {
                    toaster.ok(t!("actions-hidden"));
                    load.reload();
                }
                Err(problem) => toaster.error(t!("actions-not-hidden"), problem.line()),
            }
        });
    };
    view! {
        <li class="flex items-center gap-3 px-4 py-3">
            <span class="text-accent-ink"><Icon name=icon class="w-5 h-5"/></span>
            <div class="flex-1 min-w-0">
                <p class="flex items-center gap-2 text-sm font-medium min-w-0">
                    <span class="truncate">{label}</span>
                    <Badge tone=Tone::Neutral>{action.name}</Badge>
                </p>
                <p class="text-xs text-muted truncate mt-0.5">{second}</p>
            </div>
            <span class="max-md:hidden text-xs text-faint">{version}</span>
            <Menu label=t!("actions-more") icon="ellipsis">
                <MenuItem icon="pencil" label=t!("actions-edit") on_select=move |()| editing.set(Some(Some(kept.get_value())))/>
                <MenuItem icon="eye-off" label=t!("actions-hide") on_select=hide/>
            </Menu>
        </li>
    }
}

/// What a new action begins with.
fn template() -> Value {
    serde_json::json!({
        "input": {
            "type": "object",
            "required": ["email"],
            "properties": {"email": {"type": "string", "title": "E-mail"}}
        },
        "request": {
            "method": "POST",
            "url": "https://crm.example.com/leads",
            "body_kind": "json",
            "body": "{\"email\": \"{{ input.email }}\"}"
        },
        "outputs": {"lead_id": "$.id"}
    })
}
