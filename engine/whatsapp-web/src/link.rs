//! The worker of one number: it connects, pairs where nothing is paired yet, and writes down how things stand.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use engine_runtime::channels::line::{Heard, Line};
use engine_store::{
    StoreError,
    hints::Hint,
    ids,
    repo::{
        records::{StatusUpdate, status_rank},
        whatsapp_links::{LinkRow, LinkState, Wanted},
    },
};
use serde_json::json;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use whatsapp_rust::{
    Jid, TokioRuntime,
    bot::{Bot, BotHandle},
    pair_code::PairCodeOptions,
    transport::TokioWebSocketTransportFactory,
    types::{
        events::{Event, EventHandler, Receipt},
        presence::ReceiptType,
    },
};

use crate::{
    hook::Door,
    http::Http,
    live::{Live, Lives},
    server::Server,
    session::Session,
    state::{self, PAIRING},
};

/// How long a logout may take before the session is forgotten anyway.
const LOGOUT: Duration = Duration::from_secs(15);
/// How long a pause or a stop waits for what is under way.
const CLOSE: Duration = Duration::from_secs(8);
/// How often a connection is looked at, and how long WhatsApp may take to answer a login.
const LOOK: Duration = Duration::from_secs(2);
const SILENCE: Duration = Duration::from_secs(14);
/// Pause before a worker that failed begins anew, and the longest.
const PAUSE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));

/// What all workers share.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) line: Line,
    pub(crate) lives: Lives,
    pub(crate) http: Http,
    pub(crate) server: Server,
}

/// One number, under one registration and for one wish.
pub(crate) struct Worker {
    pub(crate) shared: Shared,
    pub(crate) link: LinkRow,
    pub(crate) epoch: i64,
    pub(crate) stop: CancellationToken,
}

/// Why a connection is over.
enum End {
    /// Somebody asked for it.
    Stopped,
    /// Nothing more happens until an admin wants it.
    Over(LinkState),
    /// The session is worth nothing any more, and nothing more happens.
    Unlinked(LinkState),
    /// It may go better in a while.
    Again(&'static str),
}

impl Worker {
    /// Runs until it is stopped, the number is another node's, or there is nothing left to do.
    pub(crate) async fn run(mut self) {
        let mut pause = PAUSE.0;
        loop {
            let outcome = match Wanted::parse(&self.link.wanted) {
                Wanted::Paused => Ok(End::Over(state::because(state::PAUSED, self.pause_reason()))),
                Wanted::LoggedOut => self.log_out().await,
                Wanted::Connected => self.connect().await,
            };
            match self.conclude(outcome).await {
                Ok(false) => return,
                Ok(true) => {}
                Err(StoreError::Fenced) => {
                    tracing::info!(number.id = %self.link.number_id, "the number is another node's now");
                    return;
                }
                Err(error) => {
                    tracing::warn!(number.id = %self.link.number_id, %error, "a linked number waits for the database");
                }
            }
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = sleep(pause) => pause = (pause * 2).min(PAUSE.1),
            }
            if let Ok(Some(link)) = self.shared.line.store.link(self.link.number_id).await {
                if link.round != self.link.round {
                    return;
                }
                self.link = link;
            }
        }
    }

    /// Keeps the reason of a pause that nobody asked for, such as a restored backup.
    fn pause_reason(&self) -> &str {
        if self.link.state == state::PAUSED { &self.link.reason } else { "" }
    }

    /// Writes an end down; gives whether to begin anew.
    async fn conclude(&mut self, outcome: Result<End, StoreError>) -> Result<bool, StoreError> {
        match outcome {
            Ok(End::Stopped) => Ok(false),
            Ok(End::Over(state)) => self.note(state).await.map(|()| false),
            Ok(End::Unlinked(state)) => {
                self.shared.line.store.reset_session(self.epoch, self.link.number_id, None).await?;
                self.note(state).await.map(|()| false)
            }
            Ok(End::Again(reason)) => {
                self.note(state::because(state::RECONNECTING, reason)).await.map(|()| true)
            }
            Err(StoreError::Sealed) => {
                // Another master key than the one under which the number was paired. Nothing is deleted: with the right
                // key everything is there again.
                self.note(state::because(state::BROKEN, "wrong_key")).await.map(|()| false)
            }
            Err(error) => Err(error),
        }
    }

