//! Offers options and takes one of them.

use std::borrow::Cow;

use flows_schema::{
    NodeKind, Port,
    nodes::{Choice, ChoiceOption, Question},
};
use serde_json::{Value, json};

use super::{Answer, ask, condition};
use crate::{
    Content, Event, Inbound, OutMessage, OutOption, WaitKind,
    answers::{self, spelling},
    fold::{fold, same},
    limits::{MAX_NUMBERED_OPTIONS, MAX_OPTIONS_FROM},
    run::{Exit, Run},
    value,
};

/// Options on a list's page beside the row for more.
const LIST_PAGE: usize = flows_schema::limits::MAX_LIST_ROWS - 1;
/// In the id of a row that leads to further options.
pub(super) const MORE: char = '~';

/// One option as it is offered.
struct Offered<'o> {
    /// Part of its id behind the node's.
    key: Cow<'o, str>,
    port: &'o str,
    title: Cow<'o, str>,
    description: Cow<'o, str>,
    value: Worth<'o>,
    /// Its title in the language that the flow is written in.
    written: Option<&'o str>,
}

/// What an option saves.
enum Worth<'o> {
    /// Words of the author, as the variable's type.
    Words(&'o str),
    /// Its title.
    Title,
    /// A value that was found in a list.
    Found(Value),
}

pub(super) fn enter(config: &Choice, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    if run.here().fixed_options(id).is_some_and(|fixed| (1..=LIST_PAGE).contains(&fixed.len())) {
        let options = config
            .options
            .iter()
            .map(|option| out_option(id, &option.id, option.title.trim(), option.description.trim()));
        let message = OutMessage::Choice {
            text: run.text(&config.text)?,
            options: options.collect(),
            display: config.display,
            list_button: config.list_button.trim().to_owned(),
            first: 1,
            more: None,
            last: None,
        };
        run.send(id, message);
        return Ok(Exit::Wait(WaitKind::answer(), config.timeout));
    }
    let options = offered(config, id, run)?;
    if options.is_empty() {
        let text = "There was nothing to offer, so the question was not asked.";
        run.events.push(Event::new("options_empty", Some(id), text));
        return Ok(Exit::port(Port::ELSE));
    }
    offer(config, id, &options, 0, run)?;
    Ok(Exit::Wait(WaitKind::answer(), config.timeout))
}

pub(super) fn answer(
    config: &Choice,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let fixed = run.here().fixed_options(id);
    // What most people answer needs no more than the option that it is.
    if let Some(fixed) = fixed
        && let Some(place) = fixed.exact(ask::tapped(id, answer.message), answer.message)
        && let Some(option) = config.options.get(place)
        && (ask::tapped(id, answer.message).is_some() || fixed.len() <= LIST_PAGE.min(MAX_NUMBERED_OPTIONS))
    {
        return take(config, id, &plain(option, None), answer, run);
    }
    let options = offered(config, id, run)?;
    let from = page(answer.state);
    if let Some(from) = turned(config, id, &options, from, answer.message) {
        offer(config, id, &options, from, run)?;
        let kind = WaitKind::Answer { failed: answer.failed, state: json!({"from": from}) };
        return Ok(Exit::Wait(kind, config.timeout));
    }
    let mut chosen = exact(&options, id, answer.message);
    if chosen.is_none() {
        if let Some(exit) = ask::passed(config.asked(), id, answer, run) {
            return Ok(exit);
        }
        chosen = near(&options, answer.message);
    }
    let Some(option) = chosen else {
        return ask::retry(run, id, config.asked(), answer, |run| offer(config, id, &options, from, run));
    };
    take(config, id, option, answer, run)
}

/// Keeps the option and goes on by its port.
fn take(
    config: &Choice,
    id: &str,
    option: &Offered<'_>,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let value = match &option.value {
        Worth::Found(value) => value.clone(),
        Worth::Title => Value::String(option.title.clone().into_owned()),
        Worth::Words(words) => {
            let known = config.save_as.as_deref().and_then(|key| run.here().flow().variable(key));
            known.map_or_else(|| (*words).into(), |known| value::typed(known.kind, words))
        }
    };
    let exit = Exit::port(option.port);
    ask::keep(run, id, config.save_as.as_deref(), value, answer.message.words())?;
    Ok(exit)
}

