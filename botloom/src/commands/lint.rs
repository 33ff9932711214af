//! `botloom flow lint`: the checks of the editor and more, in the terminal.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use engine_core::lint::{lint, lint_and_play, play::Budget};
use flows_schema::Severity;

use super::read_flow;

/// Prints the findings; fails when one keeps the flow from being published.
pub(crate) fn run(file: &Path, json: bool, play: bool) -> anyhow::Result<ExitCode> {
    let flow = read_flow(file)?;
    let mut out = io::stdout().lock();
    let (findings, played) = if play {
        let (findings, played) = lint_and_play(&flow, Budget::default());
        (findings, Some(played))
    } else {
        (lint(&flow), None)
    };
    if json {
        serde_json::to_writer_pretty(&mut out, &findings)?;
        writeln!(out)?;
    } else {
        for finding in &findings {
            writeln!(out, "{finding}")?;
        }
        if let Some(played) = played {
            let all = if played.complete { ", which is all that they come to" } else { "" };
            writeln!(out, "played {} inputs to {} states{all}", played.steps, played.states)?;
        }
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        writeln!(
            out,
            "{}: {} errors, {} warnings, {} hints",
            file.display(),
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Hint)
        )?;
    }
    let publishable = findings.iter().all(|finding| finding.severity != Severity::Error);
    Ok(if publishable { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
