//! Building and running the `botloom` binary for `cargo xtask run`.

use crate::cmd;
use crate::http::get_status;
use crate::progress::say;
use crate::signals::{self, Foreground};
use anyhow::{Context as _, bail};
use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, ChildStdout, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Builds the binary with cargo's profile `profile` (`dev` or `release`).
///
/// # Errors
/// When it does not compile.
pub(crate) fn build(profile: &str) -> anyhow::Result<()> {
    // With the whole workspace selected, dependencies get the same features as in the tests, and are compiled
    // once for both.
    cmd::run(cmd::cargo().args(["build", "--workspace", "--bin", "botloom", "--profile", profile]))
}

/// Fails with advice when something listens on `address` already.
///
/// # Errors
/// When the address is taken, or is none of this machine's.
pub(crate) fn require_free(address: SocketAddr) -> anyhow::Result<()> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => bail!(
            "port {port} is in use, perhaps by another Botloom. Stop that program, or choose another port: \
             cargo xtask run --listen {ip}:{next}",
            port = address.port(),
            ip = address.ip(),
            next = address.port().wrapping_add(1),
        ),
        Err(error) => Err(error).with_context(|| format!("cannot listen on {address}")),
    }
}

/// A running server.
pub(crate) struct Server {
    child: Child,
    _foreground: Foreground,
    /// The set-up link, once the server has printed one.
    setup_link: Arc<Mutex<Option<String>>>,
}

impl Server {
    /// Starts the binary that [`build`] made and waits until it answers.
    ///
    /// # Errors
    /// When it ends, or does not answer within a minute.
    pub(crate) fn start(profile: &str, listen: SocketAddr, data: &Path) -> anyhow::Result<Self> {
        let folder = if profile == "dev" { "debug" } else { profile };
        let program = cmd::target_dir().join(folder).join("botloom");
        let mut child = cmd::command(&program)
            .args(["serve", "--listen", &listen.to_string(), "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {}", program.display()))?;
        let foreground = Foreground::new(child.id());
        let setup_link = Arc::default();
        if let Some(out) = child.stdout.take() {
            let link = Arc::clone(&setup_link);
            std::thread::spawn(move || echo(out, &link));
        }
        let mut server = Self { child, _foreground: foreground, setup_link };
        server.wait_until_ready(listen)?;
        Ok(server)
    }

    /// The link of the first-run set-up, when the server asks for it.
    pub(crate) fn setup_link(&self) -> Option<String> {
        self.setup_link.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until the server ends by itself or by Ctrl-C.
    ///
    /// # Errors
    /// When the operating system cannot tell.
    pub(crate) fn wait(mut self) -> anyhow::Result<ExitStatus> {
        Ok(self.child.wait()?)
    }

    /// Whether the server has ended, without waiting.
    ///
    /// # Errors
    /// When the operating system cannot tell.
    pub(crate) fn ended(&mut self) -> anyhow::Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    fn wait_until_ready(&mut self, listen: SocketAddr) -> anyhow::Result<()> {
        let start = Instant::now();
        while get_status(listen, "/health/ready") != Some(200) {
            signals::check()?;
            if let Some(status) = self.child.try_wait()? {
                bail!("botloom ended while it was starting ({status}); its messages are above");
            }
            if start.elapsed() > Duration::from_secs(60) {
                bail!("botloom does not answer on http://{listen}/health/ready after a minute");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Server {
    /// Asks the server to stop and gives it time to finish what it has accepted.
    fn drop(&mut self) {
        let start = Instant::now();
        signals::send(self.child.id(), "TERM");
        while matches!(self.child.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(30) {
                let _ = self.child.kill();
                let _ = self.child.wait();
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Passes the server's output on, and remembers the set-up link in it.
fn echo(out: ChildStdout, link: &Mutex<Option<String>>) {
    for line in BufReader::new(out).lines().map_while(Result::ok) {
        if let Some(found) = find_setup_link(&line) {
            *link.lock().unwrap_or_else(PoisonError::into_inner) = Some(found.to_owned());
        }
        say(format_args!("{line}"));
    }
}

/// The set-up link in a line of output: `http://localhost:8080/setup?token=…`.
fn find_setup_link(line: &str) -> Option<&str> {
    let start = line.find("http://").or_else(|| line.find("https://"))?;
    let url = line[start..].split(|c: char| c.is_whitespace() || c == '"').next()?;
    url.contains("/setup?token=").then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_setup_link_is_found() {
        let link = "http://localhost:8080/setup?token=abc-123";
        assert_eq!(find_setup_link(&format!("  Open {link} to begin")), Some(link));
        assert_eq!(find_setup_link(&format!(r#"{{"link":"{link}"}}"#)), Some(link));
        assert_eq!(find_setup_link("listening on http://localhost:8080"), None);
    }

    #[test]
    fn a_busy_port_is_explained() {
        let busy = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = busy.local_addr().unwrap();
        let error = require_free(address).unwrap_err().to_string();
        assert!(error.contains(&format!("port {} is in use", address.port())), "{error}");
        assert!(error.contains("--listen"), "{error}");
        drop(busy);
        require_free(address).unwrap();
    }
}
