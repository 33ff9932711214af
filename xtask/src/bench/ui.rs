//! The admin UI, measured in headless Chromium against the optimised binary by `playwright/bench/ui.mjs`.

use anyhow::Context as _;

use crate::{cmd, suite::RELEASE_FEATURES, tools};

/// Builds the app and the server in release, and drives the browser.
///
/// # Errors
/// When a program is missing, something does not build, or the page does not do what it must.
pub(super) fn run() -> anyhow::Result<()> {
    tools::wasm_target()?;
    tools::test_tools()?;
    tools::playwright_packages()?;
    crate::ui::build(crate::ui::Profile::Release)?;
    // With the whole workspace selected, dependencies get the same features as in the tests.
    cmd::run(
        cmd::cargo().args(["build", "--workspace", "--release", "--bin", "botloom"]).args(RELEASE_FEATURES),
    )?;
    let dir = cmd::root().join("playwright");
    let mut script = cmd::command(tools::node().context("Node.js is missing")?);
    script
        .current_dir(&dir)
        .arg("bench/ui.mjs")
        .env("CHROMIUM", tools::chromium().context("Chromium is missing")?)
        .env("BOTLOOM_BIN", cmd::target_dir().join("release/botloom"));
    let status = cmd::stream(&mut script, super::figure)?;
    anyhow::ensure!(status.success(), "the measurement failed ({status})");
    Ok(())
}
