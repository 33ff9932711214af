//! A conversation as a test of the flow: what was done is done again, and what came must come again.

use chrono::SecondsFormat;
use engine_core::{
    CallOutcome, Capabilities, OutMessage, Status,
    flow_test::{rehearse, shown},
    render,
};
use flows_schema::{Flow, FlowTest, TestResult, TestStep};

use super::{
    did::Did,
    player::{Line, Player},
};

/// Makes a test of the conversation, and sees that it holds.
///
/// # Errors
/// With a sentence for the author, where tests cannot do what was done or the test would not hold.
pub(crate) fn record(player: &Player, flow: &Flow, name: &str, channel: &str) -> Result<FlowTest, String> {
    let setting = player.setting();
    let (channel, shows) = match channel {
        "whatsapp_web" => ("whatsapp_web", Capabilities::whatsapp_web()),
        _ => ("", Capabilities::cloud_api()),
    };
    let mut test = FlowTest {
        name: name.trim().to_owned(),
        channel: channel.to_owned(),
        start: Some(setting.start.to_rfc3339_opts(SecondsFormat::Secs, true)),
        contact: serde_json::to_value(&setting.contact).unwrap_or_default(),
        steps: Vec::new(),
        ..setting.test.clone()
    };
    if player.turns().is_empty() {
        return Err(t!("play-record-nothing").to_owned());
    }
    for turn in player.turns() {
        match &turn.did {
            Did::StartAt(_) => {
                return Err(t!("play-record-no-trigger").to_owned());
            }
            Did::Answer(outcome) => {
                let Some(node) = turn.asked.clone() else { continue };
                test.results.entry(node).or_default().push(result(outcome));
            }
            Did::Wait(_) if turn.asked.is_some() => {
                return Err(t!("play-record-time-passed").to_owned());
            }
            did => test.steps.extend(did.as_test_step()),
        }
        test.steps.extend(turn.messages().flat_map(|message| expected(message, &shows)));
    }
    test.steps.extend(ending(player));
    match rehearse(flow, &test, setting.start).failure {
        None => Ok(test),
        Some(failure) => Err(t!("play-record-differs", expected = failure.expected, came = failure.came)),
    }
}

fn expected(message: &OutMessage, shows: &Capabilities) -> Vec<TestStep> {
    render(message, shows).iter().map(|message| TestStep::Expect(shown(message))).collect()
}

fn result(outcome: &CallOutcome) -> TestResult {
    match outcome {
        CallOutcome::Ok { value } => TestResult::Value(value.clone()),
        CallOutcome::Failed { code, .. } => TestResult::Error(code.clone()),
    }
}

/// Where the conversation must stand at the end.
fn ending(player: &Player) -> Vec<TestStep> {
    let silence = TestStep::ExpectSilence(true);
    match player.session().map(|session| (&session.status, &session.wait)) {
        Some((Status::Ended { outcome }, _)) => vec![silence, TestStep::ExpectEnd(outcome.clone())],
        Some((Status::Waiting, Some(wait))) => vec![silence, TestStep::ExpectWaiting(wait.node.to_string())],
        Some((Status::Failed { code }, _)) => vec![silence, TestStep::ExpectEvent(code.clone())],
        _ => vec![silence],
    }
}

/// The name that is proposed: what the contact said first, and what it came to.
pub(crate) fn proposed_name(player: &Player) -> String {
    let first = player.turns().iter().find_map(|turn| turn.did.said()).unwrap_or_default();
    let last = player.turns().iter().rev().find_map(|turn| {
        turn.lines.iter().rev().find_map(|shown| match &shown.line {
            Line::Bot { title, .. } => Some(title.clone()),
            _ => None,
        })
    });
    let name = match last {
        Some(last) => t!("play-comes-to", first = first, last = last),
        None => format!("“{first}”"),
    };
    name.chars().take(80).collect()
}
