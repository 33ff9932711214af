//! In which order the steps stand in the list.

use std::collections::BTreeSet;

use flows_schema::Flow;

/// Ids of starts and steps: each start before what it leads to, each step before where its ways go, in the order of
/// the ways. What no start leads to comes last, each chain from its beginning.
pub(super) fn ordered(flow: &Flow) -> Vec<String> {
    let mut order = Vec::with_capacity(flow.triggers.len() + flow.nodes.len());
    let mut seen = BTreeSet::new();
    for trigger in &flow.triggers {
        order.push(trigger.id.clone());
        walk(flow, trigger.to.as_deref(), &mut seen, &mut order);
    }
    let led: BTreeSet<&str> = flow
        .nodes
        .iter()
        .filter(|node| !seen.contains(node.id.as_str()))
        .flat_map(|node| node.next.values().map(String::as_str))
        .collect();
    let heads = flow.nodes.iter().filter(|node| !led.contains(node.id.as_str()));
    // What is left after the heads goes in circles.
    for node in heads.chain(&flow.nodes) {
        walk(flow, Some(&node.id), &mut seen, &mut order);
    }
    order
}

fn walk<'a>(flow: &'a Flow, to: Option<&'a str>, seen: &mut BTreeSet<&'a str>, order: &mut Vec<String>) {
    // A stack, since a flow may be a chain of thousands of steps.
    let mut waiting: Vec<&str> = to.into_iter().collect();
    while let Some(id) = waiting.pop() {
        let Some(node) = flow.node(id) else { continue };
        if !seen.insert(&node.id) {
            continue;
        }
        order.push(node.id.clone());
        let targets: Vec<&str> =
            node.ports().iter().filter_map(|port| node.next.get(&port.id)).map(String::as_str).collect();
        waiting.extend(targets.into_iter().rev());
    }
}

#[cfg(test)]
mod tests {
    use flows_schema::{
        Node, Trigger, TriggerKind,
        nodes::{Choice, Text},
        triggers::AnyMessage,
    };

    use super::*;

    fn text(id: &str, to: Option<&str>) -> Node {
        let mut node = Node::new(id, Text::default().into());
        node.next.extend(to.map(|to| ("next".to_owned(), to.to_owned())));
        node
    }

    #[test]
    fn steps_stand_where_a_conversation_comes_to_them() {
        let mut flow = Flow::new("x");
        let mut start = Trigger::new("start", TriggerKind::AnyMessage(AnyMessage::default()));
        start.to = Some("choose".into());
        flow.triggers.push(start);
        let mut choose = Node::new("choose", Choice::default().into());
        choose.next.insert("option_1".into(), "yes".into());
        choose.next.insert("option_2".into(), "no".into());
        // A loop, a step that two lead to, and one that nothing leads to.
        flow.nodes = vec![
            text("lost_end", None),
            text("lost", Some("lost_end")),
            text("bye", None),
            text("no", Some("choose")),
            text("yes", Some("bye")),
            choose,
        ];
        assert_eq!(ordered(&flow), ["start", "choose", "yes", "bye", "no", "lost", "lost_end"]);
    }

    #[test]
    fn a_long_chain_is_no_problem() {
        let mut flow = Flow::new("x");
        flow.nodes = (0..5_000).map(|n| text(&format!("n{n}"), Some(&format!("n{}", n + 1)))).collect();
        assert_eq!(ordered(&flow).len(), 5_000);
    }
}
