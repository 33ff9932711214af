//! The file of a message: shown, played, offered, or a word on where it is.

use admin_types::{Direction, MediaState, Message, MessageMedia};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    api,
    components::{Button, ButtonSize, Icon, Toaster},
    words,
};

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Picture,
    Film,
    Sound,
    Download,
}

/// What is known of the file of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    look: Look,
    /// What it is, for people.
    noun: &'static str,
    /// Its name; empty for none.
    name: String,
    size: Option<u64>,
    place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    At(String),
    Fetching,
    /// Can be asked for; with the reason why it is not here, if something went wrong.
    Ask(Option<String>),
    Gone(&'static str),
}

/// The file of a message, if it has one.
pub(super) fn shown(conversation: Uuid, message: &Message) -> Option<Shown> {
    if let Some(media) = &message.media {
        return Some(received(conversation, message, media));
    }
    let content = &message.content;
    let text = |key: &str| content.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    let (media, url) = match (message.direction, text("kind")) {
        (Direction::Out, "media") => (text("media"), text("url")),
        (Direction::Out, "template") if !text("header_media").is_empty() => {
            (text("header_media"), text("header"))
        }
        _ => return None,
    };
    let (look, noun) = look_of(media);
    let url = api::files::address(url);
    // A browser loads nothing of an unencrypted address into an encrypted page.
    let place =
        if url.starts_with("https://") || url.starts_with('/') { Place::At(url) } else { Place::Gone("") };
    Some(Shown { look, noun, name: text("filename").to_owned(), size: None, place })
}

fn received(conversation: Uuid, message: &Message, media: &MessageMedia) -> Shown {
    let (kind, noun) = look_of(&message.kind);
    let shown_types = ["image/jpeg", "image/png", "image/webp", "image/gif", "video/", "audio/"];
    let look =
        if shown_types.iter().any(|start| media.mime.starts_with(start)) { kind } else { Look::Download };
    let place = match media.state {
        MediaState::Here => Place::At(format!("/api/v1/conversations/{conversation}/media/{}", message.id)),
        MediaState::Fetching => Place::Fetching,
        MediaState::OnDemand => Place::Ask(None),
        MediaState::GivenUp => Place::Ask(Some(why(media.error.as_deref().unwrap_or_default()).to_owned())),
        MediaState::NotKept => Place::Gone(t!("inbox-file-not-kept")),
        MediaState::Expired => Place::Gone(t!("inbox-file-expired")),
    };
    Shown { look, noun, name: media.filename.clone(), size: media.size, place }
}

fn look_of(kind: &str) -> (Look, &'static str) {
    match kind {
        "image" => (Look::Picture, t!("inbox-kind-picture")),
        "sticker" => (Look::Picture, t!("inbox-kind-sticker")),
        "video" => (Look::Film, t!("inbox-kind-video")),
        "audio" => (Look::Sound, t!("inbox-kind-sound")),
        "voice" => (Look::Sound, t!("inbox-kind-voice")),
        _ => (Look::Download, t!("inbox-kind-document")),
    }
}

/// Why a file is not here.
fn why(code: &str) -> &'static str {
    match code {
        "too_large" => t!("inbox-file-too-large"),
        "wrong_type" => t!("inbox-file-wrong-type"),
        "unknown" => t!("inbox-file-unknown"),
        "no_token" => t!("inbox-file-no-token"),
        _ => t!("inbox-file-no-answer"),
    }
}

/// The file of a message.
#[component]
pub(super) fn MessageFile(conversation: Uuid, message: String, file: Shown) -> impl IntoView {
    let Shown { look, noun, name, size, place } = file;
    match place {
        Place::At(url) => view! { <Here look noun name size url/> }.into_any(),
        Place::Fetching => view! { <Note text=t!("inbox-file-fetching", file = noun) busy=true/> }.into_any(),
        Place::Gone(why) => view! { <Note text=t!("inbox-file-why", file = noun, why = why)/> }.into_any(),
        Place::Ask(why) => view! { <Ask conversation message noun why/> }.into_any(),
    }
}

#[component]
fn Here(look: Look, noun: &'static str, name: String, size: Option<u64>, url: String) -> impl IntoView {
    let broken = RwSignal::new(false);
    let label = if name.is_empty() { noun.to_owned() } else { name };
    let link = {
        let (url, label) = (url.clone(), label.clone());
        move || view! { <Link url=url.clone() label=label.clone() size/> }
    };
    match look {
        Look::Picture => view! {
            <Show when=move || !broken.get() fallback=link>
                <a href=url.clone() target="_blank" rel="noopener" class="block mb-1.5 rounded-lg" aria-label=t!("inbox-file-open", name = &label)>
                    <img
                        src=url.clone()
                        alt=label.clone()
                        loading="lazy"
                        referrerpolicy="no-referrer"
                        class="rounded-lg h-56 w-72 max-w-full object-cover bg-sunken"
                        on:error=move |_| broken.set(true)
                    />
                </a>
            </Show>
        }
        .into_any(),
        Look::Film => view! {
            <video controls=true preload="metadata" src=url aria-label=label class="rounded-lg h-56 w-72 max-w-full bg-sunken mb-1.5"></video>
        }
        .into_any(),
        Look::Sound => view! {
            <audio controls=true preload="metadata" src=url aria-label=label class="block w-64 max-w-full mb-1.5"></audio>
        }
        .into_any(),
        Look::Download => link().into_any(),
    }
}

