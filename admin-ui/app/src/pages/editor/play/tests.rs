//! Conversations without a page.

use chrono::DateTime;
use engine_core::{Contact, OutMessage, flow_test::run_tests, lint::lint_and_play};
use flows_schema::{
    Flow, FlowTest, Node, TestStep, Trigger, TriggerKind, Variable, VariableType,
    nodes::{AskText, HttpRequest, NodeKind, Text, Wait},
    triggers::{Keyword, KeywordMatch},
};
use serde_json::json;

use super::super::change::{add_test, remove_test};
use super::{
    did::Did,
    player::{Line, Outside, Player, Shown},
    record::{proposed_name, record},
    script::{Script, Setting},
};

fn flow() -> Flow {
    let mut flow = Flow::new("Sample");
    let keyword = Keyword { keywords: vec!["hi".into()], matching: KeywordMatch::Exact };
    let mut trigger = Trigger::new("start", TriggerKind::from(keyword));
    trigger.to = Some("ask".into());
    flow.triggers.push(trigger);
    let question = AskText { text: "Name?".into(), save_as: Some("name".into()), ..AskText::default() };
    let mut ask = Node::new("ask", NodeKind::from(question));
    ask.next.insert("next".into(), "wait".into());
    let mut wait = Node::new("wait", NodeKind::from(Wait { seconds: 3_600 }));
    wait.next.insert("next".into(), "bye".into());
    let bye = Node::new("bye", NodeKind::from(Text { text: "Bye {{ name }}".into() }));
    flow.nodes.extend([ask, wait, bye]);
    flow.variables.push(Variable::new("name", VariableType::Text));
    flow
}

/// Asks another system before it says goodbye.
fn asking() -> Flow {
    let mut flow = flow();
    let mut config = HttpRequest::default();
    config.request.url = "https://example.com/orders".to_owned();
    let mut call = Node::new("call", NodeKind::from(config));
    for port in call.ports() {
        call.next.insert(port.id, "bye".into());
    }
    flow.nodes.push(call);
    flow.nodes[0].next.insert("next".into(), "call".into());
    flow
}

fn player_of(flow: Flow) -> Player {
    Player::new(flow, Setting::plain(Contact::default(), DateTime::UNIX_EPOCH))
}

fn player() -> Player {
    player_of(flow())
}

fn say(player: &mut Player, text: &str) {
    player.act(Did::Say(text.into()));
}

fn said(player: &Player) -> Vec<String> {
    player
        .lines()
        .into_iter()
        .filter_map(|(_, shown)| match shown.line {
            Line::Bot { message, .. } => match *message {
                OutMessage::Text { text } => Some(text),
                _ => None,
            },
            _ => None,
        })
        .collect()
}

fn notes(player: &Player) -> Vec<String> {
    let note = |(_, shown): (usize, Shown)| if let Line::Note(text) = shown.line { Some(text) } else { None };
    player.lines().into_iter().filter_map(note).collect()
}

#[test]
fn a_conversation_runs_to_its_end_with_a_skipped_wait() {
    let mut player = player();
    say(&mut player, "hi");
    assert_eq!(player.waiting(), Some(("ask".to_owned(), true)));
    say(&mut player, "Ana");
    assert_eq!(player.waiting(), Some(("wait".to_owned(), false)));
    assert_eq!(player.until_timer(), Some(3_600));
    player.skip();
    assert_eq!(said(&player), ["Name?", "Bye Ana"]);
    assert_eq!(notes(&player), ["1 hour later", "The conversation has ended"]);
    assert_eq!(player.variables().get("name"), Some(&json!("Ana")));
}

#[test]
fn a_message_that_starts_nothing_says_why() {
    let mut player = player();
    say(&mut player, "something else");
    let selection = player.selection().unwrap();
    assert_eq!(selection.chosen, None);
    assert!(!selection.candidates[0].why.is_empty());
    assert_eq!(player.waiting(), None);
}

#[test]
fn play_can_begin_at_any_step() {
    let mut player = player();
    player.act(Did::StartAt("bye".into()));
    let ran: Vec<&str> = player.turns()[0].ran.iter().map(|ran| ran.node.as_str()).collect();
    assert_eq!(ran, ["bye"]);
}

#[test]
fn going_back_and_answering_differently_leaves_the_old_way() {
    let mut player = player();
    say(&mut player, "hi");
    say(&mut player, "Ana");
    player.skip();
    player.go_to(1);
    assert_eq!((player.turns().len(), player.ahead()), (1, 2));
    assert_eq!(player.waiting(), Some(("ask".to_owned(), true)));
    assert_eq!(player.now(), DateTime::UNIX_EPOCH);
    say(&mut player, "Ben");
    assert_eq!(player.ahead(), 0);
    player.skip();
    assert_eq!(said(&player), ["Name?", "Bye Ben"]);
}

#[test]
fn going_back_and_forward_comes_to_the_same() {
    let mut player = player();
    say(&mut player, "hi");
    say(&mut player, "Ana");
    player.skip();
    let (lines, variables, now) = (said(&player), player.variables(), player.now());
    player.go_to(0);
    assert!(player.lines().is_empty() && player.variables().is_empty());
    player.go_to(3);
    assert_eq!((said(&player), player.variables(), player.now()), (lines, variables, now));
    player.go_to(99);
    assert_eq!(player.turns().len(), 3);
}

#[test]
fn lines_that_stay_keep_their_number() {
    let mut player = player();
    say(&mut player, "hi");
    let first = player.lines();
    say(&mut player, "Ana");
    player.go_to(1);
    assert_eq!(player.lines(), first);
    say(&mut player, "Ben");
    let mut ids: Vec<u64> = player.lines().iter().map(|(_, shown)| shown.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), player.lines().len());
}

