//! A private Redis that keeps nothing on disk: Botloom holds only what it can lose there.

use super::{Service, free_port, fresh_dir, guarded};
use crate::tools;
use anyhow::Context as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// A running Redis.
pub(crate) struct Redis {
    _service: Service,
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
        Ok(Self { _service: service, port })
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }
}

fn ping(port: u16) -> Option<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(1))).ok()?;
    stream.write_all(b"PING\r\n").ok()?;
    let mut answer = [0_u8; 7];
    stream.read_exact(&mut answer).ok()?;
    (&answer == b"+PONG\r\n").then_some(())
}
