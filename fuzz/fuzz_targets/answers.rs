//! Any text as an answer to every typed question in every language: nothing panics, and what is kept has its type.

#![no_main]

use std::{collections::BTreeMap, sync::LazyLock};

use arbitrary::{Result, Unstructured};
use botloom_fuzz::start;
use chrono::{NaiveDate, NaiveTime};
use engine_core::{CompiledFlow, Contact, Env, Inbound, Input, Session, step};
use flows_schema::{Flow, parse_value};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

const LANGUAGES: &[&str] =
    &["en", "de", "es", "pt-BR", "fr", "it", "nl", "hi", "bn", "ar", "sw", "id", "tr", "zh_CN", ""];

/// Every question that reads a text as something else.
static QUESTIONS: LazyLock<Vec<(&str, Value)>> = LazyLock::new(|| {
    let options: Vec<Value> = (1..=14)
        .map(|number| json!({"id": format!("o{number}"), "title": format!("Option {number}")}))
        .collect();
    vec![
        ("ask_number", json!({"text": "?", "min": -1_000_000, "max": 1_000_000})),
        ("ask_number", json!({"text": "?", "whole": true})),
        ("ask_date", json!({"text": "?"})),
        ("ask_date", json!({"text": "?", "min": "today", "max": "2027-01-01"})),
        ("ask_time", json!({"text": "?"})),
        ("ask_phone", json!({"text": "?", "country": "DE"})),
        ("ask_phone", json!({"text": "?"})),
        ("ask_email", json!({"text": "?"})),
        ("ask_yes_no", json!({"text": "?"})),
        ("ask_text", json!({"text": "?", "min_chars": 2, "max_chars": 40, "skip": ["skip"]})),
        ("rating", json!({"text": "?"})),
        ("choice", json!({"text": "?", "options": options})),
        ("multiple_choice", json!({"text": "?", "options": options})),
    ]
});

/// A flow that asks each of them, and the sessions that wait for an answer, by language.
type Waiting = BTreeMap<(usize, usize), Session>;

static ASKED: LazyLock<(CompiledFlow, Waiting)> = LazyLock::new(|| {
    let nodes: Vec<Value> = QUESTIONS
        .iter()
        .enumerate()
        .map(|(index, (kind, config))| {
            let mut config = config.clone();
            config["save_as"] = "answer".into();
            json!({"id": format!("q{index}"), "type": kind, "config": config})
        })
        .collect();
    let flow: Flow =
        parse_value(json!({"spec": "1.0", "name": "Questions", "nodes": nodes})).expect("a flow");
    let flow = CompiledFlow::new(flow);
    let mut waiting = BTreeMap::new();
    for language in 0..LANGUAGES.len() {
        for question in 0..QUESTIONS.len() {
            let input = Input::Start { node: format!("q{question}") };
            let session = step(&flow, None, &input, &env(language)).session.expect("a session");
            assert!(session.is_waiting(), "{:?} does not wait", QUESTIONS[question]);
            waiting.insert((language, question), session);
        }
    }
    (flow, waiting)
});

fn env(language: usize) -> Env {
    let language = Some(LANGUAGES[language].to_owned());
    let contact = Contact { language, phone: Some("4915123456789".to_owned()), ..Contact::default() };
    Env { now: start(), session_id: "s".to_owned(), contact, first_message: false, window_until: None, forms: Default::default() }
}

fn asked(bytes: &mut Unstructured<'_>) -> Result<(usize, String)> {
    let language = bytes.choose_index(LANGUAGES.len())?;
    Ok((
        language,
        std::str::from_utf8(bytes.peek_bytes(bytes.len()).unwrap_or_default()).unwrap_or("").to_owned(),
    ))
}

fuzz_target!(|data: &[u8]| {
    let Ok((language, text)) = asked(&mut Unstructured::new(data)) else { return };
    let (flow, waiting) = &*ASKED;
    for (index, (kind, config)) in QUESTIONS.iter().enumerate() {
        let session = &waiting[&(language, index)];
        let input = Input::Message(Inbound::text(text.clone()));
        let output = step(flow, Some(session), &input, &env(language));
        let Some(session) = output.session else { panic!("{kind} lost the conversation") };
        match session.variables.get("answer") {
            None | Some(Value::Null) => {}
            Some(answer) => assert!(fits(kind, config, answer), "{kind} kept {answer} of {text:?}"),
        }
    }
});

/// Whether an answer is what the question promises.
fn fits(kind: &str, config: &Value, answer: &Value) -> bool {
    let words = answer.as_str().unwrap_or_default();
    match kind {
        "ask_number" => answer.as_f64().is_some_and(|number| {
            let low = config["min"].as_f64().unwrap_or(f64::MIN);
            let high = config["max"].as_f64().unwrap_or(f64::MAX);
            (low..=high).contains(&number) && (config["whole"] != true || number.fract() == 0.0)
        }),
        "ask_date" => NaiveDate::parse_from_str(words, "%Y-%m-%d").is_ok_and(|date| {
            config["min"].is_null()
                || (start().date_naive()..date_of("2027-01-01")).contains(&date)
                || date == date_of("2027-01-01")
        }),
        "ask_time" => NaiveTime::parse_from_str(words, "%H:%M").is_ok() && words.len() == 5,
        "ask_phone" => words.strip_prefix('+').is_some_and(|digits| {
            (7..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
        }),
        "ask_email" => {
            words.split('@').count() == 2
                && !words.contains(char::is_whitespace)
                && words.chars().count() <= 254
        }
        "ask_yes_no" => answer.is_boolean(),
        "ask_text" => (2..=40).contains(&words.chars().count()),
        "rating" => {
            answer.as_f64().is_some_and(|number| number.fract() == 0.0 && (0.0..=10.0).contains(&number))
        }
        "choice" => words.starts_with("Option "),
        _ => answer.as_array().is_some_and(|chosen| !chosen.is_empty() && chosen.len() <= 14),
    }
}

fn date_of(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date")
}
