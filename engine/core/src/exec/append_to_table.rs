//! Adds a row to a table.

use flows_schema::{Port, nodes::AppendToTable};
use serde_json::Map;

use crate::{
    Effect,
    limits::MAX_ROW_BYTES,
    run::{Exit, Run},
    value,
};

pub(super) fn enter(config: &AppendToTable, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let mut row = Map::new();
    for column in &config.columns {
        row.insert(column.key.clone(), run.template_value(&column.value)?);
    }
    if value::map_bytes(&row) > MAX_ROW_BYTES {
        let text = format!("The row would take more than {MAX_ROW_BYTES} bytes.");
        return Err(Exit::Fail { code: "row_too_large", text });
    }
    run.effects.push(Effect::Append { node: id.into(), table: config.table.trim().to_owned(), row });
    Ok(Exit::port(Port::NEXT))
}
