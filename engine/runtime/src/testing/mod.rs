//! Helpers for tests: the mock of Meta's Graph API, and a small business to test with.

pub mod fixture;
mod meta_schema;
pub mod mock_graph;

pub use meta_schema::MetaSchema;
