//! The one function that production, the editor and the tests share.

use std::borrow::Cow;

use flows_schema::{Interrupt, Port};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    CallOutcome, CompiledFlow, Content, Effect, Env, Event, Inbound, Input, OutMessage, Selection, Session,
    Status, Trace, Wait, WaitKind,
    burst::collects,
    exec::{self, Answer},
    limits::{MAX_QUEUE, MAX_STACK},
    run::{Exit, Run, expired, fresh},
    trace::chain_session,
    trigger::{Cause, select, select_interrupt},
};

/// What one input did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepOutput {
    /// The session afterwards; absent when nothing has started yet.
    pub session: Option<Session>,
    /// What the runtime must do, in order.
    pub effects: Vec<Effect>,
    /// What happened.
    pub events: Vec<Event>,
    /// Why a trigger fired or none did; absent when triggers were not asked.
    pub selection: Option<Selection>,
    /// The proof.
    pub trace: Trace,
}

/// Moves a conversation by one input. Total: any flow, session and input give an output.
#[must_use]
pub fn step(flow: &CompiledFlow, session: Option<&Session>, input: &Input, env: &Env) -> StepOutput {
    step_owned(flow, session.cloned(), input, env)
}

/// Like [`step`], for a caller that needs the old session no more: nothing of it is copied.
#[must_use]
pub fn step_owned(flow: &CompiledFlow, session: Option<Session>, input: &Input, env: &Env) -> StepOutput {
    match (input, session) {
        (Input::Start { node }, old) => {
            let begin = Begin { trigger: None, node, message: None, data: &Value::Null, selection: None };
            start(flow, old.as_ref(), env, begin)
        }
        (input, Some(session)) if session.is_waiting() => on_waiting(flow, session, input, env),
        (Input::Message(message), session) => {
            let cause = Cause::Message { message, first: env.first_message };
            from_trigger(flow, session, cause, env)
        }
        (Input::Signal(signal), session) => from_trigger(flow, session, Cause::Signal(signal), env),
        (other, session) => nothing_waits(session, other),
    }
}

/// An input for a session that waits.
fn on_waiting(flow: &CompiledFlow, session: Session, input: &Input, env: &Env) -> StepOutput {
    let Some(wait) = &session.wait else { return untouched(Some(session), Vec::new(), None) };
    match input {
        Input::Message(message) if expired(flow.flow(), wait, env.now) => {
            let cause = Cause::Message { message, first: env.first_message };
            from_trigger(flow, Some(session), cause, env)
        }
        Input::Message(message) => on_message(flow, session, message, env),
        Input::Timer { token } if session.burst.as_ref().is_some_and(|burst| burst.token == *token) => {
            Run::new(flow, env, session, None).burst_over()
        }
        Input::Timer { token } if wait.token.as_ref() == Some(token) => on_timer(flow, session, token, env),
        Input::Result { token, outcome } if waits_for_call(wait, token) => Run::new(flow, env, session, None)
            .after_wait(|kind, id, run| exec::result(kind, id, outcome, run)),
        Input::Webhook { key, data } if waits_for_webhook(wait, key) => {
            Run::new(flow, env, session, None).after_wait(|kind, id, run| exec::webhook(kind, id, data, run))
        }
        Input::HandedBack { outcome } if wait.kind == WaitKind::Person => Run::new(flow, env, session, None)
            .after_wait(|kind, id, run| exec::handed_back(kind, id, outcome, run)),
        Input::Signal(signal) if expired(flow.flow(), wait, env.now) => {
            from_trigger(flow, Some(session), Cause::Signal(signal), env)
        }
        Input::Signal(signal) => {
            let cause = Cause::Signal(signal);
            let person = wait.kind == WaitKind::Person;
            match select_interrupt(flow, cause, person).filter(|_| flow.flow().settings.interruptible) {
                Some(selection) => interrupted(flow, session, selection, cause, env),
                None => stale(
                    Some(session),
                    "signal_ignored",
                    "No start of the flow takes this while the conversation waits.",
                ),
            }
        }
        other => nothing_waits(Some(session), other),
    }
}

