//! Peers that tests and demonstrations talk to. Each speaks the real protocol and lives here once.

mod meta_schema;
pub mod mock_graph;

pub use meta_schema::MetaSchema;
