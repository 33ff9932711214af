//! What a flow does when the contact has not written for 24 hours.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use chrono::{DateTime, Duration};
use engine_core::{Capabilities, Contact, Inbound, Rendered, lint::lint, simulation::Simulation};
use flows_schema::{Flow, parse_value};
use serde_json::{Value, json};

fn flow(own_wire: bool, handler: Option<&str>) -> Flow {
    let mut late =
        json!({"id": "late", "type": "text", "config": {"text": "Still there?"}, "next": {"next": "ask"}});
    if own_wire {
        late["next"]["outside_window"] = "own".into();
    }
    let mut settings = json!({});
    if let Some(handler) = handler {
        settings["outside_window"] = handler.into();
    }
    let template = |id: &str, name: &str| json!({"id": id, "type": "template", "config": {"name": name, "language": "en_US"}});
    parse_value(json!({"spec": "1.0", "name": "Late", "settings": settings,
        "triggers": [{"id": "start", "type": "any_message", "to": "hello"}],
        "nodes": [
            {"id": "hello", "type": "text", "config": {"text": "Hello"}, "next": {"next": "wait"}},
            {"id": "wait", "type": "wait", "config": {"seconds": 86_400}, "next": {"next": "late"}},
            late,
            {"id": "ask", "type": "ask_text", "config": {"text": "Well?"}},
            {"id": "chatty", "type": "text", "config": {"text": "Too late"}},
            template("own", "own"), template("any", "any"),
        ],
    }))
    .expect("a flow")
}

/// What is said after a day, and the codes of what is reported.
fn after_a_day(flow: &Flow, channel: Capabilities) -> (Vec<String>, Vec<String>) {
    let mut play = Simulation::new(flow.clone(), channel, Contact::default(), DateTime::UNIX_EPOCH);
    let first = play.say(Inbound::text("hi"));
    assert_eq!(first[0].sent.len(), 1, "the window is open");
    let observed = play.advance(Duration::days(1));
    let word = |message: &Rendered| match message {
        Rendered::Text { text } => text.clone(),
        Rendered::Template(template) => format!("template {}", template.name),
        other => format!("{other:?}"),
    };
    let said = observed.iter().flat_map(|step| &step.sent).map(word).collect();
    let codes = observed.iter().flat_map(|step| &step.output.events);
    (said, codes.map(|event| event.code.to_string()).collect())
}

#[test]
fn the_step_s_own_way_comes_first_then_the_flow_s() {
    let cloud = Capabilities::cloud_api;
    let (said, codes) = after_a_day(&flow(true, Some("any")), cloud());
    assert_eq!(said, ["template own"]);
    assert!(codes.contains(&"outside_window".to_owned()), "{codes:?}");
    assert_eq!(after_a_day(&flow(false, Some("any")), cloud()).0, ["template any"]);
    // Without a way the step says what it says: the channel refuses it where everybody sees it.
    assert_eq!(after_a_day(&flow(false, None), cloud()).0, ["Still there?", "Well?"]);
    // A way that talks itself is not entered again and again.
    assert_eq!(after_a_day(&flow(false, Some("chatty")), cloud()).0, ["Too late"]);
}

#[test]
fn a_channel_without_a_window_never_takes_it() {
    let (said, codes) = after_a_day(&flow(true, Some("any")), Capabilities::whatsapp_web());
    assert_eq!(said, ["Still there?", "Well?"]);
    assert!(!codes.contains(&"outside_window".to_owned()));
}

#[test]
fn a_flow_that_knows_a_way_is_not_warned_and_its_wire_is_one_of_its_ports() {
    let mut open = flow(false, None);
    let wait = open.nodes.iter_mut().find(|node| node.id == "wait").expect("it is there");
    wait.kind = flows_schema::NodeKind::from_parts("wait", json!({"seconds": 90_000})).expect("a wait");
    let mut handled = open.clone();
    handled.settings.outside_window = Some("any".into());
    let warned = |flow: &Flow| lint(flow).iter().any(|finding| finding.code == "window_closed");
    assert!(warned(&open) && !warned(&handled));
    let issues = flows_schema::checks::checks(&flow(true, Some("any")));
    assert!(issues.iter().all(|issue| issue.code != "port_unknown"), "{issues:?}");
    let unreachable = |id: &str, flow: &Flow| {
        let issues = flows_schema::checks::checks(flow);
        issues.iter().any(|issue| issue.code == "node_unreachable" && issue.node.as_deref() == Some(id))
    };
    assert!(unreachable("any", &flow(false, None)) && !unreachable("any", &flow(false, Some("any"))));
    let _: Value = serde_json::to_value(&handled).expect("it is written");
}
