//! Which trigger starts a conversation, and why the others do not.

use flows_schema::{Flow, Trigger, TriggerKind, triggers::KeywordMatch};
use serde::{Deserialize, Serialize};

use crate::{
    Inbound,
    fold::{fold, words},
};

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
}

/// Selects the trigger for a message: the highest priority, then the most special kind, then the
/// first in the document.
#[must_use]
pub fn select(flow: &Flow, message: &Inbound, first_message: bool) -> Selection {
    choose(flow, |trigger| fit(trigger, message, first_message))
}

/// Selects the trigger that may interrupt a waiting conversation: an exact keyword only, because
/// anything looser would steal answers.
pub(crate) fn select_interrupt(flow: &Flow, message: &Inbound) -> Option<Selection> {
    let selection = choose(flow, |trigger| match fit(trigger, message, false) {
        Ok((Fit::KeywordExact, why)) => Ok((Fit::KeywordExact, why)),
        Ok(_) => Err("it does not interrupt a conversation that waits for an answer".to_owned()),
        Err(why) => Err(why),
    });
    selection.chosen.is_some().then_some(selection)
}

fn choose(flow: &Flow, fit: impl Fn(&Trigger) -> Result<(Fit, String), String>) -> Selection {
    let mut candidates = Vec::with_capacity(flow.triggers.len());
    let mut best: Option<(usize, i32, Fit)> = None;
    for (index, trigger) in flow.triggers.iter().enumerate() {
        let outcome = fit(trigger);
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

fn fit(trigger: &Trigger, message: &Inbound, first_message: bool) -> Result<(Fit, String), String> {
    if trigger.to.is_none() {
        return Err("it leads nowhere".to_owned());
    }
    match &trigger.kind {
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
        TriggerKind::FirstMessage(_) if first_message => {
            Ok((Fit::FirstMessage, "it is the contact's first message".to_owned()))
        }
        TriggerKind::FirstMessage(_) => Err("the contact has written before".to_owned()),
        TriggerKind::AnyMessage(_) if message.is_answer() => {
            Ok((Fit::AnyMessage, "it takes any message".to_owned()))
        }
        TriggerKind::AnyMessage(_) => Err("a reaction is not a message".to_owned()),
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
