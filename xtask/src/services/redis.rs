//! A private Redis that keeps nothing on disk: Botloom holds only what it can lose there.

use super::{Service, free_port, fresh_dir, guarded};
use crate::{signals, tools};
use anyhow::Context as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// A running Redis.
pub(crate) struct Redis {
    service: Service,
    port: u16,
}

impl Redis {
    /// Starts it and waits until it answers.
    ///
    /// # Errors
    /// When Redis is not installed or does not start; the error has its log.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let program = tools::redis_server().context("Redis is not installed")?;
        let dir = fresh_dir("redis")?;
        let port = free_port()?;
        let mut server = guarded(&program, "TERM", None);
        server
            .current_dir(&dir)
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
            .args(["--save", "", "--appendonly", "no", "--daemonize", "no"])
            .arg("--dir")
            .arg(&dir);
        let mut service = Service::start("Redis", "TERM", dir, &mut server)?;
        service.wait_until(|| ping(port).is_some())?;
        Ok(Self { service, port })
    }

    /// Empties it.
    pub(crate) fn flush(&self) {
        // A Redis that does not answer has nothing that anybody relies on either.
        let _ = ask(self.port, b"FLUSHALL\r\n");
    }

    /// Stops its clock for a while.
    pub(crate) fn freeze(&self, length: Duration) {
        let pid = self.service.pid();
        signals::send(pid, "STOP");
        std::thread::spawn(move || {
            std::thread::sleep(length);
            signals::send(pid, "CONT");
        });
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }
}

fn ping(port: u16) -> Option<()> {
    (ask(port, b"PING\r\n")?.starts_with(b"+PONG")).then_some(())
}

fn ask(port: u16, command: &[u8]) -> Option<[u8; 5]> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(1))).ok()?;
    stream.write_all(command).ok()?;
    let mut answer = [0_u8; 5];
    stream.read_exact(&mut answer).ok()?;
    Some(answer)
}
