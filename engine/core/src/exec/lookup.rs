//! Finds rows of a table.

use std::collections::BTreeMap;

use flows_schema::{
    Port,
    nodes::{Lookup, Take},
};
use serde_json::Value;

use super::call;
use crate::{
    Call, CallOutcome,
    limits::LOOKUP_SECONDS,
    run::{Exit, Run},
};

pub(super) fn enter(config: &Lookup, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let mut filter = BTreeMap::new();
    for column in &config.filter {
        filter.insert(column.key.clone(), run.template_value(&column.value)?);
    }
    let limit = match config.take {
        Take::One => 1,
        Take::Many => config.limit.clamp(1, flows_schema::limits::MAX_LOOKUP_ROWS),
    };
    let lookup = Call::Lookup { table: config.table.trim().to_owned(), filter, order: config.order, limit };
    Ok(call::ask(run, id, lookup, LOOKUP_SECONDS))
}

pub(super) fn result(config: &Lookup, outcome: &CallOutcome, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let rows = match outcome {
        CallOutcome::Ok { value: Value::Array(rows) } => rows,
        CallOutcome::Ok { .. } => {
            let text = "The table did not answer with rows.".to_owned();
            return Err(Exit::Fail { code: "answer_unusable", text });
        }
        CallOutcome::Failed { code, text, .. } => {
            return Err(Exit::CallFailed { code: code.clone(), text: text.clone() });
        }
    };
    let Some(first) = rows.first() else {
        // What an earlier lookup found must not be taken for an answer to this one.
        run.forget(&config.save_as);
        return Ok(Exit::port(Lookup::NOT_FOUND));
    };
    let found = match config.take {
        Take::One => first.clone(),
        Take::Many => Value::Array(rows.clone()),
    };
    run.write(&config.save_as, found)?;
    Ok(Exit::port(Port::NEXT))
}