/// An input that came too late.
fn nothing_waits(session: Option<Session>, input: &Input) -> StepOutput {
    let (code, text) = match input {
        Input::Timer { .. } => ("timer_stale", "A timer came for a wait that is over."),
        Input::Webhook { .. } => ("webhook_stale", "A post came that nothing waits for."),
        Input::HandedBack { .. } => ("hand_back_stale", "The conversation was not with a person."),
        _ => ("result_stale", "An answer came that nothing waits for."),
    };
    stale(session, code, text)
}

/// What a node would say if the conversation reached it now, for the editor's preview.
#[must_use]
pub fn preview_node(flow: &CompiledFlow, node: &str, env: &Env) -> Vec<OutMessage> {
    // A reaction needs a message to stand on.
    let said = Inbound { message_id: "preview".to_owned(), ..Inbound::text("") };
    let mut run = Run::new(flow, env, fresh(flow.flow(), env, None), Some(&said));
    let Some(kind) = run.kind(node) else { return Vec::new() };
    let _exit = exec::enter(kind, node, &mut run);
    run.effects
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Send { message, .. } => Some(message),
            _ => None,
        })
        .collect()
}

fn waits_for_call(wait: &Wait, token: &str) -> bool {
    matches!(&wait.kind, WaitKind::Call { call } if call == token)
}

fn waits_for_webhook(wait: &Wait, key: &str) -> bool {
    matches!(&wait.kind, WaitKind::Webhook { key: waited } if waited == key)
}

fn on_timer(flow: &CompiledFlow, session: Session, token: &str, env: &Env) -> StepOutput {
    let mut run = Run::new(flow, env, session, None);
    if matches!(run.session.wait, Some(Wait { kind: WaitKind::Call { .. }, .. })) {
        let outcome = CallOutcome::failed("timeout", "The other system did not answer in time.");
        return run.after_wait(|kind, id, run| exec::result(kind, id, &outcome, run));
    }
    let Some(wait) = run.take_wait(Some(token)) else { return finish(run, None) };
    let port = match wait.kind {
        WaitKind::Time => Port::NEXT,
        _ => {
            run.events.push(Event::new("no_answer", Some(&wait.node), "Nothing came in time."));
            Port::NO_ANSWER
        }
    };
    let before = run.effects.len();
    if let Some(next) = run.leave(&wait.node, Exit::port(port), before) {
        run.go(&next);
    }
    finish(run, None)
}

fn on_message(flow: &CompiledFlow, session: Session, message: &Inbound, env: &Env) -> StepOutput {
    // It is heard only where something is done about it: a message that is left aside leaves no trace.
    let mut run = Run::new(flow, env, session, None);
    let Some(wait) = &run.session.wait else { return finish(run, None) };
    let claimed = match (&wait.kind, run.kind(&wait.node)) {
        (WaitKind::Answer { failed, state }, Some(kind)) => {
            exec::claims(kind, &wait.node, &Answer { message, failed: *failed, state }, &run)
        }
        _ => false,
    };
    let cause = Cause::Message { message, first: false };
    let person = wait.kind == WaitKind::Person;
    if flow.flow().settings.interruptible
        && !claimed
        && let Some(selection) = select_interrupt(flow, cause, person)
    {
        return interrupted(flow, run.session, selection, cause, env);
    }
    if !message.is_answer() {
        return stale(Some(run.session), "message_ignored", "A reaction answers no question.");
    }
    let (code, text) = match &wait.kind {
        WaitKind::Answer { .. } if !claimed && collects(flow, message) => {
            run.hear(message);
            return run.collect(message);
        }
        WaitKind::Answer { .. } => {
            run.hear(message);
            run.answer(Cow::Borrowed(message));
            return finish(run, None);
        }
        WaitKind::Call { .. } if run.session.queue.len() < MAX_QUEUE => {
            let text = "A message came while another system is asked; it is answered afterwards.";
            run.events.push(Event::new("message_queued", Some(&wait.node), text));
            run.hear(message);
            run.session.queue.push(message.clone());
            return finish(run, None);
        }
        WaitKind::Call { .. } => ("message_ignored", "Too many messages came while another system is asked."),
        WaitKind::Time => ("message_during_wait", "A message came during a wait; the wait goes on."),
        WaitKind::Webhook { .. } => {
            ("message_during_wait", "A message came while another system is waited for.")
        }
        WaitKind::Person => ("message_to_person", "A person has this conversation."),
    };
    stale(Some(run.session), code, text)
}

