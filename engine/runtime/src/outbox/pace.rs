//! When a message may leave: the pace that the provider allows, and a circuit breaker per number.
//!
//! A number that the provider throttles, or whose requests fail again and again, rests as a whole; one request at a
//! time then tries whether it goes again. Waiting costs no attempt, so an outage of the provider gives up nothing.
//! A message that has to wait for one of them uses up nothing of the others.

use std::{
    collections::HashMap,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
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
    /// The place under which one request tries.
    trying: Option<u64>,
}

/// Paces and breakers of all numbers.
pub(crate) struct Pace {
    rates: Rates,
    number: Rate,
    pair: Rate,
    breakers: Mutex<HashMap<Uuid, Breaker>>,
    /// Tells tries apart.
    tries: AtomicU64,
}

/// A message's place among those that may leave now. Dropped before its request told anything, it lets another
/// request try.
#[must_use]
pub(crate) struct Place<'a> {
    pace: &'a Pace,
    number: Uuid,
    /// Set when the request is the one that tries whether the number goes again.
    trying: Option<u64>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let Some(own) = self.trying else { return };
        if let Some(breaker) = self.pace.lock().get_mut(&self.number)
            && breaker.trying == Some(own)
        {
            breaker.trying = None;
        }
    }
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
        Self {
            rates,
            number: settings.number_rate,
            pair: settings.pair_rate,
            breakers: Mutex::default(),
            tries: AtomicU64::new(0),
        }
    }

    /// Takes a place for a message, to be kept until its request told something; else gives how long to wait before
    /// asking again, and nothing is used up. `share` is the part of all shards that this process owns.
    pub(crate) async fn take(
        &self,
        number: Uuid,
        conversation: Uuid,
        share: f64,
    ) -> Result<Place<'_>, Duration> {
        // Whatever refuses below drops the place, and with it a try.
        let place = self.breaker_allows(number, Instant::now())?;
        let pair = format!("pair:{conversation}");
        self.rates.look_alone(&pair, self.pair)?;
        self.rates.take(&format!("number:{number}"), self.number, share).await?;
        // One process owns a conversation and sends one message of it at a time, so it need not ask anybody, and what
        // was seen above is still there.
        let _still_there = self.rates.take_alone(&pair, self.pair);
        Ok(place)
    }

    /// Whether a number rests, or is being tried after a rest.
    pub(crate) fn rests(&self, number: Uuid) -> bool {
        self.lock().get(&number).is_some_and(|breaker| breaker.open_until.is_some())
    }

    fn breaker_allows(&self, number: Uuid, now: Instant) -> Result<Place<'_>, Duration> {
        let trying = match self.lock().get_mut(&number) {
            None => None,
            Some(breaker) => match (breaker.open_until, breaker.trying) {
                (None, _) => None,
                (Some(until), _) if until > now => return Err(until - now),
                (Some(_), Some(_)) => return Err(WHILE_TRIED),
                (Some(_), None) => {
                    breaker.trying = Some(self.tries.fetch_add(1, Ordering::Relaxed));
                    breaker.trying
                }
            },
        };
        Ok(Place { pace: self, number, trying })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, Breaker>> {
        self.breakers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what a request told; gives whether the number begins to rest.
    pub(crate) fn saw(&self, number: Uuid, sign: Sign) -> bool {
        let [random] = ids::secret_bytes::<1>();
        self.saw_at(number, sign, Instant::now(), f64::from(random) / 255.0)
    }

    fn saw_at(&self, number: Uuid, sign: Sign, now: Instant, jitter: f64) -> bool {
        let mut breakers = self.lock();
        if sign == Sign::Good {
            breakers.remove(&number);
            return false;
        }
        let breaker = breakers.entry(number).or_default();
        if let Some(until) = breaker.open_until.filter(|until| *until > now) {
            // Many requests were under way when the rest began. What becomes of them tells nothing new, or fifty that
            // fail at once would make the first rest the longest.
            if let Sign::Stop(least) = sign {
                breaker.open_until = Some(until.max(now + least));
            }
            return false;
        }
        breaker.failures = breaker.failures.saturating_add(1);
        breaker.trying = None;
        let rests = breaker.failures.saturating_sub(PATIENCE);
        let rest = REST.saturating_mul(2_u32.saturating_pow(rests.min(10))).min(MAX_REST);
        let rest = match sign {
            Sign::Stop(least) => least.max(rest.mul_f64(jitter)),
            _ if breaker.failures >= PATIENCE => rest.mul_f64(0.5 + jitter / 2.0),
            _ => return false,
        };
        breaker.open_until = Some(now + rest);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: Uuid = Uuid::from_u128(1);

    fn pace() -> Pace {
        Pace::new(Rates::in_process(), &Settings::default())
    }

    /// How long a message has to wait; its place is given back at once.
    fn wait(pace: &Pace, number: Uuid, now: Instant) -> Duration {
        pace.breaker_allows(number, now).err().unwrap_or_default()
    }

    #[test]
    fn a_number_rests_after_failures_in_a_row_and_one_request_tries() {
        let (pace, now) = (pace(), Instant::now());
        for _ in 1..PATIENCE {
            assert!(!pace.saw_at(NUMBER, Sign::Bad, now, 1.0));
            assert_eq!(wait(&pace, NUMBER, now), Duration::ZERO);
        }
        assert!(pace.saw_at(NUMBER, Sign::Bad, now, 1.0));
        assert_eq!(wait(&pace, NUMBER, now), REST);
        assert_eq!(wait(&pace, Uuid::from_u128(2), now), Duration::ZERO, "others go on");
        let later = now + REST;
        let place = pace.breaker_allows(NUMBER, later).unwrap();
        assert_eq!(wait(&pace, NUMBER, later), WHILE_TRIED, "the others wait for the first");
        assert!(pace.saw_at(NUMBER, Sign::Bad, later, 1.0));
        assert_eq!(wait(&pace, NUMBER, later), 2 * REST);
        let again = later + 2 * REST;
        let other = pace.breaker_allows(NUMBER, again).unwrap();
        drop(place);
        assert_eq!(wait(&pace, NUMBER, again), WHILE_TRIED, "an earlier place does not end another's try");
        pace.saw_at(NUMBER, Sign::Good, again, 1.0);
        drop(other);
        assert_eq!(wait(&pace, NUMBER, again), Duration::ZERO);
        assert_eq!(wait(&pace, NUMBER, again), Duration::ZERO, "it is closed");
    }

    #[test]
    fn requests_that_were_under_way_make_a_rest_no_longer() {
        let (pace, now) = (pace(), Instant::now());
        let begins = (0..50).filter(|_| pace.saw_at(NUMBER, Sign::Bad, now, 1.0)).count();
        assert_eq!(begins, 1);
        assert_eq!(pace.breaker_allows(NUMBER, now).err(), Some(REST));
        pace.saw_at(NUMBER, Sign::Stop(Duration::from_secs(90)), now, 1.0);
        assert_eq!(pace.breaker_allows(NUMBER, now).err(), Some(Duration::from_secs(90)), "a wish counts");
    }

    #[test]
    fn a_throttled_number_rests_at_once_and_as_long_as_it_was_told() {
        let (pace, now) = (pace(), Instant::now());
        assert!(pace.saw_at(NUMBER, Sign::Stop(Duration::from_secs(90)), now, 0.0));
        assert_eq!(wait(&pace, NUMBER, now), Duration::from_secs(90));
    }

    #[test]
    fn a_request_that_is_not_made_lets_another_one_try() {
        let (pace, now) = (pace(), Instant::now());
        pace.saw_at(NUMBER, Sign::Stop(REST), now, 0.0);
        let place = pace.breaker_allows(NUMBER, now + REST).unwrap();
        assert_eq!(wait(&pace, NUMBER, now + REST), WHILE_TRIED);
        drop(place);
        assert_eq!(wait(&pace, NUMBER, now + REST), Duration::ZERO);
    }

    fn slow() -> Pace {
        let settings = Settings {
            number_rate: Rate { per_second: 1e-3, burst: 1 },
            pair_rate: Rate { per_second: 1e-3, burst: 2 },
            ..Settings::default()
        };
        Pace::new(Rates::in_process(), &settings)
    }

    #[tokio::test]
    async fn waiting_for_the_number_uses_up_nothing_of_the_contact() {
        let (pace, conversation) = (slow(), Uuid::from_u128(7));
        drop(pace.take(NUMBER, Uuid::from_u128(8), 1.0).await.unwrap());
        for _ in 0..10 {
            assert!(pace.take(NUMBER, conversation, 1.0).await.is_err(), "the number's pace is used up");
        }
        for number in [2, 3] {
            let place = pace.take(Uuid::from_u128(number), conversation, 1.0).await;
            assert!(place.is_ok(), "the contact's burst is still there");
        }
        let fourth = Uuid::from_u128(4);
        assert!(pace.take(fourth, conversation, 1.0).await.is_err(), "and now it is used up");
        assert!(pace.take(fourth, Uuid::from_u128(9), 1.0).await.is_ok(), "which cost the number nothing");
    }

    #[tokio::test]
    async fn a_try_that_must_wait_is_given_back() {
        let pace = slow();
        drop(pace.take(NUMBER, Uuid::from_u128(8), 1.0).await.unwrap());
        pace.saw_at(NUMBER, Sign::Stop(Duration::ZERO), Instant::now(), 0.0);
        for _ in 0..3 {
            let refused = pace.take(NUMBER, Uuid::from_u128(7), 1.0).await.err().unwrap();
            assert!(
                refused > WHILE_TRIED,
                "it waits for the pace, not for a try that nobody makes: {refused:?}"
            );
        }
    }
}
