//! The one function that production, the editor and the tests share.

use flows_schema::Port;
use serde::{Deserialize, Serialize};

use crate::{
    CompiledFlow, Effect, Env, Event, Inbound, Input, OutMessage, Selection, Session, Status, Trace, Wait,
    WaitKind, exec,
    run::{Run, expired, fresh},
    trace::chain,
    trigger::{select, select_interrupt},
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
    let waiting = session.and_then(|session| session.wait.as_ref().map(|wait| (session, wait)));
    match (input, waiting) {
        (Input::Start { node }, _) => start(flow, session, env, None, node, String::new(), None),
        (Input::Timer { token }, Some((session, wait))) if wait.token.as_deref() == Some(token) => {
            on_timer(flow, session, wait, token, env)
        }
        (Input::Timer { .. }, _) => {
            let event = Event::new("timer_stale", None, "A timer came for a wait that is over.");
            untouched(session, vec![event], None)
        }
        (Input::Message(message), Some((session, wait))) if !expired(flow.flow(), wait, env.now) => {
            on_message(flow, session, wait, message, env)
        }
        (Input::Message(message), _) => from_trigger(flow, session, message, env),
    }
}

/// What a node would say if the conversation reached it now, for the editor's preview.
#[must_use]
pub fn preview_node(flow: &CompiledFlow, node: &str, env: &Env) -> Vec<OutMessage> {
    let Some(found) = flow.node(node) else { return Vec::new() };
    let mut run = Run::new(flow, env, fresh(flow.flow(), env, None), String::new());
    let _exit = exec::enter(&found.kind, node, &mut run);
    run.effects
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Send { message, .. } => Some(message),
            _ => None,
        })
        .collect()
}

fn on_timer(flow: &CompiledFlow, session: &Session, wait: &Wait, token: &str, env: &Env) -> StepOutput {
    let mut run = Run::new(flow, env, session.clone(), String::new());
    run.take_wait(Some(token));
    let port = match wait.kind {
        WaitKind::Time => Port::NEXT,
        WaitKind::Answer { .. } => {
            run.events.push(Event::new("no_answer", Some(&wait.node), "The contact did not answer in time."));
            Port::NO_ANSWER
        }
    };
    let before = run.effects.len();
    if let Some(next) = run.leave(&wait.node, crate::run::Exit::port(port), before) {
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
    let node = flow.node(&wait.node);
    let claimed = node.is_some_and(|node| exec::claims(&node.kind, &node.id, message));
    if flow.flow().settings.interruptible
        && !claimed
        && let Some(selection) = select_interrupt(flow.flow(), message)
    {
        return interrupted(flow, session, selection, message, env);
    }
    if !message.is_answer() {
        let event = Event::new("message_ignored", Some(&wait.node), "A reaction answers no question.");
        return untouched(Some(session), vec![event], None);
    }
    match (wait.kind, node) {
        (WaitKind::Time, _) => {
            let text = "A message came during a wait; the wait goes on.";
            untouched(Some(session), vec![Event::new("message_during_wait", Some(&wait.node), text)], None)
        }
        (WaitKind::Answer { failed }, Some(node)) => {
            let mut run = Run::new(flow, env, session.clone(), said(message));
            run.take_wait(None);
            let before = run.effects.len();
            let exit = exec::answer(&node.kind, &node.id, message, failed, &mut run);
            if let Some(next) = run.leave(&node.id, exit, before) {
                run.go(&next);
            }
            finish(run, None)
        }
        (WaitKind::Answer { .. }, None) => {
            let mut run = Run::new(flow, env, session.clone(), said(message));
            run.fail(
                Some(&wait.node),
                "target_unknown",
                "The step that asked does not exist in this version.",
            );
            finish(run, None)
        }
    }
}

fn interrupted(
    flow: &CompiledFlow,
    session: &Session,
    selection: Selection,
    message: &Inbound,
    env: &Env,
) -> StepOutput {
    let target = chosen_target(flow, &selection);
    let Some((trigger, target)) = target else {
        return untouched(Some(session), Vec::new(), Some(selection));
    };
    let mut output = start(flow, Some(session), env, Some(&trigger), &target, said(message), Some(selection));
    output.events.insert(0, Event::new("session_interrupted", None, "A keyword started the flow anew."));
    output
}

fn from_trigger(flow: &CompiledFlow, session: Option<&Session>, message: &Inbound, env: &Env) -> StepOutput {
    let selection = select(flow.flow(), message, env.first_message);
    match chosen_target(flow, &selection) {
        Some((trigger, target)) => {
            start(flow, session, env, Some(&trigger), &target, said(message), Some(selection))
        }
        None => {
            let event = Event::new("no_trigger", None, "No start of the flow takes this message.");
            untouched(session, vec![event], Some(selection))
        }
    }
}

fn chosen_target(flow: &CompiledFlow, selection: &Selection) -> Option<(String, String)> {
    let trigger = flow.flow().trigger(selection.chosen.as_deref()?)?;
    Some((trigger.id.clone(), trigger.to.clone()?))
}

fn start(
    flow: &CompiledFlow,
    old: Option<&Session>,
    env: &Env,
    trigger: Option<&str>,
    node: &str,
    said: String,
    selection: Option<Selection>,
) -> StepOutput {
    let mut events = Vec::new();
    let mut run = Run::new(flow, env, fresh(flow.flow(), env, trigger.map(str::to_owned)), said);
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
    events.push(Event::new("session_started", trigger, "A conversation started."));
    run.events = events;
    run.go(node);
    finish(run, selection)
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

fn untouched(session: Option<&Session>, events: Vec<Event>, selection: Option<Selection>) -> StepOutput {
    let hash = session.map_or_else(String::new, |session| chain(&session.hash, session));
    StepOutput {
        session: session.cloned(),
        effects: Vec::new(),
        events,
        selection,
        trace: Trace { steps: Vec::new(), hash },
    }
}

fn said(message: &Inbound) -> String {
    message.words().chars().take(crate::limits::MAX_INBOUND_CHARS).collect()
}
