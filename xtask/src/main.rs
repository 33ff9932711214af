//! The two commands of the README, `cargo xtask run` and `cargo xtask test`, and the steps they are made of; and
//! `cargo xtask bench` for measurements.
//!
//! Purpose: a machine with nothing but rustup and a C compiler gets from a fresh clone to a running
//! (or a tested) Botloom with one command. What is missing is installed through the system's own
//! package managers (rustup, apt, npm); nothing is fetched from anywhere else.
//!
//! What it must not do: rely on servers that happen to run, leave servers behind, or hold logic that
//! the product needs at run time.
//!
//! To add a step to `test`: write a function in `suite.rs`, add a variant to [`suite::Step`] and a line
//! to its `run`. To add a program that must be installed: one constant in `tools.rs`.

mod bench;
mod browser_tests;
mod chaos;
mod cmd;
mod counts;
mod http;
mod progress;
mod run;
mod server;
mod services;
mod signals;
mod suite;
mod tools;
mod ui;
mod watch;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Botloom's developer commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything that is not built yet and start Botloom with the data in ./data.
    Run(run::Options),
    /// Run all checks and tests; ends with `N passed, N failed`.
    Test(suite::Options),
    /// Measure a part of Botloom; prints a line `name value` for each figure.
    Bench {
        /// What is measured.
        #[command(subcommand)]
        subject: bench::Subject,
    },
    /// Kill, freeze and disturb the product while contacts write; ends non-zero when a promise broke.
    Chaos(chaos::Options),
    /// Build the browser's files into target/site.
    Ui {
        /// Compile quickly instead of small.
        #[arg(long)]
        dev: bool,
    },
}

fn main() -> ExitCode {
    let result = signals::install().and_then(|()| match Cli::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test(options) => suite::run(&options),
        Command::Bench { subject } => bench::run(&subject).map(|()| ExitCode::SUCCESS),
        Command::Chaos(options) => chaos::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Ui { dev } => {
            tools::wasm_target()?;
            ui::build(if dev { ui::Profile::Dev } else { ui::Profile::Release })?;
            Ok(ExitCode::SUCCESS)
        }
    });
    match result {
        Ok(code) => code,
        Err(_) if signals::interrupted() => ExitCode::from(130),
        Err(error) => {
            progress::say(format_args!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
