//! The filters do what their page says.

use chrono::DateTime;
use engine_core::{
    Capabilities, Contact, Effect, Inbound, OutMessage, simulation::Simulation, template::render_text,
};
use flows_schema::{
    Flow, checks, parse_value,
    template::{ArgumentKind, EXAMPLE_VALUES, FILTERS, gate},
};
use serde_json::{Value, json};

#[test]
fn every_example_of_the_reference_shows_what_it_says() {
    let values: Value = serde_json::from_str(EXAMPLE_VALUES).expect("JSON");
    for filter in FILTERS {
        assert!(!filter.examples.is_empty(), "{} has no example", filter.name);
        for (text, shows) in filter.examples {
            let used = gate(text).expect("an example passes the gate");
            assert!(used.filters.contains(filter.name), "{text} does not use {}", filter.name);
            assert_eq!(used.mistakes, Vec::<String>::new(), "{text}");
            assert_eq!(render_text(text, &values).as_deref(), Ok(*shows), "{text}");
        }
    }
    let names: Vec<&str> = FILTERS.iter().map(|filter| filter.name).collect();
    assert!(names.is_sorted(), "the filters are in the order of their names");
}

/// What is called a mistake fails, and what fails by its arguments alone is called a mistake.
#[test]
fn arguments_are_mistakes_exactly_where_rendering_fails() {
    let given = [
        "",
        "'a'",
        "2",
        "-1",
        "2.5",
        "'a', 'b'",
        "1, 2",
        "'a', 1",
        "'a', 'b', 'c'",
        "['a']",
        "none",
        "x='a'",
    ];
    for filter in FILTERS {
        for arguments in given {
            let brackets = if arguments.is_empty() { String::new() } else { format!("({arguments})") };
            let text = format!("{{{{ value | {}{brackets} }}}}", filter.name);
            let mistakes = gate(&text).expect("a call passes the gate").mistakes;
            let rendered = render_text(&text, &json!({"value": "4"}));
            assert_eq!(mistakes.is_empty(), rendered.is_ok(), "{text}: {mistakes:?}, {rendered:?}");
        }
        for argument in filter.arguments.iter().filter(|argument| argument.kind != ArgumentKind::Any) {
            // A value is known at run time only.
            let text = format!(
                "{{{{ value | {}({}) }}}}",
                filter.name,
                vec!["x"; filter.arguments.len()].join(", ")
            );
            assert_eq!(
                gate(&text).expect("passes").mistakes,
                Vec::<String>::new(),
                "{text}: {}",
                argument.name
            );
        }
    }
}

#[test]
fn a_wrong_call_is_an_error_of_the_checks() {
    let flow: Flow = parse_value(json!({"spec": "1.0", "name": "A",
        "variables": [{"key": "age", "type": "number", "initial": 1}],
        "triggers": [{"id": "t", "type": "any_message", "to": "a"}],
        "nodes": [{"id": "a", "type": "text", "config": {"text": "{{ age | round('two') }} {{ age | upper(1) }}"}}]}))
    .expect("a flow");
    let found: Vec<String> = checks(&flow)
        .into_iter()
        .filter(|issue| issue.code == "filter_arguments")
        .map(|issue| issue.text)
        .collect();
    let expected = [
        "The filter 'round' takes a whole number from 0 as its 'decimals'.",
        "The filter 'upper' takes nothing in brackets, but here it gets 1.",
    ];
    assert_eq!(found, expected);
}

/// A conversation shows dates in the flow's time zone, with names of the language that its texts are in.
#[test]
fn dates_follow_the_conversation() {
    let text = "{{ now | date('long') }} {{ now | date('time') }}";
    let flow: Flow = parse_value(json!({"spec": "1.0", "name": "Dates", "languages": ["de", "fr", "tr"],
        "settings": {"timezone": "Asia/Tokyo"},
        "translations": {"fr": {"a": {"text": text}}, "tr": {"a": {"text": text}}},
        "triggers": [{"id": "t", "type": "any_message", "to": "a"}],
        "nodes": [{"id": "a", "type": "text", "config": {"text": text}}]}))
    .expect("a flow");
    let said = |language: &str| -> String {
        let contact = Contact { language: Some(language.to_owned()), ..Contact::default() };
        let now = DateTime::from_timestamp(1_767_801_600, 0).expect("a time");
        let mut simulation = Simulation::new(flow.clone(), Capabilities::cloud_api(), contact, now);
        let effects = simulation.say(Inbound::text("hi")).remove(0).output.effects;
        match effects.into_iter().next() {
            Some(Effect::Send { message: OutMessage::Text { text }, .. }) => text,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(said("de"), "Donnerstag, 8. Januar 2026 01:00");
    assert_eq!(said("fr-CA"), "jeudi 8 janvier 2026 01:00");
    // Texts of a language that the flow has not are in the one that it is written in; Turkish has no names yet.
    assert_eq!(said("en"), "Donnerstag, 8. Januar 2026 01:00");
    assert_eq!(said("tr"), "Thursday, 8 January 2026 01:00");
}
