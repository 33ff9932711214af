//! What can happen next to a conversation, made up from what it waits for.

use std::collections::BTreeSet;

use flows_schema::{Flow, NodeKind, Trigger, TriggerKind, template::is_plain};
use serde_json::{Value, json};

use crate::{
    Call, CallOutcome, Content, Inbound, MediaKind, SharedContact, Signal, Status, WaitKind, golden::Action,
    simulation::Simulation, value::parse_number,
};

/// Answers taken from the rules of conditions, at most: each one multiplies the search.
const MAX_FROM_RULES: usize = 12;
/// Seconds after which WhatsApp refuses everything but templates.
const MORE_THAN_A_DAY: u32 = 25 * 60 * 60;
/// Answers that one of the usual questions takes, and one that none of them does.
const ANSWERS: &[&str] = &[
    "Ada",
    "ada@example.com",
    "42",
    "2030-01-15",
    "09:30",
    "+4915112345678",
    "https://example.com",
    "yes",
    "?!",
];

/// Makes up inputs for one flow.
#[derive(Debug)]
pub(super) struct Inputs {
    starts: Vec<Action>,
    answers: Vec<String>,
}

impl Inputs {
    pub(super) fn new(flow: &Flow) -> Self {
        let mut starts: Vec<Action> = Vec::new();
        for action in flow.triggers.iter().flat_map(starts_of) {
            if !starts.contains(&action) {
                starts.push(action);
            }
        }
        let mut answers: Vec<String> = ANSWERS.iter().map(|answer| (*answer).to_owned()).collect();
        answers.extend(from_rules(flow).into_iter().take(MAX_FROM_RULES));
        Self { starts, answers }
    }

    /// What may happen now. `options` are the id and title of what was offered last.
    pub(super) fn next(&self, simulation: &Simulation, options: &[(String, String)]) -> Vec<Action> {
        let session = simulation.session().filter(|session| session.status == Status::Waiting);
        let Some(wait) = session.and_then(|session| session.wait.as_ref()) else {
            return self.starts.clone();
        };
        let mut actions = Vec::new();
        match &wait.kind {
            WaitKind::Answer { .. } => self.answers_to(&wait.node, options, &mut actions),
            WaitKind::Call { .. } => {
                if let Some((_, call)) = simulation.open_call() {
                    actions.extend(results(call).into_iter().map(Action::Result));
                }
            }
            WaitKind::Webhook { .. } => {
                actions.push(Action::Webhook(json!({})));
                // Other systems take their time.
                if simulation.next_timer().is_none() {
                    actions.push(Action::Advance(MORE_THAN_A_DAY));
                }
            }
            WaitKind::Person => actions.push(Action::HandBack(String::new())),
            WaitKind::Time => {}
        }
        if let Some(due) = simulation.next_timer() {
            let seconds = (due - simulation.now()).num_seconds().max(0);
            actions.push(Action::Advance(u32::try_from(seconds).unwrap_or(u32::MAX)));
        }
        actions
    }

    fn answers_to(&self, node: &str, options: &[(String, String)], actions: &mut Vec<Action>) {
        let own: Vec<&(String, String)> =
            options.iter().filter(|(id, _)| id.split(':').next() == Some(node)).collect();
        actions.extend(own.iter().map(|(_, title)| Action::Tap(title.clone())));
        if !own.is_empty() {
            // A question with options takes nothing else, so one unusable answer stands for all.
            actions.push(Action::Say("?!".to_owned()));
            return;
        }
        actions.extend(self.answers.iter().map(|answer| Action::Say(answer.clone())));
        let media = |media, mime: &str| Content::Media {
            media,
            id: "media".to_owned(),
            mime: mime.to_owned(),
            caption: String::new(),
            filename: None,
        };
        let card = SharedContact { name: "Ada".to_owned(), phone: "+4915112345678".to_owned() };
        let others = [
            media(MediaKind::Image, "image/jpeg"),
            media(MediaKind::Document, "application/pdf"),
            media(MediaKind::Voice, "audio/ogg"),
            Content::Location { latitude: 52.5, longitude: 13.4, name: None, address: None },
            Content::Contacts { contacts: vec![card] },
        ];
        actions.extend(others.into_iter().map(|content| Action::Send(Inbound::new(content))));
    }
}

/// What makes a trigger fire.
fn starts_of(trigger: &Trigger) -> Vec<Action> {
    let config = trigger.kind.config();
    let text = |key: &str| config.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let id = || trigger.id.clone();
    if let TriggerKind::Keyword(config) = &trigger.kind {
        return config.keywords.first().map(|word| Action::Say(word.clone())).into_iter().collect();
    }
    let signals = match trigger.kind.type_name() {
        "first_message" | "any_message" => return vec![Action::Say("Hello".to_owned())],
        "api_call" => vec![Signal::ApiCall { name: text("name"), data: json!({}) }],
        // What a type of trigger listens to is not known here, so all signals with its words are tried.
        _ => vec![
            Signal::Webhook { trigger: id(), data: json!({}) },
            Signal::Schedule { trigger: id() },
            Signal::DateField { trigger: id() },
            Signal::NoReply { trigger: id() },
            Signal::TagChanged { tag: text("tag"), added: true },
            Signal::TagChanged { tag: text("tag"), added: false },
            Signal::FieldChanged { key: text("field"), value: json!("x") },
            Signal::Delivery { status: text("status"), node: text("node") },
            Signal::HandOverEnded { outcome: String::new() },
            Signal::OptChanged { opted_in: true },
            Signal::OptChanged { opted_in: false },
            Signal::MissedCall,
        ],
    };
    signals.into_iter().map(Action::Signal).collect()
}

/// Values that conditions ask for, and numbers beside them.
fn from_rules(flow: &Flow) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for flow in std::iter::once(flow).chain(flow.library.values()) {
        for node in &flow.nodes {
            let NodeKind::Condition(config) = &node.kind else { continue };
            let rules = config.branches.iter().flat_map(|branch| &branch.rules);
            for rule in rules.filter(|rule| is_plain(&rule.value) && !rule.value.trim().is_empty()) {
                let mut values = vec![rule.value.trim().to_owned()];
                if let Some(number) = parse_number(&rule.value).filter(|number| number.abs() < 1e9) {
                    values.push(format!("{}", number + 1.0));
                    values.push(format!("{}", number - 1.0));
                }
                found.extend(values.into_iter().filter(|value| seen.insert(value.clone())));
            }
        }
    }
    found
}

/// How a call may be answered.
fn results(call: &Call) -> Vec<CallOutcome> {
    let values = match call {
        Call::Http(_) => vec![json!({"status": 200, "headers": {}, "body": {}})],
        Call::Lookup { .. } => vec![json!([]), json!([{}])],
        Call::Ai(call) if call.schema.is_null() => vec![json!("words")],
        Call::Ai(_) => vec![json!({})],
        Call::Transcribe { .. } | Call::Speak { .. } => vec![json!("words")],
        Call::Email { .. } => vec![Value::Null],
    };
    let mut outcomes: Vec<CallOutcome> = values.into_iter().map(|value| CallOutcome::Ok { value }).collect();
    outcomes.push(CallOutcome::failed("timeout", "The other system did not answer in time."));
    outcomes
}
