//! Golden runs: recorded conversations that every build of the engine must repeat exactly.
//!
//! One JSON file holds a flow, a contact and steps; each step has what is put in and what came out,
//! with the trace's hash. The native test and the browser's WebAssembly replay the same files and
//! must come to the same hashes.

use chrono::{DateTime, Duration, Utc};
use flows_schema::Flow;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    CallOutcome, Capabilities, Contact, Effect, Inbound, Rendered, Signal, Status,
    simulation::{Observed, Simulation},
};

/// One recorded conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Golden {
    /// What it shows.
    pub name: String,
    /// Virtual time at the start.
    pub start: DateTime<Utc>,
    /// Channel whose abilities are used.
    #[serde(default)]
    pub channel: Channel,
    /// Who talks.
    #[serde(default)]
    pub contact: Contact,
    /// The flow.
    pub flow: Flow,
    /// What happens.
    pub steps: Vec<GoldenStep>,
}

/// Channels by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Meta's Cloud API.
    #[default]
    CloudApi,
    /// A number paired by QR code.
    WhatsappWeb,
}

impl Channel {
    /// What the channel can show.
    #[must_use]
    pub fn capabilities(self) -> Capabilities {
        match self {
            Self::CloudApi => Capabilities::cloud_api(),
            Self::WhatsappWeb => Capabilities::whatsapp_web(),
        }
    }
}

/// What is put in, and what came out when it was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldenStep {
    /// What is put in.
    #[serde(rename = "do")]
    pub action: Action,
    /// What came out; empty in a file that is not recorded yet.
    #[serde(default)]
    pub out: Vec<Outcome>,
}

/// What a step puts in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The contact writes words.
    Say(String),
    /// The contact taps the option with this title in the last message that has one.
    Tap(String),
    /// The contact sends something else.
    Send(Inbound),
    /// Something else happens.
    Signal(Signal),
    /// The call that is waited for is answered.
    Result(CallOutcome),
    /// Somebody posts to the address that is waited for.
    Webhook(Value),
    /// The person who took over hands back.
    HandBack(String),
    /// Seconds pass.
    Advance(u32),
    /// The flow is started at this node.
    StartAt(String),
}

/// What came out of one step of the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// What the contact saw.
    pub sent: Vec<Rendered>,
    /// What other systems were asked and told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Effect>,
    /// Codes of the events.
    pub events: Vec<String>,
    /// The session's status; absent when nothing has started.
    pub status: Option<Status>,
    /// The session's variables.
    pub variables: Value,
    /// The trace's hash.
    pub hash: String,
}

/// Replays a golden run and gives it back with what came out this time.
#[must_use]
pub fn replay(golden: &Golden) -> Golden {
    let channel = golden.channel.capabilities();
    let mut simulation = Simulation::new(golden.flow.clone(), channel, golden.contact.clone(), golden.start);
    let mut options: Vec<(String, String)> = Vec::new();
    let mut replayed = golden.clone();
    for step in &mut replayed.steps {
        let observed = match &step.action {
            Action::Say(text) => simulation.say(Inbound::text(text)),
            Action::Tap(title) => {
                let id = options.iter().rev().find(|(_, known)| known == title).map(|(id, _)| id.clone());
                simulation.say(Inbound::reply(id.unwrap_or_default(), title))
            }
            Action::Send(message) => simulation.say(message.clone()),
            Action::Signal(signal) => simulation.signal(signal.clone()),
            Action::Result(outcome) => simulation.answer_call(outcome),
            Action::Webhook(data) => simulation.post(data.clone()),
            Action::HandBack(outcome) => simulation.hand_back(outcome),
            Action::Advance(seconds) => simulation.advance(Duration::seconds(i64::from(*seconds))),
            Action::StartAt(node) => simulation.start_at(node),
        };
        options.extend(observed.iter().flat_map(|observed| observed.sent.iter().flat_map(tappable)));
        step.out = observed.into_iter().map(outcome).collect();
    }
    replayed
}

/// Id and title of everything in a message that can be tapped.
#[must_use]
pub fn tappable(message: &Rendered) -> Vec<(String, String)> {
    match message {
        Rendered::Buttons { buttons, .. } => {
            buttons.iter().map(|button| (button.id.clone(), button.title.clone())).collect()
        }
        Rendered::List { rows, .. } => rows.iter().map(|row| (row.id.clone(), row.title.clone())).collect(),
        _ => Vec::new(),
    }
}

/// Whether an effect goes to another system.
fn asks(effect: &Effect) -> bool {
    matches!(effect, Effect::Call { .. } | Effect::Listen { .. } | Effect::Emit { .. })
}

fn outcome(observed: Observed) -> Outcome {
    let session = observed.output.session;
    Outcome {
        sent: observed.sent,
        asked: observed.output.effects.into_iter().filter(asks).collect(),
        events: observed.output.events.into_iter().map(|event| event.code.into_owned()).collect(),
        status: session.as_ref().map(|session| session.status.clone()),
        variables: session.map_or(Value::Null, |session| serde_json::json!(session.variables)),
        hash: observed.output.trace.hash.to_string(),
    }
}
