//! Hot conversation state, so that a busy conversation is not read from the database each time.
//!
//! Nothing here is a source of truth: every entry carries its version, the engine compares it with
//! the database's inside its transaction, and every failure counts as a miss.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use moka::sync::Cache;
use redis::{AsyncCommands, aio::ConnectionManager};
use uuid::Uuid;

use crate::{
    redis_connection::{self, TIMEOUT},
    repo::records::Conversation,
};

/// Conversations kept in process.
const CAPACITY: u64 = 50_000;
/// How long an idle conversation is kept.
const IDLE: Duration = Duration::from_secs(3600);

/// The cache: in process, and below it Redis where there is one, so that a new owner starts warm.
#[derive(Clone)]
pub struct HotState {
    local: Cache<Uuid, Conversation>,
    redis: Option<ConnectionManager>,
    /// The life of the database; part of the keys in Redis.
    life: Uuid,
    reads: Arc<Reads>,
}

/// How many conversations were found where.
#[derive(Default)]
struct Reads {
    memory: AtomicU64,
    redis: AtomicU64,
    database: AtomicU64,
}

impl std::fmt::Debug for HotState {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("HotState").field("redis", &self.redis.is_some()).finish_non_exhaustive()
    }
}

impl Default for HotState {
    fn default() -> Self {
        Self::in_process()
    }
}

impl HotState {
    /// A cache within this process only.
    #[must_use]
    pub fn in_process() -> Self {
        let local = Cache::builder().max_capacity(CAPACITY).time_to_idle(IDLE).build();
        Self { local, redis: None, life: Uuid::nil(), reads: Arc::default() }
    }

    /// A cache with Redis below. It connects when it is needed, and again when that breaks.
    ///
    /// # Errors
    /// The address is not understood. A server that is down is no error: every look is a miss then.
    pub fn redis(url: &str) -> Result<Self, redis::RedisError> {
        Ok(Self { redis: Some(redis_connection::lazy(url)?), ..Self::in_process() })
    }

    /// The cache of one life of the database: after a restore, versions of conversations are used a second time, with
    /// other contents.
    #[must_use]
    pub fn of_life(self, incarnation: Uuid) -> Self {
        Self { life: incarnation, ..self }
    }

    /// The cached conversations of exactly these versions.
    pub async fn get(&self, wanted: &[(Uuid, i64)]) -> HashMap<Uuid, Conversation> {
        let mut found = HashMap::new();
        let mut missing = Vec::new();
        for (id, ver) in wanted {
            match self.local.get(id) {
                Some(conversation) if conversation.ver == *ver => {
                    found.insert(*id, conversation);
                }
                _ => missing.push((*id, *ver)),
            }
        }
        let (in_memory, absent) = (found.len(), missing.len());
        self.reads.memory.fetch_add(in_memory as u64, Ordering::Relaxed);
        let Some(redis) = self.redis.clone().filter(|_| !missing.is_empty()) else {
            self.reads.database.fetch_add(absent as u64, Ordering::Relaxed);
            return found;
        };
        for (conversation, (id, ver)) in fetch(redis, self.life, &missing).await.into_iter().zip(missing) {
            if let Some(conversation) = conversation
                && conversation.id == id
                && conversation.ver == ver
            {
                found.insert(id, conversation);
            }
        }
        let in_redis = found.len() - in_memory;
        self.reads.redis.fetch_add(in_redis as u64, Ordering::Relaxed);
        self.reads.database.fetch_add((absent - in_redis) as u64, Ordering::Relaxed);
        found
    }

    /// How many conversations were asked for so far, by where they were found: `memory`, `redis`, or nowhere here, so
    /// that they were read from the `database`.
    #[must_use]
    pub fn reads(&self) -> [(&'static str, u64); 3] {
        let Reads { memory, redis, database } = &*self.reads;
        [("memory", memory), ("redis", redis), ("database", database)]
            .map(|(tier, reads)| (tier, reads.load(Ordering::Relaxed)))
    }

    /// Keeps conversations that were just committed. Redis is written in the background.
    pub fn put(&self, conversations: Vec<Conversation>) {
        if let Some(mut redis) = self.redis.clone() {
            let mut pipe = redis::pipe();
            for conversation in &conversations {
                if let Ok(text) = serde_json::to_string(conversation) {
                    pipe.set_ex(key(self.life, conversation.id), text, IDLE.as_secs()).ignore();
                }
            }
            tokio::spawn(async move {
                let write = pipe.query_async::<()>(&mut redis);
                let _ = tokio::time::timeout(TIMEOUT, write).await;
            });
        }
        for conversation in conversations {
            self.local.insert(conversation.id, conversation);
        }
    }

    /// Forgets conversations whose state is in doubt.
    pub fn forget(&self, ids: impl IntoIterator<Item = Uuid>) {
        for id in ids {
            self.local.invalidate(&id);
        }
    }
}

fn key(life: Uuid, id: Uuid) -> String {
    format!("botloom:conversation:{}:{id}", life.simple())
}

async fn fetch(
    mut redis: ConnectionManager,
    life: Uuid,
    wanted: &[(Uuid, i64)],
) -> Vec<Option<Conversation>> {
    let keys: Vec<String> = wanted.iter().map(|(id, _)| key(life, *id)).collect();
    let read = redis.mget::<_, Vec<Option<String>>>(keys);
    match tokio::time::timeout(TIMEOUT, read).await {
        Ok(Ok(texts)) => {
            texts.into_iter().map(|text| text.and_then(|text| serde_json::from_str(&text).ok())).collect()
        }
        _ => Vec::new(),
    }
}
