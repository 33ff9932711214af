//! What holds after every step, whatever the flow and the input were.

use engine_core::{
    Capabilities, Effect, Session,
    limits::{MAX_NODES_PER_INPUT, MAX_QUEUE, MAX_SENDS_PER_INPUT, MAX_STACK, MAX_VARIABLE_BYTES},
    render,
    simulation::Observed,
};

/// Fails where a step broke a limit or its session cannot be kept.
pub fn hold(observed: &Observed) {
    let output = &observed.output;
    let sends = output.effects.iter().filter(|effect| matches!(effect, Effect::Send { .. })).count();
    assert!(sends <= 2 * MAX_SENDS_PER_INPUT, "{sends} messages at once");
    let steps = output.trace.steps.len();
    assert!(steps <= 2 * MAX_NODES_PER_INPUT as usize, "{steps} steps at once");
    for effect in &output.effects {
        let Effect::Send { message, .. } = effect else { continue };
        for channel in [Capabilities::cloud_api(), Capabilities::whatsapp_web()] {
            for shown in render(message, &channel) {
                let length = shown.words().chars().count();
                assert!(length <= 4_096, "a message of {length} characters");
            }
        }
    }
    if let Some(session) = &output.session {
        session_holds(session);
    }
}

fn session_holds(session: &Session) {
    assert!(session.stack.len() <= MAX_STACK, "the stack has {} places", session.stack.len());
    assert!(session.queue.len() <= MAX_QUEUE, "{} messages wait", session.queue.len());
    // Every variable has been counted with its value; keys and brackets come on top.
    let bytes = serde_json::to_vec(&session.variables).expect("variables are JSON").len();
    assert!(bytes <= MAX_VARIABLE_BYTES * 2, "{bytes} bytes of variables");
    assert_eq!(session.is_waiting(), session.wait.is_some());
    let written = serde_json::to_vec(session).expect("a session is written");
    let read: Session = serde_json::from_slice(&written).expect("a session is read");
    assert_eq!(&read, session, "a session is another one after it was kept");
}
