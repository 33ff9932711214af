//! Which trigger starts a conversation, and why the others do not.
//!
//! The choice is a pure function of the flow and of what happened. Of the triggers that fit, the one with the highest
//! priority wins, then the most special kind, then the first in the document. Every trigger gets its reason.
//!
//! What may interrupt a conversation that waits: an exact keyword, a tapped button, a call of a program and a webhook
//! do so unless the trigger says `never`; other signals, reactions and referrals only where it says `restart` or
//! `return`; looser words, media and "any message" never, because they would steal answers.

use serde::{Deserialize, Serialize};

use crate::{Inbound, Signal};

mod fit;
mod interrupting;
mod keyword;
mod message;
mod select;
mod signal;

pub(crate) use interrupting::Interrupting;
pub(crate) use keyword::Key;
pub use select::select;
pub(crate) use select::select_interrupt;

/// What asks for a trigger.
#[derive(Debug, Clone, Copy)]
pub enum Cause<'a> {
    /// A message of the contact.
    Message {
        /// The message.
        message: &'a Inbound,
        /// Whether it is the contact's first message ever to this number.
        first: bool,
    },
    /// Something else that happened to the contact.
    Signal(&'a Signal),
}

/// The outcome of a selection, with the reason for every trigger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Trigger that starts the flow.
    pub chosen: Option<String>,
    /// Every trigger of the flow, in its order.
    pub candidates: Vec<Candidate>,
}

/// What the selection thought of one trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Id of the trigger.
    pub trigger: String,
    /// Whether it could have fired.
    pub matched: bool,
    /// Why it did, or why not, for people.
    pub why: String,
}
