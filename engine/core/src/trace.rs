//! The proof that two engines did the same: a chain of hashes over everything a step did.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What one input did, node by node.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The nodes in the order they ran.
    pub steps: Vec<TraceStep>,
    /// Ports by which nodes were left, a failed one's error port and those of subflow steps that were come back to
    /// included. For observers; the steps are the proof.
    #[serde(skip)]
    pub left: Vec<LeftBy>,
    /// Hash over the last step's hash and the resulting session.
    pub hash: String,
}

/// A port by which a node was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftBy {
    /// Flow of the library that the node is in; absent in the flow itself.
    pub flow: Option<String>,
    /// The node.
    pub node: String,
    /// Its port, whether or not a wire leaves there.
    pub port: String,
}

/// One node's run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceStep {
    /// Node that ran.
    pub node: String,
    /// Flow of the library that it is in; absent in the flow itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// How it was left: a port's id, `wait`, `end` or `fail`.
    pub exit: String,
    /// Hash over the previous hash, the node, its exit and its effects.
    pub hash: String,
}

/// Hashes parts of a step onto the previous hash: the first 16 bytes of SHA-256, in hex. Keys of
/// maps are sorted by serde_json, so equal values have equal bytes.
pub(crate) fn chain(previous: &str, parts: &impl Serialize) -> String {
    let mut hasher = Sha256::new();
    hasher.update(previous.as_bytes());
    // Effects and sessions hold strings, numbers and maps with text keys, which always serialise.
    hasher.update(serde_json::to_vec(parts).unwrap_or_default());
    hex::encode(&hasher.finalize()[..16])
}
