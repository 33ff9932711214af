//! The outcome of tests as text for a terminal.

use std::fmt::{self, Write};

use flows_schema::Flow;

use super::{Covered, FlowCoverage, TestReport};

/// Writes what came of the tests, and of the coverage where it is wanted.
///
/// # Errors
/// When the writer fails.
pub fn write_report(out: &mut impl Write, flow: &Flow, report: &TestReport, coverage: bool) -> fmt::Result {
    for test in &report.tests {
        let place = test.flow.as_ref().map_or(String::new(), |flow| format!("{flow}: "));
        let Some(failure) = &test.failure else {
            writeln!(out, "ok      {place}{}", test.name)?;
            continue;
        };
        writeln!(out, "FAILED  {place}{}", test.name)?;
        let holder = test.flow.as_ref().map_or(Some(flow), |name| flow.library.get(name));
        let step = holder
            .and_then(|flow| flow.tests.iter().find(|known| known.name == test.name))
            .and_then(|test| test.steps.get(failure.step));
        let words = step.and_then(|step| serde_json::to_string(step).ok()).unwrap_or_default();
        writeln!(out, "        step {}: {words}", failure.step + 1)?;
        writeln!(out, "        expected: {}", failure.expected)?;
        writeln!(out, "        came:     {}", failure.came)?;
    }
    let failed = report.tests.iter().filter(|test| test.failure.is_some()).count();
    writeln!(out, "{}: {} passed, {failed} failed", flow.name, report.tests.len() - failed)?;
    if coverage {
        write_flow(out, &flow.name, &report.coverage.flow)?;
        for (name, flow) in &report.coverage.library {
            write_flow(out, name, flow)?;
        }
    }
    Ok(())
}

fn write_flow(out: &mut impl Write, name: &str, coverage: &FlowCoverage) -> fmt::Result {
    writeln!(out, "Coverage of {name}")?;
    line(out, "nodes", &coverage.nodes)?;
    line(out, "ports", &coverage.ports)?;
    line(out, "triggers", &coverage.triggers)?;
    for (language, covered) in &coverage.languages {
        line(out, &format!("texts in {language}"), covered)?;
    }
    Ok(())
}

fn line(out: &mut impl Write, what: &str, covered: &Covered) -> fmt::Result {
    let all = covered.covered.len() + covered.uncovered.len();
    writeln!(out, "  {what}: {} of {all}, {} %", covered.covered.len(), covered.percent)?;
    if !covered.uncovered.is_empty() {
        writeln!(out, "    not seen: {}", covered.uncovered.join(", "))?;
    }
    Ok(())
}
