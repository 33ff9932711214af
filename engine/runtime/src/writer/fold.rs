//! Moves conversations in memory, event by event, and collects what has to be written.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
};

use chrono::{DateTime, Utc};
use engine_core::{Content, Env, Input, Session, Signal, WaitKind, expired, window_end};
use engine_store::{
    JsonText, StoreError, ids, media_type, quiet,
    repo::media::{NewMedia, media_state},
    repo::message_templates::TemplateNews,
    repo::numbers::{NumberKind, NumberRecord},
    repo::options::Download,
    repo::records::{
        Alias, AliasRow, BatchWrites, ChannelEventRow, ContactProfile, Conversation, ConversationWrite,
        InboundMessage, MessageRow, TimerRow, position,
    },
    shard::{new_id_in, shard_of_identity},
};
use serde::Serialize;
use serde_json::Value;
use tracing::{Span, field};
use uuid::Uuid;

use super::{
    Writer,
    batch::Loaded,
    contact,
    kinds::kind_of,
    loops::{self, Heard},
    status_signals, takeover, typed,
};
use crate::{
    channels::cloud_api::template_change,
    crash,
    event::{Addressee, Event, EventBody, NewsLevel, Told},
    receipts::Sign,
};

/// Characters of a message that the list of conversations keeps.
pub(super) const LAST_TEXT_CHARS: usize = 200;

/// How long a contact sees that an answer is on its way.
const TYPING: chrono::Duration = chrono::Duration::seconds(25);

/// A conversation in work.
pub(super) struct Work {
    /// Its session is the one before the batch.
    pub(super) state: Conversation,
    /// The session as it is now.
    pub(super) session: Option<Session>,
    /// Whether it is another than before the batch.
    stepped: bool,
    pub(super) old_ver: Option<i64>,
    pub(super) contact_changed: bool,
}

/// The batch in memory.
pub(super) struct Fold<'a> {
    pub(super) writer: &'a Writer,
    pub(super) loaded: Loaded,
    pub(super) work: HashMap<Uuid, Work>,
    pub(super) writes: BatchWrites,
    pub(super) incarnation: Uuid,
    pub(super) epoch: i64,
    pub(super) now: DateTime<Utc>,
    pub(super) loops: loops::Changed,
    pub(super) signs: Vec<Sign>,
}

impl<'a> Fold<'a> {
    pub(super) fn new(writer: &'a Writer, loaded: Loaded, epoch: i64, now: DateTime<Utc>) -> Self {
        let incarnation = writer.incarnation;
        let (work, writes, loops) = (HashMap::new(), BatchWrites::default(), loops::Changed::default());
        Self { writer, loaded, work, writes, incarnation, epoch, now, loops, signs: Vec::new() }
    }

    /// Everything to write.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when a session cannot be written down, which would be a mistake of ours.
    pub(super) fn finish(mut self) -> Result<BatchWrites, StoreError> {
        let at = self.now;
        let write = |mut work: Work| {
            if work.stepped {
                work.state.session = work.session.as_ref().map(written).transpose()?;
            }
            let Work { state, old_ver, contact_changed, .. } = work;
            Ok(ConversationWrite { state, old_ver, contact_changed, at })
        };
        self.writes.conversations = self.work.into_values().map(write).collect::<Result<_, StoreError>>()?;
        Ok(self.writes)
    }

    /// Applies one event.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when the interpreter panics, so that the event is singled out.
    pub(super) fn apply(&mut self, event: &Event) -> Result<(), StoreError> {
        match &event.body {
            EventBody::Message(message) => self.message(event, message),
            EventBody::Timer(timer) => self.timer(timer),
            EventBody::Input(told) => self.told(event, told),
            EventBody::Contact(news) => self.contact(event, news),
            EventBody::Notice(notice) => {
                self.notice(event, notice);
                Ok(())
            }
            EventBody::Person(act) => self.person(event, act),
            EventBody::News(news) => {
                self.keep_news(event, &news.name, news.level, &news.payload);
                Ok(())
            }
            EventBody::Status(_) => Ok(()),
        }
    }

