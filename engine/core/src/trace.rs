//! The proof that two engines did the same: a chain of hashes over everything a step did.
//!
//! The hash is XXH3 of 128 bits over an unambiguous encoding. It shows that two builds of the engine agree; it does
//! not protect against somebody who wants two conversations to look the same.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use smol_str::SmolStr;
use twox_hash::XxHash3_128;

use crate::{Effect, Session, Status, Wait};

mod encode;
mod short;

use encode::{Encoder, NATURAL};

/// What one input did, node by node.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The nodes in the order they ran.
    pub steps: Vec<TraceStep>,
    /// Ports by which nodes were left, a failed one's error port and those of subflow steps that were come back to
    /// included. For observers; the steps are the proof.
    #[serde(skip)]
    pub left: Vec<LeftBy>,
    /// Hash over the last step's hash and the resulting session; empty when nothing has started.
    pub hash: Hash,
}

/// A port by which a node was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftBy {
    /// Flow of the library that the node is in; absent in the flow itself.
    pub flow: Option<SmolStr>,
    /// The node.
    pub node: SmolStr,
    /// Its port, whether or not a wire leaves there.
    pub port: SmolStr,
}

/// One node's run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceStep {
    /// Node that ran.
    pub node: SmolStr,
    /// Flow of the library that it is in; absent in the flow itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<SmolStr>,
    /// How it was left: a port's id, `wait`, `end` or `fail`.
    pub exit: SmolStr,
    /// Hash over the previous hash, the node, its exit and its effects.
    pub hash: Hash,
}

/// A place in the chain. Written as 32 hex digits, or as nothing before the first one.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(u128);

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 { Ok(()) } else { write!(formatter, "{:032x}", self.0) }
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self::default());
        }
        // Sessions of older engines hold longer ones; any beginning of the chain will do.
        u128::from_str_radix(text.get(..32).unwrap_or(&text), 16).map(Self).map_err(D::Error::custom)
    }
}

/// Chains what a node did onto the previous hash. The buffer's content does not matter; it saves allocations.
pub(crate) fn chain_node(
    previous: Hash,
    node: &str,
    exit: &str,
    effects: &[Effect],
    buffer: &mut Vec<u8>,
) -> Hash {
    let mut encoder = begin(previous, buffer);
    encoder.text(node);
    encoder.text(exit);
    encoder.effects(effects);
    Hash(XxHash3_128::oneshot(buffer))
}

/// Chains a whole session onto its own last hash.
pub(crate) fn chain_session(session: &Session, buffer: &mut Vec<u8>) -> Hash {
    // Named one by one, so that a new field cannot be forgotten.
    let Session {
        id,
        status,
        wait,
        variables,
        message,
        last_message,
        flow,
        stack,
        language,
        error,
        queue,
        burst,
        trigger,
        started,
        count,
        hash,
    } = session;
    let mut encoder = begin(*hash, buffer);
    encoder.text(id);
    match status {
        Status::Waiting => encoder.text("waiting"),
        other => encoder.value(other),
    }
    match wait {
        Some(Wait { node, kind, token, due, since }) => {
            encoder.text(node);
            encoder.wait(kind);
            encoder.optional(token.as_deref());
            encoder.time(due.as_ref());
            encoder.time(Some(since));
        }
        None => encoder.optional(None),
    }
    encoder.variables(variables);
    for optional in [flow, language, trigger] {
        encoder.optional(optional.as_deref());
    }
    encoder.stack(stack);
    encoder.rare(error.as_deref());
    encoder.rare(message.as_deref());
    if queue.is_empty() {
        encoder.effects(&[])
    } else {
        encoder.value(queue)
    }
    encoder.text(last_message);
    encoder.rare(burst.as_ref());
    encoder.time(Some(started));
    encoder.number(NATURAL, *count);
    Hash(XxHash3_128::oneshot(buffer))
}

/// What tells a value from others.
pub(crate) fn digest(value: &impl Serialize) -> Hash {
    let mut buffer = Vec::new();
    begin(Hash::default(), &mut buffer).value(value);
    Hash(XxHash3_128::oneshot(&buffer))
}

fn begin(previous: Hash, buffer: &mut Vec<u8>) -> Encoder<'_> {
    buffer.clear();
    buffer.extend_from_slice(&previous.0.to_le_bytes());
    Encoder(buffer)
}
