//! Ctrl-C and SIGTERM: the program in the foreground is asked to stop, and the commands unwind, so that
//! every server they started is stopped by its `Drop`.

use anyhow::Context as _;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
/// The programs we are waiting for. Servers in the background are not here: their owners stop them.
static FOREGROUND: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Installs the handler. Call it once, first thing in `main`.
///
/// # Errors
/// When another handler is installed already.
pub(crate) fn install() -> anyhow::Result<()> {
    ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::SeqCst);
        // From a terminal the whole process group got the signal; from `kill PID` only we did.
        for pid in lock().iter() {
            send(*pid, "TERM");
        }
    })
    .context("could not install the handler for Ctrl-C")
}

/// Whether the user asked us to stop.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// Fails when the user asked us to stop: for loops that wait.
pub(crate) fn check() -> anyhow::Result<()> {
    anyhow::ensure!(!interrupted(), "interrupted");
    Ok(())
}

/// A program in the foreground, told about Ctrl-C until this is dropped.
pub(crate) struct Foreground(u32);

impl Foreground {
    /// Registers the process `pid`.
    pub(crate) fn new(pid: u32) -> Self {
        lock().push(pid);
        Self(pid)
    }
}

impl Drop for Foreground {
    fn drop(&mut self) {
        lock().retain(|pid| *pid != self.0);
    }
}

/// Sends a signal (`INT`, `TERM`, `KILL`) to one process. A process that has ended already is no error.
pub(crate) fn send(pid: u32, signal: &str) {
    // The shell's built-in `kill`: a minimal Debian has no /bin/kill.
    let _ = Command::new("sh")
        .args(["-c", &format!("kill -{signal} {pid}")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
}

fn lock() -> std::sync::MutexGuard<'static, Vec<u32>> {
    FOREGROUND.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
