//! The real binary as a process.

use std::{
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use engine_runtime::testing::fixture;

/// Ticks per second in `/proc/PID/stat`; Linux has had this value on every architecture for decades.
const TICKS: u64 = 100;
/// How long a start may take.
const START: Duration = Duration::from_secs(60);

/// How a process is started.
#[derive(Debug, Clone)]
pub(crate) struct Launch {
    /// The binary.
    pub binary: PathBuf,
    /// `postgres:…` or `sqlite:…`.
    pub database_url: String,
    /// `redis:…`, or none.
    pub redis_url: Option<String>,
    /// Where the Graph API is.
    pub graph_url: String,
    /// Where WhatsApp is for numbers that are paired by QR code, in builds that accept a stand-in.
    pub whatsapp_url: Option<String>,
    /// Folder for the process's own files.
    pub data_dir: PathBuf,
    /// Where its log goes.
    pub log: PathBuf,
}

/// A running process. It is killed when this is dropped.
pub(crate) struct Product {
    child: Child,
    armed: bool,
    /// Where it listens.
    pub address: SocketAddr,
}

/// A port of the loopback interface that was free a moment ago.
pub(crate) fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

impl Product {
    /// Starts the engine at an address and does not wait for it.
    pub(crate) fn spawn(launch: &Launch, address: SocketAddr) -> anyhow::Result<Self> {
        Self::spawn_armed(launch, address, None)
    }

    /// Like [`Self::spawn`], with an order to die: `step:n` is the n-th time that it comes to a step.
    pub(crate) fn spawn_armed(
        launch: &Launch,
        address: SocketAddr,
        order: Option<&str>,
    ) -> anyhow::Result<Self> {
        let role = if launch.database_url.starts_with("sqlite:") { "all" } else { "engine" };
        let mut command = Command::new(&launch.binary);
        command
            .args(["serve", "--role", role])
            .env("BOTLOOM_LISTEN", address.to_string())
            .env("BOTLOOM_DATA_DIR", &launch.data_dir)
            .env("BOTLOOM_GRAPH_URL", &launch.graph_url)
            .env("BOTLOOM_MASTER_KEY", STANDARD.encode(fixture::MASTER_KEY))
            .env("BOTLOOM_DEMO", "false")
            // The machine is measured, not the pace that Meta allows.
            .env("BOTLOOM_SENDS_PER_NUMBER", "1000000")
            .env("BOTLOOM_SENDS_PER_CONTACT", "1000000")
            .env("BOTLOOM_ANSWERS_PER_MINUTE", "0")
            .env("BOTLOOM_LOG", "warn")
            .env("DATABASE_URL", &launch.database_url);
        if let Some(redis) = &launch.redis_url {
            command.env("REDIS_URL", redis);
        }
        if let Some(whatsapp) = &launch.whatsapp_url {
            command.env("BOTLOOM_WHATSAPP_URL", whatsapp);
        }
        if let Some(order) = order {
            command.env("BOTLOOM_CRASH_POINT", order);
        }
        let mut product = Self::of(&mut command, address, &launch.log)?;
        product.armed = order.is_some();
        Ok(product)
    }

    /// Starts a command that will listen at an address.
    pub(crate) fn of(command: &mut Command, address: SocketAddr, log: &Path) -> anyhow::Result<Self> {
        let log = std::fs::File::options().create(true).append(true).open(log)?;
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let child = command.spawn().with_context(|| format!("{:?} does not start", command.get_program()))?;
        Ok(Self { child, armed: false, address })
    }

    /// Waits until it answers; gives how long that took.
    pub(crate) async fn ready(&mut self, log: &Path) -> anyhow::Result<Duration> {
        let start = Instant::now();
        while tokio::net::TcpStream::connect(self.address).await.is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended at once ({status}): {}", std::fs::read_to_string(log)?);
            }
            if start.elapsed() > START {
                bail!("the server does not answer: {}", std::fs::read_to_string(log)?);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(start.elapsed())
    }

    /// Whether it has an order to die.
    pub(crate) fn is_armed(&self) -> bool {
        self.armed
    }

    /// Whether it died by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Sends it a signal by name, such as `STOP`.
    pub(crate) fn signal(&self, name: &str) {
        let _ = Command::new("kill").args(["-s", name, &self.pid().to_string()]).status();
    }

    /// Its process id.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// CPU time so far.
    pub(crate) fn cpu(&self) -> anyhow::Result<Duration> {
        process_cpu(&self.pid().to_string())
    }

    /// Memory that it holds now, in KiB.
    pub(crate) fn rss_kib(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).context("the process is gone")
    }
}

/// CPU time of a process so far; `self` is this one.
pub(crate) fn process_cpu(pid: &str) -> anyhow::Result<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name of the process stands in brackets and may hold spaces.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<u64>().ok());
    let ticks = ticks(11).zip(ticks(12)).map(|(user, system)| user + system);
    Ok(Duration::from_millis(ticks.context("the process is gone")? * 1000 / TICKS))
}

/// CPU time of everything on the machine so far, without the time that it was idle.
pub(crate) fn machine_cpu() -> anyhow::Result<Duration> {
    let stat = std::fs::read_to_string("/proc/stat")?;
    let line = stat.lines().next().unwrap_or_default();
    let ticks: Vec<u64> = line.split_whitespace().skip(1).filter_map(|field| field.parse().ok()).collect();
    // user, nice, system, idle, iowait, irq, softirq
    let busy = [0, 1, 2, 5, 6].iter().filter_map(|index| ticks.get(*index)).sum::<u64>();
    Ok(Duration::from_millis(busy * 1000 / TICKS))
}

impl Drop for Product {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
