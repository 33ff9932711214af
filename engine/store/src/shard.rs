//! Shards: the portions in which conversations are shared out among processes.
//!
//! A conversation's shard is the last byte of its id, so everything that names a conversation also names its
//! shard. A contact who is not known yet belongs where its first identity is hashed to, and its conversation
//! gets an id of that shard. A number that one process must be connected to has all its conversations in one shard, its
//! [`home`]: whoever owns that shard holds the connection, so that no answer travels between processes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{clock::Clock, ids};

/// How many there are. More processes than this share nothing out any finer.
pub const SHARDS: usize = 256;

/// The shard of a conversation.
#[must_use]
pub fn shard_of(conversation: Uuid) -> u8 {
    conversation.as_bytes()[15]
}

/// The shard in which a contact's conversation begins, by the first identity that the channel gave.
#[must_use]
pub fn shard_of_identity(number_id: Uuid, kind: &str, value: &str) -> u8 {
    if let Some(home) = home(number_id) {
        return home;
    }
    let mut hash = Sha256::new();
    hash.update(number_id.as_bytes());
    hash.update((kind.len() as u64).to_be_bytes());
    hash.update(kind);
    hash.update(value);
    hash.finalize()[0]
}

/// The one shard of all conversations of a number, for numbers whose connection one process holds; `None` for the
/// others. A number's id says it, so that nobody need look it up: those made by [`new_home`] have UUID version 8.
#[must_use]
pub fn home(number_id: Uuid) -> Option<u8> {
    (number_id.get_version_num() == 8).then(|| shard_of(number_id))
}

/// A new id for a number that has a [`home`]; ordered by time like every id.
#[must_use]
pub fn new_home(clock: &dyn Clock) -> Uuid {
    let mut bytes = ids::new_id(clock).into_bytes();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    Uuid::from_bytes(bytes)
}

/// A new id for a conversation of this shard; ordered by time like every id.
#[must_use]
pub fn new_id_in(shard: u8, clock: &dyn Clock) -> Uuid {
    let mut bytes = ids::new_id(clock).into_bytes();
    bytes[15] = shard;
    Uuid::from_bytes(bytes)
}

/// Some of the shards.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ShardSet([u64; SHARDS / 64]);

impl ShardSet {
    /// All of them.
    pub const ALL: Self = Self([u64::MAX; SHARDS / 64]);
    /// None of them.
    pub const NONE: Self = Self([0; SHARDS / 64]);

    /// Whether a shard is among them.
    #[must_use]
    pub fn contains(&self, shard: u8) -> bool {
        self.0[usize::from(shard) / 64] >> (shard % 64) & 1 == 1
    }

    /// Whether a conversation's shard is among them.
    #[must_use]
    pub fn has(&self, conversation: Uuid) -> bool {
        self.contains(shard_of(conversation))
    }

    /// Adds a shard.
    pub fn insert(&mut self, shard: u8) {
        self.0[usize::from(shard) / 64] |= 1 << (shard % 64);
    }

    /// How many they are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::NONE
    }

    /// Those that are in this set and not in the other.
    #[must_use]
    pub fn without(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own &= !other);
        self
    }

    /// Those that are in either.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own |= other);
        self
    }

    /// Those that are in both.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        self.without(Self::ALL.without(other))
    }

    /// The shards in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u8> {
        let set = *self;
        (0..=u8::MAX).filter(move |shard| set.contains(*shard))
    }
}

impl FromIterator<u8> for ShardSet {
    fn from_iter<T: IntoIterator<Item = u8>>(shards: T) -> Self {
        let mut set = Self::NONE;
        shards.into_iter().for_each(|shard| set.insert(shard));
        set
    }
}

impl std::fmt::Debug for ShardSet {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} shards", self.len())
    }
}

impl Serialize for ShardSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for ShardSet {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<u8>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemClock;

    #[test]
    fn sets_behave_as_sets() {
        let some: ShardSet = [0, 63, 64, 255].into_iter().collect();
        assert_eq!((some.len(), some.contains(63), some.contains(65)), (4, true, false));
        assert_eq!(some.iter().collect::<Vec<_>>(), [0, 63, 64, 255]);
        assert_eq!(ShardSet::ALL.without(some).len(), 252);
        assert_eq!(some.common([64, 65].into_iter().collect()).iter().collect::<Vec<_>>(), [64]);
        assert_eq!(some.with(ShardSet::ALL), ShardSet::ALL);
        assert!(ShardSet::NONE.is_empty() && !some.is_empty());
    }

    #[test]
    fn numbers_with_a_home_have_their_conversations_there() {
        let number = new_home(&SystemClock);
        assert_eq!(number.get_variant(), uuid::Variant::RFC4122);
        for phone in ["491700000", "491700001"] {
            assert_eq!(shard_of_identity(number, "phone", phone), shard_of(number));
        }
        assert_eq!(home(ids::new_id(&SystemClock)), None);
    }

    #[test]
    fn new_conversations_lie_in_their_shard() {
        let shard = shard_of_identity(Uuid::nil(), "phone", "491700000");
        assert_eq!(shard_of(new_id_in(shard, &SystemClock)), shard);
        assert_ne!(shard, shard_of_identity(Uuid::max(), "phone", "491700000"));
    }
}
