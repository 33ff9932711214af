//! Calls of flows to other systems, and events for subscribers.
//!
//! Both are performed at least once, under one id, by whoever owns the shard. A call's answer goes through the
//! inbox like everything that moves a conversation, and the commit that moves it also ends the call, so an
//! answer counts exactly once.
//!
//! To perform a kind of call: implement [`Executor`] and give it to [`Executors::with`]. A kind without an
//! executor fails with the code `not_configured`.

pub(crate) mod backoff;
mod deliver;
mod executor;
mod http;
mod lookup;
mod worker;

pub use executor::{Attempt, CallKind, Executor, Executors, Job};
pub(crate) use http::retry_after;
pub(crate) use worker::{Shared, Wake, start};

/// What subscribers get, signed as <https://www.standardwebhooks.com> describes it.
pub use deliver::{EventPost, signature};
