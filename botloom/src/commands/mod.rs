//! The commands, one file each.

pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod diff;
pub(crate) mod docs;
pub(crate) mod flow_test;
pub(crate) mod keys;
pub(crate) mod limits;
pub(crate) mod lint;
pub(crate) mod mcp;
pub(crate) mod migrate;
pub(crate) mod mock_graph;
pub(crate) mod openapi;
pub(crate) mod seed;
pub(crate) mod serve;
pub(crate) mod simulate;
pub(crate) mod translations;
pub(crate) mod user;

use std::path::Path;

use anyhow::Context;
use flows_schema::Flow;

/// Reads a flow from a file.
fn read_flow(file: &Path) -> anyhow::Result<Flow> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    flows_schema::parse(&bytes).with_context(|| format!("{} is not a usable flow", file.display()))
}
