//! Tests inside flows: what holds, what fails and what they have seen.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use engine_core::flow_test::{TestReport, run_tests, write_report};
use flows_schema::{Flow, parse_value};
use serde_json::{Value, json};

fn flow(tests: &Value) -> Flow {
    parse_value(json!({"spec": "1.0", "name": "Pizza", "languages": ["en", "de"],
        "variables": [{"key": "size", "type": "text"}, {"key": "age", "type": "number"}],
        "triggers": [
            {"id": "start", "type": "any_message", "to": "ask"},
            {"id": "stop", "type": "keyword", "config": {"keywords": ["stop"]}, "to": "bye"},
        ],
        "nodes": [
            {"id": "ask", "type": "choice", "config": {"text": "Which size?", "save_as": "size", "timeout": 3600,
                "options": [{"id": "s", "title": "Small"}, {"id": "l", "title": "Large"}]},
                "next": {"s": "sub", "no_answer": "bye"}},
            {"id": "sub", "type": "subflow", "config": {"flow": "age", "outputs": [{"key": "age", "value": "years"}]},
                "next": {"next": "bye"}},
            {"id": "bye", "type": "text", "config": {"text": "Goodbye"}, "next": {"next": "end"}},
            {"id": "end", "type": "end", "config": {"outcome": "done"}},
        ],
        "translations": {"de": {"ask": {"text": "Welche Größe?"}}},
        "library": {"age": {"spec": "1.0", "name": "Age",
            "variables": [{"key": "years", "type": "number", "output": true}],
            "triggers": [{"id": "in", "type": "api_call", "to": "years"}],
            "nodes": [{"id": "years", "type": "ask_number", "config": {"text": "How old?", "save_as": "years"}}],
            "tests": [{"name": "Asks", "steps": [
                {"signal": {"signal": "api_call"}}, {"expect": "How old?"}, {"send": "7"}, {"expect_end": ""},
                {"expect_variables": {"years": 7.0}}]}],
        }},
        "tests": tests,
    }))
    .expect("a flow")
}

fn failure(steps: &Value) -> (usize, String, String) {
    let report = run_tests(&flow(&json!([{"name": "One", "steps": steps}])));
    let failure = report.tests[0].failure.clone().expect("it fails");
    (failure.step, failure.expected, failure.came)
}

fn passing() -> (Flow, TestReport) {
    let flow = flow(&json!([
        {"name": "Orders", "contact": {"name": "Ada", "tags": ["vip"]}, "steps": [
            {"send": "hello"}, {"expect": "Which size? [Small] [Large]"}, {"expect_waiting": "ask"},
            {"send": "huge"}, {"expect_event": "answer_unusable"}, {"expect": "Which size?"},
            {"choose": "Small"}, {"expect": "How old?"}, {"expect_silence": true}, {"send": "41"},
            {"expect": "Goodbye"}, {"expect_variables": {"size": "Small", "age": 41}}, {"expect_end": "done"},
            {"expect_contact": {"name": "Ada", "tags": ["vip"]}}]},
        {"name": "Says nothing, in German", "channel": "whatsapp_web", "contact": {"language": "de"}, "steps": [
            {"send": "hello"}, {"expect": "Welche Größe?\n\n1. Small"}, {"choose": "Small"}, {"expect": "How old"},
            {"send": "stop"}, {"expect": "Goodbye"}]},
        {"name": "Waits", "steps": [{"send": "hi"}, {"advance": 3600}, {"expect": "Which"}, {"expect": "Goodbye"}]},
    ]));
    let report = run_tests(&flow);
    (flow, report)
}

#[test]
fn tests_that_hold_pass_and_say_what_they_have_seen() {
    let (flow, report) = passing();
    assert!(report.passed(), "{:#?}", report.tests);
    assert_eq!(report.tests.len(), 4);
    let seen = &report.coverage.flow;
    assert_eq!((seen.nodes.percent, seen.triggers.percent), (100, 100));
    assert_eq!(seen.ports.uncovered, ["ask:l", "ask:invalid", "sub:error"]);
    assert_eq!(seen.languages["de"].covered, ["ask", "bye"]);
    let inner = &report.coverage.library["age"];
    assert_eq!((inner.nodes.percent, inner.triggers.percent, inner.ports.percent), (100, 100, 50));
    let mut text = String::new();
    write_report(&mut text, &flow, &report, true).expect("a string");
    for line in ["ok      Orders", "ok      age: Asks", "Pizza: 4 passed, 0 failed", "nodes: 4 of 4, 100 %"] {
        assert!(text.contains(line), "{line} is missing in:\n{text}");
    }
}

