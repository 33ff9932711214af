//! Hints between the parts of Botloom: "there is something new", never the thing itself.
//!
//! A hint may be lost or come twice. Whoever listens must reach the same state by its slow poll,
//! so hints carry ids only. Within one process they go through a broadcast channel; with Redis they
//! go through one pub/sub channel and reach all processes.

use std::{sync::Arc, time::Duration};

use futures::StreamExt;
use redis::AsyncCommands;
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;
use uuid::Uuid;

/// Hints kept for a listener that lags; older ones are dropped.
const CAPACITY: usize = 4096;
/// Hints in one message through Redis.
const BATCH: usize = 512;
/// The pub/sub channel in Redis.
const CHANNEL: &str = "botloom:hints";

/// Something that changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Hint {
    /// The inbox has pending rows.
    InboxReady,
    /// The outbox has rows that their sender may not know.
    OutboxReady,
    /// There are effects that their worker may not know.
    EffectsReady,
    /// Sending was paused or goes on.
    SendingChanged,
    /// A number's active version changed.
    DeploymentChanged {
        /// Whose workspace.
        workspace_id: Uuid,
        /// Which number.
        number_id: Uuid,
    },
    /// A number was added, changed or removed, or its status changed.
    NumberChanged {
        /// Whose workspace.
        workspace_id: Uuid,
        /// Which number.
        number_id: Uuid,
    },
    /// A flow, its draft or its versions changed.
    FlowChanged {
        /// Whose workspace.
        workspace_id: Uuid,
        /// Which flow.
        flow_id: Uuid,
    },
    /// Somebody has a flow open, or closes it. It is kept nowhere.
    FlowPresence {
        /// Whose workspace.
        workspace_id: Uuid,
        /// Which flow.
        flow_id: Uuid,
        /// Who.
        user_id: Uuid,
        /// That user's name.
        user_name: String,
        /// Id of the step that is selected.
        step: Option<String>,
        /// Whether they close it.
        leaving: bool,
    },
    /// A conversation has new messages, or a message's status changed.
    ConversationChanged {
        /// Whose workspace.
        workspace_id: Uuid,
        /// Which number.
        number_id: Uuid,
        /// Which conversation.
        conversation_id: Uuid,
    },
}

impl Hint {
    /// Whose workspace the hint is about; `None` for hints between servers.
    #[must_use]
    pub fn workspace_id(&self) -> Option<Uuid> {
        match self {
            Self::InboxReady | Self::OutboxReady | Self::EffectsReady | Self::SendingChanged => None,
            Self::DeploymentChanged { workspace_id, .. }
            | Self::NumberChanged { workspace_id, .. }
            | Self::FlowChanged { workspace_id, .. }
            | Self::FlowPresence { workspace_id, .. }
            | Self::ConversationChanged { workspace_id, .. } => Some(*workspace_id),
        }
    }
}

/// Publishes and receives hints. Clones share one bus.
#[derive(Debug, Clone)]
pub struct Hints {
    local: broadcast::Sender<Hint>,
    remote: Option<tokio::sync::mpsc::Sender<Hint>>,
    /// Ends the Redis tasks with the last clone.
    _tasks: Arc<Tasks>,
}

#[derive(Debug, Default)]
struct Tasks(Vec<tokio::task::AbortHandle>);

impl Drop for Tasks {
    fn drop(&mut self) {
        self.0.iter().for_each(tokio::task::AbortHandle::abort);
    }
}

impl Default for Hints {
    fn default() -> Self {
        Self::in_process()
    }
}

impl Hints {
    /// A bus within this process.
    #[must_use]
    pub fn in_process() -> Self {
        Self { local: broadcast::channel(CAPACITY).0, remote: None, _tasks: Arc::default() }
    }

    /// A bus through Redis, which reconnects by itself. Must be called inside a Tokio runtime.
    ///
    /// # Errors
    /// The address is not understood. A server that is down is no error: hints then stay local.
    pub fn redis(url: &str) -> Result<Self, redis::RedisError> {
        let client = redis::Client::open(url)?;
        let (local, _) = broadcast::channel(CAPACITY);
        let (remote, outgoing) = tokio::sync::mpsc::channel(CAPACITY);
        // Own hints come back from Redis; the origin tells them apart, because they were already
        // delivered locally.
        let origin = Uuid::from_bytes(crate::ids::secret_bytes());
        let tasks = vec![
            tokio::spawn(forward(client.clone(), origin, outgoing)).abort_handle(),
            tokio::spawn(listen(client, origin, local.clone())).abort_handle(),
        ];
        Ok(Self { local, remote: Some(remote), _tasks: Arc::new(Tasks(tasks)) })
    }

    /// Tells everyone. Never blocks and never fails.
    pub fn publish(&self, hint: Hint) {
        if let Some(remote) = &self.remote {
            let _ = remote.try_send(hint.clone());
        }
        let _ = self.local.send(hint);
    }

    /// Receives the hints from now on.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Hint> {
        self.local.subscribe()
    }
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    origin: Uuid,
    hints: Vec<Hint>,
}

async fn forward(client: redis::Client, origin: Uuid, mut outgoing: tokio::sync::mpsc::Receiver<Hint>) {
    let mut connection = None;
    let mut buffer = Vec::new();
    // Under load many hints go in one message, each of them once.
    while outgoing.recv_many(&mut buffer, BATCH).await > 0 {
        if connection.is_none() {
            connection = client.get_multiplexed_async_connection().await.ok();
        }
        let mut seen = std::collections::HashSet::new();
        let hints: Vec<Hint> = buffer.drain(..).filter(|hint| seen.insert(hint.clone())).collect();
        let Some(open) = &mut connection else { continue };
        let Ok(text) = serde_json::to_string(&Envelope { origin, hints }) else { continue };
        if open.publish::<_, _, ()>(CHANNEL, text).await.is_err() {
            connection = None;
        }
    }
}

async fn listen(client: redis::Client, origin: Uuid, local: broadcast::Sender<Hint>) {
    loop {
        if let Ok(mut subscription) = client.get_async_pubsub().await
            && subscription.subscribe(CHANNEL).await.is_ok()
        {
            let mut messages = subscription.on_message();
            while let Some(message) = messages.next().await {
                let Ok(text) = message.get_payload::<String>() else { continue };
                let Ok(envelope) = serde_json::from_str::<Envelope>(&text) else { continue };
                if envelope.origin != origin {
                    envelope.hints.into_iter().for_each(|hint| _ = local.send(hint));
                }
            }
        }
        tracing::warn!(hints.state = "disconnected", "no hints from Redis; polling goes on");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
