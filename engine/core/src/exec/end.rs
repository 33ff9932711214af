//! Ends the conversation.

use flows_schema::nodes::End;

use crate::run::Exit;

pub(super) fn enter(config: &End) -> Exit {
    Exit::End(config.outcome.trim().to_owned())
}
