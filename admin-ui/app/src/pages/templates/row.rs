//! One template of the list.

use admin_types::{MessageTemplate, Permission, Templates};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::in_words::{category, language, quality, status};
use crate::{
    api,
    components::{Badge, Icon, Menu, MenuItem, Toaster},
    state::{Load, Session},
};

/// Name, language, words, category, status; the reason where it is not approved.
#[component]
pub(super) fn TemplateRow(template: MessageTemplate, load: Load<Templates>) -> impl IntoView {
    let may_edit = Session::current().may(Permission::EditFlows);
    let toaster = Toaster::current();
    let (tone, word) = status(&template.status);
    let (class, cost) = category(&template.category);
    let about = format!("{} · {class}", language(&template.language));
    let id = template.id;
    let name = StoredValue::new(template.name.clone());
    let own_name = template.name.clone();
    let remove = move || {
        load.update(|all| all.items.retain(|other| other.id != id));
        let undo = move || load.reload();
        let commit = move || {
            spawn_local(async move {
                if let Err(error) = api::templates::remove(id).await {
                    toaster.error(t!("templates-not-deleted"), error.line());
                    load.reload();
                }
            });
        };
        toaster.undoable(t!("templates-will-be-deleted", name = name.get_value()), undo, commit);
    };
    view! {
        <li class="group relative flex items-start gap-3 px-4 py-3 hover:bg-hover" data-template=own_name>
            <span class="flex items-center justify-center w-9 h-9 rounded-lg bg-clay-soft text-clay shrink-0">
                <Icon name="layout-template"/>
            </span>
            <div class="flex-1 min-w-0">
                <A href=format!("/templates/{id}") attr:class="text-sm font-medium font-mono truncate after:absolute after:inset-0">
                    {template.name.clone()}
                </A>
                <p class="text-xs text-muted truncate mt-0.5" data-tip=cost>{about}</p>
                <p class="text-xs text-faint truncate mt-0.5">{template.content.body.clone()}</p>
                {template
                    .reason
                    .clone()
                    .map(|reason| view! { <p class="flex items-start gap-1.5 text-xs text-danger-ink mt-1"><Icon name="circle-alert" class="w-3.5 h-3.5 mt-px"/><span class="min-w-0">{reason}</span></p> })}
            </div>
            <div class="flex flex-col items-end gap-1 shrink-0">
                <Badge tone=tone dot=true>{word}</Badge>
                {quality(&template.quality).map(|(tone, word)| view! { <Badge tone=tone>{word}</Badge> })}
            </div>
            <div class="relative z-10 w-7 shrink-0">
                <Show when=move || may_edit.get()>
                    <Menu label=t!("templates-more")>
                        <MenuItem icon="trash-2" label=t!("templates-delete") danger=true on_select=move |()| remove()/>
                    </Menu>
                </Show>
            </div>
        </li>
    }
}
