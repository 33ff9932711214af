//! Resolves names and lets only public addresses through. The connection goes to the very addresses that were
//! judged, so a name that changes its mind afterwards gains nothing.

use std::{net::SocketAddr, sync::Arc};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::{address::is_public, target::Rules};

/// Finds the addresses of a name.
#[async_trait::async_trait]
pub trait Lookup: Send + Sync {
    /// All addresses of a name; ports do not matter.
    async fn lookup(&self, name: &str) -> std::io::Result<Vec<SocketAddr>>;
}

/// The operating system's resolver.
pub(super) struct System;

#[async_trait::async_trait]
impl Lookup for System {
    async fn lookup(&self, name: &str) -> std::io::Result<Vec<SocketAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.collect())
    }
}

/// Why a name was refused.
#[derive(Debug, thiserror::Error)]
#[error("the host has an address that is not on the public internet")]
pub(super) struct Refused;

/// Resolves under the rules.
pub(super) struct Guarded {
    pub(super) lookup: Arc<dyn Lookup>,
    pub(super) rules: Rules,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let (lookup, rules) = (Arc::clone(&self.lookup), self.rules.clone());
        Box::pin(async move {
            let found = lookup.lookup(name.as_str()).await?;
            let found = judged(&rules, name.as_str(), found)?;
            if found.is_empty() && !rules.allows_name(name.as_str()) {
                return Err(Refused.into());
            }
            // Port 0 stands for the address's own.
            let addresses = found.into_iter().map(|address| SocketAddr::new(address.ip(), 0));
            Ok(Box::new(addresses) as Addrs)
        })
    }
}

/// The addresses of a name, if it may have them.
pub(super) fn judged(rules: &Rules, name: &str, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, Refused> {
    // One private address among public ones is what an attack looks like, so it refuses them all.
    let fine = rules.allows_name(name) || found.iter().all(|address| is_public(address.ip()));
    if fine { Ok(found) } else { Err(Refused) }
}
