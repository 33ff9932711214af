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
        let app_secret = arguments.app_secret.clone().unwrap_or_default();
        let target = WebhookTarget::read(url, app_secret)
            .with_context(|| format!("{url} is no http:// address with an IP address and a port"))?;
        if !allowed(target.address.ip()) {
            bail!("{} is another machine; --any-address allows that", target.address);
        }
        let plan = StatusPlan {
            statuses: arguments.statuses.into_iter().filter(|status| !status.is_empty()).collect(),
            delay_ms: arguments.delay,
            duplicate_percent: arguments.duplicates,
            reorder_percent: arguments.reorder,
            window: arguments.window,
            seed: arguments.seed,
        };
        mock = mock.with_webhooks(target, plan);
    }
    parts::block_on(async {
        let (local, task) =
            mock.serve(arguments.listen).await.with_context(|| format!("{} is taken", arguments.listen))?;
        println!("listening on http://{local} schema={}", mock.has_schema());
        task.await?;
        Ok(ExitCode::SUCCESS)
    })
}
