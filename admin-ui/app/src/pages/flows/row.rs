//! One flow of the list.

use admin_types::{Flow, Page, Permission, ProblemCode, UpdateFlow};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use crate::{
    api,
    components::{Badge, Icon, Menu, MenuItem, Toaster, Tone},
    file,
    state::{Load, Session},
    words,
};

/// Name, where it answers, when it was changed, and what can be done with it.
#[component]
pub(super) fn FlowRow(flow: Flow, load: Load<Page<Flow>>, renaming: RwSignal<Option<Flow>>) -> impl IntoView {
    let may_edit = Session::current().may(Permission::EditFlows);
    let toaster = Toaster::current();
    let href = format!("/flows/{}", flow.id);
    let ago = words::ago(flow.updated_at);
    let changed = match &flow.updated_by {
        Some(user) => t!("flows-changed-by", ago = ago, name = &user.name),
        None => t!("flows-changed", ago = ago),
    };
    let steps = t!("flows-steps", n = flow.node_count);
    let about = if flow.description.is_empty() { steps.clone() } else { flow.description.clone() };
    let kept = StoredValue::new(flow.clone());
    let name = flow.name.clone();
    view! {
        <li class="group relative flex items-center gap-3 px-4 py-3 hover:bg-hover">
            <span class="flex items-center justify-center w-9 h-9 rounded-lg bg-accent-soft text-accent-ink shrink-0">
                <Icon name="workflow"/>
            </span>
            <div class="flex-1 min-w-0">
                <div class="flex flex-wrap md:flex-nowrap items-center gap-x-2 gap-y-1 min-w-0">
                    <A href=href attr:class="font-medium truncate after:absolute after:inset-0">{name}</A>
                    <span class="flex flex-wrap items-center gap-1 shrink-0"><StateBadge flow=flow/></span>
                </div>
                <p class="text-xs text-muted truncate mt-0.5">{about}</p>
            </div>
            <div class="max-md:hidden text-end shrink-0">
                <p class="text-xs text-muted">{changed}</p>
                <p class="text-xs text-faint mt-0.5">{steps}</p>
            </div>
            <div class="relative z-10 w-7 shrink-0">
                <Menu label=t!("flows-more")>
                    <Show when=move || may_edit.get()>
                        <MenuItem icon="pencil" label=t!("flows-rename") on_select=move |()| renaming.set(Some(kept.get_value()))/>
                    </Show>
                    <MenuItem icon="download" label=t!("flows-download") on_select=move |()| download(kept.get_value(), toaster)/>
                    <Show when=move || may_edit.get()>
                        <MenuItem icon="trash-2" label=t!("flows-delete") danger=true on_select=move |()| archive(kept.get_value(), load, toaster)/>
                    </Show>
                </Menu>
            </div>
        </li>
    }
}

/// Where the flow answers, and whether the draft is ahead.
#[component]
fn StateBadge(flow: Flow) -> impl IntoView {
    let live = flow.deployments.first().map(|first| match flow.deployments.len() {
        1 => t!("flows-live-on", number = &first.number.name),
        many => t!("flows-live-on-numbers", n = many),
    });
    let (is_live, is_new) = (live.is_some(), flow.latest_version.is_none());
    view! {
        {live.map(|text| view! { <Badge tone=Tone::Ok dot=true>{text}</Badge> })}
        {(!is_live).then(|| view! { <Badge>{if is_new { t!("flows-draft") } else { t!("flows-not-live") }}</Badge> })}
        {flow.has_own_changes.then(|| view! { <Badge tone=Tone::Accent>{t!("flows-your-changes")}</Badge> })}
        {(is_live && flow.has_unpublished_changes).then(|| view! { <Badge tone=Tone::Warn>{t!("flows-unpublished-changes")}</Badge> })}
    }
}

/// Has the browser save the draft as a file, from which a flow can be made again.
fn download(flow: Flow, toaster: Toaster) {
    spawn_local(async move {
        match api::flows::draft(flow.id).await {
            Ok(draft) => {
                let text = serde_json::to_string_pretty(&draft.document).unwrap_or_default();
                file::save(&file::name_of(&flow.name, "json"), "application/json", &text);
            }
            Err(error) => toaster.error(t!("flows-not-downloaded", name = &flow.name), error.line()),
        }
    });
}

/// Takes the flow out of the list; the message can bring it back.
fn archive(flow: Flow, load: Load<Page<Flow>>, toaster: Toaster) {
    load.update(|page| page.items.retain(|other| other.id != flow.id));
    spawn_local(async move {
        match api::flows::archive(flow.id).await {
            Ok(()) => {
                let back = move || {
                    spawn_local(async move {
                        let body = UpdateFlow { archived: Some(false), ..Default::default() };
                        if let Err(error) = api::flows::update(flow.id, &body).await {
                            toaster.error(t!("flows-not-brought-back"), error.line());
                        }
                        load.reload();
                    });
                };
                toaster.done(t!("flows-deleted", name = &flow.name), back);
            }
            Err(error) => {
                let advice = match error.code() {
                    Some(ProblemCode::FlowInUse) => t!("flows-in-use").to_owned(),
                    _ => error.line(),
                };
                toaster.error(t!("flows-not-deleted", name = &flow.name), advice);
                load.reload();
            }
        }
    });
}
