//! How long to pause between attempts.

use std::time::Duration;

use engine_store::ids;

/// A random part of a pause, so that many repetitions do not come together.
pub(super) fn jitter(ceiling: Duration) -> Duration {
    let share = f64::from(u32::from_be_bytes(ids::secret_bytes())) / f64::from(u32::MAX);
    ceiling.mul_f64(share)
}

/// Full jitter over a pause that doubles with every attempt, counted from 1.
pub(crate) fn doubling(base: Duration, max: Duration, attempt: i32) -> Duration {
    let exponent = u32::try_from(attempt.clamp(1, 20) - 1).unwrap_or_default();
    jitter(base.saturating_mul(2_u32.saturating_pow(exponent)).min(max))
}
