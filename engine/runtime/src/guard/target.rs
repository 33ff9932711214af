//! Judges an address before anything is looked up.

use std::{collections::HashSet, net::IpAddr, sync::Arc};

use url::{Host, Url};

use super::address::is_public;

/// Ports that are always open; others would turn the server into a port scanner.
const PORTS: [u16; 4] = [80, 443, 8080, 8443];
/// The longest address that is looked at.
const MAX_LENGTH: usize = 8 * 1024;
/// Endings of names that belong to a local network.
const LOCAL_NAMES: [&str; 6] = [".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa"];

/// What an operator opens beside the public internet's usual ports.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    ports: HashSet<u16>,
    allowed: Arc<HashSet<(String, u16)>>,
}

impl Rules {
    /// `ports` are open on every public host. `allow` has hosts with a port, such as `127.0.0.1:9000`, that may
    /// be reached although they are private; entries that are not understood are logged and left out.
    #[must_use]
    pub fn new(ports: &[u16], allow: &[String]) -> Self {
        let allowed = allow
            .iter()
            .map(|entry| entry.trim())
            .filter(|entry| !entry.is_empty())
            .filter_map(|entry| {
                let parsed = Url::parse(&format!("http://{entry}")).ok();
                let pair =
                    parsed.and_then(|url| Some((url.host_str()?.to_owned(), url.port_or_known_default()?)));
                if pair.is_none() {
                    tracing::warn!(entry, "an allowed host is not understood; write it as host:port");
                }
                pair
            })
            .collect();
        Self { ports: PORTS.iter().chain(ports).copied().collect(), allowed: Arc::new(allowed) }
    }

    /// Whether a name may resolve to private addresses. [`Rules::check`] has judged the port before.
    pub(super) fn allows_name(&self, name: &str) -> bool {
        self.allowed.iter().any(|(host, _)| host == name)
    }

    /// Reads an address; `Err` says why it may not be asked.
    pub(super) fn check(&self, address: &str) -> Result<Url, &'static str> {
        if address.len() > MAX_LENGTH {
            return Err("the address is too long");
        }
        let url = Url::parse(address).map_err(|_| "it is not a web address")?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err("only http and https are asked");
        }
        // An address with a name before the host is made to look like another host's.
        if !url.username().is_empty() || url.password().is_some() || authority(address).contains('@') {
            return Err("the address has a user name in it");
        }
        let host = url.host().ok_or("the address has no host")?.to_owned();
        let port = url.port_or_known_default().ok_or("the address has no port")?;
        let name = url.host_str().unwrap_or_default();
        if self.allowed.contains(&(name.to_owned(), port)) {
            return Ok(url);
        }
        if self.allows_name(name) {
            return Err("this port of the host is not allowed");
        }
        if !self.ports.contains(&port) {
            return Err("this port is not allowed");
        }
        match host {
            Host::Ipv4(ip) if !is_public(IpAddr::V4(ip)) => Err("the address is not on the public internet"),
            // 0x8.8.8.8, 134744072 and 010.8.8.8 are addresses too, which nobody writes by accident.
            Host::Ipv4(ip) if written_host(address) != ip.to_string() => {
                Err("the address is not written as four numbers")
            }
            Host::Ipv6(ip) if !is_public(IpAddr::V6(ip)) => Err("the address is not on the public internet"),
            Host::Ipv4(_) | Host::Ipv6(_) => Ok(url),
            Host::Domain(name) => check_name(&name).map(|()| url),
        }
    }
}

fn check_name(name: &str) -> Result<(), &'static str> {
    if name.ends_with('.') {
        return Err("the host ends with a dot");
    }
    if !name.contains('.') || LOCAL_NAMES.iter().any(|ending| name.ends_with(ending)) {
        return Err("the host is a name of a local network");
    }
    Ok(())
}

/// What stands between the slashes, as it is written.
fn authority(address: &str) -> &str {
    let rest = address.split_once(':').map_or(address, |(_, rest)| rest);
    let rest = rest.trim_start_matches(['/', '\\']);
    rest.split(['/', '\\', '?', '#']).next().unwrap_or_default()
}

fn written_host(address: &str) -> &str {
    let authority = authority(address.trim());
    authority.split_once(':').map_or(authority, |(host, _)| host)
}