    async fn session(&self) -> Result<Session, StoreError> {
        let line = &self.shared.line;
        Session::open(Arc::clone(&line.store), Arc::clone(&line.clock), &line.vault, &self.link, self.epoch)
            .await
    }

    /// Connects, and pairs first where that is wanted.
    async fn connect(&mut self) -> Result<End, StoreError> {
        if self.link.data_key.is_none() && !PAIRING.contains(&self.link.state.as_str()) {
            // An end that an admin has not answered yet.
            return Ok(End::Stopped);
        }
        let session = self.session().await?;
        let paired = match session.is_paired().await {
            Ok(paired) => paired,
            Err(error) => return Err(store_error(&error)),
        };
        if !paired && !PAIRING.contains(&self.link.state.as_str()) {
            return Ok(End::Stopped);
        }
        if !paired {
            // Keys of a pairing that came to nothing are not used for another one.
            self.shared.line.store.reset_session(self.epoch, self.link.number_id, None).await?;
            self.link.data_key = None;
            self.note(state::plain(state::STARTING)).await?;
        }
        let session = if paired { session } else { self.session().await? };
        let (events, sender) = Events::new(paired);
        let pair_phone = self.link.pair_phone.clone().filter(|_| !paired);
        let handle = match self.start(session, sender, pair_phone).await {
            Ok(handle) => handle,
            Err(error) => {
                tracing::warn!(number.id = %self.link.number_id, %error, "a connection to WhatsApp could not begin");
                return Ok(End::Again("start"));
            }
        };
        self.attend(handle, events).await
    }

    async fn start(
        &self,
        session: Session,
        events: Sender,
        pair_phone: Option<String>,
    ) -> Result<BotHandle, whatsapp_rust::bot::BotBuilderError> {
        let number_id = self.link.number_id;
        let polls = session.poll_secrets();
        let door = Door { line: self.shared.line.clone(), number_id, lives: self.shared.lives.clone() };
        let mut transport = TokioWebSocketTransportFactory::new();
        if let Some(url) = &self.shared.server.url {
            transport = transport.with_url(url);
        }
        let mut builder = Bot::builder()
            .with_backend(session)
            .with_transport_factory(transport)
            .with_http_client(self.shared.http.clone())
            .with_runtime(TokioRuntime)
            .with_inbound_durability_hook(door)
            .skip_history_sync();
        if let Some(version) = self.shared.server.version {
            builder = builder.with_version(version);
        }
        if let Some(phone_number) = pair_phone {
            builder = builder.with_pair_code(PairCodeOptions { phone_number, ..PairCodeOptions::default() });
        }
        let bot = builder.build().await?;
        let live = Live::new(bot.client(), polls);
        events.follow(&live);
        live.client.subscribe_handler(Arc::new(events)).detach();
        self.shared.lives.insert(number_id, live);
        Ok(bot.spawn())
    }

    /// Follows a connection to its end.
    async fn attend(&mut self, mut handle: BotHandle, mut events: Events) -> Result<End, StoreError> {
        let number_id = self.link.number_id;
        let mut look = tokio::time::interval(LOOK);
        look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut silent = Duration::ZERO;
        let end = loop {
            tokio::select! {
                biased;
                () = self.stop.cancelled() => break Ok(End::Stopped),
                _ = look.tick() => {
                    // A server that takes the connection and then says nothing would be waited for for ever.
                    let unheard = self.shared.lives.get(number_id).is_some_and(|live| live.is_unheard());
                    silent = if unheard { silent + LOOK } else { Duration::ZERO };
                    if silent >= SILENCE {
                        break Ok(End::Again("silent"));
                    }
                }
                event = events.receiver.recv() => {
                    let Some(event) = event else { break Ok(End::Again("ended")) };
                    match self.heard(&mut events.pairing, &event).await {
                        Ok(Some(end)) => break Ok(end),
                        Ok(None) => {}
                        Err(error) => break Err(error),
                    }
                }
                () = &mut handle => {
                    // What it still said is worth more than that it is over.
                    let mut last = None;
                    while let Ok(event) = events.receiver.try_recv() {
                        last = self.heard(&mut events.pairing, &event).await.transpose();
                        if last.is_some() {
                            break;
                        }
                    }
                    break last.unwrap_or(Ok(End::Again("ended")));
                }
            }
        };
        self.shared.lives.remove(number_id);
        if timeout(CLOSE, handle.shutdown()).await.is_err() {
            tracing::warn!(number.id = %number_id, "a connection to WhatsApp did not close in time");
        }
        end
    }

