//! What somebody writes on the business's own phone, beside us: it is kept with the conversation, and flows are silent for a
//! while, so that two do not answer at once.
//!
//! Nobody who types on a phone will come here to say that they are done, so such a silence ends by itself.

use chrono::{DateTime, Duration, Utc};
use engine_store::{
    StoreError, ids,
    repo::{
        acts::{Pause, Typed},
        numbers::NumberRecord,
        records::{MessageRow, TimerRow, position, status_rank},
    },
};
use serde_json::json;
use uuid::Uuid;

use super::{
    fold::{Fold, derived, said, written},
    kinds::kind_of,
};
use crate::event::Event;

/// The token of the timer that ends such a silence. Tokens of flows are of another form.
pub(super) const SILENCE: &str = "typed on the phone";

impl Fold<'_> {
    pub(super) fn typed(
        &mut self,
        event: &Event,
        id: Uuid,
        number: &NumberRecord,
        typed: &Typed,
    ) -> Result<(), StoreError> {
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        let (kind, words) = (kind_of(&typed.content.content).to_owned(), typed.content.words().to_owned());
        let text = if words.is_empty() { format!("[{kind}]") } else { words.clone() };
        said(&mut work.state, "out", &text, self.now);
        let state = &work.state;
        let body = json!({"content": typed.content, "raw": typed.raw, "on_phone": true});
        self.writes.messages.push(MessageRow {
            id: derived(self.incarnation, state.id, state.ver, "typed", 0),
            workspace_id: state.workspace_id,
            number_id: state.number_id,
            conversation_id: state.id,
            position: position(state.ver, 0),
            direction: "out".to_owned(),
            kind,
            text: words,
            body: written(&body)?,
            status: "sent".to_owned(),
            status_rank: status_rank("sent"),
            provider_id: event.key.msg_id.clone(),
            flow_id: None,
            flow_version: None,
            node_id: None,
            start: None,
            author_id: None,
            created_at: event.received_at,
        });
        let ver = state.ver;
        self.keep_file(id, ver, number, &typed.content.content);
        // Counted from when it was written: what was typed yesterday, while we were away, silences nobody today.
        let until = event.received_at + Duration::minutes(i64::from(number.options.phone.pause_minutes));
        if until > self.now {
            self.silence_until(id, until);
        }
        Ok(())
    }

    fn silence_until(&mut self, id: Uuid, until: DateTime<Utc>) {
        let since = self.now;
        let Some(work) = self.work.get_mut(&id) else { return };
        match &mut work.state.pause {
            // A person of the workspace has it, and hands it back.
            Some(Pause { until: None, .. }) => return,
            Some(Pause { until: Some(known), .. }) if *known >= until => return,
            Some(pause) => pause.until = Some(until),
            pause => *pause = Some(Pause { since, by: None, until: Some(until), held: Vec::new() }),
        }
        let (number_id, ver) = (work.state.number_id, work.state.ver);
        let token = SILENCE.to_owned();
        self.writes.timers.retain(|timer| timer.conversation_id != id || timer.token != token);
        let parts =
            [&self.incarnation.as_bytes()[..], id.as_bytes(), &ver.to_be_bytes(), b"timer", token.as_bytes()];
        let timer = ids::derived_id(&parts);
        self.writes.timers.push(TimerRow { id: timer, number_id, conversation_id: id, token, due: until });
    }

    /// The time is over, unless somebody wrote again or took the conversation over meanwhile.
    pub(super) fn silence_ends(&mut self, id: Uuid) -> Result<(), StoreError> {
        let now = self.now;
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        let over = work.state.pause.as_ref().and_then(|pause| pause.until).is_some_and(|until| until <= now);
        let Some(pause) = work.state.pause.take_if(|_| over) else { return Ok(()) };
        self.hear_held(id, pause.held)
    }
}
