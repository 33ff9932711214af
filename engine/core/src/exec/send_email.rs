//! Sends an e-mail.

use flows_schema::{
    Port,
    limits::{MAX_RECIPIENTS, MAX_SUBJECT_CHARS},
    nodes::{SendEmail, receivers},
};

use super::{ask_email::whole_address, call, request::one_line};
use crate::{
    Call, CallOutcome, Event,
    limits::SERVICE_SECONDS,
    run::{Exit, Run},
};

pub(super) fn enter(config: &SendEmail, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let mut to: Vec<String> = Vec::new();
    for receiver in receivers(&config.to).into_iter().take(MAX_RECIPIENTS) {
        match whole_address(&run.text(receiver)?) {
            Some(address) if !to.contains(&address) => to.push(address),
            Some(_) => {}
            None => {
                let text = format!("'{receiver}' gave no single e-mail address, so it was left out.");
                run.events.push(Event::new("email_invalid", Some(id), text));
            }
        }
    }
    if to.is_empty() {
        let text = "The e-mail has nobody to go to.".to_owned();
        return Err(Exit::Fail { code: "email_without_receiver", text });
    }
    let subject = one_line(&run.text(&config.subject)?).chars().take(MAX_SUBJECT_CHARS).collect();
    let reply_to = run.text(&config.reply_to)?;
    let address = whole_address(&reply_to);
    if address.is_none() && !reply_to.trim().is_empty() {
        let text = "The address for answers is no e-mail address, so it was left out.";
        run.events.push(Event::new("email_invalid", Some(id), text));
    }
    let call =
        Call::Email { to, subject, body: run.text(&config.body)?, reply_to: address.unwrap_or_default() };
    Ok(call::ask(run, id, call, SERVICE_SECONDS))
}

pub(super) fn result(outcome: &CallOutcome) -> Exit {
    match outcome {
        CallOutcome::Ok { .. } => Exit::port(Port::NEXT),
        CallOutcome::Failed { code, text, .. } => Exit::CallFailed { code: code.clone(), text: text.clone() },
    }
}
