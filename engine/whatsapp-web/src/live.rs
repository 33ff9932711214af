//! The connections that are up in this process, and what sending needs to know of each.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use moka::sync::Cache;
use tokio::sync::oneshot;
use uuid::Uuid;
use whatsapp_rust::{Client, Jid};

use crate::polls::PollSecrets;

/// Messages of contacts whose chat is remembered, for receipts, and messages of ours whose row is, for statuses.
const REMEMBERED: u64 = 10_000;
/// How long.
const FOR: Duration = Duration::from_secs(3600);

/// One connection.
pub(crate) struct Live {
    pub(crate) client: Arc<Client>,
    /// Gives each poll its secret.
    pub(crate) polls: PollSecrets,
    /// Whether messages can go out.
    ready: AtomicBool,
    /// Who waits for WhatsApp to take a message, by its id. The answer is an error's code, or none.
    acks: Mutex<HashMap<String, oneshot::Sender<Option<String>>>>,
    /// The chat of a message that came in.
    pub(crate) chats: Cache<String, Jid>,
    /// The outbox row of a message that went out. What is not here was not sent by us, at least not lately.
    pub(crate) sent: Cache<String, Uuid>,
}

impl Live {
    pub(crate) fn new(client: Arc<Client>, polls: PollSecrets) -> Arc<Self> {
        Arc::new(Self {
            client,
            polls,
            ready: AtomicBool::new(false),
            acks: Mutex::default(),
            chats: Cache::builder().max_capacity(REMEMBERED).time_to_live(FOR).build(),
            sent: Cache::builder().max_capacity(REMEMBERED).time_to_live(FOR).build(),
        })
    }

    pub(crate) fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Acquire)
    }

    /// Whether the connection of a linked device is up and WhatsApp has not said whether it lets it in.
    pub(crate) fn is_unheard(&self) -> bool {
        self.client.pn().is_some() && self.client.is_connected() && !self.client.is_logged_in()
    }

    /// Whoever waits for an answer over a connection that is down gets none.
    pub(crate) fn set_ready(&self, ready: bool) {
        self.ready.store(ready, Ordering::Release);
        if !ready {
            self.acks.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
    }

    /// Waits, from now on, for WhatsApp to take the message with this id.
    pub(crate) fn expect(&self, id: &str) -> oneshot::Receiver<Option<String>> {
        let (sender, receiver) = oneshot::channel();
        self.acks.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), sender);
        receiver
    }

    pub(crate) fn forget(&self, id: &str) {
        self.acks.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    /// WhatsApp took a message, or refused it with a code.
    pub(crate) fn acknowledged(&self, id: &str, error: Option<String>) {
        let waiting = self.acks.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
        if let Some(waiting) = waiting {
            let _ = waiting.send(error);
        }
    }
}

/// The connections of this process, by number.
#[derive(Clone, Default)]
pub(crate) struct Lives(Arc<Mutex<HashMap<Uuid, Arc<Live>>>>);

impl Lives {
    pub(crate) fn get(&self, number_id: Uuid) -> Option<Arc<Live>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&number_id).cloned()
    }

    pub(crate) fn insert(&self, number_id: Uuid, live: Arc<Live>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(number_id, live);
    }

    pub(crate) fn remove(&self, number_id: Uuid) {
        let live = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&number_id);
        if let Some(live) = live {
            live.set_ready(false);
        }
    }
}