    fn message(&mut self, event: &Event, message: &InboundMessage) -> Result<(), StoreError> {
        // A number that was deleted meanwhile has no conversations any more.
        let Some(number) = self.loaded.numbers.get(&event.key.number_id).cloned() else { return Ok(()) };
        let moves = message.content.moves_flows();
        // Nobody becomes a contact by changing the number, or by taking something back that we do not know.
        if !moves && !self.is_known(event) {
            let raw = message.raw.clone().unwrap_or_default();
            self.keep_news(event, kind_of(&message.content.content), NewsLevel::Info, &raw);
            return Ok(());
        }
        let id = self.conversation_of(event, number.workspace_id, &message.recipient);
        if !message.moved_to.is_empty() {
            self.move_aliases(id, event.key.number_id, message);
        }
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        let first_message = work.state.last_inbound_at.is_none();
        work.state.ver += 1;
        work.state.recipient = written(&message.recipient)?;
        let named = work.state.profile.contact_named;
        let renamed = !named && !message.name.is_empty() && message.name != work.state.contact_name;
        let phoned = !message.phone.is_empty() && message.phone != work.state.contact_phone;
        if renamed {
            work.state.contact_name = message.name.clone();
        }
        if phoned {
            work.state.contact_phone = message.phone.clone();
        }
        work.contact_changed |= renamed || phoned;
        // What Meta tells of a contact opens no window, and neither does what the contact takes back.
        if moves {
            work.state.last_inbound_at = Some(self.now);
        }
        let words = message.content.words();
        let text = if words.is_empty() {
            format!("[{}]", kind_of(&message.content.content))
        } else {
            words.to_owned()
        };
        said(&mut work.state, "in", &text, self.now);
        let state = &work.state;
        self.writes.messages.push(MessageRow {
            id: derived(self.incarnation, state.id, state.ver, "in", 0),
            workspace_id: state.workspace_id,
            number_id: state.number_id,
            conversation_id: state.id,
            position: position(state.ver, 0),
            direction: "in".to_owned(),
            kind: kind_of(&message.content.content).to_owned(),
            text: words.to_owned(),
            body: written(&Received { content: &message.content, raw: &message.raw })?,
            status: "received".to_owned(),
            status_rank: 0,
            provider_id: event.key.msg_id.clone(),
            flow_id: state.flow_id,
            flow_version: state.flow_version,
            node_id: work.session.as_ref().and_then(|session| Some(session.wait.as_ref()?.node.to_string())),
            start: None,
            author_id: None,
            created_at: event.received_at,
        });
        let ver = work.state.ver;
        self.keep_file(id, ver, &number, &message.content.content);
        if !moves {
            return Ok(());
        }
        self.heard_step(id, &Input::Message(message.content.clone()), first_message, event.received_at)?;
        if number.kind != NumberKind::Simulator && number.options.read_receipts {
            let typing = self.answers_later(id);
            let message_id = event.key.msg_id.clone();
            self.signs.push(Sign { number_id: number.id, message_id, typing });
        }
        Ok(())
    }

    /// Whether the flow wants it to be seen that its answer takes a while, and it does: another system is asked, or the
    /// flow waits for no longer than the sign is shown.
    fn answers_later(&self, conversation: Uuid) -> bool {
        let Some(work) = self.work.get(&conversation) else { return false };
        let key = work.state.flow_id.zip(work.state.flow_version);
        let wanted =
            key.and_then(|key| self.loaded.flows.get(&key)).is_some_and(|flow| flow.flow().settings.typing);
        let wait = work.session.as_ref().and_then(|session| session.wait.as_ref());
        wanted
            && wait.is_some_and(|wait| match wait.kind {
                WaitKind::Call { .. } => true,
                WaitKind::Time => self
                    .writes
                    .timers
                    .iter()
                    .any(|timer| timer.conversation_id == conversation && timer.due - self.now <= TYPING),
                _ => false,
            })
    }

    /// Remembers a file that came with a message. Its bytes are nothing that a message waits for.
    pub(super) fn keep_file(
        &mut self,
        conversation: Uuid,
        ver: i64,
        number: &NumberRecord,
        content: &Content,
    ) {
        let Content::Media { media, id, mime, filename, .. } = content else { return };
        if number.kind == NumberKind::Simulator {
            return;
        }
        self.writes.media.push(NewMedia {
            id: derived(self.incarnation, conversation, ver, "in", 0),
            workspace_id: number.workspace_id,
            number_id: number.id,
            conversation_id: conversation,
            kind: media_type::kind_name(*media).to_owned(),
            mime: mime.replace('\0', ""),
            filename: filename.as_deref().unwrap_or_default().replace('\0', ""),
            provider_id: id.clone(),
            state: match number.options.media.download {
                Download::AtOnce => media_state::WAITING,
                Download::OnDemand => media_state::ON_DEMAND,
                Download::Never => media_state::NOT_KEPT,
            },
            due: self.now,
            created_at: self.now,
        });
    }

