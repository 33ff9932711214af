//! The six-turn conversation that is driven: keyword, name, e-mail with one invalid answer, choice, branch, summary.

use engine_runtime::testing::fixture;
use serde_json::{Value, json};

/// Turns of a contact in one conversation; each is answered by one message.
pub(crate) const TURNS: usize = 6;

/// The flow.
pub(crate) fn flow() -> Value {
    json!({
        "spec": "1.0", "name": "Support",
        "variables": [
            {"key": "name", "type": "text"}, {"key": "email", "type": "text"},
            {"key": "topic", "type": "text"}, {"key": "story", "type": "text"}
        ],
        "triggers": [{"id": "start", "type": "keyword", "config": {"keywords": ["help"], "match": "exact"}, "to": "ask_name"}],
        "nodes": [
            {"id": "ask_name", "type": "ask_text",
             "config": {"text": "Welcome to the support of Café Botloom. What is your name?", "save_as": "name"},
             "next": {"next": "ask_email"}},
            {"id": "ask_email", "type": "ask_email",
             "config": {"text": "Thank you, {{ name | title }}. Which e-mail address may we write to?", "save_as": "email",
                        "retry": {"text": "That is no e-mail address. Please try again.", "attempts": 3}},
             "next": {"next": "ask_topic"}},
            {"id": "ask_topic", "type": "choice",
             "config": {"text": "What is it about?", "save_as": "topic", "options": [
                 {"id": "billing", "title": "An invoice"}, {"id": "technical", "title": "Something broke"},
                 {"id": "other", "title": "Something else"}]},
             "next": {"billing": "which", "technical": "which", "other": "which"}},
            {"id": "which", "type": "condition",
             "config": {"branches": [{"id": "paid", "label": "Billing", "match": "all",
                 "rules": [{"operand": "topic", "operator": "equals", "value": "An invoice"}]}]},
             "next": {"paid": "ask_invoice", "else": "ask_story"}},
            {"id": "ask_invoice", "type": "ask_text",
             "config": {"text": "Which invoice is it, {{ name | title }}?", "save_as": "story"}, "next": {"next": "summary"}},
            {"id": "ask_story", "type": "ask_text",
             "config": {"text": "Please tell us what happened, {{ name | title }}.", "save_as": "story"},
             "next": {"next": "summary"}},
            {"id": "summary", "type": "text",
             "config": {"text": "Thank you, {{ name | title }}. We write to {{ email | lower }} about \"{{ story | truncate(40) }}\"."}}
        ]
    })
}

/// The body of a contact's turn, as Meta posts it. `id` must be new for every message.
pub(crate) fn body(turn: usize, from: &str, id: &str) -> String {
    let name = format!("ada {from}");
    let email = format!("Ada.{from}@Example.com");
    let words = match turn {
        0 => "help",
        1 => name.as_str(),
        2 => "no address",
        3 => email.as_str(),
        4 => {
            return fixture::button_reply(from, id, &format!("ask_topic:{}", topic(from).0), topic(from).1);
        }
        _ => "It stopped working yesterday at noon",
    };
    fixture::messages(&[(from, id, words)])
}

/// What a contact chooses: the last digit decides.
fn topic(from: &str) -> (&'static str, &'static str) {
    match from.as_bytes().last().map(|digit| digit % 3) {
        Some(0) => ("billing", "An invoice"),
        Some(1) => ("technical", "Something broke"),
        _ => ("other", "Something else"),
    }
}

/// Whether a message is the right answer to a turn.
pub(crate) fn is_answer(turn: usize, from: &str, message: &Value) -> bool {
    let text = message.pointer("/text/body").and_then(Value::as_str).unwrap_or_default();
    match turn {
        0 => text.starts_with("Welcome"),
        1 => text == format!("Thank you, Ada {from}. Which e-mail address may we write to?"),
        2 => text.starts_with("That is no e-mail address"),
        3 => message
            .pointer("/interactive/action/buttons/2/reply/id")
            .is_some_and(|id| id == "ask_topic:other"),
        4 if topic(from).0 == "billing" => text == format!("Which invoice is it, Ada {from}?"),
        4 => text == format!("Please tell us what happened, Ada {from}."),
        _ => text.starts_with(&format!("Thank you, Ada {from}. We write to ada.{from}@example.com about")),
    }
}
