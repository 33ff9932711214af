//! The bounded waiting room between the channels and the writer.
//!
//! It is fair between numbers. Each has a queue of its own, and batches are made by deficit round robin: whoever sends
//! much waits behind itself, not before others, and what one number sends keeps its order. A number may fill most of the
//! room that is free, never all of it, so that a flood is refused before anybody else is.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::{Notify, oneshot};
use uuid::Uuid;

use crate::{
    crash::{self, Step},
    event::Event,
};

/// Events of one number that go into a batch before it is the next one's turn.
const QUANTUM: usize = 8;
/// What one number may have in the room, as a multiple of the room that is left: alone, it gets three quarters.
const SHARE: usize = 3;

/// Events that are acknowledged together.
pub(crate) struct Delivery {
    pub events: Vec<Event>,
    /// When it began to wait.
    pub since: Instant,
    ack: oneshot::Sender<bool>,
    /// The part of the memory budget that the delivery uses.
    _weight: Weight,
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
    room: Arc<Room>,
    timeout: Duration,
}

/// The writer's end.
pub(crate) struct Deliveries {
    room: Arc<Room>,
}

struct Room {
    deliveries: usize,
    kib: usize,
    inside: Mutex<Inside>,
    came: Notify,
}

#[derive(Default)]
struct Inside {
    queues: HashMap<Uuid, Queue>,
    /// Numbers that have something waiting, the next one first.
    turns: VecDeque<Uuid>,
    /// Deliveries that wait.
    waiting: usize,
    /// KiB of each number that wait or are being committed.
    weights: HashMap<Uuid, usize>,
    weight: usize,
    closed: bool,
}

#[derive(Default)]
struct Queue {
    deliveries: VecDeque<Delivery>,
    /// Events that it may still put into batches before the next one's turn.
    credit: usize,
}

/// Gives its part of the memory back when it is dropped.
struct Weight {
    room: Arc<Room>,
    number: Uuid,
    kib: usize,
}

impl Drop for Weight {
    fn drop(&mut self) {
        let mut inside = self.room.lock();
        inside.weight -= self.kib;
        if let Some(own) = inside.weights.get_mut(&self.number) {
            *own -= self.kib;
            if *own == 0 {
                inside.weights.remove(&self.number);
            }
        }
    }
}

impl Intake {
    /// The two ends of a room for so many deliveries and KiB of bodies.
    pub(crate) fn new(deliveries: usize, kib: u32, timeout: Duration) -> (Self, Deliveries) {
        let room = Arc::new(Room {
            deliveries: deliveries.max(1),
            kib: kib.max(1) as usize,
            inside: Mutex::default(),
            came: Notify::new(),
        });
        (Self { room: Arc::clone(&room), timeout }, Deliveries { room })
    }

    /// Deliveries that wait for the writer.
    pub(crate) fn waiting(&self) -> usize {
        self.room.lock().waiting
    }

    /// Returns when the events are committed, and only then may they be acknowledged. `size` is
    /// the size of their body in bytes. All are of one number.
    pub(crate) async fn submit(&self, events: Vec<Event>, size: usize) -> Result<(), IntakeError> {
        let Some(number) = events.first().map(|event| event.key.number_id) else { return Ok(()) };
        crash::point(Step::Received);
        let committed = Room::enter(&self.room, number, events, size / 1024 + 1).ok_or(IntakeError::Full)?;
        match tokio::time::timeout(self.timeout, committed).await {
            Ok(Ok(true)) => Ok(()),
            _ => Err(IntakeError::NotStored),
        }
    }
}

