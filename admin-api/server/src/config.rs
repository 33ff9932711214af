//! What the admin API is told at start.

use chrono::Duration;

use crate::auth::oidc::OidcConfig;

/// Settings of the admin API.
#[derive(Debug, Clone)]
pub struct ApiConfig {
    /// Address under which people reach the server, without a slash at the end, such as
    /// `https://bots.example.com`. It decides the cookies' flags and which origin may change things.
    pub public_url: String,
    /// Address of Meta's Graph API. Only tests and demonstrations change it.
    pub graph_url: String,
    /// Its version.
    pub graph_version: String,
    /// The company's identity provider, where people may sign in.
    pub oidc: Option<OidcConfig>,
    /// Origins of other sites whose pages may ask the API with a key or a token, such as `https://shop.example.com`.
    pub cors_origins: Vec<String>,
    /// Proxies in front of the server whose `X-Forwarded-For` entry is believed; 0 believes none.
    pub trusted_proxies: usize,
    /// A session ends after this time without a request.
    pub session_idle: Duration,
    /// A session ends after this time in any case.
    pub session_lifetime: Duration,
    /// How often an open event stream looks again whether its session still holds.
    pub recheck_sessions: std::time::Duration,
}

impl ApiConfig {
    /// Settings for a public address, with the usual values for the rest.
    #[must_use]
    pub fn new(public_url: impl Into<String>) -> Self {
        Self {
            public_url: public_url.into().trim_end_matches('/').to_owned(),
            graph_url: "https://graph.facebook.com".to_owned(),
            graph_version: "v23.0".to_owned(),
            oidc: None,
            cors_origins: Vec::new(),
            trusted_proxies: 0,
            session_idle: Duration::hours(24),
            session_lifetime: Duration::days(14),
            recheck_sessions: std::time::Duration::from_secs(3),
        }
    }

    /// Whether people reach the server over HTTPS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))
    }

    /// Scheme and authority of the public address, as browsers send it in `Origin`.
    #[must_use]
    pub fn origin(&self) -> String {
        let (scheme, rest) = self.public_url.split_once("://").unwrap_or(("http", &self.public_url));
        let authority = rest.split('/').next().unwrap_or_default();
        format!("{scheme}://{authority}").to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_has_no_path() {
        assert_eq!(ApiConfig::new("https://Bots.example.com/admin/").origin(), "https://bots.example.com");
        assert_eq!(ApiConfig::new("http://localhost:8080").origin(), "http://localhost:8080");
        assert!(ApiConfig::new("HTTPS://x").is_https());
        assert!(!ApiConfig::new("http://x").is_https());
    }
}