impl<'a> Run<'a> {
    /// Gives an answer to the node that waits for one, and then what has queued up.
    pub(crate) fn answer(&mut self, message: Cow<'a, Inbound>) {
        let mut message = message;
        loop {
            self.message = Some(message.clone());
            if !matches!(self.session.wait, Some(Wait { kind: WaitKind::Answer { .. }, .. })) {
                return;
            }
            let Some(Wait { node, kind: WaitKind::Answer { failed, state }, .. }) = self.take_wait(None)
            else {
                return;
            };
            let before = self.effects.len();
            let exit = match self.arrive(&node) {
                Some(kind) => {
                    exec::answer(kind, &node, &Answer { message: &message, failed, state: &state }, self)
                }
                None => Exit::Fail {
                    code: "target_unknown",
                    text: "The step that asked does not exist in this version.".to_owned(),
                },
            };
            if let Some(next) = self.leave(&node, exit, before) {
                self.go(&next);
            }
            let asks = matches!(self.session.wait, Some(Wait { kind: WaitKind::Answer { .. }, .. }));
            if !asks || self.session.queue.is_empty() {
                return;
            }
            message = Cow::Owned(self.session.queue.remove(0));
        }
    }

    /// Ends the wait for something else than the contact, and goes on by what came.
    fn after_wait(
        mut self,
        exit: impl FnOnce(&flows_schema::NodeKind, &str, &mut Self) -> Exit,
    ) -> StepOutput {
        let Some(wait) = self.take_wait(None) else { return finish(self, None) };
        let before = self.effects.len();
        let exit = match self.kind(&wait.node) {
            Some(kind) => exit(kind, &wait.node, &mut self),
            None => Exit::Fail {
                code: "target_unknown",
                text: "The step that waited does not exist in this version.".to_owned(),
            },
        };
        if let Some(next) = self.leave(&wait.node, exit, before) {
            self.go(&next);
        }
        let asks = matches!(self.session.wait, Some(Wait { kind: WaitKind::Answer { .. }, .. }));
        if asks && !self.session.queue.is_empty() {
            let message = self.session.queue.remove(0);
            self.answer(Cow::Owned(message));
        }
        finish(self, None)
    }

    /// Keeps a short message until the burst is over.
    fn collect(mut self, message: &Inbound) -> StepOutput {
        self.add_to_burst(message.words());
        finish(self, None)
    }

    /// Takes all that was said in a row as one answer.
    fn burst_over(mut self) -> StepOutput {
        if let Some(burst) = self.session.burst.take() {
            self.answer(Cow::Owned(Inbound::new(Content::Text { text: burst.text })));
        }
        finish(self, None)
    }
}

fn interrupted(
    flow: &CompiledFlow,
    session: Session,
    selection: Selection,
    cause: Cause<'_>,
    env: &Env,
) -> StepOutput {
    let Some((trigger, target)) = chosen_target(flow, &selection) else {
        return untouched(Some(session), Vec::new(), Some(selection));
    };
    let (message, data) = parts(cause);
    let aside = flow.flow().trigger(&trigger).is_some_and(|found| found.interrupt == Interrupt::Return);
    if aside {
        let mut run = Run::new(flow, env, session, message);
        // A conversation that went aside too often already is ended like any other.
        if run.session.stack.len() >= MAX_STACK {
            return restarted(flow, &run.session, selection, cause, env);
        }
        if let Some(wait) = run.take_wait(None)
            && run.go_aside(wait)
        {
            let text = "A start of the flow went aside from what was open.";
            run.events.push(Event::new("session_interrupted", Some(&trigger), text));
            run.take_inputs(data);
            run.go(&target);
        }
        return finish(run, Some(selection));
    }
    restarted(flow, &session, selection, cause, env)
}

