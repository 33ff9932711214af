//! What an author can do to a flow, as values: each change knows both sides, so undo is a list.

use flows_schema::{Flow, FlowTest, Look, Node, Note, Settings, Trigger, Variable};
use serde::{Deserialize, Serialize};

pub(crate) use super::edits::{
    TRIGGER_PORT, add_node, add_test, add_trigger, connect, edit_node, edit_trigger, from_canvas, look, note,
    remove_test,
};

/// One change of a flow. `before` and `after` are absent where there was or is nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub(crate) enum FlowChange {
    /// A node or trigger stands somewhere else.
    Place { id: String, before: Option<[f64; 2]>, after: Option<[f64; 2]> },
    /// A node came, went or is different. `field` names what was typed in, so that letters of one field
    /// become one undo.
    Node { index: usize, before: Option<Box<Node>>, after: Option<Box<Node>>, field: Option<String> },
    /// The same of a trigger.
    Trigger { index: usize, before: Option<Box<Trigger>>, after: Option<Box<Trigger>>, field: Option<String> },
    /// The same of a variable.
    Variable { index: usize, before: Option<Box<Variable>>, after: Option<Box<Variable>> },
    /// The same of a test.
    Test { index: usize, before: Option<Box<FlowTest>>, after: Option<Box<FlowTest>> },
    /// The same of a sticky note.
    Note { index: usize, before: Option<Box<Note>>, after: Option<Box<Note>> },
    /// Colour and folding of a node or trigger.
    Look { id: String, before: Look, after: Look },
    /// The languages of the flow; the first is the one it is written in.
    Languages { before: Vec<String>, after: Vec<String> },
    /// A text in another language; empty for none.
    Translation { language: String, node: String, path: String, before: String, after: String },
    /// The flow's settings.
    Settings { before: Settings, after: Settings },
    /// The flow's name.
    Name { before: String, after: String },
    /// The flow's description.
    Description { before: String, after: String },
    /// Another document altogether, such as an older version.
    Document { before: Box<Flow>, after: Box<Flow> },
    /// Several changes that are done and undone as one, in this order.
    Batch { changes: Vec<FlowChange> },
}

impl FlowChange {
    /// Does the change.
    pub(crate) fn apply(&self, flow: &mut Flow) {
        match self {
            Self::Place { id, after: Some(at), .. } => {
                flow.layout.nodes.insert(id.clone(), *at);
            }
            Self::Place { id, after: None, .. } => {
                flow.layout.nodes.remove(id);
            }
            Self::Node { index, before, after, .. } => replace(&mut flow.nodes, *index, before, after),
            Self::Trigger { index, before, after, .. } => replace(&mut flow.triggers, *index, before, after),
            Self::Variable { index, before, after } => replace(&mut flow.variables, *index, before, after),
            Self::Test { index, before, after } => replace(&mut flow.tests, *index, before, after),
            Self::Note { index, before, after } => replace(&mut flow.layout.notes, *index, before, after),
            Self::Look { id, after, .. } if *after == Look::default() => {
                flow.layout.looks.remove(id);
            }
            Self::Look { id, after, .. } => {
                flow.layout.looks.insert(id.clone(), *after);
            }
            Self::Languages { after, .. } => flow.languages.clone_from(after),
            Self::Translation { language, node, path, after, .. } => {
                translate(flow, language, node, path, after)
            }
            Self::Settings { after, .. } => flow.settings = after.clone(),
            Self::Name { after, .. } => flow.name.clone_from(after),
            Self::Description { after, .. } => flow.description.clone_from(after),
            Self::Document { after, .. } => flow.clone_from(after),
            Self::Batch { changes } => changes.iter().for_each(|change| change.apply(flow)),
        }
    }

