//! The engine: one pure function that moves a conversation by one input.
//!
//! `step(flow, session, input, env) -> (session, effects, events, trace)` is total and
//! deterministic: the time, the contact, ids and the seed are arguments, and the same input gives
//! the same bytes on a server and, compiled to WebAssembly, in the editor. Effects are returned and
//! never performed. A mistake of a flow's author is an [`Event`] with a code, never an error.
//!
//! It must not do IO, read a clock, draw randomness, or depend on tokio, sqlx, axum or reqwest.
//!
//! **To add a node type:** after its file in `flows-schema`, write `exec/<type>.rs` with what
//! happens when the conversation reaches it (and, if it waits, when an answer or its time comes),
//! add it to the matches in `exec/mod.rs`, and record a golden run in `testdata/golden/`.

mod answers;
mod burst;
mod calendar;
mod call;
mod compiled;
mod effect;
mod env;
mod event;
mod exec;
pub mod flow_test;
mod fold;
pub mod golden;
mod input;
mod json_path;
pub mod limits;
pub mod lint;
mod message;
mod moment;
mod render;
mod run;
pub mod sending;
mod sent_template;
mod session;
mod signal;
pub mod simulation;
mod stack;
mod step;
mod takeover;
pub mod template;
mod time_zone;
mod trace;
mod trigger;
mod value;
mod variables;
mod window;

pub use calendar::{next_date, next_runs};
pub use call::{AiCall, Call, CallOutcome, HttpCall};
pub use compiled::CompiledFlow;
pub use effect::{ContactChange, Effect};
pub use env::{Contact, Env};
pub use event::Event;
pub use exec::form_key;
pub use input::{Content, Inbound, Input, MediaKind, MessageContext, OrderItem, Referral, SharedContact};
pub use message::{
    OutContact, OutForm, OutLink, OutLocation, OutMedia, OutMessage, OutOption, OutReaction, OutTemplate,
    TemplateButton,
};
pub use render::{Capabilities, ListLimits, Rendered, RenderedButton, RenderedRow, render};
pub use run::expired;
pub use sent_template::SentTemplate;
pub use session::{Burst, Failure, Frame, FrameKind, Session, Status, Wait, WaitKind};
pub use signal::Signal;
pub use smol_str::SmolStr;
pub use step::{StepOutput, preview_node, step, step_owned};
pub use takeover::{Fate, Moved, TakeoverRule, is_kept, is_question, rule_for, take_over};
pub use time_zone::local_instant;
pub use trace::{Hash, LeftBy, Trace, TraceStep};
pub use trigger::{Candidate, Cause, Selection, select};
pub use window::{WINDOW_SECONDS, window_end, window_is_open};
