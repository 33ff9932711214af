//! What the contact sees, as lines of a terminal.

use std::io::{self, Write};

use engine_core::{OutLink, OutLocation, OutMedia, OutReaction, OutTemplate, Rendered};

/// Prints one message.
pub(super) fn message(message: &Rendered, out: &mut impl Write) -> io::Result<()> {
    match message {
        Rendered::Text { text } => writeln!(out, "{text}"),
        Rendered::Media(OutMedia { media, url, caption, .. }) => {
            let kind = format!("{media:?}").to_lowercase();
            writeln!(out, "{}", format!("[{kind} {url}] {caption}").trim_end())
        }
        Rendered::Location(OutLocation { latitude, longitude, name, address }) => {
            writeln!(out, "{}", format!("[location {latitude}, {longitude}] {name} {address}").trim_end())
        }
        Rendered::Contact(contact) => writeln!(out, "[contact {}, {}]", contact.name, contact.phone),
        Rendered::Template(OutTemplate { name, body, .. }) => {
            writeln!(out, "{}", format!("[template {name}] {}", body.join(" | ")).trim_end())
        }
        Rendered::Reaction(OutReaction { emoji, .. }) => writeln!(out, "[reacts with {emoji}]"),
        Rendered::Link(OutLink { text, button, url }) => writeln!(out, "{text}\n[{button}] {url}"),
        Rendered::Form(form) => writeln!(out, "{}\n[{}]", form.text, form.button),
        Rendered::LocationRequest { text } => writeln!(out, "{text}\n[Send location]"),
        Rendered::Buttons { text, buttons } => {
            let titles: Vec<String> = buttons.iter().map(|button| format!("[{}]", button.title)).collect();
            writeln!(out, "{text}\n{}", titles.join(" "))
        }
        Rendered::List { text, button, rows } => {
            writeln!(out, "{text}\n[{button} ▾]")?;
            rows.iter().try_for_each(|row| {
                if row.description.is_empty() {
                    writeln!(out, "  [{}]", row.title)
                } else {
                    writeln!(out, "  [{}] {}", row.title, row.description)
                }
            })
        }
    }
}
