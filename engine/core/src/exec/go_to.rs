//! Goes on at another node.

use flows_schema::nodes::GoTo;

use crate::run::Exit;

pub(super) fn enter(config: &GoTo) -> Exit {
    Exit::Jump(config.node.as_str().into())
}
