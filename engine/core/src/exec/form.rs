//! Asks for several things: one after the other, or in one form inside WhatsApp.

use flows_schema::{
    Port,
    nodes::{ChoiceDisplay, FieldKind, Form, FormField, Question},
};
use serde_json::{Map, Value, json};

use super::{Answer, ask, ask_email, choice, form_message};
use crate::{
    Content, Event, OutMessage, OutOption, WaitKind,
    answers::{
        self,
        date::{self, Reading},
        skip::is_skip,
        spelling,
    },
    fold::fold,
    run::{Exit, Run},
    value::{as_text, number},
};

pub(super) fn enter(config: &Form, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    if form_message::send(config, id, run)? {
        let kind = WaitKind::Answer { failed: 0, state: json!({"done": {}, "form": true}) };
        return Ok(Exit::Wait(kind, config.timeout));
    }
    run.say(id, &config.text)?;
    go_on(config, id, Map::new(), "", run)
}

/// Asks for the first field that is still open.
pub(super) fn ask_again(config: &Form, id: &str, state: &Value, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let done = state.get("done").and_then(Value::as_object).cloned().unwrap_or_default();
    go_on(config, id, done, "", run)
}

pub(super) fn answer(config: &Form, id: &str, answer: &Answer<'_>, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let mut done = answer.state.get("done").and_then(Value::as_object).cloned().unwrap_or_default();
    let words = answer.message.words().trim();
    // A form filled in inside WhatsApp answers several fields at once; what does not fit is asked for.
    if let Content::Form { response } = &answer.message.content {
        // A form that another step had sent says nothing here.
        let ours = response.get("flow_token").and_then(Value::as_str).is_none_or(|token| token == id);
        if !ours {
            return go_on(config, id, done, "", run);
        }
        for (index, field) in config.fields.iter().enumerate() {
            let given = response.get(&field.id).filter(|_| !done.contains_key(&field.id)).map(as_text);
            let Some(given) = given.filter(|given| !given.trim().is_empty()) else {
                // What a whole form leaves empty was left out on purpose.
                if field.optional && answer.state.get("form").is_some() {
                    done.entry(field.id.clone()).or_insert(Value::Null);
                }
                continue;
            };
            let tapped = (field.kind == FieldKind::Choice && given.contains('~')).then_some(given.as_str());
            if let Some(value) = read(field, index, &given, tapped, run) {
                // An option comes as its id; what the contact saw is its title.
                let said = if tapped.is_some() { as_text(&value) } else { given.clone() };
                save(field, id, value, &said, &mut done, run)?;
            }
        }
        return go_on(config, id, done, words, run);
    }
    // Whoever writes instead of opening the form is asked one by one.
    if answer.state.get("form").is_some() {
        return go_on(config, id, done, "", run);
    }
    let Some((index, field)) = open(config, &done) else { return go_on(config, id, done, words, run) };
    let tapped = ask::tapped(id, answer.message);
    if let Some(value) = read(field, index, words, tapped, run) {
        // A word to skip that is an answer too, such as "none", skips where the field allows it.
        let skipped = tapped.is_none() && field.optional && is_skip(words, &config.skip);
        if !skipped {
            save(field, id, value, words, &mut done, run)?;
            return go_on(config, id, done, words, run);
        }
    }
    if field.optional && is_skip(words, &config.skip) {
        run.events.push(Event::new("answer_skipped", Some(id), "The contact passed a field."));
        done.insert(field.id.clone(), Value::Null);
        return go_on(config, id, done, words, run);
    }
    let mut asked = config.asked();
    let own = flows_schema::nodes::Retry { text: field.retry.clone(), attempts: config.retry.attempts };
    if !field.retry.trim().is_empty() {
        asked.retry = &own;
    }
    ask::retry(run, id, asked, answer, |run| put(field, id, index, run))
}

/// The first field without an answer. A passed one has `null`.
fn open<'c>(config: &'c Form, done: &Map<String, Value>) -> Option<(usize, &'c FormField)> {
    config.fields.iter().enumerate().find(|(_, field)| !done.contains_key(&field.id))
}

/// Asks for the next field, or is done.
fn go_on(
    config: &Form,
    id: &str,
    done: Map<String, Value>,
    raw: &str,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    if let Some((index, field)) = open(config, &done) {
        put(field, id, index, run)?;
        let kind = WaitKind::Answer { failed: 0, state: json!({"done": done}) };
        return Ok(Exit::Wait(kind, config.timeout));
    }
    if config.save_as.is_some() {
        let given = done.into_iter().filter(|(_, value)| !value.is_null()).collect();
        ask::keep(run, id, config.save_as.as_deref(), Value::Object(given), raw)?;
    }
    Ok(Exit::port(Port::NEXT))
}

fn save(
    field: &FormField,
    id: &str,
    value: Value,
    raw: &str,
    done: &mut Map<String, Value>,
    run: &mut Run<'_>,
) -> Result<(), Exit> {
    done.insert(field.id.clone(), value.clone());
    ask::keep(run, id, field.save_as.as_deref(), value, raw)
}

fn put(field: &FormField, id: &str, index: usize, run: &mut Run<'_>) -> Result<(), Exit> {
    if field.kind != FieldKind::Choice {
        return run.say(id, &field.text);
    }
    let text = run.text(&field.text)?;
    let option = |(place, title): (usize, &String)| OutOption {
        id: format!("{id}:{index}~{place}"),
        title: title.trim().to_owned(),
        description: String::new(),
    };
    let options = field.options.iter().enumerate().map(option).collect();
    let list_button = "☰".to_owned();
    let display = ChoiceDisplay::Auto;
    run.send(
        id,
        OutMessage::Choice { text, options, display, list_button, first: 1, more: None, last: None },
    );
    Ok(())
}

/// The value of an answer to one field.
fn read(
    field: &FormField,
    index: usize,
    words: &str,
    tapped: Option<&str>,
    run: &mut Run<'_>,
) -> Option<Value> {
    let language = ask::language(run);
    let within =
        |value: f64| field.min.is_none_or(|min| value >= min) && field.max.is_none_or(|max| value <= max);
    match field.kind {
        FieldKind::Text => {
            // Characters of a message fit a float exactly.
            let count = u32::try_from(words.chars().count()).map_or(f64::INFINITY, f64::from);
            (!words.is_empty() && within(count)).then(|| words.into())
        }
        FieldKind::Number => {
            answers::number::read(words, &language).filter(|value| within(*value)).map(number)
        }
        FieldKind::Email => ask_email::address(words).map(Value::String),
        FieldKind::Phone => answers::phone::read(words, "", run.contact.phone.as_deref()).map(Value::String),
        FieldKind::Date => {
            let today = run.zone("").local(run.env.now).date();
            let reading = Reading { language: &language, today, past: false };
            date::read(words, reading).map(|date| date.to_string().into())
        }
        FieldKind::Choice => {
            let place = match tapped.and_then(|tapped| tapped.split_once('~')) {
                Some((of, place)) if of == index.to_string() => place.parse().ok(),
                _ => None,
            };
            let said = fold(words);
            let titles: Vec<String> = field.options.iter().map(|title| fold(title)).collect();
            let place = place
                .or_else(|| titles.iter().position(|title| !said.is_empty() && *title == said))
                .or_else(|| choice::numbered(words).and_then(|number| number.checked_sub(1)))
                .or_else(|| spelling::closest(&said, titles.iter().map(String::as_str).enumerate()));
            let chosen = place.and_then(|place: usize| field.options.get(place));
            chosen.map(|title| title.trim().into())
        }
    }
}
