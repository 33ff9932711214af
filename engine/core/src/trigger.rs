//! Which trigger starts a conversation, and why the others do not.

use flows_schema::{Flow, Interrupt, TriggerKind, triggers::KeywordMatch};
use serde::{Deserialize, Serialize};

use crate::{
    CompiledFlow, Inbound, Signal,
    fold::{fold, words},
};

/// What asks for a trigger.
#[derive(Debug, Clone, Copy)]
pub enum Cause<'a> {
    /// A message of the contact.
    Message {
        /// The message.
        message: &'a Inbound,
        /// Whether it is the contact's first message ever to this number.
        first: bool,
    },
    /// Something else that happened to the contact.
    Signal(&'a Signal),
}

/// The outcome of a selection, with the reason for every trigger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Trigger that starts the flow.
    pub chosen: Option<String>,
    /// Every trigger of the flow, in its order.
    pub candidates: Vec<Candidate>,
}

/// What the selection thought of one trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Id of the trigger.
    pub trigger: String,
    /// Whether it could have fired.
    pub matched: bool,
    /// Why it did, or why not, for people.
    pub why: String,
}

/// How well a trigger fits; the more special one wins over the more general one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    AnyMessage,
    FirstMessage,
    KeywordInside,
    KeywordExact,
    Signal,
}

/// A trigger's fit with its reason, or why it does not fit.
type Fitting = Result<(Fit, String), String>;

/// Selects the trigger for a cause: the highest priority, then the most special kind, then the first in the
/// document.
#[must_use]
pub fn select(flow: &CompiledFlow, cause: Cause<'_>) -> Selection {
    choose(flow.flow(), |index| fit(flow, index, cause))
}

/// Selects the trigger that may interrupt a waiting conversation: an exact keyword or a signal, because
/// anything looser would steal answers.
pub(crate) fn select_interrupt(flow: &CompiledFlow, cause: Cause<'_>) -> Option<Selection> {
    let selection = choose(flow.flow(), |index| {
        let fit = fit(flow, index, cause)?;
        let interrupt = flow.flow().triggers.get(index).map(|trigger| trigger.interrupt);
        if interrupt == Some(Interrupt::Never) {
            Err("it never interrupts a conversation".to_owned())
        } else if matches!(fit.0, Fit::KeywordExact | Fit::Signal) {
            Ok(fit)
        } else {
            Err("it does not interrupt a conversation that waits for an answer".to_owned())
        }
    });
    selection.chosen.is_some().then_some(selection)
}

fn choose(flow: &Flow, fit: impl Fn(usize) -> Fitting) -> Selection {
    let mut candidates = Vec::with_capacity(flow.triggers.len());
    let mut best: Option<(usize, i32, Fit)> = None;
    for (index, trigger) in flow.triggers.iter().enumerate() {
        let outcome = fit(index);
        if let Ok((fit, _)) = &outcome
            && best.is_none_or(|(_, priority, other)| (trigger.priority, *fit) > (priority, other))
        {
            best = Some((index, trigger.priority, *fit));
        }
        candidates.push(Candidate {
            trigger: trigger.id.clone(),
            matched: outcome.is_ok(),
            why: match outcome {
                Ok((_, why)) | Err(why) => why,
            },
        });
    }
    let chosen = best.map(|(index, ..)| index);
    if let Some(chosen) = chosen {
        for (index, candidate) in candidates.iter_mut().enumerate() {
            if candidate.matched && index != chosen {
                candidate.why = format!("{}, but '{}' wins", candidate.why, flow.triggers[chosen].id);
            }
        }
    }
    Selection { chosen: chosen.map(|index| flow.triggers[index].id.clone()), candidates }
}

/// The best fit over the trigger's words in all languages.
fn fit(flow: &CompiledFlow, index: usize, cause: Cause<'_>) -> Fitting {
    if flow.flow().triggers.get(index).is_some_and(|trigger| trigger.to.is_none()) {
        return Err("it leads nowhere".to_owned());
    }
    let id = flow.flow().triggers.get(index).map_or("", |trigger| trigger.id.as_str());
    let mut best: Option<Fitting> = None;
    for kind in flow.trigger_kinds(index) {
        let fitting = match cause {
            Cause::Message { message, first } => fit_message(kind, message, first),
            Cause::Signal(signal) => fit_signal(kind, id, signal),
        };
        let better = match (&best, &fitting) {
            (None, _) | (Some(Err(_)), Ok(_)) => true,
            (Some(Ok((old, _))), Ok((new, _))) => new > old,
            (Some(_), Err(_)) => false,
        };
        if better {
            best = Some(fitting);
        }
    }
    best.unwrap_or_else(|| Err("it is not there".to_owned()))
}

fn fit_message(kind: &TriggerKind, message: &Inbound, first: bool) -> Fitting {
    match kind {
        TriggerKind::Keyword(config) => {
            let text = message.words();
            let matched = match config.matching {
                KeywordMatch::Exact => config.keywords.iter().find(|keyword| same(keyword, text)),
                KeywordMatch::Contains => {
                    let said = words(text);
                    config.keywords.iter().find(|keyword| inside(&words(keyword), &said))
                }
            };
            match (matched, config.matching) {
                (Some(keyword), KeywordMatch::Exact) => {
                    Ok((Fit::KeywordExact, format!("the message is '{keyword}'")))
                }
                (Some(keyword), KeywordMatch::Contains) => {
                    Ok((Fit::KeywordInside, format!("the message contains '{keyword}'")))
                }
                (None, _) => Err("none of its keywords is in the message".to_owned()),
            }
        }
        TriggerKind::FirstMessage(_) if first => {
            Ok((Fit::FirstMessage, "it is the contact's first message".to_owned()))
        }
        TriggerKind::FirstMessage(_) => Err("the contact has written before".to_owned()),
        TriggerKind::AnyMessage(_) if message.is_answer() => {
            Ok((Fit::AnyMessage, "it takes any message".to_owned()))
        }
        TriggerKind::AnyMessage(_) => Err("a reaction is not a message".to_owned()),
        TriggerKind::ApiCall(_) => Err("it takes calls, not messages".to_owned()),
    }
}

fn fit_signal(kind: &TriggerKind, _id: &str, signal: &Signal) -> Fitting {
    match (kind, signal) {
        (TriggerKind::ApiCall(config), Signal::ApiCall { name, .. }) => {
            if config.name.is_empty() || config.name == *name {
                Ok((Fit::Signal, format!("it takes the call '{name}'")))
            } else {
                Err(format!("it takes the call '{}' only", config.name))
            }
        }
        _ => Err("it is about something else".to_owned()),
    }
}

/// The whole message is the keyword. Punctuation around it does not count: "Menu!" is "menu".
fn same(keyword: &str, text: &str) -> bool {
    let folded = fold(keyword);
    if folded.is_empty() {
        return false;
    }
    folded == fold(text) || (words(keyword) == words(text) && !words(keyword).is_empty())
}

fn inside(keyword: &[String], said: &[String]) -> bool {
    !keyword.is_empty() && said.windows(keyword.len()).any(|window| window == keyword)
}
