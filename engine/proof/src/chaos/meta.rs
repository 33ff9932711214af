//! Meta's side: takes messages, sometimes badly, and tells how they fare by status webhooks.

use std::{
    net::SocketAddr,
    sync::{Arc, OnceLock},
    time::Duration,
};

use engine_runtime::testing::{
    fixture::{self, ACCESS_TOKEN},
    mock_graph::{Fault, MockGraph},
};
use serde_json::Value;
use tokio::{
    sync::mpsc,
    time::{sleep, timeout},
};

use super::{Ledger, random};
use crate::poster::Poster;

/// How long a webhook may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// One accepted message in so many makes the next request go wrong.
const TROUBLE: usize = 20;
/// Tasks that post statuses side by side.
const TELLERS: usize = 8;

/// Nodes that are told, and the path of the webhook.
type Listeners = Arc<OnceLock<(Vec<SocketAddr>, String)>>;

/// The mock of the Graph API, with its ledger and its status webhooks.
pub(super) struct Meta {
    graph: MockGraph,
    listeners: Listeners,
}

impl Meta {
    /// `errors`: whether it also refuses, throttles and accepts without an answer.
    pub(super) fn new(ledger: &Arc<Ledger>, errors: bool) -> Self {
        let listeners = Listeners::default();
        let tellers: Vec<_> = (0..TELLERS)
            .map(|_| {
                let (accepted, statuses) = mpsc::unbounded_channel();
                tokio::spawn(tell(Arc::clone(&listeners), statuses));
                accepted
            })
            .collect();
        let ledger = Arc::clone(ledger);
        let (trouble, troubles) = mpsc::unbounded_channel();
        let graph = MockGraph::watched(ACCESS_TOKEN, move |body| {
            let text = |path| body.pointer(path).and_then(Value::as_str).unwrap_or_default();
            let (words, id) = (text("/text/body"), text("/biz_opaque_callback_data"));
            // The question between two answers says nothing.
            if words != "?" {
                ledger.accept(text("/to"), words, id);
            }
            let _ = tellers[random(TELLERS)].send(id.to_owned());
            if errors && random(TROUBLE) == 0 {
                let _ = trouble.send(());
            }
        });
        tokio::spawn(misbehave(graph.clone(), troubles));
        Self { graph, listeners }
    }

    /// Serves; gives its address.
    pub(super) async fn serve(&self) -> anyhow::Result<String> {
        let (address, _task) = self.graph.serve(([127, 0, 0, 1], 0).into()).await?;
        Ok(format!("http://{address}"))
    }

    /// From now on statuses are told to these nodes.
    pub(super) fn tell_statuses_to(&self, nodes: &[SocketAddr], path: &str) {
        let _ = self.listeners.set((nodes.to_vec(), path.to_owned()));
    }
}

/// Posts the statuses of messages, each until it is acknowledged, now and then in the wrong order.
async fn tell(listeners: Listeners, mut accepted: mpsc::UnboundedReceiver<String>) {
    let mut posters: Vec<Poster> = Vec::new();
    while let Some(id) = accepted.recv().await {
        let Some((nodes, path)) = listeners.get() else { continue };
        if posters.is_empty() {
            posters = nodes.iter().map(|node| Poster::new(*node, path)).collect();
        }
        let mut words = ["sent", "delivered"];
        if random(5) == 0 {
            words.swap(0, 1);
        }
        for word in words {
            let body = fixture::status(&format!("wamid.of.{id}"), word, &id);
            loop {
                let place = random(posters.len());
                let post = posters[place].post(body.clone());
                if matches!(timeout(PATIENCE, post).await, Ok(Ok(status)) if status == 200) {
                    break;
                }
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

/// Lets the next request go wrong whenever it is told to.
async fn misbehave(graph: MockGraph, mut troubles: mpsc::UnboundedReceiver<()>) {
    while troubles.recv().await.is_some() {
        let fault = Fault {
            count: 1,
            status: 500,
            code: 0,
            retry_after: None,
            delay_ms: 0,
            accept_without_answer: false,
            fail_later: false,
        };
        graph.fail(match random(6) {
            0 => Fault { status: 429, code: 130_429, retry_after: Some(1), ..fault },
            1 => Fault { status: 400, code: 131_056, ..fault },
            2 => Fault { status: 503, code: 131_016, ..fault },
            3 => Fault { delay_ms: 300, status: 500, code: 131_000, ..fault },
            _ => Fault { accept_without_answer: true, ..fault },
        });
    }
}
