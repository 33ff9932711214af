//! What lint finds, and the conversations that show it.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use engine_core::{
    golden::Action,
    lint::{
        Finding, lint, lint_and_play,
        play::{Budget, Played},
    },
};
use flows_schema::{Flow, Severity, parse, parse_value};
use serde_json::{Value, json};

fn flow(value: &Value) -> Flow {
    let mut document = json!({"spec": "1.0", "name": "Test",
        "triggers": [{"id": "start", "type": "any_message", "to": "a"}]});
    for (key, value) in value.as_object().expect("an object") {
        document[key] = value.clone();
    }
    parse_value(document).expect("a flow")
}

fn played(value: &Value) -> (Vec<Finding>, Played) {
    lint_and_play(&flow(value), Budget::default())
}

/// The finding with this code at this node.
fn find<'a>(findings: &'a [Finding], code: &str, node: &str) -> &'a Finding {
    findings
        .iter()
        .find(|finding| finding.code == code && finding.node.as_deref() == Some(node))
        .unwrap_or_else(|| panic!("no {code} at {node} in {findings:#?}"))
}

fn codes(value: &Value) -> Vec<String> {
    lint(&flow(value)).into_iter().map(|finding| finding.code).collect()
}

#[test]
fn a_variable_that_one_way_leaves_unset_is_shown_by_that_way() {
    let nodes = json!([
        {"id": "a", "type": "choice", "config": {"text": "Tell?", "options": [{"id": "y", "title": "Yes"}, {"id": "n", "title": "No"}]},
            "next": {"y": "b", "n": "c", "invalid": "d"}},
        {"id": "b", "type": "ask_text", "config": {"text": "Name?", "save_as": "name"}, "next": {"next": "c"}},
        {"id": "c", "type": "text", "config": {"text": "Hi {{ name }}"}, "next": {"next": "d"}},
        {"id": "d", "type": "end"},
    ]);
    let (findings, seen) = played(&json!({"nodes": nodes, "variables": [{"key": "name", "type": "text"}]}));
    let finding = find(&findings, "variable_maybe_unset", "c");
    assert_eq!(finding.path, "/config/text");
    let shown = [Action::Say("Hello".into()), Action::Tap("No".into())];
    assert_eq!(finding.conversation.as_deref(), Some(shown.as_slice()));
    assert!(finding.to_string().contains("To see it: say 'Hello'; tap 'No';"), "{finding}");
    assert!(seen.complete && seen.failures.is_empty());

    let guarded = json!({"nodes": nodes, "variables": [{"key": "name", "type": "text", "initial": "you"}]});
    assert!(!codes(&guarded).contains(&"variable_maybe_unset".to_owned()));
}

#[test]
fn a_branch_that_asked_for_the_variable_may_use_it() {
    let nodes = json!([
        {"id": "a", "type": "condition", "config": {"branches": [
            {"id": "known", "rules": [{"operand": "name", "operator": "is_not_empty"}]}]},
            "next": {"known": "b", "else": "c"}},
        {"id": "b", "type": "text", "config": {"text": "Hi {{ name }}"}},
        {"id": "c", "type": "ask_text", "config": {"text": "Name?", "save_as": "name"}, "next": {"next": "b", "invalid": "b"}},
    ]);
    let findings = lint(&flow(&json!({"nodes": nodes, "variables": [{"key": "name", "type": "text"}]})));
    // Only the way by unusable answers has no name.
    let found = find(&findings, "variable_maybe_unset", "b");
    assert_eq!(found.severity, Severity::Warning);
    let mut nodes = nodes;
    nodes[2]["next"] = json!({"next": "b"});
    assert!(!codes(&json!({"nodes": nodes})).contains(&"variable_maybe_unset".to_owned()));
}

