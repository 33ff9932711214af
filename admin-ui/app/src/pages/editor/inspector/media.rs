//! A file to send: an address of the web, or a file of the workspace that is uploaded or chosen here.

use admin_types::{FileKind, StoredFile};
use flows_schema::{stored_file, ui_schema::FieldUi};
use leptos::{html, prelude::*, task::spawn_local};
use serde_json::Value;

use super::{binding::Binding, text::LineInput};
use crate::{
    api,
    components::{Button, ButtonSize, Dialog, Field, Icon, IconButton, Toaster},
    state::{Load, LoadView},
    words,
};

/// What the browser offers when a file of a kind is chosen.
fn accepted(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Image => "image/jpeg,image/png",
        FileKind::Video => "video/mp4,video/3gpp",
        FileKind::Audio => "audio/aac,audio/amr,audio/mpeg,audio/mp4,audio/ogg,.m4a,.opus",
        FileKind::Document => "",
        FileKind::Sticker => "image/webp",
    }
}

/// The field.
#[component]
pub(super) fn MediaField(field: &'static FieldUi, binding: Binding, media: &'static str) -> impl IntoView {
    let kind = FileKind::from_name(media).unwrap_or(FileKind::Document);
    let error = binding.problem();
    let reading = binding.clone();
    let stored = Memo::new(move |_| stored_file(&reading.text()).map(str::to_owned));
    let help = field.help.clone().unwrap_or_default();
    let read_only = binding.read_only;
    let looking = binding.clone();
    let asked = Memo::new(move |_| !looking.text().trim().is_empty());
    let (clearing, choosing) = (binding.clone(), binding.clone());
    let choose = Callback::new(move |file: StoredFile| choosing.choose(Value::String(file.address)));
    view! {
        <Field label=field.label.clone() help error>
            {move || match stored.get() {
                Some(id) => {
                    let clearing = clearing.clone();
                    let clear = Callback::new(move |()| clearing.choose(Value::String(String::new())));
                    view! { <Chosen id kind read_only clear/> }.into_any()
                }
                None => view! { <LineInput field binding=binding.clone() templates=true url=true/> }.into_any(),
            }}
        </Field>
        {(!read_only).then(|| view! { <Picker kind choose/> })}
        {move || (stored.get().is_none() && asked.get()).then(|| view! { <p class="text-xs text-muted -mt-0.5 mb-1" data-testid="as-link">{as_link(kind)}</p> })}
    }
}

/// What happens to a file of the web: WhatsApp fetches it, so nobody here knows how large it is.
fn as_link(kind: FileKind) -> String {
    let most = match kind {
        FileKind::Image => "5 MB",
        FileKind::Video | FileKind::Audio => "16 MB",
        FileKind::Document => "100 MB",
        FileKind::Sticker => "500 KB",
    };
    t!("inspector-sent-as-link", most = most)
}

/// The file that is sent: how it looks, its name and size.
#[component]
fn Chosen(id: String, kind: FileKind, read_only: bool, clear: Callback<()>) -> impl IntoView {
    let files = Load::new(move || api::files::list(kind));
    let url = api::files::address(&format!("stored:{id}"));
    let known =
        move || files.with(|files| files?.items.iter().find(|file| file.id.to_string() == id).cloned());
    let picture = matches!(kind, FileKind::Image | FileKind::Sticker);
    view! {
        <div class="flex items-center gap-3 rounded-lg border border-line bg-surface p-2 min-w-0" data-testid="chosen-file">
            {if picture {
                view! { <img src=url alt="" class="w-12 h-12 rounded-md object-cover bg-sunken shrink-0"/> }.into_any()
            } else {
                view! {
                    <span class="flex items-center justify-center w-12 h-12 rounded-md bg-sunken shrink-0">
                        <Icon name=icon_of(kind) class="w-5 h-5 text-muted"/>
                    </span>
                }
                    .into_any()
            }}
            <span class="min-w-0 flex-1">
                {move || match known() {
                    Some(file) => view! {
                        <span class="block text-sm font-medium truncate">{file.filename}</span>
                        <span class="block text-xs text-muted">{words::bytes(file.size)}</span>
                    }
                    .into_any(),
                    None if files.with(|files| files.is_some()) => view! {
                        <span class="block text-sm text-danger-ink">{t!("inspector-file-deleted")}</span>
                    }
                    .into_any(),
                    None => view! { <span class="block text-sm text-muted">{t!("inspector-file-of-workspace")}</span> }.into_any(),
                }}
            </span>
            {(!read_only).then(|| view! { <IconButton icon="x" label=t!("inspector-remove-file") size=ButtonSize::Small on:click=move |_| clear.run(())/> })}
        </div>
    }
}

