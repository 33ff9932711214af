//! Two bots that answer each other: a conversation in which too much is answered is cut until it calms down.
//!
//! What comes in is kept in the transcript all the same; only the flow does not hear of it. The count is a bucket per
//! conversation that every answered message fills and time empties. It lives in memory: a restart, or another node, begins
//! to count again, and cuts again soon if the two still talk.

use std::{collections::HashMap, sync::Mutex};

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Conversations that are remembered; one takes about 60 bytes. Beyond it those that are calm are forgotten.
const REMEMBERED: usize = 50_000;
/// What one message fills of a bucket, in millionths: integers, so that every process comes to the same.
const MESSAGE: u64 = 1_000_000;

/// How full the bucket of a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bucket {
    /// Millionths of a message.
    level: u64,
    at: DateTime<Utc>,
    cut: bool,
}

/// What is to be done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    /// The flow hears it.
    Yes,
    /// The conversation is cut with this message.
    CutNow,
    /// It is still cut.
    Cut,
}

/// The buckets. They change when a batch was committed, so that one that is repeated counts once.
pub(crate) struct Loops {
    /// Answers per minute; 0 never cuts.
    limit: u32,
    known: Mutex<HashMap<Uuid, Bucket>>,
}

/// What a batch changes.
#[derive(Default)]
pub(super) struct Changed(HashMap<Uuid, Bucket>);

impl Loops {
    pub(crate) fn new(limit: u32) -> Self {
        Self { limit, known: Mutex::default() }
    }

    /// Whether the flow hears a message that came in at a time. One that it does not hear counts as if it was answered:
    /// whoever goes on writing is not calm.
    pub(super) fn hear(&self, changed: &mut Changed, conversation: Uuid, at: DateTime<Utc>) -> Heard {
        let Some(mut bucket) = self.bucket(changed, conversation, at) else { return Heard::Yes };
        let full = u64::from(self.limit) * MESSAGE;
        let was_cut = bucket.cut;
        // Half of it must drain away, or a cut would end with the next second.
        bucket.cut = if was_cut { bucket.level > full / 2 } else { bucket.level >= full };
        if bucket.cut {
            // A minute and a half of silence is enough, however long it went on.
            bucket.level = (bucket.level + MESSAGE).min(full * 2);
        }
        let heard = match (was_cut, bucket.cut) {
            (_, false) => Heard::Yes,
            (false, true) => Heard::CutNow,
            (true, true) => Heard::Cut,
        };
        changed.0.insert(conversation, bucket);
        heard
    }

    /// Notes that a message was answered.
    pub(super) fn answered(&self, changed: &mut Changed, conversation: Uuid, at: DateTime<Utc>) {
        if self.limit > 0 {
            let empty = Bucket { level: 0, at, cut: false };
            let mut bucket = self.bucket(changed, conversation, at).unwrap_or(empty);
            bucket.level += MESSAGE;
            changed.0.insert(conversation, bucket);
        }
    }

    /// Keeps what a committed batch changed.
    pub(super) fn keep(&self, changed: Changed) {
        if changed.0.is_empty() {
            return;
        }
        let mut known = self.lock();
        known.extend(changed.0);
        if known.len() > REMEMBERED {
            let newest = known.values().map(|bucket| bucket.at).max().unwrap_or_default();
            known.retain(|_, bucket| self.drained(*bucket, newest).level > 0);
        }
    }

    fn bucket(&self, changed: &Changed, conversation: Uuid, at: DateTime<Utc>) -> Option<Bucket> {
        let bucket = changed.0.get(&conversation).copied();
        let bucket = bucket.or_else(|| self.lock().get(&conversation).copied())?;
        Some(self.drained(bucket, at))
    }

    fn drained(&self, bucket: Bucket, at: DateTime<Utc>) -> Bucket {
        // A clock that was set back, or messages that overtook each other, drain nothing.
        let millis = u64::try_from((at - bucket.at).num_milliseconds()).unwrap_or_default();
        let drained = millis.saturating_mul(u64::from(self.limit) * MESSAGE / 60_000);
        Bucket { level: bucket.level.saturating_sub(drained), at: at.max(bucket.at), ..bucket }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, Bucket>> {
        self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONVERSATION: Uuid = Uuid::from_u128(1);

    fn at(millis: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(1_767_600_000_000 + millis).unwrap()
    }

    /// One message that would be answered, in a batch of its own.
    fn message(loops: &Loops, at: DateTime<Utc>) -> Heard {
        let mut changed = Changed::default();
        let heard = loops.hear(&mut changed, CONVERSATION, at);
        if heard == Heard::Yes {
            loops.answered(&mut changed, CONVERSATION, at);
        }
        loops.keep(changed);
        heard
    }

    #[test]
    fn two_bots_are_cut_and_may_go_on_when_they_are_calm() {
        let loops = Loops::new(30);
        // One message each 100 ms: 30 are answered, and two more for what drains meanwhile.
        let heard: Vec<Heard> = (0..60).map(|n| message(&loops, at(n * 100))).collect();
        let answered = heard.iter().filter(|heard| **heard == Heard::Yes).count();
        assert!((30..=32).contains(&answered), "{answered}");
        assert_eq!(heard[answered], Heard::CutNow);
        assert!(heard[answered + 1..].iter().all(|heard| *heard == Heard::Cut), "{heard:?}");
        // A try now and then does not end the cut while the bucket is more than half full.
        assert_eq!(message(&loops, at(16_000)), Heard::Cut);
        assert_eq!(message(&loops, at(120_000)), Heard::Yes, "it is calm");
        assert_eq!(message(&loops, at(120_100)), Heard::Yes);
    }

    #[test]
    fn people_are_never_cut_and_neither_is_somebody_without_an_answer() {
        let loops = Loops::new(30);
        // One message in three seconds for an hour.
        assert!((0..1200).all(|n| message(&loops, at(n * 3_000)) == Heard::Yes));
        // An album of pictures that the flow collects: nothing is answered.
        let loops = Loops::new(30);
        let mut changed = Changed::default();
        assert!((0..500).all(|n| loops.hear(&mut changed, CONVERSATION, at(n)) == Heard::Yes));
    }

    #[test]
    fn what_was_not_committed_does_not_count_and_a_limit_of_0_never_cuts() {
        let loops = Loops::new(2);
        for _ in 0..10 {
            let mut changed = Changed::default();
            assert_eq!(loops.hear(&mut changed, CONVERSATION, at(0)), Heard::Yes);
            loops.answered(&mut changed, CONVERSATION, at(0));
        }
        let never = Loops::new(0);
        assert!((0..500).all(|n| message(&never, at(n)) == Heard::Yes));
    }
}
