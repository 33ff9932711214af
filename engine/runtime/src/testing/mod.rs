//! Helpers for tests: the mock of Meta's Graph API, and a small business to test with.

pub mod fixture;

/// The mock of Meta's Graph API; see its crate.
pub use engine_mock_graph as mock_graph;
pub use engine_mock_graph::MetaSchema;
