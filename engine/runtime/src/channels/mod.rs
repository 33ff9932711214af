//! The ways in and out: one module per kind of number.
//!
//! To add a kind: implement [`Channel`], register it in [`Channels::new`], and hand what comes in to
//! the intake as messages, statuses and news. A kind that holds connections of its own lives in a crate of its own, and
//! comes in by [`line`].

use std::{collections::HashMap, sync::Arc, time::Duration};

use engine_core::{Capabilities, Rendered};
use engine_store::{
    Store,
    clock::Clock,
    objects::Objects,
    repo::{
        numbers::{NumberKind, NumberRecord},
        options::NumberOptions,
    },
    secrets::Vault,
};
use serde_json::Value;
use uuid::Uuid;

use crate::Settings;

pub mod cloud_api;
pub mod line;
pub mod simulator;

/// How a send ended. Texts never quote the message, the recipient or a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendOutcome {
    /// The provider accepted it.
    Sent {
        /// The provider's id of the message.
        provider_id: Option<String>,
    },
    /// It was certainly not accepted; the same request may succeed later.
    Retry {
        /// The least pause, when the provider named one.
        after: Option<Duration>,
        /// What else would fail.
        scope: Scope,
        /// Why.
        error: String,
    },
    /// It was refused, and would be again.
    Refused {
        /// Why.
        error: String,
    },
    /// Nobody knows whether it was accepted.
    Ambiguous {
        /// What happened.
        error: String,
    },
}

impl SendOutcome {
    /// Its name in metrics.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Sent { .. } => "sent",
            Self::Retry { .. } => "retry",
            Self::Refused { .. } => "refused",
            Self::Ambiguous { .. } => "ambiguous",
        }
    }
}

/// What came of a sign that a message was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// The contact may see it.
    Given,
    /// It was refused; nothing else is.
    Refused,
    /// The number should give none for a while.
    Unwanted,
}

/// Why a file was not fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfetched {
    /// It may be later.
    Later,
    /// It never will be.
    Never,
}

/// What a failure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// This message, or this contact.
    Message,
    /// Everything of the number, until the pause is over.
    Number,
    /// The provider, or the way to it.
    Provider,
}

/// One message on its way out.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// The outbox row's id: the same for every attempt.
    pub id: Uuid,
    /// From this number.
    pub number: &'a NumberRecord,
    /// To this contact, in the channel's own words.
    pub recipient: &'a Value,
    /// The message, within the channel's capabilities.
    pub message: &'a Rendered,
    /// What its file is at the provider, where it was uploaded before.
    pub file: Option<&'a UploadedFile>,
}

/// A file of the library at the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadedFile {
    /// The file of the library.
    pub media: Uuid,
    /// The provider's id of it.
    pub provider_id: String,
    /// Its own name, for a document that has no other; empty where it is not known.
    pub filename: String,
    /// Whether it was uploaded a moment ago: then the provider has not lost it.
    pub fresh: bool,
}

/// A kind of number.
#[async_trait::async_trait]
pub trait Channel: Send + Sync {
    /// Which kind.
    fn kind(&self) -> NumberKind;
    /// What its messages can show at a number with these options.
    fn capabilities(&self, options: &NumberOptions) -> Capabilities;
    /// Whether a send may be accepted without our knowing, so that it must be marked before it begins.
    fn can_be_ambiguous(&self) -> bool;
    /// Whether only templates reach contacts who have not written for 24 hours. What would be refused is not sent.
    fn has_window(&self) -> bool {
        false
    }
    /// Whether the provider blocks numbers that write to people who neither wrote first nor agreed. What would be such a
    /// message is not sent.
    fn shuns_strangers(&self) -> bool {
        false
    }
    /// Uploads the file of a message to the provider, unless that is done already; `None` where it has none of the
    /// library. Nothing of the message is sent yet, so it may take as long as the file needs.
    ///
    /// # Errors
    /// What the message's sending comes to without its file; never [`SendOutcome::Sent`].
    async fn upload(
        &self,
        number: &NumberRecord,
        message: &Rendered,
    ) -> Result<Option<UploadedFile>, SendOutcome> {
        let _ = (number, message);
        Ok(None)
    }
    /// Whatever comes before the first attempt to send a message, such as a moment in which the contact sees somebody
    /// typing. It holds up this conversation and nobody else, and must return within half a minute.
    async fn approach(&self, number: &NumberRecord, recipient: &Value, message: &Rendered) {
        let _ = (number, recipient, message);
    }
    /// Shows a contact that messages up to this one were read, and, if so, that an answer is on its way. Must return within
    /// half a minute.
    async fn sign(&self, number: &NumberRecord, message_id: &str, typing: bool) -> Signed {
        let _ = (number, message_id, typing);
        Signed::Refused
    }
    /// Fetches a file that a contact sent, by what the message named it with; for channels whose files are not behind the
    /// Graph API.
    ///
    /// # Errors
    /// Whether it may go better later.
    async fn fetch(&self, number: &NumberRecord, id: &str) -> Result<Vec<u8>, Unfetched> {
        let _ = (number, id);
        Err(Unfetched::Never)
    }
    /// Publishes a form that opens inside the channel; gives the provider's id.
    ///
    /// # Errors
    /// What came of it instead; never [`SendOutcome::Sent`].
    async fn publish_form(
        &self,
        number: &NumberRecord,
        name: &str,
        form: &Value,
    ) -> Result<String, SendOutcome> {
        let _ = (number, name, form);
        Err(SendOutcome::Refused { error: "this channel has no forms".to_owned() })
    }
    /// Sends one message. Must return within half a minute.
    async fn send(&self, outgoing: Outgoing<'_>) -> SendOutcome;
}

/// Where files of the library are.
#[derive(Clone)]
pub struct Files {
    /// What is known of them.
    pub store: Arc<dyn Store>,
    /// Their bytes.
    pub objects: Objects,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

/// The channels of this build.
#[derive(Clone)]
pub struct Channels(Arc<HashMap<NumberKind, Arc<dyn Channel>>>);

impl Channels {
    /// All channels: our own, and those of other crates.
    ///
    /// # Errors
    /// The HTTP client cannot be built, for example without any root certificate.
    pub fn new(
        settings: &Settings,
        files: Files,
        vault: Arc<Vault>,
        more: impl IntoIterator<Item = Arc<dyn Channel>>,
    ) -> Result<Self, reqwest::Error> {
        let client = engine_graph::client()?;
        let cloud = cloud_api::CloudApi::new(client, settings, files, vault);
        let ours: [Arc<dyn Channel>; 2] = [Arc::new(simulator::Simulator), Arc::new(cloud)];
        let all = ours.into_iter().chain(more);
        Ok(Self(Arc::new(all.map(|channel| (channel.kind(), channel)).collect())))
    }

    /// The channel of a kind of number.
    #[must_use]
    pub fn get(&self, kind: NumberKind) -> Option<&Arc<dyn Channel>> {
        self.0.get(&kind)
    }
}
