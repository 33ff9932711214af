//! `botloom simulate`: a chat with a flow, by the engine of production and a virtual clock.

use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::Context;
use chrono::Duration;
use engine_core::{
    Contact, Inbound, Rendered, Status,
    golden::{self, tappable},
    simulation::{Observed, Simulation},
};
use engine_store::clock::{Clock, SystemClock};
use flows_schema::{Severity, checks};

use super::read_flow;
use crate::cli::Channel;

/// Chats until the input ends. With a script, prints the replies only.
pub(crate) fn run(file: &Path, script: Option<&Path>, channel: Channel) -> anyhow::Result<ExitCode> {
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
    let simulation = Simulation::new(flow, capabilities.capabilities(), contact, SystemClock.now());
    let mut chat = Chat { simulation, options: Vec::new() };
    match script {
        Some(path) => {
            let lines =
                fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
            for line in lines.lines().filter(|line| !line.trim().is_empty()) {
                chat.line(line, &mut out)?;
            }
        }
        None => {
            let prompt = io::stdin().is_terminal();
            if prompt {
                writeln!(
                    out,
                    "Write as the contact. /wait SECONDS lets time pass, /next goes to the next time-out."
                )?;
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
                chat.line(line.trim_end_matches(['\r', '\n']), &mut out)?;
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
    fn line(&mut self, line: &str, out: &mut impl Write) -> anyhow::Result<()> {
        let observed = if let Some(seconds) = line.strip_prefix("/wait ") {
            let seconds: i64 = seconds.trim().parse().context("/wait takes a number of seconds")?;
            self.simulation.advance(Duration::seconds(seconds.clamp(0, 366 * 24 * 60 * 60)))
        } else if line.trim() == "/next" {
            match self.simulation.next_timer() {
                Some(due) => {
                    let now = self.simulation.now();
                    self.simulation.advance(due - now)
                }
                None => {
                    writeln!(out, "(nothing waits for a time)")?;
                    Vec::new()
                }
            }
        } else {
            self.simulation.say(self.message(line))
        };
        for step in observed {
            self.show(&step, out)?;
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
            show_message(message, out)?;
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

fn show_message(message: &Rendered, out: &mut impl Write) -> io::Result<()> {
    match message {
        Rendered::Text { text } => writeln!(out, "{text}"),
        Rendered::Media { media, url, caption, .. } => {
            let kind = format!("{media:?}").to_lowercase();
            writeln!(out, "{}", format!("[{kind} {url}] {caption}").trim_end())
        }
        Rendered::Location { latitude, longitude, name, address } => {
            writeln!(out, "{}", format!("[location {latitude}, {longitude}] {name} {address}").trim_end())
        }
        Rendered::Contact(contact) => writeln!(out, "[contact {}, {}]", contact.name, contact.phone),
        Rendered::Template { name, body, .. } => {
            writeln!(out, "{}", format!("[template {name}] {}", body.join(" | ")).trim_end())
        }
        Rendered::Reaction { emoji, .. } => writeln!(out, "[reacts with {emoji}]"),
        Rendered::LocationRequest { text } => writeln!(out, "{text}\n[Send location]"),
        Rendered::Buttons { text, buttons } => {
            let titles: Vec<String> = buttons.iter().map(|button| format!("[{}]", button.title)).collect();
            writeln!(out, "{text}\n{}", titles.join(" "))
        }
        Rendered::List { text, button, rows } => {
            writeln!(out, "{text}\n[{button} ▾]")?;
            rows.iter().try_for_each(|row| {
                if row.description.is_empty() {
                    writeln!(out, "  [{}]", row.title)
                } else {
                    writeln!(out, "  [{}] {}", row.title, row.description)
                }
            })
        }
    }
}
