//! The parts of a chat: bubbles, buttons, a list's sheet, pictures.

use engine_core::{
    MediaKind, OutLink, OutLocation, OutMedia, OutReaction, OutTemplate, Rendered, RenderedButton,
    RenderedRow,
};
use flows_schema::message_template::KnownTemplate;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    super::state::Editor,
    markup::{Span, spans},
};
use crate::{
    api,
    components::{Icon, IconButton},
    pages::templates::phone::{Shown, TemplateBubble},
};

/// A message of the contact.
#[component]
pub(crate) fn Said(#[prop(into)] text: String) -> impl IntoView {
    view! {
        <div class="bubble bubble-out">
            <p>{text}</p>
        </div>
    }
}

/// Words with WhatsApp's formatting.
#[component]
pub(crate) fn Words(text: String) -> impl IntoView {
    let pieces = spans(&text)
        .into_iter()
        .map(|Span { text, bold, italic, struck, mono, link }| {
            let marks = [
                (bold, "font-semibold"),
                (italic, "italic"),
                (struck, "line-through"),
                (mono, "font-mono"),
                (link, "bubble-link"),
            ];
            let class =
                marks.iter().filter(|(on, _)| *on).map(|(_, class)| *class).collect::<Vec<_>>().join(" ");
            view! { <span class=class>{text}</span> }
        })
        .collect_view();
    view! { <p class="bubble-words">{pieces}</p> }
}

/// A message of the bot. With `on_tap`, buttons and rows can be tapped: it gets their id and title.
#[component]
pub(crate) fn Bot(
    message: Rendered,
    #[prop(optional)] on_tap: Option<Callback<(String, String)>>,
) -> impl IntoView {
    match message {
        Rendered::Text { text } => view! {
            <div class="bubble bubble-in"><Words text/></div>
        }
        .into_any(),
        Rendered::Media(OutMedia { media: MediaKind::Image | MediaKind::Sticker, url, caption, .. }) => {
            view! { <Picture url=api::files::address(&url) caption/> }.into_any()
        }
        Rendered::Media(OutMedia { media, url, caption, filename }) => {
            view! { <File media url caption filename/> }.into_any()
        }
        Rendered::Location(OutLocation { name, address, latitude, longitude }) => {
            let title = if name.is_empty() { t!("play-location").to_owned() } else { name };
            let second = if address.is_empty() { format!("{latitude}, {longitude}") } else { address };
            view! { <CardBubble icon="map-pin" title second/> }.into_any()
        }
        Rendered::Contact(contact) => {
            view! { <CardBubble icon="contact" title=contact.name second=contact.phone/> }.into_any()
        }
        Rendered::Template(template) => {
            // In the editor the template itself is known, and so its words.
            let known = use_context::<Editor>().and_then(|editor| {
                let same = |it: &&KnownTemplate| it.name == template.name && it.language == template.language;
                editor.templates.with(|all| all.iter().find(same).cloned())
            });
            if let Some(known) = known {
                return view! { <TemplateBubble shown=Shown::sent(&known.content, &template)/> }.into_any();
            }
            let OutTemplate { name, language, body, .. } = template;
            let second = if body.is_empty() { language } else { format!("{language} · {}", body.join(" · ")) };
            view! { <CardBubble icon="badge-check" title=name second/> }.into_any()
        }
        Rendered::Reaction(OutReaction { emoji, .. }) => {
            view! { <p class="chat-note">{t!("play-reacts-with", emoji = emoji)}</p> }.into_any()
        }
        Rendered::Link(OutLink { text, button, .. }) => view! {
            <div class="bubble-stack">
                <div class="bubble bubble-in"><Words text/></div>
                <div class="bubble-buttons"><TapButton label=button icon="link" on_press=None/></div>
            </div>
        }
        .into_any(),
        Rendered::Form(form) => view! {
            <div class="bubble-stack">
                <div class="bubble bubble-in"><Words text=form.text/></div>
                <div class="bubble-buttons"><TapButton label=form.button icon="clipboard-list" on_press=None/></div>
            </div>
        }
        .into_any(),
        Rendered::LocationRequest { text } => view! {
            <div class="bubble-stack">
                <div class="bubble bubble-in"><Words text/></div>
                <div class="bubble-buttons">
                    <TapButton label=t!("play-send-location").to_owned() icon="map-pin" on_press=None/>
                </div>
            </div>
        }
        .into_any(),
        Rendered::Buttons { text, buttons } => view! {
            <div class="bubble-stack">
                <div class="bubble bubble-in"><Words text/></div>
                <div class="bubble-buttons">
                    {buttons
                        .into_iter()
                        .map(|RenderedButton { id, title }| {
                            view! { <TapButton label=title.clone() icon="corner-up-right" on_press=press(on_tap, id, title)/> }
                        })
                        .collect_view()}
                </div>
            </div>
        }
        .into_any(),
        Rendered::List { text, button, rows } => view! { <ListMessage text button rows on_tap/> }.into_any(),
    }
}

fn press(on_tap: Option<Callback<(String, String)>>, id: String, title: String) -> Option<Callback<()>> {
    on_tap.map(|tap| Callback::new(move |()| tap.run((id.clone(), title.clone()))))
}

