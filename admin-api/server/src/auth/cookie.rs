//! The cookies: the session, the mark of a device that has signed in before, and a sign-in at the identity provider.

use chrono::Duration;
use http::{HeaderMap, HeaderValue, header};

use crate::config::ApiConfig;

/// A cookie of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// Holds the token of the login session.
    Session,
    /// Holds the token of a device on which a user has signed in; it is no proof of anything but
    /// keeps the owner's logins apart from a stranger's guesses.
    Device,
    /// Holds a sign-in at the identity provider that is under way, sealed.
    Sso,
}

impl Cookie {
    /// Its name. `__Host-` makes browsers insist on HTTPS, on this very host and on the path `/`.
    #[must_use]
    pub fn name(self, config: &ApiConfig) -> &'static str {
        match (self, config.is_https()) {
            (Self::Session, true) => "__Host-botloom",
            (Self::Session, false) => "botloom",
            (Self::Device, true) => "__Host-botloom-device",
            (Self::Device, false) => "botloom-device",
            (Self::Sso, true) => "__Host-botloom-sso",
            (Self::Sso, false) => "botloom-sso",
        }
    }

    /// Its value in a request. When it was sent twice, neither is believed.
    #[must_use]
    pub fn read(self, config: &ApiConfig, headers: &HeaderMap) -> Option<String> {
        let name = self.name(config);
        let mut found = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned());
        let first = found.next()?;
        if found.next().is_some() { None } else { Some(first) }
    }

    /// The header that sets it. `token` is one of ours, so it holds URL-safe characters only.
    #[must_use]
    pub fn set(self, config: &ApiConfig, token: &str, lifetime: Duration) -> Option<HeaderValue> {
        let secure = if config.is_https() { "; Secure" } else { "" };
        let text = format!(
            "{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}",
            self.name(config),
            lifetime.num_seconds().max(0)
        );
        HeaderValue::from_str(&text).ok()
    }

    /// The header that removes it.
    #[must_use]
    pub fn remove(self, config: &ApiConfig) -> Option<HeaderValue> {
        self.set(config, "", Duration::zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(cookies: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for cookie in cookies {
            headers.append(header::COOKIE, HeaderValue::from_str(cookie).unwrap());
        }
        headers
    }

    #[test]
    fn https_gets_the_strictest_cookie() {
        let config = ApiConfig::new("https://bots.example.com");
        let cookie = Cookie::Session.set(&config, "abc", Duration::hours(1)).unwrap();
        assert_eq!(cookie, "__Host-botloom=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure");
    }

    #[test]
    fn plain_http_gets_a_cookie_that_works_there() {
        let config = ApiConfig::new("http://localhost:8080");
        let cookie = Cookie::Session.set(&config, "abc", Duration::hours(1)).unwrap();
        assert_eq!(cookie, "botloom=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600");
    }

    #[test]
    fn a_cookie_sent_twice_is_not_believed() {
        let config = ApiConfig::new("http://localhost:8080");
        assert_eq!(Cookie::Session.read(&config, &headers(&["a=b; botloom=x"])), Some("x".into()));
        assert_eq!(Cookie::Session.read(&config, &headers(&["botloom=x; botloom=y"])), None);
        assert_eq!(Cookie::Session.read(&config, &headers(&["botloom=x", "botloom=y"])), None);
        assert_eq!(Cookie::Session.read(&config, &headers(&["xbotloom=x"])), None);
    }
}
