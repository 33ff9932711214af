//! A flow with an index, made once per version and shared by all its conversations.

use std::collections::HashMap;

use flows_schema::{Flow, Node};

/// A flow ready to run.
#[derive(Debug, Clone)]
pub struct CompiledFlow {
    flow: Flow,
    nodes: HashMap<String, usize>,
}

impl CompiledFlow {
    /// Indexes a flow. Any flow can be compiled; its mistakes show as events when they are reached.
    #[must_use]
    pub fn new(flow: Flow) -> Self {
        let nodes = flow.nodes.iter().enumerate().map(|(index, node)| (node.id.clone(), index)).collect();
        Self { flow, nodes }
    }

    /// The document.
    #[must_use]
    pub fn flow(&self) -> &Flow {
        &self.flow
    }

    /// The node with this id.
    #[must_use]
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.get(id).and_then(|index| self.flow.nodes.get(*index))
    }
}
