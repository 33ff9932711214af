//! The bounded waiting room between the channels and the writer.
//!
//! It is fair between workspaces, and between the numbers of one: [`turns`] makes the batches, so that whoever sends much
//! waits behind itself. A workspace may fill most of the room that is free, a number a little less, never all of it, so that a flood
//! is refused before anybody else is.

mod turns;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::{Notify, oneshot};
use uuid::Uuid;

use crate::{
    crash::{self, Step},
    directory::Directory,
    event::Event,
};
use turns::Turns;

/// What one workspace may have in the room, as a multiple of the room that is left: alone, it gets three quarters.
const WORKSPACE: usize = 3;
/// The same for one number: alone, it gets two thirds, so that other numbers of its workspace still come in.
const NUMBER: usize = 2;

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
    directory: Directory,
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
    turns: Turns<Delivery>,
    /// KiB that wait or are being committed, of each workspace and each number.
    weights: HashMap<Uuid, usize>,
    weight: usize,
    closed: bool,
}

/// Whose something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Owner {
    workspace: Uuid,
    number: Uuid,
}

/// Gives its part of the memory back when it is dropped.
struct Weight {
    room: Arc<Room>,
    owner: Owner,
    kib: usize,
}

impl Drop for Weight {
    fn drop(&mut self) {
        let mut inside = self.room.lock();
        inside.weight -= self.kib;
        for id in [self.owner.workspace, self.owner.number] {
            if let Some(own) = inside.weights.get_mut(&id) {
                *own -= self.kib;
                if *own == 0 {
                    inside.weights.remove(&id);
                }
            }
        }
    }
}

impl Intake {
    /// The two ends of a room for so many deliveries and KiB of bodies.
    pub(crate) fn new(
        deliveries: usize,
        kib: u32,
        timeout: Duration,
        directory: Directory,
    ) -> (Self, Deliveries) {
        let room = Room::new(deliveries, kib);
        (Self { room: Arc::clone(&room), directory, timeout }, Deliveries { room })
    }

    /// Deliveries that wait for the writer.
    pub(crate) fn waiting(&self) -> usize {
        self.room.lock().turns.len()
    }

    /// Returns when the events are committed, and only then may they be acknowledged. `size` is
    /// the size of their body in bytes. All are of one number.
    pub(crate) async fn submit(&self, events: Vec<Event>, size: usize) -> Result<(), IntakeError> {
        let Some(number) = events.first().map(|event| event.key.number_id) else { return Ok(()) };
        crash::point(Step::Received);
        // A number that cannot be looked up stands for itself until it can.
        let found = self.directory.number(number).await.ok().flatten();
        let owner = Owner { workspace: found.map_or(number, |found| found.workspace_id), number };
        let committed = Room::enter(&self.room, owner, events, size / 1024 + 1).ok_or(IntakeError::Full)?;
        match tokio::time::timeout(self.timeout, committed).await {
            Ok(Ok(true)) => Ok(()),
            _ => Err(IntakeError::NotStored),
        }
    }
}

impl Room {
    fn new(deliveries: usize, kib: u32) -> Arc<Self> {
        Arc::new(Self {
            deliveries: deliveries.max(1),
            kib: kib.max(1) as usize,
            inside: Mutex::default(),
            came: Notify::new(),
        })
    }

