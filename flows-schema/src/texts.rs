//! The texts of a flow that its contacts see: what translators translate.
//!
//! They are found by the forms, not by a list per type: a message is a text for the contact, and so are the
//! lines of steps that say or ask something. What holds no letters outside of templates needs no translator.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    Flow,
    template::is_plain,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// Lines without templates that the contact sees all the same.
const VISIBLE_LINES: &[&str] =
    &["title", "description", "list_button", "button", "caption", "header", "footer", "label"];

/// Lines of questions that take templates and that the contact never sees.
const HIDDEN_LINES: &[&str] = &["min", "max"];

/// What a step that does not speak by itself says to the contact; its other messages are for colleagues, for a
/// mail's receiver or for a model.
const SAID_BY_OTHERS: &str = "text";

/// The visible texts of one config: pointer without the first slash, text. In the order of the form.
#[must_use]
pub fn visible_texts(ui: &NodeUi, config: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let speaks = matches!(ui.category, Category::Say | Category::Ask);
    collect(&ui.fields, config, "", speaks, ui.category == Category::Start, &mut found);
    found
}

/// The visible texts of a flow without its library, by node or trigger.
#[must_use]
pub fn flow_texts(flow: &Flow) -> Vec<(String, Vec<(String, String)>)> {
    let triggers = flow
        .triggers
        .iter()
        .map(|trigger| (trigger.id.clone(), visible_texts(&trigger.kind.info().ui, &trigger.kind.config())));
    let nodes = flow
        .nodes
        .iter()
        .map(|node| (node.id.clone(), visible_texts(&node.kind.info().ui, &node.kind.config())));
    triggers.chain(nodes).filter(|(_, texts)| !texts.is_empty()).collect()
}

/// A flow in one of its languages: the texts that are translated stand in the place of the written ones.
#[must_use]
pub fn translated(flow: &Flow, language: &str) -> Flow {
    let mut flow = flow.clone();
    let Some(texts) = flow.translations.get(language).cloned() else { return flow };
    for node in &mut flow.nodes {
        if let Some(texts) = texts.get(&node.id)
            && let Ok(kind) =
                crate::NodeKind::from_parts(node.kind.type_name(), with_texts(node.kind.config(), texts))
        {
            node.kind = kind;
        }
    }
    flow
}

fn with_texts(mut config: Value, texts: &BTreeMap<String, String>) -> Value {
    for (path, text) in texts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        if let Some(place @ Value::String(_)) = config.pointer_mut(&format!("/{path}")) {
            *place = Value::String(text.clone());
        }
    }
    config
}

fn collect(
    fields: &[FieldUi],
    config: &Value,
    above: &str,
    speaks: bool,
    starts: bool,
    found: &mut Vec<(String, String)>,
) {
    for field in fields.iter().filter(|field| is_shown(field, config)) {
        let Some(value) = config.get(field.property) else { continue };
        let path = format!("{above}{}", field.property);
        match (&field.widget, value) {
            (Widget::Message, Value::String(text)) if speaks || field.property == SAID_BY_OTHERS => {
                take(path, text, found);
            }
            (Widget::Line { templates }, Value::String(text))
                if speaks
                    && !HIDDEN_LINES.contains(&field.property)
                    && (*templates || VISIBLE_LINES.contains(&field.property)) =>
            {
                take(path, text, found);
            }
            (Widget::Words { .. }, Value::Array(words)) if starts => {
                for (index, word) in words.iter().enumerate() {
                    take(format!("{path}/{index}"), word.as_str().unwrap_or_default(), found);
                }
            }
            (Widget::Object { fields }, value) => {
                collect(fields, value, &format!("{path}/"), speaks, starts, found)
            }
            (Widget::List { fields, .. }, Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    collect(fields, item, &format!("{path}/{index}/"), speaks, starts, found);
                }
            }
            _ => {}
        }
    }
}

fn is_shown(field: &FieldUi, config: &Value) -> bool {
    field
        .visible_if
        .as_ref()
        .is_none_or(|rule| config.get(rule.property).is_none_or(|value| rule.one_of.contains(value)))
}

fn take(path: String, text: &str, found: &mut Vec<(String, String)>) {
    if has_words(text) {
        found.push((path, text.to_owned()));
    }
}

/// Whether something is left to read once the templates are taken out.
fn has_words(text: &str) -> bool {
    if is_plain(text) {
        return text.chars().any(char::is_alphabetic);
    }
    let mut rest = text;
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        if rest[..start].chars().any(char::is_alphabetic) {
            return true;
        }
        let after = &rest[start + 2..];
        let Some(end) = after.find("}}").into_iter().chain(after.find("%}")).min() else { return false };
        rest = &after[end + 2..];
    }
    rest.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{has_words, visible_texts};
    use crate::NodeKind;

    fn paths(kind: &str, config: serde_json::Value) -> Vec<String> {
        let kind = NodeKind::from_parts(kind, config).unwrap();
        visible_texts(&kind.info().ui, &kind.config()).into_iter().map(|(path, _)| path).collect()
    }

    #[test]
    fn texts_for_contacts_are_found_and_others_are_not() {
        let choice = json!({"text": "Which?", "options": [{"id": "a", "title": "One", "description": "First"}],
            "display": "numbers", "retry": {"text": "Again"}});
        assert_eq!(
            paths("choice", choice),
            ["text", "options/0/title", "options/0/description", "retry/text"]
        );
        assert_eq!(paths("text", json!({"text": "{{ name }} {% if a %}1{% endif %}"})), Vec::<String>::new());
        assert_eq!(paths("set_variable", json!({"variable": "a", "value": "words"})), Vec::<String>::new());
        assert_eq!(paths("image", json!({"url": "https://a.b/c.png", "caption": "Hi"})), ["caption"]);
        assert!(has_words("{{ a }}, hello") && !has_words("{{ a }} – {{ b }}") && !has_words("{{ a"));
    }
}
