//! Files of conversations: fetched from the provider beside the messages, and deleted when their time is over.
//!
//! A message that brings a file is acknowledged without it: the row that the same commit wrote is a queue of its own,
//! with its own workers. They follow no shard: whoever else takes one over may fetch a file a second time, and
//! only the registration that began last may say that it is here.

mod fetch;
mod graph;
mod worker;

use std::sync::Arc;

use engine_store::{Store, clock::Clock, hints::Hints, objects::Objects, secrets::Vault};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::{Settings, channels::Channels, cluster::Cluster, directory::Directory};

pub(crate) use graph::GraphMedia;

/// What the workers work with.
pub(crate) struct Shared {
    pub store: Arc<dyn Store>,
    pub objects: Objects,
    pub settings: Arc<Settings>,
    pub clock: Arc<dyn Clock>,
    pub vault: Arc<Vault>,
    pub cluster: Cluster,
    pub directory: Directory,
    pub hints: Hints,
    pub graph: GraphMedia,
    pub channels: Channels,
    pub stop: CancellationToken,
}

/// Starts the workers. The returned task ends after `stop`; what is under way then is fetched again by the next owner.
pub(crate) fn start(shared: Shared, woken: Arc<Notify>) -> tokio::task::JoinHandle<()> {
    tokio::spawn(worker::run(Arc::new(shared), woken))
}
