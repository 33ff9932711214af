//! From a flow to what the canvas draws: a card per step and per start, of a size known without a DOM.

use std::collections::BTreeMap;

use admin_canvas::{
    geometry::{Point, Size},
    model::{Anchor, Graph, NodeBox, PortRef},
};
use flows_schema::{
    Flow, Issue, Look, PortKind, Severity,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};
use serde_json::Value;

use super::change::TRIGGER_PORT;
use crate::language::{of_schema, title_of, ui_of};

/// Measures of a card, in canvas pixels. The CSS of the cards takes the same numbers.
const WIDTH: f64 = 256.0;
const HEAD: f64 = 44.0;
const LINE: f64 = 18.0;
const BODY_PADDING: f64 = 16.0;
const PORT: f64 = 28.0;
const FOOT: f64 = 8.0;
/// Characters that surely fit one line of a card.
const LINE_CHARS: usize = 36;

/// What stands before the id of a note where the canvas names boxes; no id of a step may hold a colon.
pub(crate) const NOTE: &str = "note:";
/// What stands before the id of a step that is only in the version that the draft is compared with.
pub(crate) const GHOST: &str = "gone:";
/// Measures of a note, in canvas pixels; its CSS takes the same.
const NOTE_WIDTH: f64 = 208.0;
const NOTE_PADDING: f64 = 24.0;
const NOTE_LINE_CHARS: usize = 22;
const NOTE_MAX_LINES: usize = 14;

/// What a card shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Card {
    /// Lucide name.
    pub(crate) icon: &'static str,
    /// Decides the colour.
    pub(crate) category: Category,
    /// The author's title, or the type's name.
    pub(crate) title: String,
    /// The first words of what it says or does; may be empty.
    pub(crate) summary: String,
    /// Lines that the summary may take: 0, 1 or 2.
    pub(crate) lines: u8,
    /// Ways out that have a row of their own.
    pub(crate) rows: Vec<(String, PortKind)>,
    /// The worst finding and how many there are.
    pub(crate) issues: Option<(Severity, usize)>,
    /// Colour and folding that the author chose.
    pub(crate) look: Look,
}

/// The cards by id, and the graph of their boxes.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Board {
    /// What each card shows.
    pub(crate) cards: BTreeMap<String, Card>,
    /// Where each stands, and how they are connected.
    pub(crate) graph: Graph,
}

impl Board {
    /// The board of a flow.
    pub(crate) fn of(flow: &Flow, issues: &[Issue]) -> Self {
        let mut board = Self::default();
        let mut found: BTreeMap<&str, (Severity, usize)> = BTreeMap::new();
        for issue in issues.iter().filter(|issue| issue.severity != Severity::Hint) {
            if let Some(node) = &issue.node {
                let entry = found.entry(node).or_insert((issue.severity, 0));
                *entry = (entry.0.min(issue.severity), entry.1 + 1);
            }
        }
        for (index, trigger) in flow.triggers.iter().enumerate() {
            let ui = ui_of(&trigger.kind.info().ui);
            let card = Card {
                icon: ui.icon,
                category: ui.category,
                title: ui.label.clone(),
                lines: lines(&trigger.kind.summary()),
                summary: trigger.kind.summary(),
                rows: Vec::new(),
                issues: found.get(trigger.id.as_str()).copied(),
                look: flow.layout.looks.get(&trigger.id).copied().unwrap_or_default(),
            };
            let ports = vec![(TRIGGER_PORT.to_owned(), t!("editor-starts-with").to_owned(), PortKind::Next)];
            board.put(flow, &trigger.id, card, &ports, index, false);
            if let Some(to) = &trigger.to {
                board.graph.wires.insert(PortRef::new(&trigger.id, TRIGGER_PORT), to.clone());
            }
        }
        for (index, node) in flow.nodes.iter().enumerate() {
            let ui = ui_of(&node.kind.info().ui);
            let summary = summary(flow, ui, &node.kind.config());
            let ports: Vec<_> =
                node.ports().into_iter().map(|port| (port.id, of_schema(&port.label), port.kind)).collect();
            let card = Card {
                icon: ui.icon,
                category: ui.category,
                title: title_of(node),
                lines: lines(&summary),
                summary,
                // One plain way on needs no row: its port stands in the head.
                rows: if is_plain(&ports) {
                    Vec::new()
                } else {
                    ports.iter().map(|(_, label, kind)| (label.clone(), *kind)).collect()
                },
                issues: found.get(node.id.as_str()).copied(),
                look: flow.layout.looks.get(&node.id).copied().unwrap_or_default(),
            };
            board.put(flow, &node.id, card, &ports, flow.triggers.len() + index, true);
            for (port, to) in &node.next {
                board.graph.wires.insert(PortRef::new(&node.id, port), to.clone());
            }
        }
        for note in &flow.layout.notes {
            let size = Size::new(NOTE_WIDTH, note_lines(&note.text) as f64 * LINE + NOTE_PADDING);
            board.graph.nodes.insert(
                format!("{NOTE}{}", note.id),
                NodeBox {
                    at: Point::new(note.at[0], note.at[1]),
                    size,
                    entry: None,
                    anchors: Vec::new(),
                    folded: false,
                    label: t!("editor-card-note", text = &note.text),
                },
            );
        }
        // A wire whose end is not there has no path; dropping it keeps the canvas's lists small.
        let nodes = &board.graph.nodes;
        board.graph.wires.retain(|port, to| nodes.contains_key(&port.node) && nodes.contains_key(to));
        board
    }

