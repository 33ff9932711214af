//! The bounded door between the channels and the writer.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use crate::{
    crash::{self, Step},
    event::Event,
};

/// Events that are acknowledged together.
pub(crate) struct Delivery {
    pub events: Vec<Event>,
    /// When it began to wait.
    pub since: Instant,
    ack: oneshot::Sender<bool>,
    /// The part of the memory budget that the delivery uses.
    _permit: OwnedSemaphorePermit,
}

impl Delivery {
    /// Tells whoever waits whether all events are committed.
    pub(crate) fn ack(self, committed: bool) {
        let _ = self.ack.send(committed);
    }
}

/// Why events were not taken. The sender must deliver them again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum IntakeError {
    /// Too much is waiting already, or the engine is shutting down.
    #[error("too many messages are waiting")]
    Full,
    /// The database did not take them, or not in time.
    #[error("the messages could not be stored in time")]
    NotStored,
}

/// Hands events to the writer, and waits until they are committed.
#[derive(Clone)]
pub(crate) struct Intake {
    deliveries: mpsc::Sender<Delivery>,
    budget: Arc<Semaphore>,
    timeout: Duration,
}

impl Intake {
    /// The two ends of a door.
    pub(crate) fn new(deliveries: usize, kib: u32, timeout: Duration) -> (Self, mpsc::Receiver<Delivery>) {
        let (sender, receiver) = mpsc::channel(deliveries.max(1));
        let budget = Arc::new(Semaphore::new(kib.max(1) as usize));
        (Self { deliveries: sender, budget, timeout }, receiver)
    }

    /// Deliveries that wait for the writer.
    pub(crate) fn waiting(&self) -> usize {
        self.deliveries.max_capacity() - self.deliveries.capacity()
    }

    /// Returns when the events are committed, and only then may they be acknowledged. `size` is
    /// the size of their body in bytes.
    pub(crate) async fn submit(&self, events: Vec<Event>, size: usize) -> Result<(), IntakeError> {
        if events.is_empty() {
            return Ok(());
        }
        crash::point(Step::Received);
        let kib = u32::try_from(size / 1024).unwrap_or(u32::MAX).saturating_add(1);
        let permit = Arc::clone(&self.budget).try_acquire_many_owned(kib).map_err(|_| IntakeError::Full)?;
        let (ack, committed) = oneshot::channel();
        let delivery = Delivery { events, since: Instant::now(), ack, _permit: permit };
        self.deliveries.try_send(delivery).map_err(|_| IntakeError::Full)?;
        match tokio::time::timeout(self.timeout, committed).await {
            Ok(Ok(true)) => Ok(()),
            _ => Err(IntakeError::NotStored),
        }
    }
}
