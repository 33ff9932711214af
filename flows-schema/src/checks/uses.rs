//! What one node reads and writes, for those who follow values through a flow.

use std::collections::BTreeMap;

use super::{
    NodeCheck,
    node_check::{BUILT_IN_READS, Uses},
};
use crate::{Flow, Node};

/// Variables that one node reads and writes, each with the place in the node where that stands first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NodeUses {
    /// Names that are read; those that Botloom itself gives are left out.
    pub reads: BTreeMap<String, String>,
    /// Keys that are written.
    pub writes: BTreeMap<String, String>,
}

/// What a node of a flow reads and writes.
#[must_use]
pub fn uses(flow: &Flow, node: &Node) -> NodeUses {
    let (mut issues, mut uses) = (Vec::new(), Uses::default());
    node.kind.check(&mut NodeCheck::new(flow, &node.id, &mut issues, &mut uses));
    let places = |found: BTreeMap<String, (String, String)>| {
        found
            .into_iter()
            .filter(|(name, _)| !BUILT_IN_READS.contains(&name.as_str()))
            .map(|(name, (_, path))| (name, path))
            .collect()
    };
    NodeUses { reads: places(uses.reads), writes: places(uses.writes) }
}
