//! What people of the workspace do: they write, make a flow silent, and give it its conversation back.
//!
//! While a flow is silent, what contacts write is kept and moves nothing: a person answers it. What else comes for the
//! flow (its times, answers of other systems) waits in the conversation and is heard when the pause ends, so that no
//! flow hangs because a person looked in.

use engine_core::{ContactChange, Input, Selection, WaitKind};
use engine_store::{
    StoreError,
    repo::{
        acts::{Act, MAX_HELD, Pause, PersonAct, Started, Whom},
        hand_overs::HandOverEnd,
        records::{SendClass, position},
    },
};
use uuid::Uuid;

use super::{
    consent::Agreed,
    effects::Speaker,
    fold::{Fold, written},
};
use crate::event::Event;

impl Fold<'_> {
    pub(super) fn person(&mut self, event: &Event, act: &PersonAct) -> Result<(), StoreError> {
        // A number that was deleted meanwhile says nothing any more.
        let Some(number) = self.loaded.numbers.get(&event.key.number_id).cloned() else { return Ok(()) };
        let id = match &act.to {
            Whom::Conversation(id) => {
                self.open(*id);
                *id
            }
            Whom::Identity { phone, recipient, .. } => self.met(event, number.workspace_id, recipient, phone),
        };
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        if work.state.number_id != event.key.number_id {
            return Ok(());
        }
        work.state.ver += 1;
        match &act.act {
            Act::Say(message) => {
                if !act.flow_goes_on {
                    self.silence(id, act.user_id);
                }
                // As answers of flows: a missing one is worse than a repeated one.
                let class = SendClass::Reply;
                let (author, promised) = (act.user_id, act.message_id);
                let speaker = Speaker { flow: None, node: None, class, author, promised };
                self.say(id, &speaker, message, &mut 0);
                Ok(())
            }
            Act::Typed(typed) => self.typed(event, id, &number, typed),
            Act::Pause => {
                self.silence(id, act.user_id);
                Ok(())
            }
            Act::Change(changes) => {
                self.agree(id, changes, Agreed { source: "person", proof: "", author: act.user_id });
                self.change(id, changes)
            }
            Act::Consent { opted_in, proof } => {
                let change = [if *opted_in { ContactChange::OptIn } else { ContactChange::OptOut }];
                self.agree(id, &change, Agreed { source: "person", proof, author: act.user_id });
                self.change(id, &change)
            }
            Act::Broadcast(say) => self.broadcast(id, act.user_id, say),
            Act::Learn(learned) => {
                self.learn(id, act.user_id, learned);
                Ok(())
            }
            Act::Again(again) => {
                self.say_again(id, act.user_id, again);
                Ok(())
            }
            Act::HandBack { outcome } => self.hand_back(id, outcome),
        }
    }

    fn silence(&mut self, id: Uuid, by: Option<Uuid>) {
        let since = self.now;
        let Some(work) = self.work.get_mut(&id) else { return };
        match &mut work.state.pause {
            // Who takes it over here hands it back here, whatever was typed on the phone before.
            Some(pause) if pause.until.is_some() => (pause.until, pause.by) = (None, by),
            Some(_) => {}
            pause => *pause = Some(Pause { since, by, until: None, held: Vec::new() }),
        }
    }

    /// The person is done: the flow hears that, and what it missed.
    pub(super) fn hand_back(&mut self, id: Uuid, outcome: &str) -> Result<(), StoreError> {
        self.writes.ended_hand_overs.push(HandOverEnd {
            conversation_id: id,
            outcome: outcome.replace('\0', ""),
            ended_at: self.now,
        });
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        let pause = work.state.pause.take();
        let with_person = work.session.as_ref().and_then(|session| session.wait.as_ref());
        if pause.is_none() || with_person.is_some_and(|wait| wait.kind == WaitKind::Person) {
            self.step(id, &Input::HandedBack { outcome: outcome.to_owned() }, false)?;
        }
        self.hear_held(id, pause.map(|pause| pause.held).unwrap_or_default())
    }

    /// The flow hears what waited for it.
    pub(super) fn hear_held(&mut self, id: Uuid, held: Vec<Input>) -> Result<(), StoreError> {
        for input in held {
            // Ids are made of the version, so each step needs its own.
            if let Some(work) = self.work.get_mut(&id) {
                work.state.ver += 1;
            }
            self.step(id, &input, false)?;
        }
        Ok(())
    }

    /// Whether the flow does not hear an input, because it is silent.
    pub(super) fn is_silent(&mut self, id: Uuid, input: &Input) -> bool {
        let Some(pause) = self.work.get_mut(&id).and_then(|work| work.state.pause.as_mut()) else {
            return false;
        };
        match input {
            Input::Message(_) | Input::Signal(_) | Input::Start { .. } | Input::HandedBack { .. } => {}
            Input::Timer { .. } | Input::Result { .. } | Input::Webhook { .. } => {
                if pause.held.len() < MAX_HELD {
                    pause.held.push(input.clone());
                } else {
                    tracing::warn!(conversation.id = %id, "too much waits for a silent flow; one event is left out");
                }
            }
        }
        true
    }

    /// Notes at the message that came in which start it fired.
    pub(super) fn note_start(&mut self, id: Uuid, selection: &Selection) {
        let Some(chosen) = &selection.chosen else { return };
        let Some(work) = self.work.get(&id) else { return };
        let place = position(work.state.ver, 0);
        let why = selection.candidates.iter().find(|candidate| candidate.trigger == *chosen);
        let why = why.map(|candidate| candidate.why.replace('\0', "")).unwrap_or_default();
        let started = Started { trigger: chosen.clone(), why };
        let message = self.writes.messages.iter_mut().rev().find(|message| message.conversation_id == id);
        if let Some(message) =
            message.filter(|message| message.position == place && message.direction == "in")
        {
            message.start = written(&started).ok();
        }
    }
}
