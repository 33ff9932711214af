//! The one function that production, the editor and the tests share.

use flows_schema::{Interrupt, Port};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    CallOutcome, CompiledFlow, Content, Effect, Env, Event, Inbound, Input, OutMessage, Selection, Session,
    Status, Trace, Wait, WaitKind,
    burst::collects,
    exec::{self, Answer},
    limits::MAX_QUEUE,
    run::{Exit, Run, expired, fresh},
    trace::chain,
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
    let waiting = session
        .and_then(|session| session.wait.as_ref().map(|wait| (session, wait)))
        .filter(|(session, _)| session.status == Status::Waiting);
    let burst = waiting.and_then(|(session, _)| session.burst.as_ref());
    match (input, waiting) {
        (Input::Start { node }, _) => {
            let begin = Begin { trigger: None, node, message: None, data: &Value::Null, selection: None };
            start(flow, session, env, begin)
        }
        (Input::Message(message), Some((session, wait))) if !expired(flow.flow(), wait, env.now) => {
            on_message(flow, session, wait, message, env)
        }
        (Input::Message(message), _) => {
            let cause = Cause::Message { message, first: env.first_message };
            from_trigger(flow, session, cause, env)
        }
        (Input::Timer { token }, Some((session, _))) if burst.is_some_and(|burst| burst.token == *token) => {
            Run::new(flow, env, session.clone(), None).burst_over()
        }
        (Input::Timer { token }, Some((session, wait))) if wait.token.as_deref() == Some(token) => {
            on_timer(flow, session, wait, token, env)
        }
        (Input::Timer { .. }, _) => stale(session, "timer_stale", "A timer came for a wait that is over."),
        (Input::Result { token, outcome }, Some((session, wait))) if waits_for_call(wait, token) => {
            Run::new(flow, env, session.clone(), None)
                .after_wait(|kind, id, run| exec::result(kind, id, outcome, run))
        }
        (Input::Result { .. }, _) => stale(session, "result_stale", "An answer came that nothing waits for."),
        (Input::Webhook { key, data }, Some((session, wait))) if waits_for_webhook(wait, key) => {
            Run::new(flow, env, session.clone(), None)
                .after_wait(|kind, id, run| exec::webhook(kind, id, data, run))
        }
        (Input::Webhook { .. }, _) => stale(session, "webhook_stale", "A post came that nothing waits for."),
        (Input::HandedBack { outcome }, Some((session, wait))) if wait.kind == WaitKind::Person => {
            Run::new(flow, env, session.clone(), None)
                .after_wait(|kind, id, run| exec::handed_back(kind, id, outcome, run))
        }
        (Input::HandedBack { .. }, _) => {
            stale(session, "hand_back_stale", "The conversation was not with a person.")
        }
        (Input::Signal(signal), Some((session, wait))) if !expired(flow.flow(), wait, env.now) => {
            let cause = Cause::Signal(signal);
            match select_interrupt(flow, cause).filter(|_| flow.flow().settings.interruptible) {
                Some(selection) => interrupted(flow, session, selection, cause, env),
                None => stale(
                    Some(session),
                    "signal_ignored",
                    "No start of the flow takes this while the conversation waits.",
                ),
            }
        }
        (Input::Signal(signal), _) => from_trigger(flow, session, Cause::Signal(signal), env),
    }
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

