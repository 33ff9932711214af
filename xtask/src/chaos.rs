//! `cargo xtask chaos`: the real binary under kills and faults, with private servers that are disturbed too.
//!
//! The program `engine-proof` does it; where it wants a server disturbed it prints a line with `@`, because the
//! servers are ours.

use crate::{
    bench::StoreKind,
    cmd,
    progress::say,
    services::{Commits, Postgres, Redis},
};
use clap::{Args, ValueEnum};
use std::time::Duration;

/// How long Redis is frozen at a time.
const FREEZE: Duration = Duration::from_secs(5);

/// How contacts reach the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Channel {
    /// By signed webhooks of Meta's Cloud API.
    CloudApi,
    /// By a number that is paired by QR code, over the real protocol.
    WhatsappWeb,
}

/// What is done to whom.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// How contacts reach the business.
    #[arg(long, default_value = "cloud-api")]
    channel: Channel,
    /// The database.
    #[arg(long, default_value = "sqlite")]
    store: StoreKind,
    /// Processes that work together; one on SQLite.
    #[arg(long, default_value_t = 1)]
    nodes: usize,
    /// Messages in all.
    #[arg(long, default_value_t = 2000)]
    messages: usize,
    /// Deaths: half by SIGKILL at random moments, half at the numbered steps of the protocol.
    #[arg(long, default_value_t = 6)]
    kills: usize,
    /// Processes that are frozen by SIGSTOP for 12 seconds, and then go on.
    #[arg(long, default_value_t = 0)]
    freezes: usize,
    /// Redis is emptied and frozen meanwhile.
    #[arg(long)]
    redis_flush: bool,
    /// Postgres is killed and started again meanwhile.
    #[arg(long)]
    pg_restart: bool,
    /// The Graph API refuses, throttles, and accepts without an answer; WhatsApp breaks lines, sends noise, delivers twice
    /// and keeps silent.
    #[arg(long)]
    provider_errors: bool,
    /// Commits do not wait for the disk, so the run must lose something.
    #[arg(long)]
    negative_control: bool,
    /// Use the build of the tests instead of an optimised one.
    #[arg(long)]
    dev: bool,
}

impl Options {
    /// The short run that is part of the tests.
    pub(crate) fn short(store: StoreKind, channel: Channel) -> Self {
        let postgres = store == StoreKind::Postgres;
        Self {
            channel,
            store,
            nodes: if postgres { 3 } else { 1 },
            messages: 1200,
            kills: 8,
            freezes: 0,
            redis_flush: postgres,
            pg_restart: postgres,
            provider_errors: true,
            negative_control: false,
            dev: true,
        }
    }

    fn check(&self) -> anyhow::Result<()> {
        let postgres = self.store == StoreKind::Postgres;
        anyhow::ensure!(postgres || self.nodes == 1, "a SQLite file has one node; choose --store postgres");
        anyhow::ensure!(
            postgres || !(self.redis_flush || self.pg_restart || self.negative_control),
            "SQLite has no servers that could be disturbed; choose --store postgres"
        );
        anyhow::ensure!(
            !self.negative_control || self.pg_restart,
            "without --pg-restart a forgetful database forgets nothing"
        );
        anyhow::ensure!(
            self.dev || self.channel == Channel::CloudApi,
            "optimised builds do not connect to a stand-in for WhatsApp; add --dev"
        );
        Ok(())
    }
}

/// Builds, disturbs, and prints the figures.
///
/// # Errors
/// When something does not build or start, or when a promise broke.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    options.check()?;
    crate::tools::wasm_target()?;
    crate::ui::build(crate::ui::Profile::Release)?;
    build(if options.dev { "dev" } else { "release" })?;
    drive(options)
}

/// Builds both programs with cargo's profile `profile`.
///
/// # Errors
/// When they do not compile.
pub(crate) fn build(profile: &str) -> anyhow::Result<()> {
    // With the whole workspace selected, dependencies get the same features as in the tests, and are compiled
    // once for both.
    let programs = ["--bin", "botloom", "--bin", "engine-proof", "--profile", profile];
    let features = if profile == "release" { crate::suite::RELEASE_FEATURES } else { crate::suite::FEATURES };
    cmd::run(cmd::cargo().args(["build", "--workspace"]).args(features).args(programs))
}

/// The same with what is built already.
///
/// # Errors
/// When something does not start, or when a promise broke.
pub(crate) fn drive(options: &Options) -> anyhow::Result<()> {
    let build = cmd::target_dir().join(if options.dev { "debug" } else { "release" });
    let mut program = cmd::command(build.join("engine-proof"));
    program.arg("chaos").arg("--binary").arg(build.join("botloom"));
    program.args([
        "--channel",
        match options.channel {
            Channel::CloudApi => "cloud-api",
            Channel::WhatsappWeb => "whatsapp-web",
        },
    ]);
    for (name, value) in [
        ("--nodes", options.nodes),
        ("--messages", options.messages),
        ("--kills", options.kills),
        ("--freezes", options.freezes),
    ] {
        program.args([name, &value.to_string()]);
    }
    for (name, wanted) in [
        ("--redis-flush", options.redis_flush),
        ("--pg-restart", options.pg_restart),
        ("--provider-errors", options.provider_errors),
        ("--negative-control", options.negative_control),
    ] {
        program.args(wanted.then_some(name));
    }
    let folder = std::env::temp_dir().join(format!("botloom-chaos-{}", std::process::id()));
    let mut servers = match options.store {
        StoreKind::Sqlite => {
            program.arg("--database-url").arg(format!("sqlite:{}", folder.join("chaos.db").display()));
            None
        }
        StoreKind::Postgres => {
            let commits = if options.negative_control { Commits::Forgetful } else { Commits::Durable };
            let (postgres, redis) = (Postgres::start_with(commits)?, Redis::start()?);
            program.args(["--database-url", &postgres.url(), "--redis-url", &redis.url()]);
            Some((postgres, redis))
        }
    };
    let mut failure = None;
    let status = cmd::stream(&mut program, |line| match (line, &mut servers) {
        ("@postgres restart", Some((postgres, _))) => failure = postgres.crash().err().or(failure.take()),
        ("@redis flush", Some((_, redis))) => redis.flush(),
        ("@redis freeze", Some((_, redis))) => redis.freeze(FREEZE),
        (line, _) => say(format_args!("{line}")),
    });
    drop(servers);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let status = status?;
    if let Some(failure) = failure {
        return Err(failure);
    }
    anyhow::ensure!(status.success(), "chaos ended with {status}");
    Ok(())
}
