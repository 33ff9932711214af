//! One message on its way out: wait, mark, send, and what follows from the outcome.

use std::time::{Duration, Instant};

use ::metrics::counter;
use chrono::{DateTime, Utc};
use engine_core::{
    Rendered,
    sending::{
        Hold,
        codes::{NO_MARKETING, SEND_ERROR, WINDOW_CLOSED},
    },
    window_is_open,
};
use engine_store::{
    StoreError,
    hints::Hint,
    ids, quiet,
    repo::{
        outbox::SendResult,
        records::{OutboxRow, SendClass, outbox_status, status_rank},
    },
};
use serde_json::Value;
use tokio::time::sleep;
use tracing::{Instrument, Span};

use super::{
    FRESH, SOON, Shared, is_in_doubt,
    pace::{Place, Sign},
};
use crate::{
    channels::{Outgoing, Scope, SendOutcome},
    cluster::MaySend,
    crash::{self, Step},
    metrics as names,
};

/// How long a throttled number rests when the provider does not say.
const THROTTLED: Duration = Duration::from_secs(1);
/// Bounds of a wait for the pace: it may change meanwhile, and nobody should ask all the time.
const MIN_WAIT: Duration = Duration::from_millis(2);
const MAX_WAIT: Duration = Duration::from_secs(1);
/// How often the database is asked what became of a message in doubt.
const LOOK: Duration = Duration::from_secs(1);
/// Pause while the database or the registration is not there.
const PAUSE: Duration = Duration::from_millis(250);
/// Why a message to a stranger is not sent.
const STRANGER: &str = "the contact has neither written to this number nor agreed to get messages, and WhatsApp blocks numbers that write to strangers; it was not sent";

/// How the sending of a row ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// The row is sent or given up; the next one of its conversation may go.
    Done,
    /// It was left open, because another node has the shard or the engine stops: no later row of the conversation may
    /// go before it.
    Open,
    /// It waits for its number, and the later rows of its conversation with it.
    Held(Hold),
}

/// Sends one row to its end.
pub(super) async fn send(shared: &Shared, row: OutboxRow) -> Ended {
    let origin = shared.origins.take(row.id);
    let parent = origin.as_ref().map_or_else(Span::none, |origin| origin.span.clone());
    let span = tracing::info_span!(
        parent: &parent, "outbox.send", outbox.id = %row.id, number.id = %row.number_id, conversation.id = %row.conversation_id
    );
    let received_at = origin.and_then(|origin| origin.received_at);
    Sending { shared, row, received_at, has_place: false }.run().instrument(span).await
}

struct Sending<'a> {
    shared: &'a Shared,
    row: OutboxRow,
    /// When the message came in that it answers, where this process knows.
    received_at: Option<DateTime<Utc>>,
    /// Whether it has its place among the day's messages.
    has_place: bool,
}

/// Whether a row may be sent.
enum Ready<'a> {
    /// Now.
    Now(Place<'a>),
    /// It need not be sent any more.
    NoMore,
    /// Not for a long time.
    Held(Hold),
}

enum Next {
    Again,
    End,
    /// Left open for whoever owns the shard next.
    Leave,
}

impl<'a> Sending<'a> {
    async fn run(mut self) -> Ended {
        loop {
            let ready = tokio::select! {
                biased;
                () = self.shared.stop.cancelled() => break,
                ready = self.until_ready() => ready,
            };
            // The place is kept until the attempt is over.
            let _place = match ready {
                Ready::Now(place) => place,
                Ready::NoMore => return Ended::Done,
                Ready::Held(hold) => {
                    self.unmark().await;
                    return Ended::Held(hold);
                }
            };
            // From here on a stop waits for the result, which is bounded by the client's time-out.
            match self.attempt().await {
                Next::Again => {}
                Next::End => return Ended::Done,
                Next::Leave => break,
            }
        }
        self.unmark().await;
        Ended::Open
    }

    /// Takes back a mark whose request did not begin, so that the next owner need not wonder whether the message was
    /// sent. Somebody else may have taken over already; then it is theirs.
    async fn unmark(&mut self) {
        let ours = self.shared.cluster.member().is_some_and(|member| member.epoch == self.row.epoch);
        if std::mem::take(&mut self.row.marked) && ours {
            self.shared.books.settle(SendResult::not_begun(&self.row), None);
            self.row.attempt -= 1;
            self.shared.books.flush().await;
        }
    }

