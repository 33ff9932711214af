//! Chooses a template, fills it in and sends it.

use std::collections::BTreeMap;

use admin_types::{FileKind, SendMessage, SendTemplate, SendableTemplate};
use flows_schema::message_template::{TemplateContent, TemplateHeader, TemplatePlace, filled};
use leptos::{html, prelude::*, task::spawn_local};
use uuid::Uuid;

use super::composer::new_key;
use crate::{
    api,
    components::{
        Button, ButtonVariant, Dialog, DialogFooter, EmptyState, Field, Input, Notice, SearchInput, Skeleton,
        Toaster, Tone,
    },
    pages::templates::{Shown, TemplateBubble},
    state::{Load, LoadView},
};

/// The dialog.
#[component]
pub(super) fn TemplateDialog(
    /// The conversation.
    id: Uuid,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Told after it was sent.
    done: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog
            open
            width="max-w-3xl"
            title=Signal::derive(|| t!("inbox-send-template").to_owned())
            subtitle=t!("inbox-send-template-about")
        >
            <Chooser id open done/>
        </Dialog>
    }
}

#[component]
fn Chooser(id: Uuid, open: RwSignal<bool>, done: Callback<()>) -> impl IntoView {
    let templates = Load::new(move || api::inbox::templates(id));
    let (search, chosen) = (RwSignal::new(String::new()), RwSignal::new(None::<SendableTemplate>));
    let shown = move || {
        let words = search.get().to_lowercase();
        let all = templates.get().map(|page| page.items).unwrap_or_default();
        let fits = |it: &SendableTemplate| {
            it.name.contains(&words) || it.content.body.to_lowercase().contains(&words)
        };
        all.into_iter().filter(|it| fits(it)).collect::<Vec<_>>()
    };
    let list = move || {
        let found = shown();
        if found.is_empty() {
            return view! {
                <EmptyState icon="layout-template" title=t!("inbox-templates-empty") text=t!("inbox-templates-empty-text")/>
            }
            .into_any();
        }
        view! {
            <ul class="rows rounded-lg border border-line max-h-80 overflow-y-auto" aria-label=t!("inbox-templates")>
                {found
                    .into_iter()
                    .map(|template| {
                        let name = format!("{} · {} · {}", template.name, template.language, category(&template.category));
                        let body = template.content.body.clone();
                        view! {
                            <li>
                                <button
                                    type="button"
                                    class="flex flex-col gap-0.5 w-full px-3 py-2.5 text-start hover:bg-hover"
                                    on:click=move |_| chosen.set(Some(template.clone()))
                                >
                                    <span class="text-sm font-medium">{name}</span>
                                    <span class="text-xs text-muted truncate w-full">{body}</span>
                                </button>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        }
        .into_any()
    };
    view! {
        {move || match chosen.get() {
            Some(template) => view! { <Fill id template chosen open done/> }.into_any(),
            None => {
                view! {
                    <div class="flex flex-col gap-3">
                        <SearchInput value=search placeholder=t!("inbox-templates-search")/>
                        <LoadView load=templates skeleton=|| view! { <Skeleton class="h-40 w-full"/> }>{list}</LoadView>
                    </div>
                }
                    .into_any()
            }
        }}
    }
}

/// The variables of the chosen one, and how it will look.
#[component]
fn Fill(
    id: Uuid,
    template: SendableTemplate,
    chosen: RwSignal<Option<SendableTemplate>>,
    open: RwSignal<bool>,
    done: Callback<()>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let busy = RwSignal::new(false);
    let file = RwSignal::new(None::<(String, String)>);
    let content = template.content.clone();
    let kind = match content.header {
        TemplateHeader::Image => Some(FileKind::Image),
        TemplateHeader::Video => Some(FileKind::Video),
        TemplateHeader::Document => Some(FileKind::Document),
        _ => None,
    };
    let fields: Vec<(String, String, RwSignal<String>)> = content
        .variables()
        .iter()
        .map(|variable| (variable.key(), variable.in_words(), RwSignal::new(String::new())))
        .collect();
    let values = {
        let fields = fields.clone();
        move || -> BTreeMap<String, String> {
            fields.iter().map(|(key, _, value)| (key.clone(), value.get().trim().to_owned())).collect()
        }
    };
    let preview = {
        let (content, values) = (content, values.clone());
        move || view! { <TemplateBubble shown=Shown::with_examples(&with_values(&content, &values()))/> }
    };
    let ready = {
        let values = values.clone();
        Signal::derive(move || {
            values().values().all(|it| !it.is_empty()) && (kind.is_none() || file.with(Option::is_some))
        })
    };
    let template_id = template.id;
    let send = move |_| {
        busy.set(true);
        let header_file = file.get_untracked().map(|(address, _)| address).unwrap_or_default();
        let sent = SendTemplate { id: template_id, values: values(), header_file };
        let message = SendMessage { id: Some(new_key()), template: Some(sent), ..SendMessage::default() };
        spawn_local(async move {
            match api::inbox::say(id, &message).await {
                Ok(_) => {
                    open.try_set(false);
                    done.run(());
                }
                Err(error) => toaster.error(t!("inbox-template-not-sent"), error.line()),
            }
            busy.try_set(false);
        });
    };
    let costs = template.category == "MARKETING";
    view! {
        <div class="grid md:grid-cols-2 gap-5">
            <div class="flex flex-col gap-3 min-w-0">
                <p class="text-sm font-medium">{format!("{} · {}", template.name, template.language)}</p>
                {costs.then(|| view! { <Notice tone=Tone::Warn text=t!("inbox-template-marketing")/> })}
                {kind.map(|kind| view! { <HeaderFile id kind file/> })}
                {fields
                    .into_iter()
                    .map(|(_, label, value)| view! { <Field label=label><Input value maxlength=1024/></Field> })
                    .collect_view()}
            </div>
            <div class="rounded-lg bg-chat p-4 min-w-0">{preview}</div>
        </div>
        <DialogFooter>
            <Button on:click=move |_| chosen.set(None)>{t!("inbox-template-other")}</Button>
            <Button variant=ButtonVariant::Primary icon="send" busy disabled=Signal::derive(move || !ready.get()) on:click=send>{t!("inbox-send")}</Button>
        </DialogFooter>
    }
}

/// The file that stands above the words; Meta wants it with each message.
#[component]
fn HeaderFile(id: Uuid, kind: FileKind, file: RwSignal<Option<(String, String)>>) -> impl IntoView {
    let toaster = Toaster::current();
    let busy = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let (label, accept) = match kind {
        FileKind::Image => (t!("inbox-header-picture"), "image/jpeg,image/png"),
        FileKind::Video => (t!("inbox-header-video"), "video/mp4,video/3gpp"),
        _ => (t!("inbox-header-document"), ""),
    };
    let take = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let input: web_sys::HtmlInputElement = input;
        let Some(chosen) = input.files().and_then(|files| files.get(0)) else { return };
        input.set_value("");
        busy.set(true);
        spawn_local(async move {
            match api::inbox::attach(id, kind, chosen).await {
                Ok(stored) => {
                    file.try_set(Some((stored.address, stored.filename)));
                }
                Err(error) => toaster.error(t!("inbox-file-not-uploaded"), error.line()),
            }
            busy.try_set(false);
        });
    };
    let press = move |_| {
        if let Some(input) = input.get_untracked() {
            let input: web_sys::HtmlInputElement = input;
            input.click();
        }
    };
    view! {
        <div class="flex items-center gap-3">
            <input node_ref=input type="file" class="hidden" tabindex="-1" aria-hidden="true" accept=accept data-testid="header-file" on:change=take/>
            <Button icon="upload" busy on:click=press>{label}</Button>
            <span class="text-sm text-muted truncate">{move || file.get().map(|(_, name)| name).unwrap_or_default()}</span>
        </div>
    }
}

/// What the template costs, in a word.
fn category(category: &str) -> &'static str {
    match category {
        "MARKETING" => t!("inbox-category-marketing"),
        "AUTHENTICATION" => t!("inbox-category-codes"),
        _ => t!("inbox-category-utility"),
    }
}

/// The template with what was typed so far in the place of its examples.
pub(crate) fn with_values(content: &TemplateContent, values: &BTreeMap<String, String>) -> TemplateContent {
    let typed = |key: String| values.get(&key).filter(|value| !value.is_empty()).cloned();
    let mut shown = content.clone();
    shown.examples.clear();
    for variable in content.variables() {
        // A mark without a value stays, so that one sees where it will stand.
        if let Some(value) = typed(variable.key())
            && variable.place != TemplatePlace::Header
        {
            shown.examples.insert(variable.key(), value);
        }
    }
    if let TemplateHeader::Text { text } = &content.header {
        shown.header = TemplateHeader::Text { text: filled(text, |mark| typed(format!("header.{mark}"))) };
    }
    shown
}
