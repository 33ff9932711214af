//! Whether a number's policy lets a message out now, and the count of those that it let out.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, NaiveDate, Utc};
use engine_core::sending::Hold;
use engine_store::{
    Store, StoreError,
    clock::Clock,
    repo::{holds::NumberDay, numbers::NumberRecord, records::OutboxRow},
};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::directory::Directory;

/// Places that are taken at once.
const BATCH: usize = 256;

/// The gate. It ends when the last one is dropped.
pub(crate) struct Gate {
    store: Arc<dyn Store>,
    directory: Directory,
    clock: Arc<dyn Clock>,
    wanted: mpsc::UnboundedSender<Wanted>,
    /// Days that are full, with their caps. They stay full, so nobody need be asked again.
    full: Mutex<HashMap<Uuid, (NaiveDate, u32)>>,
}

/// Somebody wants a place of a day.
struct Wanted {
    day: NumberDay,
    most: u32,
    answer: oneshot::Sender<Result<bool, StoreError>>,
}

impl Gate {
    /// A gate, and the task that takes places.
    pub(super) fn open(
        store: Arc<dyn Store>,
        directory: Directory,
        clock: Arc<dyn Clock>,
    ) -> (Self, tokio::task::JoinHandle<()>) {
        let (wanted, receiver) = mpsc::unbounded_channel();
        let task = tokio::spawn(count(Arc::clone(&store), receiver));
        (Self { store, directory, clock, wanted, full: Mutex::default() }, task)
    }

    /// Why a message must wait; `None` lets it out. `answers` is when the message came in that it answers, where that
    /// is known. `has_place` tells, and is told, whether it has its place of the day: it needs one, whatever the number
    /// of its attempts.
    pub(super) async fn hold(
        &self,
        row: &OutboxRow,
        answers: Option<DateTime<Utc>>,
        has_place: &mut bool,
    ) -> Result<Option<Hold>, StoreError> {
        let Some(number) = self.directory.number(row.number_id).await? else { return Ok(None) };
        let policy = &number.sending;
        if !policy.limits_anything() {
            return Ok(None);
        }
        let now = self.clock.now();
        if policy.quiet_until(now).is_some() {
            let is_reply = policy.is_reply(answers, now)
                || policy.is_reply(self.store.last_inbound(row.conversation_id).await?, now);
            if !is_reply {
                return Ok(policy.hold(number.created_at, 0, now));
            }
        }
        if *has_place {
            return Ok(None);
        }
        let day = policy.day(now);
        let Some((most, _)) = policy.cap(number.created_at, day) else { return Ok(None) };
        if !self.is_full(&number, day, most) {
            let (number_id, workspace_id, begin) = (number.id, number.workspace_id, policy.begin_of(day));
            *has_place = self.take(NumberDay { number_id, workspace_id, day, begin }, most).await?;
            if *has_place {
                return Ok(None);
            }
            self.lock().insert(number.id, (day, most));
        }
        Ok(policy.full(number.created_at, most, now))
    }

    /// Whether answers to somebody who wrote at a time may go out although messages of the number are held.
    pub(super) async fn admits(&self, number_id: Uuid, answers: DateTime<Utc>) -> Result<bool, StoreError> {
        let Some(number) = self.directory.number(number_id).await? else { return Ok(true) };
        let (policy, now) = (&number.sending, self.clock.now());
        let day = policy.day(now);
        let full =
            policy.cap(number.created_at, day).is_some_and(|(most, _)| self.is_full(&number, day, most));
        Ok(!full && (policy.quiet_until(now).is_none() || policy.is_reply(Some(answers), now)))
    }

    fn is_full(&self, number: &NumberRecord, day: NaiveDate, most: u32) -> bool {
        self.lock().get(&number.id).is_some_and(|(full, cap)| *full == day && *cap >= most)
    }

    async fn take(&self, day: NumberDay, most: u32) -> Result<bool, StoreError> {
        let (answer, taken) = oneshot::channel();
        let _ = self.wanted.send(Wanted { day, most, answer });
        taken.await.unwrap_or_else(|_| Err(StoreError::Unavailable("the count has ended".to_owned())))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, (NaiveDate, u32)>> {
        self.full.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes places, one statement for all that ask at the same time.
async fn count(store: Arc<dyn Store>, mut wanted: mpsc::UnboundedReceiver<Wanted>) {
    let mut buffer: Vec<Wanted> = Vec::new();
    while wanted.recv_many(&mut buffer, BATCH).await > 0 {
        let mut days: HashMap<(NumberDay, u32), Vec<Wanted>> = HashMap::new();
        for one in buffer.drain(..) {
            days.entry((one.day, one.most)).or_default().push(one);
        }
        for ((day, most), all) in days {
            let places = store.take_places(day, most, u32::try_from(all.len()).unwrap_or(u32::MAX)).await;
            for (place, one) in (0..).zip(all) {
                let answer = match &places {
                    Ok(places) => Ok(place < *places),
                    Err(error) => Err(StoreError::Unavailable(error.to_string())),
                };
                let _ = one.answer.send(answer);
            }
        }
    }
}
