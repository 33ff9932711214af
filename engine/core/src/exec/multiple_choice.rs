//! Offers options and takes several of them.

use flows_schema::{
    NodeKind, Port,
    nodes::{ChoiceDisplay, MultipleChoice, MultipleOption, Question},
};
use serde_json::{Value, json};

use super::{Answer, ask};
use crate::{
    Content, Inbound, OutMessage, OutOption, WaitKind, answers,
    answers::spelling,
    fold::fold,
    run::{Exit, Run},
};

/// In the id of the option that ends the choosing.
const DONE: &str = "~done";
/// In the id of a row that leads to further options; their place follows.
const MORE: char = '~';
/// Rows of one list.
const ROWS: usize = flows_schema::limits::MAX_LIST_ROWS;

pub(super) fn enter(config: &MultipleChoice, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    offer(config, id, &config.text, &[], 0, run)?;
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
    let tapped = ask::tapped(id, answer.message);
    let from = page(answer.state);
    let wait =
        |state: Value| Ok(Exit::Wait(WaitKind::Answer { failed: answer.failed, state }, config.timeout));
    if let Some(from) = turned(config, id, left.len(), picked.len(), from, answer.message) {
        let text = if picked.is_empty() { &config.text } else { &config.again };
        offer(config, id, text, &picked, from, run)?;
        return wait(state(&picked, from));
    }
    let done = tapped == Some(DONE) || (tapped.is_none() && ends(config, left.len(), answer.message));
    if done && picked.len() >= usize::from(config.min) {
        return keep(config, id, &picked, answer, run);
    }
    if let Some(option) = tapped.and_then(|tapped| left.iter().find(|option| option.id == tapped)) {
        let place = left.iter().position(|other| other == option).unwrap_or_default();
        picked.push(option);
        if picked.len() >= most(config) || picked.len() == config.options.len() {
            return keep(config, id, &picked, answer, run);
        }
        // The page stays where it was, unless nothing is left on it.
        let from = from - usize::from(place < from);
        let from = if from + 1 < left.len() { from } else { 0 };
        offer(config, id, &config.again, &picked, from, run)?;
        return wait(state(&picked, from));
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
    ask::retry(run, id, config.asked(), answer, |run| offer(config, id, &config.text, &before, from, run))
}

/// Whether a message belongs to the question beyond doubt.
pub(super) fn claims(config: &MultipleChoice, id: &str, answer: &Answer<'_>, run: &Run<'_>) -> bool {
    let picked = picked(config, answer.state);
    let left: Vec<&MultipleOption> =
        config.options.iter().filter(|option| !picked.contains(option)).collect();
    ask::tapped(id, answer.message).is_some()
        || turned(config, id, left.len(), picked.len(), page(answer.state), answer.message).is_some()
        || listed(config, id, &left, answer, run).is_some()
}

fn most(config: &MultipleChoice) -> usize {
    config.max.map_or(config.options.len(), usize::from)
}

/// Whether words end the choosing: its title, or its number, which follows that of the last option.
fn ends(config: &MultipleChoice, left: usize, message: &Inbound) -> bool {
    let words = message.words();
    fold(words) == fold(&config.done_title)
        || (matches!(message.content, Content::Text { .. })
            && super::choice::numbered(words) == Some(left + 1))
}

/// Options on a page of a list, beside the row for more and the one that ends the choosing.
fn per_page(config: &MultipleChoice, picked: usize) -> usize {
    ROWS - 1 - usize::from(picked >= usize::from(config.min))
}

/// The page that a message turns to: by the row for more, or by its title.
fn turned(
    config: &MultipleChoice,
    id: &str,
    left: usize,
    picked: usize,
    from: usize,
    message: &Inbound,
) -> Option<usize> {
    if let Some(to) = ask::tapped(id, message).and_then(|rest| rest.strip_prefix(MORE)) {
        return to.parse().ok().filter(|to| *to < left);
    }
    let Content::Text { text } = &message.content else { return None };
    let next = from + per_page(config, picked);
    (next < left && fold(text) == fold(&config.more_title)).then_some(next)
}

/// Options before the page that is shown.
fn page(state: &Value) -> usize {
    state.get("from").and_then(Value::as_u64).and_then(|from| usize::try_from(from).ok()).unwrap_or(0)
}

fn state(picked: &[&MultipleOption], from: usize) -> Value {
    let mut state = json!({"picked": picked.iter().map(|option| &option.id).collect::<Vec<_>>()});
    if from > 0 {
        state["from"] = from.into();
    }
    state
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
    if let Some(option) = config.options.iter().find(|option| fold(&option.id) == said) {
        return Some(option);
    }
    let options = config.options.iter().enumerate();
    let titles: Vec<(usize, String)> = options
        .flat_map(|(place, option)| {
            let titles = [Some(fold(&option.title)), original(option)];
            titles.into_iter().flatten().map(move |title| (place, title))
        })
        .collect();
    let near = spelling::closest(&said, titles.iter().map(|(place, title)| (*place, title.as_str())));
    near.and_then(|place| config.options.get(place))
}

/// The options that are left from a place on, and once enough are chosen, the one that ends it.
fn offer(
    config: &MultipleChoice,
    id: &str,
    text: &str,
    picked: &[&MultipleOption],
    from: usize,
    run: &mut Run<'_>,
) -> Result<(), Exit> {
    let text = run.text(text)?;
    let mut options: Vec<OutOption> = config
        .options
        .iter()
        .filter(|option| !picked.contains(option))
        .skip(from)
        .map(|option| OutOption {
            id: format!("{id}:{}", option.id),
            title: option.title.trim().to_owned(),
            description: option.description.trim().to_owned(),
        })
        .collect();
    let plain = |key: String, title: &str| OutOption {
        id: format!("{id}:{key}"),
        title: title.trim().to_owned(),
        description: String::new(),
    };
    let mut last =
        (picked.len() >= usize::from(config.min)).then(|| plain(DONE.to_owned(), &config.done_title));
    let more = (options.len() + usize::from(last.is_some()) > ROWS)
        .then(|| plain(MORE.to_string(), &config.more_title));
    if more.is_none() {
        options.extend(last.take());
    }
    let list_button = config.list_button.trim().to_owned();
    let display = ChoiceDisplay::Auto;
    let (first, last) = (from + 1, last.map(Box::new));
    run.send(id, OutMessage::Choice { text, options, display, list_button, first, more, last });
    Ok(())
}
