//! The flow document: what an admin draws, what the engine runs, what a version keeps for ever.
//!
//! This crate holds the types of the document (spec 1.0), the JSON Schema derived from them, the
//! `ui_schema` from which the editor builds its forms and cards, the checks that find an author's
//! mistakes, the gate that decides which templates are allowed, and the upgrades of older documents.
//!
//! It must not do IO, know a database, a channel or the time, or depend on tokio, sqlx, axum or
//! reqwest: it is compiled into the server and, as WebAssembly, into the editor.
//!
//! **To add a node type:** write `nodes/<type>.rs` with a config struct and its [`NodeDefinition`],
//! add one line to the `kinds!` call in `nodes/mod.rs`, write `engine/core/src/exec/<type>.rs`,
//! and add `testdata/nodes/<type>.json` with accepted and broken configs. A test walks all types and
//! fails for one without its files.

mod action;
pub mod calendar;
pub mod checks;
pub mod cron;
pub mod diff;
pub mod diff_words;
pub mod docs;
mod document;
pub mod find;
mod flow_test;
pub mod json_path;
mod kinds;
mod library;
pub mod limits;
mod mapping;
pub mod merge;
pub mod message_template;
mod node;
pub mod nodes;
pub mod outline;
mod parse;
mod pattern;
pub mod po;
mod port;
mod request;
mod stored_file;
pub mod template;
pub mod texts;
mod trigger;
pub mod triggers;
pub mod ui_schema;
pub mod upgrade;
mod whatsapp_form;

pub use action::{ActionDefinition, ActionField, ActionOutcome};
pub use checks::{Issue, Severity, checks};
pub use document::{Color, Flow, Layout, Look, Note, SPEC_VERSION, Settings, Variable, VariableType};
pub use flow_test::{FlowTest, TestResult, TestStep};
pub use mapping::{Mapping, StatusBranch, status_fits};
pub use node::{Node, NodeDefinition, NodeTypeInfo};
pub use nodes::{NodeKind, node_types};
pub use parse::{DocumentError, flow_schema, parse, parse_value};
pub use pattern::pattern;
pub use port::{Port, PortKind};
pub use request::{BodyKind, Method, Pair, Request, json_body};
pub use stored_file::{STORED, stored_file};
pub use trigger::{Interrupt, Trigger, TriggerDefinition, TriggerTypeInfo};
pub use triggers::{TriggerKind, trigger_types};
pub use whatsapp_form::{
    FLOW_JSON_VERSION, FORM_SCREEN, FormPart, MAX_FORM_LABEL_CHARS, MAX_FORM_OPTION_CHARS, form_data_name,
    form_fits, whatsapp_form,
};
