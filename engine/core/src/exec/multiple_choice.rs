//! Offers options and takes several of them.

use flows_schema::{
    NodeKind, Port,
    nodes::{ChoiceDisplay, MultipleChoice, MultipleOption, Question},
};
use serde_json::{Value, json};

use super::{Answer, ask};
use crate::{
    Content, OutMessage, OutOption, WaitKind, answers,
    answers::spelling,
    fold::fold,
    run::{Exit, Run},
};

/// In the id of the option that ends the choosing.
const DONE: &str = "~done";

pub(super) fn enter(config: &MultipleChoice, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    offer(config, id, &config.text, &[], run)?;
    Ok(Exit::Wait(WaitKind::answer(), config.timeout))
}

pub(super) fn answer(
    config: &MultipleChoice,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let mut picked = picked(config, answer.state);
    let left: Vec<&MultipleOption> =
        config.options.iter().filter(|option| !picked.contains(option)).collect();
    let words = answer.message.words();
    let tapped = ask::tapped(id, answer.message);
    let done = tapped == Some(DONE) || (tapped.is_none() && fold(words) == fold(&config.done_title));
    if done && picked.len() >= usize::from(config.min) {
        return keep(config, id, &picked, answer, run);
    }
    if let Some(option) = tapped.and_then(|tapped| left.iter().find(|option| option.id == tapped)) {
        picked.push(option);
        if picked.len() >= most(config) || picked.len() == config.options.len() {
            return keep(config, id, &picked, answer, run);
        }
        offer(config, id, &config.again, &picked, run)?;
        let kind = WaitKind::Answer { failed: answer.failed, state: state(&picked) };
        return Ok(Exit::Wait(kind, config.timeout));
    }
    let listed = if done || tapped.is_some() { None } else { listed(config, id, &left, answer, run) };
    if let Some(listed) = listed {
        picked.extend(listed);
        if (usize::from(config.min)..=most(config)).contains(&picked.len()) {
            return keep(config, id, &picked, answer, run);
        }
    } else if let Some(exit) = ask::passed(config.asked(), id, answer, run) {
        return Ok(exit);
    }
    let before = self::picked(config, answer.state);
    ask::retry(run, id, config.asked(), answer, |run| offer(config, id, &config.text, &before, run))
}

/// Whether a message belongs to the question beyond doubt.
pub(super) fn claims(config: &MultipleChoice, id: &str, answer: &Answer<'_>, run: &Run<'_>) -> bool {
    let picked = picked(config, answer.state);
    let left: Vec<&MultipleOption> =
        config.options.iter().filter(|option| !picked.contains(option)).collect();
    ask::tapped(id, answer.message).is_some() || listed(config, id, &left, answer, run).is_some()
}

fn most(config: &MultipleChoice) -> usize {
    config.max.map_or(config.options.len(), usize::from)
}

fn state(picked: &[&MultipleOption]) -> Value {
    json!({"picked": picked.iter().map(|option| &option.id).collect::<Vec<_>>()})
}

/// The options that were tapped before.
fn picked<'c>(config: &'c MultipleChoice, state: &Value) -> Vec<&'c MultipleOption> {
    let ids = state.get("picked").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    ids.iter()
        .filter_map(|id| config.options.iter().find(|option| Some(option.id.as_str()) == id.as_str()))
        .collect()
}

fn keep(
    config: &MultipleChoice,
    id: &str,
    picked: &[&MultipleOption],
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    // In the order of the options, whatever the order of the taps.
    let chosen = config.options.iter().filter(|option| picked.contains(option));
    let values: Vec<Value> = chosen
        .map(|option| if option.value.is_empty() { option.title.trim() } else { &option.value })
        .map(Value::from)
        .collect();
    ask::keep(run, id, config.save_as.as_deref(), values.into(), answer.message.words())?;
    Ok(Exit::port(Port::NEXT))
}

/// The options that words name: "1, 3", "Cheese and Ham". One part that names nothing spoils the list.
fn listed<'c>(
    config: &'c MultipleChoice,
    id: &str,
    left: &[&'c MultipleOption],
    answer: &Answer<'_>,
    run: &Run<'_>,
) -> Option<Vec<&'c MultipleOption>> {
    let text = match &answer.message.content {
        Content::Text { text } => text,
        Content::Reply { title, .. } => title,
        _ => return None,
    };
    let written = match run.here().node(id).map(|node| &node.kind) {
        Some(NodeKind::MultipleChoice(written)) => written.options.as_slice(),
        _ => &[],
    };
    let find = |part: &str| find(config, written, left, part);
    if let Some(option) = find(text) {
        return Some(vec![option]);
    }
    let text = answers::normal(text);
    let mut parts: Vec<String> = text
        .split([',', ';', '+', '&', '/', '\n', '،', '、'])
        .flat_map(|part| split_on_and(part.trim()))
        .filter(|part| !part.is_empty())
        .collect();
    // "1 3 4" parts numbers by spaces.
    if parts.iter().all(|part| part.split_whitespace().all(|word| word.parse::<usize>().is_ok())) {
        parts = parts.iter().flat_map(|part| part.split_whitespace()).map(str::to_owned).collect();
    }
    let mut found: Vec<&MultipleOption> = Vec::new();
    for part in &parts {
        let option = find(part)?;
        if !found.contains(&option) {
            found.push(option);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Words parted at "and" in the languages whose words are known.
fn split_on_and(part: &str) -> Vec<String> {
    const AND: [&str; 14] =
        ["and", "und", "y", "e", "et", "en", "dan", "na", "aur", "और", "এবং", "ও", "و", "i"];
    let words = part.split_whitespace();
    let mut parts = vec![String::new()];
    for word in words {
        if AND.contains(&word) {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    parts
}

fn find<'c>(
    config: &'c MultipleChoice,
    written: &[MultipleOption],
    left: &[&'c MultipleOption],
    part: &str,
) -> Option<&'c MultipleOption> {
    let said = fold(part);
    let original = |option: &MultipleOption| {
        written.iter().find(|written| written.id == option.id).map(|written| fold(&written.title))
    };
    let by_title = |option: &&MultipleOption| {
        !said.is_empty()
            && (fold(&option.title) == said || original(option).is_some_and(|title| title == said))
    };
    if let Some(option) = config.options.iter().find(by_title) {
        return Some(option);
    }
    if let Some(number) = super::choice::numbered(part) {
        return left.get(number.checked_sub(1)?).copied();
    }
    let titles: Vec<String> = config.options.iter().map(|option| fold(&option.title)).collect();
    let near = spelling::closest(&said, titles.iter().map(String::as_str).enumerate());
    near.and_then(|place| config.options.get(place))
}

/// The options that are left, and once enough are chosen, the one that ends it.
fn offer(
    config: &MultipleChoice,
    id: &str,
    text: &str,
    picked: &[&MultipleOption],
    run: &mut Run<'_>,
) -> Result<(), Exit> {
    let text = run.text(text)?;
    let mut options: Vec<OutOption> = config
        .options
        .iter()
        .filter(|option| !picked.contains(option))
        .map(|option| OutOption {
            id: format!("{id}:{}", option.id),
            title: option.title.trim().to_owned(),
            description: option.description.trim().to_owned(),
        })
        .collect();
    if picked.len() >= usize::from(config.min) {
        let title = config.done_title.trim().to_owned();
        options.push(OutOption { id: format!("{id}:{DONE}"), title, description: String::new() });
    }
    let list_button = config.list_button.trim().to_owned();
    let display = ChoiceDisplay::Auto;
    run.send(id, OutMessage::Choice { text, options, display, list_button, first: 1, more: None });
    Ok(())
}