    /// What follows from an event; an end where it is one.
    async fn heard(&mut self, pairing: &mut Pairing, event: &Event) -> Result<Option<End>, StoreError> {
        let now = self.shared.line.clock.now();
        let next = match event {
            Event::PairingQrCode(qr) => {
                pairing.codes += 1;
                let expires = now + chrono::Duration::from_std(qr.timeout).unwrap_or_default();
                state::code(state::QR_CODE, &qr.code, pairing.codes, expires)
            }
            Event::PairingCode(code) => {
                pairing.typed = true;
                let expires = now + chrono::Duration::from_std(code.timeout).unwrap_or_default();
                state::code(state::TYPED_CODE, &code.code, 1, expires)
            }
            Event::PairingCodeError(error) => {
                let reason = if error.backoff.is_some() { "code_too_often" } else { "code_refused" };
                return Ok(Some(End::Unlinked(state::because(state::REFUSED, reason))));
            }
            Event::PairingQrCodesExhausted(_) => {
                return Ok(Some(End::Unlinked(state::plain(state::EXHAUSTED))));
            }
            Event::QrScannedWithoutMultidevice(_) => {
                return Ok(Some(End::Unlinked(state::because(state::REFUSED, "phone_outdated"))));
            }
            Event::PairError(_) => {
                return Ok(Some(End::Unlinked(state::because(state::REFUSED, "phone_refused"))));
            }
            Event::PairSuccess(paired) => match self.paired(&paired.id, &paired.lid).await? {
                Some(end) => return Ok(Some(end)),
                None => {
                    pairing.done = true;
                    state::plain(state::SCANNED)
                }
            },
            Event::OfflineSyncPreview(_) if pairing.done && !pairing.ready => state::plain(state::SYNCING),
            Event::Connected(_) => {
                pairing.ready = true;
                if let Some(live) = self.shared.lives.get(self.link.number_id) {
                    live.set_ready(true);
                }
                state::plain(state::READY)
            }
            Event::Disconnected(lost) => {
                if let Some(live) = self.shared.lives.get(self.link.number_id) {
                    live.set_ready(false);
                }
                let reason = if lost.reason.is_clean_shutdown() { "" } else { "connection" };
                if !pairing.ready && !pairing.known {
                    // Before the first login the codes are gone with the connection.
                    return Ok(Some(End::Again("connection")));
                }
                state::because(state::RECONNECTING, reason)
            }
            Event::LoggedOut(out) => {
                let reason = if out.on_connect { "while_away" } else { "by_phone" };
                self.tell("whatsapp_logged_out", json!({"reason": reason})).await;
                return Ok(Some(End::Unlinked(state::because(state::LOGGED_OUT, reason))));
            }
            Event::StreamReplaced(_) => {
                self.tell("whatsapp_replaced", json!({})).await;
                return Ok(Some(End::Over(state::plain(state::REPLACED))));
            }
            Event::TemporaryBan(ban) => {
                let until = now + ban.expire;
                self.tell("whatsapp_banned", json!({"reason": format!("{:?}", ban.code), "until": until}))
                    .await;
                let reason = until.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
                return Ok(Some(End::Over(state::because(state::BANNED, &reason))));
            }
            Event::ClientOutdated(_) => {
                self.tell("whatsapp_outdated", json!({})).await;
                return Ok(Some(End::Over(state::because(state::BROKEN, "outdated"))));
            }
            Event::ConnectFailure(failure) => {
                state::because(state::RECONNECTING, &format!("refused_{:?}", failure.reason).to_lowercase())
            }
            Event::Receipt(receipt) => {
                self.receipt(receipt, now).await;
                return Ok(None);
            }
            _ => return Ok(None),
        };
        self.note(next).await?;
        Ok(None)
    }

