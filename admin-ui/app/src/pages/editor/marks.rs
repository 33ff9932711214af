//! Marks on wires and ways out: what checks and lint found there, and what no test took.

use std::collections::BTreeMap;

use admin_canvas::model::PortRef;
use flows_schema::{Port, Severity};
use leptos::prelude::*;

use super::{found, state::Editor};

type Found = BTreeMap<(String, String), Severity>;

/// The worst finding by way out, of the whole draft. Made once for all cards and wires.
#[derive(Clone, Copy)]
pub(crate) struct Marks(Memo<Found>);

impl Marks {
    /// The marks of a draft.
    pub(crate) fn new(editor: Editor) -> Self {
        Self(Memo::new(move |_| editor.issues.with(|issues| found::ports(issues))))
    }

    fn at(self, node: &str, port: &str) -> Option<Severity> {
        self.0.with(|found| found.get(&(node.to_owned(), port.to_owned())).copied())
    }
}

/// The class of a wire: what is wrong with it, whether a test took it, whether it is one for rare cases.
pub(crate) fn wire(editor: Editor, marks: Marks, port: &PortRef) -> &'static str {
    let unseen = editor.coverage.get()
        && editor.tested.with(|tested| {
            let start = tested.seen.cards.contains(&port.node) && port.port == super::change::TRIGGER_PORT;
            start || tested.seen.ports.contains(&format!("{}:{}", port.node, port.port))
        });
    let quiet = matches!(port.port.as_str(), Port::NO_ANSWER | Port::INVALID | Port::ELSE);
    match (marks.at(&port.node, &port.port), unseen, quiet) {
        (Some(Severity::Error), ..) => "canvas-wire-error",
        (Some(Severity::Warning), ..) => "canvas-wire-warning",
        (_, true, _) => "canvas-wire-unseen",
        (_, _, true) => "canvas-wire-quiet",
        _ => "",
    }
}

/// The marks of one card's ways out, by their place.
#[derive(Clone, Copy)]
pub(crate) struct Ports(Memo<Vec<(Option<Severity>, bool)>>);

impl Ports {
    /// Of the card with this id.
    pub(crate) fn of(editor: Editor, id: String) -> Self {
        let marks = expect_context::<Marks>();
        Self(Memo::new(move |_| {
            let ports: Vec<String> = editor.flow.with(|flow| {
                flow.node(&id)
                    .map(|node| node.ports().into_iter().map(|port| port.id).collect())
                    .unwrap_or_default()
            });
            let unseen = |port: &str| {
                editor.coverage.get()
                    && editor.tested.with(|tested| tested.seen.ports.contains(&format!("{id}:{port}")))
            };
            ports.iter().map(|port| (marks.at(&id, port), unseen(port))).collect()
        }))
    }

    /// What is wrong with a way out.
    pub(crate) fn issue(self, place: usize) -> Option<&'static str> {
        self.0.with(|ports| match ports.get(place)?.0? {
            Severity::Error => Some("error"),
            Severity::Warning => Some("warning"),
            Severity::Hint => None,
        })
    }

    /// Whether no test took a way out, while that is shown.
    pub(crate) fn unseen(self, place: usize) -> Option<&'static str> {
        self.0.with(|ports| ports.get(place).is_some_and(|port| port.1).then_some("true"))
    }
}