    fn put(
        &mut self,
        flow: &Flow,
        id: &str,
        card: Card,
        ports: &[(String, String, PortKind)],
        index: usize,
        enters: bool,
    ) {
        let folded = card.look.folded;
        let body = if card.lines == 0 || folded { 0.0 } else { f64::from(card.lines) * LINE + BODY_PADDING };
        let in_head = folded || card.rows.is_empty();
        let rows = if in_head { 0.0 } else { card.rows.len() as f64 * PORT + FOOT };
        let anchor = |(place, (port, label, _)): (usize, &(String, String, PortKind))| Anchor {
            port: port.clone(),
            label: label.clone(),
            y: if in_head { HEAD / 2.0 } else { HEAD + body + place as f64 * PORT + PORT / 2.0 },
        };
        let at = flow.layout.nodes.get(id).copied().unwrap_or_else(|| unplaced(index));
        let label = if enters {
            t!("editor-card-step", title = &card.title, summary = &card.summary)
        } else {
            t!("editor-card-start", title = &card.title, summary = &card.summary)
        };
        let label = match card.issues {
            Some((_, count)) => t!("editor-card-problems", card = label, n = count),
            None => label,
        };
        self.graph.nodes.insert(
            id.to_owned(),
            NodeBox {
                at: Point::new(at[0], at[1]),
                size: Size::new(WIDTH, HEAD + body + rows),
                entry: enters.then_some(HEAD / 2.0),
                anchors: ports.iter().enumerate().map(anchor).collect(),
                // One plain way on stands in the head anyway, and can be drawn from there.
                folded: folded && !card.rows.is_empty(),
                label,
            },
        );
        self.cards.insert(id.to_owned(), card);
    }
}

/// Where a card without a place stands: in a loose grid, so that imported flows are not one pile.
fn unplaced(index: usize) -> [f64; 2] {
    [(index % 5) as f64 * 360.0, (index / 5) as f64 * 240.0]
}

/// Lines that a note's text surely fits in.
fn note_lines(text: &str) -> usize {
    let lines = text.lines().map(|line| line.chars().count().div_ceil(NOTE_LINE_CHARS).max(1)).sum::<usize>();
    lines.clamp(2, NOTE_MAX_LINES)
}

fn is_plain(ports: &[(String, String, PortKind)]) -> bool {
    matches!(ports, [] | [(_, _, PortKind::Next)])
}

