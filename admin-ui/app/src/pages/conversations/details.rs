//! Beside a transcript: who looks after it, the contact's tags, notes, what the flow remembers, and the answers.

use admin_types::{ChangeTags, ConversationDetail, Note, Permission, UserRef};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::answers::{Answers, as_words};
use crate::{
    api,
    components::{Button, ButtonSize, Icon, IconButton, Select, TagList, Toaster},
    state::{Load, Session},
    words,
};

/// Everything that is known beside the words.
#[component]
pub(super) fn Details(id: Uuid, load: Load<ConversationDetail>) -> impl IntoView {
    let can = Session::current().may(Permission::WorkInbox);
    view! {
        <div class="flex flex-col">
            <HandedOver load/>
            <Show when=move || can.get()><Assignee id load/></Show>
            <Tags id load can/>
            <Notes id load/>
            <Variables load/>
            <Part icon="clipboard" title=t!("inbox-answers")><Answers load/></Part>
        </div>
    }
}

/// A part with its title.
#[component]
fn Part(icon: &'static str, title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="border-b border-line last:border-0" aria-label=title>
            <h3 class="flex items-center gap-2 px-4 pt-3 pb-1 text-xs font-medium text-muted"><Icon name=icon class="w-3.5 h-3.5"/> {title}</h3>
            <div class="pb-3">{children()}</div>
        </section>
    }
}

/// What the flow told when it gave the conversation away.
#[component]
fn HandedOver(load: Load<ConversationDetail>) -> impl IntoView {
    let handed = move || load.with(|head| head.and_then(|head| head.conversation.handed_over.clone()));
    move || {
        handed().map(|handed| {
            let to = [handed.queue, handed.wanted].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
            view! {
                <div class="m-3 rounded-lg bg-accent-soft text-accent-ink px-3 py-2.5 text-sm" data-testid="handed-over">
                    <p class="font-medium">{t!("inbox-asks-for-person", ago = words::ago(handed.at))}</p>
                    {(!to.is_empty()).then(|| view! { <p class="text-xs mt-0.5">{t!("inbox-handed-to", to = &to)}</p> })}
                    {(!handed.note.is_empty()).then(|| view! { <p class="mt-1 break-words">{handed.note}</p> })}
                </div>
            }
        })
    }
}

#[component]
fn Assignee(id: Uuid, load: Load<ConversationDetail>) -> impl IntoView {
    let toaster = Toaster::current();
    let colleagues = Load::new(api::inbox::colleagues);
    let now = Memo::new(move |_| {
        load.with(|head| {
            head.and_then(|head| head.conversation.assignee.as_ref().map(|it| it.id.to_string()))
        })
        .unwrap_or_default()
    });
    let chosen = RwSignal::new(String::new());
    Effect::new(move |_| chosen.set(now.get()));
    Effect::new(move |before: Option<String>| {
        let wanted = chosen.get();
        if before.is_some() && wanted != now.get_untracked() {
            let user = Uuid::parse_str(&wanted).ok();
            spawn_local(async move {
                if let Err(error) = api::inbox::assign(id, user).await {
                    toaster.error(t!("inbox-not-assigned"), error.line());
                }
                load.reload();
            });
        }
        wanted
    });
    let options = Signal::derive(move || {
        let people = colleagues.get().map(|page| page.items).unwrap_or_default();
        let each = people.into_iter().map(|UserRef { id, name }| (id.to_string(), name));
        std::iter::once((String::new(), t!("inbox-nobody").to_owned())).chain(each).collect::<Vec<_>>()
    });
    view! {
        <Part icon="user-plus" title=t!("inbox-looked-after-by")>
            <div class="px-4 pt-1"><Select value=chosen options label=t!("inbox-looked-after-by")/></div>
        </Part>
    }
}

