//! Messages that WhatsApp refuses because the contact's last one is more than 24 hours ago.

use flows_schema::{NodeKind, Port, PortKind, Severity, nodes::Until};
use serde_json::Value;

use super::{Finding, drawing::Drawing, play::Goal};

/// See [`crate::WINDOW_SECONDS`].
pub(super) const WINDOW_SECONDS: u64 = crate::WINDOW_SECONDS as u64;
/// A wait that may take any time.
const LONG_SECONDS: u64 = 2 * WINDOW_SECONDS;
/// Times that a node's longest silence may grow before it is taken for endless: a loop of short waits would
/// otherwise be walked second by second.
const MAX_GROWTHS: u32 = 20;

pub(super) fn check(drawing: &Drawing<'_>, findings: &mut Vec<Finding>) {
    let silences = silences(drawing);
    let flow = drawing.flow;
    let refused = |index: usize| {
        let node = &flow.nodes[index];
        let handled = flow.settings.outside_window.is_some() || node.next.contains_key(Port::OUTSIDE_WINDOW);
        node.kind.needs_window()
            && !handled
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
                    .fix("Wait less than 24 hours in all, send a template here, or name a step of the flow for what comes too late.")
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
        let no_answer = drawing.configs[node].get("timeout").and_then(Value::as_u64).unwrap_or_default();
        for wire in &drawing.wires[node] {
            let after = match wire.kind {
                PortKind::NoAnswer => before + no_answer,
                _ if drawing.asks(kind) => 0,
                PortKind::Error => before,
                _ => before + longest_wait(kind),
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

/// Seconds that a step which asks nothing may wait before it goes on.
fn longest_wait(kind: &NodeKind) -> u64 {
    match kind {
        NodeKind::Wait(config) => u64::from(config.seconds),
        // The next time that the clock shows something is a day away at most; a date can be any date.
        NodeKind::WaitUntil(config) if config.until == Until::Time => WINDOW_SECONDS,
        NodeKind::WaitUntil(_) => LONG_SECONDS,
        NodeKind::WaitForWebhook(config) => config.timeout.map_or(LONG_SECONDS, u64::from),
        _ => 0,
    }
}
