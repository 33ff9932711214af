//! Where a person writes: to the contact, or a note for colleagues. After WhatsApp's 24 hours it offers templates.

use admin_types::{AddNote, Conversation, FileKind, MessageWindow, SendFile, SendMessage, UserRef};
use leptos::{ev, html, prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{
    replies::RepliesButton,
    suggest::{self, Suggestion},
    template_form::TemplateDialog,
};
use crate::{
    api,
    components::{Button, ButtonSize, ButtonVariant, Icon, IconButton, Toaster},
    state::Load,
    words,
};

/// Rows of the field before it grows.
const ROWS: u32 = 2;

/// The field under a transcript.
#[component]
pub(super) fn Composer(
    /// The conversation, as it is now.
    #[prop(into)]
    conversation: Signal<Conversation>,
    /// Told after something was done.
    done: Callback<()>,
) -> impl IntoView {
    let id = conversation.with_untracked(|it| it.id);
    let (text, note) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (busy, templates) = (RwSignal::new(false), RwSignal::new(false));
    let toaster = Toaster::current();
    let colleagues = Load::new(api::inbox::colleagues);
    let replies = Load::new(api::inbox::saved_replies);
    let closed = Memo::new(move |_| conversation.with(|it| it.window == MessageWindow::Closed));
    let suggestions = Memo::new(move |_| {
        let people = colleagues.with(|page| page.map(|page| page.items.clone()).unwrap_or_default());
        let replies = replies.with(|page| page.map(|page| page.items.clone()).unwrap_or_default());
        text.with(|text| suggest::suggestions(text, note.get(), &people, &replies))
    });
    let take = move |chosen: Suggestion| text.update(|text| chosen.put_into(text));
    let send = move || {
        let words = text.get_untracked().trim().to_owned();
        if words.is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let as_note = note.get_untracked();
        let people = colleagues.peek().map(|page| page.items).unwrap_or_default();
        spawn_local(async move {
            let result = if as_note {
                let mentions = called(&words, &people);
                api::inbox::add_note(id, &AddNote { text: words, mentions }).await.map(drop)
            } else {
                let message =
                    SendMessage { id: Some(new_key()), text: Some(words), ..SendMessage::default() };
                api::inbox::say(id, &message).await.map(drop)
            };
            match result {
                Ok(()) => {
                    text.try_set(String::new());
                    done.run(());
                }
                Err(error) => toaster.error(t!("inbox-nothing-sent"), error.line()),
            }
            busy.try_set(false);
        });
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() != "Enter" || event.shift_key() || event.is_composing() {
            return;
        }
        event.prevent_default();
        match suggestions.with_untracked(|all| all.first().cloned()) {
            Some(first) => take(first),
            None => send(),
        }
    };
    let silent = move || conversation.with(|it| it.paused || it.handed_over.is_some());
    view! {
        <div class="border-t border-line bg-surface px-3 py-2.5 flex flex-col gap-2" data-testid="composer">
            <div class="flex items-center gap-1 flex-wrap" role="group" aria-label=t!("inbox-what-is-written")>
                <ModeButton note wanted=false label=t!("inbox-mode-answer") icon="message-circle"/>
                <ModeButton note wanted=true label=t!("inbox-mode-note") icon="sticky-note"/>
                <span class="flex-1"></span>
                <RepliesButton replies text/>
                <Attach id note closed done/>
                <IconButton icon="layout-template" label=t!("inbox-send-template") size=ButtonSize::Small on:click=move |_| templates.set(true)/>
            </div>
            {move || {
                if closed.get() && !note.get() {
                    return view! { <Closed templates/> }.into_any();
                }
                view! {
                    <div class="relative flex items-end gap-2">
                        <Suggestions suggestions take=Callback::new(take)/>
                        <textarea
                            class=move || {
                                let tone = if note.get() { tw!("bg-warn-soft") } else { tw!("bg-surface") };
                                format!("flex-1 min-w-0 rounded-md border border-line-strong {tone} text-sm text-ink px-3 py-2 field-grow max-h-40")
                            }
                            rows=ROWS
                            maxlength="4096"
                            aria-label=move || if note.get() { t!("inbox-note-field") } else { t!("inbox-answer-field") }
                            placeholder=move || if note.get() { t!("inbox-note-placeholder") } else { t!("inbox-answer-placeholder") }
                            prop:value=move || text.get()
                            on:input=move |event| text.set(event_target_value(&event))
                            on:keydown=on_key
                        ></textarea>
                        <Button variant=ButtonVariant::Primary icon="send" busy=busy on:click=move |_| send()>
                            {move || if note.get() { t!("inbox-keep") } else { t!("inbox-send") }}
                        </Button>
                    </div>
                    <p class="text-[11px] text-faint" data-testid="composer-hint">
                        {move || match conversation.with(|it| it.paused_until) {
                            Some(until) => t!("inbox-phone-silences", time = words::date_time(until)),
                            None if note.get() || silent() => t!("inbox-enter-sends").to_owned(),
                            None => {
                                t!("inbox-flow-falls-silent").to_owned()
                            }
                        }}
                    </p>
                }
                    .into_any()
            }}
            <TemplateDialog id open=templates done/>
        </div>
    }
}

/// Chooses between an answer and a note.
#[component]
fn ModeButton(note: RwSignal<bool>, wanted: bool, label: &'static str, icon: &'static str) -> impl IntoView {
    view! {
        <button
            type="button"
            class="inline-flex items-center gap-1.5 rounded-md px-2 h-7 text-xs font-medium text-muted hover:text-ink aria-pressed:bg-press aria-pressed:text-ink"
            aria-pressed=move || if note.get() == wanted { "true" } else { "false" }
            on:click=move |_| note.set(wanted)
        >
            <Icon name=icon class="w-3.5 h-3.5"/>
            {label}
        </button>
    }
}

/// Why nothing can be written now, and what can be sent.
#[component]
fn Closed(templates: RwSignal<bool>) -> impl IntoView {
    view! {
        <div role="note" class="flex flex-wrap items-center gap-3 rounded-lg bg-warn-soft text-warn-ink px-3 py-2.5 text-sm" data-testid="window-closed">
            <Icon name="clock"/>
            <p class="flex-1 min-w-52">
                {t!("inbox-closed-text")}
            </p>
            <Button size=ButtonSize::Small icon="layout-template" on:click=move |_| templates.set(true)>{t!("inbox-choose-template")}</Button>
        </div>
    }
}

#[component]
fn Suggestions(suggestions: Memo<Vec<Suggestion>>, take: Callback<Suggestion>) -> impl IntoView {
    view! {
        <Show when=move || suggestions.with(|all| !all.is_empty())>
            <ul class="absolute bottom-full start-0 mb-1 w-full max-w-md max-h-56 overflow-y-auto rounded-lg border border-line bg-raised p-1 elev-3" aria-label=t!("inbox-suggestions")>
                {move || {
                    suggestions
                        .get()
                        .into_iter()
                        .map(|it| {
                            let chosen = it.clone();
                            view! {
                                <li>
                                    <button
                                        type="button"
                                        class="flex flex-col w-full rounded-md px-2.5 py-1.5 text-start hover:bg-hover"
                                        on:click=move |_| take.run(chosen.clone())
                                    >
                                        <span class="text-sm font-medium">{it.label}</span>
                                        <span class="text-xs text-muted truncate w-full">{it.about}</span>
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </Show>
    }
}

/// Chooses a file, uploads it and sends it.
#[component]
fn Attach(id: Uuid, note: RwSignal<bool>, closed: Memo<bool>, done: Callback<()>) -> impl IntoView {
    let toaster = Toaster::current();
    let busy = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let send = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let input: web_sys::HtmlInputElement = input;
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file can be chosen again after a mistake.
        input.set_value("");
        busy.set(true);
        let kind = kind_of(&file.type_());
        spawn_local(async move {
            let sent = match api::inbox::attach(id, kind, file).await {
                Ok(file) => {
                    let file = SendFile { id: file.id, caption: String::new() };
                    let message =
                        SendMessage { id: Some(new_key()), file: Some(file), ..SendMessage::default() };
                    api::inbox::say(id, &message).await.map(drop)
                }
                Err(error) => Err(error),
            };
            match sent {
                Ok(()) => done.run(()),
                Err(error) => toaster.error(t!("inbox-file-not-sent"), error.line()),
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
    let off = Signal::derive(move || busy.get() || note.get() || closed.get());
    view! {
        <input node_ref=input type="file" class="hidden" tabindex="-1" aria-hidden="true" data-testid="attach-input" on:change=send/>
        <IconButton icon="paperclip" label=t!("inbox-send-file") size=ButtonSize::Small disabled=off on:click=press/>
    }
}

/// As what a file is sent: what WhatsApp does not show is a document.
fn kind_of(mime: &str) -> FileKind {
    match mime {
        "image/jpeg" | "image/png" => FileKind::Image,
        "video/mp4" | "video/3gpp" => FileKind::Video,
        "audio/aac" | "audio/amr" | "audio/mpeg" | "audio/mp4" | "audio/ogg" => FileKind::Audio,
        _ => FileKind::Document,
    }
}

/// Whom a note calls: everybody whose name stands behind an `@`.
fn called(text: &str, people: &[UserRef]) -> Vec<Uuid> {
    let text = text.to_lowercase();
    let named = |it: &&UserRef| !it.name.is_empty() && text.contains(&format!("@{}", it.name.to_lowercase()));
    people.iter().filter(named).map(|it| it.id).take(20).collect()
}

/// Under which a message counts once, however often it is sent.
pub(super) fn new_key() -> String {
    let at = words::now().map(|now| now.timestamp_millis()).unwrap_or_default();
    format!("{at}-{}", js_sys::Math::random())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_named_behind_an_at_is_called() {
        let person = |n, name: &str| UserRef { id: Uuid::from_u128(n), name: name.into() };
        let people = [person(1, "Ann"), person(2, "Bo Berg"), person(3, "")];
        assert_eq!(called("@ann and @Bo Berg, look", &people), [Uuid::from_u128(1), Uuid::from_u128(2)]);
        assert_eq!(called("ann@example.com", &people), [] as [Uuid; 0]);
    }

    #[test]
    fn a_file_that_whatsapp_does_not_show_is_a_document() {
        assert_eq!(kind_of("image/png"), FileKind::Image);
        assert_eq!(kind_of("image/svg+xml"), FileKind::Document);
        assert_eq!(kind_of(""), FileKind::Document);
    }
}
