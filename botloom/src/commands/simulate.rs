//! `botloom simulate`: a chat with a flow, by the engine of production and a virtual clock. Nothing leaves the
//! terminal: whoever chats says what other systems answer.

mod line;
mod show;
mod waiting;

use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::Context;
use chrono::{DateTime, Duration, Utc};
use engine_core::{
    CallOutcome, Contact, Inbound, Status,
    golden::{self, tappable},
    simulation::{Observed, Simulation},
};
use engine_store::clock::{Clock, SystemClock};
use flows_schema::{Severity, checks};

use super::read_flow;
use crate::cli::Channel;
use line::Line;
pub(crate) use line::time;
use waiting::Outside;

/// Chats until the input ends. With a script, prints the replies only.
pub(crate) fn run(
    file: &Path,
    script: Option<&Path>,
    channel: Channel,
    at: Option<DateTime<Utc>>,
) -> anyhow::Result<ExitCode> {
    let flow = read_flow(file)?;
    let mut out = io::stdout().lock();
    for issue in checks(&flow).iter().filter(|issue| issue.severity == Severity::Error) {
        writeln!(io::stderr(), "error[{}] {}", issue.code, issue.text)?;
    }
    let capabilities = match channel {
        Channel::CloudApi => golden::Channel::CloudApi,
        Channel::WhatsappWeb => golden::Channel::WhatsappWeb,
    };
    let contact = Contact { name: Some("You".to_owned()), ..Contact::default() };
    let start = at.unwrap_or_else(|| SystemClock.now());
    let simulation = Simulation::new(flow, capabilities.capabilities(), contact, start);
    let mut chat = Chat { simulation, options: Vec::new() };
    match script {
        Some(path) => {
            let lines =
                fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
            for (index, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                let line = line::read(line)
                    .map_err(|reason| anyhow::anyhow!("{}:{}: {reason}", path.display(), index + 1))?;
                chat.take(line, &mut out)?;
            }
        }
        None => {
            let prompt = io::stdin().is_terminal();
            if prompt {
                writeln!(out, "{}", line::HELP)?;
            }
            loop {
                if prompt {
                    write!(out, "> ")?;
                    out.flush()?;
                }
                let mut line = String::new();
                if io::stdin().lock().read_line(&mut line)? == 0 {
                    break;
                }
                match line::read(line.trim_end_matches(['\r', '\n'])) {
                    Ok(line) => chat.take(line, &mut out)?,
                    Err(reason) => writeln!(out, "({reason})")?,
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

struct Chat {
    simulation: Simulation,
    /// Id and title of what could be tapped last.
    options: Vec<(String, String)>,
}

impl Chat {
    fn take(&mut self, line: Line, out: &mut impl Write) -> anyhow::Result<()> {
        let outside = waiting::outside(&self.simulation);
        let observed = match line {
            Line::Say(text) => {
                let message = self.message(&text);
                self.simulation.write(message)
            }
            Line::Wait(by) => self.simulation.advance(by),
            Line::Next => {
                let Some(due) = self.simulation.next_timer() else {
                    return Ok(writeln!(out, "(nothing waits for a time)")?);
                };
                let by = (due - self.simulation.now()).max(Duration::zero());
                self.simulation.advance(by)
            }
            Line::Answer(_) | Line::Fail(_) if !matches!(outside, Some(Outside::Call { .. })) => {
                return Ok(writeln!(out, "(no other system is asked, so there is nothing to answer)")?);
            }
            Line::Answer(value) => self.simulation.answer_call(&CallOutcome::Ok { value }),
            Line::Fail(code) => {
                let text = format!("The other system failed with '{code}'.");
                self.simulation.answer_call(&CallOutcome::failed(code, text))
            }
            Line::Post(data) if outside == Some(Outside::Webhook) => self.simulation.post(data),
            Line::Post(_) => return Ok(writeln!(out, "(no post from another system is waited for)")?),
            Line::Back(outcome) if outside == Some(Outside::Person) => self.simulation.hand_back(&outcome),
            Line::Back(_) => return Ok(writeln!(out, "(the conversation is not with a person)")?),
        };
        for step in &observed {
            self.show(step, out)?;
        }
        if !observed.is_empty()
            && let Some(outside) = waiting::outside(&self.simulation)
        {
            writeln!(out, "({outside})")?;
        }
        Ok(())
    }

    /// The title of an option that was shown counts as a tap on it.
    fn message(&self, line: &str) -> Inbound {
        match self.options.iter().find(|(_, title)| title == line.trim()) {
            Some((id, title)) => Inbound::reply(id, title),
            None => Inbound::text(line),
        }
    }

    fn show(&mut self, step: &Observed, out: &mut impl Write) -> io::Result<()> {
        for message in &step.sent {
            show::message(message, out)?;
            let options = tappable(message);
            if !options.is_empty() {
                self.options = options;
            }
        }
        for event in &step.output.events {
            // Starts and ends are shown by the status; the rest explains what went differently.
            if !["session_started", "session_ended"].contains(&&*event.code) {
                writeln!(out, "({}: {})", event.code, event.text)?;
            }
        }
        match step.output.session.as_ref().map(|session| &session.status) {
            Some(Status::Ended { outcome }) if outcome.is_empty() => writeln!(out, "(ended)"),
            Some(Status::Ended { outcome }) => writeln!(out, "(ended: {outcome})"),
            _ => Ok(()),
        }
    }
}