fn icon_of(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Image | FileKind::Sticker => "image",
        FileKind::Video => "film",
        FileKind::Audio => "music",
        FileKind::Document => "file-text",
    }
}

/// Uploads a file, or chooses one that is there.
#[component]
fn Picker(kind: FileKind, choose: Callback<StoredFile>) -> impl IntoView {
    let toaster = Toaster::current();
    let (busy, open) = (RwSignal::new(false), RwSignal::new(false));
    let input = NodeRef::<html::Input>::new();
    let upload = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let input: web_sys::HtmlInputElement = input;
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file can be chosen again after a mistake.
        input.set_value("");
        busy.set(true);
        spawn_local(async move {
            match api::files::create(kind, file).await {
                Ok(file) => choose.run(file),
                Err(error) => toaster.error(t!("inspector-file-not-uploaded"), error.line()),
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="flex items-center gap-2 -mt-1 mb-1">
            <input
                node_ref=input
                type="file"
                class="hidden"
                tabindex="-1"
                aria-hidden="true"
                data-testid="file-input"
                accept=accepted(kind)
                on:change=upload
            />
            <Button
                icon="upload"
                size=ButtonSize::Small
                busy=busy
                on:click=move |_| {
                    if let Some(input) = input.get_untracked() {
                        let input: web_sys::HtmlInputElement = input;
                        input.click();
                    }
                }
            >
                {t!("inspector-upload")}
            </Button>
            <Button icon="folder" size=ButtonSize::Small on:click=move |_| open.set(true)>{t!("inspector-choose-existing")}</Button>
        </div>
        <Dialog open title=Signal::derive(|| t!("inspector-choose-file").to_owned()) subtitle=t!("inspector-choose-file-help")>
            <Library kind choose=Callback::new(move |file| { choose.run(file); open.set(false); })/>
        </Dialog>
    }
}

#[component]
fn Library(kind: FileKind, choose: Callback<StoredFile>) -> impl IntoView {
    let files = Load::new(move || api::files::list(kind));
    view! {
        <LoadView load=files skeleton=|| view! { <p class="text-sm text-muted">{t!("inspector-loading")}</p> }>
            {move || {
                let items = files.get().map(|page| page.items).unwrap_or_default();
                if items.is_empty() {
                    return view! { <p class="text-sm text-muted">{t!("inspector-no-files")}</p> }.into_any();
                }
                view! {
                    <ul class="flex flex-col gap-1">
                        {items
                            .into_iter()
                            .map(|file| {
                                let chosen = file.clone();
                                let url = api::files::address(&file.address);
                                let picture = matches!(kind, FileKind::Image | FileKind::Sticker);
                                view! {
                                    <li>
                                        <button
                                            type="button"
                                            class="flex items-center gap-3 w-full rounded-lg p-2 text-start hover:bg-sunken"
                                            on:click=move |_| choose.run(chosen.clone())
                                        >
                                            {if picture {
                                                view! { <img src=url alt="" loading="lazy" class="w-10 h-10 rounded-md object-cover bg-sunken shrink-0"/> }
                                                    .into_any()
                                            } else {
                                                view! { <Icon name=icon_of(kind) class="w-5 h-5 shrink-0 text-muted"/> }.into_any()
                                            }}
                                            <span class="min-w-0 flex-1">
                                                <span class="block text-sm font-medium truncate">{file.filename}</span>
                                                <span class="block text-xs text-muted">
                                                    {format!("{} · {}", words::bytes(file.size), words::ago(file.created_at))}
                                                </span>
                                            </span>
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                }
                    .into_any()
            }}
        </LoadView>
    }
}
