//! What a step asked for, as rows to write.

use ::metrics::counter;
use chrono::{DateTime, Utc};
use engine_core::{Call, ContactChange, Effect, OutMessage, Rendered, render};
use engine_store::{
    JsonText, ids,
    repo::{
        effects::{EffectKey, EffectRow, EmitRow, effect_status},
        hand_overs::HandOverRow,
        listeners::{ListenerRow, key_hash},
        records::{AnswerRow, MessageRow, OutboxRow, SendClass, TimerRow, outbox_status, position},
        tables::TableRow,
    },
    without_nul,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    contact,
    fold::{Fold, derived, said},
    kinds::kind_of_rendered,
    loops::Heard,
};
use crate::metrics as names;

/// What subscribers are told when a conversation is cut.
const CUT: &str = "conversation_cut";

/// Who says something in a conversation.
pub(super) struct Speaker {
    /// The flow, where one says it.
    pub(super) flow: Option<(Uuid, i32)>,
    /// Its node.
    pub(super) node: Option<String>,
    /// What an unknown outcome allows.
    pub(super) class: SendClass,
    /// The person, where one says it.
    pub(super) author: Option<Uuid>,
    /// The id that was promised for the first message.
    pub(super) promised: Option<Uuid>,
}

/// Where an effect comes from.
struct Origin {
    workspace_id: Uuid,
    number_id: Uuid,
    conversation_id: Uuid,
    contact_id: Uuid,
    ver: i64,
    flow: (Uuid, i32),
    /// Its place among the effects of the step, from 1.
    ord: i32,
}

