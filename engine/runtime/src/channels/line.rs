//! What a channel works with that holds connections of its own, instead of hearing by webhooks.
//!
//! Such a channel's numbers have a home ([`engine_store::shard::home`]): the node that owns the shard holds the
//! connection, so everything that comes in is processed where it came in, and answers leave by the same process.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use engine_store::{
    Store,
    clock::Clock,
    hints::Hints,
    objects::Objects,
    repo::{
        acts::{Act, PersonAct, Typed, Whom},
        records::{InboundMessage, StatusUpdate},
    },
    secrets::Vault,
    shard::ShardSet,
};
use futures::future::BoxFuture;
use http::{HeaderMap, Method, header::CONTENT_TYPE};
use serde_json::Value;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::Channel;
use crate::{
    cluster::{Cluster, Follower},
    event::{Event, NewsLevel},
    guard::{Guard, Request},
    intake::Intake,
};

/// How long a file of the web may take.
const FETCH: Duration = Duration::from_secs(20);

/// A channel, and the task that keeps its connections. The task ends after [`Line::stop`].
pub struct Linked {
    /// The channel.
    pub channel: Arc<dyn Channel>,
    /// Its work.
    pub task: BoxFuture<'static, ()>,
}

/// The engine, as such a channel sees it.
#[derive(Clone)]
pub struct Line {
    /// The database.
    pub store: Arc<dyn Store>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Hints to and from the rest of the product.
    pub hints: Hints,
    /// Opens what is sealed.
    pub vault: Arc<Vault>,
    /// Files.
    pub objects: Objects,
    /// Reaches addresses that users name.
    pub guard: Guard,
    /// Ends the channel's work.
    pub stop: CancellationToken,
    pub(crate) intake: Intake,
    pub(crate) cluster: Cluster,
}

/// Something that came in by a connection.
#[derive(Debug, Clone)]
pub enum Heard {
    /// A contact wrote.
    Message {
        /// At which number.
        number_id: Uuid,
        /// The chat, in the channel's words; with the sender and the id it identifies the message.
        chat: String,
        /// Who wrote, in the channel's words.
        sender: String,
        /// The channel's id of the message.
        id: String,
        /// When it came in.
        at: DateTime<Utc>,
        /// What it says.
        body: Box<InboundMessage>,
    },
    /// Somebody wrote to a contact on the business's own phone, beside us.
    Typed {
        /// At which number.
        number_id: Uuid,
        /// The channel's id of the message.
        id: String,
        /// When it was written.
        at: DateTime<Utc>,
        /// To whom.
        to: Whom,
        /// What.
        typed: Box<Typed>,
    },
    /// How a message of ours fares.
    Status {
        /// When that was told.
        at: DateTime<Utc>,
        /// How.
        update: Box<StatusUpdate>,
    },
    /// News that are about no conversation.
    News {
        /// Of which number.
        number_id: Uuid,
        /// Its name.
        name: String,
        /// Whether messages are refused for it, so that somebody has to act.
        is_problem: bool,
        /// When it was told.
        at: DateTime<Utc>,
        /// What is known of it.
        payload: Value,
    },
}

/// What came in was not committed. It must not be acknowledged, and comes again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("what came in could not be stored: {0}")]
pub struct NotStored(String);

impl Line {
    /// Returns when everything is committed, and only then may it be acknowledged. `size` is how much it is, in bytes.
    ///
    /// # Errors
    /// [`NotStored`] when too much waits already, or the database did not take it in time.
    pub async fn take(&self, heard: Vec<Heard>, size: usize) -> Result<(), NotStored> {
        let events = heard.into_iter().map(Event::from).collect();
        self.intake.submit(events, size).await.map_err(|error| NotStored(error.to_string()))
    }

    /// A file of the web, and the type that its server gives. It has at most `most` bytes, and its address is one that
    /// flows may ask.
    ///
    /// # Errors
    /// Says what happened.
    pub async fn fetch(&self, url: &str, most: u64) -> Result<(Vec<u8>, String), String> {
        let request = Request {
            method: Method::GET,
            url: url.to_owned(),
            headers: HeaderMap::new(),
            body: Vec::new(),
            timeout: Some(FETCH),
            redirects: false,
        };
        let mut opened = self.guard.open(request).await.map_err(|failure| failure.to_string())?;
        if opened.status() != 200 {
            return Err(format!("the file's address answers with HTTP {}", opened.status()));
        }
        let declared = opened.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let declared = declared.unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = opened.chunk().await.map_err(|failure| failure.to_string())? {
            if bytes.len() as u64 + chunk.len() as u64 > most {
                return Err("the file is larger than WhatsApp allows".to_owned());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok((bytes, declared))
    }

    /// Follows the shards of this process, whose numbers are the channel's to connect.
    #[must_use]
    pub fn homes(&self) -> Homes {
        Homes { follower: self.cluster.follow(), cluster: self.cluster.clone() }
    }
}

impl From<Heard> for Event {
    fn from(heard: Heard) -> Self {
        match heard {
            Heard::Message { number_id, chat, sender, id, at, body } => {
                Self::message_in(number_id, &chat, &sender, &id, at, *body)
            }
            Heard::Typed { number_id, id, at, to, typed } => {
                Self::person(number_id, &id, at, PersonAct { to, user_id: None, act: Act::Typed(typed) })
            }
            Heard::Status { at, update } => Self::status(at, *update),
            Heard::News { number_id, name, is_problem, at, payload } => {
                let level = if is_problem { NewsLevel::Problem } else { NewsLevel::Info };
                Self::news_of(level, number_id, &name, at, payload)
            }
        }
    }
}

/// The homes of numbers that are this process's.
pub struct Homes {
    follower: Follower,
    cluster: Cluster,
}

/// A registration, and what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home {
    /// Identifies the registration; everything that is written under another one is refused.
    pub epoch: i64,
    /// The shards.
    pub shards: ShardSet,
}

impl Homes {
    /// What belongs to this process now. `busy` are the shards with connections that are still open, of those that are
    /// asked for or not: other nodes wait for them.
    pub fn now(&self, busy: ShardSet) -> Option<Home> {
        let member = self.follower.follow(|_| busy, || self.cluster.member());
        member.map(|member| Home { epoch: member.epoch, shards: member.shards })
    }

    /// Waits for a change.
    pub async fn changed(&mut self) {
        self.cluster.changed().await;
    }
}
