//! The trigger types, one file each.

use crate::{TriggerDefinition, TriggerTypeInfo, kinds::kinds};

mod any_message;
mod api_call;
mod first_message;
mod keyword;

pub use any_message::AnyMessage;
pub use api_call::ApiCall;
pub use first_message::FirstMessage;
pub use keyword::{Keyword, KeywordMatch};

kinds! {
    /// When a trigger fires, with its config.
    TriggerKind, TriggerDefinition, TriggerTypeInfo, TRIGGER_TYPES;
    /// One line for the card.
    summary -> String;
    [Keyword, FirstMessage, AnyMessage, ApiCall]
}

/// All trigger types, in the order of the palette.
#[must_use]
pub fn trigger_types() -> &'static [TriggerTypeInfo] {
    &TRIGGER_TYPES
}
