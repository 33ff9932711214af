//! What comes in: one shape for every source, so that there is one path.

use chrono::{DateTime, Utc};
use engine_core::{CallOutcome, ContactChange, Input, OutMessage};
use engine_store::{
    quiet,
    repo::{
        acts::{PersonAct, Whom},
        effects::{EffectKey, EffectRow},
        inbox::PendingRow,
        listeners::ListenerRow,
        records::{Alias, InboundMessage, InboxKey, InboxRow, StatusUpdate, TimerRow},
    },
    without_nul,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tracing::{Span, field};
use uuid::Uuid;

/// Something that happened at a number.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    /// Its identity; the same identity is processed once.
    pub key: InboxKey,
    /// When it came in.
    pub received_at: DateTime<Utc>,
    /// Whether it already is a pending row of the inbox.
    pub pending: bool,
    /// Under which it is told of, from the door to the provider. Carries ids, nothing else.
    pub span: Span,
    /// What happened.
    pub body: EventBody,
}

/// What happened.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum EventBody {
    /// A contact wrote.
    Message(InboundMessage),
    /// The provider tells how a message of ours fares.
    Status(StatusUpdate),
    /// A timer is due.
    Timer(TimerRow),
    /// Something else moves a conversation: an answer of another system, a post, a signal.
    Input(Told),
    /// Somebody other than a flow changes what is known of a contact.
    Contact(ContactNews),
    /// The installation itself writes to somebody.
    Notice(Notice),
    /// A person of the workspace does something.
    Person(PersonAct),
    /// Anything else that the provider tells.
    News(News),
}

/// Something that moves a conversation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Told {
    /// Which conversation.
    pub to: Addressee,
    /// The call that it answers; the call is over then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect_id: Option<Uuid>,
    /// What happened.
    pub input: Input,
}

/// Whom something is for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Addressee {
    /// A conversation that there is.
    Conversation(Uuid),
    /// A contact by an identity, who may be new.
    Identity {
        /// Kind and value, as in [`InboundMessage::aliases`].
        alias: (String, String),
        /// The phone number; empty when it is not known.
        phone: String,
        /// How the channel addresses the contact.
        recipient: Value,
    },
}

/// Something that the installation itself says, beside what flows say.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Notice {
    /// To whom.
    pub to: Addressee,
    /// What is said while the 24-hour window is open, or where the channel has none.
    pub open: OutMessage,
    /// What is said otherwise; the same where there is nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<OutMessage>,
}

/// Changes of what is known of a contact.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ContactNews {
    /// The contact's conversation.
    pub conversation_id: Uuid,
    /// In order.
    pub changes: Vec<ContactChange>,
}

/// News of a provider that is about no conversation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct News {
    /// The provider's name for it.
    pub name: String,
    /// Whether somebody has to act.
    #[serde(default)]
    pub level: NewsLevel,
    /// As it came.
    pub payload: Value,
}

/// How bad a provider's news is. Alerts count problems.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NewsLevel {
    /// Good to know.
    #[default]
    Info,
    /// It may become a problem.
    Warning,
    /// Messages are refused, or will be.
    Problem,
}

impl NewsLevel {
    /// As it is stored: 0 to 2.
    pub(crate) fn rank(self) -> i32 {
        match self {
            Self::Info => 0,
            Self::Warning => 1,
            Self::Problem => 2,
        }
    }
}

impl EventBody {
    fn kind(&self) -> &'static str {
        match self {
            Self::Message(_) => "message",
            Self::Status(_) => "status",
            Self::Timer(_) => "timer",
            Self::Input(_) => "input",
            Self::Contact(_) => "contact",
            Self::Notice(_) => "notice",
            Self::Person(_) => "person",
            Self::News(_) => "event",
        }
    }
}

impl Event {
    fn new(key: InboxKey, received_at: DateTime<Utc>, body: EventBody) -> Self {
        let span = match &body {
            // Statuses are three for each message and move nothing.
            EventBody::Status(_) => Span::none(),
            body => tracing::info_span!(
                "event", event.kind = body.kind(), number.id = %key.number_id, conversation.id = field::Empty
            ),
        };
        Self { key, received_at, pending: false, span, body }
    }

    /// A contact's message.
    pub(crate) fn message(
        number_id: Uuid,
        sender: &str,
        msg_id: &str,
        at: DateTime<Utc>,
        body: InboundMessage,
    ) -> Self {
        Self::message_in(number_id, sender, sender, msg_id, at, body)
    }