#[test]
fn a_guard_on_the_only_way_is_respected() {
    let unset = |branches: Value, port: &str, text: &str| {
        let nodes = json!([
            {"id": "a", "type": "choice", "config": {"text": "?", "options": [{"id": "y", "title": "Yes"}, {"id": "n", "title": "No"}]},
                "next": {"y": "b", "n": "guard"}},
            {"id": "b", "type": "ask_text", "config": {"text": "Name?", "save_as": "name"}, "next": {"next": "guard"}},
            {"id": "guard", "type": "condition", "config": {"branches": branches}, "next": {port: "c"}},
            {"id": "c", "type": "text", "config": {"text": text}},
        ]);
        let all = json!({"nodes": nodes, "variables": [{"key": "name", "type": "text"}]});
        lint(&flow(&all))
            .iter()
            .any(|finding| finding.code == "variable_maybe_unset" && finding.node.as_deref() == Some("c"))
    };
    let rule = |operand: &str, operator: &str| json!({"operand": operand, "operator": operator, "value": ""});
    let is_empty = json!([{"id": "one", "rules": [rule("name", "is_empty")]}]);
    assert!(!unset(is_empty.clone(), "else", "Hi {{ name }}"), "what is not empty is there");
    assert!(unset(is_empty, "one", "Hi {{ name }}"));
    let later = json!([{"id": "one", "rules": [rule("name", "is_empty")]}, {"id": "two", "rules": [rule("age", "is_true")]}]);
    assert!(!unset(later, "two", "Hi {{ name }}"), "an earlier branch did not hold");
    let either =
        json!([{"id": "one", "match": "any", "rules": [rule("name", "is_empty"), rule("age", "is_empty")]}]);
    assert!(!unset(either, "else", "Hi {{ name }}"), "neither is empty");
    let both = json!([{"id": "one", "rules": [rule("name", "is_empty"), rule("age", "is_empty")]}]);
    assert!(unset(both, "else", "Hi {{ name }}"), "one of them may be empty");
    let part = json!([{"id": "one", "rules": [rule("name.first", "is_not_empty")]}]);
    assert!(!unset(part, "one", "Hi {{ name.first }}"), "a part is there only with the whole");
    for (expression, open) in [
        ("name", false),
        ("name is defined and age|int > 3", false),
        ("name or age", true),
        ("not name", true),
    ] {
        let branches = json!([{"id": "one", "expression": expression}]);
        assert_eq!(unset(branches, "one", "Hi {{ name }}"), open, "{expression}");
    }
    let loose = json!([{"id": "one", "match": "any", "rules": [rule("name", "is_not_empty")], "expression": "age|int > 3"}]);
    assert!(unset(loose, "one", "Hi {{ name }}"), "the expression may hold alone");
    assert!(
        unset(json!([{"id": "one", "rules": [rule("name", "is_false")]}]), "one", "Hi {{ name }}"),
        "nothing is no"
    );
}

#[test]
fn a_branch_that_an_earlier_one_covers_is_found() {
    let rule = |operand: &str, operator: &str, value: &str| json!({"operand": operand, "operator": operator, "value": value});
    for (earlier, later, covered) in [
        (
            json!({"rules": [rule("a", "at_least", "18")]}),
            json!({"rules": [rule("a", "at_least", "21")]}),
            true,
        ),
        (
            json!({"rules": [rule("a", "at_least", "21")]}),
            json!({"rules": [rule("a", "at_least", "18")]}),
            false,
        ),
        (
            json!({"rules": [rule("a", "equals", "X")]}),
            json!({"rules": [rule("b", "is_empty", ""), rule("a", "equals", "x ")]}),
            true,
        ),
        (
            json!({"rules": [rule("a", "equals", "x"), rule("b", "is_empty", "")]}),
            json!({"rules": [rule("a", "equals", "x")]}),
            false,
        ),
        (
            json!({"match": "any", "rules": [rule("a", "equals", "x"), rule("a", "equals", "y")]}),
            json!({"rules": [rule("a", "equals", "y")]}),
            true,
        ),
        (
            json!({"rules": [rule("a", "is_not_empty", "")]}),
            json!({"match": "any", "rules": [rule("a", "equals", "y"), rule("a", "greater_than", "3")]}),
            true,
        ),
        (
            json!({"rules": [rule("a", "contains", "{{ b }}")]}),
            json!({"rules": [rule("a", "contains", "{{ c }}")]}),
            false,
        ),
    ] {
        let mut branches = [earlier, later];
        branches[0]["id"] = json!("one");
        branches[1]["id"] = json!("two");
        let nodes = json!([{"id": "a", "type": "condition", "config": {"branches": branches}}]);
        assert_eq!(
            codes(&json!({"nodes": nodes})).contains(&"branch_shadowed".to_owned()),
            covered,
            "{nodes}"
        );
    }
}

