//! The private servers of the tests: Postgres and Redis on free ports of the loopback interface, with
//! fresh data in a temporary folder. They stop when their value is dropped, and (by the kernel's
//! parent-death signal) also when xtask itself is killed.

mod postgres;
mod redis;

pub(crate) use postgres::{Commits, Postgres};
pub(crate) use redis::Redis;

use crate::cmd::command;
use crate::signals;
use anyhow::{Context as _, bail};
use std::fs::File;
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A port of the loopback interface that was free a moment ago.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port on the loopback interface")?;
    Ok(listener.local_addr()?.port())
}

/// A server in the background and the folder of its data; both go when this is dropped.
struct Service {
    name: &'static str,
    child: Child,
    dir: PathBuf,
    /// The signal that asks it to stop quickly and cleanly.
    stop_signal: &'static str,
}

impl Service {
    /// Starts `command` in its own process group, so that Ctrl-C reaches it through us only, after the
    /// tests that use it have ended. Its output goes to `log` in `dir`.
    fn start(
        name: &'static str,
        stop_signal: &'static str,
        dir: PathBuf,
        command: &mut Command,
    ) -> anyhow::Result<Self> {
        let log = File::create(dir.join("log"))?;
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("could not start {name}"))?;
        Ok(Self { name, child, dir, stop_signal })
    }

    /// Waits until `ready` says so, for at most a minute.
    fn wait_until(&mut self, mut ready: impl FnMut() -> bool) -> anyhow::Result<()> {
        let start = Instant::now();
        loop {
            signals::check()?;
            if let Some(status) = self.child.try_wait()? {
                bail!("{} ended at once ({status}): {}", self.name, self.log());
            }
            if ready() {
                return Ok(());
            }
            if start.elapsed() > Duration::from_secs(60) {
                bail!("{} was not ready after a minute: {}", self.name, self.log());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Ends it with a signal and starts it again.
    fn restart(&mut self, signal: &str, command: &mut Command) -> anyhow::Result<()> {
        signals::send(self.child.id(), signal);
        self.child.wait()?;
        let log = File::options().append(true).open(self.dir.join("log"))?;
        self.child = command.stdout(log.try_clone()?).stderr(log).spawn()?;
        Ok(())
    }

    fn pid(&self) -> u32 {
        self.child.id()
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.dir.join("log")).unwrap_or_default()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        signals::send(self.child.id(), self.stop_signal);
        let start = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(10) {
                let _ = self.child.kill();
                let _ = self.child.wait();
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// A fresh folder in the system's temporary folder: short enough for the path of a Unix socket, and
/// reachable for the user that Postgres runs as, which a home folder may not be.
fn fresh_dir(name: &str) -> anyhow::Result<PathBuf> {
    let dir = std::env::temp_dir().join(format!("botloom-test-{}-{name}", std::process::id()));
    if dir.exists() {
        std::fs::remove_dir_all(&dir)?;
    }
    std::fs::create_dir(&dir).with_context(|| format!("could not create {}", dir.display()))?;
    Ok(dir)
}

/// A command through `setpriv`: the kernel sends it `signal` when we die, and it runs as `user` if given.
fn guarded(program: &Path, signal: &str, user: Option<&str>) -> Command {
    let mut guarded = command("setpriv");
    guarded.arg(format!("--pdeathsig={signal}"));
    if let Some(user) = user {
        guarded.args([&format!("--reuid={user}"), &format!("--regid={user}")]);
        guarded.arg("--init-groups");
    }
    guarded.arg("--").arg(program);
    guarded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_open(url: &str) -> bool {
        let address = url.rsplit(['@', '/']).find(|part| part.contains("127.0.0.1")).unwrap();
        std::net::TcpStream::connect(address).is_ok()
    }

    #[test]
    fn postgres_and_redis_start_and_leave_nothing() {
        let postgres = Postgres::start().unwrap();
        let redis = Redis::start().unwrap();
        let (postgres_url, redis_url) = (postgres.url(), redis.url());
        assert!(is_open(&postgres_url) && is_open(&redis_url));
        drop((postgres, redis));
        assert!(!is_open(&postgres_url) && !is_open(&redis_url));
        for name in ["postgres", "redis"] {
            let dir = std::env::temp_dir().join(format!("botloom-test-{}-{name}", std::process::id()));
            assert!(!dir.exists(), "{} is left", dir.display());
        }
    }
}
