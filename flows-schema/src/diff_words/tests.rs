//! What people read about changes.

use serde_json::{Value, json};

use super::{Mark, tell};
use crate::parse_value;

fn menu() -> Value {
    json!({"spec": "1.0", "name": "A", "variables": [{"key": "age", "type": "text", "label": "Age"}],
        "triggers": [{"id": "start", "type": "any_message", "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "choice", "title": "Menu", "config": {"text": "Which?", "options": [
                {"id": "a", "title": "One"}, {"id": "b", "title": "Two"}]}, "next": {"a": "hello"}},
            {"id": "hello", "type": "text", "config": {"text": "Hello"}, "next": {"next": "bye"}},
            {"id": "bye", "type": "end"},
        ], "translations": {"de": {"ask": {"text": "Welche?"}}}})
}

/// Sign, title and lines of each entry.
fn words(old: Value, new: Value) -> Vec<String> {
    let (old, new) = (parse_value(old).unwrap(), parse_value(new).unwrap());
    let mut words = Vec::new();
    for told in tell(&old, &new) {
        let sign = match told.mark {
            Mark::Added => '+',
            Mark::Removed => '-',
            Mark::Changed => '~',
        };
        words.push(format!("{sign} {} [{}]", told.title, told.card.unwrap_or_default()));
        words.extend(told.lines.into_iter().map(|line| format!("    {line}")));
    }
    words
}

#[test]
fn moving_things_about_is_no_change() {
    let mut moved = menu();
    moved["nodes"].as_array_mut().unwrap().reverse();
    moved["layout"] = json!({"nodes": {"ask": [1.0, 2.0]}});
    assert_eq!(words(menu(), moved), Vec::<String>::new());
}

#[test]
fn fields_and_wires_are_told_in_the_words_of_the_editor() {
    let mut new = menu();
    new["nodes"][0]["config"]["text"] = json!("Which one,\nplease?");
    new["nodes"][0]["config"]["options"] =
        json!([{"id": "b", "title": "Second"}, {"id": "a", "title": "One"}, {"id": "c", "title": "Three"}]);
    new["nodes"][0]["next"] = json!({"a": "bye", "c": "hello"});
    new["settings"] = json!({"typing": true});
    new["variables"][0]["type"] = json!("number");
    new["translations"]["de"]["ask"]["text"] = json!("Was?");
    assert_eq!(
        words(menu(), new),
        [
            "~ The flow itself []",
            "    Shows “typing…”: off became on",
            "~ Variable “Age” []",
            "    Kind: “text” became “number”",
            "~ Step “Menu” [ask]",
            "    Options, “Second”, Title: “Two” became “Second”",
            "    Options, “Three”: “Three” is new",
            "    Options are in another order",
            "    Question: “Which?” became “Which one, please?”",
            "    “One” leads to “End” instead of “Send text: Hello”",
            "    “Three” leads to “Send text: Hello”",
            "~ Translation into “de” []",
            "    Words of “Menu” are different",
        ]
    );
}

#[test]
fn what_came_and_went_is_marked_with_its_wires_where_they_say_something() {
    let mut new = menu();
    new["nodes"][1] =
        json!({"id": "wait", "type": "wait", "config": {"seconds": 7200}, "next": {"next": "bye"}});
    new["nodes"][0]["next"] = json!({"a": "wait"});
    assert_eq!(
        words(menu(), new),
        [
            "- Step “Send text: Hello” [hello]",
            "+ Step “Wait” [wait]",
            "    “Then” leads to “End”",
            "~ Step “Menu” [ask]",
            "    “One” leads to “Wait” instead of “Send text: Hello”",
        ]
    );
}

#[test]
fn durations_and_starts_are_named() {
    let mut old = menu();
    old["nodes"][1] = json!({"id": "hello", "type": "wait", "config": {"seconds": 3600}});
    let mut new = old.clone();
    new["nodes"][1]["config"]["seconds"] = json!(172_800);
    new["triggers"][0]["to"] = json!("hello");
    let found = words(old, new);
    assert!(found.contains(&"    “Starts with” leads to “Wait” instead of “Menu”".to_owned()), "{found:?}");
    assert!(found.iter().any(|line| line.contains("1 hour became 2 days")), "{found:?}");
}

#[test]
fn flows_that_are_entered_are_told_of_by_name() {
    let sub = |text: &str| json!({"spec": "1.0", "name": "Sub", "nodes": [{"id": "say", "type": "text", "config": {"text": text}}]});
    let mut old = menu();
    old["library"] = json!({"sub": sub("a")});
    let mut new = menu();
    new["library"] = json!({"sub": sub("b"), "other": {"spec": "1.0", "name": "Other"}});
    let found = words(old, new);
    // A step of another flow is no card of this one.
    assert!(found.contains(&"~ In “Sub”: Step “Send text: b” []".to_owned()), "{found:?}");
    assert!(found.contains(&"+ Flow “Other”, which this one enters []".to_owned()), "{found:?}");
}
