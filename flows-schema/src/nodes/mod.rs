//! The node types, one file each.

use crate::{NodeDefinition, NodeTypeInfo, Port, kinds::kinds};

mod add_tag;
mod ask;
mod ask_email;
mod ask_number;
mod ask_text;
mod audio;
mod block;
mod choice;
mod condition;
mod contact_card;
mod document;
mod end;
mod go_to;
mod hand_over;
mod image;
mod location;
mod opt_in;
mod opt_out;
mod reaction;
mod remove_tag;
mod return_;
mod set_field;
mod set_language;
mod set_variable;
mod sticker;
mod subflow;
mod template;
mod text;
mod video;
mod wait;

pub use add_tag::AddTag;
pub use ask::Retry;
pub use ask_email::AskEmail;
pub use ask_number::AskNumber;
pub use ask_text::AskText;
pub use audio::Audio;
pub use block::Block;
pub use choice::{Choice, ChoiceDisplay, ChoiceOption};
pub use condition::{Branch, Condition, Match, Operator, Rule};
pub use contact_card::ContactCard;
pub use document::Document;
pub use end::End;
pub use go_to::GoTo;
pub use hand_over::HandOver;
pub use image::Image;
pub use location::Location;
pub use opt_in::OptIn;
pub use opt_out::OptOut;
pub use reaction::Reaction;
pub use remove_tag::RemoveTag;
pub use return_::Return;
pub use set_field::SetField;
pub use set_language::SetLanguage;
pub use set_variable::{SetOperation, SetVariable};
pub use sticker::Sticker;
pub use subflow::{Outcome, Passed, Subflow};
pub use template::{BodyVariable, ButtonKind, ButtonVariable, HeaderKind, Template};
pub use text::Text;
pub use video::Video;
pub use wait::Wait;

kinds! {
    /// What a node does, with its config.
    NodeKind, NodeDefinition, NodeTypeInfo, NODE_TYPES;
    /// The ways out, in the order in which the card shows them.
    ports -> Vec<Port>,
    /// Whether reaching it makes the conversation wait.
    waits -> bool;
    [
        Text, Image, Video, Audio, Document, Sticker, Location, ContactCard, Reaction, Template, AskText, AskNumber,
        AskEmail, Choice, Condition, SetVariable, Wait, GoTo, Subflow, Return, End, SetField, AddTag, RemoveTag,
        SetLanguage, OptIn, OptOut, Block, HandOver,
    ]
}

/// All node types, in the order of the palette.
#[must_use]
pub fn node_types() -> &'static [NodeTypeInfo] {
    &NODE_TYPES
}
