//! Progress on the terminal: each step is announced, and ends with the time it took.

use std::fmt::Arguments;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// Prints one line. A closed terminal or pipe is not an error worth dying for.
pub(crate) fn say(text: Arguments<'_>) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// Runs `work` as a named step and prints how long it took.
///
/// # Errors
/// Those of `work`, after they were printed as the outcome of the step.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    say(format_args!("==> {name}"));
    let start = Instant::now();
    let result = work();
    let took = seconds(start.elapsed());
    match &result {
        Ok(_) => say(format_args!("    {name}: done in {took}")),
        Err(_) => say(format_args!("    {name}: FAILED after {took}")),
    }
    result
}

/// A duration for people: `0.4 s`, `12.3 s`, `4 min 05 s`.
pub(crate) fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(59)), "59.0 s");
        assert_eq!(seconds(Duration::from_secs(245)), "4 min 05 s");
    }
}
