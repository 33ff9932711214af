//! The golden runs in the browser: proof that this WebAssembly does what the server does.

use engine_core::golden::{self, Golden};

/// Replays a golden run, given as JSON, and gives it back as JSON with what came out here; the trace
/// hashes are in `steps[].out[].hash`. A text that is no golden run gives `{"error": "…"}`.
pub(crate) fn replayed(golden_json: &str) -> String {
    let replayed = serde_json::from_str::<Golden>(golden_json)
        .and_then(|golden| serde_json::to_string(&golden::replay(&golden)));
    replayed.unwrap_or_else(|error| serde_json::json!({ "error": error.to_string() }).to_string())
}