impl Fold<'_> {
    /// Keeps an effect of a step. `ord` counts what has an id.
    pub(super) fn effect(&mut self, id: Uuid, flow: (Uuid, i32), effect: Effect, ord: &mut i32) {
        let Some(work) = self.work.get(&id) else { return };
        let state = &work.state;
        let number = self.loaded.numbers.get(&state.number_id);
        if matches!(effect, Effect::Call { .. } | Effect::Listen { .. })
            && number.is_some_and(|number| number.is_for_checks())
        {
            // A check turns to no other system, even where time leads its flow further than the check goes.
            return;
        }
        let mut origin = Origin {
            workspace_id: state.workspace_id,
            number_id: state.number_id,
            conversation_id: id,
            contact_id: state.contact_id,
            ver: state.ver,
            flow,
            ord: *ord,
        };
        if !matches!(effect, Effect::Send { .. } | Effect::SetTimer { .. } | Effect::CancelTimer { .. }) {
            *ord += 1;
            origin.ord = *ord;
        }
        match effect {
            Effect::Send { node, message } => self.send(&origin, &node, &message, ord),
            Effect::SetTimer { token, due } => self.set_timer(&origin, token, due),
            Effect::CancelTimer { token } => self.cancel_timer(id, token),
            Effect::Record { node, variable, value, raw, category } => {
                self.record(&origin, node.into(), variable.into(), value, &raw, &category);
            }
            Effect::Call { token, node, call } => self.call(&origin, token, node.into(), &call),
            Effect::Listen { key, node } => self.listen(&origin, &key, node.into()),
            Effect::ContactChange { change, .. } => {
                self.agree_in_flow(id, &change);
                self.change_contact(id, &change);
            }
            Effect::Append { table, row, .. } => {
                let mut body = Value::Object(row);
                without_nul(&mut body);
                let Value::Object(body) = body else { return };
                self.writes.table_rows.push(TableRow {
                    workspace_id: origin.workspace_id,
                    table_name: table.replace('\0', ""),
                    id: self.derived(&origin, "row"),
                    number_id: Some(origin.number_id),
                    conversation_id: Some(id),
                    body,
                    created_at: self.now,
                });
            }
            Effect::Emit { node, name, data } => self.emit(&origin, node.into(), &name, data),
            Effect::HandOver { node, queue, assignee, note } => self.writes.hand_overs.push(HandOverRow {
                number_id: origin.number_id,
                id: self.derived(&origin, "hand_over"),
                workspace_id: origin.workspace_id,
                conversation_id: id,
                contact_id: origin.contact_id,
                node_id: node.into(),
                queue: queue.replace('\0', ""),
                assignee: assignee.replace('\0', ""),
                note: note.replace('\0', ""),
                created_at: self.now,
            }),
        }
    }

    fn derived(&self, origin: &Origin, what: &str) -> Uuid {
        derived(self.incarnation, origin.conversation_id, origin.ver, what, origin.ord)
    }

    fn send(&mut self, origin: &Origin, node: &str, message: &OutMessage, ord: &mut i32) {
        let node = Some(node.to_owned());
        let speaker =
            Speaker { flow: Some(origin.flow), node, class: SendClass::Reply, author: None, promised: None };
        self.say(origin.conversation_id, &speaker, message, ord);
    }

    /// Puts a message into the transcript and the outbox.
    pub(super) fn say(&mut self, id: Uuid, speaker: &Speaker, message: &OutMessage, ord: &mut i32) {
        let Some(work) = self.work.get_mut(&id) else { return };
        let Some(number) = self.loaded.numbers.get(&work.state.number_id) else { return };
        let Some(channel) = self.writer.channels.get(number.kind) else { return };
        let capabilities = channel.capabilities(&number.options);
        if work.state.profile.contact_blocked {
            tracing::debug!(conversation.id = %id, "nothing is sent to a blocked contact");
            return;
        }
        for rendered in render(message, &capabilities) {
            self.put(id, speaker, &rendered, false, ord);
        }
    }

    /// Puts a rendered message into the transcript and the outbox. `again` marks one that was said before.
    pub(super) fn put(
        &mut self,
        id: Uuid,
        speaker: &Speaker,
        rendered: &Rendered,
        again: bool,
        ord: &mut i32,
    ) {
        let Some(work) = self.work.get_mut(&id) else { return };
        let (number_id, workspace_id, ver) = (work.state.number_id, work.state.workspace_id, work.state.ver);
        *ord += 1;
        let promised = speaker.promised.filter(|_| *ord == 1);
        let row_id = promised.unwrap_or_else(|| derived(self.incarnation, id, ver, "out", *ord));
        let payload = JsonText::of(rendered).unwrap_or_default();
        let text = rendered.words().replace('\0', "");
        let label = kind_of_rendered(rendered);
        let shown = if text.is_empty() { format!("[{label}]") } else { text.clone() };
        said(&mut work.state, "out", &shown, self.now);
        let body = if again { marked_again(rendered) } else { payload.clone() };
        self.writes.messages.push(MessageRow {
            id: row_id,
            workspace_id,
            number_id,
            conversation_id: id,
            position: position(ver, *ord),
            direction: "out".to_owned(),
            kind: label.to_owned(),
            text,
            body,
            status: "queued".to_owned(),
            status_rank: 0,
            provider_id: String::new(),
            flow_id: speaker.flow.map(|(flow, _)| flow),
            flow_version: speaker.flow.map(|(_, version)| version),
            node_id: speaker.node.clone(),
            start: None,
            author_id: speaker.author,
            created_at: self.now,
        });
        self.writes.outbox.push(OutboxRow {
            id: row_id,
            number_id,
            workspace_id,
            conversation_id: id,
            ver,
            ord: *ord,
            class: speaker.class,
            recipient: work.state.recipient.clone(),
            payload,
            status: outbox_status::READY,
            attempt: 0,
            epoch: self.epoch,
            due: self.now,
            sending_at: None,
            created_at: self.now,
            marked: false,
        });
    }

    fn set_timer(&mut self, origin: &Origin, token: String, due: DateTime<Utc>) {
        let conversation_id = origin.conversation_id;
        // Within one batch the last setting of a token counts, and a setting undoes a cancellation.
        self.writes.timers.retain(|timer| timer.conversation_id != conversation_id || timer.token != token);
        let id = ids::derived_id(&[
            self.incarnation.as_bytes(),
            conversation_id.as_bytes(),
            &origin.ver.to_be_bytes(),
            b"timer",
            token.as_bytes(),
        ]);
        self.writes.timers.push(TimerRow { id, number_id: origin.number_id, conversation_id, token, due });
    }

    fn cancel_timer(&mut self, conversation: Uuid, token: String) {
        self.writes.timers.retain(|timer| timer.conversation_id != conversation || timer.token != token);
        self.writes.cancelled_timers.push((conversation, token));
    }

    fn record(
        &mut self,
        origin: &Origin,
        node: String,
        name: String,
        mut value: Value,
        raw: &str,
        category: &str,
    ) {
        without_nul(&mut value);
        self.writes.answers.push(AnswerRow {
            id: self.derived(origin, "answer"),
            workspace_id: origin.workspace_id,
            number_id: origin.number_id,
            conversation_id: origin.conversation_id,
            contact_id: origin.contact_id,
            flow_id: origin.flow.0,
            flow_version: origin.flow.1,
            node_id: node,
            name,
            text: raw.replace('\0', ""),
            value,
            category: category.replace('\0', ""),
            created_at: self.now,
        });
    }

    fn call(&mut self, origin: &Origin, token: String, node: String, call: &Call) {
        let mut request = serde_json::to_value(call).unwrap_or_default();
        without_nul(&mut request);
        let kind = request.get("call").and_then(Value::as_str).unwrap_or_default().to_owned();
        let id = self.derived(origin, "call");
        self.writes.effects.push(EffectRow {
            key: EffectKey { number_id: origin.number_id, id, target: id },
            workspace_id: origin.workspace_id,
            conversation_id: origin.conversation_id,
            node_id: node,
            token,
            kind,
            request,
            status: effect_status::READY,
            attempt: 0,
            epoch: self.epoch,
            due: self.now,
            created_at: self.now,
        });
    }

    fn listen(&mut self, origin: &Origin, key: &str, node_id: String) {
        let key_hash = key_hash(key);
        // Within one batch the last wait counts, as one statement must not write a row twice.
        self.writes.listeners.retain(|listener| listener.key_hash != key_hash);
        self.writes.listeners.push(ListenerRow {
            key_hash,
            number_id: origin.number_id,
            id: self.derived(origin, "listener"),
            conversation_id: origin.conversation_id,
            node_id,
            created_at: self.now,
        });
    }

    fn change_contact(&mut self, conversation: Uuid, change: &ContactChange) {
        if let Some(work) = self.work.get_mut(&conversation) {
            contact::apply(&mut work.state, change);
            work.contact_changed = true;
        }
    }

    /// The flow does not hear a message, because the conversation goes round in circles. Whoever listens is told once.
    pub(super) fn cut(&mut self, id: Uuid, heard: Heard) {
        counter!(names::UNHEARD).increment(1);
        let Some(work) = self.work.get(&id).filter(|_| heard == Heard::CutNow) else { return };
        let state = &work.state;
        tracing::warn!(
            event.code = CUT,
            conversation.id = %id,
            number.id = %state.number_id,
            "a conversation is answered too often and is cut until it calms down"
        );
        let origin = Origin {
            workspace_id: state.workspace_id,
            number_id: state.number_id,
            conversation_id: id,
            contact_id: state.contact_id,
            ver: state.ver,
            flow: (state.flow_id.unwrap_or_default(), state.flow_version.unwrap_or_default()),
            ord: 1,
        };
        counter!(names::CUTS).increment(1);
        let data = json!({"answers_per_minute": self.writer.settings.answers_per_minute});
        self.emit(&origin, String::new(), CUT, data);
    }

    fn emit(&mut self, origin: &Origin, node: String, name: &str, mut data: Value) {
        without_nul(&mut data);
        let name = name.replace('\0', "");
        // The shape that https://www.standardwebhooks.com advises.
        let request = json!({
            "type": name,
            "timestamp": self.now,
            "data": {
                "number_id": origin.number_id,
                "conversation_id": origin.conversation_id,
                "contact_id": origin.contact_id,
                "node": node,
                "payload": data,
            },
        });
        self.writes.emits.push(EmitRow {
            id: self.derived(origin, "event"),
            number_id: origin.number_id,
            workspace_id: origin.workspace_id,
            conversation_id: origin.conversation_id,
            node_id: node,
            name,
            request,
            epoch: self.epoch,
            created_at: self.now,
        });
    }
}

/// The transcript's copy of a message that was said before.
fn marked_again(rendered: &Rendered) -> JsonText {
    let mut body = serde_json::to_value(rendered).unwrap_or_default();
    without_nul(&mut body);
    body["again"] = true.into();
    JsonText::of(&body).unwrap_or_default()
}
