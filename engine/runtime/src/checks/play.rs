//! A conversation that goes the whole way: through inbox, writer and outbox, at a simulator.

use std::time::{Duration, Instant};

use engine_core::{Inbound, Rendered, flow_test::shown, golden::tappable};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    ids,
    repo::{
        checks::CheckRecord,
        numbers::NumberKind,
        records::{Alias, InboundMessage},
        transcripts::MessageView,
    },
};
use flows_schema::TestStep;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    event::{Addressee, Event},
    intake::Intake,
    signals,
};

/// How often it is looked for an answer.
const POLL: Duration = Duration::from_millis(20);
/// Messages of the conversation that are read.
const MESSAGES: i64 = 500;

/// How far a conversation came.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Played {
    /// Steps that held.
    pub through: usize,
    /// The longest wait for an answer.
    pub latency: Option<Duration>,
}

/// Why it came no further.
pub(super) struct Failure {
    pub step: usize,
    pub expected: String,
    pub came: String,
    /// Whether nothing is wrong but the time.
    pub late: bool,
}

/// A new contact at the check's simulator.
pub(super) struct Stage<'a> {
    store: &'a dyn Store,
    clock: &'a dyn Clock,
    intake: &'a Intake,
    check: &'a CheckRecord,
    contact: String,
}

impl<'a> Stage<'a> {
    pub(super) fn new(
        store: &'a dyn Store,
        clock: &'a dyn Clock,
        intake: &'a Intake,
        check: &'a CheckRecord,
    ) -> Self {
        let contact = format!("check-{}", ids::new_id(clock).simple());
        Self { store, clock, intake, check, contact }
    }

    /// Says and expects what the steps say. What the engine alone knows, such as variables, is not looked at here.
    ///
    /// # Errors
    /// The transcript cannot be read.
    pub(super) async fn play(&self, steps: &[TestStep]) -> Result<(Played, Option<Failure>), StoreError> {
        let slow = Duration::from_millis(u64::try_from(self.check.slow_ms).unwrap_or_default());
        let mut played = Played::default();
        let (mut answered, mut since) = (0, Instant::now());
        for (step, todo) in steps.iter().enumerate() {
            let failed = |expected: String, came: String, late| Some(Failure { step, expected, came, late });
            let said = match todo {
                TestStep::Send(text) => Some(Inbound::text(text)),
                TestStep::Receive(message) => Inbound::deserialize(message).ok(),
                TestStep::Choose(title) => self.option(title).await?,
                _ => None,
            };
            if let Some(said) = said {
                since = Instant::now();
                if let Err(error) = self.say(step, said).await {
                    let came = format!("It was refused: {error}.");
                    return Ok((played, failed("a message that is taken".to_owned(), came, true)));
                }
            }
            if let TestStep::Expect(text) = todo {
                let expected = format!("a message with '{text}'");
                let Some(message) = self.answer(answered, since, slow).await? else {
                    let came = format!("No answer was sent within {} ms.", slow.as_millis());
                    return Ok((played, failed(expected, came, true)));
                };
                answered += 1;
                played.latency = played.latency.max(Some(since.elapsed()));
                let words = words(&message);
                if message.status == "failed" || !words.contains(text.as_str()) {
                    return Ok((played, failed(expected, format!("'{words}'"), false)));
                }
            }
            played.through = step + 1;
        }
        Ok((played, None))
    }

    /// Writes as the contact, and waits until it is committed, as a provider does.
    async fn say(&self, step: usize, content: Inbound) -> Result<(), crate::intake::IntakeError> {
        let Addressee::Identity { alias, phone, recipient } =
            signals::identity(NumberKind::Simulator, &self.contact)
        else {
            return Ok(());
        };
        let message = InboundMessage {
            aliases: vec![alias],
            name: String::new(),
            phone,
            recipient,
            content,
            raw: None,
            moved_to: Vec::new(),
        };
        let (number, id, now) = (self.check.shadow_id, format!("step-{step}"), self.clock.now());
        self.intake.submit(vec![Event::message(number, &self.contact, &id, now, message)], 0).await
    }

    /// The answer at this place, as soon as it is sent.
    async fn answer(
        &self,
        place: usize,
        since: Instant,
        slow: Duration,
    ) -> Result<Option<MessageView>, StoreError> {
        loop {
            let late = since.elapsed() > slow;
            let answer = self.answers().await?.into_iter().nth(place);
            if let Some(answer) = answer.filter(|answer| answer.status != "queued") {
                return Ok(Some(answer));
            }
            if late {
                return Ok(None);
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// A tap on the newest option with this title; the words where there is none, as a contact would write them.
    async fn option(&self, title: &str) -> Result<Option<Inbound>, StoreError> {
        let answers = self.answers().await?;
        let mut options = answers.iter().filter_map(rendered).flat_map(|message| tappable(&message));
        let found = options.rfind(|(_, known)| known.trim() == title.trim());
        Ok(Some(match found {
            Some((id, title)) => Inbound::reply(id, title),
            None => Inbound::text(title),
        }))
    }

    /// What was said to the contact so far, in order.
    async fn answers(&self) -> Result<Vec<MessageView>, StoreError> {
        let alias = Alias {
            number_id: self.check.shadow_id,
            kind: "simulator".to_owned(),
            value: self.contact.clone(),
        };
        let Some(known) = self.store.known_aliases(&[alias]).await?.pop() else { return Ok(Vec::new()) };
        let shadow: Uuid = CheckRecord::shadow_of(self.check.workspace_id);
        let mut messages = self.store.transcript(shadow, known.conversation_id, None, MESSAGES).await?;
        messages.retain(|message| message.direction == "out");
        messages.reverse();
        Ok(messages)
    }
}

fn rendered(message: &MessageView) -> Option<Rendered> {
    Rendered::deserialize(&message.body).ok()
}

fn words(message: &MessageView) -> String {
    rendered(message).map_or_else(|| message.text.clone(), |message| shown(&message))
}