/// Ends what was open and starts by a trigger.
fn restarted(
    flow: &CompiledFlow,
    session: &Session,
    selection: Selection,
    cause: Cause<'_>,
    env: &Env,
) -> StepOutput {
    let Some((trigger, target)) = chosen_target(flow, &selection) else {
        return untouched(Some(session.clone()), Vec::new(), Some(selection));
    };
    let (message, data) = parts(cause);
    let begin = Begin { trigger: Some(&trigger), node: &target, message, data, selection: Some(selection) };
    let mut output = start(flow, Some(session), env, begin);
    output
        .events
        .insert(0, Event::new("session_interrupted", None, "A start of the flow ended what was open."));
    output
}

fn from_trigger(flow: &CompiledFlow, session: Option<Session>, cause: Cause<'_>, env: &Env) -> StepOutput {
    let selection = select(flow, cause);
    match chosen_target(flow, &selection) {
        Some((trigger, target)) => {
            let (message, data) = parts(cause);
            let begin =
                Begin { trigger: Some(&trigger), node: &target, message, data, selection: Some(selection) };
            start(flow, session.as_ref(), env, begin)
        }
        None => {
            let event = Event::new("no_trigger", None, "No start of the flow takes this.");
            untouched(session, vec![event], Some(selection))
        }
    }
}

fn parts<'a>(cause: Cause<'a>) -> (Option<&'a Inbound>, &'a Value) {
    match cause {
        Cause::Message { message, .. } => (Some(message), &Value::Null),
        Cause::Signal(signal) => (None, signal.data()),
    }
}

fn chosen_target(flow: &CompiledFlow, selection: &Selection) -> Option<(String, String)> {
    let trigger = flow.flow().trigger(selection.chosen.as_deref()?)?;
    Some((trigger.id.clone(), trigger.to.clone()?))
}

/// How a conversation begins.
struct Begin<'a> {
    trigger: Option<&'a str>,
    node: &'a str,
    message: Option<&'a Inbound>,
    /// Values for the variables that are inputs.
    data: &'a Value,
    selection: Option<Selection>,
}

fn start(flow: &CompiledFlow, old: Option<&Session>, env: &Env, begin: Begin<'_>) -> StepOutput {
    let mut events = Vec::new();
    let session = fresh(flow.flow(), env, begin.trigger.map(str::to_owned));
    let mut run = Run::new(flow, env, session, begin.message);
    if let Some(old_wait) = old.and_then(|old| old.wait.as_ref()) {
        if let Some(token) = &old_wait.token {
            run.effects.push(Effect::CancelTimer { token: token.clone() });
        }
        if expired(flow.flow(), old_wait, env.now) {
            events.push(Event::new(
                "session_expired",
                Some(&old_wait.node),
                "The old conversation had expired.",
            ));
        }
    }
    if let Some(burst) = old.and_then(|old| old.burst.as_ref()) {
        run.effects.push(Effect::CancelTimer { token: burst.token.clone() });
    }
    events.push(Event::new("session_started", begin.trigger, "A conversation started."));
    run.events = events;
    run.take_inputs(begin.data);
    run.go(begin.node);
    finish(run, begin.selection)
}

fn finish(mut run: Run<'_>, selection: Option<Selection>) -> StepOutput {
    debug_assert_eq!(
        run.session.status == Status::Waiting,
        run.session.wait.is_some(),
        "a waiting session waits"
    );
    run.trace.hash = chain_session(&run.session, &mut run.buffer);
    StepOutput {
        session: Some(run.session),
        effects: run.effects,
        events: run.events,
        selection,
        trace: run.trace,
    }
}

fn stale(session: Option<Session>, code: &'static str, text: &'static str) -> StepOutput {
    let node = session.as_ref().and_then(|session| session.wait.as_ref()).map(|wait| wait.node.as_str());
    let event = Event::new(code, node, text);
    untouched(session, vec![event], None)
}

fn untouched(session: Option<Session>, events: Vec<Event>, selection: Option<Selection>) -> StepOutput {
    let hash = session.as_ref().map(|session| chain_session(session, &mut Vec::new())).unwrap_or_default();
    StepOutput { session, effects: Vec::new(), events, selection, trace: Trace { hash, ..Trace::default() } }
}