#[component]
fn Tags(id: Uuid, load: Load<ConversationDetail>, can: Signal<bool>) -> impl IntoView {
    let toaster = Toaster::current();
    let tags = move || load.with(|head| head.map(|head| head.conversation.tags.clone()).unwrap_or_default());
    let change = move |change: ChangeTags| {
        // Shown at once; the engine does it in a moment.
        load.update(|head| {
            let tags = &mut head.conversation.tags;
            tags.retain(|tag| !change.remove.contains(tag));
            tags.extend(change.add.iter().filter(|tag| !tags.contains(tag)).cloned().collect::<Vec<_>>());
        });
        spawn_local(async move {
            if let Err(error) = api::inbox::change_tags(id, &change).await {
                toaster.error(t!("inbox-tags-not-changed"), error.line());
                load.reload();
            }
        });
    };
    view! {
        <Part icon="tag" title=t!("inbox-tags")>
            <div class="px-4 pt-1">
                <TagList
                    tags=Signal::derive(tags)
                    can
                    on_add=move |tag| change(ChangeTags { add: vec![tag], remove: Vec::new() })
                    on_remove=move |tag| change(ChangeTags { add: Vec::new(), remove: vec![tag] })
                />
            </div>
        </Part>
    }
}

#[component]
fn Notes(id: Uuid, load: Load<ConversationDetail>) -> impl IntoView {
    let me = Session::current();
    let toaster = Toaster::current();
    let notes = move || load.with(|head| head.map(|head| head.notes.clone()).unwrap_or_default());
    let remove = move |note: Uuid| {
        load.update(|head| head.notes.retain(|it| it.id != note));
        spawn_local(async move {
            if let Err(error) = api::inbox::delete_note(id, note).await {
                toaster.error(t!("inbox-note-not-deleted"), error.line());
                load.reload();
            }
        });
    };
    let own = move |note: &Note| me.me().is_some_and(|me| me.user.id == note.author.id);
    view! {
        <Show when=move || !notes().is_empty()>
            <Part icon="sticky-note" title=t!("inbox-notes")>
                <ul class="flex flex-col gap-2 px-4 pt-1" aria-label=t!("inbox-notes")>
                    {move || {
                        notes()
                            .into_iter()
                            .map(|note| {
                                let mine = own(&note);
                                let author = if note.author.name.is_empty() { t!("inbox-author-gone").to_owned() } else { note.author.name.clone() };
                                view! {
                                    <li class="group rounded-lg bg-warn-soft text-warn-ink px-3 py-2 text-sm">
                                        <p class="break-words whitespace-pre-wrap">{note.text}</p>
                                        <p class="flex items-center gap-2 text-[11px] mt-1">
                                            <span class="flex-1 truncate">{format!("{author} · {}", words::date_time(note.at))}</span>
                                            {mine.then(|| view! { <IconButton icon="trash-2" label=t!("inbox-note-delete") size=ButtonSize::Small on:click=move |_| remove(note.id)/> })}
                                        </p>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </Part>
        </Show>
    }
}

#[component]
fn Variables(load: Load<ConversationDetail>) -> impl IntoView {
    let variables = move || load.with(|head| head.map(|head| head.variables.clone()).unwrap_or_default());
    let all = RwSignal::new(false);
    view! {
        <Show when=move || !variables().is_empty()>
            <Part icon="braces" title=t!("inbox-flow-remembers")>
                <dl class="flex flex-col gap-1.5 px-4 pt-1">
                    {move || {
                        let most = if all.get() { usize::MAX } else { 8 };
                        variables()
                            .into_iter()
                            .take(most)
                            .map(|variable| {
                                let value = if variable.masked { t!("inbox-hidden").to_owned() } else { as_words(&variable.value) };
                                let tone = if variable.masked { tw!("text-faint") } else { tw!("text-ink") };
                                view! {
                                    <div class="flex items-baseline justify-between gap-3 text-sm">
                                        <dt class="text-xs text-muted shrink-0 max-w-40 truncate" data-tip=variable.key>{variable.label}</dt>
                                        <dd class=format!("min-w-0 text-end break-words {tone}")>{value}</dd>
                                    </div>
                                }
                            })
                            .collect_view()
                    }}
                </dl>
                <Show when=move || !all.get() && (variables().len() > 8)>
                    <div class="px-4 pt-2"><Button size=ButtonSize::Small on:click=move |_| all.set(true)>{t!("inbox-show-all")}</Button></div>
                </Show>
            </Part>
        </Show>
    }
}
