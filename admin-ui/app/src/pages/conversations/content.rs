//! Reads a message's content as far as the page shows it. What it does not know stays words.

use std::collections::HashMap;

use admin_types::Message;
use serde_json::Value;

/// What a message shows besides its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// Address of a picture.
    pub(super) image: Option<String>,
    /// Titles to tap, with their ids.
    pub(super) choices: Vec<Choice>,
}

/// One title to tap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is sent back.
    pub(crate) id: String,
    /// What is read.
    pub(crate) title: String,
}

/// Finds pictures and choices wherever the message keeps them.
pub(super) fn read(content: &Value) -> Content {
    let mut found = Content::default();
    walk(content, &mut found, 0);
    found
}

/// Gives a tap the words of the choice that was tapped: some channels send its id only.
pub(super) fn name_replies(messages: &mut [Message]) {
    let mut titles = HashMap::new();
    for message in messages {
        if message.kind == "reply" && message.text.is_empty() {
            let id = find_id(&message.content).unwrap_or_default();
            message.text = titles.get(id).cloned().unwrap_or_else(|| id.to_owned());
        }
        titles.extend(read(&message.content).choices.into_iter().map(|choice| (choice.id, choice.title)));
    }
}

/// The id of what was tapped.
fn find_id(content: &Value) -> Option<&str> {
    content.get("id").or_else(|| content.pointer("/content/id")).and_then(Value::as_str)
}

/// Deeper than this no message keeps anything to show.
const DEEPEST: usize = 6;

fn walk(value: &Value, found: &mut Content, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("url" | "link", Value::String(url))
                        if found.image.is_none() && is_picture(fields, url) =>
                    {
                        found.image = Some(url.clone());
                    }
                    // What stands on the buttons of a template that was sent.
                    ("labels", Value::Array(labels)) => {
                        let labels = labels.iter().filter_map(Value::as_str).map(str::to_owned);
                        found.choices.extend(labels.map(|title| Choice { id: title.clone(), title }));
                    }
                    ("options" | "buttons" | "choices" | "rows", Value::Array(entries)) => {
                        found.choices.extend(entries.iter().filter_map(choice));
                    }
                    _ => walk(value, found, depth + 1),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, found, depth + 1)),
        _ => {}
    }
}

/// Only https: a picture of an unencrypted address would be blocked anyway.
fn is_picture(fields: &serde_json::Map<String, Value>, url: &str) -> bool {
    let kind = fields.get("kind").or_else(|| fields.get("type")).and_then(Value::as_str);
    url.starts_with("https://") && kind.is_none_or(|kind| kind == "image")
}

fn choice(entry: &Value) -> Option<Choice> {
    let text = |field: &str| entry.get(field).and_then(Value::as_str).map(str::to_owned);
    let title = text("title").or_else(|| text("label"))?;
    Some(Choice { id: text("id").unwrap_or_else(|| title.clone()), title })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn choices_and_pictures_are_found() {
        let buttons = json!({"kind": "choice", "text": "Which?", "options": [{"id": "a", "title": "Tea"}]});
        assert_eq!(read(&buttons).choices, [Choice { id: "a".into(), title: "Tea".into() }]);
        let image = json!({"image": {"url": "https://example.org/a.png", "caption": "x"}});
        assert_eq!(read(&image).image.as_deref(), Some("https://example.org/a.png"));
    }

    #[test]
    fn a_tap_has_the_words_of_its_choice() {
        let message = |kind: &str, content: Value| Message {
            id: kind.into(),
            direction: admin_types::Direction::In,
            kind: kind.into(),
            text: String::new(),
            content,
            status: admin_types::MessageStatus::Received,
            error: None,
            delivery: None,
            media: None,
            node: None,
            node_title: None,
            flow: None,
            start: None,
            author: None,
            at: chrono::DateTime::UNIX_EPOCH,
        };
        let mut messages = [
            message("buttons", json!({"buttons": [{"id": "menu:tea", "title": "Tea"}]})),
            message("reply", json!({"content": {"kind": "reply", "id": "menu:tea", "title": ""}})),
            message("reply", json!({"kind": "reply", "id": "gone"})),
        ];
        name_replies(&mut messages);
        assert_eq!(messages[1].text, "Tea");
        assert_eq!(messages[2].text, "gone");
    }

    #[test]
    fn what_is_unknown_is_nothing() {
        assert_eq!(read(&json!({"kind": "unknown", "raw": {"deep": [1, 2, null]}})), Content::default());
        assert_eq!(read(&json!({"url": "javascript:alert(1)"})), Content::default());
    }
}