    /// Keeps what a provider tells, beside the conversations.
    fn keep_news(&mut self, event: &Event, kind: &str, level: NewsLevel, body: &Value) {
        let Some(number) = self.loaded.numbers.get(&event.key.number_id) else { return };
        if let Some((provider_id, change, told)) = template_change(kind, body) {
            self.writes.template_news.push(TemplateNews {
                workspace_id: number.workspace_id,
                provider_id,
                change,
                told_at: told.unwrap_or(event.received_at),
                received_at: event.received_at,
            });
        }
        self.writes.channel_events.push(ChannelEventRow {
            id: ids::new_id(&*self.writer.clock),
            workspace_id: number.workspace_id,
            number_id: number.id,
            kind: kind.to_owned(),
            level: level.rank(),
            body: body.clone(),
            created_at: event.received_at,
        });
    }

    fn timer(&mut self, timer: &TimerRow) -> Result<(), StoreError> {
        let id = timer.conversation_id;
        self.open(id);
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        work.state.ver += 1;
        if timer.token == typed::SILENCE {
            return self.silence_ends(id);
        }
        self.step(id, &Input::Timer { token: timer.token.clone() }, false)
    }

    /// Something else than a message moves a conversation.
    fn told(&mut self, event: &Event, told: &Told) -> Result<(), StoreError> {
        // Meta tells of every call; without a start for it nobody becomes a contact by calling.
        let is_call = matches!(told.input, Input::Signal(Signal::MissedCall));
        if is_call && !status_signals::hears_missed_calls(&self.loaded, event.key.number_id) {
            return Ok(());
        }
        let id = match &told.to {
            Addressee::Conversation(id) => {
                self.open(*id);
                *id
            }
            Addressee::Identity { phone, recipient, .. } => {
                let number = self.loaded.numbers.get(&event.key.number_id).cloned();
                let Some(number) = number else { return Ok(()) };
                self.met(event, number.workspace_id, recipient, phone)
            }
        };
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        if work.state.number_id != event.key.number_id {
            return Ok(());
        }
        work.state.ver += 1;
        // A contact who calls may be answered as one who wrote, and is not new any more when the first words come.
        if is_call {
            work.state.last_inbound_at = Some(self.now);
        }
        if let Input::HandedBack { outcome } = &told.input {
            return self.hand_back(id, outcome);
        }
        // A start that answers every delivered message hears of its own answers.
        let is_status = matches!(told.input, Input::Signal(Signal::Delivery { .. }));
        if is_status {
            self.heard_step(id, &told.input, false, event.received_at)
        } else {
            self.step(id, &told.input, false)
        }
    }

    /// A step unless the conversation goes round in circles.
    fn heard_step(
        &mut self,
        id: Uuid,
        input: &Input,
        first_message: bool,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let writer = self.writer;
        match writer.loops.hear(&mut self.loops, id, at) {
            Heard::Yes => {}
            heard => {
                self.cut(id, heard);
                return Ok(());
            }
        }
        let before = self.writes.outbox.len();
        self.step(id, input, first_message)?;
        if self.writes.outbox.len() > before {
            writer.loops.answered(&mut self.loops, id, at);
        }
        Ok(())
    }

    /// Whether an event names a contact that there is.
    fn is_known(&self, event: &Event) -> bool {
        event.aliases().iter().any(|alias| self.loaded.aliases.contains_key(alias))
    }

