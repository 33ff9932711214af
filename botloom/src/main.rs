//! The one binary: the server with its engine, and the command line for flows.
//!
//! It reads the settings, wires the store, the runtime and the admin API together, and serves them.
//! It must not hold any logic of its own that another crate could test: a command parses its
//! arguments, calls a crate, prints the outcome.
//!
//! **To add a command:** a variant in `cli.rs`, a file in `commands/`, a line in `run`.

// The types of server-rendered views nest deeply.
#![recursion_limit = "512"]

mod cli;
mod commands;
mod health;
mod http;
mod logging;
mod master_key;
mod metrics;
#[cfg(feature = "otlp")]
mod otlp;
mod parts;
mod security_txt;
mod seed;
mod settings;

use clap::Parser;

use crate::cli::{AuditCommand, Cli, Command, DocsCommand, FlowCommand, UserCommand};

// A step of a conversation makes some 20 small allocations, which the system's allocator takes longer for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            complain(&error);
            std::process::ExitCode::FAILURE
        }
    }
}

/// Errors of the command line are for a person, so they are printed without a log's ornaments.
#[expect(clippy::print_stderr, reason = "a command line reports its failure on standard error")]
fn complain(error: &anyhow::Error) {
    eprintln!("botloom: {error:#}");
}

fn run(cli: Cli) -> anyhow::Result<std::process::ExitCode> {
    match cli.command {
        Command::Flow(FlowCommand::Lint { file, json, play }) => commands::lint::run(&file, json, play),
        Command::Flow(FlowCommand::Test { files, json, coverage }) => {
            commands::flow_test::run(&files, json, coverage)
        }
        Command::Flow(FlowCommand::Diff { old, new, json }) => commands::diff::run(&old, &new, json),
        Command::Flow(FlowCommand::Translations(command)) => commands::translations::run(command),
        Command::Simulate { file, script, at, channel } => {
            commands::simulate::run(&file, script.as_deref(), channel, at)
        }
        Command::MockGraph(arguments) => commands::mock_graph::run(arguments),
        Command::Openapi => commands::openapi::run(),
        Command::Limits { json } => commands::limits::run(json),
        Command::Docs(DocsCommand::Nodes) => commands::docs::run(),
        Command::Serve(arguments) => commands::serve::run(settings::load(&arguments.into_overrides())?),
        Command::Keys(command) => {
            commands::keys::run(&settings::load(&settings::Overrides::default())?, &command)
        }
        Command::Migrate => commands::migrate::run(&settings::load(&settings::Overrides::default())?),
        Command::Seed => commands::seed::run(settings::load(&settings::Overrides::default())?),
        Command::Backup { file, with_key } => {
            commands::backup::write(&settings::load(&settings::Overrides::default())?, &file, with_key)
        }
        Command::Restore { file, force } => {
            commands::backup::restore(&settings::load(&settings::Overrides::default())?, &file, force)
        }
        Command::Resume { give_up_waiting } => {
            commands::backup::resume(&settings::load(&settings::Overrides::default())?, give_up_waiting)
        }
        Command::Mcp { url } => commands::mcp::run(&url),
        Command::Audit(AuditCommand::Verify) => {
            commands::audit::verify(&settings::load(&settings::Overrides::default())?)
        }
        Command::User(UserCommand::Create { email, name, role }) => {
            commands::user::create(settings::load(&settings::Overrides::default())?, &email, &name, &role)
        }
    }
}