    /// The change that takes this one back.
    pub(crate) fn inverse(&self) -> Self {
        match self.clone() {
            Self::Place { id, before, after } => Self::Place { id, before: after, after: before },
            Self::Node { index, before, after, field } => {
                Self::Node { index, before: after, after: before, field }
            }
            Self::Trigger { index, before, after, field } => {
                Self::Trigger { index, before: after, after: before, field }
            }
            Self::Variable { index, before, after } => Self::Variable { index, before: after, after: before },
            Self::Test { index, before, after } => Self::Test { index, before: after, after: before },
            Self::Note { index, before, after } => Self::Note { index, before: after, after: before },
            Self::Look { id, before, after } => Self::Look { id, before: after, after: before },
            Self::Languages { before, after } => Self::Languages { before: after, after: before },
            Self::Translation { language, node, path, before, after } => {
                Self::Translation { language, node, path, before: after, after: before }
            }
            Self::Settings { before, after } => Self::Settings { before: after, after: before },
            Self::Name { before, after } => Self::Name { before: after, after: before },
            Self::Description { before, after } => Self::Description { before: after, after: before },
            Self::Document { before, after } => Self::Document { before: after, after: before },
            Self::Batch { changes } => {
                Self::Batch { changes: changes.iter().rev().map(Self::inverse).collect() }
            }
        }
    }

    /// Whether it changes nothing.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Place { before, after, .. } => before == after,
            Self::Node { before, after, .. } => before == after,
            Self::Trigger { before, after, .. } => before == after,
            Self::Variable { before, after, .. } => before == after,
            Self::Test { before, after, .. } => before == after,
            Self::Note { before, after, .. } => before == after,
            Self::Look { before, after, .. } => before == after,
            Self::Settings { before, after } => before == after,
            Self::Languages { before, after } => before == after,
            Self::Translation { before, after, .. } => before == after,
            Self::Name { before, after } | Self::Description { before, after } => before == after,
            Self::Document { before, after } => before == after,
            Self::Batch { changes } => changes.iter().all(Self::is_empty),
        }
    }

    /// Melts typing in one field into one change; `None` keeps the two apart.
    pub(crate) fn merged(&self, next: &Self) -> Option<Self> {
        match (self, next) {
            (
                Self::Node { index, before: Some(first), field: Some(field), .. },
                Self::Node { index: same, after: Some(last), field: Some(now), .. },
            ) if index == same && field == now && first.id == last.id => Some(Self::Node {
                index: *index,
                before: Some(first.clone()),
                after: Some(last.clone()),
                field: Some(field.clone()),
            }),
            (
                Self::Trigger { index, before: Some(first), field: Some(field), .. },
                Self::Trigger { index: same, after: Some(last), field: Some(now), .. },
            ) if index == same && field == now && first.id == last.id => Some(Self::Trigger {
                index: *index,
                before: Some(first.clone()),
                after: Some(last.clone()),
                field: Some(field.clone()),
            }),
            (Self::Name { before, .. }, Self::Name { after, .. }) => {
                Some(Self::Name { before: before.clone(), after: after.clone() })
            }
            (Self::Description { before, .. }, Self::Description { after, .. }) => {
                Some(Self::Description { before: before.clone(), after: after.clone() })
            }
            (
                Self::Note { index, before: Some(first), after: Some(_) },
                Self::Note { index: same, before: Some(_), after: Some(last) },
            ) if index == same && first.id == last.id && first.at == last.at && first.color == last.color => {
                Some(Self::Note { index: *index, before: Some(first.clone()), after: Some(last.clone()) })
            }
            (
                Self::Translation { language, node, path, before, .. },
                Self::Translation {
                    language: same_language, node: same_node, path: same_path, after, ..
                },
            ) if language == same_language && node == same_node && path == same_path => {
                Some(Self::Translation {
                    language: language.clone(),
                    node: node.clone(),
                    path: path.clone(),
                    before: before.clone(),
                    after: after.clone(),
                })
            }
            (Self::Place { id, before, .. }, Self::Place { id: same, after, .. }) if id == same => {
                Some(Self::Place { id: id.clone(), before: *before, after: *after })
            }
            (
                Self::Variable { index, before: Some(first), after: Some(_) },
                Self::Variable { index: same, before: Some(_), after: Some(last) },
            ) if index == same => {
                Some(Self::Variable { index: *index, before: Some(first.clone()), after: Some(last.clone()) })
            }
            _ => None,
        }
    }
}

