//! What the fuzz targets share: values and flows that are read from the fuzzer's bytes, and what must hold of
//! every step. A target fails by panicking, as a test does.

pub mod flows;
pub mod invariants;
pub mod mutate;
pub mod play;
pub mod values;

use chrono::{DateTime, Utc};

/// The time at which conversations begin: the same in every run, since the engine is given the time.
#[must_use]
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_600_000, 0).expect("a time")
}