#[test]
fn messages_after_a_day_of_silence_are_found_and_shown() {
    let nodes = json!([
        {"id": "a", "type": "wait", "config": {"seconds": 50_000}, "next": {"next": "b"}},
        {"id": "b", "type": "wait", "config": {"seconds": 50_000}, "next": {"next": "c"}},
        {"id": "c", "type": "text", "config": {"text": "Still there?"}, "next": {"next": "d"}},
        {"id": "d", "type": "ask_text", "config": {"text": "Well?"}, "next": {"next": "e"}},
        {"id": "e", "type": "text", "config": {"text": "Fine"}},
    ]);
    let (findings, _) = played(&json!({"nodes": nodes}));
    let found = find(&findings, "window_closed", "c");
    let shown = [Action::Say("Hello".into()), Action::Advance(50_000), Action::Advance(50_000)];
    assert_eq!(found.conversation.as_deref(), Some(shown.as_slice()));
    let all: Vec<_> = findings.iter().filter(|finding| finding.code == "window_closed").collect();
    assert_eq!(all.len(), 1, "the first of several messages is enough");
}

#[test]
fn a_short_wait_in_a_circle_is_a_long_one() {
    let nodes = json!([
        {"id": "a", "type": "wait", "config": {"seconds": 60}, "next": {"next": "b"}},
        {"id": "b", "type": "text", "config": {"text": "Tick"}, "next": {"next": "a"}},
    ]);
    find(&lint(&flow(&json!({"nodes": nodes}))), "window_closed", "b");
}

#[test]
fn failures_are_met_and_shown() {
    let nodes = json!([
        {"id": "a", "type": "choice", "config": {"text": "Go?", "options": [{"id": "y", "title": "Yes"}]}, "next": {"y": "b"}},
        {"id": "b", "type": "subflow", "config": {"flow": "nowhere"}},
    ]);
    let (findings, seen) = played(&json!({"nodes": nodes}));
    let found = find(&findings, "subflow_unknown", "b");
    assert_eq!(found.conversation, Some(vec![Action::Say("Hello".into()), Action::Tap("Yes".into())]));
    assert_eq!(seen.failures.len(), 1);
    find(&findings, "error_unhandled", "b");
    let open = find(&findings, "port_open", "a");
    assert_eq!(open.conversation.as_ref().map(Vec::len), Some(4), "three unusable answers: {open}");
}

#[test]
fn languages_are_held_against_the_written_one() {
    let nodes = json!([
        {"id": "a", "type": "choice", "config": {"text": "Go?", "options": [{"id": "y", "title": "Yes"}, {"id": "n", "title": "No"}]},
            "next": {"y": "b", "n": "b"}},
        {"id": "b", "type": "text", "config": {"text": "Bye"}},
    ]);
    let findings =
        lint(&flow(&json!({"nodes": nodes, "languages": ["en", "de"], "translations": {"de": {"a": {
        "text": "Los {{ ?", "options/0/title": "Ja, das möchte ich unbedingt"}}}})));
    assert!(find(&findings, "translation_missing", "a").text.contains("options/1/title"));
    find(&findings, "translation_missing", "b");
    find(&findings, "translation_template_invalid", "a");
    find(&findings, "choice_differs", "a");
}

#[test]
fn ends_and_starts_that_cannot_be_meant_are_found() {
    let value = json!({
        "nodes": [{"id": "a", "type": "ask_text", "config": {"text": "Name?"}}],
        "triggers": [
            {"id": "any", "type": "any_message", "priority": 5, "to": "a"},
            {"id": "word", "type": "keyword", "config": {"keywords": ["menu"]}, "to": "a"},
        ],
    });
    let findings = lint(&flow(&value));
    find(&findings, "dead_end", "a");
    let found = find(&findings, "trigger_shadowed", "word");
    assert_eq!(found.conversation, Some(vec![Action::Say("menu".into())]));
}