/// Keeps a text in another language, without leaving empty shells behind.
fn translate(flow: &mut Flow, language: &str, node: &str, path: &str, text: &str) {
    if text.is_empty() {
        if let Some(nodes) = flow.translations.get_mut(language) {
            if let Some(texts) = nodes.get_mut(node) {
                texts.remove(path);
            }
            nodes.retain(|_, texts| !texts.is_empty());
        }
        flow.translations.retain(|_, nodes| !nodes.is_empty());
        return;
    }
    let texts = flow.translations.entry(language.to_owned()).or_default().entry(node.to_owned()).or_default();
    texts.insert(path.to_owned(), text.to_owned());
}

/// Puts, takes or replaces one entry of a list. An index past the end means the end.
fn replace<T: Clone>(list: &mut Vec<T>, index: usize, before: &Option<Box<T>>, after: &Option<Box<T>>) {
    match (before, after) {
        (None, Some(after)) => list.insert(index.min(list.len()), (**after).clone()),
        (Some(_), None) if index < list.len() => {
            list.remove(index);
        }
        (Some(_), Some(after)) if index < list.len() => list[index] = (**after).clone(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use admin_canvas::change::Change as CanvasChange;
    use flows_schema::{
        Color, TriggerKind,
        nodes::{Choice, NodeKind, Text},
        triggers::FirstMessage,
    };

    use super::super::edits::remove;
    use super::*;

    /// A trigger leads to a choice, whose first option leads to a text, which leads back.
    pub(crate) fn sample() -> Flow {
        let mut flow = Flow::new("Sample");
        let mut trigger = Trigger::new("start", TriggerKind::from(FirstMessage {}));
        trigger.to = Some("menu".into());
        let mut menu = Node::new("menu", NodeKind::from(Choice::default()));
        menu.next.insert("option_1".into(), "hello".into());
        let mut hello = Node::new("hello", NodeKind::from(Text { text: "Hello".into() }));
        hello.next.insert("next".into(), "menu".into());
        flow.triggers.push(trigger);
        flow.nodes.extend([menu, hello]);
        flow.layout.nodes.insert("menu".into(), [300.0, 0.0]);
        flow.layout.nodes.insert("hello".into(), [600.0, 0.0]);
        flow.layout.notes.push(Note { id: "n".into(), text: "Ask".into(), at: [0.0, 200.0], color: None });
        flow.layout.looks.insert("hello".into(), Look { color: Some(Color::Red), folded: false });
        flow
    }

    fn renamed(flow: &Flow, text: &str) -> FlowChange {
        let mut node = flow.node("hello").unwrap().clone();
        node.kind = Text { text: text.into() }.into();
        edit_node(flow, node, Some("/text".into())).unwrap()
    }

    #[test]
    fn every_change_is_taken_back_by_its_inverse() {
        let flow = sample();
        let settings = Settings { typing: true, ..Settings::default() };
        let changes = [
            FlowChange::Place { id: "menu".into(), before: Some([300.0, 0.0]), after: Some([8.0, 8.0]) },
            add_node(&flow, Node::new("new", NodeKind::from(Text::default())), [0.0, 0.0]),
            add_trigger(&flow, Trigger::new("new", TriggerKind::from(FirstMessage {})), [0.0, 0.0]),
            connect(&flow, "menu", "option_2", Some("hello")).unwrap(),
            connect(&flow, "start", TRIGGER_PORT, None).unwrap(),
            remove(&flow, &["menu", "start"]),
            renamed(&flow, "Good day"),
            note(&flow, "n", |note| note.text = "Ask Zoë".into()).unwrap(),
            look(&flow, "menu", |look| look.folded = true),
            FlowChange::Settings { before: flow.settings.clone(), after: settings },
            FlowChange::Name { before: flow.name.clone(), after: "Other".into() },
            FlowChange::Document { before: Box::new(flow.clone()), after: Box::new(Flow::new("Other")) },
        ];
        for change in changes {
            let mut edited = flow.clone();
            change.apply(&mut edited);
            assert_ne!(edited, flow, "{change:?} did nothing");
            change.inverse().apply(&mut edited);
            assert_eq!(edited, flow, "{change:?}");
        }
    }

    #[test]
    fn removing_a_node_removes_its_place_and_what_led_to_it() {
        let mut flow = sample();
        remove(&flow, &["menu"]).apply(&mut flow);
        assert!(flow.node("menu").is_none() && !flow.layout.nodes.contains_key("menu"));
        assert_eq!(flow.trigger("start").unwrap().to, None);
        assert!(flow.node("hello").unwrap().next.is_empty());
    }

    #[test]
    fn a_port_that_is_gone_leads_nowhere() {
        let mut flow = sample();
        let mut menu = flow.node("menu").unwrap().clone();
        let NodeKind::Choice(choice) = &mut menu.kind else { panic!() };
        choice.options.remove(0);
        edit_node(&flow, menu, None).unwrap().apply(&mut flow);
        assert!(flow.node("menu").unwrap().next.is_empty());
    }

    #[test]
    fn a_step_taken_out_of_a_chain_takes_its_look_along_and_the_chain_is_closed() {
        use admin_canvas::{geometry::Point, model::PortRef};
        let flow = sample();
        let board = super::super::cards::Board::of(&flow, &[]);
        // `menu` is entered by the trigger and leads to `hello` by its first option.
        let change = admin_canvas::splice::remove_joined(&board.graph, ["menu"]);
        let mut edited = flow.clone();
        from_canvas(&flow, &change).unwrap().apply(&mut edited);
        assert_eq!(edited.trigger("start").unwrap().to.as_deref(), Some("hello"));
        assert!(edited.node("hello").unwrap().next.is_empty(), "a step does not come to lead to itself");
        let change = CanvasChange::remove_all(&board.graph, ["hello", "note:n"]);
        from_canvas(&flow, &change).unwrap().apply(&mut edited);
        assert!(edited.layout.looks.is_empty() && edited.layout.notes.is_empty());
        // Two wires of one step in one change do not undo each other.
        let port = |port: &str| PortRef::new("menu", port);
        let connect = |name: &str, to: Option<&str>| CanvasChange::Connect {
            port: port(name),
            from: None,
            to: to.map(str::to_owned),
        };
        let both = CanvasChange::Batch {
            changes: vec![connect("option_1", None), connect("option_2", Some("hello"))],
        };
        let mut edited = flow.clone();
        from_canvas(&flow, &both).unwrap().apply(&mut edited);
        let next = &edited.node("menu").unwrap().next;
        assert_eq!((next.get("option_1"), next.get("option_2").map(String::as_str)), (None, Some("hello")));
        let moved = CanvasChange::Move {
            id: "note:n".into(),
            from: Point::new(0.0, 200.0),
            to: Point::new(8.0, 16.0),
        };
        from_canvas(&flow, &moved).unwrap().apply(&mut edited);
        assert_eq!(edited.layout.notes[0].at, [8.0, 16.0]);
    }

    #[test]
    fn typing_in_one_field_is_one_change() {
        let flow = sample();
        let first = renamed(&flow, "Good");
        let mut typed = flow.clone();
        first.apply(&mut typed);
        let second = renamed(&typed, "Good day");
        let merged = first.merged(&second).unwrap();
        let mut edited = flow.clone();
        merged.apply(&mut edited);
        second.apply(&mut typed);
        assert_eq!(edited, typed);
        merged.inverse().apply(&mut edited);
        assert_eq!(edited, flow);
        assert_eq!(second.merged(&connect(&typed, "menu", "option_2", Some("hello")).unwrap()), None);
    }

    #[test]
    fn canvas_changes_become_changes_of_the_flow() {
        use admin_canvas::{geometry::Point, model::PortRef};
        let flow = sample();
        let change = CanvasChange::Batch {
            changes: vec![CanvasChange::Move {
                id: "menu".into(),
                from: Point::new(300.0, 0.0),
                to: Point::new(304.0, 8.0),
            }],
        };
        assert_eq!(
            from_canvas(&flow, &change),
            Some(FlowChange::Place {
                id: "menu".into(),
                before: Some([300.0, 0.0]),
                after: Some([304.0, 8.0])
            })
        );
        let change = CanvasChange::Connect {
            port: PortRef::new("start", TRIGGER_PORT),
            from: Some("menu".into()),
            to: Some("hello".into()),
        };
        let mut edited = flow.clone();
        from_canvas(&flow, &change).unwrap().apply(&mut edited);
        assert_eq!(edited.trigger("start").unwrap().to.as_deref(), Some("hello"));
    }
}
