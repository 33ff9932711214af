//! Tells WhatsApp that messages were read, and that an answer is on its way.
//!
//! Nothing depends on it: what does not fit into the queue, or is refused, is forgotten. It never waits for a
//! message, and no message waits for it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use ::metrics::counter;
use futures::StreamExt;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    channels::{Channels, Signed},
    cluster::Cluster,
    directory::Directory,
    metrics as names,
};

/// Signs that wait; more are forgotten.
const WAITING: usize = 1_000;
/// Requests at once.
const AT_ONCE: usize = 8;
/// How long a number gives no signs after WhatsApp did not want one: messages have its pace for themselves then.
const REST: Duration = Duration::from_secs(60);

/// What a contact sees of the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sign {
    /// At which number.
    pub(crate) number_id: Uuid,
    /// The provider's id of the message that was read; with it all earlier ones.
    pub(crate) message_id: String,
    /// Whether an answer is on its way. It is shown for 25 seconds or until a message comes.
    pub(crate) typing: bool,
}

/// Takes signs.
#[derive(Clone)]
pub(crate) struct Receipts(mpsc::Sender<Sign>);

impl Receipts {
    /// Gives signs, if there is room.
    pub(crate) fn give(&self, signs: Vec<Sign>) {
        for sign in signs {
            if self.0.try_send(sign).is_err() {
                counter!(names::SIGNS, "outcome" => "forgotten").increment(1);
            }
        }
    }
}

/// Starts to give signs, until `stop`.
pub(crate) fn start(
    channels: Channels,
    directory: Directory,
    cluster: Cluster,
    stop: CancellationToken,
) -> (Receipts, tokio::task::JoinHandle<()>) {
    let (sender, receiver) = mpsc::channel(WAITING);
    let giver = Arc::new(Giver { channels, directory, cluster, resting: Mutex::default() });
    let all = ReceiverStream::new(receiver).for_each_concurrent(AT_ONCE, move |sign| {
        let giver = Arc::clone(&giver);
        async move { giver.give(sign).await }
    });
    let task = tokio::spawn(async move {
        tokio::select! {
            () = stop.cancelled() => {}
            () = all => {}
        }
    });
    (Receipts(sender), task)
}

struct Giver {
    channels: Channels,
    directory: Directory,
    cluster: Cluster,
    resting: Mutex<HashMap<Uuid, Instant>>,
}

impl Giver {
    async fn give(&self, sign: Sign) {
        let now = Instant::now();
        let rests = |until: &Instant| *until > now;
        let resting = self
            .resting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&sign.number_id)
            .is_some_and(rests);
        // While sending is paused nothing leaves the installation, signs included.
        if resting || self.cluster.may_begin().is_none() {
            counter!(names::SIGNS, "outcome" => "forgotten").increment(1);
            return;
        }
        let Ok(Some(number)) = self.directory.number(sign.number_id).await else { return };
        let Some(channel) = self.channels.get(number.kind) else { return };
        let outcome = match channel.sign(&number, &sign.message_id, sign.typing).await {
            Signed::Given => "given",
            Signed::Refused => "refused",
            Signed::Unwanted => {
                let mut resting = self.resting.lock().unwrap_or_else(PoisonError::into_inner);
                resting.retain(|_, until| rests(until));
                resting.insert(sign.number_id, now + REST);
                "refused"
            }
        };
        counter!(names::SIGNS, "outcome" => outcome).increment(1);
    }
}