    /// Whose account was paired; an end where it is not the one that may be.
    async fn paired(&mut self, phone: &Jid, lid: &Jid) -> Result<Option<End>, StoreError> {
        let line = &self.shared.line;
        let phone = phone.user.to_string();
        let refused = if !self.link.phone.is_empty() && self.link.phone != phone {
            Some("another_account")
        } else if line.store.linked_elsewhere(self.link.number_id, &phone).await?.is_some() {
            Some("linked_elsewhere")
        } else {
            None
        };
        if let Some(reason) = refused {
            // The phone shows the device as linked, so it is told to forget it.
            if let Some(live) = self.shared.lives.get(self.link.number_id) {
                let _ = timeout(LOGOUT, async {
                    if live.client.wait_for_connected(LOGOUT).await.is_ok() {
                        live.client.logout().await;
                    }
                })
                .await;
            }
            return Ok(Some(End::Unlinked(state::because(state::REFUSED, reason))));
        }
        let now = line.clock.now();
        line.store.note_account(self.epoch, self.link.number_id, &phone, &lid.user, now).await?;
        self.link.phone = phone;
        Ok(None)
    }

    /// Unlinks this device at WhatsApp, where that can be done, and forgets the session.
    async fn log_out(&mut self) -> Result<End, StoreError> {
        let gone = End::Unlinked(state::because(state::LOGGED_OUT, "by_admin"));
        if self.link.data_key.is_none() {
            return Ok(gone);
        }
        let Ok(session) = self.session().await else { return Ok(gone) };
        if !session.is_paired().await.unwrap_or(false) {
            return Ok(gone);
        }
        let (events, sender) = Events::new(true);
        let Ok(handle) = self.start(session, sender, None).await else { return Ok(gone) };
        if let Some(live) = self.shared.lives.get(self.link.number_id) {
            let told = timeout(LOGOUT, async {
                if live.client.wait_for_connected(LOGOUT).await.is_ok() {
                    live.client.logout().await;
                }
            });
            if told.await.is_err() {
                tracing::warn!(number.id = %self.link.number_id, "WhatsApp could not be told of a logout; the phone still lists this device");
            }
        }
        self.shared.lives.remove(self.link.number_id);
        let _ = timeout(CLOSE, handle.shutdown()).await;
        drop(events);
        Ok(gone)
    }