/// Whether a message belongs to the question beyond doubt.
pub(super) fn claims(config: &Choice, id: &str, answer: &Answer<'_>, run: &Run<'_>) -> bool {
    if let Some(fixed) = run.here().fixed_options(id) {
        if fixed.exact(ask::tapped(id, answer.message), answer.message).is_some() {
            return true;
        }
        if fixed.len() <= LIST_PAGE.min(MAX_NUMBERED_OPTIONS) && ask::tapped(id, answer.message).is_none() {
            return false;
        }
    }
    let Ok(options) = offered(config, id, run) else { return false };
    exact(&options, id, answer.message).is_some()
        || turned(config, id, &options, page(answer.state), answer.message).is_some()
}

/// Options before the page that is shown.
fn page(state: &Value) -> usize {
    state.get("from").and_then(Value::as_u64).and_then(|from| usize::try_from(from).ok()).unwrap_or(0)
}

/// What is offered now: the options whose rules hold, or those of the variable.
fn offered<'o>(config: &'o Choice, id: &str, run: &Run<'o>) -> Result<Vec<Offered<'o>>, Exit> {
    if let Some(variable) = &config.options_from {
        return Ok(from_variable(&run.read(variable)));
    }
    // Where nothing is translated, the titles are the ones that the flow was written with.
    let here = run.here();
    let written = match here.node(id).filter(|_| here.is_translated()).map(|node| &node.kind) {
        Some(NodeKind::Choice(written)) => written.options.as_slice(),
        _ => &[],
    };
    let mut options = Vec::with_capacity(config.options.len());
    for option in &config.options {
        if !option.visible_if.is_empty()
            && !condition::holds(option.visible_if.matching, &option.visible_if.rules, run)?
        {
            continue;
        }
        let original = written.iter().find(|written| written.id == option.id);
        options.push(plain(option, original.map(|written| written.title.as_str())));
    }
    Ok(options)
}

/// An option of the author, with its title in the language that the flow is written in.
fn plain<'o>(option: &'o ChoiceOption, written: Option<&'o str>) -> Offered<'o> {
    Offered {
        key: Cow::Borrowed(&option.id),
        port: &option.id,
        title: Cow::Borrowed(option.title.trim()),
        description: Cow::Borrowed(option.description.trim()),
        value: if option.value.is_empty() { Worth::Title } else { Worth::Words(&option.value) },
        written,
    }
}

fn from_variable(list: &Value) -> Vec<Offered<'static>> {
    let Value::Array(items) = list else { return Vec::new() };
    let mut options: Vec<Offered<'static>> = Vec::new();
    for (index, item) in items.iter().take(MAX_OPTIONS_FROM).enumerate() {
        let part = |names: &[&str]| {
            names.iter().find_map(|name| item.get(name)).map(value::as_text).unwrap_or_default()
        };
        let (title, description, value) = match item {
            Value::Object(_) => {
                let value = item.get("value").cloned().unwrap_or_else(|| item.clone());
                (part(&["title", "name", "label"]), part(&["description"]), value)
            }
            other => (value::as_text(other), String::new(), other.clone()),
        };
        let title = title.trim().to_owned();
        if title.is_empty() {
            continue;
        }
        // WhatsApp refuses two options of one name.
        let same = options.iter().filter(|known| known.title == title).count();
        let title = if same > 0 { format!("{title} ({})", index + 1) } else { title };
        options.push(Offered {
            key: index.to_string().into(),
            port: Choice::SELECTED,
            title: title.into(),
            description: description.trim().to_owned().into(),
            value: Worth::Found(value),
            written: None,
        });
    }
    options
}

