//! Contacts who write one message after the other, each until it is acknowledged.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use engine_runtime::testing::fixture;
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};

use super::{Ledger, random};
use crate::poster::Poster;

/// How long a webhook may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// All contacts.
pub(super) struct Contacts {
    tasks: JoinSet<()>,
    done: Arc<AtomicUsize>,
    count: usize,
    /// Webhooks that were not acknowledged and were posted again.
    pub(super) refused: Arc<AtomicUsize>,
    /// Webhooks that were posted again although they were acknowledged.
    pub(super) repeated: Arc<AtomicUsize>,
}

impl Contacts {
    /// Lets every contact write, to whichever node.
    pub(super) fn start(ledger: &Arc<Ledger>, nodes: &[SocketAddr], path: &str) -> Self {
        let mut contacts = Self {
            tasks: JoinSet::new(),
            done: Arc::default(),
            count: ledger.len(),
            refused: Arc::default(),
            repeated: Arc::default(),
        };
        for contact in 0..ledger.len() {
            let ledger = Arc::clone(ledger);
            let mut posters: Vec<Poster> = nodes.iter().map(|node| Poster::new(*node, path)).collect();
            let (done, refused, repeated) =
                (Arc::clone(&contacts.done), Arc::clone(&contacts.refused), Arc::clone(&contacts.repeated));
            contacts.tasks.spawn(async move {
                for n in 0..ledger.each {
                    let phone = Ledger::phone(contact);
                    let (id, text) = (format!("wamid.{contact}.{n}"), format!("w{n}"));
                    let body = fixture::messages(&[(&phone, &id, &text)]);
                    refused.fetch_add(deliver(&mut posters, &body).await, Ordering::Relaxed);
                    ledger.acknowledge(contact);
                    // Meta delivers again now and then, to any node.
                    if random(10) == 0 {
                        deliver(&mut posters, &body).await;
                        repeated.fetch_add(1, Ordering::Relaxed);
                    }
                    sleep(Duration::from_millis(random(40) as u64)).await;
                }
                done.fetch_add(1, Ordering::Relaxed);
            });
        }
        contacts
    }

    /// Whether every message was acknowledged.
    pub(super) fn are_done(&self) -> bool {
        self.done.load(Ordering::Relaxed) == self.count
    }
}

/// Posts until it is acknowledged; gives how often it was not.
async fn deliver(posters: &mut [Poster], body: &str) -> usize {
    let mut refused = 0;
    loop {
        let place = random(posters.len());
        let post = posters[place].post(body.to_owned());
        if matches!(timeout(PATIENCE, post).await, Ok(Ok(status)) if status == 200) {
            return refused;
        }
        refused += 1;
        sleep(Duration::from_millis(20)).await;
    }
}
