//! A set of ids in which each id is watched by itself, so that a thousand boxes do not all wake up when one of them is
//! selected.

use std::collections::{BTreeSet, HashMap};

use leptos::prelude::*;

/// The set.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    watched: StoredValue<HashMap<String, ArcRwSignal<bool>>>,
    marked: StoredValue<BTreeSet<String>>,
}

impl Marks {
    /// An empty set.
    pub(super) fn new() -> Self {
        Self { watched: StoredValue::new(HashMap::new()), marked: StoredValue::new(BTreeSet::new()) }
    }

    /// Whether an id is in the set, as a signal. It is kept as long as the canvas: a box and its wires come into view
    /// and leave it at different times, and must go on watching the same signal.
    pub(super) fn watch(&self, id: &str) -> ArcRwSignal<bool> {
        let marked = self.marked.with_value(|marked| marked.contains(id));
        self.watched
            .try_update_value(|watched| {
                watched.entry(id.to_owned()).or_insert_with(|| ArcRwSignal::new(marked)).clone()
            })
            .unwrap_or_else(|| ArcRwSignal::new(marked))
    }

    /// Makes the set these ids, and wakes those whose place in it changed.
    pub(super) fn set(&self, next: &BTreeSet<String>) {
        let Some(before) = self.marked.try_update_value(|marked| std::mem::replace(marked, next.clone()))
        else {
            return;
        };
        let changed: Vec<(ArcRwSignal<bool>, bool)> = self.watched.with_value(|watched| {
            before
                .symmetric_difference(next)
                .filter_map(|id| Some((watched.get(id)?.clone(), next.contains(id))))
                .collect()
        });
        for (signal, marked) in changed {
            signal.set(marked);
        }
    }
}
