//! Triggers that never fire, because another one always wins.

use flows_schema::{Severity, TriggerKind};

use super::{Finding, drawing::Drawing};
use crate::{Cause, CompiledFlow, Inbound, golden::Action, select};

pub(super) fn check(drawing: &Drawing<'_>, findings: &mut Vec<Finding>) {
    // Only the flow itself is started by messages; the library is entered.
    if drawing.name.is_some() || drawing.flow.triggers.is_empty() {
        return;
    }
    let alone = flows_schema::Flow {
        triggers: drawing.flow.triggers.clone(),
        languages: drawing.flow.languages.clone(),
        ..flows_schema::Flow::new("")
    };
    let compiled = CompiledFlow::new(alone);
    for (index, trigger) in drawing.flow.triggers.iter().enumerate() {
        let samples = samples(&trigger.kind);
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
        TriggerKind::Keyword(config) => config
            .keywords
            .iter()
            .flat_map(|word| [(word.clone(), false), (format!("… {word} …"), false)])
            .collect(),
        TriggerKind::FirstMessage(_) => vec![(anything, true)],
        TriggerKind::AnyMessage(_) => vec![(anything, false)],
        _ => Vec::new(),
    }
}
