//! The connection to Redis that hot state and rates use: opened when it is first needed, again when it breaks, and
//! never waited for, because nothing in Redis is worth waiting for.

use std::time::Duration;

use redis::{
    Client, RedisError,
    aio::{ConnectionManager, ConnectionManagerConfig},
};

/// How long Redis may take before it counts as absent.
pub(crate) const TIMEOUT: Duration = Duration::from_millis(50);

/// A connection that does not begin before it is used.
///
/// # Errors
/// The address is not understood.
pub(crate) fn lazy(url: &str) -> Result<ConnectionManager, RedisError> {
    let config = ConnectionManagerConfig::new()
        .set_number_of_retries(1)
        .set_connection_timeout(Some(Duration::from_secs(1)))
        .set_response_timeout(Some(TIMEOUT));
    ConnectionManager::new_lazy_with_config(Client::open(url)?, config)
}
