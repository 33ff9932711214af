//! The node types, one file each.

use crate::{NodeDefinition, NodeTypeInfo, Port, kinds::kinds, ui_schema::Category};

mod add_tag;
mod ai;
mod ai_classify;
mod ai_extract;
mod ai_reply;
mod append_to_table;
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
mod audio;
mod block;
mod business_hours;
mod choice;
mod condition;
mod contact_card;
mod custom_action;
mod document;
mod emit_webhook;
mod end;
mod form;
mod go_to;
mod hand_over;
mod http_request;
mod image;
mod link;
mod location;
mod lookup;
mod multiple_choice;
mod opt_in;
mod opt_out;
mod random_split;
mod rating;
mod reaction;
mod record_result;
mod remove_tag;
mod return_;
mod rule_set;
mod send_email;
mod set_field;
mod set_language;
mod set_variable;
mod speak;
mod sticker;
mod subflow;
mod template;
mod text;
mod transcribe;
mod video;
mod wait;
mod wait_for_webhook;
mod wait_until;

pub use add_tag::AddTag;
pub use ai_classify::{AiCategory, AiClassify};
pub use ai_extract::{AiExtract, ExtractField, ExtractType};
pub use ai_reply::AiReply;
pub use append_to_table::{AppendToTable, Column};
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
pub use audio::Audio;
pub use block::Block;
pub use business_hours::{BusinessHours, Shift, SpecialDay, Week};
pub use choice::{Choice, ChoiceDisplay, ChoiceOption};
pub use condition::{Branch, Condition, Match, Operator, Rule};
pub use contact_card::ContactCard;
pub use custom_action::CustomAction;
pub use document::Document;
pub use emit_webhook::EmitWebhook;
pub use end::End;
pub use form::{FieldKind, Form, FormField};
pub use go_to::GoTo;
pub use hand_over::HandOver;
pub use http_request::HttpRequest;
pub use image::Image;
pub use link::Link;
pub use location::Location;
pub use lookup::{Lookup, RowOrder, Take};
pub use multiple_choice::{MultipleChoice, MultipleOption};
pub use opt_in::OptIn;
pub use opt_out::OptOut;
pub use random_split::{RandomSplit, SplitBranch};
pub use rating::{Rating, RatingDisplay, RatingScale};
pub use reaction::Reaction;
pub use record_result::RecordResult;
pub use remove_tag::RemoveTag;
pub use return_::Return;
pub use rule_set::RuleSet;
pub use send_email::{SendEmail, receivers};
pub use set_field::SetField;
pub use set_language::SetLanguage;
pub use set_variable::{SetOperation, SetVariable};
pub use speak::Speak;
pub use sticker::Sticker;
pub use subflow::{Outcome, Passed, Subflow};
pub use template::{BodyVariable, ButtonKind, ButtonVariable, HeaderKind, Template};
pub use text::Text;
pub use transcribe::Transcribe;
pub use video::Video;
pub use wait::Wait;
pub use wait_for_webhook::WaitForWebhook;
pub use wait_until::{Until, WaitUntil};

kinds! {
    /// What a node does, with its config.
    NodeKind, NodeDefinition, NodeTypeInfo, NODE_TYPES;
    /// The ways out, in the order in which the card shows them.
    ports -> Vec<Port>,
    /// Whether reaching it makes the conversation wait.
    waits -> bool;
    [Text, Link, Image, Video, Audio, Document, Sticker, Location, ContactCard, Template, Reaction, AskText, AskNumber, AskEmail, AskPhone, AskDate, AskTime, AskYesNo, Choice, MultipleChoice, Rating, AskMedia, AskLocation, Form, Condition, RandomSplit, BusinessHours, SetVariable, Wait, WaitUntil, GoTo, Subflow, Return, End, SetField, AddTag, RemoveTag, SetLanguage, OptIn, OptOut, Block, RecordResult, AppendToTable, Lookup, HttpRequest, CustomAction, EmitWebhook, WaitForWebhook, SendEmail, AiReply, AiExtract, AiClassify, Transcribe, Speak, HandOver]
}

/// All node types, in the order of the palette.
#[must_use]
pub fn node_types() -> &'static [NodeTypeInfo] {
    &NODE_TYPES
}

impl NodeKind {
    /// Whether WhatsApp refuses what it says to a contact who has not written for 24 hours: all that says or asks
    /// something, but approved templates.
    #[must_use]
    pub fn needs_window(&self) -> bool {
        let says = matches!(self.info().ui.category, Category::Say | Category::Ask);
        says && !matches!(self, Self::Template(_))
    }
}
