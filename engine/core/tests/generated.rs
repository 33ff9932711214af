//! Flows that nobody would draw, and conversations that nobody would have: nothing panics, limits hold, and the same
//! comes out twice.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::{fs, path::PathBuf, sync::LazyLock};

use chrono::{DateTime, Duration, Utc};
use engine_core::{
    CallOutcome, Capabilities, Contact, Effect, Inbound, Session, Signal,
    limits::{MAX_NODES_PER_INPUT, MAX_QUEUE, MAX_SENDS_PER_INPUT, MAX_STACK, MAX_VARIABLE_BYTES},
    lint::lint,
    simulation::{Observed, Simulation},
};
use flows_schema::{Flow, Node, NodeKind, Trigger, TriggerKind, node_types, trigger_types};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Accepted configs of the data files, and the defaults, of all types.
static NODES: LazyLock<Vec<NodeKind>> = LazyLock::new(|| {
    let all = node_types().iter().map(|info| (info.type_name, info.default_config.clone()));
    configs("nodes", all)
        .into_iter()
        .map(|(name, config)| NodeKind::from_parts(name, config).expect("an accepted config is read"))
        .collect()
});
static TRIGGERS: LazyLock<Vec<TriggerKind>> = LazyLock::new(|| {
    let all = trigger_types().iter().map(|info| (info.type_name, info.default_config.clone()));
    configs("triggers", all)
        .into_iter()
        .map(|(name, config)| TriggerKind::from_parts(name, config).expect("an accepted config is read"))
        .collect()
});

fn configs(folder: &str, types: impl Iterator<Item = (&'static str, Value)>) -> Vec<(&'static str, Value)> {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../flows-schema/testdata").join(folder);
    let mut found = Vec::new();
    for (name, default) in types {
        let text = fs::read_to_string(data.join(format!("{name}.json"))).expect("every type has its data");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        found.push((name, default));
        found.extend(file["accepted"].as_array().into_iter().flatten().map(|config| (name, config.clone())));
    }
    found
}

/// Numbers from which a flow is made: a kind and targets per node.
type Plan = Vec<(usize, Vec<usize>)>;

fn nodes(plan: &Plan) -> Vec<Node> {
    let id = |number: usize| format!("n{}", number % plan.len().max(1));
    plan.iter()
        .enumerate()
        .map(|(index, (kind, targets))| {
            let mut node = Node::new(id(index), NODES[kind % NODES.len()].clone());
            if let NodeKind::GoTo(config) = &mut node.kind {
                config.node = id(targets.first().copied().unwrap_or_default());
            }
            for (port, target) in node.ports().into_iter().zip(targets) {
                // One port in five leads nowhere.
                if target % 5 != 0 {
                    node.next.insert(port.id, id(*target));
                }
            }
            node
        })
        .collect()
}

fn flow(outer: &Plan, inner: &Plan, triggers: &[(usize, usize)], settings: u8) -> Flow {
    let mut flow = Flow::new("Generated");
    flow.variables = serde_json::from_value(json!([
        {"key": "age", "type": "number"}, {"key": "name", "type": "text", "input": true},
        {"key": "score", "type": "number"}, {"key": "points", "type": "number", "initial": 1},
    ]))
    .expect("variables");
    flow.nodes = nodes(outer);
    for (index, (kind, target)) in triggers.iter().enumerate() {
        let mut trigger = Trigger::new(format!("t{index}"), TRIGGERS[kind % TRIGGERS.len()].clone());
        trigger.to = Some(format!("n{}", target % outer.len()));
        trigger.interrupt =
            serde_json::from_value(json!(["restart", "return", "never"][target % 3])).expect("one");
        flow.triggers.push(trigger);
    }
    let any = TriggerKind::from_parts("any_message", json!({})).expect("a trigger");
    flow.triggers.push(Trigger { to: Some("n0".to_owned()), ..Trigger::new("any", any) });
    flow.settings.burst_window = u32::from(settings & 1) * 3;
    flow.settings.error_handler = (settings & 2 > 0).then(|| "n0".to_owned());
    let mut entered = Flow::new("Greeting");
    entered.nodes = nodes(inner);
    let start = TriggerKind::from_parts("api_call", json!({})).expect("a trigger");
    entered.triggers = vec![Trigger { to: Some("n0".to_owned()), ..Trigger::new("in", start) }];
    flow.library.insert("greeting".to_owned(), entered);
    flow
}

fn plans() -> impl Strategy<Value = Plan> {
    proptest::collection::vec((any::<usize>(), proptest::collection::vec(0..1_000_usize, 0..6)), 1..14)
}

#[derive(Debug, Clone)]
enum Act {
    Say(String),
    Tap(usize),
    Result(bool, Value),
    Signal(Signal),
    Post,
    HandBack,
    Advance(u32),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let words = prop_oneof![
        "\\PC{0,12}",
        Just("menu".to_owned()),
        Just("42".to_owned()),
        Just("ada@example.com".to_owned()),
        Just("x".repeat(9_000)),
    ];
    let values = prop_oneof![
        Just(Value::Null),
        Just(json!({"status": 200, "headers": {}, "body": {"a": [1, 2]}})),
        Just(json!([{"name": "Ada"}])),
        any::<String>().prop_map(Value::String),
    ];
    let signals = prop_oneof![
        Just(Signal::MissedCall),
        Just(Signal::OptChanged { opted_in: false }),
        Just(Signal::ApiCall { name: String::new(), data: json!({"name": "Ada", "age": [1]}) }),
        (0..4_usize)
            .prop_map(|index| Signal::Webhook { trigger: format!("t{index}"), data: json!({"name": 1}) }),
        (0..4_usize).prop_map(|index| Signal::Schedule { trigger: format!("t{index}") }),
    ];
    let act = prop_oneof![
        4 => words.prop_map(Act::Say),
        3 => (0..6_usize).prop_map(Act::Tap),
        2 => (any::<bool>(), values).prop_map(|(ok, value)| Act::Result(ok, value)),
        1 => signals.prop_map(Act::Signal),
        1 => Just(Act::Post),
        1 => Just(Act::HandBack),
        2 => (0..200_000_u32).prop_map(Act::Advance),
    ];
    proptest::collection::vec(act, 1..14)
}

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_600_000, 0).expect("a time")
}