fn on_timer(flow: &CompiledFlow, session: &Session, wait: &Wait, token: &str, env: &Env) -> StepOutput {
    let mut run = Run::new(flow, env, session.clone(), None);
    if matches!(wait.kind, WaitKind::Call { .. }) {
        let outcome = CallOutcome::failed("timeout", "The other system did not answer in time.");
        return run.after_wait(|kind, id, run| exec::result(kind, id, &outcome, run));
    }
    run.take_wait(Some(token));
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

fn on_message(
    flow: &CompiledFlow,
    session: &Session,
    wait: &Wait,
    message: &Inbound,
    env: &Env,
) -> StepOutput {
    let mut run = Run::new(flow, env, session.clone(), Some(message));
    let claimed = match (&wait.kind, run.kind(&wait.node)) {
        (WaitKind::Answer { failed, state }, Some(kind)) => {
            exec::claims(kind, &wait.node, &Answer { message, failed: *failed, state }, &run)
        }
        _ => false,
    };
    let cause = Cause::Message { message, first: false };
    // A person who talks with the contact is not interrupted by a bot.
    if flow.flow().settings.interruptible
        && !claimed
        && wait.kind != WaitKind::Person
        && let Some(selection) = select_interrupt(flow, cause)
    {
        return interrupted(flow, session, selection, cause, env);
    }
    if !message.is_answer() {
        return stale(Some(session), "message_ignored", "A reaction answers no question.");
    }
    match &wait.kind {
        WaitKind::Time => {
            stale(Some(session), "message_during_wait", "A message came during a wait; the wait goes on.")
        }
        WaitKind::Webhook { .. } => {
            let text = "A message came while another system is waited for.";
            stale(Some(session), "message_during_wait", text)
        }
        WaitKind::Person => stale(Some(session), "message_to_person", "A person has this conversation."),
        WaitKind::Call { .. } if session.queue.len() < MAX_QUEUE => {
            run.session.queue.push(message.clone());
            let text = "A message came while another system is asked; it is answered afterwards.";
            run.events.push(Event::new("message_queued", Some(&wait.node), text));
            finish(run, None)
        }
        WaitKind::Call { .. } => {
            let text = "Too many messages came while another system is asked.";
            stale(Some(session), "message_ignored", text)
        }
        WaitKind::Answer { .. } if !claimed && collects(flow, message) => run.collect(message),
        WaitKind::Answer { .. } => {
            run.answer(message);
            finish(run, None)
        }
    }
}

impl Run<'_> {
    /// Gives an answer to the node that waits for one, and then what has queued up.
    pub(crate) fn answer(&mut self, message: &Inbound) {
        let mut message = message.clone();
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
            let exit = match self.kind(&node) {
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
            message = self.session.queue.remove(0);
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
            self.answer(&message);
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
            self.answer(&Inbound::new(Content::Text { text: burst.text }));
        }
        finish(self, None)
    }
}

fn interrupted(
    flow: &CompiledFlow,
    session: &Session,
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
        let mut run = Run::new(flow, env, session.clone(), message);
        run.drop_burst();
        if let Some(wait) = run.take_wait(None)
            && run.go_aside(wait)
        {
            let text = "A start of the flow went aside from what was open.";
            run.events.push(Event::new("session_interrupted", Some(&trigger), text));
            run.take_inputs(data);
            run.go(&target);
            return finish(run, Some(selection));
        }
    }
    let begin = Begin { trigger: Some(&trigger), node: &target, message, data, selection: Some(selection) };
    let mut output = start(flow, Some(session), env, begin);
    output
        .events
        .insert(0, Event::new("session_interrupted", None, "A start of the flow ended what was open."));
    output
}

fn from_trigger(flow: &CompiledFlow, session: Option<&Session>, cause: Cause<'_>, env: &Env) -> StepOutput {
    let selection = select(flow, cause);
    match chosen_target(flow, &selection) {
        Some((trigger, target)) => {
            let (message, data) = parts(cause);
            let begin =
                Begin { trigger: Some(&trigger), node: &target, message, data, selection: Some(selection) };
            start(flow, session, env, begin)
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
    run.trace.hash = chain(&run.session.hash, &run.session);
    StepOutput {
        session: Some(run.session),
        effects: run.effects,
        events: run.events,
        selection,
        trace: run.trace,
    }
}

fn stale(session: Option<&Session>, code: &str, text: &str) -> StepOutput {
    let node = session.and_then(|session| session.wait.as_ref()).map(|wait| wait.node.as_str());
    untouched(session, vec![Event::new(code, node, text)], None)
}

fn untouched(session: Option<&Session>, events: Vec<Event>, selection: Option<Selection>) -> StepOutput {
    let hash = session.map_or_else(String::new, |session| chain(&session.hash, session));
    StepOutput {
        session: session.cloned(),
        effects: Vec::new(),
        events,
        selection,
        trace: Trace { hash, ..Trace::default() },
    }
}
