//! When a message may leave: the pace that the provider allows, and a circuit breaker per number.
//!
//! A number that the provider throttles, or whose requests fail again and again, rests as a whole; one request at a
//! time then tries whether it goes again. Waiting costs no attempt, so an outage of the provider gives up nothing.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use engine_store::{
    ids,
    rates::{Rate, Rates},
};
use tokio::time::Instant;
use uuid::Uuid;

use crate::Settings;

/// Failures in a row after which a number rests.
const PATIENCE: u32 = 5;
/// The first rest; it doubles with every failed try.
const REST: Duration = Duration::from_secs(1);
/// The longest rest.
const MAX_REST: Duration = Duration::from_secs(60);
/// How long to wait while another request tries.
const WHILE_TRIED: Duration = Duration::from_millis(200);

/// What was seen of a number's requests.
#[derive(Debug, Default)]
struct Breaker {
    /// Failures in a row.
    failures: u32,
    /// Until when it rests.
    open_until: Option<Instant>,
    /// Since when one request tries.
    trying: Option<Instant>,
}

/// Paces and breakers of all numbers.
pub(crate) struct Pace {
    rates: Rates,
    number: Rate,
    pair: Rate,
    breakers: Mutex<HashMap<Uuid, Breaker>>,
}

/// What a request told about its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// The provider answers; what it says of one message says nothing of the number.
    Good,
    /// The provider could not be reached, or had a fault.
    Bad,
    /// The provider wants no more of this number for at least so long.
    Stop(Duration),
}

impl Pace {
    pub(crate) fn new(rates: Rates, settings: &Settings) -> Self {
        Self { rates, number: settings.number_rate, pair: settings.pair_rate, breakers: Mutex::default() }
    }

    /// Takes a place for a message; else gives how long to wait before asking again. `share` is the part of all
    /// shards that this process owns.
    pub(crate) async fn take(&self, number: Uuid, conversation: Uuid, share: f64) -> Result<(), Duration> {
        self.breaker_allows(number, Instant::now())?;
        // One process owns a conversation, so it need not ask anybody.
        self.rates.take_alone(&format!("pair:{conversation}"), self.pair)?;
        self.rates.take(&format!("number:{number}"), self.number, share).await
    }

    /// Whether a number rests, or is being tried after a rest.
    pub(crate) fn rests(&self, number: Uuid) -> bool {
        let breakers = self.breakers.lock().unwrap_or_else(PoisonError::into_inner);
        breakers.get(&number).is_some_and(|breaker| breaker.open_until.is_some())
    }

    fn breaker_allows(&self, number: Uuid, now: Instant) -> Result<(), Duration> {
        let mut breakers = self.breakers.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(breaker) = breakers.get_mut(&number) else { return Ok(()) };
        match (breaker.open_until, breaker.trying) {
            (None, _) => Ok(()),
            (Some(until), _) if until > now => Err(until - now),
            // A try that never came back, as when its shard went away, must not block the number for ever.
            (Some(_), Some(since)) if now - since < MAX_REST => Err(WHILE_TRIED),
            (Some(_), _) => {
                breaker.trying = Some(now);
                Ok(())
            }
        }
    }

    /// Notes what a request told; gives whether the number begins to rest.
    pub(crate) fn saw(&self, number: Uuid, sign: Sign) -> bool {
        let [random] = ids::secret_bytes::<1>();
        self.saw_at(number, sign, Instant::now(), f64::from(random) / 255.0)
    }

    fn saw_at(&self, number: Uuid, sign: Sign, now: Instant, jitter: f64) -> bool {
        let mut breakers = self.breakers.lock().unwrap_or_else(PoisonError::into_inner);
        if sign == Sign::Good {
            breakers.remove(&number);
            return false;
        }
        let breaker = breakers.entry(number).or_default();
        let was_open = breaker.open_until.is_some_and(|until| until > now);
        breaker.failures = breaker.failures.saturating_add(1);
        breaker.trying = None;
        let rests = breaker.failures.saturating_sub(PATIENCE);
        let rest = REST.saturating_mul(2_u32.saturating_pow(rests.min(10))).min(MAX_REST);
        let rest = match sign {
            Sign::Stop(least) => least.max(rest.mul_f64(jitter)),
            _ if breaker.failures >= PATIENCE => rest.mul_f64(0.5 + jitter / 2.0),
            _ => return false,
        };
        let until = now + rest;
        breaker.open_until = Some(breaker.open_until.map_or(until, |known| known.max(until)));
        !was_open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: Uuid = Uuid::from_u128(1);

    fn pace() -> Pace {
        Pace::new(Rates::in_process(), &Settings::default())
    }

    #[test]
    fn a_number_rests_after_failures_in_a_row_and_one_request_tries() {
        let (pace, now) = (pace(), Instant::now());
        for _ in 1..PATIENCE {
            assert!(!pace.saw_at(NUMBER, Sign::Bad, now, 1.0));
            assert_eq!(pace.breaker_allows(NUMBER, now), Ok(()));
        }
        assert!(pace.saw_at(NUMBER, Sign::Bad, now, 1.0));
        assert_eq!(pace.breaker_allows(NUMBER, now), Err(REST));
        assert_eq!(pace.breaker_allows(Uuid::from_u128(2), now), Ok(()), "others go on");
        let later = now + REST;
        assert_eq!(pace.breaker_allows(NUMBER, later), Ok(()), "the first tries");
        assert_eq!(pace.breaker_allows(NUMBER, later), Err(WHILE_TRIED), "the others wait for it");
        assert!(pace.saw_at(NUMBER, Sign::Bad, later, 1.0));
        assert_eq!(pace.breaker_allows(NUMBER, later), Err(2 * REST));
        let again = later + 2 * REST;
        assert_eq!(pace.breaker_allows(NUMBER, again), Ok(()));
        pace.saw_at(NUMBER, Sign::Good, again, 1.0);
        assert_eq!(pace.breaker_allows(NUMBER, again), Ok(()));
        assert_eq!(pace.breaker_allows(NUMBER, again), Ok(()), "it is closed");
    }

    #[test]
    fn a_throttled_number_rests_at_once_and_as_long_as_it_was_told() {
        let (pace, now) = (pace(), Instant::now());
        assert!(pace.saw_at(NUMBER, Sign::Stop(Duration::from_secs(90)), now, 0.0));
        assert_eq!(pace.breaker_allows(NUMBER, now), Err(Duration::from_secs(90)));
    }

    #[test]
    fn a_try_that_never_comes_back_blocks_nobody_for_ever() {
        let (pace, now) = (pace(), Instant::now());
        pace.saw_at(NUMBER, Sign::Stop(REST), now, 0.0);
        assert_eq!(pace.breaker_allows(NUMBER, now + REST), Ok(()));
        assert_eq!(pace.breaker_allows(NUMBER, now + REST + MAX_REST), Ok(()));
    }
}