#[test]
fn steps_say_what_they_looked_at_and_how_they_were_left() {
    let mut player = player();
    say(&mut player, "hi");
    assert_eq!(player.turns()[0].ran[0].left, "Waits here");
    say(&mut player, "Ana");
    player.skip();
    let last = player.turns().last().unwrap();
    let bye = last.ran.iter().find(|ran| ran.node == "bye").unwrap();
    assert_eq!(bye.read, [("name".to_owned(), "Ana".to_owned())]);
    assert_eq!(bye.left, "Nothing follows");
}

#[test]
fn another_system_answers_or_fails_as_the_author_says() {
    let mut player = player_of(asking());
    say(&mut player, "hi");
    say(&mut player, "Ana");
    let Some(Outside::Call { node, asked }) = player.outside() else { panic!("no call") };
    assert_eq!(node, "call");
    assert!(asked.contains("example.com"));
    player.act(Player::fails("timeout"));
    assert_eq!(player.outside(), None);
    assert_eq!(said(&player), ["Name?", "Bye Ana"]);
}

#[test]
fn what_was_played_becomes_a_test_that_holds_and_notices_changes() {
    let mut flow = asking();
    let mut player = player_of(flow.clone());
    say(&mut player, "hi");
    say(&mut player, "Ana");
    player.act(Did::Answer(Box::new(engine_core::CallOutcome::Ok {
        value: json!({"status": 200, "headers": {}, "body": {}}),
    })));
    let test = record(&player, &flow, " An order ", "cloud_api").unwrap();
    assert_eq!(test.name, "An order");
    assert!(test.results.contains_key("call"));
    assert_eq!(test.steps[..2], [TestStep::Send("hi".into()), TestStep::Expect("Name?".into())]);
    assert_eq!(test.steps.last(), Some(&TestStep::ExpectEnd(String::new())));
    flow.tests.push(test);
    assert!(run_tests(&flow).passed());
    let bye = flow.nodes.iter_mut().find(|node| node.id == "bye").unwrap();
    bye.kind = NodeKind::from(Text { text: "So long".into() });
    let report = run_tests(&flow);
    let failure = report.tests[0].failure.as_ref().unwrap();
    let script = Script::test(&flow.tests[0], Some(failure));
    assert!(script.ending.as_deref().unwrap().contains("So long"), "{:?}", script.ending);
    assert_eq!(script.steps, [Did::Say("hi".into()), Did::Say("Ana".into())]);
}

#[test]
fn what_a_test_cannot_do_is_said() {
    let mut player = player();
    assert!(record(&player, &flow(), "x", "cloud_api").unwrap_err().contains("Nothing has happened"));
    player.act(Did::StartAt("bye".into()));
    assert!(record(&player, &flow(), "x", "cloud_api").unwrap_err().contains("Start over"));
}

#[test]
fn the_proposed_name_says_where_it_leads() {
    let mut player = player();
    say(&mut player, "hi");
    assert_eq!(proposed_name(&player), format!("“hi” comes to “{}”", flow().nodes[0].display_title()));
}

#[test]
fn a_counter_example_is_played_to_its_place() {
    // The second question reads what the first may not have asked: one way leads past it.
    let mut flow = flow();
    flow.nodes[0].next.clear();
    let (findings, _) = lint_and_play(&flow, engine_core::lint::play::Budget::default());
    let finding =
        findings.iter().find(|finding| finding.conversation.is_some()).expect("a finding that is shown");
    let script = Script::counter_example(finding).unwrap();
    let steps = script.steps.len();
    let mut player = Player::follow(flow, script);
    while player.forward() {}
    assert_eq!(player.turns().len(), steps);
    let place = finding.node.as_deref().unwrap();
    assert!(player.turns().iter().flat_map(|turn| &turn.ran).any(|ran| ran.node == place), "{finding}");
    assert!(player.script().is_some());
    say(&mut player, "my own way");
    assert!(player.script().is_none());
}

#[test]
fn a_test_is_played_with_what_it_says_of_the_world() {
    let mut flow = asking();
    let test: FlowTest = serde_json::from_value(json!({
        "name": "t",
        "start": "2026-02-01T10:00:00Z",
        "results": {"call": [{"error": "timeout"}]},
        "steps": [{"send": "hi"}, {"expect": "Name?"}, {"send": "Ana"}, {"expect": "Bye Ana"}],
    }))
    .unwrap();
    flow.tests.push(test);
    let mut player = Player::follow(flow.clone(), Script::test(&flow.tests[0], None));
    while player.forward() {}
    assert_eq!(player.now().to_rfc3339(), "2026-02-01T10:00:00+00:00");
    assert_eq!(said(&player), ["Name?", "Bye Ana"]);
    assert_eq!(player.outside(), None);
}

#[test]
fn keeping_and_deleting_a_test_can_be_taken_back() {
    let mut flow = flow();
    let named = |name: &str| FlowTest { name: name.into(), ..FlowTest::default() };
    flow.tests.extend([named("a"), named("b")]);
    let before = flow.clone();
    for change in [add_test(&flow, named("c")), remove_test(&flow, 0).unwrap()] {
        change.apply(&mut flow);
        assert_ne!(flow, before);
        change.inverse().apply(&mut flow);
        assert_eq!(flow, before);
        assert!(!change.is_empty());
    }
    assert_eq!(remove_test(&flow, 2), None);
}
