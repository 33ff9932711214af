//! The node types, one file each.

use crate::{NodeDefinition, NodeTypeInfo, Port, kinds::kinds};

mod ask;
mod ask_date;
mod ask_email;
mod ask_location;
mod ask_media;
mod ask_number;
mod ask_phone;
mod ask_text;
mod ask_time;
mod ask_yes_no;
mod choice;
mod condition;
mod end;
mod form;
mod go_to;
mod image;
mod multiple_choice;
mod rating;
mod return_;
mod rule_set;
mod set_variable;
mod subflow;
mod text;
mod wait;

pub use ask::{Asked, Question, Retry};
pub use ask_date::AskDate;
pub use ask_email::AskEmail;
pub use ask_location::AskLocation;
pub use ask_media::{AcceptedMedia, AskMedia};
pub use ask_number::AskNumber;
pub use ask_phone::AskPhone;
pub use ask_text::AskText;
pub use ask_time::AskTime;
pub use ask_yes_no::AskYesNo;
pub use choice::{Choice, ChoiceDisplay, ChoiceOption};
pub use condition::{Branch, Condition, Match, Operator, Rule};
pub use end::End;
pub use form::{FieldKind, Form, FormField};
pub use go_to::GoTo;
pub use image::Image;
pub use multiple_choice::{MultipleChoice, MultipleOption};
pub use rating::{Rating, RatingDisplay, RatingScale};
pub use return_::Return;
pub use rule_set::RuleSet;
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
    [Text, Image, AskText, AskNumber, AskEmail, AskPhone, AskDate, AskTime, AskYesNo, AskMedia, AskLocation, Choice, MultipleChoice, Rating, Form, Condition, SetVariable, Wait, GoTo, Subflow, Return, End]
}

/// All node types, in the order of the palette.
#[must_use]
pub fn node_types() -> &'static [NodeTypeInfo] {
    &NODE_TYPES
}
