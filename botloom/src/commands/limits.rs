//! `botloom limits`: every limit with its reason.

use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Prints the limits of the document and of the engine.
pub(crate) fn run(json: bool) -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let lists = [("Flows", flows_schema::limits::ALL), ("Engine", engine_core::limits::ALL)];
    if json {
        let all: Vec<_> = lists.into_iter().flat_map(|(_, list)| list).collect();
        serde_json::to_writer_pretty(&mut out, &all)?;
        writeln!(out)?;
        return Ok(ExitCode::SUCCESS);
    }
    for (title, list) in lists {
        writeln!(out, "{title}")?;
        for limit in list {
            writeln!(out, "  {} = {}: {}", limit.name, limit.value, limit.reason.trim())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
