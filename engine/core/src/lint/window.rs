//! Messages that WhatsApp refuses because the contact's last one is more than 24 hours ago.

use flows_schema::{PortKind, Severity, ui_schema::Category};
use serde_json::Value;

use super::{Finding, drawing::Drawing, play::Goal};

/// Seconds after a contact's message in which anything may be sent: WhatsApp's customer service window.
pub(super) const WINDOW_SECONDS: u64 = 24 * 60 * 60;
/// Times that a node's longest silence may grow before it is taken for endless: a loop of short waits would
/// otherwise be walked second by second.
const MAX_GROWTHS: u32 = 20;

pub(super) fn check(drawing: &Drawing<'_>, findings: &mut Vec<Finding>) {
    let silences = silences(drawing);
    let flow = drawing.flow;
    let refused = |index: usize| {
        let node = &flow.nodes[index];
        let says = matches!(node.kind.info().ui.category, Category::Say | Category::Ask);
        says && !node.kind.type_name().contains("template")
            && silences[index].is_some_and(|silence| silence > WINDOW_SECONDS)
    };
    let mut first = vec![false; flow.nodes.len()];
    for (index, wires) in drawing.wires.iter().enumerate().filter(|(index, _)| !refused(*index)) {
        for wire in wires {
            first[wire.to] |= silences[index].is_some();
        }
    }
    for (index, node) in flow.nodes.iter().enumerate() {
        // Of several messages in a row, the first one is where the author has to think.
        if first[index] && refused(index) {
            let text =
                "The contact may have been silent for more than 24 hours here, and then WhatsApp refuses \
                        everything but approved templates."
                    .to_owned();
            findings.push(
                Finding::new(Severity::Warning, "window_closed", Some(&node.id), "", text)
                    .fix("Wait less than 24 hours in all, or send a template here.")
                    .goal(Goal::window(drawing.name, &node.id)),
            );
        }
    }
}

/// Per node, the longest time in seconds since the contact's last message; `None` where no way leads.
fn silences(drawing: &Drawing<'_>) -> Vec<Option<u64>> {
    let mut silences: Vec<Option<u64>> = vec![None; drawing.flow.nodes.len()];
    let mut growths = vec![0_u32; drawing.flow.nodes.len()];
    let mut open = Vec::new();
    for (_, node) in drawing.starts() {
        silences[node] = Some(0);
        open.push(node);
    }
    while let Some(node) = open.pop() {
        let Some(before) = silences[node] else { continue };
        let kind = &drawing.flow.nodes[node].kind;
        let seconds = |key: &str| drawing.configs[node].get(key).and_then(Value::as_u64).unwrap_or_default();
        for wire in &drawing.wires[node] {
            let after = match wire.kind {
                PortKind::NoAnswer => before + seconds("timeout"),
                _ if drawing.asks(kind) => 0,
                _ if kind.waits() => before + seconds("seconds"),
                _ => before,
            };
            let known = &mut silences[wire.to];
            if known.is_none_or(|known| known < after) {
                growths[wire.to] += 1;
                let endless = growths[wire.to] > MAX_GROWTHS;
                let after = if endless { u64::from(u32::MAX) } else { after.min(u64::from(u32::MAX)) };
                if *known != Some(after) {
                    *known = Some(after);
                    open.push(wire.to);
                }
            }
        }
    }
    silences
}