impl Room {
    /// Lets events wait, if there is room for them; gives what tells whether they are committed.
    fn enter(
        room: &Arc<Self>,
        number: Uuid,
        events: Vec<Event>,
        kib: usize,
    ) -> Option<oneshot::Receiver<bool>> {
        let mut inside = room.lock();
        let own = inside.queues.get(&number).map_or(0, |queue| queue.deliveries.len());
        let own_kib = inside.weights.get(&number).copied().unwrap_or_default();
        let free = room.deliveries.saturating_sub(inside.waiting);
        let free_kib = room.kib.saturating_sub(inside.weight);
        // Whoever has nothing waiting gets what fits.
        let within_share = own < free.saturating_mul(SHARE)
            && (own_kib == 0 || own_kib + kib <= (free_kib.saturating_sub(kib)).saturating_mul(SHARE));
        if inside.closed || free == 0 || kib > free_kib || !within_share {
            return None;
        }
        inside.weight += kib;
        *inside.weights.entry(number).or_default() += kib;
        inside.waiting += 1;
        let (ack, committed) = oneshot::channel();
        let weight = Weight { room: Arc::clone(room), number, kib };
        let delivery = Delivery { events, since: Instant::now(), ack, _weight: weight };
        let queue = inside.queues.entry(number).or_default();
        queue.deliveries.push_back(delivery);
        if queue.deliveries.len() == 1 {
            inside.turns.push_back(number);
        }
        drop(inside);
        room.came.notify_one();
        Some(committed)
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    /// Takes deliveries in turns, until they have `most` events or nothing waits any more.
    fn take(&mut self, most: usize) -> Vec<Delivery> {
        let mut taken = Vec::new();
        let mut events = 0;
        while events < most
            && let Some(number) = self.turns.pop_front()
        {
            let Some(queue) = self.queues.get_mut(&number) else { continue };
            queue.credit += QUANTUM;
            while events < most
                && let Some(next) = queue.deliveries.pop_front_if(|next| next.events.len() <= queue.credit)
            {
                queue.credit -= next.events.len();
                events += next.events.len();
                self.waiting -= 1;
                taken.push(next);
            }
            if queue.deliveries.is_empty() {
                self.queues.remove(&number);
            } else {
                self.turns.push_back(number);
            }
        }
        taken
    }
}

impl Deliveries {
    /// Waits for deliveries and adds some to `buffer`, up to `most` events, but one at least; gives their number, which is
    /// 0 when the room is closed and empty. Nothing is lost when the wait is given up.
    pub(crate) async fn recv_many(&mut self, buffer: &mut Vec<Delivery>, most: usize) -> usize {
        loop {
            let (taken, closed) = {
                let mut inside = self.room.lock();
                (inside.take(most.max(1)), inside.closed)
            };
            if !taken.is_empty() || closed {
                let count = taken.len();
                buffer.extend(taken);
                return count;
            }
            self.room.came.notified().await;
        }
    }

