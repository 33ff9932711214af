//! The stories in playwright/, run in the system's Chromium against the binary that `cargo test` built.

use crate::counts::Counts;
use crate::progress::say;
use crate::suite::FEATURES;
use crate::{cmd, tools};
use anyhow::{Context as _, bail};

/// Runs Playwright and adds its tests to `counts`.
///
/// # Errors
/// When a program is missing, the binary does not build, or a test failed.
pub(crate) fn run(filter: &[String], counts: &mut Counts) -> anyhow::Result<()> {
    // The same profile and features as `cargo test --workspace`: after it, there is nothing left to compile.
    let programs = ["--bin", "botloom", "--bin", "fake-whatsapp"];
    cmd::run(cmd::cargo().args(["build", "--workspace"]).args(FEATURES).args(programs))?;

    let dir = cmd::root().join("playwright");
    let node = tools::node().context("Node.js is missing")?;
    // A story with a wrong name in it should fail at once, not after a minute in the browser.
    let mut types = cmd::command(&node);
    cmd::run(types.current_dir(&dir).args(["node_modules/typescript/bin/tsc", "--noEmit"]))
        .context("the stories have mistakes in their types")?;

    let report = cmd::target_dir().join("playwright-report.json");
    let _ = std::fs::remove_file(&report);
    let built = cmd::target_dir().join("debug");
    let mut playwright = cmd::command(&node);
    playwright
        .current_dir(&dir)
        .args(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"])
        .args(filter)
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report)
        .env("CHROMIUM", tools::chromium().context("Chromium is missing")?)
        .env("BOTLOOM_BIN", built.join("botloom"))
        .env("FAKE_WHATSAPP_BIN", built.join("fake-whatsapp"));
    let status = cmd::stream(&mut playwright, |line| say(format_args!("{line}")))?;
    let report = std::fs::read(&report).context("Playwright wrote no report")?;
    *counts += Counts::from_playwright(&report)?;
    if !status.success() {
        bail!("Playwright failed ({status}); traces are in playwright/test-results");
    }
    Ok(())
}
