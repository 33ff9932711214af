//! Tests that live in a flow: conversations with what has to come out of them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A conversation that must keep its outcome. `engine_core::flow_test` runs it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlowTest {
    /// Name shown in results.
    pub name: String,
    /// Channel whose abilities are used: `cloud_api` (the default) or `whatsapp_web`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// Virtual time at the start, RFC 3339; Monday, 2026-01-05 at 09:00 UTC where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The contact as templates read it: `name`, `phone`, `language`, `fields`, `tags`.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub contact: Value,
    /// Whether the contact has written before, so that no message counts as the contact's first one ever.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub known_contact: bool,
    /// What calls answer, by node id: HTTP requests, AI and the like never leave the test.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub results: BTreeMap<String, Vec<TestResult>>,
    /// Rows that tables hold at the start, by the table's name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<String, Vec<Value>>,
    /// What happens and what is expected, in order.
    pub steps: Vec<TestStep>,
}

/// What one call of a node answers in a test. Given in order; the last one is repeated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TestResult {
    /// It succeeds with this value.
    Value(Value),
    /// It fails with this code, such as `timeout`.
    Error(String),
}

/// One step of a test, an object with one key: `{"send": "hello"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TestStep {
    /// The contact writes.
    Send(String),
    /// The contact taps the option with this title.
    Choose(String),
    /// The contact sends something else: a message as the engine knows it, such as
    /// `{"kind": "location", "latitude": 1, "longitude": 2}`. It may carry what brought the contact here:
    /// `{"kind": "text", "text": "Hi", "referral": {"source": "ad", "reference": "123"}}`.
    Receive(Value),
    /// Something else happens: a signal as the engine knows it, such as `{"signal": "missed_call"}`.
    Signal(Value),
    /// Somebody posts this to the address that the flow waits for.
    Webhook(Value),
    /// The person who took over hands the conversation back with this outcome.
    HandBack(String),
    /// Seconds pass; timers that come due fire.
    Advance(u64),
    /// The next message that was not expected yet contains this: in its words, or in what it shows beside them, such
    /// as `[titles]` of options, a template's name and values, an emoji, an address or a business card.
    Expect(String),
    /// Nothing more was sent than what was expected.
    ExpectSilence(bool),
    /// Variables have these values now.
    ExpectVariables(BTreeMap<String, Value>),
    /// The conversation has ended with this outcome.
    ExpectEnd(String),
    /// The conversation waits at this node.
    ExpectWaiting(String),
    /// Fields, tags or language of the contact now, compared key by key.
    ExpectContact(Value),
    /// An event with this code happened since the last input.
    ExpectEvent(String),
    /// By the table's name, the rows that the flow has added to it since the test began, the oldest first. Each is
    /// compared column by column; columns that are not named may have any value.
    ExpectRows(BTreeMap<String, Vec<Value>>),
    /// The next call that was not expected yet, compared key by key: `node` is the step that asks, the rest is what is
    /// asked, such as `{"node": "order", "method": "POST", "url": "https://example.com/orders", "body": {"size": "L"}}`.
    /// A body is compared as JSON where an object or a list is expected.
    ExpectCall(Value),
}
