//! The trigger types, one file each.

use crate::{TriggerDefinition, TriggerTypeInfo, kinds::kinds};

mod any_message;
mod api_call;
mod date_field;
mod delivery;
mod field_changed;
mod first_message;
mod hand_over_ended;
mod keyword;
mod media;
mod missed_call;
mod no_reply;
mod opt_changed;
mod payload;
mod reaction;
mod referral;
mod schedule;
mod tag_changed;
mod webhook;

pub use any_message::AnyMessage;
pub use api_call::ApiCall;
pub use date_field::{DateField, DateOffset, OffsetUnit};
pub use delivery::{Delivery, DeliveryStatus};
pub use field_changed::FieldChanged;
pub use first_message::FirstMessage;
pub use hand_over_ended::HandOverEnded;
pub use keyword::{Keyword, KeywordMatch};
pub use media::{Media, MediaName};
pub use missed_call::MissedCall;
pub use no_reply::NoReply;
pub use opt_changed::{OptChange, OptChanged};
pub use payload::Payload;
pub use reaction::Reaction;
pub use referral::{Referral, ReferralSource};
pub use schedule::Schedule;
pub use tag_changed::{TagChange, TagChanged};
pub use webhook::Webhook;

kinds! {
    /// When a trigger fires, with its config.
    TriggerKind, TriggerDefinition, TriggerTypeInfo, TRIGGER_TYPES;
    /// One line for the card.
    summary -> String;
    [
        Keyword, FirstMessage, AnyMessage, Payload, Media, Referral, Reaction, Schedule, DateField, NoReply,
        Delivery, TagChanged, FieldChanged, OptChanged, HandOverEnded, MissedCall, Webhook, ApiCall
    ]
}

/// All trigger types, in the order of the palette.
#[must_use]
pub fn trigger_types() -> &'static [TriggerTypeInfo] {
    &TRIGGER_TYPES
}
