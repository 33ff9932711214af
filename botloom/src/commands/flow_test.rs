//! `botloom flow test`: runs the tests inside flows.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use engine_core::flow_test::{run_tests, write_report};

use super::read_flow;

/// Runs the tests of all files; fails when one of them does.
pub(crate) fn run(files: &[PathBuf], json: bool, coverage: bool) -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let mut reports = BTreeMap::new();
    let mut passed = true;
    for file in files {
        let flow = read_flow(file)?;
        let report = run_tests(&flow);
        passed &= report.passed();
        if json {
            reports.insert(file.display().to_string(), report);
        } else {
            let mut text = String::new();
            write_report(&mut text, &flow, &report, coverage)?;
            out.write_all(text.as_bytes())?;
        }
    }
    if json {
        serde_json::to_writer_pretty(&mut out, &reports)?;
        writeln!(out)?;
    }
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
