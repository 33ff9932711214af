//! The one place that builds an HTTP client.

use std::time::Duration;

/// A client that follows no redirects and uses no proxy, so that a request with a token goes
/// nowhere but to the host it names.
pub(super) fn build() -> Result<reqwest::Client, reqwest::Error> {
    // The binary installs the provider; a test or an example may not have done so. A second
    // installation fails and changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(15))
        .pool_idle_timeout(Duration::from_secs(60))
        .user_agent(concat!("botloom/", env!("CARGO_PKG_VERSION")))
        .build()
}
