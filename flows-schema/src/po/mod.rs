//! Translations as gettext PO files, which translators and their programs know.
//!
//! One entry per visible text: `msgctxt` is `node/path` (`library::node/path` in a flow of the library), `msgid`
//! the text as written, `msgstr` the translation. An entry whose written text has changed since is `fuzzy`.

mod file;

use std::collections::BTreeMap;

use serde::Serialize;

pub use file::{Entry, PoError, read, write};

use crate::{Flow, texts::flow_texts};

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Texts that are new or changed now.
    pub taken: usize,
    /// Texts that were there already.
    pub unchanged: usize,
    /// Texts that are not translated yet.
    pub missing: usize,
    /// Entries that are marked as fuzzy: a person has to look at them first.
    pub fuzzy: Vec<String>,
    /// Entries made for another text than the flow has now.
    pub outdated: Vec<String>,
    /// Entries about texts that the flow does not have.
    pub unknown: Vec<String>,
}

/// Writes a flow's texts for a translator. `previous` is the file of last time: what was translated there for
/// another text is kept, but marked as fuzzy.
///
/// # Errors
/// When the previous file is no PO file.
pub fn export(flow: &Flow, language: &str, previous: Option<&str>) -> Result<String, PoError> {
    let before: BTreeMap<String, Entry> = previous
        .map(read)
        .transpose()?
        .unwrap_or_default()
        .into_iter()
        .map(|entry| (entry.context.clone(), entry))
        .collect();
    let mut entries = vec![header(flow, language)];
    for (context, source, title, translation) in all_texts(flow, language) {
        let old = before.get(&context);
        let mut entry = Entry {
            context,
            id: source,
            text: translation.unwrap_or_default(),
            comment: title,
            ..Entry::default()
        };
        if let Some(old) = old {
            let changed = old.id != entry.id;
            if entry.text.is_empty() || old.fuzzy {
                entry.text.clone_from(&old.text);
            }
            entry.fuzzy = !entry.text.is_empty() && (old.fuzzy || changed);
            entry.previous = match (entry.fuzzy, changed) {
                (true, true) => old.id.clone(),
                (true, false) => old.previous.clone(),
                (false, _) => String::new(),
            };
        }
        entries.push(entry);
    }
    Ok(write(&entries))
}

/// Takes the translations of a PO file into a flow. An empty translation leaves the flow's as it is.
///
/// # Errors
/// When the text is no PO file.
pub fn import(flow: &mut Flow, language: &str, po: &str) -> Result<Imported, PoError> {
    let mut done = Imported::default();
    let sources: BTreeMap<String, String> =
        all_texts(flow, language).into_iter().map(|(context, source, ..)| (context, source)).collect();
    for entry in read(po)?.into_iter().filter(|entry| !entry.is_header()) {
        match sources.get(&entry.context) {
            None => done.unknown.push(entry.context),
            Some(_) if entry.text.is_empty() => done.missing += 1,
            Some(_) if entry.fuzzy => done.fuzzy.push(entry.context),
            Some(source) if *source != entry.id => done.outdated.push(entry.context),
            Some(_) => {
                if put(flow, language, &entry) {
                    done.taken += 1;
                } else {
                    done.unchanged += 1;
                }
            }
        }
    }
    Ok(done)
}

/// Puts one text into the flow that the context names; tells whether it changed anything.
fn put(flow: &mut Flow, language: &str, entry: &Entry) -> bool {
    let (flow, place) = match entry.context.rsplit_once("::") {
        Some((name, place)) => match flow.library.get_mut(name) {
            Some(inner) => (inner, place),
            None => return false,
        },
        None => (flow, entry.context.as_str()),
    };
    let Some((node, path)) = place.split_once('/') else { return false };
    if !flow.languages.iter().any(|known| known == language) {
        flow.languages.push(language.to_owned());
    }
    let texts = flow.translations.entry(language.to_owned()).or_default().entry(node.to_owned()).or_default();
    texts.insert(path.to_owned(), entry.text.clone()).is_none_or(|old| old != entry.text)
}

/// Context, text as written, the step's name and the translation of every visible text.
fn all_texts(flow: &Flow, language: &str) -> Vec<(String, String, String, Option<String>)> {
    let mut all = Vec::new();
    let flows =
        std::iter::once((None, flow)).chain(flow.library.iter().map(|(name, flow)| (Some(name), flow)));
    for (name, flow) in flows {
        let known = flow.translations.get(language);
        for (node, texts) in flow_texts(flow) {
            let title = match (flow.node(&node), flow.trigger(&node)) {
                (Some(node), _) => node.display_title().into_owned(),
                (None, Some(trigger)) => trigger.kind.info().ui.label.clone(),
                (None, None) => String::new(),
            };
            for (path, source) in texts {
                let context = match name {
                    Some(name) => format!("{name}::{node}/{path}"),
                    None => format!("{node}/{path}"),
                };
                let translation = known.and_then(|known| known.get(&node)?.get(&path)).cloned();
                all.push((context, source, title.clone(), translation));
            }
        }
    }
    all
}

fn header(flow: &Flow, language: &str) -> Entry {
    let text = format!(
        "Project-Id-Version: {}\nLanguage: {language}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\
         Content-Transfer-Encoding: 8bit\nX-Generator: Botloom\n",
        flow.name.replace('\n', " ")
    );
    Entry { text, ..Entry::default() }
}
