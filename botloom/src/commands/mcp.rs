//! `botloom mcp`: the tools over standard input and output, asking a server that runs somewhere.

use std::{process::ExitCode, sync::Arc, time::Duration};

use admin_api::{
    API_PREFIX,
    mcp::{Answer, Ask, Server, tools::Request},
};
use anyhow::Context;
use rmcp::{ServiceExt as _, transport::stdio};
use secrecy::{ExposeSecret as _, SecretString};

use crate::parts;

/// Time for one answer of the server.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Serves until standard input ends.
pub(crate) fn run(url: &str) -> anyhow::Result<ExitCode> {
    let key = std::env::var("BOTLOOM_KEY").context("set BOTLOOM_KEY to an API key; an admin makes one")?;
    // One TLS provider for everything; installed twice only when a library was faster.
    let _already = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder()
        .timeout(TIMEOUT)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .context("no connections can be made")?;
    let base = format!("{}{API_PREFIX}", url.trim_end_matches('/'));
    let server = Server::new(Arc::new(Remote { client, base, key: key.into() }));
    parts::block_on(async move {
        let running =
            server.serve(stdio()).await.context("the client did not begin as the protocol wants")?;
        running.waiting().await.context("the connection broke")?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Asks a server over the network.
struct Remote {
    client: reqwest::Client,
    base: String,
    key: SecretString,
}

#[async_trait::async_trait]
impl Ask for Remote {
    async fn ask(&self, request: Request, _: Option<&http::request::Parts>) -> Result<Answer, String> {
        let mut asked = self
            .client
            .request(request.method, format!("{}{}", self.base, request.path))
            .bearer_auth(self.key.expose_secret())
            .header(http::header::CONTENT_TYPE, "application/json");
        if let Some(body) = &request.body {
            asked = asked.body(body.to_string());
        }
        // What reqwest says names the address, which the person has set themselves, and no key.
        let unreachable = |error: reqwest::Error| format!("Botloom cannot be reached: {error}");
        let response = asked.send().await.map_err(unreachable)?;
        let status = response.status().as_u16();
        Ok(Answer { status, body: response.text().await.map_err(unreachable)? })
    }
}
