//! The programs that the commands need, and how they are installed when they are missing: rustup for
//! the compiler's parts, apt for system programs, npm for the browser tests' packages.

use crate::cmd::{self, command, which};
use crate::progress::say;
use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};

/// The wasm target of the compiler.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A system program: how to find it, and the Debian packages that bring it.
struct Tool {
    name: &'static str,
    find: fn() -> Option<PathBuf>,
    packages: &'static [&'static str],
}

/// What `cargo xtask test` needs. Each runs as a private child process of the command.
const TEST_TOOLS: &[Tool] = &[
    Tool { name: "Postgres", find: postgres_bin, packages: &["postgresql"] },
    Tool { name: "Redis", find: redis_server, packages: &["redis-server"] },
    // A story lets a day pass in the database.
    Tool { name: "SQLite's shell", find: sqlite3, packages: &["sqlite3"] },
    // A browser without any font draws no text, and screenshots would be empty.
    Tool { name: "Chromium", find: chromium, packages: &["chromium", "fonts-dejavu-core"] },
    Tool { name: "Node.js", find: node, packages: &["nodejs"] },
    Tool { name: "npm", find: npm, packages: &["npm"] },
];

/// Installs the wasm target when it is missing.
///
/// # Errors
/// When rustup is missing or cannot download.
pub(crate) fn wasm_target() -> anyhow::Result<()> {
    let sysroot = cmd::output(command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    say(format_args!("    adding the compiler's target {WASM}"));
    cmd::run(command("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("the compiler has no target {WASM} and rustup could not add it"))
}

/// Installs rustfmt and clippy when they are missing: rustup's minimal profile leaves them out.
///
/// # Errors
/// When rustup is missing or cannot download.
pub(crate) fn lint_components() -> anyhow::Result<()> {
    let missing: Vec<_> = [("rustfmt", "fmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(_, sub)| cmd::output(cmd::cargo().args([sub, "--version"])).is_err())
        .map(|(component, _)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    cmd::run(command("rustup").args(["component", "add"]).args(missing))
}

/// Installs the system programs of the tests with apt, where they are missing.
///
/// # Errors
/// When something is missing and apt is missing too, or fails.
pub(crate) fn test_tools() -> anyhow::Result<()> {
    let missing: Vec<_> = TEST_TOOLS.iter().filter(|tool| (tool.find)().is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|tool| tool.name).collect::<Vec<_>>().join(", ");
    if which("apt-get").is_none() {
        bail!("{names} must be installed; this machine has no apt-get, so please install them yourself");
    }
    say(format_args!("    installing with apt: {names}"));
    apt_get(&["update", "-q"])?;
    let mut install = vec!["install", "-q", "-y", "--no-install-recommends"];
    install.extend(missing.iter().flat_map(|tool| tool.packages));
    apt_get(&install)?;
    for tool in missing {
        (tool.find)().with_context(|| format!("{} is still missing after its installation", tool.name))?;
    }
    Ok(())
}

/// Installs the packages of playwright/ as its lock file says, unless that was done already.
///
/// # Errors
/// When npm fails.
pub(crate) fn playwright_packages() -> anyhow::Result<()> {
    let dir = cmd::root().join("playwright");
    let lock = std::fs::read(dir.join("package-lock.json")).context("playwright/package-lock.json")?;
    // The lock file as it was when npm ran last.
    let stamp = dir.join("node_modules/.botloom-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let npm = npm().context("npm is missing")?;
    cmd::run(
        command(npm)
            .current_dir(&dir)
            .args(["ci", "--no-audit", "--no-fund"])
            // The system's Chromium is used; Playwright's own would be a large download.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )?;
    std::fs::write(&stamp, lock)?;
    Ok(())
}

/// The folder with Postgres's server programs. Debian keeps it out of PATH.
pub(crate) fn postgres_bin() -> Option<PathBuf> {
    let version = |dir: &Path| dir.file_name()?.to_str()?.parse::<u32>().ok();
    let mut versions: Vec<PathBuf> =
        std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|e| e.path()).collect();
    versions.sort_by_key(|dir| version(dir));
    let newest = versions.into_iter().rev().map(|dir| dir.join("bin"));
    let on_path = which("postgres").and_then(|file| file.parent().map(Path::to_path_buf));
    newest.chain(on_path).find(|dir| {
        ["initdb", "postgres", "pg_isready"].iter().all(|program| cmd::is_executable(&dir.join(program)))
    })
}

/// Redis's server, or Valkey's, which speaks the same protocol.
pub(crate) fn redis_server() -> Option<PathBuf> {
    which("redis-server").or_else(|| which("valkey-server"))
}

/// The shell of SQLite, for stories.
fn sqlite3() -> Option<PathBuf> {
    which("sqlite3")
}

/// The browser: what `CHROMIUM` names, or the system's.
pub(crate) fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|file| cmd::is_executable(file));
    named.or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(which))
}

/// Node.js.
pub(crate) fn node() -> Option<PathBuf> {
    which("node").or_else(|| which("nodejs"))
}

fn npm() -> Option<PathBuf> {
    which("npm")
}

fn apt_get(args: &[&str]) -> anyhow::Result<()> {
    let mut apt = match which("sudo") {
        Some(sudo) if !is_root() => {
            let mut apt = command(sudo);
            apt.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            apt
        }
        _ => {
            let mut apt = command("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive");
            apt
        }
    };
    cmd::run(apt.args(args))
}

/// Whether we run as root: then apt needs no sudo, and Postgres needs another user.
pub(crate) fn is_root() -> bool {
    cmd::output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