fn out_option(node: &str, key: &str, title: &str, description: &str) -> OutOption {
    let mut id = String::with_capacity(node.len() + 1 + key.len());
    id.push_str(node);
    id.push(':');
    id.push_str(key);
    OutOption { id, title: title.to_owned(), description: description.to_owned() }
}

fn offer(
    config: &Choice,
    id: &str,
    options: &[Offered<'_>],
    from: usize,
    run: &mut Run<'_>,
) -> Result<(), Exit> {
    let text = run.text(&config.text)?;
    let rest = options.get(from..).unwrap_or_default();
    let option = |option: &Offered<'_>| out_option(id, &option.key, &option.title, &option.description);
    let more = (rest.len() > LIST_PAGE + 1).then(|| OutOption {
        id: format!("{id}:{MORE}"),
        title: config.more_title.trim().to_owned(),
        description: String::new(),
    });
    let message = OutMessage::Choice {
        text,
        options: rest.iter().map(option).collect(),
        display: config.display,
        list_button: config.list_button.trim().to_owned(),
        first: from + 1,
        more,
        last: None,
    };
    run.send(id, message);
    Ok(())
}

/// The page that a message turns to: by the row for more, by its title, or by 0 under numbered text.
fn turned(
    config: &Choice,
    id: &str,
    options: &[Offered<'_>],
    from: usize,
    message: &Inbound,
) -> Option<usize> {
    if let Some(to) = ask::tapped(id, message).and_then(|rest| rest.strip_prefix(MORE)) {
        return to.parse().ok().filter(|to| *to < options.len());
    }
    // Most questions have no further page.
    if options.len() <= from + LIST_PAGE.min(MAX_NUMBERED_OPTIONS) {
        return None;
    }
    let Content::Text { text } = &message.content else { return None };
    let said = answers::normal(text);
    let next = if said.trim_end_matches(['.', ')']) == "0" {
        from + MAX_NUMBERED_OPTIONS
    } else if fold(text) == fold(&config.more_title) {
        from + LIST_PAGE
    } else {
        return None;
    };
    (next < options.len()).then_some(next)
}

/// The option that a message selects: by a tap, by its title, by its number, or by its id. A tap on another
/// question's button counts by its title.
fn exact<'o, 't>(options: &'o [Offered<'t>], id: &str, message: &Inbound) -> Option<&'o Offered<'t>> {
    if let Some(key) = ask::tapped(id, message) {
        return options.iter().find(|option| option.key == key);
    }
    let text = match &message.content {
        Content::Reply { title, .. } => title,
        Content::Text { text } => text,
        _ => return None,
    };
    let empty = text.trim().is_empty();
    let titled = |title: &str| !empty && same(title, text);
    let found = options
        .iter()
        .find(|option| titled(&option.title))
        .or_else(|| options.iter().find(|option| option.written.is_some_and(titled)));
    if found.is_some() || matches!(message.content, Content::Reply { .. }) {
        return found;
    }
    numbered(text)
        .and_then(|number| options.get(number.checked_sub(1)?))
        .or_else(|| options.iter().find(|option| fold(option.port) == fold(text)))
}

/// The number of "2", "2." and "2)", in any script's digits.
pub(super) fn numbered(text: &str) -> Option<usize> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    answers::normal(text).trim().trim_end_matches(['.', ')']).parse().ok()
}

/// The only option that the words are a misspelling of.
fn near<'o, 't>(options: &'o [Offered<'t>], message: &Inbound) -> Option<&'o Offered<'t>> {
    let Content::Text { text } = &message.content else { return None };
    let titles: Vec<(usize, String)> = options
        .iter()
        .enumerate()
        .flat_map(|(place, option)| {
            let written = option.written.map(fold);
            [Some(fold(&option.title)), written].into_iter().flatten().map(move |title| (place, title))
        })
        .collect();
    let candidates = titles.iter().map(|(place, title)| (*place, title.as_str()));
    spelling::closest(&fold(text), candidates).and_then(|place| options.get(place))
}