fn lines(summary: &str) -> u8 {
    match summary.trim() {
        "" => 0,
        text if text.contains('\n') || text.chars().count() > LINE_CHARS => 2,
        _ => 1,
    }
}

/// The first words of what a node says or does, by its `ui_schema`.
pub(crate) fn summary(flow: &Flow, ui: &NodeUi, config: &Value) -> String {
    let Some(pointer) = ui.summary else { return String::new() };
    let Some(value) = config.pointer(pointer).filter(|value| !value.is_null()) else { return String::new() };
    let text = match (widget_at(&ui.fields, pointer), value) {
        (Some(Widget::Duration { .. }), Value::Number(seconds)) => {
            duration(seconds.as_u64().unwrap_or_default())
        }
        (Some(Widget::NodeRef), Value::String(id)) => {
            flow.node(id).map(|node| format!("→ {}", title_of(node))).unwrap_or_default()
        }
        (Some(Widget::Variable), Value::String(key)) => variable_name(flow, key),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    };
    // A label in front helps where the value alone says nothing, such as a variable's name.
    let compared = pointer.ends_with("/operand");
    if compared && !text.is_empty() { t!("editor-card-if", value = text) } else { text }
}

/// The widget that edits what a pointer points to.
fn widget_at<'a>(fields: &'a [FieldUi], pointer: &str) -> Option<&'a Widget> {
    let mut fields = fields;
    let mut found = None;
    for part in pointer.split('/').filter(|part| !part.is_empty() && part.parse::<usize>().is_err()) {
        let field = fields.iter().find(|field| field.property == part)?;
        found = Some(&field.widget);
        fields = match &field.widget {
            Widget::Object { fields } | Widget::List { fields, .. } => fields,
            _ => &[],
        };
    }
    found
}

/// The name of a variable for people: its label, or its key.
pub(crate) fn variable_name(flow: &Flow, key: &str) -> String {
    match flow.variable(key) {
        Some(variable) if !variable.label.is_empty() => variable.label.clone(),
        _ => key.to_owned(),
    }
}

/// Seconds in words, in the largest unit that divides them.
pub(crate) fn duration(seconds: u64) -> String {
    let (value, unit) = split_duration(seconds);
    match unit {
        Unit::Second => t!("editor-seconds", n = value),
        Unit::Minute => t!("editor-minutes", n = value),
        Unit::Hour => t!("editor-hours", n = value),
        Unit::Day => t!("editor-days", n = value),
    }
}

/// Units of durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// 1 s
    Second,
    /// 60 s
    Minute,
    /// 3,600 s
    Hour,
    /// 86,400 s
    Day,
}

impl Unit {
    /// All units, the shortest first.
    pub(crate) const ALL: [Self; 4] = [Self::Second, Self::Minute, Self::Hour, Self::Day];

    /// Seconds of one.
    pub(crate) fn seconds(self) -> u64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => 86_400,
        }
    }

    /// Its words in a choice beside a number.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Second => t!("editor-unit-seconds"),
            Self::Minute => t!("editor-unit-minutes"),
            Self::Hour => t!("editor-unit-hours"),
            Self::Day => t!("editor-unit-days"),
        }
    }

    /// Its name as the value of a choice; nobody reads it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }
}

/// A duration as a number of the largest unit that divides it.
pub(crate) fn split_duration(seconds: u64) -> (u64, Unit) {
    let unit = Unit::ALL
        .into_iter()
        .rev()
        .find(|unit| seconds > 0 && seconds.is_multiple_of(unit.seconds()))
        .unwrap_or(Unit::Second);
    (seconds / unit.seconds(), unit)
}

#[cfg(test)]
mod tests {
    use flows_schema::{
        Node, Trigger, TriggerKind, checks,
        nodes::{Choice, Condition, GoTo, NodeKind, Text, Wait},
        triggers::{Keyword, KeywordMatch},
    };

    use super::*;

