//! What can be done in Play, as values: a conversation is the list of what was done, so going back is doing less.

use chrono::Duration;
use engine_core::{
    CallOutcome, Content, Inbound, MediaKind, Signal, golden::Action, simulation::Observed,
    simulation::Simulation,
};
use flows_schema::TestStep;
use serde_json::Value;

use super::super::cards::duration;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Did {
    /// The contact writes.
    Say(String),
    /// The contact taps what was offered under this id.
    Tap { id: String, title: String },
    /// The contact chooses the newest option with this title, or writes it where nothing can be tapped.
    Choose(String),
    /// The contact sends something else than words.
    Receive(Box<Inbound>),
    /// Something else happens.
    Signal(Box<Signal>),
    /// The system that was asked answers.
    Answer(Box<CallOutcome>),
    /// Somebody posts to the address that is waited for.
    Post(Value),
    /// The person who took over hands back.
    HandBack(String),
    /// Seconds pass.
    Wait(u64),
    /// The conversation starts at a step, without a trigger.
    StartAt(String),
}

impl Did {
    /// What it is in a sentence without an end.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Say(text) => t!("play-contact-writes", text = text),
            Self::Tap { title, .. } | Self::Choose(title) => t!("play-contact-chooses", title = title),
            Self::Receive(message) => t!("play-contact-sends", what = sort(&message.content)),
            Self::Signal(signal) => happens(signal),
            Self::Answer(outcome) => match &**outcome {
                CallOutcome::Ok { .. } => t!("play-system-answers").to_owned(),
                CallOutcome::Failed { code, .. } => t!("play-system-fails", code = code),
            },
            Self::Post(_) => t!("play-system-posts").to_owned(),
            Self::HandBack(outcome) if outcome.is_empty() => t!("play-hands-back").to_owned(),
            Self::HandBack(outcome) => t!("play-hands-back-with", outcome = outcome),
            Self::Wait(seconds) => t!("play-time-later", time = duration(*seconds)),
            Self::StartAt(_) => t!("play-starts-at-step").to_owned(),
        }
    }

    /// What the contact's bubble holds, where the contact did it.
    pub(crate) fn said(&self) -> Option<String> {
        match self {
            Self::Say(text) => Some(text.clone()),
            Self::Tap { title, .. } | Self::Choose(title) => Some(title.clone()),
            Self::Receive(message) => Some(match &message.content {
                Content::Text { text } => text.clone(),
                content => format!("[{}]", sort(content)),
            }),
            _ => None,
        }
    }

    /// Does it. `options` are the ids and titles of what can be tapped, the newest last.
    pub(super) fn perform(&self, simulation: &mut Simulation, options: &[(String, String)]) -> Vec<Observed> {
        match self {
            Self::Say(text) => simulation.write(Inbound::text(text)),
            Self::Tap { id, title } => simulation.write(Inbound::reply(id, title)),
            Self::Choose(wanted) => {
                let known = |(_, title): &&(String, String)| title.trim() == wanted.trim();
                simulation.write(match options.iter().rev().find(known) {
                    Some((id, title)) => Inbound::reply(id, title),
                    None => Inbound::text(wanted),
                })
            }
            Self::Receive(message) => simulation.write((**message).clone()),
            Self::Signal(signal) => simulation.signal((**signal).clone()),
            Self::Answer(outcome) => simulation.answer_call(outcome),
            Self::Post(data) => simulation.post(data.clone()),
            Self::HandBack(outcome) => simulation.hand_back(outcome),
            Self::Wait(seconds) => {
                simulation.advance(Duration::seconds(i64::try_from(*seconds).unwrap_or_default()))
            }
            Self::StartAt(node) => simulation.start_at(node),
        }
    }

    /// The same as a step of a test; none for what tests do not know.
    pub(super) fn as_test_step(&self) -> Option<TestStep> {
        Some(match self {
            Self::Say(text) => TestStep::Send(text.clone()),
            Self::Tap { title, .. } | Self::Choose(title) => TestStep::Choose(title.clone()),
            Self::Receive(message) => TestStep::Receive(serde_json::to_value(&**message).ok()?),
            Self::Signal(signal) => TestStep::Signal(serde_json::to_value(&**signal).ok()?),
            Self::Post(data) => TestStep::Webhook(data.clone()),
            Self::HandBack(outcome) => TestStep::HandBack(outcome.clone()),
            Self::Wait(seconds) => TestStep::Advance(*seconds),
            Self::Answer(_) | Self::StartAt(_) => return None,
        })
    }

    /// What a step of a test does; none for what it expects only, and for what cannot be read.
    pub(super) fn from_test_step(step: &TestStep) -> Option<Self> {
        Some(match step {
            TestStep::Send(text) => Self::Say(text.clone()),
            TestStep::Choose(title) => Self::Choose(title.clone()),
            TestStep::Receive(message) => Self::Receive(serde_json::from_value(message.clone()).ok()?),
            TestStep::Signal(signal) => Self::Signal(serde_json::from_value(signal.clone()).ok()?),
            TestStep::Webhook(data) => Self::Post(data.clone()),
            TestStep::HandBack(outcome) => Self::HandBack(outcome.clone()),
            TestStep::Advance(seconds) => Self::Wait(*seconds),
            _ => return None,
        })
    }

    /// What a counter-example does.
    pub(super) fn from_action(action: &Action) -> Self {
        match action {
            Action::Say(text) => Self::Say(text.clone()),
            Action::Tap(title) => Self::Choose(title.clone()),
            Action::Send(message) => Self::Receive(Box::new(message.clone())),
            Action::Signal(signal) => Self::Signal(Box::new(signal.clone())),
            Action::Result(outcome) => Self::Answer(Box::new(outcome.clone())),
            Action::Webhook(data) => Self::Post(data.clone()),
            Action::HandBack(outcome) => Self::HandBack(outcome.clone()),
            Action::Advance(seconds) => Self::Wait(u64::from(*seconds)),
            Action::StartAt(node) => Self::StartAt(node.clone()),
        }
    }
}

