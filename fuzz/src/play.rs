//! Conversations from the fuzzer's bytes.

use arbitrary::{Result, Unstructured};
use chrono::Duration;
use engine_core::{
    CallOutcome, Capabilities, Contact, Content, Inbound, MediaKind, Signal,
    simulation::{Observed, Simulation},
};
use flows_schema::Flow;
use serde_json::{Value, json};

use crate::{start, values};

/// Most inputs of one conversation.
const MAX_ACTS: usize = 24;

/// One thing that happens.
#[derive(Debug, Clone)]
pub enum Act {
    /// The contact writes.
    Say(Inbound),
    /// The contact taps what was shown as the so many last.
    Tap(usize),
    /// The call that is waited for is answered.
    Answer(CallOutcome),
    /// Something else happens.
    Signal(Signal),
    /// Somebody posts.
    Post(Value),
    /// The person is done.
    HandBack(String),
    /// So many seconds pass.
    Advance(u32),
}

/// Up to [`MAX_ACTS`] inputs.
///
/// # Errors
/// When the bytes are used up.
pub fn acts(bytes: &mut Unstructured<'_>) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    while !bytes.is_empty() && acts.len() < MAX_ACTS {
        acts.push(match bytes.int_in_range(0..=15_u8)? {
            0..=3 => Act::Say(Inbound::text(said(bytes)?)),
            4 => Act::Say(message(bytes)?),
            5..=8 => Act::Tap(bytes.int_in_range(0..=7)?),
            9 => Act::Answer(CallOutcome::Ok { value: values::value(bytes)? }),
            10 => Act::Answer(CallOutcome::Ok {
                value: json!({"status": bytes.arbitrary::<u16>()?, "headers": {}, "body": values::value(bytes)?}),
            }),
            11 => Act::Answer(CallOutcome::failed(values::words(bytes)?, "It failed.")),
            12 => Act::Signal(signal(bytes)?),
            13 => Act::Post(values::value(bytes)?),
            14 => Act::HandBack(values::words(bytes)?),
            _ => Act::Advance(bytes.int_in_range(0..=200_000)?),
        });
    }
    Ok(acts)
}

fn said(bytes: &mut Unstructured<'_>) -> Result<String> {
    Ok(match bytes.int_in_range(0..=3_u8)? {
        0 => values::words(bytes)?,
        1 => bytes.int_in_range(0..=40_u8)?.to_string(),
        2 => (*bytes.choose(&[
            "menu",
            "stop",
            "ada@example.com",
            "+49 151 23456789",
            "tomorrow",
            "18:30",
            "yes",
            "done",
        ])?)
        .to_owned(),
        _ => "x".repeat(bytes.int_in_range(0..=9_000)?),
    })
}

fn message(bytes: &mut Unstructured<'_>) -> Result<Inbound> {
    Ok(Inbound::new(match bytes.int_in_range(0..=5_u8)? {
        0 => Content::Media {
            media: *bytes.choose(&[
                MediaKind::Image,
                MediaKind::Voice,
                MediaKind::Document,
                MediaKind::Sticker,
            ])?,
            id: values::words(bytes)?,
            mime: values::words(bytes)?,
            caption: values::words(bytes)?,
            filename: bytes.arbitrary()?,
        },
        1 => Content::Location {
            latitude: bytes.arbitrary()?,
            longitude: bytes.arbitrary()?,
            name: None,
            address: None,
        },
        2 => Content::Reaction { emoji: values::words(bytes)?, to: values::words(bytes)? },
        3 => Content::Contacts { contacts: Vec::new() },
        4 => Content::Form { response: values::value(bytes)? },
        _ => Content::Other { name: values::words(bytes)? },
    }))
}

fn signal(bytes: &mut Unstructured<'_>) -> Result<Signal> {
    let trigger = format!("t{}", bytes.int_in_range(0..=3_u8)?);
    Ok(match bytes.int_in_range(0..=7_u8)? {
        0 => Signal::MissedCall,
        1 => Signal::OptChanged { opted_in: bytes.arbitrary()? },
        2 => Signal::ApiCall { name: String::new(), data: values::value(bytes)? },
        3 => Signal::Webhook { trigger, data: values::value(bytes)? },
        4 => Signal::Schedule { trigger },
        5 => Signal::TagChanged { tag: values::words(bytes)?, added: bytes.arbitrary()? },
        6 => Signal::FieldChanged { key: values::words(bytes)?, value: values::value(bytes)? },
        _ => Signal::HandOverEnded { outcome: values::words(bytes)? },
    })
}

/// Plays a conversation and gives what every step did.
#[must_use]
pub fn play(flow: &Flow, acts: &[Act], channel: Capabilities) -> Vec<Observed> {
    let contact = Contact { name: Some("Ada".to_owned()), ..Contact::default() };
    let mut simulation = Simulation::new(flow.clone(), channel, contact, start());
    let mut options: Vec<(String, String)> = Vec::new();
    let mut all = Vec::new();
    for act in acts {
        let observed = match act {
            Act::Say(message) => simulation.say(message.clone()),
            Act::Tap(number) => match options.iter().rev().nth(*number) {
                Some((id, title)) => simulation.say(Inbound::reply(id, title)),
                None => simulation.say(Inbound::reply("gone:1", "Gone")),
            },
            Act::Answer(outcome) => simulation.answer_call(outcome),
            Act::Signal(signal) => simulation.signal(signal.clone()),
            Act::Post(data) => simulation.post(data.clone()),
            Act::HandBack(outcome) => simulation.hand_back(outcome),
            Act::Advance(seconds) => advance(&mut simulation, *seconds),
        };
        options.extend(
            observed.iter().flat_map(|step| step.sent.iter().flat_map(engine_core::golden::tappable)),
        );
        all.extend(observed);
    }
    all
}

/// Lets time pass, with at most ten time-outs: a flow may well wait a second in a circle.
fn advance(simulation: &mut Simulation, seconds: u32) -> Vec<Observed> {
    let until = simulation.now() + Duration::seconds(i64::from(seconds));
    let mut fired = Vec::new();
    for _ in 0..10 {
        let Some(due) = simulation.next_timer().filter(|due| *due <= until) else { break };
        let by = (due - simulation.now()).max(Duration::zero());
        fired.extend(simulation.advance(by));
    }
    fired
}
