//! Goes on in another language.

use flows_schema::{Port, nodes::SetLanguage};

use crate::{
    ContactChange, Event,
    run::{Exit, Run},
};

pub(super) fn enter(config: &SetLanguage, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let source = if config.language.is_empty() { &config.template } else { &config.language };
    let wanted = run.text(source)?;
    // A subflow that lets the contact choose may itself be written in one language only.
    let known = run.root.known_language(wanted.trim()).or_else(|| run.here().known_language(wanted.trim()));
    match known.map(str::to_owned) {
        Some(language) => {
            run.session.language = Some(language.clone());
            run.change_contact(id, ContactChange::SetLanguage { language });
        }
        None => {
            let text = "The language is none of the flow's, so it stays as it was.";
            run.events.push(Event::new("language_unknown", Some(id), text));
        }
    }
    Ok(Exit::port(Port::NEXT))
}