/// The sort of a message, with its article.
fn sort(content: &Content) -> &'static str {
    match content {
        Content::Text { .. } => t!("play-a-text"),
        Content::Reply { .. } => t!("play-a-reply"),
        Content::Media { media: MediaKind::Image, .. } => t!("play-an-image"),
        Content::Media { media: MediaKind::Video, .. } => t!("play-a-video"),
        Content::Media { media: MediaKind::Audio, .. } => t!("play-an-audio"),
        Content::Media { media: MediaKind::Voice, .. } => t!("play-a-voice"),
        Content::Media { media: MediaKind::Document, .. } => t!("play-a-document"),
        Content::Media { media: MediaKind::Sticker, .. } => t!("play-a-sticker"),
        Content::Location { .. } => t!("play-a-location"),
        Content::Reaction { .. } => t!("play-a-reaction"),
        Content::Contacts { .. } => t!("play-a-contacts"),
        Content::Form { .. } => t!("play-a-form"),
        Content::Order { .. } => t!("play-an-order"),
        Content::Edit { .. } => t!("play-an-edit"),
        Content::Revoke { .. } => t!("play-a-revoke"),
        Content::System { .. } => t!("play-a-system"),
        Content::Other { .. } => t!("play-an-other"),
    }
}

fn happens(signal: &Signal) -> String {
    let what = match signal {
        Signal::ApiCall { .. } => t!("play-api-call"),
        Signal::Webhook { .. } => t!("play-webhook"),
        Signal::Schedule { .. } => t!("play-schedule"),
        Signal::DateField { .. } => t!("play-date-field"),
        Signal::TagChanged { .. } => t!("play-tag-changed"),
        Signal::FieldChanged { .. } => t!("play-field-changed"),
        Signal::NoReply { .. } => t!("play-no-reply"),
        Signal::Delivery { .. } => t!("play-delivery"),
        Signal::HandOverEnded { .. } => t!("play-hand-over-ended"),
        Signal::OptChanged { .. } => t!("play-opt-changed"),
        Signal::MissedCall => t!("play-missed-call"),
    };
    t!("play-happens", what = what)
}
