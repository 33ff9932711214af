//! The node types, one file each.

use crate::{NodeDefinition, NodeTypeInfo, Port, kinds::kinds};

mod ask;
mod ask_email;
mod ask_number;
mod ask_text;
mod choice;
mod condition;
mod end;
mod go_to;
mod image;
mod return_;
mod set_variable;
mod subflow;
mod text;
mod wait;

pub use ask::Retry;
pub use ask_email::AskEmail;
pub use ask_number::AskNumber;
pub use ask_text::AskText;
pub use choice::{Choice, ChoiceDisplay, ChoiceOption};
pub use condition::{Branch, Condition, Match, Operator, Rule};
pub use end::End;
pub use go_to::GoTo;
pub use image::Image;
pub use return_::Return;
pub use set_variable::{SetOperation, SetVariable};
pub use subflow::{Outcome, Passed, Subflow};
pub use text::Text;
pub use wait::Wait;

kinds! {
    /// What a node does, with its config.
    NodeKind, NodeDefinition, NodeTypeInfo, NODE_TYPES;
    /// The ways out, in the order in which the card shows them.
    ports -> Vec<Port>,
    /// Whether reaching it makes the conversation wait.
    waits -> bool;
    [Text, Image, AskText, AskNumber, AskEmail, Choice, Condition, SetVariable, Wait, GoTo, Subflow, Return, End]
}

/// All node types, in the order of the palette.
#[must_use]
pub fn node_types() -> &'static [NodeTypeInfo] {
    &NODE_TYPES
}