fn play(flow: &Flow, acts: &[Act]) -> Vec<Observed> {
    let contact = Contact { name: Some("Ada".to_owned()), ..Contact::default() };
    let mut simulation = Simulation::new(flow.clone(), Capabilities::cloud_api(), contact, start());
    let mut options: Vec<(String, String)> = Vec::new();
    let mut all = Vec::new();
    for act in acts {
        let observed = match act {
            Act::Say(text) => simulation.say(Inbound::text(text)),
            Act::Tap(number) => match options.get(options.len().saturating_sub(number + 1)) {
                Some((id, title)) => simulation.say(Inbound::reply(id, title)),
                None => simulation.say(Inbound::reply("gone:1", "Gone")),
            },
            Act::Result(true, value) => simulation.answer_call(&CallOutcome::Ok { value: value.clone() }),
            Act::Result(false, _) => simulation.answer_call(&CallOutcome::failed("timeout", "Too late.")),
            Act::Signal(signal) => simulation.signal(signal.clone()),
            Act::Post => simulation.post(json!({"name": "Ada"})),
            Act::HandBack => simulation.hand_back("done"),
            Act::Advance(seconds) => {
                // A flow that waits a second in a circle must not make the test endless.
                let mut fired = Vec::new();
                let until = simulation.now() + Duration::seconds(i64::from(*seconds));
                for _ in 0..20 {
                    let Some(due) = simulation.next_timer().filter(|due| *due <= until) else { break };
                    let by = (due - simulation.now()).max(Duration::zero());
                    fired.extend(simulation.advance(by));
                }
                fired
            }
        };
        options.extend(
            observed.iter().flat_map(|step| step.sent.iter().flat_map(engine_core::golden::tappable)),
        );
        all.extend(observed);
    }
    all
}

fn limits_hold(session: &Session) -> Result<(), TestCaseError> {
    prop_assert!(session.stack.len() <= MAX_STACK);
    prop_assert!(session.queue.len() <= MAX_QUEUE);
    // Every variable has been counted with its value; keys and brackets come on top.
    let bytes = serde_json::to_vec(&session.variables).expect("JSON").len();
    prop_assert!(bytes <= MAX_VARIABLE_BYTES * 2, "{bytes} bytes of variables");
    prop_assert_eq!(session.is_waiting(), session.wait.is_some());
    let written = serde_json::to_vec(session).expect("a session is written");
    let read: Session = serde_json::from_slice(&written).expect("and read");
    prop_assert_eq!(&read, session);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_flow_takes_any_conversation(
        outer in plans(), inner in plans(), triggers in proptest::collection::vec((any::<usize>(), 0..1_000_usize), 0..4),
        settings in any::<u8>(), acts in acts(),
    ) {
        let flow = flow(&outer, &inner, &triggers, settings);
        let first = play(&flow, &acts);
        let second = play(&flow, &acts);
        prop_assert_eq!(first.len(), second.len());
        for (one, two) in first.iter().zip(&second) {
            prop_assert_eq!(&one.output, &two.output);
            let sends = one.output.effects.iter().filter(|effect| matches!(effect, Effect::Send { .. })).count();
            prop_assert!(sends <= 2 * MAX_SENDS_PER_INPUT, "{sends} messages at once");
            prop_assert!(one.output.trace.steps.len() <= 2 * MAX_NODES_PER_INPUT as usize);
            if let Some(session) = &one.output.session {
                limits_hold(session)?;
            }
        }
        // Looking for mistakes is as total as running into them.
        prop_assert_eq!(lint(&flow), lint(&flow));
        let written = serde_json::to_value(&flow).expect("a flow is written");
        prop_assert_eq!(flows_schema::parse_value(written).expect("and read"), flow);
    }
}

/// A burst that was still being collected when a tap answered the question must not end a later wait.
#[test]
fn a_tap_overtakes_words_that_are_being_collected() {
    let flow: Flow = flows_schema::parse_value(json!({"spec": "1.0", "name": "Burst", "settings": {"burst_window": 3},
        "triggers": [{"id": "start", "type": "any_message", "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "choice", "config": {"text": "Go?", "options": [{"id": "y", "title": "Yes"}]},
                "next": {"y": "wait"}},
            {"id": "wait", "type": "wait", "config": {"seconds": 60}},
        ]}))
    .expect("a flow");
    let mut simulation = Simulation::new(flow, Capabilities::cloud_api(), Contact::default(), start());
    simulation.say(Inbound::text("hi"));
    simulation.say(Inbound::text("well"));
    simulation.say(Inbound::reply("ask:y", "Yes"));
    simulation.advance(Duration::seconds(10));
    let session = simulation.session().expect("a session");
    assert_eq!(session.wait.as_ref().map(|wait| wait.node.as_str()), Some("wait"));
    assert_eq!(session.burst, None);
}
