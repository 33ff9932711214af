//! `botloom flow lint`: the checks of the editor, in the terminal.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use flows_schema::{Issue, Severity, checks};

use super::read_flow;

/// Prints the findings; fails when one keeps the flow from being published.
pub(crate) fn run(file: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let flow = read_flow(file)?;
    let issues = checks(&flow);
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut out, &issues)?;
        writeln!(out)?;
    } else {
        for issue in &issues {
            write_issue(&mut out, issue)?;
        }
        let count = |severity| issues.iter().filter(|issue| issue.severity == severity).count();
        writeln!(
            out,
            "{}: {} errors, {} warnings, {} hints",
            file.display(),
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Hint)
        )?;
    }
    let publishable = issues.iter().all(|issue| issue.severity != Severity::Error);
    Ok(if publishable { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn write_issue(out: &mut impl Write, issue: &Issue) -> io::Result<()> {
    let severity = match issue.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    let place = issue.node.as_deref().unwrap_or("flow");
    writeln!(out, "{severity}[{}] {place}{}: {}", issue.code, issue.path, issue.text)?;
    match &issue.fix {
        Some(fix) => writeln!(out, "    {fix}"),
        None => Ok(()),
    }
}