    /// A contact changed the number: the new identities lead to the conversation (see [`Self::conversation_of`]), the
    /// old ones to nobody, because somebody else may get them.
    fn move_aliases(&mut self, conversation: Uuid, number_id: Uuid, message: &InboundMessage) {
        for (kind, value) in &message.moved_to {
            let alias = |value: &str| Alias { number_id, kind: kind.clone(), value: value.to_owned() };
            // Where the contact wrote from the new identity already, both conversations stay as they are.
            let ours = self.loaded.aliases.get(&alias(value)).map(|row| row.conversation_id);
            if ours != Some(conversation) {
                continue;
            }
            for (_, old) in message.aliases.iter().filter(|(other, old)| other == kind && old != value) {
                let old = alias(old);
                if self.loaded.aliases.get(&old).map(|row| row.conversation_id) == Some(conversation) {
                    self.loaded.aliases.remove(&old);
                    self.writes.aliases.retain(|row| row.alias != old);
                    self.writes.dropped_aliases.push(old);
                }
            }
        }
    }

    /// Takes a loaded conversation into work.
    pub(super) fn open(&mut self, id: Uuid) {
        if !self.work.contains_key(&id)
            && let Some(state) = self.loaded.conversations.remove(&id)
        {
            let session = state.session.as_ref().and_then(|text| match text.read() {
                Ok(session) => Some(session),
                Err(error) => {
                    // A session that this version cannot read must not silence the contact for ever.
                    let error = quiet(error);
                    tracing::error!(conversation.id = %id, error, "a session cannot be read; the conversation starts afresh");
                    None
                }
            });
            let old_ver = Some(state.ver);
            self.work.insert(id, Work { state, session, stepped: false, old_ver, contact_changed: false });
        }
    }

    /// The same for somebody who has not written, and whose phone number may be all that is known.
    pub(super) fn met(&mut self, event: &Event, workspace_id: Uuid, recipient: &Value, phone: &str) -> Uuid {
        let id = self.conversation_of(event, workspace_id, recipient);
        if let Some(work) = self.work.get_mut(&id)
            && work.state.contact_phone.is_empty()
            && !phone.is_empty()
        {
            phone.clone_into(&mut work.state.contact_phone);
            work.contact_changed = true;
        }
        id
    }

    /// The conversation of the contact whom an event names; a new one for an unknown contact.
    pub(super) fn conversation_of(&mut self, event: &Event, workspace_id: Uuid, recipient: &Value) -> Uuid {
        let number_id = event.key.number_id;
        let aliases: Vec<Alias> = event.aliases();
        let known = aliases.iter().find_map(|alias| self.loaded.aliases.get(alias)).cloned();
        let (contact_id, conversation_id) = match &known {
            Some(row) => (row.contact_id, row.conversation_id),
            None => {
                let shard = aliases
                    .first()
                    .map_or(0, |first| shard_of_identity(number_id, &first.kind, &first.value));
                (ids::new_id(&*self.writer.clock), new_id_in(shard, &*self.writer.clock))
            }
        };
        for alias in aliases {
            if !self.loaded.aliases.contains_key(&alias) {
                let row = AliasRow { alias: alias.clone(), contact_id, conversation_id };
                self.writes.aliases.push(row.clone());
                self.loaded.aliases.insert(alias, row);
            }
        }
        self.open(conversation_id);
        self.work.entry(conversation_id).or_insert_with(|| Work {
            old_ver: None,
            contact_changed: false,
            session: None,
            stepped: false,
            state: Conversation {
                id: conversation_id,
                workspace_id,
                number_id,
                contact_id,
                ver: 0,
                flow_id: None,
                flow_version: None,
                session: None,
                recipient: JsonText::of(recipient).unwrap_or_default(),
                last_text: String::new(),
                last_direction: "in".to_owned(),
                last_message_at: self.now,
                last_inbound_at: None,
                message_count: 0,
                created_at: self.now,
                pause: None,
                contact_name: String::new(),
                contact_phone: String::new(),
                profile: ContactProfile::default(),
            },
        });
        conversation_id
    }

