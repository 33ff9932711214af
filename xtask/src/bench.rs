//! `cargo xtask bench`: measurements, in figures that programs can read: a line `name value` for each.
//!
//! `engine`: how many steps the engine takes per second, natively and as WebAssembly; both must come to the same
//! trace hashes. `load`: how many messages go through the whole product per second, and how long one takes. `whatsapp-web`:
//! what many numbers cost that are paired by QR code. `ui`: how fast the editor is in a browser.

mod ui;

use crate::{
    cmd,
    services::{Postgres, Redis},
    suite::STAND_IN,
    tools,
};
use anyhow::{Context as _, bail};
use clap::{Args, Subcommand, ValueEnum};

/// What is measured.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Subject {
    /// Conversations in engine/core/benches.
    Engine,
    /// The six-turn support conversation, from signed webhooks to the answers at a mock of the Graph API.
    Load(Load),
    /// Many numbers that are paired by QR code, in one process against a stand-in for WhatsApp.
    WhatsappWeb(WhatsappWeb),
    /// The admin UI in headless Chromium, with a flow of a thousand steps.
    Ui,
}

/// The database that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StoreKind {
    /// A file in a temporary folder.
    Sqlite,
    /// A private Postgres, and a private Redis beside it.
    Postgres,
}

/// How hard, and against what.
#[derive(Debug, Clone, Args)]
pub(crate) struct Load {
    /// The database.
    #[arg(long, default_value = "sqlite")]
    store: StoreKind,
    /// Contacts in all.
    #[arg(long, default_value_t = 1000)]
    contacts: usize,
    /// Messages per second, or `max`.
    #[arg(long, default_value = "max")]
    rate: String,
    /// Seconds that are measured.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// Turns of a conversation, after which the contact stays silent and the conversation waits; 6 is all of it.
    #[arg(long, default_value_t = 6)]
    turns: usize,
    /// Measure a plain server that only answers, for comparison.
    #[arg(long)]
    baseline: bool,
}

/// How many numbers, and against what.
#[derive(Debug, Clone, Args)]
pub(crate) struct WhatsappWeb {
    /// The database.
    #[arg(long, default_value = "sqlite")]
    store: StoreKind,
    /// Numbers.
    #[arg(long, default_value_t = 100)]
    numbers: usize,
    /// Customers.
    #[arg(long, default_value_t = 50)]
    customers: usize,
    /// Seconds for which messages are counted.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// Use the build of the tests instead of an optimised one.
    #[arg(long)]
    dev: bool,
}

/// Builds in release, measures, and prints the figures.
///
/// # Errors
/// When something does not build or run, or when it does not do what it must.
pub(crate) fn run(subject: &Subject) -> anyhow::Result<()> {
    match subject {
        Subject::Engine => engine(),
        Subject::Load(load) => self::load(load),
        Subject::WhatsappWeb(options) => whatsapp_web(options),
        Subject::Ui => ui::run(),
    }
}

fn load(load: &Load) -> anyhow::Result<()> {
    tools::wasm_target()?;
    crate::ui::build(crate::ui::Profile::Release)?;
    crate::chaos::build("release")?;
    let release = cmd::target_dir().join("release");
    let mut program = cmd::command(release.join("engine-proof"));
    program.arg("load").arg("--binary").arg(release.join("botloom"));
    program.args(["--contacts", &load.contacts.to_string(), "--rate", &load.rate]);
    program.args(["--seconds", &load.seconds.to_string(), "--turns", &load.turns.to_string()]);
    if load.baseline {
        program.arg("--baseline");
    }
    measure(program, load.store, true)
}

fn whatsapp_web(options: &WhatsappWeb) -> anyhow::Result<()> {
    tools::wasm_target()?;
    crate::ui::build(crate::ui::Profile::Release)?;
    let (profile, folder) = if options.dev { ("dev", "debug") } else { (STAND_IN, STAND_IN) };
    crate::chaos::build(profile)?;
    let build = cmd::target_dir().join(folder);
    let mut program = cmd::command(build.join("engine-proof"));
    program.arg("whatsapp-web").arg("--binary").arg(build.join("botloom"));
    program.args(["--numbers", &options.numbers.to_string(), "--customers", &options.customers.to_string()]);
    program.args(["--seconds", &options.seconds.to_string()]);
    measure(program, options.store, false)
}

/// Runs a measurement beside a database of its own.
fn measure(mut program: std::process::Command, store: StoreKind, wants_redis: bool) -> anyhow::Result<()> {
    let folder = std::env::temp_dir().join(format!("botloom-bench-{}", std::process::id()));
    let servers = match store {
        StoreKind::Sqlite => {
            program.arg("--database-url").arg(format!("sqlite:{}", folder.join("bench.db").display()));
            None
        }
        StoreKind::Postgres => {
            let (postgres, redis) = (Postgres::start()?, Redis::start()?);
            program.args(["--database-url", &postgres.url()]);
            if wants_redis {
                program.args(["--redis-url", &redis.url()]);
            }
            Some((postgres, redis))
        }
    };
    let status = cmd::stream(&mut program, figure);
    drop(servers);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let status = status?;
    anyhow::ensure!(status.success(), "the measurement failed ({status})");
    Ok(())
}

fn engine() -> anyhow::Result<()> {
    tools::wasm_target()?;
    let node = tools::node().context("Node.js is missing: it runs the WebAssembly")?;
    cmd::run(cmd::cargo().args(["build", "--release", "--locked", "-p", "engine-bench"]))?;
    cmd::run(cmd::cargo().args([
        "build",
        "--release",
        "--locked",
        "-p",
        "engine-bench",
        "--lib",
        "--target",
        tools::WASM,
    ]))?;
    let target = cmd::target_dir();
    let mut proof = String::new();
    let status = cmd::stream(&mut cmd::command(target.join("release/engine-bench")), |line| {
        match line.strip_prefix("proof ") {
            Some(hash) => hash.clone_into(&mut proof),
            None => figure(line),
        }
    })?;
    if !status.success() {
        bail!("the native measurement failed ({status})");
    }
    let module = target.join(tools::WASM).join("release/engine_bench.wasm");
    let script = cmd::root().join("engine/bench/run.mjs");
    let status = cmd::stream(cmd::command(node).arg(script).arg(module).arg(proof), figure)?;
    if !status.success() {
        bail!("the measurement in WebAssembly failed ({status})");
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the figures are the command's output")]
fn figure(line: &str) {
    println!("{line}");
}