    /// How messages of ours fare.
    async fn receipt(&self, receipt: &Receipt, now: DateTime<Utc>) {
        let status = match receipt.r#type {
            // A phone whose owner does not look at WhatsApp says the second.
            ReceiptType::Delivered | ReceiptType::Inactive => "delivered",
            ReceiptType::Read => "read",
            ReceiptType::Played => "played",
            _ => return,
        };
        let number_id = self.link.number_id;
        let live = self.shared.lives.get(number_id);
        let update = |id: &str| StatusUpdate {
            number_id,
            provider_id: id.to_owned(),
            outbox_id: live.as_ref().and_then(|live| live.sent.get(id)),
            phone: None,
            user_id: None,
            status: status.to_owned(),
            rank: status_rank(status),
            error: None,
            delivery: None,
        };
        let heard: Vec<Heard> = receipt
            .message_ids
            .iter()
            .map(|id| Heard::Status { at: now, update: Box::new(update(id)) })
            .collect();
        let size = heard.len() * 256;
        if let Err(error) = self.shared.line.take(heard, size).await {
            // A receipt is good to know; a message waits for no such thing.
            tracing::warn!(number.id = %number_id, %error, "receipts were not stored");
        }
    }

    /// Tells of what somebody has to act upon.
    async fn tell(&self, name: &str, payload: serde_json::Value) {
        let (number_id, at) = (self.link.number_id, self.shared.line.clock.now());
        let mut payload = payload;
        if let Some(object) = payload.as_object_mut() {
            // News have no ids; without the time the second logout of a number would be no news.
            object.insert("at".to_owned(), json!(at));
        }
        let news = Heard::News { number_id, name: name.to_owned(), is_problem: true, at, payload };
        if let Err(error) = self.shared.line.take(vec![news], 256).await {
            tracing::warn!(number.id = %number_id, %error, "news of a linked number were not stored");
        }
    }

    /// Writes down how things stand, and brings it to open pages.
    async fn note(&mut self, next: LinkState) -> Result<(), StoreError> {
        let line = &self.shared.line;
        let now = line.clock.now();
        let (number_id, workspace_id) = (self.link.number_id, self.link.workspace_id);
        let (round, history_id) = (self.link.round, ids::new_id(&*line.clock));
        if !line.store.note_link(self.epoch, number_id, round, &next, history_id, now).await? {
            // Somebody wants something else by now, and the next worker does it.
            self.stop.cancel();
            return Ok(());
        }
        tracing::info!(number.id = %number_id, link.state = %next.state, link.reason = %next.reason, "a linked number");
        self.link.state = next.state;
        self.link.reason = next.reason;
        line.hints.publish(Hint::NumberChanged { workspace_id, number_id });
        Ok(())
    }
}

/// How far a pairing is.
#[derive(Debug, Default)]
struct Pairing {
    /// Codes so far.
    codes: i32,
    /// Whether a code is to be typed.
    typed: bool,
    /// Whether the phone agreed in this connection.
    done: bool,
    /// Whether the device was paired before this connection.
    known: bool,
    /// Whether it was connected once.
    ready: bool,
}

/// The events of a connection, in order.
struct Events {
    receiver: tokio::sync::mpsc::UnboundedReceiver<Arc<Event>>,
    pairing: Pairing,
}

/// Takes events from the library. Answers to sends are given at once: who waits for them holds up a conversation.
struct Sender {
    sender: tokio::sync::mpsc::UnboundedSender<Arc<Event>>,
    live: std::sync::OnceLock<std::sync::Weak<Live>>,
}

impl Events {
    fn new(known: bool) -> (Self, Sender) {
        let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
        let events = Self { receiver, pairing: Pairing { known, ..Pairing::default() } };
        (events, Sender { sender, live: std::sync::OnceLock::new() })
    }
}

impl Sender {
    fn follow(&self, live: &Arc<Live>) {
        let _ = self.live.set(Arc::downgrade(live));
    }
}

impl EventHandler for Sender {
    fn handle_event(&self, event: Arc<Event>) {
        match &*event {
            Event::ServerAck(ack) => {
                if ack.class.as_deref() == Some("message")
                    && let Some(live) = self.live.get().and_then(std::sync::Weak::upgrade)
                {
                    live.acknowledged(&ack.id, ack.error.clone());
                }
            }
            // The hook has taken these, and nothing else is made of them.
            Event::Messages(_) => {}
            _ => {
                let _ = self.sender.send(event);
            }
        }
    }
}

/// What a failure of the session's rows is for the worker.
fn store_error(error: &whatsapp_rust::wacore::store::error::StoreError) -> StoreError {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(one) = source {
        if one.is::<crate::session::Broken>() {
            return StoreError::Sealed;
        }
        if let Some(StoreError::Fenced) = one.downcast_ref() {
            return StoreError::Fenced;
        }
        source = one.source();
    }
    StoreError::Unavailable("the session could not be read".to_owned())
}

/// The id of the number, for the channel.
pub(crate) fn chat_of(recipient: &serde_json::Value) -> Option<Jid> {
    recipient.get("chat").and_then(serde_json::Value::as_str)?.parse().ok()
}
