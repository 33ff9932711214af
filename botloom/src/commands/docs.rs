//! `botloom docs nodes`: the reference of node and trigger types.

use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Prints the pages one after the other, with the default settings as examples.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    for (_, text) in flows_schema::docs::pages(|_, _| None) {
        writeln!(out, "{text}")?;
    }
    Ok(ExitCode::SUCCESS)
}
