//! What a flow enters: the flows that its subflow steps name.

use std::collections::BTreeSet;

use crate::{Flow, NodeKind};

impl Flow {
    /// Names of the flows that subflow steps of this flow enter, those of its library not included.
    #[must_use]
    pub fn enters(&self) -> BTreeSet<&str> {
        let entered = self.nodes.iter().filter_map(|node| match &node.kind {
            NodeKind::Subflow(config) if !config.flow.is_empty() => Some(config.flow.as_str()),
            _ => None,
        });
        entered.collect()
    }

    /// Names that subflow steps of this flow or of its library enter and that the library does not have.
    #[must_use]
    pub fn missing(&self) -> BTreeSet<&str> {
        let all = std::iter::once(self).chain(self.library.values());
        all.flat_map(Self::enters).filter(|name| !self.library.contains_key(*name)).collect()
    }
}
