//! The conversations that are measured: the same natively, in WebAssembly and under criterion.
//!
//! A round is four conversations about an order, with different answers, so that branches, retries, the subflow, the
//! loop over a list and going back all have their part. A step is one call of the engine for one message, with the
//! session as the runtime keeps it in memory: reading and writing it as JSON is not counted, but making and
//! dropping everything that the step gives out is.

use chrono::DateTime;
use engine_core::{CompiledFlow, Contact, Env, Inbound, Input, Session, StepOutput, step, step_owned};
use flows_schema::Flow;
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

/// A flow of so many steps, one after the other: texts, questions, conditions and changes of variables.
#[must_use]
pub fn large(count: usize) -> Flow {
    let node = |index: usize| {
        let next = format!("n{}", index + 1);
        let (kind, config, next) = match index % 4 {
            0 => ("text", json!({"text": "Hello {{ contact.name }}, {{ answer }}"}), json!({"next": next})),
            1 => (
                "choice",
                json!({"text": "Which one?", "save_as": "answer", "options": [
                    {"id": "a", "title": format!("First {index}")}, {"id": "b", "title": format!("Second {index}")}]}),
                json!({"a": next, "b": next, "invalid": next}),
            ),
            2 => (
                "condition",
                json!({"branches": [{"id": "yes", "match": "all", "rules": [
                    {"operand": "answer", "operator": "contains", "value": index.to_string()}]}]}),
                json!({"yes": next, "else": next}),
            ),
            _ => (
                "set_variable",
                json!({"variable": "answer", "operation": "set", "value": "{{ answer | upper }}"}),
                json!({"next": next}),
            ),
        };
        json!({"id": format!("n{index}"), "type": kind, "config": config, "next": next})
    };
    let mut nodes: Vec<_> = (0..count.saturating_sub(1)).map(node).collect();
    let last = format!("n{}", nodes.len());
    nodes.push(json!({"id": last, "type": "end", "config": {}, "next": {}}));
    let flow = json!({
        "spec": "1.0", "name": "Large", "languages": ["en"], "nodes": nodes,
        "variables": [{"key": "answer", "type": "text", "personal": false, "initial": ""}],
        "triggers": [{"id": "any", "type": "any_message", "config": {}, "to": "n0"}],
    });
    flows_schema::parse(flow.to_string().as_bytes()).expect("the flow is valid")
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
    #[must_use]
    pub fn compiled() -> Self {
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
                window_until: None,
                forms: Default::default(),
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

    /// What tells whether two engines did the same: a digest of the trace hashes of all steps of a round, where
    /// sessions are written and read in between.
    #[must_use]
    pub fn proof(&self) -> u64 {
        let mut proof = 0xcbf2_9ce4_8422_2325_u64;
        for conversation in &self.conversations {
            let mut session: Option<Session> = None;
            for input in conversation {
                let output = step(&self.flow, session.as_ref(), input, &self.env);
                for byte in output.trace.hash.to_string().bytes() {
                    proof = (proof ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
                }
                session = output.session.map(|session| {
                    let written = serde_json::to_vec(&session).expect("a session is JSON");
                    serde_json::from_slice(&written).expect("a session can be read")
                });
            }
        }
        proof
    }
}
