//! Ways that end without a word, and failures that nobody handles.

use flows_schema::{PortKind, Severity};

use super::{
    Finding,
    drawing::{Drawing, is_question},
    play::Goal,
};

pub(super) fn check(drawing: &Drawing<'_>, findings: &mut Vec<Finding>) {
    let handled = drawing.flow.settings.error_handler.is_some();
    for (index, node) in drawing.flow.nodes.iter().enumerate() {
        let wires = &drawing.wires[index];
        if is_question(&node.kind) && wires.is_empty() {
            let text = "Whatever the contact answers, the conversation ends without a word.".to_owned();
            findings.push(
                Finding::new(Severity::Warning, "dead_end", Some(&node.id), "/next", text)
                    .fix("Draw a wire from the answer to a next step, even if it only says thank you.")
                    .goal(Goal::node(drawing.name, &node.id)),
            );
        }
        if handled {
            continue;
        }
        let open = |port: &flows_schema::Port| {
            port.kind == PortKind::Error && wires.iter().all(|wire| wire.port != port.id)
        };
        for port in node.ports().into_iter().filter(open) {
            // A subflow that fails has mostly said why at the step in it that failed.
            let severity =
                if node.kind.type_name() == "subflow" { Severity::Hint } else { Severity::Warning };
            let text = "When this step fails, the conversation ends without a word.".to_owned();
            let path = format!("/next/{}", port.id);
            findings.push(
                Finding::new(severity, "error_unhandled", Some(&node.id), &path, text)
                    .fix("Draw a wire from its failure, or name a step of the flow that handles errors.")
                    .goal(Goal::port(drawing.name, &node.id, &port.id)),
            );
        }
    }
}
