//! What a flow enters: the flows that its subflow steps name.

use std::collections::BTreeSet;

use crate::{ActionDefinition, Flow, NodeKind};

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

    /// Keys of the actions that steps of this flow or of its library use and that no definition is here for.
    #[must_use]
    pub fn missing_actions(&self) -> BTreeSet<(&str, u32)> {
        let all = std::iter::once(self).chain(self.library.values());
        let used = all.flat_map(|flow| {
            flow.nodes.iter().filter_map(move |node| match &node.kind {
                NodeKind::CustomAction(config) if !config.action.is_empty() => Some((flow, config)),
                _ => None,
            })
        });
        used.filter(|(flow, config)| {
            let key = ActionDefinition::key(&config.action, config.version);
            !flow.actions.contains_key(&key) && !self.actions.contains_key(&key)
        })
        .map(|(_, config)| (config.action.as_str(), config.version))
        .collect()
    }

    /// Names that subflow steps of this flow or of its library enter and that the library does not have.
    #[must_use]
    pub fn missing(&self) -> BTreeSet<&str> {
        let all = std::iter::once(self).chain(self.library.values());
        all.flat_map(Self::enters).filter(|name| !self.library.contains_key(*name)).collect()
    }
}
