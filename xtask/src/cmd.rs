//! Running other programs: from the workspace's root, with the foreground registered for Ctrl-C.

use crate::signals::{self, Foreground};
use anyhow::{Context as _, bail};
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// The workspace's root folder.
pub(crate) fn root() -> PathBuf {
    let mut path = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    path.pop();
    path
}

/// The build folder: `target`, or what `CARGO_TARGET_DIR` says.
pub(crate) fn target_dir() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// A command that runs in the workspace's root.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// `cargo`, the same one that started us.
///
/// `cargo run` sets variables that describe xtask. Build scripts that watch such variables would run
/// again (and compile C code again) each time we alternate with a plain `cargo build`, so they are removed.
pub(crate) fn cargo() -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|p| name.starts_with(p))
            || ["OUT_DIR", "LD_LIBRARY_PATH", "RUST_RECURSION_COUNT"].contains(&name.as_ref())
        {
            cargo.env_remove(name.as_ref());
        }
    }
    cargo
}

/// Runs a command with our own input and output, and waits for it.
///
/// # Errors
/// When it cannot be started, ends with a failure, or the user pressed Ctrl-C.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    let mut child = command.spawn().with_context(|| format!("could not start {}", describe(command)))?;
    let foreground = Foreground::new(child.id());
    let status = child.wait()?;
    drop(foreground);
    finished(command, status)
}

/// Runs a command, passes each line of its standard output to `line`, and waits for it.
///
/// # Errors
/// When it cannot be started or its output cannot be read. Its exit status is the caller's to judge.
pub(crate) fn stream(command: &mut Command, mut line: impl FnMut(&str)) -> anyhow::Result<ExitStatus> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start {}", describe(command)))?;
    let foreground = Foreground::new(child.id());
    if let Some(out) = child.stdout.take() {
        let mut reader = BufReader::new(out);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes)? > 0 {
            line(String::from_utf8_lossy(&bytes).trim_end_matches('\n'));
            bytes.clear();
        }
    }
    let status = child.wait()?;
    drop(foreground);
    signals::check()?;
    Ok(status)
}

/// Runs a command quietly and returns what it wrote to standard output.
///
/// # Errors
/// When it cannot be started or fails; the error has what it wrote to standard error.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start {}", describe(command)))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", describe(command), output.status, errors.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Finds a program on PATH.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| is_executable(file))
}

/// Whether `file` exists and somebody may execute it.
pub(crate) fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

fn finished(command: &Command, status: ExitStatus) -> anyhow::Result<()> {
    signals::check()?;
    if !status.success() {
        bail!("{} failed ({status})", describe(command));
    }
    Ok(())
}

/// The command as one would type it, without its environment.
fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut text = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    for arg in command.get_args() {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text
}
