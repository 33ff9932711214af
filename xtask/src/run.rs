//! `cargo xtask run`: from a clone to a running Botloom.

use crate::progress::{say, seconds, step};
use crate::server::{self, Server};
use crate::{cmd, signals, tools, ui, watch};
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Options of `cargo xtask run`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Compile the browser's files quickly instead of small, and rebuild and restart when a source file changes.
    #[arg(long)]
    dev: bool,
    /// Optimise the server as for production. The first build takes several times as long.
    #[arg(long, conflicts_with = "dev")]
    release: bool,
    /// The address to listen on.
    #[arg(long, env = "BOTLOOM_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder of the database and the keys; it is created when missing.
    #[arg(long, env = "BOTLOOM_DATA_DIR", default_value = "data")]
    data: PathBuf,
}

/// Builds what is not built, starts the server and waits for Ctrl-C.
///
/// # Errors
/// When something cannot be installed, built or started.
pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let start = Instant::now();
    // Before the long part: a busy port found after minutes of compiling would be a poor joke.
    server::require_free(options.listen)?;
    let ui_profile = if options.dev { ui::Profile::Dev } else { ui::Profile::Release };
    // Somebody who tries Botloom should not wait for an optimiser; and the tests' build is the same one.
    let profile = if options.release { "release" } else { "dev" };

    step("Compiler target for the browser", tools::wasm_target)?;
    step("Browser files", || ui::build(ui_profile))?;
    step("Server", || server::build(profile))?;
    let data = cmd::root().join(&options.data);
    let server = step("Start", || Server::start(profile, options.listen, &data))?;

    say(format_args!("\nBotloom is running after {}.", seconds(start.elapsed())));
    say(format_args!("  Address:  http://{}", for_people(options.listen)));
    if let Some(link) = server.setup_link() {
        say(format_args!("  Set-up:   {link}"));
    }
    say(format_args!("  Data:     {}", data.display()));
    say(format_args!("Press Ctrl-C to stop."));

    if options.dev {
        watch::rebuild_on_change(server, || Server::start(profile, options.listen, &data))?;
    } else {
        let status = server.wait()?;
        if !signals::interrupted() && !status.success() {
            anyhow::bail!("botloom ended ({status})");
        }
    }
    say(format_args!("Botloom has stopped."));
    Ok(ExitCode::SUCCESS)
}

/// The address as one types it into a browser.
fn for_people(listen: SocketAddr) -> String {
    if listen.ip().is_loopback() || listen.ip().is_unspecified() {
        format!("localhost:{}", listen.port())
    } else {
        listen.to_string()
    }
}
