//! The node types, one file each.

use crate::{NodeDefinition, NodeTypeInfo, Port, kinds::kinds};

mod ai;
mod ai_classify;
mod ai_extract;
mod ai_reply;
mod ask;
mod ask_email;
mod ask_number;
mod ask_text;
mod choice;
mod condition;
mod custom_action;
mod emit_webhook;
mod end;
mod go_to;
mod http_request;
mod image;
mod return_;
mod send_email;
mod set_variable;
mod speak;
mod subflow;
mod text;
mod transcribe;
mod wait;
mod wait_for_webhook;

pub use ai_classify::{AiCategory, AiClassify};
pub use ai_extract::{AiExtract, ExtractField, ExtractType};
pub use ai_reply::AiReply;
pub use ask::Retry;
pub use ask_email::AskEmail;
pub use ask_number::AskNumber;
pub use ask_text::AskText;
pub use choice::{Choice, ChoiceDisplay, ChoiceOption};
pub use condition::{Branch, Condition, Match, Operator, Rule};
pub use custom_action::CustomAction;
pub use emit_webhook::EmitWebhook;
pub use end::End;
pub use go_to::GoTo;
pub use http_request::HttpRequest;
pub use image::Image;
pub use return_::Return;
pub use send_email::{SendEmail, receivers};
pub use set_variable::{SetOperation, SetVariable};
pub use speak::Speak;
pub use subflow::{Outcome, Passed, Subflow};
pub use text::Text;
pub use transcribe::Transcribe;
pub use wait::Wait;
pub use wait_for_webhook::WaitForWebhook;

kinds! {
    /// What a node does, with its config.
    NodeKind, NodeDefinition, NodeTypeInfo, NODE_TYPES;
    /// The ways out, in the order in which the card shows them.
    ports -> Vec<Port>,
    /// Whether reaching it makes the conversation wait.
    waits -> bool;
    [Text, Image, AskText, AskNumber, AskEmail, Choice, Condition, SetVariable, Wait, GoTo, Subflow, Return, End,
     HttpRequest, CustomAction, EmitWebhook, WaitForWebhook, SendEmail, AiReply, AiExtract, AiClassify, Transcribe, Speak]
}

/// All node types, in the order of the palette.
#[must_use]
pub fn node_types() -> &'static [NodeTypeInfo] {
    &NODE_TYPES
}