#[test]
fn samples_have_no_errors_and_no_failures() {
    for bytes in [
        include_bytes!("../../../seeds/flows/support-menu.json").as_slice(),
        include_bytes!("../../../seeds/flows/table-booking.json"),
        include_bytes!("../../../seeds/flows/lead-capture.json"),
    ] {
        let flow = parse(bytes).expect("a sample is a flow");
        let (findings, seen) = lint_and_play(&flow, Budget { steps: 500, ..Budget::default() });
        let bad: Vec<String> = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(ToString::to_string)
            .collect();
        assert_eq!(bad, Vec::<String>::new(), "{}", flow.name);
        assert_eq!(seen.failures, Vec::new(), "{}", flow.name);
        let again = lint_and_play(&flow, Budget { steps: 500, ..Budget::default() });
        assert_eq!(findings, again.0, "{}: the same twice", flow.name);
    }
}

#[test]
fn a_thousand_nodes_are_looked_through() {
    let nodes: Vec<Value> = (0..1_000)
        .map(|index| {
            let next = (index + 1) % 1_000;
            match index % 4 {
                0 => json!({"id": format!("n{index}"), "type": "text", "config": {"text": "Hi {{ v1 }}"}, "next": {"next": format!("n{next}")}}),
                1 => json!({"id": format!("n{index}"), "type": "ask_text", "config": {"text": "What?", "save_as": format!("v{}", index % 50)}, "next": {"next": format!("n{next}"), "invalid": "n0"}}),
                2 => json!({"id": format!("n{index}"), "type": "condition", "config": {"branches": [
                    {"id": "x", "rules": [{"operand": "v1", "operator": "equals", "value": index.to_string()}]}]},
                    "next": {"x": format!("n{next}"), "else": format!("n{}", (index * 7) % 1_000)}}),
                _ => json!({"id": format!("n{index}"), "type": "wait", "config": {"seconds": 60}, "next": {"next": format!("n{next}")}}),
            }
        })
        .collect();
    let value = json!({"nodes": nodes, "triggers": [{"id": "start", "type": "any_message", "to": "n0"}]});
    let flow = flow(&value);
    assert!(lint(&flow).iter().any(|finding| finding.code == "variable_maybe_unset"));
    let budget = Budget { steps: 200, states: 100, depth: 20 };
    let (_, seen) = lint_and_play(&flow, budget);
    assert!(seen.steps <= 200 && seen.states <= 101);
}

#[test]
fn a_branch_is_taken_by_its_expression_alone() {
    let shadowed = |branches: Value| {
        codes(&json!({"nodes": [{"id": "a", "type": "condition", "config": {"branches": branches}}]}))
            .contains(&"branch_shadowed".to_owned())
    };
    let rule = json!({"operand": "age", "operator": "at_least", "value": "18"});
    assert!(!shadowed(json!([{"id": "one", "expression": "age|int > 17"}])));
    assert!(shadowed(json!([{"id": "one"}])));
    assert!(shadowed(json!([{"id": "one", "expression": "a > 1"}, {"id": "two", "expression": "a > 1"}])));
    // With an expression the earlier branch asks for more; with "any" it asks for less.
    let stricter =
        json!([{"id": "one", "rules": [rule], "expression": "vip"}, {"id": "two", "rules": [rule]}]);
    assert!(!shadowed(stricter));
    let looser = json!([{"id": "one", "match": "any", "rules": [rule], "expression": "vip"}, {"id": "two", "rules": [rule]}]);
    assert!(shadowed(looser));
}