    pub(super) fn step(&mut self, id: Uuid, input: &Input, first_message: bool) -> Result<(), StoreError> {
        if self.is_silent(id, input) {
            return Ok(());
        }
        let Some(work) = self.work.get(&id) else { return Ok(()) };
        // What a blocked contact writes is kept, and moves nothing.
        if work.state.profile.contact_blocked {
            return Ok(());
        }
        let Some(own) = self.flow_for(&work.state, work.session.as_ref(), input) else {
            return Ok(());
        };
        if !self.loaded.flows.contains_key(&own) {
            return Ok(());
        }
        let window_until = self.window_until(&work.state);
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        let (session, (flow_id, flow_version)) =
            takeover::follow(&self.loaded, work.state.number_id, work.state.id, work.session.take(), own);
        let Some(flow) = self.loaded.flows.get(&(flow_id, flow_version)).cloned() else { return Ok(()) };
        let state = &work.state;
        let env = Env {
            now: self.now,
            session_id: derived(self.incarnation, id, state.ver, "session", 0).simple().to_string(),
            contact: contact::of(state),
            first_message,
            window_until,
            forms: self.loaded.forms.get(&state.number_id).cloned().unwrap_or_default(),
        };
        Span::current().record("conversation.id", field::display(id));
        let _span = tracing::info_span!("engine.step", conversation.id = %id, conversation.ver = state.ver, flow.id = %flow_id, flow.version = flow_version).entered();
        let output = catch_unwind(AssertUnwindSafe(|| {
            crash::panic_point(input);
            engine_core::step_owned(&flow, session, input, &env)
        }))
        .map_err(|_| StoreError::Refused("the interpreter panicked".to_owned()))?;
        for event in &output.events {
            // The text may quote the contact.
            tracing::debug!(
                event.code = &*event.code,
                event.node = event.node.as_deref(),
                "the flow reports"
            );
        }
        if let Some(work) = self.work.get_mut(&id) {
            if output.session.is_some() {
                work.state.flow_id = Some(flow_id);
                work.state.flow_version = Some(flow_version);
            }
            // A session that is over decides nothing any more, and its variables are the contact's data:
            // what was asked for is kept as answers, the rest is not kept at all.
            work.session = output.session.filter(Session::is_waiting);
            work.stepped = true;
        }
        if let Some(selection) = &output.selection {
            self.note_start(id, selection);
        }
        let mut ord = 0;
        for effect in output.effects {
            self.effect(id, (flow_id, flow_version), effect, &mut ord);
        }
        Ok(())
    }

    /// Only Meta's Cloud API knows the window. Nobody wrote to it is as good as long ago.
    fn window_until(&self, state: &Conversation) -> Option<DateTime<Utc>> {
        let number = self.loaded.numbers.get(&state.number_id)?;
        let knows = number.kind == NumberKind::CloudApi;
        knows.then(|| state.last_inbound_at.map_or(DateTime::UNIX_EPOCH, window_end))
    }

    /// A waiting session goes on in its own version; everything else begins with the active one.
    fn flow_for(
        &self,
        state: &Conversation,
        session: Option<&Session>,
        input: &Input,
    ) -> Option<(Uuid, i32)> {
        let own = state.flow_id.zip(state.flow_version);
        let active = self.loaded.deployments.get(&state.number_id).map(|active| active.version_for(state.id));
        let Some(wait) =
            session.filter(|session| session.is_waiting()).and_then(|session| session.wait.as_ref())
        else {
            return active;
        };
        let flow = own.and_then(|key| self.loaded.flows.get(&key));
        let over = flow.is_none_or(|flow| expired(flow.flow(), wait, self.now));
        let starts = matches!(input, Input::Message(_) | Input::Signal(_));
        if over && starts { active } else { own }
    }
}

/// An id that the same event of the same life of the database always gets.
pub(super) fn derived(incarnation: Uuid, conversation: Uuid, ver: i64, what: &str, ord: i32) -> Uuid {
    ids::derived_id(&[
        incarnation.as_bytes(),
        conversation.as_bytes(),
        &ver.to_be_bytes(),
        what.as_bytes(),
        &ord.to_be_bytes(),
    ])
}

/// Notes a message for the list of conversations.
pub(super) fn said(state: &mut Conversation, direction: &str, text: &str, now: DateTime<Utc>) {
    state.last_text = text.chars().take(LAST_TEXT_CHARS).collect();
    direction.clone_into(&mut state.last_direction);
    state.last_message_at = now;
    state.message_count += 1;
}

/// A message that came in, as the transcript keeps it.
#[derive(Serialize)]
struct Received<'a> {
    content: &'a engine_core::Inbound,
    raw: &'a Option<Value>,
}

/// A value as it is stored.
pub(super) fn written<T: Serialize + ?Sized>(value: &T) -> Result<JsonText, StoreError> {
    JsonText::of(value).map_err(|error| StoreError::Refused(quiet(error)))
}
