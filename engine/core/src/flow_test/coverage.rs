//! What the tests of a flow have seen of it.

use std::collections::{BTreeMap, BTreeSet};

use flows_schema::{Flow, NodeKind, TriggerKind, texts::flow_texts, ui_schema::Category};
use serde::Serialize;

use crate::{
    Effect,
    simulation::{Observed, Simulation},
};

/// What all tests together have seen, flow by flow.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage {
    /// The flow itself.
    pub flow: FlowCoverage,
    /// The flows of its library, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub library: BTreeMap<String, FlowCoverage>,
}

/// What was seen of one flow.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlowCoverage {
    /// Nodes that ran.
    pub nodes: Covered,
    /// Ports by which nodes were left, as `node:port`.
    pub ports: Covered,
    /// Triggers that fired.
    pub triggers: Covered,
    /// Per language, the nodes with texts that spoke it.
    pub languages: BTreeMap<String, Covered>,
}

/// What was seen and what was not, in the document's order.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Covered {
    /// Seen.
    pub covered: Vec<String>,
    /// Not seen.
    pub uncovered: Vec<String>,
    /// Whole per cent, rounded down; 100 where there is nothing to see.
    pub percent: usize,
}

impl Covered {
    fn new(all: impl IntoIterator<Item = String>, seen: impl Fn(&str) -> bool) -> Self {
        let (covered, uncovered): (Vec<String>, Vec<String>) = all.into_iter().partition(|id| seen(id));
        let all = covered.len() + uncovered.len();
        let percent = (covered.len() * 100).checked_div(all).unwrap_or(100);
        Self { covered, uncovered, percent }
    }
}

/// Collects while tests run. `None` is the flow itself.
#[derive(Debug, Default)]
pub(super) struct Seen {
    nodes: BTreeSet<(Option<String>, String)>,
    ports: BTreeSet<(Option<String>, String)>,
    triggers: BTreeSet<(Option<String>, String)>,
    /// Flow, language, node.
    spoken: BTreeSet<(Option<String>, String, String)>,
}

impl Seen {
    /// Takes in one step. `root` is the flow that the test belongs to.
    pub(super) fn step(&mut self, root: Option<&str>, simulation: &Simulation, step: &Observed) {
        let compiled = simulation.flow();
        let name = |flow: Option<&str>| flow.or(root).map(str::to_owned);
        if let Some(trigger) = step.output.selection.as_ref().and_then(|selection| selection.chosen.as_ref())
        {
            self.triggers.insert((name(None), trigger.clone()));
        }
        let mut places: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for ran in &step.output.trace.steps {
            let flow = ran.flow.as_deref();
            places.insert(&ran.node, flow);
            self.nodes.insert((name(flow), ran.node.to_string()));
            let here = flow.and_then(|flow| compiled.library(flow)).unwrap_or(compiled);
            if ran.exit == "enter"
                && let Some(NodeKind::Subflow(config)) = here.node(&ran.node).map(|node| &node.kind)
                && let Some(entered) = compiled.library(&config.flow)
                && let Some(start) = start_of(entered.flow())
            {
                self.triggers.insert((Some(config.flow.clone()), start));
            }
        }
        for left in &step.output.trace.left {
            self.ports.insert((name(left.flow.as_deref()), format!("{}:{}", left.node, left.port)));
        }
        let session = step.output.session.as_ref();
        let wanted = session
            .and_then(|session| session.language.as_deref())
            .or(simulation.contact().language.as_deref())
            .unwrap_or_default();
        for effect in &step.output.effects {
            let Effect::Send { node, .. } = effect else { continue };
            let flow = places.get(node.as_str()).copied().flatten();
            let here = flow.and_then(|flow| compiled.library(flow)).unwrap_or(compiled);
            let language = here.language(wanted).or(here.flow().languages.first().map(String::as_str));
            self.spoken.insert((name(flow), language.unwrap_or_default().to_owned(), node.to_string()));
        }
    }

    /// What was seen of a flow and its library.
    pub(super) fn of(&self, flow: &Flow) -> Coverage {
        let library = flow.library.iter().map(|(name, flow)| (name.clone(), self.one(Some(name), flow)));
        Coverage { flow: self.one(None, flow), library: library.collect() }
    }

    fn one(&self, name: Option<&str>, flow: &Flow) -> FlowCoverage {
        let key = |id: &str| (name.map(str::to_owned), id.to_owned());
        let nodes =
            Covered::new(flow.nodes.iter().map(|node| node.id.clone()), |id| self.nodes.contains(&key(id)));
        let all_ports = flow
            .nodes
            .iter()
            .flat_map(|node| node.ports().into_iter().map(move |port| format!("{}:{}", node.id, port.id)));
        let ports = Covered::new(all_ports, |id| self.ports.contains(&key(id)));
        let all_triggers = flow.triggers.iter().map(|trigger| trigger.id.clone());
        let triggers = Covered::new(all_triggers, |id| self.triggers.contains(&key(id)));
        let speaking = flow_texts(flow).into_iter().filter(|(id, texts)| {
            flow.node(id).is_some_and(|node| speaks(&node.kind, texts.iter().map(|(path, _)| path.as_str())))
        });
        let speaking: Vec<String> = speaking.map(|(id, _)| id).collect();
        let languages = flow.languages.iter().map(|language| {
            let spoken =
                |id: &str| self.spoken.contains(&(name.map(str::to_owned), language.clone(), id.to_owned()));
            (language.clone(), Covered::new(speaking.clone(), spoken))
        });
        FlowCoverage { nodes, ports, triggers, languages: languages.collect() }
    }
}

/// Whether the contact hears one of the texts at these paths. Steps that neither say nor ask by their nature tell
/// the contact their `text` alone: an e-mail's body, a colleague's note and a model's instructions go elsewhere.
fn speaks<'a>(kind: &NodeKind, mut paths: impl Iterator<Item = &'a str>) -> bool {
    matches!(kind.info().ui.category, Category::Say | Category::Ask) || paths.any(|path| path == "text")
}

/// The trigger by which subflow steps enter a flow.
fn start_of(flow: &Flow) -> Option<String> {
    flow.triggers
        .iter()
        .find(|trigger| matches!(trigger.kind, TriggerKind::ApiCall(_)))
        .map(|trigger| trigger.id.clone())
}