    /// A contact's message in a chat that is not named after the contact.
    pub(crate) fn message_in(
        number_id: Uuid,
        chat: &str,
        sender: &str,
        msg_id: &str,
        at: DateTime<Utc>,
        body: InboundMessage,
    ) -> Self {
        let key = key(number_id, chat, sender, msg_id);
        Self::new(key, at, EventBody::Message(body))
    }

    /// A status of a message of ours.
    pub(crate) fn status(at: DateTime<Utc>, update: StatusUpdate) -> Self {
        let key = key(update.number_id, "status", &update.status, &update.provider_id);
        Self::new(key, at, EventBody::Status(update))
    }

    /// A timer that is due.
    pub(crate) fn timer(at: DateTime<Utc>, timer: TimerRow) -> Self {
        let key = key(timer.number_id, "timer", &timer.conversation_id.to_string(), &timer.id.to_string());
        Self::new(key, at, EventBody::Timer(timer))
    }

    /// News of a provider that nobody has to act upon.
    pub(crate) fn news(number_id: Uuid, name: &str, at: DateTime<Utc>, payload: Value) -> Self {
        Self::news_of(NewsLevel::Info, number_id, name, at, payload)
    }

    /// News of a provider. They have no ids, so the content is the identity.
    pub(crate) fn news_of(
        level: NewsLevel,
        number_id: Uuid,
        name: &str,
        at: DateTime<Utc>,
        payload: Value,
    ) -> Self {
        let digest = hex::encode(Sha256::digest(payload.to_string()));
        let key = key(number_id, "event", name, &digest);
        let body = EventBody::News(News { name: name.to_owned(), level, payload });
        Self::new(key, at, body)
    }

    /// The answer to a call. The same call is answered once.
    pub(crate) fn answer(at: DateTime<Utc>, effect: &EffectRow, outcome: CallOutcome) -> Self {
        let conversation = effect.conversation_id;
        let key = key(effect.key.number_id, "call", &conversation.to_string(), &effect.key.id.to_string());
        let input = Input::Result { token: effect.token.clone(), outcome };
        let told = Told { to: Addressee::Conversation(conversation), effect_id: Some(effect.key.id), input };
        Self::new(key, at, EventBody::Input(told))
    }

    /// A post to an address at which a conversation waits. One wait takes one post.
    pub(crate) fn webhook(at: DateTime<Utc>, listener: &ListenerRow, webhook: &str, data: Value) -> Self {
        let conversation = listener.conversation_id;
        let key = key(listener.number_id, "webhook", &conversation.to_string(), &listener.id.to_string());
        let input = Input::Webhook { key: webhook.to_owned(), data };
        let told = Told { to: Addressee::Conversation(conversation), effect_id: None, input };
        Self::new(key, at, EventBody::Input(told))
    }

    /// Something that somebody tells of a contact. `id` makes it the same thing when it is told again.
    pub(crate) fn told(number_id: Uuid, to: Addressee, id: &str, at: DateTime<Utc>, input: Input) -> Self {
        let sender = match &to {
            Addressee::Conversation(id) => id.to_string(),
            Addressee::Identity { alias: (_, value), .. } => value.clone(),
        };
        let body = EventBody::Input(Told { to, effect_id: None, input });
        Self::new(key(number_id, "input", &sender, id), at, body)
    }

    /// Changes of a contact.
    pub(crate) fn contact(
        number_id: Uuid,
        conversation_id: Uuid,
        id: &str,
        at: DateTime<Utc>,
        changes: Vec<ContactChange>,
    ) -> Self {
        let body = EventBody::Contact(ContactNews { conversation_id, changes });
        let key = key(number_id, "contact", &conversation_id.to_string(), id);
        Self::new(key, at, body)
    }

    /// Something that the installation itself says, once under an id.
    pub(crate) fn notice(number_id: Uuid, id: &str, at: DateTime<Utc>, notice: Notice) -> Self {
        let to = match &notice.to {
            Addressee::Conversation(id) => id.to_string(),
            Addressee::Identity { alias: (_, value), .. } => value.clone(),
        };
        Self::new(key(number_id, "notice", &to, id), at, EventBody::Notice(notice))
    }