#[test]
fn a_looser_keyword_takes_what_the_stricter_one_does_not() {
    let shadowed = |one: &str, other: &str| {
        let trigger = |id: &str, matching: &str| json!({"id": id, "type": "keyword", "config": {"keywords": ["cancel"], "match": matching}, "to": "a"});
        let value = json!({"nodes": [{"id": "a", "type": "end"}], "triggers": [trigger("one", one), trigger("two", other)]});
        codes(&value).contains(&"trigger_shadowed".to_owned())
    };
    for loose in ["contains", "starts", "ends", "first_word", "fuzzy"] {
        assert!(!shadowed(loose, "exact"), "{loose}");
    }
    assert!(shadowed("exact", "exact"));
    assert!(!shadowed("regex", "contains"), "what a pattern takes is not known here");
}

#[test]
fn an_error_port_is_not_open_where_errors_are_handled() {
    let nodes = json!([
        {"id": "a", "type": "subflow", "config": {"flow": "nowhere"}, "next": {"next": "b"}},
        {"id": "b", "type": "text", "config": {"text": "Sorry"}, "next": {"next": "c"}},
        {"id": "c", "type": "end"},
    ]);
    let open = |value: &Value| {
        lint(&flow(value))
            .iter()
            .any(|finding| finding.node.as_deref() == Some("a") && finding.path == "/next/error")
    };
    assert!(open(&json!({"nodes": nodes})));
    assert!(!open(&json!({"nodes": nodes, "settings": {"error_handler": "b"}})));
}

#[test]
fn waits_for_dates_and_webhooks_may_last_more_than_a_day() {
    let closed = |kind: &str, config: Value| {
        let nodes = json!([
            {"id": "a", "type": kind, "config": config, "next": {"next": "b", "error": "c", "no_answer": "c"}},
            {"id": "b", "type": "text", "config": {"text": "Done"}, "next": {"next": "c"}},
            {"id": "c", "type": "end"},
        ]);
        codes(&json!({"nodes": nodes})).contains(&"window_closed".to_owned())
    };
    assert!(!closed("wait_until", json!({"until": "time", "time": "09:00"})));
    assert!(closed("wait_until", json!({"until": "date", "date": "2030-01-01"})));
    assert!(closed("wait_until", json!({"until": "value", "value": "{{ contact.fields.day }}"})));
    assert!(closed("wait_for_webhook", json!({})));
    assert!(!closed("wait_for_webhook", json!({"timeout": 3600})));
    assert!(closed("wait_for_webhook", json!({"timeout": 90_000})));
    let nodes = json!([
        {"id": "a", "type": "wait_for_webhook", "config": {}, "next": {"next": "b"}},
        {"id": "b", "type": "text", "config": {"text": "Paid"}},
    ]);
    let (findings, _) = played(&json!({"nodes": nodes}));
    let shown = [Action::Say("Hello".into()), Action::Advance(90_000), Action::Webhook(json!({}))];
    assert_eq!(find(&findings, "window_closed", "b").conversation.as_deref(), Some(shown.as_slice()));
}

#[test]
fn closed_doors_and_known_contacts_are_played_too() {
    let nodes = json!([
        {"id": "a", "type": "business_hours", "config": {"timezone": "America/New_York"}, "next": {"open": "b", "closed": "c"}},
        {"id": "b", "type": "subflow", "config": {"flow": "nowhere"}},
        {"id": "c", "type": "condition", "config": {"branches": [
            {"id": "german", "rules": [{"operand": "contact.language", "operator": "equals", "value": "de"}]}]},
            "next": {"german": "d", "else": "e"}},
        {"id": "d", "type": "subflow", "config": {"flow": "nowhere"}},
        {"id": "e", "type": "end"},
    ]);
    let (findings, _) = played(&json!({"nodes": nodes}));
    // It is 4 in the morning in New York when the search starts.
    let open = find(&findings, "subflow_unknown", "b");
    let shown = [Action::Advance(5 * 60 * 60), Action::Say("Hello".into())];
    assert_eq!(open.conversation.as_deref(), Some(shown.as_slice()));
    let known = find(&findings, "subflow_unknown", "d");
    assert_eq!(known.conversation, Some(vec![Action::Say("Hello".into())]));
    assert_eq!(known.contact.as_ref().and_then(|contact| contact.language.as_deref()), Some("de"));
    assert!(known.to_string().contains("be the contact {"), "{known}");
}
