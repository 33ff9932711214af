//! `botloom openapi`: prints the API's description.

use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Prints the description as JSON.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &admin_api::openapi())?;
    writeln!(out)?;
    Ok(ExitCode::SUCCESS)
}
