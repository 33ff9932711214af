//! Sets, adds to or clears a variable.

use flows_schema::{
    Port,
    nodes::{SetOperation, SetVariable},
};

use crate::{
    run::{Exit, Run},
    value::{as_number, number, parse_number},
};

pub(super) fn enter(config: &SetVariable, run: &mut Run<'_>) -> Result<Exit, Exit> {
    match config.operation {
        SetOperation::Set => {
            let words = run.text(&config.value)?;
            run.write_words(&config.variable, &words)?;
        }
        SetOperation::Add => {
            let words = run.text(&config.value)?;
            let Some(more) = parse_number(&words) else {
                let text = "What should be added is not a number.".to_owned();
                return Err(Exit::Fail { code: "value_not_a_number", text });
            };
            let before = as_number(&run.read(&config.variable)).unwrap_or(0.0);
            run.write(&config.variable, number(before + more))?;
        }
        SetOperation::Clear => {
            run.session.variables.remove(&config.variable);
        }
    }
    Ok(Exit::port(Port::NEXT))
}
