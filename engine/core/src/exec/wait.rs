//! Waits for a while.

use flows_schema::nodes::Wait;

use crate::{WaitKind, run::Exit};

pub(super) fn enter(config: &Wait) -> Exit {
    Exit::Wait(WaitKind::Time, Some(config.seconds))
}
