//! One message of a transcript.

use admin_types::{Direction, Message, MessageStatus};
use engine_core::sending::codes::explain;
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    content::{self, Choice},
    file::{self, MessageFile},
};
use crate::{components::Icon, pages::editor::Words, words};

/// A bubble with what was said, a picture, the choices, the time and how far it has come.
#[component]
pub(super) fn Bubble(
    /// Its conversation.
    conversation: Uuid,
    /// The message.
    message: Message,
    /// Told the id of a choice that is tapped; choices cannot be tapped without it.
    on_choice: Option<Callback<Choice>>,
) -> impl IntoView {
    let out = message.direction == Direction::Out;
    // Where choices can be tapped one is the contact, and one's own words stand at the right.
    let right = out == on_choice.is_none();
    let content = content::read(&message.content);
    let file = file::shown(conversation, &message);
    let id = message.id.clone();
    let strange = if file.is_some() { None } else { is_strange(&message) };
    let image = content.image.filter(|_| file.is_none());
    let trail = trail(&message);
    let start = message.start.clone().map(|start| start.why);
    let failed = message.error.clone().filter(|_| message.status == MessageStatus::Failed);
    let side = if right { tw!("items-end") } else { tw!("items-start") };
    let look = if right {
        tw!("bg-bubble-out rounded-2xl rounded-ee-md")
    } else {
        tw!("bg-bubble-in rounded-2xl rounded-es-md border border-line")
    };
    view! {
        <li data-testid="message" class=format!("flex flex-col {side}")>
            <div class=format!("max-w-[85%] sm:max-w-[70%] px-3 py-2 {look}")>
                {file.map(|file| view! { <MessageFile conversation message=id file/> })}
                {image.map(|url| view! { <img src=url alt="" loading="lazy" class="rounded-lg mb-1.5 max-h-64 w-full object-cover"/> })}
                {strange
                    .map(|words| {
                        view! {
                            <p class="flex items-center gap-2 text-sm text-muted">
                                <Icon name="paperclip"/> {words}
                            </p>
                        }
                    })}
                <div class="text-sm break-words"><Words text=message.text.clone()/></div>
                <p class="flex items-center justify-end gap-1.5 text-[11px] text-muted mt-0.5">
                    {trail.map(|(words, tip)| view! { <span class="truncate max-w-56" data-tip=tip data-testid="trail">{words}</span> })}
                    <time data-tip=words::date_time(message.at)>{words::time(message.at)}</time>
                    {(out && right).then(|| view! { <StatusMark status=message.status/> })}
                </p>
            </div>
            {start
                .map(|why| {
                    view! {
                        <p class="flex items-center gap-1.5 text-[11px] text-faint mt-1 max-w-[85%]" data-testid="start">
                            <Icon name="zap" class="w-3 h-3 shrink-0"/>
                            <span>{t!("inbox-started-flow", why = why)}</span>
                        </p>
                    }
                })}
            {(!content.choices.is_empty())
                .then(|| view! { <Choices choices=content.choices on_choice=on_choice right=right/> })}
            {failed
                .map(|why| {
                    let told = not_sent(&why);
                    view! {
                        <p class="flex items-center gap-1.5 text-xs text-danger-ink mt-1 max-w-[70%]">
                            <Icon name="circle-alert" class="w-3.5 h-3.5 shrink-0"/>
                            <span data-tip=why>{told}</span>
                        </p>
                    }
                })}
        </li>
    }
}

/// Who said it: the step of the flow, or the person; with the whole of it as a hint.
fn trail(message: &Message) -> Option<(String, String)> {
    if message.direction == Direction::In {
        return None;
    }
    if let Some(author) = &message.author {
        let name = if author.name.is_empty() { t!("inbox-author-gone") } else { &author.name };
        return Some((name.to_owned(), t!("inbox-wrote-this", name = name)));
    }
    if message.content.get("on_phone").is_some() {
        return Some((t!("numbers-link-on-phone").to_owned(), t!("numbers-link-on-phone-hint").to_owned()));
    }
    let step = message.node_title.as_deref().or(message.node.as_deref())?;
    let tip = match &message.flow {
        Some(flow) => {
            let version = flow.version.to_string();
            t!("inbox-said-by-step-of", step = step, flow = &flow.name, version = version)
        }
        None => t!("inbox-said-by-step", step = step),
    };
    Some((step.to_owned(), tip))
}

