//! The conversations that are measured: the same natively, in WebAssembly and under criterion.
//!
//! A round is four conversations about an order, with different answers, so that branches, retries, the subflow, the
//! loop over a list and going back all have their part. A step is one call of the engine for one message, with the
//! session as the runtime keeps it in memory: reading and writing it as JSON is not counted, but making and
//! dropping everything that the step gives out is.

use chrono::DateTime;
use engine_core::{CompiledFlow, Contact, Env, Inbound, Input, Session, StepOutput, step, step_owned};
use serde_json::json;

/// What the contact says in each conversation of a round.
const SAID: [&[&str]; 4] = [
    &[
        "I want to order",
        "ask_size:large",
        "5",
        "ask_extras:both",
        "no",
        "ask_how:bring",
        "Main Street 5",
        "Berlin",
        "ada@example.com",
        "confirm:yes",
    ],
    &[
        "hello",
        "small",
        "two",
        "2",
        "Olives",
        "I have a nut allergy",
        "ask_how:pickup",
        "ada@example.com",
        "confirm:change",
        "ask_size:medium",
        "4",
        "ask_extras:cheese",
        "ring twice please",
        "ask_how:bring",
        "High Street 12",
        "Hamburg",
        "ada@example.com",
        "confirm:yes",
    ],
    &[
        "Menu!",
        "2",
        "1",
        "ask_extras:nothing",
        "no",
        "ask_how:bring",
        "Lindenallee 1",
        "Potsdam",
        "no address",
        "ada@example.com",
        "confirm:no",
    ],
    &["pizza please", "what?", "ask_size:small", "3", "ask_extras:cheese", "extra crispy", "cancel"],
];

/// A flow with what is said in it.
pub struct Workload {
    flow: CompiledFlow,
    conversations: Vec<Vec<Input>>,
    env: Env,
}

/// How far a run has come.
#[derive(Default, Clone)]
pub struct Done {
    /// Calls of the engine.
    pub steps: u64,
    /// Nodes that they ran.
    pub nodes: u64,
}

impl Workload {
    /// Compiles the flow.
    #[expect(clippy::new_without_default, reason = "a default would hide that a flow is compiled")]
    #[must_use]
    pub fn new() -> Self {
        let flow = flows_schema::parse(include_bytes!("flow.json")).expect("the flow is valid");
        let contact = json!({
            "id": "c1", "name": "Ada Lovelace", "phone": "491700000001", "language": "en",
            "fields": {"orders": 4, "city": "Berlin"}, "tags": ["customer"],
        });
        let contact: Contact = serde_json::from_value(contact).expect("a contact");
        let said = |words: &&str| match words.split_once(':') {
            Some((_, title)) => Input::Message(Inbound::reply(*words, title)),
            None => Input::Message(Inbound::text(*words)),
        };
        Self {
            flow: CompiledFlow::new(flow),
            conversations: SAID.iter().map(|said_by| said_by.iter().map(said).collect()).collect(),
            env: Env {
                now: DateTime::from_timestamp(1_767_600_000, 0).expect("a time"),
                session_id: "0190b6c4-7b1e-7c3a-9d2f-5a1b2c3d4e5f".to_owned(),
                contact,
                first_message: false,
            },
        }
    }

    /// One round with [`step`], each output given to `seen`.
    pub fn round(&self, done: &mut Done, mut seen: impl FnMut(&StepOutput)) {
        for conversation in &self.conversations {
            let mut session: Option<Session> = None;
            for input in conversation {
                let output = step(&self.flow, session.as_ref(), input, &self.env);
                done.steps += 1;
                done.nodes += output.trace.steps.len() as u64;
                seen(&output);
                session = output.session;
            }
        }
    }

    /// One round with [`step_owned`], each output given to `seen`.
    pub fn round_owned(&self, done: &mut Done, mut seen: impl FnMut(&StepOutput)) {
        for conversation in &self.conversations {
            let mut session: Option<Session> = None;
            for input in conversation {
                let output = step_owned(&self.flow, session, input, &self.env);
                done.steps += 1;
                done.nodes += output.trace.steps.len() as u64;
                seen(&output);
                session = output.session;
            }
        }
    }
}
