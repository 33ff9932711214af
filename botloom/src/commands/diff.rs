//! `botloom flow diff`: what changed between two flows.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use flows_schema::diff::diff;

use super::read_flow;

/// Prints the changes, one a line; fails when there are any, as `diff` does.
pub(crate) fn run(old: &Path, new: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let changes = diff(&read_flow(old)?, &read_flow(new)?);
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut out, &changes)?;
        writeln!(out)?;
    } else {
        for change in &changes {
            writeln!(out, "{change}")?;
        }
    }
    Ok(if changes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
