//! The measurement as a WebAssembly module without imports; `cargo xtask bench engine` runs it in Node.
//!
//! It must not be part of the product: nothing depends on it.

#![expect(clippy::expect_used, reason = "a program for developers may panic")]

use std::hint::black_box;

#[path = "../../core/benches/workload.rs"]
pub mod workload;

use workload::{Done, Workload};

thread_local!(static WORKLOAD: Workload = Workload::compiled());

/// What must be the same as natively.
#[expect(unsafe_code, reason = "an exported name is how the caller finds the function")]
#[unsafe(no_mangle)]
pub extern "C" fn proof() -> u64 {
    WORKLOAD.with(Workload::proof)
}

/// Runs that many rounds and gives the number of steps. The caller has the clock.
#[expect(unsafe_code, reason = "an exported name is how the caller finds the function")]
#[unsafe(no_mangle)]
pub extern "C" fn run(rounds: u32) -> u32 {
    let mut done = Done::default();
    WORKLOAD.with(|workload| {
        for _ in 0..rounds {
            workload.round_owned(&mut done, |output| _ = black_box(output));
        }
    });
    u32::try_from(done.steps).unwrap_or(u32::MAX)
}
