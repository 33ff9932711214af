//! Says something.

use flows_schema::{Port, nodes::Text};

use crate::run::{Exit, Run};

pub(super) fn enter(config: &Text, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    run.say(id, &config.text)?;
    Ok(Exit::port(Port::NEXT))
}