    /// Marks the row as under way, unless that was done a moment ago with its commit; gives what to do if it cannot
    /// be sent now.
    async fn mark(&mut self, epoch: i64) -> Result<(), Next> {
        let shared = self.shared;
        let now = shared.clock.now();
        if self.row.marked
            && self.row.epoch == epoch
            && self.row.sending_at.is_some_and(|at| now - at < FRESH)
        {
            return Ok(());
        }
        match shared.books.mark(self.row.id, epoch, now).await {
            Ok(true) => {
                let attempt = self.row.attempt + 1;
                (self.row.marked, self.row.attempt) = (true, attempt);
                (self.row.epoch, self.row.sending_at) = (epoch, Some(now));
                Ok(())
            }
            Ok(false) => Err(Next::End),
            Err(StoreError::Fenced) => {
                shared.cluster.end(epoch);
                Err(Next::Leave)
            }
            Err(_) => Err(self.later().await),
        }
    }

    /// Waits until the row may be sent, unless its number lets nothing out for a long time.
    async fn until_ready(&mut self) -> Ready<'a> {
        let shared = self.shared;
        if is_in_doubt(&self.row) && !self.resolve_doubt().await {
            return Ready::NoMore;
        }
        let wait = (self.row.due - shared.clock.now()).to_std().unwrap_or_default();
        if !wait.is_zero() {
            sleep(wait).await;
        }
        // A contact or a number that is written to too fast must wait; that is no failure.
        let mut paced = false;
        loop {
            match shared.gate.hold(&self.row, self.received_at, &mut self.has_place).await {
                Ok(None) => {}
                Ok(Some(hold)) if hold.until > shared.clock.now() + SOON => return Ready::Held(hold),
                Ok(Some(hold)) => {
                    sleep((hold.until - shared.clock.now()).to_std().unwrap_or_default().max(MIN_WAIT)).await;
                    continue;
                }
                Err(_) => {
                    sleep(PAUSE).await;
                    continue;
                }
            }
            let share = shared.cluster.share();
            match shared.pace.take(self.row.number_id, self.row.conversation_id, share).await {
                Ok(place) => return Ready::Now(place),
                Err(wait) => {
                    if !std::mem::replace(&mut paced, true) {
                        counter!(names::PACED).increment(1);
                    }
                    sleep(wait.clamp(MIN_WAIT, MAX_WAIT)).await;
                }
            }
        }
    }

    /// Waits for a status that tells whether the last request was accepted.
    async fn resolve_doubt(&mut self) -> bool {
        let shared = self.shared;
        counter!(names::DOUBTS).increment(1);
        let begun = self.row.sending_at.unwrap_or(self.row.created_at);
        let until = begun + chrono::Duration::from_std(shared.settings.ambiguous_wait).unwrap_or_default();
        let wait =
            (until - shared.clock.now()).to_std().unwrap_or_default().min(shared.settings.ambiguous_wait);
        shared.resolved.lock().insert(self.row.id, false);
        let deadline = tokio::time::Instant::now() + wait;
        let accepted = loop {
            let changed = shared.resolved.changed.notified();
            if shared.resolved.lock().get(&self.row.id).copied().unwrap_or(false) {
                break true;
            }
            // Another node may get the status; then only the database knows.
            let look = (tokio::time::Instant::now() + LOOK).min(deadline);
            tokio::select! {
                () = changed => {}
                () = tokio::time::sleep_until(look) => {
                    let open = shared.store.is_open(self.row.id).await.unwrap_or(true);
                    if !open || look == deadline {
                        break !open || shared.resolved.lock().get(&self.row.id).copied().unwrap_or(false);
                    }
                }
            }
        };
        shared.resolved.lock().remove(&self.row.id);
        if accepted {
            doubt_resolved("status");
            tracing::info!("a status tells that the message was accepted");
            return false;
        }
        match self.row.class {
            SendClass::Reply => {
                doubt_resolved("repeated");
                tracing::warn!(
                    attempt = self.row.attempt,
                    "nobody knows whether the message was sent; it goes out again under the same id"
                );
                self.row.status = outbox_status::READY;
                true
            }
            SendClass::AtMostOnce => {
                doubt_resolved("parked");
                tracing::error!("nobody knows whether the message was sent; it is not repeated");
                self.settle(
                    outbox_status::UNKNOWN,
                    None,
                    Some("nobody knows whether it was sent".to_owned()),
                );
                false
            }
        }
    }

    async fn attempt(&mut self) -> Next {
        let shared = self.shared;
        if shared.stop.is_cancelled() {
            return Next::Leave;
        }
        let number = match shared.directory.number(self.row.number_id).await {
            Ok(Some(number)) => number,
            Ok(None) => return self.give_up("the number was deleted".to_owned()),
            Err(_) => return self.later().await,
        };
        let Some(channel) = shared.channels.get(number.kind) else {
            return self.give_up("this build has no such channel".to_owned());
        };
        let (message, recipient): (Rendered, Value) =
            match self.row.payload.read().and_then(|message| Ok((message, self.row.recipient.read()?))) {
                Ok(read) => read,
                Err(error) => {
                    return self.give_up(format!("the stored message cannot be read: {}", quiet(error)));
                }
            };
        if channel.has_window() && message.needs_window() {
            match self.window_is_open().await {
                Ok(true) => {}
                // As WhatsApp would say, without asking it: each refusal costs the number's reputation.
                Ok(false) => {
                    self.count(number.kind.as_str(), "outside_window");
                    return self.give_up(format!("{SEND_ERROR}{WINDOW_CLOSED}: the 24 hours are over"));
                }
                Err(_) => return self.later().await,
            }
        }
        // The first attempt decides: whoever wrote before it is no stranger any more.
        if channel.shuns_strangers() && self.row.attempt == 0 {
            match shared.store.is_stranger(self.row.conversation_id).await {
                Ok(false) => {}
                Ok(true) => {
                    self.count(number.kind.as_str(), "stranger");
                    return self.give_up(STRANGER.to_owned());
                }
                Err(_) => return self.later().await,
            }
        }
        if let Rendered::Template(template) = &message {
            let (conversation, store) = (self.row.conversation_id, &shared.store);
            match store.is_unwanted_marketing(conversation, &template.name, &template.language).await {
                Ok(false) => {}
                // WhatsApp would refuse it too where the contact decided there.
                Ok(true) => {
                    self.count(number.kind.as_str(), "unwanted");
                    return self
                        .give_up(format!("{SEND_ERROR}{NO_MARKETING}: the contact wants no marketing"));
                }
                Err(_) => return self.later().await,
            }
        }
        let file = if message.stored_file().is_some() {
            // An upload may take minutes, in which the row must not look as if it were being sent.
            self.unmark().await;
            match channel.upload(&number, &message).await {
                Ok(file) => file,
                Err(outcome) => {
                    self.row.attempt += 1;
                    return self.conclude(number.kind.as_str(), outcome, shared.clock.now());
                }
            }
        } else {
            None
        };
        if self.row.attempt == 0 {
            channel.approach(&number, &recipient, &message).await;
        }
        let epoch = match shared.cluster.may_send(self.row.conversation_id) {
            MaySend::Now(epoch) => epoch,
            MaySend::Soon => return self.later().await,
            // Another node owns the shard, or soon will; it reads the row again.
            MaySend::Never => return Next::Leave,
        };
        if !channel.can_be_ambiguous() {
            self.row.attempt += 1;
        } else if let Err(next) = self.mark(epoch).await {
            return next;
        }
        crash::point(Step::Marked);
        // Marks are written many at once; only requests are few. After the wait the shard may be another node's.
        let Some(_permit) = shared.permits.acquire(self.row.workspace_id).await else { return Next::Leave };
        match shared.cluster.may_send(self.row.conversation_id) {
            MaySend::Now(now) if now == epoch => {}
            MaySend::Soon => return self.later().await,
            _ => return Next::Leave,
        }
        self.row.marked = false;
        let sending_at = shared.clock.now();
        let file = file.as_ref();
        let outgoing =
            Outgoing { id: self.row.id, number: &number, recipient: &recipient, message: &message, file };
        if self.row.attempt == 1 {
            names::stage_since("outbox", self.row.created_at, sending_at);
        }
        let began = Instant::now();
        let outcome = channel.send(outgoing).await;
        names::stage("request", began.elapsed());
        crash::point(Step::Answered);
        self.conclude(number.kind.as_str(), outcome, sending_at)
    }

    /// What follows from the outcome of an attempt.
    fn conclude(&mut self, channel: &'static str, outcome: SendOutcome, sending_at: DateTime<Utc>) -> Next {
        let shared = self.shared;
        self.count(channel, outcome.word());
        if shared.pace.saw(self.row.number_id, sign(&outcome)) {
            counter!(names::RESTS).increment(1);
            tracing::warn!("the number rests: the provider throttles it, or does not work");
        }
        match outcome {
            SendOutcome::Sent { provider_id } => {
                tracing::debug!(attempt = self.row.attempt, "sent");
                self.settle(outbox_status::SENT, provider_id, None);
                Next::End
            }
            SendOutcome::Refused { error } => self.give_up(error),
            SendOutcome::Retry { after, scope, error } => {
                if self.is_too_old() {
                    self.count(channel, "given_up");
                    return self.give_up(error);
                }
                let growing = match scope {
                    // Meta's rule for one contact who gets too much: 4 to the power of the attempts.
                    Scope::Message => after.unwrap_or_default().saturating_mul(
                        4_u32.saturating_pow(u32::try_from(self.row.attempt - 1).unwrap_or_default().min(8)),
                    ),
                    Scope::Number | Scope::Provider => after.unwrap_or_default(),
                };
                let pause = self.backoff().max(growing).min(shared.settings.backoff_max);
                tracing::warn!(
                    attempt = self.row.attempt,
                    error,
                    pause_ms = pause.as_millis(),
                    "a send failed and is repeated"
                );
                self.row.status = outbox_status::READY;
                self.row.due = shared.clock.now() + chrono::Duration::from_std(pause).unwrap_or_default();
                self.settle(outbox_status::READY, None, Some(error));
                Next::Again
            }
            SendOutcome::Ambiguous { error } => {
                if self.row.attempt >= shared.settings.send_attempts {
                    self.count(channel, "given_up");
                    self.settle(outbox_status::UNKNOWN, None, Some(error));
                    return Next::End;
                }
                tracing::warn!(attempt = self.row.attempt, error, "the outcome of a send is not known");
                self.row.status = outbox_status::SENDING;
                self.row.sending_at = Some(sending_at);
                Next::Again
            }
        }
    }

    /// Whether the contact wrote within the last 24 hours. Answers know it without the database.
    async fn window_is_open(&self) -> Result<bool, StoreError> {
        let now = self.shared.clock.now();
        if window_is_open(self.received_at, now) {
            return Ok(true);
        }
        let heard = self.shared.store.last_inbound(self.row.conversation_id).await?;
        Ok(window_is_open(heard, now))
    }

    fn count(&self, channel: &'static str, outcome: &'static str) {
        counter!(names::SENDS, "channel" => channel, "outcome" => outcome).increment(1);
        if let Some(received_at) = self.received_at.filter(|_| outcome == "sent") {
            names::stage_since("reply", received_at, self.shared.clock.now());
        }
    }

    /// Whether it was tried for so long that nobody wants it any more.
    fn is_too_old(&self) -> bool {
        let age = self.shared.clock.now() - self.row.created_at;
        self.row.attempt >= self.shared.settings.send_attempts
            && age.to_std().unwrap_or_default() >= self.shared.settings.send_patience
    }

    /// Full jitter: a random part of the doubling pause, so that many retries do not come together.
    fn backoff(&self) -> Duration {
        let settings = &self.shared.settings;
        let exponent = u32::try_from(self.row.attempt.clamp(1, 20) - 1).unwrap_or_default();
        let ceiling =
            settings.backoff_base.saturating_mul(2_u32.saturating_pow(exponent)).min(settings.backoff_max);
        let share = f64::from(u32::from_be_bytes(ids::secret_bytes())) / f64::from(u32::MAX);
        ceiling.mul_f64(share)
    }

    async fn later(&self) -> Next {
        tokio::select! {
            () = self.shared.stop.cancelled() => Next::Leave,
            () = sleep(PAUSE) => Next::Again,
        }
    }

    fn give_up(&self, error: String) -> Next {
        tracing::error!(attempt = self.row.attempt, error, "a message is given up");
        self.settle(outbox_status::DEAD, None, Some(error));
        Next::End
    }

    fn settle(&self, status: i32, provider_id: Option<String>, error: Option<String>) {
        let message_status = match status {
            outbox_status::SENT => "sent",
            outbox_status::DEAD | outbox_status::UNKNOWN => "failed",
            _ => "queued",
        };
        let result = SendResult {
            id: self.row.id,
            status,
            attempt: self.row.attempt,
            of_attempt: self.row.attempt,
            due: self.row.due,
            provider_id,
            message_status: message_status.to_owned(),
            message_rank: status_rank(message_status),
            error,
        };
        let hint = Hint::ConversationChanged {
            workspace_id: self.row.workspace_id,
            number_id: self.row.number_id,
            conversation_id: self.row.conversation_id,
        };
        self.shared.books.settle(result, Some(hint));
    }
}

fn doubt_resolved(how: &'static str) {
    counter!(names::DOUBTS_RESOLVED, "how" => how).increment(1);
}

/// What the outcome of one message tells about its number.
fn sign(outcome: &SendOutcome) -> Sign {
    match outcome {
        SendOutcome::Sent { .. } | SendOutcome::Refused { .. } => Sign::Good,
        SendOutcome::Retry { scope: Scope::Message, .. } => Sign::Good,
        SendOutcome::Retry { scope: Scope::Number, after, .. } => Sign::Stop(after.unwrap_or(THROTTLED)),
        SendOutcome::Retry { scope: Scope::Provider, .. } | SendOutcome::Ambiguous { .. } => Sign::Bad,
    }
}
