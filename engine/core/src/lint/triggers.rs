//! Triggers that never fire, because another one always wins.

use flows_schema::{Flow, Severity, Trigger, TriggerKind};

use super::{Finding, drawing::Drawing};
use crate::{Cause, CompiledFlow, Inbound, golden::Action, select};

pub(super) fn check(drawing: &Drawing<'_>, findings: &mut Vec<Finding>) {
    // Only the flow itself is started by messages; the library is entered.
    if drawing.name.is_some() || drawing.flow.triggers.is_empty() {
        return;
    }
    let with = |triggers: &[Trigger]| {
        let languages = drawing.flow.languages.clone();
        CompiledFlow::new(Flow { triggers: triggers.to_vec(), languages, ..Flow::new("") })
    };
    let compiled = with(&drawing.flow.triggers);
    for (index, trigger) in drawing.flow.triggers.iter().enumerate() {
        let alone = with(std::slice::from_ref(trigger));
        let mut samples = samples(&trigger.kind);
        // A message that the trigger would not take on its own says nothing about the others.
        samples.retain(|(text, first)| {
            let message = Inbound::text(text);
            select(&alone, Cause::Message { message: &message, first: *first }).chosen.is_some()
        });
        let mut winner = None;
        let fires = samples.iter().any(|(text, first)| {
            let message = Inbound::text(text);
            let chosen = select(&compiled, Cause::Message { message: &message, first: *first }).chosen;
            let fires = chosen.as_deref() == Some(trigger.id.as_str());
            if winner.is_none() {
                winner = chosen.map(|chosen| (chosen, text.clone()));
            }
            fires
        });
        let Some((winner, said)) = winner.filter(|_| !fires) else { continue };
        let text = format!("The start '{winner}' always wins over this one, so it never fires.");
        let path = format!("/triggers/{index}");
        let mut finding = Finding::new(Severity::Warning, "trigger_shadowed", Some(&trigger.id), &path, text)
            .fix("Give this one a higher priority, or delete it.");
        finding.conversation = Some(vec![Action::Say(said)]);
        findings.push(finding);
    }
}

/// Messages that the trigger is made for, and whether they are the contact's first.
fn samples(kind: &TriggerKind) -> Vec<(String, bool)> {
    // No keyword is likely to be this.
    let anything = "\u{2026} \u{2026}".to_owned();
    match kind {
        TriggerKind::Keyword(config) => {
            config.keywords.iter().flat_map(|word| around(word)).map(|text| (text, false)).collect()
        }
        TriggerKind::FirstMessage(_) => vec![(anything, true)],
        TriggerKind::AnyMessage(_) => vec![(anything, false)],
        _ => Vec::new(),
    }
}

/// Messages with a keyword in them: alone, in a sentence, at its beginning and its end, as a part of a word, and
/// with a typing mistake. No other keyword is likely to be among the words around it.
fn around(word: &str) -> Vec<String> {
    let word = word.trim();
    let mut mistyped: Vec<char> = word.chars().collect();
    if mistyped.len() > 1 {
        mistyped.remove(1);
    }
    vec![
        word.to_owned(),
        format!("I want to {word} my appointment"),
        format!("Xyz {word} xyz"),
        format!("{word} xyz"),
        format!("Xyz {word}"),
        format!("{word}xyz"),
        format!("Xyz{word}"),
        mistyped.into_iter().collect(),
    ]
}
