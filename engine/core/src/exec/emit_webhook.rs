//! Tells other systems that something happened.

use flows_schema::{Port, nodes::EmitWebhook};
use serde_json::{Map, Value};

use crate::{
    Effect,
    run::{Exit, Run},
};

pub(super) fn enter(config: &EmitWebhook, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let mut data = Map::new();
    for pair in &config.data {
        data.insert(pair.key.trim().to_owned(), run.template_value(&pair.value)?);
    }
    let (node, name) = (id.into(), config.name.clone());
    run.effects.push(Effect::Emit { node, name, data: Value::Object(data) });
    Ok(Exit::port(Port::NEXT))
}
