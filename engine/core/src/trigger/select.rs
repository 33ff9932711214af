//! The choice among the triggers of a flow.

use std::cell::OnceCell;

use flows_schema::{Flow, Interrupt};

use super::{
    Candidate, Cause, Selection,
    fit::{Fit, Fitting, Interrupts},
    keyword::Said,
    message::fit_message,
    signal::fit_signal,
};
use crate::CompiledFlow;

/// Selects the trigger for a cause: the highest priority, then the most special kind, then the first in the
/// document.
#[must_use]
pub fn select(flow: &CompiledFlow, cause: Cause<'_>) -> Selection {
    let said = OnceCell::new();
    choose(flow.flow(), |index| fit(flow, index, cause, &said))
}

/// Selects the trigger that may interrupt a waiting conversation. A person who talks with the contact is interrupted
/// only where the author has said so: "stop" has to be heard there too.
pub(crate) fn select_interrupt(flow: &CompiledFlow, cause: Cause<'_>, person: bool) -> Option<Selection> {
    if let Cause::Message { message, .. } = cause
        && !flow.interrupting().may_take(message)
    {
        return None;
    }
    let said = OnceCell::new();
    let selection = choose(flow.flow(), |index| {
        let fit = fit(flow, index, cause, &said)?;
        let interrupt = flow.flow().triggers.get(index).map(|trigger| trigger.interrupt).unwrap_or_default();
        match (fit.0.interrupts(), interrupt) {
            (_, Interrupt::Auto | Interrupt::Return) if person => {
                Err("a person has the conversation".to_owned())
            }
            (_, Interrupt::Never) => Err("it never interrupts a conversation".to_owned()),
            (Interrupts::Yes, _) | (Interrupts::IfTold, Interrupt::Restart | Interrupt::Return) => Ok(fit),
            (Interrupts::IfTold, Interrupt::Auto) => {
                Err("it interrupts a conversation only where that is set".to_owned())
            }
            (Interrupts::No, _) => {
                Err("it does not interrupt a conversation that waits for an answer".to_owned())
            }
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
fn fit(flow: &CompiledFlow, index: usize, cause: Cause<'_>, said: &OnceCell<Said>) -> Fitting {
    let Some(trigger) = flow.flow().triggers.get(index) else { return Err("it is not there".to_owned()) };
    if trigger.to.is_none() {
        return Err("it leads nowhere".to_owned());
    }
    let mut best: Option<Fitting> = None;
    for (kind, keys) in flow.trigger_kinds(index) {
        let fitting = match cause {
            Cause::Message { message, first } => fit_message(kind, keys, said, message, first),
            Cause::Signal(signal) => fit_signal(kind, &trigger.id, signal),
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