/// Titles to tap under a message.
#[component]
fn Choices(choices: Vec<Choice>, on_choice: Option<Callback<Choice>>, right: bool) -> impl IntoView {
    let side = if right { tw!("justify-end") } else { tw!("justify-start") };
    view! {
        <div class=format!("flex flex-wrap gap-1.5 mt-1.5 max-w-[85%] sm:max-w-[70%] {side}")>
            {choices
                .into_iter()
                .map(|choice| {
                    let title = choice.title.clone();
                    view! {
                        <button
                            type="button"
                            disabled=on_choice.is_none()
                            class="rounded-full border border-line bg-surface px-3 h-7 text-xs font-medium text-accent-ink enabled:hover:bg-accent-soft disabled:cursor-default"
                            on:click=move |_| {
                                if let Some(told) = on_choice {
                                    told.run(choice.clone());
                                }
                            }
                        >
                            {title}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// Clock, one tick, two ticks, two coloured ticks, or what went wrong.
#[component]
fn StatusMark(status: MessageStatus) -> impl IntoView {
    let (icon, colour, words) = match status {
        MessageStatus::Received => return ().into_any(),
        MessageStatus::Queued => ("clock", tw!("text-faint"), t!("inbox-status-queued")),
        MessageStatus::Sending => ("clock", tw!("text-faint"), t!("inbox-status-sending")),
        MessageStatus::Sent => ("check", tw!("text-muted"), t!("inbox-status-sent")),
        MessageStatus::Delivered => ("check-check", tw!("text-muted"), t!("inbox-status-delivered")),
        MessageStatus::Read => ("check-check", tw!("text-accent-ink"), t!("inbox-status-read")),
        MessageStatus::Failed => ("circle-alert", tw!("text-danger-ink"), t!("inbox-status-failed")),
        MessageStatus::Unknown => ("circle-help", tw!("text-warn-ink"), t!("inbox-status-unknown")),
    };
    view! {
        <span class=colour data-tip=words role="img" aria-label=words><Icon name=icon class="w-3.5 h-3.5"/></span>
    }
    .into_any()
}

/// Why a message was not sent, and what helps. The channel's own words stand behind it.
fn not_sent(why: &str) -> String {
    match explain(why) {
        Some(known) => t!("inbox-not-sent-known", what = known.text, help = known.help),
        None => t!("inbox-not-sent-why", why = why),
    }
}

/// Words for a message that has none of its own.
fn is_strange(message: &Message) -> Option<String> {
    let words = match message.kind.as_str() {
        "text" | "reply" | "choice" | "buttons" | "list" | "button" | "interactive" | "image"
        | "template" => return None,
        "audio" | "voice" => t!("inbox-kind-voice"),
        "video" => t!("inbox-kind-video"),
        "document" => t!("inbox-kind-document"),
        "sticker" => t!("inbox-kind-sticker"),
        "location" => t!("inbox-kind-location"),
        "contacts" | "contact" => t!("inbox-kind-contact"),
        "reaction" => t!("inbox-kind-reaction"),
        "order" => t!("inbox-kind-order"),
        "form" => t!("inbox-kind-form"),
        "edit" => t!("inbox-kind-edit"),
        "revoke" => t!("inbox-kind-revoke"),
        "system" => t!("inbox-kind-system"),
        "unknown" | "unsupported" => t!("inbox-kind-not-shown"),
        other => return message.text.is_empty().then(|| t!("inbox-kind-other", kind = other)),
    };
    Some(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::not_sent;

    #[test]
    fn known_codes_say_what_helps() {
        let told = not_sent("131047 Re-engagement message");
        assert!(told.contains("24 hours") && told.contains("Send a template"), "{told}");
        assert_eq!(not_sent("999999 Something new"), "Not sent: 999999 Something new");
    }
}
