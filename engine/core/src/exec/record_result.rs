//! Keeps a result.

use flows_schema::{Port, nodes::RecordResult};

use crate::{
    Effect,
    run::{Exit, Run},
    value::as_text,
};

pub(super) fn enter(config: &RecordResult, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let value = run.template_value(&config.value)?;
    let category = run.text(&config.category)?.trim().to_owned();
    let raw = as_text(&value);
    run.effects.push(Effect::Record {
        node: id.into(),
        variable: config.name.as_str().into(),
        value,
        raw,
        category,
    });
    Ok(Exit::port(Port::NEXT))
}
