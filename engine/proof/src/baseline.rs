//! What the load costs without an engine: a plain server that keeps nothing and answers every message with a text.

use std::{net::SocketAddr, path::Path, sync::Arc};

use anyhow::Context;
use axum::{Json, Router, extract::State, routing::post};
use clap::Args;
use engine_runtime::testing::fixture::{ACCESS_TOKEN, PHONE_NUMBER_ID};
use serde_json::{Value, json};

use crate::product::{Product, free_address};

/// How it is started.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Where it listens.
    #[arg(long)]
    listen: SocketAddr,
    /// Where the Graph API is.
    #[arg(long)]
    graph_url: String,
}

/// Starts this program once more, as the plain server.
pub(crate) fn spawn(graph_url: &str, log: &Path) -> anyhow::Result<Product> {
    let address = free_address()?;
    let listen = address.to_string();
    let arguments = ["echo", "--listen", &listen, "--graph-url", graph_url];
    Product::of(std::process::Command::new(std::env::current_exe()?).args(arguments), address, log)
}

struct Echo {
    client: reqwest::Client,
    url: String,
}

/// Serves until the process is killed.
pub(crate) async fn serve(options: Options) -> anyhow::Result<()> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let url = format!("{}/v23.0/{PHONE_NUMBER_ID}/messages", options.graph_url);
    let app = Router::new().route("/webhooks", post(answer)).with_state(Arc::new(Echo { client, url }));
    let listener = tokio::net::TcpListener::bind(options.listen).await.context("the port is taken")?;
    axum::serve(listener, app).await?;
    Ok(())
}

async fn answer(State(echo): State<Arc<Echo>>, Json(body): Json<Value>) {
    let from = body.pointer("/entry/0/changes/0/value/messages/0/from").cloned().unwrap_or_default();
    tokio::spawn(async move {
        let message = json!({
            "messaging_product": "whatsapp", "to": from, "type": "text", "text": {"body": "An answer."}
        });
        let request = echo.client.post(&echo.url).bearer_auth(ACCESS_TOKEN).json(&message);
        let _ = request.send().await;
    });
}
