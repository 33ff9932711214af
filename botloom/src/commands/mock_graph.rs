//! `botloom mock-graph`: a stand-in for Meta's Graph API.

use std::{
    net::{IpAddr, SocketAddr},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use clap::Args;
use engine_mock_graph::{MockGraph, StatusPlan, WebhookTarget};

use crate::parts;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Address to listen on. Set BOTLOOM_GRAPH_URL of the server to it.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// The access token that it lets in: what the number has in Botloom.
    #[arg(long, default_value = "mock-token")]
    token: String,
    /// Where statuses and messages go: http://127.0.0.1:8080/webhooks/cloud/NUMBER.
    #[arg(long, requires = "app_secret")]
    webhook: Option<String>,
    /// The app secret that signs them: what the number has in Botloom.
    #[arg(long)]
    app_secret: Option<String>,
    /// Statuses of each message that was accepted, in order.
    #[arg(long, value_delimiter = ',', default_value = "sent,delivered,read")]
    statuses: Vec<String>,
    /// Milliseconds before each status.
    #[arg(long, default_value_t = 300)]
    delay: u64,
    /// Of 100 webhooks, so many come twice.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    duplicates: u8,
    /// Of 100 messages, the statuses of so many come in the wrong order.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    reorder: u8,
    /// Let words fail that go to contacts who have not written for 24 hours.
    #[arg(long)]
    window: bool,
    /// The same seed gives the same duplicates and the same order.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Listen and send beyond this machine. Whoever reaches it can read what was sent.
    #[arg(long)]
    any_address: bool,
}

/// Serves until it is ended.
#[expect(clippy::print_stdout, reason = "its caller reads the address from standard output")]
pub(crate) fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let allowed = |address: IpAddr| arguments.any_address || address.is_loopback();
    if !allowed(arguments.listen.ip()) {
        bail!("{} is reached from other machines; --any-address allows that", arguments.listen);
    }
    let mut mock = MockGraph::new(&arguments.token).map_err(anyhow::Error::msg)?;
    if let Some(url) = &arguments.webhook {
        let (address, path) = target(url)?;
        if !allowed(address.ip()) {
            bail!("{address} is another machine; --any-address allows that");
        }
        let app_secret = arguments.app_secret.clone().unwrap_or_default();
        let plan = StatusPlan {
            statuses: arguments.statuses.into_iter().filter(|status| !status.is_empty()).collect(),
            delay_ms: arguments.delay,
            duplicate_percent: arguments.duplicates,
            reorder_percent: arguments.reorder,
            window: arguments.window,
            seed: arguments.seed,
        };
        mock = mock.with_webhooks(WebhookTarget { address, path, app_secret }, plan);
    }
    parts::block_on(async {
        let (local, task) =
            mock.serve(arguments.listen).await.with_context(|| format!("{} is taken", arguments.listen))?;
        println!("listening on http://{local} schema={}", mock.has_schema());
        task.await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Address and path of a webhook. The mock speaks plain HTTP, and asks no name server.
fn target(url: &str) -> anyhow::Result<(SocketAddr, String)> {
    let rest = url.strip_prefix("http://").context("the webhook's address must begin with http://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.replace("localhost", "127.0.0.1");
    let address = host.parse().with_context(|| format!("{host} is no IP address with a port"))?;
    Ok((address, format!("/{path}")))
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn addresses_of_webhooks_are_read() {
        let (address, path) = target("http://localhost:8080/webhooks/cloud/1").unwrap();
        assert_eq!((address.to_string().as_str(), path.as_str()), ("127.0.0.1:8080", "/webhooks/cloud/1"));
        for wrong in ["https://127.0.0.1:1/", "http://example.com:80/", "http://127.0.0.1/", "x"] {
            assert!(target(wrong).is_err(), "{wrong}");
        }
    }
}
