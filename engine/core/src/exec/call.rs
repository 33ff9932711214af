//! Asking another system.

use crate::{
    Call, Effect, WaitKind,
    run::{Exit, Run},
};

/// Asks, then waits for the answer; [`super::result`] gets it. When the seconds are over, it gets a failure
/// with the code `timeout`.
pub(super) fn ask(run: &mut Run<'_>, id: &str, call: Call, timeout_seconds: u32) -> Exit {
    let token = run.token("c");
    run.effects.push(Effect::Call { token: token.clone(), node: id.into(), call });
    Exit::Wait(WaitKind::Call { call: token }, Some(timeout_seconds))
}
