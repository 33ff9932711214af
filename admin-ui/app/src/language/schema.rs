//! Words that come out of `flows-schema`: names of steps, fields and ways on.
//!
//! That crate speaks English and nothing else. Its words are looked up by themselves here, under a key that
//! is made of them ([`key_of`]); a catalogue that does not know them shows the English. A test writes the
//! English side (`UPDATE=1 cargo test -p admin-ui schema`) and holds the other languages against it.

use flows_schema::{
    Node,
    ui_schema::{FieldUi, NodeUi, PreviewPart, Widget},
};
use std::cell::RefCell;
use std::collections::HashMap;

use super::{Language, catalogue::find_with};

/// The area of the schema's words.
const AREA: &str = "schema";
/// Longest part of a key that can be read.
const READABLE_CHARS: usize = 40;

/// The key of an English text in an area: its first words, and a number that tells apart those that begin alike.
pub(super) fn key_of(area: &str, english: &str) -> String {
    let mut words = format!("{area}-");
    for letter in english.chars().take(READABLE_CHARS) {
        if letter.is_ascii_alphanumeric() {
            words.push(letter.to_ascii_lowercase());
        } else if !words.ends_with('-') {
            words.push('-');
        }
    }
    // FNV-1a, whose values are the same on every machine and in every version of the compiler.
    let hash = english
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{}-{:04x}", words.trim_end_matches('-'), hash >> 16)
}

/// An English text of the schema in the page's language. What is nobody's key, such as a title that an
/// author gave, stays as it is.
pub(crate) fn of_schema(english: &str) -> String {
    find_with(&key_of(AREA, english), &[]).unwrap_or_else(|| english.to_owned())
}

/// What a step is called: by its author, else by its type.
pub(crate) fn title_of(node: &Node) -> String {
    match node.title.as_deref().map(str::trim) {
        Some(title) if !title.is_empty() => title.to_owned(),
        _ => of_schema(&node.kind.info().ui.label),
    }
}

thread_local! {
    /// A type's words in the page's language, by their place in memory. There are some sixty, for as long as
    /// the page is open.
    static KNOWN: RefCell<HashMap<usize, &'static NodeUi>> = RefCell::new(HashMap::new());
}

/// How a type is shown and edited, in the page's language.
pub(crate) fn ui_of(english: &'static NodeUi) -> &'static NodeUi {
    // The server draws no form, and each of its answers has another language.
    if cfg!(not(target_arch = "wasm32")) || crate::state::page_language() == Language::English {
        return english;
    }
    KNOWN.with_borrow_mut(|known| {
        *known
            .entry(std::ptr::from_ref(english).addr())
            .or_insert_with(|| Box::leak(Box::new(translated(english, &mut of_schema))))
    })
}

/// The same with other words.
fn translated(ui: &NodeUi, say: &mut impl FnMut(&str) -> String) -> NodeUi {
    NodeUi {
        label: say(&ui.label),
        description: say(&ui.description),
        fields: fields(&ui.fields, say),
        preview: ui.preview.iter().map(|part| preview(part, say)).collect(),
        ..ui.clone()
    }
}

fn preview(part: &PreviewPart, say: &mut impl FnMut(&str) -> String) -> PreviewPart {
    match part {
        PreviewPart::Answer { hint } => PreviewPart::Answer { hint: forever(say(hint)) },
        PreviewPart::Note { text } => PreviewPart::Note { text: forever(say(text)) },
        other => other.clone(),
    }
}

fn fields(all: &[FieldUi], say: &mut impl FnMut(&str) -> String) -> Vec<FieldUi> {
    all.iter()
        .map(|field| FieldUi {
            label: say(&field.label),
            help: field.help.as_deref().map(&mut *say),
            placeholder: field.placeholder.as_deref().map(&mut *say),
            group: field.group.map(|group| forever(say(group))),
            widget: widget(&field.widget, say),
            ..field.clone()
        })
        .collect()
}

fn widget(widget: &Widget, say: &mut impl FnMut(&str) -> String) -> Widget {
    let mut changed = widget.clone();
    match &mut changed {
        Widget::Select { options } | Widget::MultiSelect { options } => {
            options.iter_mut().for_each(|option| option.label = say(&option.label));
        }
        Widget::Duration { empty, .. } => *empty = empty.as_deref().map(&mut *say),
        Widget::KeyValue { key, .. } => *key = forever(say(key)),
        Widget::Object { fields: inner } => *inner = fields(inner, say),
        Widget::List { item, fields: inner, .. } => {
            *item = forever(say(item));
            *inner = fields(inner, say);
        }
        _ => {}
    }
    changed
}

fn forever(words: String) -> &'static str {
    Box::leak(words.into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flows_schema::{Port, PortKind, node_types, trigger_types};
    use std::collections::BTreeMap;
    use std::fmt::Write as _;
    use std::path::Path;

    /// Everything that the schema says to people, by its key.
    fn all() -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut take = |words: &str| {
            // What has no word in it, such as an address or a variable, is the same everywhere.
            if words.split_whitespace().any(|word| word.chars().all(char::is_alphabetic)) {
                let before = found.insert(key_of(AREA, words), words.to_owned());
                assert!(before.is_none_or(|before| before == words), "two texts have one key: {words}");
            }
            words.to_owned()
        };
        let types =
            node_types().iter().map(|info| &info.ui).chain(trigger_types().iter().map(|info| &info.ui));
        for ui in types {
            translated(ui, &mut take);
            take(ui.category.label());
        }
        for port in [Port::next(), Port::error(), Port::outside_window()] {
            take(&port.label);
        }
        for info in node_types() {
            let raw = serde_json::json!({"id": "x", "type": info.type_name, "config": info.default_config});
            let node: Node = serde_json::from_value(raw).unwrap();
            node.ports().iter().filter(|port| port.kind != PortKind::Option).for_each(|port| {
                take(&port.label);
            });
        }
        found
    }

    /// As Fluent wants it: from the first brace to the last one is one literal, which nobody translates.
    fn escaped(words: &str) -> String {
        let (Some(from), Some(to)) = (words.find('{'), words.rfind('}')) else { return words.to_owned() };
        let literal = words[from..=to].replace('\\', "\\\\").replace('"', "\\\"");
        format!("{}{{\"{literal}\"}}{}", &words[..from], &words[to + 1..])
    }

    #[test]
    fn the_english_side_is_what_the_schema_says() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en/schema.ftl");
        let mut text = String::from(
            "# Names of steps, fields and ways on. A test writes this file from flows-schema.\n\n",
        );
        for (key, words) in all() {
            writeln!(text, "{key} = {}", escaped(&words)).unwrap();
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        assert_eq!(
            std::fs::read_to_string(&file).unwrap(),
            text,
            "run with UPDATE=1 and translate what is new"
        );
    }

    #[test]
    fn what_the_author_wrote_is_nobodys_key() {
        assert_eq!(of_schema("Pedido de Ana"), "Pedido de Ana");
        assert_eq!(of_schema("Send text"), "Send text");
        assert_ne!(key_of(AREA, "Send text"), key_of(AREA, "Send Text"));
    }
}
