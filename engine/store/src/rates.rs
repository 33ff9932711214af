//! Rate limits that all processes keep together: through Redis where there is one, else within this process.
//!
//! The algorithm is GCRA: one number per key, the time at which the next one would be due if everybody kept the
//! pace. Losing Redis loses no promise: each process then keeps its own share of the rate.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::{Duration, Instant},
};

use redis::{Script, aio::ConnectionManager};

use crate::redis_connection::{self, TIMEOUT};

/// How long Redis is left alone after it did not answer.
const REDIS_PAUSE: Duration = Duration::from_secs(1);
/// Keys kept in process; the oldest that hold nobody up are dropped beyond it.
const KEYS: usize = 100_000;

/// A pace.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// How many per second in the long run.
    pub per_second: f64,
    /// How many at once.
    pub burst: u32,
}

impl Rate {
    fn interval(self) -> Duration {
        Duration::from_secs_f64(1.0 / self.per_second.max(1e-6))
    }
}

/// The limits. Clones share them.
#[derive(Clone, Default)]
pub struct Rates {
    redis: Option<ConnectionManager>,
    local: Arc<Mutex<Local>>,
}

#[derive(Default)]
struct Local {
    /// When the next one would be due.
    due: HashMap<String, Instant>,
    /// Until when Redis is not asked.
    alone_until: Option<Instant>,
}

impl Local {
    /// When the next one would be due after one that is taken now.
    fn after(&self, key: &str, rate: Rate, now: Instant) -> Result<Instant, Duration> {
        let interval = rate.interval();
        let due = self.due.get(key).copied().unwrap_or(now).max(now);
        let after = due + interval;
        // The whole burst may be taken at once by somebody who took nothing for long.
        let allowed = after.checked_sub(interval * rate.burst.max(1)).unwrap_or(now);
        if allowed > now { Err(allowed - now) } else { Ok(after) }
    }
}

impl std::fmt::Debug for Rates {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Rates").field("redis", &self.redis.is_some()).finish_non_exhaustive()
    }
}

/// Takes one, or gives the microseconds to wait. Redis' own clock counts, so that those of processes need not agree.
static TAKE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local time = redis.call('TIME')
         local now = time[1] * 1000000 + time[2]
         local due = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
         local interval = tonumber(ARGV[1])
         local after = due + interval
         local wait = after - interval * tonumber(ARGV[2]) - now
         if wait > 0 then return math.ceil(wait) end
         redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000) + 1)
         return 0",
    )
});

impl Rates {
    /// Limits within this process only.
    #[must_use]
    pub fn in_process() -> Self {
        Self::default()
    }

    /// Limits through Redis. It connects when it is needed, and again when that breaks.
    ///
    /// # Errors
    /// The address is not understood. A server that is down is no error: this process decides alone then.
    pub fn redis(url: &str) -> Result<Self, redis::RedisError> {
        Ok(Self { redis: Some(redis_connection::lazy(url)?), local: Arc::default() })
    }

    /// Takes one if the pace allows it; else gives how long to wait before asking again. `share` is the part of the
    /// rate that this process has when it decides alone, from 0 to 1; with 1 nobody else takes any.
    pub async fn take(&self, key: &str, rate: Rate, share: f64) -> Result<(), Duration> {
        // Whoever has all of it need not ask.
        let alone = share >= 1.0 || self.lock().alone_until.is_some_and(|until| Instant::now() < until);
        if let Some(redis) = self.redis.clone().filter(|_| !alone) {
            let micros = rate.interval().as_secs_f64() * 1e6;
            let mut call = TAKE.key(format!("botloom:rate:{key}"));
            let mut redis = redis;
            let call = call.arg(micros).arg(rate.burst.max(1)).invoke_async::<i64>(&mut redis);
            match tokio::time::timeout(TIMEOUT, call).await {
                Ok(Ok(0)) => return Ok(()),
                Ok(Ok(wait)) => return Err(Duration::from_micros(wait.unsigned_abs())),
                _ => {
                    self.lock().alone_until = Some(Instant::now() + REDIS_PAUSE);
                    tracing::warn!("Redis does not answer; rates are kept by this process alone");
                }
            }
        }
        let share = share.clamp(0.001, 1.0);
        self.take_here(key, Rate { per_second: rate.per_second * share, ..rate }, Instant::now())
    }

    /// Takes one by what this process alone knows: right where only this process uses the key.
    pub fn take_alone(&self, key: &str, rate: Rate) -> Result<(), Duration> {
        self.take_here(key, rate, Instant::now())
    }

    /// Says what [`Rates::take_alone`] would, and takes nothing.
    pub fn look_alone(&self, key: &str, rate: Rate) -> Result<(), Duration> {
        self.lock().after(key, rate, Instant::now()).map(|_| ())
    }

    fn take_here(&self, key: &str, rate: Rate, now: Instant) -> Result<(), Duration> {
        let mut local = self.lock();
        let after = local.after(key, rate, now)?;
        if local.due.len() >= KEYS {
            local.due.retain(|_, due| *due > now);
        }
        local.due.insert(key.to_owned(), after);
        Ok(())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Local> {
        self.local.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_goes_at_once_and_then_the_pace_is_kept() {
        let rates = Rates::in_process();
        let rate = Rate { per_second: 10.0, burst: 3 };
        let now = Instant::now();
        let at = |millis| now + Duration::from_millis(millis);
        for _ in 0..3 {
            assert_eq!(rates.take_here("a", rate, now), Ok(()));
        }
        let wait = rates.take_here("a", rate, now).unwrap_err();
        assert!((Duration::from_millis(99)..=Duration::from_millis(100)).contains(&wait), "{wait:?}");
        assert_eq!(rates.take_here("b", rate, now), Ok(()), "keys do not know of each other");
        assert!(rates.take_here("a", rate, at(90)).is_err());
        assert_eq!(rates.take_here("a", rate, at(101)), Ok(()));
        assert!(rates.take_here("a", rate, at(102)).is_err());
        for _ in 0..3 {
            assert_eq!(rates.take_here("a", rate, at(10_000)), Ok(()), "rest gives the burst back");
        }
        assert!(rates.take_here("a", rate, at(10_000)).is_err());
    }

    #[test]
    fn looking_takes_nothing() {
        let (rates, rate) = (Rates::in_process(), Rate { per_second: 1e-3, burst: 1 });
        for _ in 0..3 {
            assert_eq!(rates.look_alone("a", rate), Ok(()));
        }
        assert_eq!(rates.take_alone("a", rate), Ok(()));
        assert!(rates.look_alone("a", rate).is_err());
    }
}
