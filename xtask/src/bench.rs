//! `cargo xtask bench engine`: how many steps the engine takes per second, natively and as WebAssembly, in figures
//! that programs can read. Both must come to the same trace hashes.

use crate::{cmd, tools};
use anyhow::{Context as _, bail};
use clap::ValueEnum;

/// What is measured.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Subject {
    /// Conversations in engine/core/benches.
    Engine,
}

/// Builds in release, measures, and prints a line `name value` for each figure.
///
/// # Errors
/// When something does not build or run, or when WebAssembly does not do the same as the native engine.
pub(crate) fn run(subject: Subject) -> anyhow::Result<()> {
    match subject {
        Subject::Engine => engine(),
    }
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
