//! What all steps that ask another system have in common.

use crate::{
    Call, Effect, WaitKind,
    run::{Exit, Run},
};

/// Asks another system, and waits for its answer for so many seconds.
pub(super) fn ask(run: &mut Run<'_>, id: &str, call: Call, timeout_seconds: u32) -> Exit {
    let token = run.token("c");
    run.effects.push(Effect::Call { token: token.clone(), node: id.to_owned(), call });
    Exit::Wait(WaitKind::Call { call: token }, Some(timeout_seconds))
}