#[component]
fn TapButton(label: String, icon: &'static str, on_press: Option<Callback<()>>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="bubble-button"
            disabled=on_press.is_none()
            on:click=move |_| {
                if let Some(press) = on_press {
                    press.run(());
                }
            }
        >
            <Icon name=icon class="w-3.5 h-3.5"/>
            <span>{label}</span>
        </button>
    }
}

/// A picture, or its frame where it cannot be loaded.
#[component]
fn Picture(url: String, caption: String) -> impl IntoView {
    let broken = RwSignal::new(!url.starts_with("https://") && !url.starts_with("/api/"));
    view! {
        <div class="bubble bubble-in bubble-picture">
            {move || {
                if broken.get() {
                    view! { <span class="bubble-frame"><Icon name="image" class="w-6 h-6"/></span> }.into_any()
                } else {
                    view! {
                        <img
                            src=url.clone()
                            alt=""
                            loading="lazy"
                            referrerpolicy="no-referrer"
                            on:error=move |_| broken.set(true)
                        />
                    }
                        .into_any()
                }
            }}
            {(!caption.is_empty()).then(|| view! { <Words text=caption/> })}
        </div>
    }
}

/// A film, a sound or a file: its kind and its name.
#[component]
fn File(media: MediaKind, url: String, caption: String, filename: String) -> impl IntoView {
    let (icon, kind) = match media {
        MediaKind::Video => ("film", t!("play-video")),
        MediaKind::Audio => ("music", t!("play-audio")),
        MediaKind::Voice => ("mic", t!("play-voice-message")),
        _ => ("file-text", t!("play-document")),
    };
    let url = if flows_schema::stored_file(&url).is_some() { String::new() } else { url };
    let own = url.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
    let title = [filename, own].into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| kind.to_owned());
    let second = if caption.is_empty() { kind.to_owned() } else { caption };
    view! { <CardBubble icon title second/> }
}

/// A bubble with an icon and two lines.
#[component]
fn CardBubble(icon: &'static str, title: String, second: String) -> impl IntoView {
    view! {
        <div class="bubble bubble-in bubble-card">
            <span class="bubble-card-icon"><Icon name=icon/></span>
            <span class="min-w-0">
                <span class="block text-sm font-medium truncate">{title}</span>
                <span class="block text-xs text-muted">{second}</span>
            </span>
        </div>
    }
}

/// A list: the words, the button, and the sheet that it opens.
#[component]
fn ListMessage(
    text: String,
    button: String,
    rows: Vec<RenderedRow>,
    on_tap: Option<Callback<(String, String)>>,
) -> impl IntoView {
    // Without taps the rows are shown at once: a preview has no sheet to open.
    let open = RwSignal::new(on_tap.is_none());
    let heading = button.clone();
    let rows = StoredValue::new(rows);
    let sheet = NodeRef::<leptos::html::Div>::new();
    // Whoever opens the list goes on in it, with the keyboard too.
    Effect::new(move |_| {
        if open.get() && on_tap.is_some() {
            request_animation_frame(move || focus_first_row(sheet));
        }
    });
    view! {
        <div class="bubble-stack">
            <div class="bubble bubble-in"><Words text/></div>
            <div class="bubble-buttons">
                <TapButton
                    label=button
                    icon="list"
                    on_press=on_tap.map(|_| Callback::new(move |()| open.update(|open| *open = !*open)))
                />
            </div>
            <Show when=move || open.get()>
                {on_tap.map(|_| view! {
                    <div class="bubble-scrim" aria-hidden="true" on:click=move |_| open.set(false)></div>
                })}
                <div
                    node_ref=sheet
                    class="bubble-sheet"
                    role="group"
                    aria-label=heading.clone()
                    on:keydown=move |event| {
                        if event.key() == "Escape" && on_tap.is_some() {
                            event.stop_propagation();
                            open.set(false);
                        }
                    }
                >
                    <div class="bubble-sheet-head">
                        <span>{heading.clone()}</span>
                        {on_tap
                            .map(|_| {
                                view! { <IconButton icon="x" label=t!("play-close-list") size=crate::components::ButtonSize::Small on:click=move |_| open.set(false)/> }
                            })}
                    </div>
                    {rows
                        .get_value()
                        .into_iter()
                        .map(|RenderedRow { id, title, description }| {
                            let choose = press(on_tap, id, title.clone());
                            view! {
                                <button
                                    type="button"
                                    class="bubble-row"
                                    disabled=choose.is_none()
                                    on:click=move |_| {
                                        if let Some(choose) = choose {
                                            open.set(false);
                                            choose.run(());
                                        }
                                    }
                                >
                                    <span class="min-w-0 flex-1">
                                        <span class="block text-sm">{title}</span>
                                        {(!description.is_empty())
                                            .then(|| view! { <span class="block text-xs text-muted">{description}</span> })}
                                    </span>
                                    <Icon name="circle" class="w-4 h-4 text-faint"/>
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
            </Show>
        </div>
    }
}

fn focus_first_row(sheet: NodeRef<leptos::html::Div>) {
    let sheet = sheet.try_get_untracked().flatten();
    let row = sheet.and_then(|sheet| sheet.query_selector(".bubble-row").ok().flatten());
    if let Some(row) = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = row.focus();
    }
}
