//! One stored file: how it looks, who sends it, and its end.

use admin_types::{FileKind, FileUse, Page, StoredFile};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;
use uuid::Uuid;

use crate::{
    api,
    components::{Button, Dialog, DialogFooter, Icon, Notice, Skeleton, Toaster, Tone},
    state::{Load, LoadView},
    words,
};

fn icon_of(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Image | FileKind::Sticker => "image",
        FileKind::Video => "film",
        FileKind::Audio => "music",
        FileKind::Document => "file-text",
    }
}

/// Picture, name, size and age; opens to more.
#[component]
pub(super) fn FileRow(
    file: StoredFile,
    load: Load<Page<StoredFile>>,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let url = api::files::address(&file.address);
    let about = format!("{} · {} · {}", words::bytes(file.size), file.mime, words::date(file.created_at));
    let picture = matches!(file.kind, FileKind::Image | FileKind::Sticker);
    let name = file.filename.clone();
    let title = Signal::stored(file.filename.clone());
    let shown = file.clone();
    view! {
        <li data-file=file.filename>
            <button type="button" class="flex items-center gap-3 w-full px-4 py-3 text-start hover:bg-hover" on:click=move |_| open.set(true)>
                {if picture {
                    view! { <img src=url alt="" loading="lazy" class="w-12 h-12 rounded-md object-cover bg-sunken shrink-0"/> }.into_any()
                } else {
                    view! {
                        <span class="flex items-center justify-center w-12 h-12 rounded-md bg-sunken text-muted shrink-0"><Icon name=icon_of(file.kind) class="w-5 h-5"/></span>
                    }
                        .into_any()
                }}
                <span class="flex-1 min-w-0">
                    <span class="block text-sm font-medium truncate">{name}</span>
                    <span class="block text-xs text-muted truncate">{about}</span>
                </span>
                <Icon name="chevron-right" class="w-4 h-4 text-faint"/>
            </button>
            <Dialog open title><Details file=shown.clone() load may_edit open/></Dialog>
        </li>
    }
}

#[component]
fn Details(
    file: StoredFile,
    load: Load<Page<StoredFile>>,
    may_edit: Signal<bool>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let id = file.id;
    let uses = Load::new(move || api::files::uses(id));
    let used = move || uses.with(|page| page.is_some_and(|page| !page.items.is_empty()));
    let busy = RwSignal::new(false);
    let delete = move |_| {
        busy.set(true);
        let in_spite = used();
        spawn_local(async move {
            match api::files::remove(id, in_spite).await {
                Ok(()) => {
                    load.update(|page| page.items.retain(|it| it.id != id));
                    open.try_set(false);
                    toaster.ok(t!("files-deleted"));
                }
                Err(error) => {
                    toaster.error(t!("files-not-deleted"), error.line());
                    uses.reload();
                }
            }
            busy.try_set(false);
        });
    };
    let (url, name) = (api::files::address(&file.address), file.filename.clone());
    let preview = match file.kind {
        FileKind::Image | FileKind::Sticker => {
            view! { <img src=url.clone() alt=name.clone() class="max-h-80 w-full rounded-lg object-contain bg-sunken"/> }.into_any()
        }
        FileKind::Video => {
            view! { <video src=url.clone() controls=true preload="metadata" class="max-h-80 w-full rounded-lg bg-sunken"></video> }.into_any()
        }
        FileKind::Audio => view! { <audio src=url.clone() controls=true preload="metadata" class="w-full"></audio> }.into_any(),
        FileKind::Document => ().into_any(),
    };
    view! {
        <div class="flex flex-col gap-4">
            {preview}
            <dl class="grid grid-cols-2 gap-2 text-sm">
                <Fact name=t!("files-size") value=words::bytes(file.size)/>
                <Fact name=t!("files-type") value=file.mime.clone()/>
                <Fact name=t!("files-uploaded") value=words::date_time(file.created_at)/>
            </dl>
            <div>
                <h3 class="text-xs font-medium text-muted mb-1">{t!("files-who-sends")}</h3>
                <LoadView load=uses skeleton=|| view! { <Skeleton class="h-6 w-40"/> }>
                    {move || uses.get().map(|page| view! { <Uses uses=page.items/> })}
                </LoadView>
            </div>
            <Show when=move || may_edit.get() && used()>
                <Notice tone=Tone::Warn text=t!("files-still-sent")/>
            </Show>
        </div>
        <DialogFooter>
            <a href=url download=name class="inline-flex items-center gap-2 rounded-md border border-line px-3.5 h-9 text-sm font-medium hover:bg-sunken">
                <Icon name="download"/> {t!("files-download")}
            </a>
            <Show when=move || may_edit.get()>
                <Button icon="trash-2" busy=busy disabled=Signal::derive(move || uses.with(|page| page.is_none())) on:click=delete>
                    {move || if used() { t!("files-delete-nevertheless") } else { t!("files-delete") }}
                </Button>
            </Show>
        </DialogFooter>
    }
}

#[component]
fn Fact(name: &'static str, value: String) -> impl IntoView {
    view! {
        <div class="min-w-0"><dt class="text-xs text-muted">{name}</dt><dd class="truncate">{value}</dd></div>
    }
}

/// One line per flow.
#[component]
fn Uses(uses: Vec<FileUse>) -> impl IntoView {
    if uses.is_empty() {
        return view! { <p class="text-sm text-muted">{t!("files-no-flow")}</p> }.into_any();
    }
    let mut flows: Vec<(Uuid, String, Vec<String>)> = Vec::new();
    for used in uses {
        let place = match (used.version, used.number) {
            (Some(version), Some(number)) => {
                t!("files-version-on", version = version.to_string(), number = number)
            }
            _ => t!("files-the-draft").to_owned(),
        };
        match flows.iter_mut().find(|(id, ..)| *id == used.flow_id) {
            Some((.., places)) => places.push(place),
            None => flows.push((used.flow_id, used.flow_name, vec![place])),
        }
    }
    view! {
        <ul class="flex flex-col gap-1" data-testid="uses">
            {flows
                .into_iter()
                .map(|(id, name, places)| {
                    view! {
                        <li class="text-sm">
                            <A href=format!("/flows/{id}") attr:class="font-medium hover:underline">{name}</A>
                            <span class="text-muted">{format!(": {}", places.join(", "))}</span>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}