    fn flow() -> Flow {
        let mut flow = Flow::new("Sample");
        let keyword = Keyword { keywords: vec!["menu".into(), "help".into()], matching: KeywordMatch::Exact };
        let mut trigger = Trigger::new("start", TriggerKind::from(keyword));
        trigger.to = Some("ask".into());
        flow.triggers.push(trigger);
        let mut ask = Node::new("ask", NodeKind::from(Choice { text: "What?".into(), ..Choice::default() }));
        ask.next.insert("option_1".into(), "wait".into());
        ask.next.insert("option_2".into(), "gone".into());
        flow.nodes.push(ask);
        flow.nodes.push(Node::new("wait", NodeKind::from(Wait { seconds: 7_200 })));
        flow.nodes.push(Node::new("back", NodeKind::from(GoTo { node: "ask".into() })));
        flow.nodes.push(Node::new("if", NodeKind::from(Condition::default())));
        flow.nodes.push(Node::new("say", NodeKind::from(Text::default())));
        flow
    }

    #[test]
    fn cards_say_what_their_steps_do() {
        let flow = flow();
        let board = Board::of(&flow, &[]);
        let summary = |id: &str| board.cards[id].summary.clone();
        assert_eq!(summary("start"), "menu, help");
        assert_eq!(summary("ask"), "What?");
        assert_eq!(summary("wait"), "2 hours");
        assert_eq!(summary("back"), "→ Offer a choice");
        assert_eq!(summary("say"), "");
    }

    #[test]
    fn ports_stand_inside_their_card_and_in_their_order() {
        let board = Board::of(&flow(), &[]);
        for (id, node) in &board.graph.nodes {
            let ys: Vec<f64> = node.anchors.iter().map(|anchor| anchor.y).collect();
            assert!(ys.is_sorted(), "{id}");
            assert!(ys.iter().all(|y| *y > 0.0 && *y < node.size.height), "{id}: {ys:?} {:?}", node.size);
        }
        assert_eq!(board.graph.nodes["ask"].anchors.len(), flow().node("ask").unwrap().ports().len());
    }

    #[test]
    fn a_folded_card_is_its_head_and_keeps_its_wires() {
        let mut flow = flow();
        flow.layout.looks.insert("ask".into(), Look { folded: true, color: None });
        let board = Board::of(&flow, &[]);
        let node = &board.graph.nodes["ask"];
        assert_eq!(node.size.height, HEAD);
        assert!(node.folded && node.anchors.iter().all(|anchor| anchor.y == HEAD / 2.0));
        assert_eq!(board.graph.wires.len(), 2);
    }

    #[test]
    fn notes_are_boxes_without_wires() {
        let mut flow = flow();
        let text = "One\n".repeat(100);
        flow.layout.notes.push(flows_schema::Note { id: "a".into(), text, at: [5.0, 6.0], color: None });
        let board = Board::of(&flow, &[]);
        let node = &board.graph.nodes["note:a"];
        assert!(node.is_remark() && node.at == Point::new(5.0, 6.0));
        assert!(node.size.height < 300.0, "a long note is cut on the canvas: {:?}", node.size);
    }

    #[test]
    fn wires_to_missing_steps_are_not_drawn() {
        let board = Board::of(&flow(), &[]);
        let wires: Vec<_> =
            board.graph.wires.keys().map(|port| (port.node.as_str(), port.port.as_str())).collect();
        assert_eq!(wires, [("ask", "option_1"), ("start", TRIGGER_PORT)]);
    }

    #[test]
    fn the_worst_finding_marks_the_card() {
        let flow = flow();
        let board = Board::of(&flow, &checks(&flow));
        let (severity, count) = board.cards["say"].issues.unwrap();
        assert_eq!(severity, Severity::Error);
        assert!(count >= 1);
    }

    #[test]
    fn durations_take_the_largest_unit_that_divides() {
        for (seconds, text) in
            [(1, "1 second"), (90, "90 seconds"), (60, "1 minute"), (172_800, "2 days"), (0, "0 seconds")]
        {
            assert_eq!(duration(seconds), text);
        }
    }
}
