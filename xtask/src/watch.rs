//! `cargo xtask run --dev`: look at the sources twice a second, rebuild and restart when one changed.
//! Modification times are polled: a few hundred files cost less than a watcher's dependencies.

use crate::progress::{say, step};
use crate::server::{self, Server};
use crate::{cmd, signals, ui};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What runs in the browser (and on the server too: it renders the first frame).
const UI_SOURCES: &[&str] = &["admin-ui", "admin-api/types", "engine/core", "flows-schema"];
/// What runs on the server only.
const SERVER_SOURCES: &[&str] = &["admin-api", "botloom", "engine", "migrations", "seeds"];

/// Serves until Ctrl-C, and replaces the server after each successful rebuild. A build that fails leaves
/// the old server running.
///
/// # Errors
/// When the server ends by itself or cannot be started again.
pub(crate) fn rebuild_on_change(
    server: Server,
    start: impl Fn() -> anyhow::Result<Server>,
) -> anyhow::Result<()> {
    say(format_args!("Watching the sources."));
    let mut server = server;
    let mut ui_seen = newest(UI_SOURCES);
    let mut server_seen = newest(SERVER_SOURCES);
    loop {
        std::thread::sleep(Duration::from_millis(500));
        if signals::interrupted() {
            return Ok(());
        }
        if let Some(status) = server.ended()? {
            anyhow::bail!("botloom ended ({status})");
        }
        let (ui_now, server_now) = (newest(UI_SOURCES), newest(SERVER_SOURCES));
        if ui_now == ui_seen && server_now == server_seen {
            continue;
        }
        let built = (|| {
            if ui_now != ui_seen {
                step("Browser files", || ui::build(ui::Profile::Dev))?;
            }
            step("Server", || server::build("dev"))
        })();
        (ui_seen, server_seen) = (ui_now, server_now);
        match built {
            Ok(()) => {
                drop(server);
                server = step("Restart", &start)?;
            }
            Err(error) => say(format_args!("    {error:#}; the old server keeps running")),
        }
    }
}

/// The time of the newest file below `folders`, and how many files there are (a deletion is a change too).
fn newest(folders: &[&str]) -> (Option<SystemTime>, usize) {
    let mut stack: Vec<PathBuf> = folders.iter().map(|folder| cmd::root().join(folder)).collect();
    let mut found = (None, 0);
    while let Some(path) = stack.pop() {
        let Ok(meta) = std::fs::metadata(&path) else { continue };
        if meta.is_dir() {
            stack.extend(children(&path));
        } else {
            found = (found.0.max(meta.modified().ok()), found.1 + 1);
        }
    }
    found
}

fn children(dir: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    std::fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path())
}
