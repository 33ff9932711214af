//! Meta's Graph API over HTTP: one client, one way to ask, one shape of errors.
//!
//! The engine sends messages with [`client`]; the admin API asks for tokens, numbers and templates with [`Graph`]. Both
//! live in other crates that do not know each other, so what they share is here.
//!
//! What this crate must not do: know anything of Botloom, keep a token, log a body or an address with a token in it.
//! The address of the Graph API is a setting of whoever runs the server, never of a user; what users give becomes a
//! segment of a path only after [`Graph`] has seen that it is an id.

mod ask;
mod error;
mod upload;

pub use ask::{Ask, Graph};
pub use error::GraphError;
pub use upload::{UploadBody, UploadFile};

use std::time::Duration;

/// A client that follows no redirects and uses no proxy, so that a request with a token goes nowhere but to the host it
/// names.
///
/// # Errors
/// The TLS set-up fails, for example without any root certificate.
pub fn client() -> Result<reqwest::Client, reqwest::Error> {
    // The binary installs the provider; a test or an example may not have done so. A second installation fails and
    // changes nothing.
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