    /// Something that a person does, once under an id.
    pub(crate) fn person(number_id: Uuid, id: &str, at: DateTime<Utc>, act: PersonAct) -> Self {
        Self::new(act.key(number_id, id), at, EventBody::Person(act))
    }

    /// The conversation that it is about, where it names one.
    pub(crate) fn conversation(&self) -> Option<Uuid> {
        match &self.body {
            EventBody::Timer(timer) => Some(timer.conversation_id),
            EventBody::Input(Told { to: Addressee::Conversation(id), .. })
            | EventBody::Notice(Notice { to: Addressee::Conversation(id), .. }) => Some(*id),
            EventBody::Contact(news) => Some(news.conversation_id),
            EventBody::Person(PersonAct { to: Whom::Conversation(id), .. }) => Some(*id),
            _ => None,
        }
    }

    /// The identities by which it names a contact.
    pub(crate) fn aliases(&self) -> Vec<Alias> {
        let number_id = self.key.number_id;
        let alias =
            |(kind, value): &(String, String)| Alias { number_id, kind: kind.clone(), value: value.clone() };
        match &self.body {
            EventBody::Message(message) => {
                message.aliases.iter().chain(&message.moved_to).map(alias).collect()
            }
            EventBody::Input(Told { to: Addressee::Identity { alias: known, .. }, .. })
            | EventBody::Notice(Notice { to: Addressee::Identity { alias: known, .. }, .. }) => {
                vec![alias(known)]
            }
            EventBody::Person(PersonAct { to: Whom::Identity { alias: known, .. }, .. }) => {
                vec![alias(known)]
            }
            _ => Vec::new(),
        }
    }

    /// The call that it answers.
    pub(crate) fn answered(&self) -> Option<EffectKey> {
        match &self.body {
            EventBody::Input(Told { effect_id: Some(id), .. }) => {
                Some(EffectKey { number_id: self.key.number_id, id: *id, target: *id })
            }
            _ => None,
        }
    }

    /// The name of the kind, as the inbox keeps it.
    pub(crate) fn kind(&self) -> &'static str {
        self.body.kind()
    }

    /// The event as a row of the inbox, for whoever owns the shard.
    pub(crate) fn row(&self, with_body: bool, shard: u8) -> InboxRow {
        let body = match &self.body {
            _ if !with_body => None,
            body => serde_json::to_value(body).ok().map(|mut body| {
                without_nul(&mut body);
                body
            }),
        };
        InboxRow {
            key: self.key.clone(),
            kind: self.kind().to_owned(),
            body,
            received_at: self.received_at,
            shard: i32::from(shard),
        }
    }

    /// The event of a pending row.
    ///
    /// # Errors
    /// Says what is wrong with a body that this version cannot read.
    pub(crate) fn from_pending(row: PendingRow) -> Result<Self, Box<(InboxRow, String)>> {
        let body = match row.kind.as_str() {
            "message" => InboundMessage::deserialize(&row.body).map(EventBody::Message),
            "status" => StatusUpdate::deserialize(&row.body).map(EventBody::Status),
            "timer" => TimerRow::deserialize(&row.body).map(EventBody::Timer),
            "input" => Told::deserialize(&row.body).map(EventBody::Input),
            "contact" => ContactNews::deserialize(&row.body).map(EventBody::Contact),
            "notice" => Notice::deserialize(&row.body).map(EventBody::Notice),
            "person" => PersonAct::deserialize(&row.body).map(EventBody::Person),
            _ => News::deserialize(&row.body).map(EventBody::News),
        };
        match body {
            Ok(body) => Ok(Self { pending: true, ..Self::new(row.key, row.received_at, body) }),
            Err(error) => {
                let inbox = InboxRow {
                    key: row.key,
                    kind: row.kind,
                    body: Some(row.body),
                    received_at: row.received_at,
                    shard: row.shard,
                };
                Err(Box::new((inbox, quiet(error))))
            }
        }
    }
}

/// A kind's name as one of the fixed names, for a row that another version may have written.
pub(crate) fn kind_name(kind: &str) -> &'static str {
    ["message", "status", "timer", "input", "contact", "notice", "person"]
        .into_iter()
        .find(|known| *known == kind)
        .unwrap_or("event")
}

fn key(number_id: Uuid, chat: &str, sender: &str, msg_id: &str) -> InboxKey {
    InboxKey { number_id, chat: chat.to_owned(), sender: sender.to_owned(), msg_id: msg_id.to_owned() }
}
