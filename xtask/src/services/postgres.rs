//! A private Postgres. Durability settings are the defaults (fsync on): tests that kill processes rely
//! on what a commit means.

use super::{Service, free_port, fresh_dir, guarded};
use crate::cmd::{self, command};
use crate::tools;
use anyhow::Context as _;
use std::path::PathBuf;
use std::process::Command;

/// The user that Postgres runs as when we are root, which it refuses to be. Debian's package creates it.
const SERVICE_USER: &str = "postgres";

/// A running Postgres.
pub(crate) struct Postgres {
    service: Service,
    server: Command,
    bin: PathBuf,
    port: u16,
}

/// Whether a commit waits for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Commits {
    /// As it must be.
    Durable,
    /// It does not, so a crash loses the last ones: for the proof that a proof can fail.
    Forgetful,
}

impl Postgres {
    /// Creates a cluster and starts it.
    ///
    /// # Errors
    /// When Postgres is not installed or does not start; the error has its log.
    pub(crate) fn start() -> anyhow::Result<Self> {
        Self::start_with(Commits::Durable)
    }

    /// Creates a cluster and starts it.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub(crate) fn start_with(commits: Commits) -> anyhow::Result<Self> {
        let bin = tools::postgres_bin().context("Postgres is not installed")?;
        let user = tools::is_root().then_some(SERVICE_USER);
        let dir = fresh_dir("postgres")?;
        let data = dir.join("data");
        if let Some(user) = user {
            cmd::output(command("chown").arg(format!("{user}:")).arg(&dir))?;
        }
        cmd::output(
            guarded(&bin.join("initdb"), "TERM", user)
                .current_dir(&dir)
                .args(["--auth=trust", "--username=botloom", "--encoding=UTF8", "--locale=C"])
                .arg("--pgdata")
                .arg(&data),
        )?;
        let port = free_port()?;
        let mut server = guarded(&bin.join("postgres"), "INT", user);
        server.current_dir(&dir).arg("-D").arg(&data).args(["-p", &port.to_string()]);
        for setting in [
            "listen_addresses=127.0.0.1".to_owned(),
            format!("unix_socket_directories={}", dir.display()),
            // Every test has a database of its own and its own pools.
            "max_connections=300".to_owned(),
        ] {
            server.args(["-c", &setting]);
        }
        if commits == Commits::Forgetful {
            // The longest delay there is, so that a crash surely loses something.
            server.args(["-c", "synchronous_commit=off", "-c", "wal_writer_delay=10s"]);
            server.args(["-c", "wal_writer_flush_after=1GB"]);
        }
        let service = Service::start("Postgres", "INT", dir, &mut server)?;
        let mut postgres = Self { service, server, bin, port };
        postgres.wait()?;
        Ok(postgres)
    }

    fn wait(&mut self) -> anyhow::Result<()> {
        let port = self.port.to_string();
        let bin = self.bin.join("pg_isready");
        self.service.wait_until(|| {
            let args = ["-q", "-h", "127.0.0.1", "-p", &port, "-U", "botloom", "-d", "postgres"];
            cmd::output(command(&bin).args(args)).is_ok()
        })
    }

    /// Ends the server as a crash would, and starts it again on the same data.
    ///
    /// # Errors
    /// When it does not come back.
    pub(crate) fn crash(&mut self) -> anyhow::Result<()> {
        self.service.restart("QUIT", &mut self.server)?;
        self.wait()
    }

    /// The address of its maintenance database, with the right to create others.
    pub(crate) fn url(&self) -> String {
        format!("postgres://botloom@127.0.0.1:{}/postgres", self.port)
    }
}
