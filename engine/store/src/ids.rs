//! The only place that makes ids and randomness.

use rand::{TryRng, rngs::SysRng};
use sha2::{Digest, Sha256};
use uuid::{ContextV7, Timestamp, Uuid};

use crate::clock::Clock;

/// A new id, ordered by time within one process.
#[must_use]
pub fn new_id(clock: &dyn Clock) -> Uuid {
    // The shared context makes ids of the same millisecond ascend.
    static CONTEXT: std::sync::Mutex<Option<ContextV7>> = std::sync::Mutex::new(None);
    let now = clock.now();
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    let mut context = CONTEXT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let context = context.get_or_insert_with(ContextV7::new);
    Uuid::new_v7(Timestamp::from_unix(&*context, seconds, now.timestamp_subsec_nanos()))
}

/// An id that is the same whenever it is made from the same parts (UUID version 8).
///
/// The parts are length-prefixed, so `["ab", "c"]` and `["a", "bc"]` differ.
#[must_use]
pub fn derived_id(parts: &[&[u8]]) -> Uuid {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// `N` bytes from the operating system's generator, fit for secrets.
///
/// # Panics
/// When the operating system has no randomness to give; nothing safe can be done then.
#[must_use]
#[expect(clippy::expect_used, reason = "without randomness nothing safe can be done")]
pub fn secret_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    SysRng.try_fill_bytes(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::ManualClock;

    #[test]
    fn ids_ascend_within_one_instant() {
        let clock = ManualClock::new(chrono::DateTime::UNIX_EPOCH + chrono::Duration::days(20_000));
        let ids: Vec<_> = (0..100).map(|_| new_id(&clock)).collect();
        assert!(ids.is_sorted());
    }

    #[test]
    fn derived_ids_depend_on_the_parts_and_their_borders() {
        assert_eq!(derived_id(&[b"ab", b"c"]), derived_id(&[b"ab", b"c"]));
        assert_ne!(derived_id(&[b"ab", b"c"]), derived_id(&[b"a", b"bc"]));
    }
}
