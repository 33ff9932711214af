//! Any input on any state gives an output, and the same one every time.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use engine_core::{
    Capabilities, CompiledFlow, Contact, Env, Inbound, Input, Session, StepOutput, render,
    simulation::Simulation, step,
};
use flows_schema::{Flow, parse};
use proptest::prelude::*;

static FLOWS: LazyLock<Vec<Flow>> = LazyLock::new(|| {
    [
        include_bytes!("../../../seeds/flows/support-menu.json").as_slice(),
        include_bytes!("../../../seeds/flows/table-booking.json"),
        include_bytes!("../../../seeds/flows/lead-capture.json"),
    ]
    .into_iter()
    .map(|bytes| parse(bytes).expect("a sample is a flow"))
    .collect()
});

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_600_000, 0).expect("a time")
}

#[derive(Debug, Clone)]
enum Act {
    Say(String),
    Tap(usize),
    Wait(u32),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let said = prop_oneof![
        "[a-z0-9@. ]{0,20}",
        any::<String>(),
        Just("menu".to_owned()),
        Just("ada@example.com".to_owned()),
        Just("4".to_owned()),
    ];
    let act = prop_oneof![
        said.prop_map(Act::Say),
        (0..12_usize).prop_map(Act::Tap),
        (0..200_000_u32).prop_map(Act::Wait)
    ];
    proptest::collection::vec(act, 1..30)
}

/// Plays the acts and gives every step's output.
fn play(flow: &Flow, acts: &[Act]) -> Vec<StepOutput> {
    let mut simulation =
        Simulation::new(flow.clone(), Capabilities::cloud_api(), Contact::default(), start());
    let mut outputs = Vec::new();
    for act in acts {
        match act {
            Act::Say(text) => outputs
                .extend(simulation.say(Inbound::text(text)).into_iter().map(|observed| observed.output)),
            Act::Tap(number) => {
                let option = flow.nodes.get(*number).map_or("none", |node| node.id.as_str());
                let observed = simulation.say(Inbound::reply(format!("{option}:yes"), "Yes"));
                outputs.extend(observed.into_iter().map(|observed| observed.output));
            }
            Act::Wait(seconds) => {
                let passed = simulation.advance(chrono::Duration::seconds(i64::from(*seconds)));
                outputs.extend(passed.into_iter().map(|observed| observed.output));
            }
        }
    }
    outputs
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_conversation_gives_the_same_twice(flow in 0..3_usize, acts in acts()) {
        let first = play(&FLOWS[flow], &acts);
        prop_assert_eq!(&first, &play(&FLOWS[flow], &acts));
        for output in &first {
            if let Some(session) = &output.session {
                prop_assert_eq!(session.is_waiting(), session.wait.is_some());
            }
            for effect in &output.effects {
                if let engine_core::Effect::Send { message, .. } = effect {
                    for channel in [Capabilities::cloud_api(), Capabilities::whatsapp_web()] {
                        for rendered in render(message, &channel) {
                            prop_assert!(rendered.words().chars().count() <= 4_096);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_foreign_session_never_panics(node in "[a-z_]{1,12}", said in any::<String>(), token in any::<String>()) {
        let flow = CompiledFlow::new(FLOWS[0].clone());
        let session: Session = serde_json::from_value(serde_json::json!({
            "id": "s", "status": {"status": "waiting"}, "variables": {}, "started": start(), "count": 3, "hash": "",
            "wait": {"node": node, "for": "answer", "failed": 0, "token": "s:1", "due": start(), "since": start()},
        })).expect("a session");
        let env = Env { now: start(), session_id: "t".into(), contact: Contact::default(), first_message: false, window_until: None, forms: Default::default() };
        for input in [Input::Message(Inbound::text(said.clone())), Input::Timer { token }, Input::Start { node: said }] {
            let output = step(&flow, Some(&session), &input, &env);
            prop_assert!(output.session.is_some());
        }
    }
}