    /// Lets nothing more in; what waits can still be taken.
    pub(crate) fn close(&mut self) {
        self.room.lock().closed = true;
    }
}

impl Drop for Deliveries {
    fn drop(&mut self) {
        let mut inside = self.room.lock();
        inside.closed = true;
        // Whoever waits for these gets an answer at once. They give their weight back, so not under the lock.
        let rest = std::mem::take(&mut inside.queues);
        inside.turns.clear();
        inside.waiting = 0;
        drop(inside);
        drop(rest);
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use serde_json::json;

    use super::*;

    const FLOOD: Uuid = Uuid::from_u128(1);
    const SHOP: Uuid = Uuid::from_u128(2);
    const SCHOOL: Uuid = Uuid::from_u128(3);

    fn events(number: Uuid, name: &str, count: usize) -> Vec<Event> {
        let event = |n| Event::news(number, name, DateTime::<Utc>::MIN_UTC, json!({"name": name, "n": n}));
        (0..count).map(event).collect()
    }

    fn room(deliveries: usize, kib: u32) -> (Arc<Room>, Deliveries) {
        let (intake, writer) = Intake::new(deliveries, kib, Duration::from_secs(1));
        (intake.room, writer)
    }

    /// The names of the deliveries of the next batch.
    async fn batch(writer: &mut Deliveries, most: usize) -> Vec<String> {
        let mut taken = Vec::new();
        writer.recv_many(&mut taken, most).await;
        taken.into_iter().map(|delivery| delivery.events[0].key.sender.clone()).collect()
    }

    #[tokio::test]
    async fn a_flood_waits_behind_itself() {
        let (room, mut writer) = room(1024, 1024);
        let mut waiting = Vec::new();
        let mut enter = |number, name: String, count| {
            waiting.push(Room::enter(&room, number, events(number, &name, count), 1).unwrap());
        };
        for n in 0..200 {
            enter(FLOOD, format!("flood {n}"), 1);
        }
        for n in 0..3 {
            enter(SHOP, format!("shop {n}"), 1);
            enter(SCHOOL, format!("school {n}"), 4);
        }
        let first = batch(&mut writer, 64).await;
        // The flood had its first turn, then the others theirs, and only then is it the flood's again.
        let of = |name: &str| -> Vec<usize> {
            (0..first.len()).filter(|at| first[*at].starts_with(name)).collect()
        };
        assert_eq!(of("shop"), [8, 9, 10]);
        assert_eq!(of("school"), [11, 12, 21], "four events each: two deliveries per turn");
        assert_eq!(first.len(), 64 - 3 * 3, "64 events");
        let mut floods: Vec<String> = first.into_iter().filter(|name| name.starts_with("flood")).collect();
        while floods.len() < 200 {
            floods.extend(batch(&mut writer, 64).await);
        }
        let order: Vec<String> = (0..200).map(|n| format!("flood {n}")).collect();
        assert_eq!(floods, order, "each number keeps its order");
        assert_eq!(room.lock().waiting, 0);
    }

    #[tokio::test]
    async fn a_flood_is_refused_before_others_are() {
        let (room, mut writer) = room(100, 1000);
        let mut waiting = Vec::new();
        let mut enter = |number, kib| {
            let entered = Room::enter(&room, number, events(number, "x", 1), kib);
            let is_in = entered.is_some();
            waiting.extend(entered);
            is_in
        };
        let flood = (0..1000).filter(|_| enter(FLOOD, 1)).count();
        assert_eq!(flood, 75);
        assert!((0..10).all(|_| enter(SHOP, 1)), "others still come in");
        assert!(!enter(FLOOD, 1), "and the flood does not");
        let school = (0..1000).filter(|_| enter(SCHOOL, 1)).count();
        assert!(school >= 10, "two that flood leave room for a third: {school}");
        while !batch(&mut writer, 10).await.is_empty() && room.lock().waiting > 0 {}
        // The same by weight: a few large bodies are a flood, too.
        assert_eq!((0..100).filter(|_| enter(FLOOD, 100)).count(), 7);
        assert!(!enter(FLOOD, 60) && enter(SHOP, 50));
        assert!(enter(SCHOOL, 200), "whoever has nothing waiting gets what fits");
        assert!(!enter(Uuid::from_u128(4), 51), "and no more than that");
        while !batch(&mut writer, 10).await.is_empty() && room.lock().waiting > 0 {}
        let inside = room.lock();
        assert_eq!((inside.weight, inside.weights.len(), inside.queues.len()), (0, 0, 0));
    }

    #[tokio::test]
    async fn a_delivery_larger_than_a_batch_is_taken_whole() {
        let (room, mut writer) = room(10, 10);
        let _committed = Room::enter(&room, SHOP, events(SHOP, "large", 300), 1).unwrap();
        assert_eq!(batch(&mut writer, 16).await, ["large"]);
    }

    #[tokio::test]
    async fn a_closed_room_gives_what_waits_and_takes_nothing_more() {
        let (room, mut writer) = room(10, 10);
        let acked = Room::enter(&room, SHOP, events(SHOP, "a", 1), 1).unwrap();
        writer.close();
        assert!(Room::enter(&room, SHOP, events(SHOP, "b", 1), 1).is_none());
        let mut taken = Vec::new();
        assert_eq!(writer.recv_many(&mut taken, 16).await, 1);
        taken.pop().unwrap().ack(true);
        assert_eq!(acked.await, Ok(true));
        assert_eq!(writer.recv_many(&mut taken, 16).await, 0);
    }

    #[tokio::test]
    async fn whoever_waits_hears_when_the_writer_is_gone() {
        let (room, writer) = room(10, 10);
        let acked = Room::enter(&room, SHOP, events(SHOP, "a", 1), 1).unwrap();
        drop(writer);
        assert!(acked.await.is_err());
        assert_eq!(room.lock().weight, 0);
    }
}
