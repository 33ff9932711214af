//! What other parts of the product tell the engine about a contact. It is stored in the inbox, for whichever
//! process moves conversations, and counts once per id.

use engine_core::{ContactChange, Input, Signal};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    hints::{Hint, Hints},
    ids,
    repo::numbers::NumberKind,
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    event::{Addressee, Event},
    routes::shards_of,
};

/// Whom something is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// A contact that there is.
    Contact(Uuid),
    /// Whoever has this phone number (E.164 without `+`); at a simulator, this name. A new contact if need be.
    Phone(String),
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// It is stored.
    Accepted,
    /// It was stored before, under the same id.
    Known,
    /// The number or the contact is not there.
    Unknown,
}

/// Tells the engine of a signal, such as an API call that starts a flow. `id` makes it the same signal when it is
/// told again; without one each is new.
///
/// # Errors
/// Whatever the store refuses.
pub async fn signal(
    store: &dyn Store,
    clock: &dyn Clock,
    hints: &Hints,
    number_id: Uuid,
    recipient: &Recipient,
    signal: Signal,
    id: Option<&str>,
) -> Result<Told, StoreError> {
    let Some(to) = addressee(store, number_id, recipient).await? else { return Ok(Told::Unknown) };
    let id = id.map_or_else(|| ids::new_id(clock).to_string(), str::to_owned);
    let event = Event::told(number_id, to, &id, clock.now(), Input::Signal(signal));
    enqueue(store, hints, event).await
}

/// Gives a conversation back to its flow, after a person is done with it.
///
/// # Errors
/// Whatever the store refuses.
pub async fn hand_back(
    store: &dyn Store,
    clock: &dyn Clock,
    hints: &Hints,
    number_id: Uuid,
    contact_id: Uuid,
    outcome: &str,
) -> Result<Told, StoreError> {
    let to = addressee(store, number_id, &Recipient::Contact(contact_id)).await?;
    let Some(to) = to else { return Ok(Told::Unknown) };
    let input = Input::HandedBack { outcome: outcome.to_owned() };
    let event = Event::told(number_id, to, &ids::new_id(clock).to_string(), clock.now(), input);
    enqueue(store, hints, event).await
}

/// Changes what is known of a contact, in order with what flows change.
///
/// # Errors
/// Whatever the store refuses.
pub async fn change_contact(
    store: &dyn Store,
    clock: &dyn Clock,
    hints: &Hints,
    number_id: Uuid,
    contact_id: Uuid,
    changes: Vec<ContactChange>,
) -> Result<Told, StoreError> {
    let Some(conversation) = store.conversation_of_contact(number_id, contact_id).await? else {
        return Ok(Told::Unknown);
    };
    let id = ids::new_id(clock).to_string();
    let event = Event::contact(number_id, conversation, &id, clock.now(), changes);
    enqueue(store, hints, event).await
}

async fn addressee(
    store: &dyn Store,
    number_id: Uuid,
    recipient: &Recipient,
) -> Result<Option<Addressee>, StoreError> {
    match recipient {
        Recipient::Contact(contact_id) => {
            let conversation = store.conversation_of_contact(number_id, *contact_id).await?;
            Ok(conversation.map(Addressee::Conversation))
        }
        Recipient::Phone(phone) => {
            Ok(store.number(number_id).await?.map(|number| identity(number.kind, phone)))
        }
    }
}

/// Whoever has a phone number, or a name at a simulator.
pub(crate) fn identity(kind: NumberKind, phone: &str) -> Addressee {
    match kind {
        NumberKind::Simulator => Addressee::Identity {
            alias: ("simulator".to_owned(), phone.to_owned()),
            phone: String::new(),
            recipient: json!({"simulator": phone}),
        },
        NumberKind::CloudApi => Addressee::Identity {
            alias: ("phone".to_owned(), phone.to_owned()),
            phone: phone.to_owned(),
            recipient: json!({"to": phone}),
        },
        NumberKind::WhatsappWeb => Addressee::Identity {
            alias: ("phone".to_owned(), phone.to_owned()),
            phone: phone.to_owned(),
            recipient: json!({"chat": format!("{phone}@s.whatsapp.net")}),
        },
    }
}

async fn enqueue(store: &dyn Store, hints: &Hints, event: Event) -> Result<Told, StoreError> {
    let (shards, _) = shards_of(store, std::slice::from_ref(&event), |_| None).await?;
    let shard = shards.first().copied().unwrap_or_default();
    let added = store.enqueue(&[event.row(true, shard)]).await?;
    hints.publish(Hint::InboxReady);
    Ok(if added == 1 { Told::Accepted } else { Told::Known })
}