    /// Lets events wait, if there is room for them; gives what tells whether they are committed.
    fn enter(
        room: &Arc<Self>,
        owner: Owner,
        events: Vec<Event>,
        kib: usize,
    ) -> Option<oneshot::Receiver<bool>> {
        let mut inside = room.lock();
        let Owner { workspace, number } = owner;
        let free = room.deliveries.saturating_sub(inside.turns.len());
        let free_kib = room.kib.saturating_sub(inside.weight);
        let rest = free_kib.saturating_sub(kib);
        let fits = |id: Uuid, waiting: usize, share: usize| {
            let own_kib = inside.weights.get(&id).copied().unwrap_or_default();
            // Whoever has nothing in the room gets what fits.
            waiting < free.saturating_mul(share)
                && (own_kib == 0 || own_kib + kib <= rest.saturating_mul(share))
        };
        let within_shares = fits(workspace, inside.turns.of_workspace(workspace), WORKSPACE)
            && fits(number, inside.turns.of_number(workspace, number), NUMBER);
        if inside.closed || free == 0 || kib > free_kib || !within_shares {
            return None;
        }
        inside.weight += kib;
        *inside.weights.entry(workspace).or_default() += kib;
        *inside.weights.entry(number).or_default() += kib;
        let (ack, committed) = oneshot::channel();
        let weight = Weight { room: Arc::clone(room), owner, kib };
        let cost = events.len();
        let delivery = Delivery { events, since: Instant::now(), ack, _weight: weight };
        inside.turns.push(workspace, number, cost, delivery);
        drop(inside);
        room.came.notify_one();
        Some(committed)
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deliveries {
    /// Waits for deliveries and adds some to `buffer`, up to `most` events, but one at least; gives their number, which is
    /// 0 when the room is closed and empty. Nothing is lost when the wait is given up.
    pub(crate) async fn recv_many(&mut self, buffer: &mut Vec<Delivery>, most: usize) -> usize {
        loop {
            let (taken, closed) = {
                let mut inside = self.room.lock();
                (inside.turns.take(most.max(1)), inside.closed)
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
        let rest = std::mem::take(&mut inside.turns);
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
        let room = Room::new(deliveries, kib);
        (Arc::clone(&room), Deliveries { room })
    }

    /// The only number of a workspace.
    fn alone(number: Uuid) -> Owner {
        Owner { workspace: Uuid::from_u128(number.as_u128() + 100), number }
    }

    /// The names of the deliveries of the next batch.
    async fn batch(writer: &mut Deliveries, most: usize) -> Vec<String> {
        let mut taken = Vec::new();
        writer.recv_many(&mut taken, most).await;
        taken.into_iter().map(|delivery| delivery.events[0].key.sender.clone()).collect()
    }

    #[tokio::test]
    async fn a_flood_is_refused_before_others_are() {
        let (room, mut writer) = room(100, 1000);
        let mut waiting = Vec::new();
        let mut enter = |number, kib| {
            let entered = Room::enter(&room, alone(number), events(number, "x", 1), kib);
            let is_in = entered.is_some();
            waiting.extend(entered);
            is_in
        };
        let flood = (0..1000).filter(|_| enter(FLOOD, 1)).count();
        assert_eq!(flood, 67);
        assert!((0..10).all(|_| enter(SHOP, 1)), "others still come in");
        assert!(!enter(FLOOD, 1), "and the flood does not");
        let school = (0..1000).filter(|_| enter(SCHOOL, 1)).count();
        assert!(school >= 10, "two that flood leave room for a third: {school}");
        while !batch(&mut writer, 10).await.is_empty() && room.lock().turns.len() > 0 {}
        // The same by weight: a few large bodies are a flood, too.
        assert_eq!((0..100).filter(|_| enter(FLOOD, 100)).count(), 6);
        assert!(!enter(FLOOD, 80) && enter(SHOP, 50));
        assert!(enter(SCHOOL, 200), "whoever has nothing waiting gets what fits");
        assert!(!enter(Uuid::from_u128(4), 151), "and no more than that");
        while !batch(&mut writer, 10).await.is_empty() && room.lock().turns.len() > 0 {}
        let inside = room.lock();
        assert_eq!((inside.weight, inside.weights.len(), inside.turns.len()), (0, 0, 0));
    }

    #[tokio::test]
    async fn many_numbers_of_one_workspace_are_one_flood() {
        let (room, _writer) = room(100, 1000);
        let workspace = Uuid::from_u128(9);
        let mut waiting = Vec::new();
        for n in 0..200 {
            let owner = Owner { workspace, number: Uuid::from_u128(1000 + n) };
            waiting.extend(Room::enter(&room, owner, events(owner.number, "x", 1), 1));
        }
        assert_eq!(waiting.len(), 75);
        assert!(Room::enter(&room, alone(SHOP), events(SHOP, "x", 1), 1).is_some());
    }

    #[tokio::test]
    async fn a_delivery_larger_than_a_batch_is_taken_whole() {
        let (room, mut writer) = room(10, 10);
        let _committed = Room::enter(&room, alone(SHOP), events(SHOP, "large", 300), 1).unwrap();
        assert_eq!(batch(&mut writer, 16).await, ["large"]);
    }

    #[tokio::test]
    async fn a_closed_room_gives_what_waits_and_takes_nothing_more() {
        let (room, mut writer) = room(10, 10);
        let acked = Room::enter(&room, alone(SHOP), events(SHOP, "a", 1), 1).unwrap();
        writer.close();
        assert!(Room::enter(&room, alone(SHOP), events(SHOP, "b", 1), 1).is_none());
        let mut taken = Vec::new();
        assert_eq!(writer.recv_many(&mut taken, 16).await, 1);
        taken.pop().unwrap().ack(true);
        assert_eq!(acked.await, Ok(true));
        assert_eq!(writer.recv_many(&mut taken, 16).await, 0);
    }

    #[tokio::test]
    async fn whoever_waits_hears_when_the_writer_is_gone() {
        let (room, writer) = room(10, 10);
        let acked = Room::enter(&room, alone(SHOP), events(SHOP, "a", 1), 1).unwrap();
        drop(writer);
        assert!(acked.await.is_err());
        assert_eq!(room.lock().weight, 0);
    }
}
