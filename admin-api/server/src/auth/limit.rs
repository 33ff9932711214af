//! How often somebody may guess.
//!
//! A limit per account stops guessing at one account, a limit per address stops guessing at many.
//! A limit per account alone would let a stranger lock the owner out, so a device on which the owner
//! has signed in before carries a mark (a cookie) and has a limit of its own, which strangers cannot
//! use up. Counts are per process and in memory: a restart forgets them, which costs a guesser more
//! time than it gives.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, Duration, Utc};

/// Attempts per minute at one account from devices that are not known.
const PER_ACCOUNT: u32 = 10;
/// Attempts per minute from one address, over all accounts. Offices share an address.
const PER_ADDRESS: u32 = 30;
/// Attempts per minute from one known device.
const PER_DEVICE: u32 = 10;
/// Buckets kept; the fullest ones, which say nothing, are dropped first.
const MAX_BUCKETS: usize = 50_000;

/// Who is guessing at what.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// An account, by its e-mail address in lower case.
    Account(String),
    /// The network address that asks.
    Address(IpAddr),
    /// A known device, by the digest of its token.
    Device(Vec<u8>),
}

impl Key {
    /// A key for a client's address. One customer of an IPv6 provider has a whole /64.
    #[must_use]
    pub fn address(address: IpAddr) -> Self {
        Self::Address(match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
                Some(v4) => IpAddr::V4(v4),
                None => IpAddr::V6((u128::from(v6) & !u128::from(u64::MAX)).into()),
            },
        })
    }

    fn per_minute(&self) -> u32 {
        match self {
            Self::Account(_) => PER_ACCOUNT,
            Self::Address(_) => PER_ADDRESS,
            Self::Device(_) => PER_DEVICE,
        }
    }
}

/// The limits on logins. Clones of the state share one.
#[derive(Debug, Default)]
pub struct LoginLimit {
    buckets: Mutex<HashMap<Key, Bucket>>,
}

/// A bucket that holds one minute's attempts and refills evenly.
#[derive(Debug)]
struct Bucket {
    left: f64,
    at: DateTime<Utc>,
}

impl LoginLimit {
    /// Takes one attempt from each key.
    ///
    /// # Errors
    /// How long to wait, when any of them has none left; then nothing is taken from the others.
    pub fn take(&self, now: DateTime<Utc>, keys: &[Key]) -> Result<(), Duration> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > MAX_BUCKETS {
            buckets.retain(|_, bucket| now - bucket.at < Duration::minutes(1));
        }
        for key in keys {
            let bucket = refill(&mut buckets, key, now);
            if bucket.left < 1.0 {
                let seconds = (1.0 - bucket.left) * 60.0 / f64::from(key.per_minute());
                // Rounded up, so that who waits this long is let in.
                #[expect(clippy::cast_possible_truncation, reason = "at most 60")]
                return Err(Duration::seconds(seconds.ceil() as i64));
            }
        }
        for key in keys {
            refill(&mut buckets, key, now).left -= 1.0;
        }
        Ok(())
    }

    /// Gives the attempt back: the password was right, so it was no guess.
    pub fn give_back(&self, now: DateTime<Utc>, keys: &[Key]) {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        for key in keys {
            let bucket = refill(&mut buckets, key, now);
            bucket.left = (bucket.left + 1.0).min(f64::from(key.per_minute()));
        }
    }
}

fn refill<'a>(buckets: &'a mut HashMap<Key, Bucket>, key: &Key, now: DateTime<Utc>) -> &'a mut Bucket {
    let most = f64::from(key.per_minute());
    let bucket = buckets.entry(key.clone()).or_insert(Bucket { left: most, at: now });
    // A clock that was set back must not fill the bucket or drain it.
    let passed = (now - bucket.at).max(Duration::zero());
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a minute are exact")]
    let seconds = passed.num_milliseconds().min(60_000) as f64 / 1000.0;
    bucket.left = (bucket.left + seconds * most / 60.0).min(most);
    bucket.at = now;
    bucket
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::seconds(seconds)
    }

    #[test]
    fn guesses_at_one_account_are_few_and_a_known_device_is_untouched() {
        let limit = LoginLimit::default();
        let account = Key::Account("ann@example.com".into());
        let mut passed = 0;
        for guess in 0..1000 {
            let address = Key::address(IpAddr::from([10, 0, (guess / 256) as u8, (guess % 256) as u8]));
            passed += u32::from(limit.take(at(0), &[account.clone(), address]).is_ok());
        }
        assert_eq!(passed, 10);
        assert_eq!(limit.take(at(0), std::slice::from_ref(&account)), Err(Duration::seconds(6)));
        assert_eq!(limit.take(at(0), &[Key::Device(vec![1])]), Ok(()));
        assert_eq!(limit.take(at(6), std::slice::from_ref(&account)), Ok(()));
        assert!(limit.take(at(6), &[account]).is_err());
    }

    #[test]
    fn guesses_from_one_address_are_few_over_all_accounts() {
        let limit = LoginLimit::default();
        let address = Key::address("2001:db8::1".parse().unwrap());
        let neighbour = Key::address("2001:db8::2".parse().unwrap());
        assert_eq!(address, neighbour, "one customer has the whole /64");
        let passed = (0..10_000)
            .filter(|n| limit.take(at(0), &[Key::Account(n.to_string()), address.clone()]).is_ok())
            .count();
        assert_eq!(passed, 30);
    }

    #[test]
    fn right_passwords_use_nothing_up() {
        let limit = LoginLimit::default();
        let keys = [Key::Account("a".into())];
        for _ in 0..100 {
            assert!(limit.take(at(0), &keys).is_ok());
            limit.give_back(at(0), &keys);
        }
    }

    #[test]
    fn a_clock_set_back_neither_fills_nor_drains() {
        let limit = LoginLimit::default();
        let keys = [Key::Device(vec![2])];
        for _ in 0..10 {
            assert!(limit.take(at(100), &keys).is_ok());
        }
        assert!(limit.take(at(0), &keys).is_err());
        assert!(limit.take(at(6), &keys).is_ok());
    }
}
