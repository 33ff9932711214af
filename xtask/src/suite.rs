//! `cargo xtask test`: every check and test of the project, in the order in which they fail fastest.
//!
//! All steps run even when one failed, so that one run shows everything that is wrong. The last line is
//! `N passed, N failed`: tests are counted one by one; a step without tests (formatting, lints, a build)
//! counts only when it fails, as one failure.

use crate::bench::StoreKind;
use crate::chaos::Channel;
use crate::counts::Counts;
use crate::progress::{say, seconds, step};
use crate::services::{Postgres, Redis};
use crate::{browser_tests, chaos, cmd, signals, tools, ui};
use anyhow::bail;
use clap::{Args, ValueEnum};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// Features of all native steps: the same everywhere, so that nothing is compiled twice.
/// `testing` brings the mock Graph API, which the browser tests use, and lets numbers connect to the stand-in for WhatsApp.
pub(crate) const FEATURES: [&str; 2] = ["--features", "engine-runtime/testing,engine-whatsapp-web/testing"];

/// The profile of optimised builds that accept a stand-in for WhatsApp. Measurements are all that they are for.
pub(crate) const STAND_IN: &str = "stand-in";

/// The same for release builds, which must not accept a stand-in for WhatsApp.
pub(crate) const RELEASE_FEATURES: [&str; 2] = ["--features", "engine-runtime/testing"];

/// Options of `cargo xtask test`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Run only these steps (repeat the option for several); what they need is not built for them.
    #[arg(long, value_enum)]
    only: Vec<Step>,
    /// Passed to the step that runs: a filter for the names of tests (`rust`, `browser`).
    #[arg(last = true)]
    filter: Vec<String>,
}

/// The steps, in the order in which they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    /// Install what is missing: wasm target, Postgres, Redis, Chromium, Node.js, Playwright.
    Tools,
    /// Formatting.
    Fmt,
    /// Build the browser's files. The server embeds them, so they come before all that compiles it.
    Ui,
    /// Lints of everything that runs on the server.
    Clippy,
    /// Lints of what runs in the browser.
    ClippyWasm,
    /// Unit and integration tests, with a private Postgres and Redis.
    Rust,
    /// Short runs of the real binary under kills and faults, on SQLite and on three nodes with Postgres.
    Chaos,
    /// Stories in a real browser against the real binary.
    Browser,
}

/// Runs the suite.
///
/// # Errors
/// Only when the user interrupts it; failures of steps are counted.
pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let start = Instant::now();
    let mut total = Counts::default();
    let mut times = Vec::new();
    for step_to_run in Step::value_variants() {
        if !options.only.is_empty() && !options.only.contains(step_to_run) {
            continue;
        }
        let began = Instant::now();
        let mut counts = Counts::default();
        let outcome = step(step_to_run.title(), || step_to_run.run(&options.filter, &mut counts));
        signals::check()?;
        if let Err(error) = outcome {
            say(format_args!("    {error:#}"));
            if counts.failed == 0 {
                counts += Counts::ONE_FAILED;
            }
        }
        times.push((step_to_run.title(), began.elapsed(), counts));
        total += counts;
    }
    say(format_args!("\nAll steps took {}:", seconds(start.elapsed())));
    for (title, took, counts) in times {
        let result = if counts.failed == 0 { "ok" } else { "FAILED" };
        say(format_args!("  {:<42} {:>12}  {result}", title, seconds(took)));
    }
    say(format_args!("{} passed, {} failed", total.passed, total.failed));
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Step {
    fn title(self) -> &'static str {
        match self {
            Self::Tools => "Install what is missing",
            Self::Fmt => "Formatting",
            Self::Clippy => "Lints",
            Self::ClippyWasm => "Lints for the browser",
            Self::Ui => "Browser files",
            Self::Rust => "Tests, with a private Postgres and Redis",
            Self::Chaos => "Kills and faults",
            Self::Browser => "Stories in the browser",
        }
    }

    fn run(self, filter: &[String], counts: &mut Counts) -> anyhow::Result<()> {
        match self {
            Self::Tools => {
                tools::wasm_target()?;
                tools::lint_components()?;
                tools::test_tools()?;
                tools::playwright_packages()
            }
            Self::Fmt => cmd::run(cmd::cargo().args(["fmt", "--all", "--check"])),
            Self::Clippy => {
                let mut clippy = cmd::cargo();
                clippy.args(["clippy", "--workspace", "--all-targets"]).args(FEATURES);
                cmd::run(deny_warnings(&mut clippy)?)
            }
            Self::ClippyWasm => {
                let mut clippy = cmd::cargo();
                clippy.args(["clippy", "-p", "admin-ui", "-p", "admin-canvas", "--lib"]);
                clippy.args(["--target", "wasm32-unknown-unknown"]);
                clippy.args(["--no-default-features", "--features", "admin-ui/hydrate"]);
                cmd::run(deny_warnings(&mut clippy)?)
            }
            Self::Ui => ui::build(ui::Profile::Release),
            Self::Rust => rust_tests(filter, counts),
            Self::Chaos => chaos_runs(counts),
            Self::Browser => browser_tests::run(filter, counts),
        }
    }
}

/// One `cargo test` for the whole workspace, beside private servers.
fn rust_tests(filter: &[String], counts: &mut Counts) -> anyhow::Result<()> {
    let postgres = Postgres::start()?;
    let redis = Redis::start()?;
    let mut test = cmd::cargo();
    test.args(["test", "--workspace", "--no-fail-fast"])
        .args(FEATURES)
        .env("BOTLOOM_TEST_POSTGRES_URL", postgres.url())
        .env("BOTLOOM_TEST_REDIS_URL", redis.url());
    if !filter.is_empty() {
        test.arg("--").args(filter);
    }
    let status = cmd::stream(&mut test, |line| {
        say(format_args!("{line}"));
        if let Some(more) = Counts::from_test_result(line) {
            *counts += more;
        }
    })?;
    if !status.success() {
        bail!("cargo test failed ({status})");
    }
    Ok(())
}

/// Both short runs; each counts as one test.
fn chaos_runs(counts: &mut Counts) -> anyhow::Result<()> {
    chaos::build("dev")?;
    for store in [StoreKind::Sqlite, StoreKind::Postgres] {
        say(format_args!("    {store:?}"));
        match chaos::drive(&chaos::Options::short(store, Channel::CloudApi)) {
            Ok(()) => counts.passed += 1,
            Err(error) => {
                signals::check()?;
                say(format_args!("    {error:#}"));
                counts.failed += 1;
            }
        }
    }
    anyhow::ensure!(counts.failed == 0, "a promise broke");
    Ok(())
}

/// Makes warnings fail the step, with the compiler that this project is written for. A newer compiler has
/// newer lints: these are shown, and fail nothing for somebody who only wants to try the project.
fn deny_warnings(clippy: &mut Command) -> anyhow::Result<&mut Command> {
    let version = cmd::output(cmd::command("rustc").arg("--version"))?;
    if version.contains(concat!("rustc ", env!("CARGO_PKG_RUST_VERSION"), ".")) {
        clippy.args(["--", "-D", "warnings"]);
    }
    Ok(clippy)
}