#[test]
fn a_failure_names_the_step_what_was_expected_and_what_came() {
    let hello = json!({"send": "hello"});
    for (steps, step, expected, came) in [
        (json!([hello, {"expect": "Hi"}]), 1, "a message with 'Hi'", "'Which size? [Small] [Large]'"),
        (
            json!([{"expect": "Hi"}]),
            0,
            "a message with 'Hi'",
            "No message more was sent. No conversation has started.",
        ),
        (
            json!([hello, {"choose": "Huge"}]),
            1,
            "an option called 'Huge'",
            "What could be tapped: 'Small', 'Large'.",
        ),
        (
            json!([hello, {"expect_end": "done"}]),
            1,
            "the conversation has ended with 'done'",
            "The conversation waits at 'ask'.",
        ),
        (json!([hello, {"expect_variables": {"size": "L"}}]), 1, "size = \"L\"", "size = null"),
        (json!([hello, {"expect_silence": true}]), 1, "silence", "'Which size? [Small] [Large]'"),
        (
            json!([hello, {"expect_event": "no_answer"}]),
            1,
            "the event 'no_answer'",
            "What happened: session_started.",
        ),
        (
            json!([hello, {"expect_waiting": "sub"}]),
            1,
            "the conversation waits at 'sub'",
            "The conversation waits at 'ask'.",
        ),
        (
            json!([{"signal": {"signal": "nothing"}}]),
            0,
            "a signal, such as {\"signal\": \"missed_call\"}",
            "",
        ),
        (json!([{"advance": 999_999_999_999_u64}]), 0, "at most 315360000 seconds", ""),
    ] {
        let found = failure(&steps);
        assert_eq!((found.0, found.1.as_str()), (step, expected), "{steps}");
        assert!(found.2.contains(came), "{steps}: {}", found.2);
    }
}

#[test]
fn a_conversation_that_fails_fails_its_test_unless_that_is_expected() {
    let mut broken = flow(&json!([
        {"name": "Fails", "steps": [{"send": "hi"}, {"choose": "Small"}]},
        {"name": "Is known", "steps": [{"send": "hi"}, {"choose": "Small"}, {"expect_event": "subflow_unknown"}]},
    ]));
    broken.library.clear();
    let report = run_tests(&broken);
    let failure = report.tests[0].failure.as_ref().expect("it fails");
    assert!(failure.came.contains("failed at 'sub' with 'subflow_unknown'"), "{}", failure.came);
    assert_eq!(report.tests[1].failure, None);
}

fn report(nodes: &Value, tests: &Value) -> TestReport {
    let document = json!({"spec": "1.0", "name": "Test", "languages": ["en"], "nodes": nodes, "tests": tests,
        "triggers": [{"id": "first", "type": "first_message", "to": "a"}, {"id": "any", "type": "any_message", "to": "b"}]});
    run_tests(&parse_value(document).expect("a flow"))
}

#[test]
fn failures_and_subflows_that_end_the_conversation_take_their_ports() {
    let nodes = json!([
        {"id": "a", "type": "subflow", "config": {"flow": "nowhere"}, "next": {"error": "b"}},
        {"id": "b", "type": "subflow", "config": {"flow": "short"}},
    ]);
    let document = json!({"spec": "1.0", "name": "Test", "nodes": nodes,
        "triggers": [{"id": "any", "type": "any_message", "to": "a"}],
        "library": {"short": {"spec": "1.0", "name": "Short", "triggers": [{"id": "in", "type": "api_call", "to": "t"}],
            "nodes": [{"id": "t", "type": "text", "config": {"text": "Hi"}}]}},
        "tests": [{"name": "Runs", "steps": [{"send": "x"}, {"expect": "Hi"}, {"expect_end": ""}]}]});
    let report = run_tests(&parse_value(document).expect("a flow"));
    assert!(report.passed(), "{:#?}", report.tests);
    assert_eq!(report.coverage.flow.ports.covered, ["a:error", "b:next"]);
}

#[test]
fn everything_in_a_message_can_be_expected() {
    let nodes = json!([
        {"id": "a", "type": "template", "config": {"name": "order_ready", "language": "en_US",
            "body": [{"value": "{{ contact.name }}"}, {"value": "12"}]}, "next": {"next": "react"}},
        {"id": "react", "type": "reaction", "config": {"emoji": "👍"}, "next": {"next": "place"}},
        {"id": "place", "type": "location", "config": {"latitude": "52.5", "longitude": "13.4", "name": "Shop",
            "address": "Main Street 1"}, "next": {"next": "card"}},
        {"id": "card", "type": "contact_card", "config": {"name": "Ben", "phone": "+4915112345678",
            "email": "ben@example.com"}, "next": {"next": "mail"}},
        {"id": "mail", "type": "send_email", "config": {"to": "shop@example.com", "subject": "New", "body": "Someone wrote"},
            "next": {"next": "b"}},
        {"id": "b", "type": "text", "config": {"text": "Bye"}},
    ]);
    let expect = |words: &str| json!({"expect": words});
    let tests = json!([
        {"name": "All", "contact": {"name": "Ada"}, "results": {"mail": [{"value": null}]}, "steps": [{"send": "hi"},
            expect("order_ready"), expect("👍"), expect("Main Street 1"), expect("ben@example.com"), expect("Bye")]},
        {"name": "Values", "contact": {"name": "Ada"}, "results": {"mail": [{"value": null}]}, "steps": [{"send": "hi"},
            expect("[Ada] [12]"), {"expect_silence": false}]},
        {"name": "Known", "known_contact": true, "steps": [{"send": "hi"}, expect("Bye"), {"expect_silence": true}]},
    ]);
    let report = report(&nodes, &tests);
    assert!(report.passed(), "{:#?}", report.tests);
    let spoken = &report.coverage.flow.languages["en"];
    assert_eq!(spoken.uncovered, Vec::<String>::new(), "an e-mail is not said to the contact");
}

