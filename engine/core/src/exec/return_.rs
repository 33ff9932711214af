//! Goes back.

use flows_schema::nodes::Return;

use crate::run::Exit;

pub(super) fn enter(config: &Return) -> Exit {
    Exit::Return(config.outcome.clone())
}
