//! Operators and expressions over any values: nothing panics, and an operator and its opposite never agree.

#![no_main]

use arbitrary::{Result, Unstructured};
use botloom_fuzz::{start, values};
use engine_core::{CompiledFlow, Contact, Env, Input, step};
use flows_schema::{Flow, parse_value};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

/// Operators, with their opposites where they have one.
const OPERATORS: &[(&str, &str)] = &[
    ("equals", "not_equals"),
    ("contains", "not_contains"),
    ("is_empty", "is_not_empty"),
    ("is_true", "is_false"),
    ("one_of", "not_one_of"),
    ("has_tag", "has_no_tag"),
    ("starts_with", ""),
    ("ends_with", ""),
    ("greater_than", ""),
    ("at_least", ""),
    ("less_than", ""),
    ("at_most", ""),
    ("between", ""),
    ("before", ""),
    ("after", ""),
    ("matches", ""),
    ("includes", ""),
];

struct Asked {
    operator: (&'static str, &'static str),
    rule: Value,
    expression: String,
    initial: Value,
    tag: String,
}

fn asked(bytes: &mut Unstructured<'_>) -> Result<Asked> {
    let operator = *bytes.choose(OPERATORS)?;
    let operand = *bytes.choose(&["v", "v.a", "v.0", "contact.tags", "contact.name", "gone", ""])?;
    let initial = values::value(bytes)?;
    let rule = json!({"operand": operand, "value": values::words(bytes)?, "to": values::words(bytes)?});
    let tag = values::words(bytes)?;
    Ok(Asked { operator, rule, expression: values::words(bytes)?, initial, tag })
}

/// The port by which a condition with one branch is left.
fn port(asked: &Asked, operator: &str, expression: &str) -> Option<String> {
    let mut rule = asked.rule.clone();
    rule["operator"] = operator.into();
    let rules = if operator.is_empty() { json!([]) } else { json!([rule]) };
    let branch = json!({"id": "holds", "rules": rules, "expression": expression});
    let flow: Flow = parse_value(json!({
        "spec": "1.0", "name": "Condition",
        "variables": [{"key": "v", "type": "object", "initial": asked.initial}],
        "nodes": [{"id": "if", "type": "condition", "config": {"branches": [branch]}}],
    }))
    .expect("a flow");
    let contact = Contact { tags: [asked.tag.clone()].into(), ..Contact::default() };
    let env = Env { now: start(), session_id: "s".to_owned(), contact, first_message: false, window_until: None, forms: Default::default() };
    let output = step(&CompiledFlow::new(flow), None, &Input::Start { node: "if".to_owned() }, &env);
    let left = output.trace.left.first().map(|left| left.port.to_string());
    assert!(left.is_some(), "the condition was not left: {:?}", output.events);
    left
}

fuzz_target!(|data: &[u8]| {
    let Ok(asked) = asked(&mut Unstructured::new(data)) else { return };
    let (operator, opposite) = asked.operator;
    let first = port(&asked, operator, "");
    assert_eq!(first, port(&asked, operator, ""), "{operator} is not decided");
    if !opposite.is_empty() {
        let second = port(&asked, opposite, "");
        let failed = |port: &Option<String>| port.as_deref() == Some("error");
        assert_eq!(failed(&first), failed(&second), "only one of {operator} and {opposite} failed");
        assert!(failed(&first) || first != second, "{operator} and {opposite} agree about {}", asked.initial);
    }
    let _port = port(&asked, "", &asked.expression);
});