#[test]
fn a_cart_is_built_from_whatever_people_write() {
    let nodes = json!([
        {"id": "a", "type": "set_variable", "config": {"variable": "cart", "operation": "append_object", "parts": [
            {"key": "name", "value": "{{ message.text }}"}, {"key": "price", "value": "{{ contact.fields.price }}"}]},
            "next": {"next": "b"}},
        {"id": "b", "type": "text", "config": {"text": "{% for line in cart %}{{ line.name }}{% endfor %} {{ cart | sum('price') | money('EUR') }}"}},
    ]);
    let said = r#"Pizza "hot" {{ 1 }}"#;
    let report = report(
        &nodes,
        &json!([{"name": "Adds", "contact": {"fields": {"price": 7.5}}, "steps": [{"send": said},
        {"expect": format!("{said} 7.50 EUR")}, {"expect_variables": {"cart": [{"name": said, "price": 7.5}]}}]}]),
    );
    assert!(report.passed(), "{:#?}", report.tests);
}

#[test]
fn rows_calls_and_referrals_can_be_expected() {
    let nodes = json!([
        {"id": "order", "type": "http_request", "config": {"request": {"method": "POST", "url": "https://example.com/orders/{{ contact.name }}",
            "body_kind": "json", "body": "{\"size\": \"{{ message.text }}\", \"count\": 2}"}}, "next": {"next": "keep", "error": "keep"}},
        {"id": "keep", "type": "append_to_table", "config": {"table": "Orders", "columns": [
            {"key": "size", "value": "{{ message.text }}"}, {"key": "name", "value": "{{ contact.name }}"}]},
            "next": {"next": "find"}},
        {"id": "find", "type": "lookup", "config": {"table": "Orders", "save_as": "found"}},
    ]);
    let run = |steps: Value| {
        let flow: Flow = parse_value(json!({"spec": "1.0", "name": "Orders",
            "variables": [{"key": "found", "type": "object"}],
            "triggers": [{"id": "ad", "type": "referral", "to": "keep"}, {"id": "start", "type": "any_message", "to": "order"}],
            "nodes": nodes,
            "tests": [{"name": "One", "contact": {"name": "Ada"}, "tables": {"Orders": [{"size": "S"}]},
                "results": {"order": [{"value": {"status": 200, "headers": {}, "body": {}}}]}, "steps": steps}]}))
        .expect("a flow");
        let failure = run_tests(&flow).tests.remove(0).failure;
        failure.map(|failure| (failure.step, failure.expected, failure.came))
    };
    let call = json!({"expect_call": {"node": "order", "method": "POST", "url": "https://example.com/orders/Ada",
        "body": {"count": 2.0, "size": "L"}}});
    let rows =
        json!({"expect_rows": {"Orders": [{"size": "L"}, {"name": "Ada", "size": "M"}], "Others": []}});
    let lookup = json!({"expect_call": {"node": "find", "table": "Orders", "limit": 1}});
    let held =
        run(json!([{"send": "L"}, call, lookup, {"send": "M"}, {"expect_call": {"node": "order"}}, rows]));
    assert_eq!(held, None);

    // The way of an advertisement asks nothing before it keeps the row.
    let ad =
        json!({"receive": {"kind": "text", "text": "Hi", "referral": {"source": "ad", "reference": "7"}}});
    assert_eq!(
        run(json!([ad, {"expect_call": {"node": "find"}}, {"expect_rows": {"Orders": [{"size": "Hi"}]}}])),
        None
    );

    let other = json!({"expect_call": {"node": "order", "method": "GET"}});
    let (step, expected, came) = run(json!([{"send": "L"}, other])).expect("it fails");
    assert_eq!((step, expected.as_str()), (1, r#"the call {"method":"GET","node":"order"}"#));
    assert!(came.contains(r#""method":"POST""#), "{came}");
    let (_, _, came) = run(json!([ad, lookup, call])).expect("it fails");
    assert!(came.starts_with("Nothing more was asked."), "{came}");
    let (_, expected, came) = run(json!([ad, {"expect_rows": {"Orders": []}}])).expect("it fails");
    assert_eq!(expected, "rows added to 'Orders': []");
    assert_eq!(came, r#"Added to 'Orders': [{"name":"Ada","size":"Hi"}]"#);
    let (_, _, came) = run(json!([ad, {"expect_rows": {"Others": [{}]}}])).expect("it fails");
    assert_eq!(came, "No row was added to 'Others'.");
}

#[test]
fn the_example_of_the_reference_holds() {
    let test: Value = serde_json::from_str(flows_schema::docs::EXAMPLE_TEST).expect("JSON");
    let flow: Flow = parse_value(json!({"spec": "1.0", "name": "Orders",
        "variables": [{"key": "size", "type": "text"}, {"key": "number", "type": "number"}],
        "triggers": [{"id": "start", "type": "any_message", "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "choice", "config": {"text": "Which size?", "save_as": "size",
                "options": [{"id": "s", "title": "Small"}, {"id": "l", "title": "Large"}]}, "next": {"s": "send", "l": "send"}},
            {"id": "send", "type": "http_request", "config": {"request": {"method": "POST", "url": "https://example.com/orders",
                "body_kind": "json", "body": "{\"size\": \"{{ size }}\"}"}, "mapping": [{"path": "$.number", "variable": "number"}]},
                "next": {"next": "keep"}},
            {"id": "keep", "type": "append_to_table", "config": {"table": "Orders", "columns": [
                {"key": "size", "value": "{{ size }}"}, {"key": "number", "value": "{{ number }}"}]}, "next": {"next": "tell"}},
            {"id": "tell", "type": "text", "config": {"text": "Your order is number {{ number }}."}},
        ],
        "tests": [test]}))
    .expect("a flow");
    let report = run_tests(&flow);
    assert!(report.passed(), "{:?}", report.tests[0].failure);
}

#[test]
fn a_rehearsal_says_how_much_a_server_can_repeat() {
    let flow = |nodes: serde_json::Value| -> flows_schema::Flow {
        let document = serde_json::json!({
            "spec": "1.0", "name": "Shop",
            "variables": [{"key": "word", "type": "text"}],
            "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "ask"}],
            "nodes": nodes,
        });
        flows_schema::parse_value(document).unwrap()
    };
    let ask = serde_json::json!({"id": "ask", "type": "ask_text",
        "config": {"text": "Your order?", "save_as": "word"}, "next": {"next": "then"}});
    let thanks = serde_json::json!({"id": "then", "type": "text", "config": {"text": "Thanks"}});
    let asks = serde_json::json!({"id": "then", "type": "http_request",
        "config": {"request": {"method": "GET", "url": "https://example.com"}}, "next": {"next": "end"}});
    let end = serde_json::json!({"id": "end", "type": "text", "config": {"text": "Thanks"}});
    let split = serde_json::json!({"id": "then", "type": "random_split",
        "config": {"branches": [{"id": "a", "weight": 1}, {"id": "b", "weight": 1}]}});
    let test: flows_schema::FlowTest = serde_json::from_value(serde_json::json!({
        "name": "Order",
        "results": {"then": [{"value": {"status": 200}}]},
        "steps": [{"send": "Hi"}, {"expect": "Your order?"}, {"send": "Tea"}, {"expect": "Thanks"}],
    }))
    .unwrap();
    let now = "2026-03-01T12:00:00Z".parse().unwrap();
    let rehearse = |flow: &flows_schema::Flow, test: &flows_schema::FlowTest| {
        let rehearsal = engine_core::flow_test::rehearse(flow, test, now);
        (rehearsal.failure.map(|failure| failure.step), rehearsal.repeatable)
    };
    let plain = flow(serde_json::json!([ask, thanks]));
    assert_eq!(rehearse(&plain, &test), (None, 4));
    // The order goes to another system: what comes before it is repeatable.
    let calling = flow(serde_json::json!([ask, asks, end]));
    assert_eq!(rehearse(&calling, &test), (None, 2));
    assert_eq!(rehearse(&flow(serde_json::json!([ask, split])), &test).1, 0);
    let known = flows_schema::FlowTest { known_contact: true, ..test.clone() };
    assert_eq!(rehearse(&plain, &known), (None, 0));
    let mut later = test.clone();
    later.steps.insert(2, flows_schema::TestStep::Advance(60));
    assert_eq!(rehearse(&plain, &later), (None, 2));
    let mut wrong = test;
    wrong.steps[3] = flows_schema::TestStep::Expect("Sorry".into());
    assert_eq!(rehearse(&plain, &wrong), (Some(3), 3));
}
