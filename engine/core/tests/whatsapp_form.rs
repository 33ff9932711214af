//! A form that opens inside WhatsApp: what is sent, and what its answers fill in.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::collections::BTreeMap;

use chrono::DateTime;
use engine_core::{
    Capabilities, CompiledFlow, Contact, Content, Effect, Env, Inbound, Input, OutForm, OutMessage, Rendered,
    Session, StepOutput, form_key, render, step,
};
use flows_schema::{nodes::Form, parse_value};
use serde_json::{Value, json};

fn config() -> Value {
    json!({
        "text": "Book a table, {{ contact.name }}", "save_as": "booking",
        "fields": [
            {"id": "name", "kind": "text", "text": "Name?", "save_as": "name"},
            {"id": "day", "kind": "date", "text": "On which day do you want to come to us?"},
            {"id": "table", "kind": "choice", "text": "Where?", "options": ["Inside, at the window", "Outside"], "save_as": "place"},
            {"id": "wish", "kind": "text", "text": "Anything else?", "optional": true},
        ],
        "skip": ["no"],
    })
}

fn flow() -> CompiledFlow {
    let document = json!({
        "spec": "1.0", "name": "Booking",
        "variables": [{"key": "booking", "type": "object"}, {"key": "name", "type": "text"}, {"key": "place", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "form"}],
        "nodes": [
            {"id": "form", "type": "form", "config": config(), "next": {"next": "done"}},
            {"id": "done", "type": "text", "config": {"text": "Thanks {{ name }}, {{ place }}."}},
        ],
    });
    CompiledFlow::new(parse_value(document).unwrap())
}

fn key() -> String {
    let form: Form = serde_json::from_value(config()).unwrap();
    form_key(&form).unwrap()
}

fn env(forms: bool, language: &str) -> Env {
    let forms = if forms { BTreeMap::from([(key(), "7788".to_owned())]) } else { BTreeMap::new() };
    let contact = Contact { name: Some("Ada".into()), language: Some(language.into()), ..Contact::default() };
    Env {
        now: DateTime::from_timestamp(1_767_600_000, 0).unwrap(),
        session_id: "s".into(),
        contact,
        first_message: false,
        window_until: None,
        forms,
    }
}

fn sent(output: &StepOutput) -> Vec<OutMessage> {
    let message = |effect: &Effect| match effect {
        Effect::Send { message, .. } => Some(message.clone()),
        _ => None,
    };
    output.effects.iter().filter_map(message).collect()
}

fn begin(env: &Env) -> StepOutput {
    step(&flow(), None, &Input::Message(Inbound::text("hi")), env)
}

fn answer(session: Option<&Session>, response: Value, env: &Env) -> StepOutput {
    step(&flow(), session, &Input::Message(Inbound::new(Content::Form { response })), env)
}

fn words(output: &StepOutput) -> Vec<String> {
    sent(output)
        .iter()
        .flat_map(|message| render(message, &Capabilities::cloud_api()))
        .map(|message| message.words().to_owned())
        .collect()
}

#[test]
fn a_number_with_the_form_sends_it_whole() {
    let first = begin(&env(true, "de"));
    let messages = sent(&first);
    let [OutMessage::Form(form)] = messages.as_slice() else { panic!("one form") };
    let OutForm { form: id, text, button, token, screen, data } = (**form).clone();
    assert_eq!((id.as_str(), text.as_str(), button.as_str()), ("7788", "Book a table, Ada", "Ausfüllen"));
    assert_eq!((token.as_str(), screen.as_str()), ("form", "FORM"));
    assert_eq!(data["send"], "Senden");
    assert_eq!((&data["label_name"], &data["above_name"]), (&json!("Name?"), &json!(false)));
    assert_eq!((&data["label_day"], &data["above_day"]), (&json!("Ihre Antwort"), &json!(true)));
    assert_eq!(data["question_day"], "On which day do you want to come to us?");
    assert_eq!(data["options_table"][1], json!({"id": "2~1", "title": "Outside"}));
    // The data has exactly what the screen asks for.
    let screen = flows_schema::whatsapp_form(&serde_json::from_value(config()).unwrap());
    let wanted = screen["screens"][0]["data"].as_object().unwrap();
    assert_eq!(wanted.keys().collect::<Vec<_>>(), data.keys().collect::<Vec<_>>());
    // A channel without forms says the words.
    let rendered = render(&OutMessage::Form(form.clone()), &Capabilities::whatsapp_web());
    assert_eq!(rendered, [Rendered::Text { text: "Book a table, Ada".into() }]);
}

#[test]
fn its_answers_fill_the_variables_in_one_step() {
    let env = env(true, "en");
    let first = begin(&env);
    let response =
        json!({"flow_token": "form", "name": "Ada", "day": "2026-03-01", "table": "2~0", "wish": ""});
    let last = answer(first.session.as_ref(), response, &env);
    assert_eq!(words(&last), ["Thanks Ada, Inside, at the window."]);
    let booking = &last.session.unwrap().variables["booking"];
    assert_eq!(*booking, json!({"name": "Ada", "day": "2026-03-01", "table": "Inside, at the window"}));
}

#[test]
fn what_does_not_fit_is_asked_for() {
    let env = env(true, "en");
    let first = begin(&env);
    let response = json!({"flow_token": "form", "name": "Ada", "day": "soon-ish", "table": "2~9"});
    let next = answer(first.session.as_ref(), response, &env);
    assert_eq!(words(&next), ["On which day do you want to come to us?"]);
}

#[test]
fn another_form_and_typed_words_lead_to_the_first_question() {
    let env = env(true, "en");
    let other = answer(begin(&env).session.as_ref(), json!({"flow_token": "elsewhere", "name": "Ada"}), &env);
    assert_eq!(words(&other), ["Name?"]);
    let typed = step(&flow(), begin(&env).session.as_ref(), &Input::Message(Inbound::text("what?")), &env);
    assert_eq!(words(&typed), ["Name?"]);
}

#[test]
fn without_the_form_everything_is_asked_one_by_one() {
    assert_eq!(words(&begin(&env(false, "en"))), ["Book a table, Ada", "Name?"]);
}

#[test]
fn a_form_with_names_that_meta_does_not_take_stays_in_the_chat() {
    for id in ["1st", "with-hyphen", ""] {
        let form: Form =
            serde_json::from_value(json!({"text": "x", "fields": [{"id": id, "text": "?"}]})).unwrap();
        assert_eq!(form_key(&form), None, "{id}");
    }
}
