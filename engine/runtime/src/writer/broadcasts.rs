//! A broadcast reaches one contact. Here it is decided for the last time whether it may, in order with everything else
//! that happens in the conversation, and what came of it is written with the message itself.

use engine_core::{Input, OutMessage, OutTemplate, Signal};
use engine_store::{
    StoreError,
    repo::{
        acts::BroadcastSay,
        broadcast_work::BroadcastOutcome,
        broadcasts::{BroadcastContent, recipient_state},
        numbers::NumberKind,
        records::{Conversation, SendClass},
    },
};
use flows_schema::message_template::filled;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{effects::Speaker, fold::Fold};

impl Fold<'_> {
    pub(super) fn broadcast(
        &mut self,
        id: Uuid,
        author: Option<Uuid>,
        say: &BroadcastSay,
    ) -> Result<(), StoreError> {
        let Some(work) = self.work.get(&id) else { return Ok(()) };
        let contact_id = work.state.contact_id;
        let before = self.writes.messages.len();
        let reason = match refusal(&work.state, say.need_consent) {
            Some(reason) => Some(reason),
            None => match &say.content {
                BroadcastContent::Template(template) => self.template(id, author, template),
                BroadcastContent::Start(name) => self.start(id, name, say.broadcast_id)?,
            },
        };
        let said = self.writes.messages[before..]
            .iter()
            .find(|message| message.conversation_id == id && message.direction == "out");
        let message_id = said.map(|message| message.id);
        let (state, reason) = match (message_id, reason) {
            (Some(_), _) => (recipient_state::SAID, ""),
            (None, reason) => (recipient_state::LEFT_OUT, reason.unwrap_or("nothing_said")),
        };
        self.writes.broadcasts.push(BroadcastOutcome {
            broadcast_id: say.broadcast_id,
            contact_id,
            state,
            reason: reason.to_owned(),
            message_id,
        });
        Ok(())
    }

    fn template(&mut self, id: Uuid, author: Option<Uuid>, template: &OutTemplate) -> Option<&'static str> {
        let state = &self.work.get(&id)?.state;
        let Some(template) = personal(template, state) else { return Some("no_value") };
        // A repeated advertisement is worse than one that is missing.
        let class = SendClass::AtMostOnce;
        let speaker = Speaker { flow: None, node: None, class, author, promised: None };
        self.say(id, &speaker, &OutMessage::Template(template), &mut 0);
        None
    }

    fn start(&mut self, id: Uuid, name: &str, broadcast: Uuid) -> Result<Option<&'static str>, StoreError> {
        let Some(work) = self.work.get(&id) else { return Ok(None) };
        if work.state.pause.is_some() {
            return Ok(Some("with_person"));
        }
        let knows_window =
            self.loaded.numbers.get(&work.state.number_id).is_some_and(|it| it.kind == NumberKind::CloudApi);
        let open = engine_core::window_is_open(work.state.last_inbound_at, self.now);
        if knows_window && !open {
            return Ok(Some("outside_window"));
        }
        let signal = Signal::ApiCall { name: name.to_owned(), data: json!({"broadcast_id": broadcast}) };
        self.step(id, &Input::Signal(signal), false)?;
        Ok(None)
    }
}

/// Why somebody may not be written to by a broadcast.
fn refusal(state: &Conversation, need_consent: bool) -> Option<&'static str> {
    let profile = &state.profile;
    match profile.contact_opted_in {
        _ if profile.contact_blocked => Some("blocked"),
        Some(false) => Some("opted_out"),
        None if need_consent => Some("never_asked"),
        _ => None,
    }
}

/// The template with the contact's own values in its marks; `None` where one of them is not known, because Meta takes no
/// empty value.
fn personal(template: &OutTemplate, state: &Conversation) -> Option<OutTemplate> {
    let known = |mark: &str| -> Option<String> {
        let text = match mark {
            "name" => state.contact_name.clone(),
            "first_name" => state.contact_name.split_whitespace().next().unwrap_or_default().to_owned(),
            "phone" => state.contact_phone.clone(),
            other => match state.profile.contact_fields.get(other)? {
                Value::String(text) => text.clone(),
                Value::Null => String::new(),
                other => other.to_string(),
            },
        };
        // Meta takes no line breaks within a value.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    let missing = std::cell::Cell::new(false);
    let fill = |text: &str| {
        filled(text, |mark| {
            let value = known(mark);
            missing.set(missing.get() || value.is_none());
            value
        })
    };
    let mut own = template.clone();
    if own.header_media.is_none() {
        own.header = fill(&own.header);
    }
    own.body = own.body.iter().map(|text| fill(text)).collect();
    own.buttons.iter_mut().for_each(|button| button.value = fill(&button.value));
    (!missing.get()).then_some(own)
}