/// A document, by name and size.
#[component]
fn Link(url: String, label: String, size: Option<u64>) -> impl IntoView {
    view! {
        <a
            href=url
            download=""
            class="flex items-center gap-2.5 mb-1.5 min-w-0 rounded-lg border border-line bg-surface px-3 py-2 hover:bg-sunken"
        >
            <Icon name="file-text" class="w-5 h-5 shrink-0 text-muted"/>
            <span class="min-w-0 flex-1">
                <span class="block text-sm font-medium truncate">{label}</span>
                {size.map(|size| view! { <span class="block text-xs text-muted">{words::bytes(size)}</span> })}
            </span>
            <Icon name="download" class="w-4 h-4 shrink-0 text-muted"/>
        </a>
    }
}

#[component]
fn Note(text: String, #[prop(optional)] busy: bool) -> impl IntoView {
    let icon = if busy { "clock" } else { "paperclip" };
    view! {
        <p class="flex items-center gap-2 text-sm text-muted mb-1">
            <Icon name=icon class="w-4 h-4 shrink-0"/>
            {text}
        </p>
    }
}

/// Fetches it when it is wanted.
#[component]
fn Ask(conversation: Uuid, message: String, noun: &'static str, why: Option<String>) -> impl IntoView {
    let toaster = Toaster::current();
    let asked = RwSignal::new(false);
    let again = why.is_some();
    let text = match why {
        Some(why) => t!("inbox-file-why", file = noun, why = why),
        None => t!("inbox-file-at-whatsapp", file = noun),
    };
    let ask = move |_| {
        let message = message.clone();
        asked.set(true);
        spawn_local(async move {
            if let Err(error) = api::conversations::fetch_media(conversation, &message).await {
                asked.try_set(false);
                toaster.error(t!("inbox-file-not-fetched"), error.line());
            }
        });
    };
    view! {
        <Note text=text/>
        <div class="mb-1.5">
            <Button icon="download" size=ButtonSize::Small busy=asked on:click=ask>
                {if again { t!("inbox-file-fetch-again") } else { t!("inbox-file-fetch") }}
            </Button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use admin_types::MessageStatus;
    use serde_json::json;

    use super::*;

    fn message(direction: Direction, kind: &str, media: Option<MessageMedia>) -> Message {
        Message {
            id: "m".into(),
            direction,
            kind: kind.into(),
            text: String::new(),
            content: json!({"kind": "media", "media": kind, "url": "stored:019f0c6e-0000-7000-8000-0123456789ab"}),
            status: MessageStatus::Received,
            error: None,
            delivery: None,
            node: None,
            node_title: None,
            flow: None,
            start: None,
            author: None,
            media,
            at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    fn media(state: MediaState, mime: &str) -> Option<MessageMedia> {
        Some(MessageMedia {
            state,
            mime: mime.into(),
            filename: String::new(),
            size: None,
            error: Some("wrong_type".into()),
        })
    }

    #[test]
    fn a_file_is_shown_as_what_it_is_and_never_more() {
        let of = |kind: &str, state, mime: &str| {
            shown(Uuid::nil(), &message(Direction::In, kind, media(state, mime))).unwrap()
        };
        assert_eq!(of("image", MediaState::Here, "image/png").look, Look::Picture);
        assert_eq!(of("image", MediaState::Here, "image/svg+xml").look, Look::Download);
        assert_eq!(of("document", MediaState::Here, "image/png").look, Look::Download);
        assert!(matches!(of("image", MediaState::OnDemand, "image/png").place, Place::Ask(None)));
        assert!(matches!(of("image", MediaState::GivenUp, "image/png").place, Place::Ask(Some(_))));
        assert!(shown(Uuid::nil(), &message(Direction::In, "image", None)).is_none());
    }

    #[test]
    fn what_a_flow_sends_comes_from_the_workspace_or_the_web() {
        let out = shown(Uuid::nil(), &message(Direction::Out, "image", None)).unwrap();
        assert_eq!(out.place, Place::At("/api/v1/files/019f0c6e-0000-7000-8000-0123456789ab".into()));
        assert_eq!(api::files::address("https://example.com/a.png"), "https://example.com/a.png");
    }
}
