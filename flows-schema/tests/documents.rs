//! Whole documents: broken ones with one defect each, samples, and what the parser refuses.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use flows_schema::{
    DocumentError, Severity, checks, flow_schema, limits, parse, parse_value, template::gate,
};
use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn json_files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder's entry").path())
        .map(|path| {
            (
                path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
                fs::read(path).expect("a file"),
            )
        })
        .collect();
    files.sort();
    files
}

#[test]
fn each_broken_flow_has_the_defect_it_is_named_by() {
    let files = json_files(&root().join("testdata/broken_flows"));
    assert!(files.len() > 10);
    for (name, bytes) in files {
        let flow = parse(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let codes: Vec<String> = checks(&flow).into_iter().map(|issue| issue.code).collect();
        assert!(codes.contains(&name), "{name}: found {codes:?}");
    }
}

#[test]
fn samples_are_valid_and_without_errors_or_warnings() {
    let validator = jsonschema::validator_for(flow_schema()).expect("the schema is a schema");
    let files = json_files(&root().join("../seeds/flows"));
    assert!(files.len() >= 3, "the folder of samples is there");
    for (name, bytes) in files {
        let value: Value = serde_json::from_slice(&bytes).expect("JSON");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}");
        let flow = parse(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let found: Vec<_> =
            checks(&flow).into_iter().filter(|issue| issue.severity != Severity::Hint).collect();
        assert_eq!(found, Vec::new(), "{name}");
        let placed = flow.layout.nodes.len();
        assert_eq!(placed, flow.nodes.len() + flow.triggers.len(), "{name}: everything has a place");
        let written = serde_json::to_vec(&flow).expect("a flow is written");
        assert_eq!(parse(&written).expect("and read"), flow, "{name}");
    }
}

#[test]
fn documents_that_are_none_are_refused_with_a_reason() {
    assert!(matches!(parse(b"{"), Err(DocumentError::Json(_))));
    assert!(matches!(parse(b"[]"), Err(DocumentError::NotADocument)));
    assert!(matches!(parse(br#"{"spec": "9.0"}"#), Err(DocumentError::NewerSpec { .. })));
    assert!(matches!(parse(br#"{"spec": "0.1"}"#), Err(DocumentError::UnknownSpec { .. })));
    let shape = parse(
        br#"{"spec": "1.0", "name": "A", "nodes": [{"id": "a", "type": "text", "config": {"text": 7}}]}"#,
    );
    let Err(DocumentError::Shape { path, reason }) = shape else { panic!("{shape:?}") };
    assert_eq!(path, "nodes[0]");
    assert!(reason.contains("config.text"), "{reason}");
    let many: Vec<Value> =
        (0..=limits::MAX_NODES).map(|id| json!({"id": format!("n{id}"), "type": "end"})).collect();
    let large = json!({"spec": "1.0", "name": "A", "nodes": many}).to_string();
    assert!(matches!(parse(large.as_bytes()), Err(DocumentError::TooLarge(_))));
    let huge = vec![b' '; limits::MAX_DOCUMENT_BYTES + 1];
    assert!(matches!(parse(&huge), Err(DocumentError::TooLarge(_))));
}

#[test]
fn the_gate_lets_the_language_through_and_nothing_else() {
    for good in [
        "plain",
        "{{ name }}",
        "{{ contact.name | default('there') | title }}",
        "{% if age and age > 17 %}adult{% else %}minor{% endif %}",
        "{% for item in basket %}{{ loop.index }}. {{ item }} {% endfor %}",
        "{{ (price | float) * 1.19 | round(2) }}",
        "{{ items[0] }} {{ name[:3] }} {{ a ~ ' ' ~ b }}",
    ] {
        gate(good).unwrap_or_else(|error| panic!("{good}: {error}"));
    }
    for bad in [
        "{% set a = 'x' %}",
        "{% macro f() %}{% endmacro %}",
        "{% include 'x' %}",
        "{% filter upper %}x{% endfilter %}",
        "{{ range(9) }}",
        "{{ 'a' * 100000000 }}",
        "{{ 2 ** 9999 }}",
        "{{ a | indent(1000000000) }}",
        "{{ '%1000000000d' | format(1) }}",
        "{{ {'a': 1} }}",
        "{{ x is divisibleby(2) }}",
        "{{ name",
    ] {
        assert!(gate(bad).is_err(), "{bad}");
    }
    let deep = format!("{{{{ {}1{} }}}}", "(".repeat(400), ")".repeat(400));
    assert!(gate(&deep).is_err());
    let unary = format!("{{{{ {}1 }}}}", "not ".repeat(900));
    assert!(gate(&unary).is_err());
    assert!(gate(&format!("{{{{ a }}}}{}", "x".repeat(5_000))).is_err());
    assert!(gate(&format!("{{{{ {} }}}}", ["a"; 200].join("~"))).is_err());
    let reads = gate("{{ a }} {% for b in c %}{{ b }} {{ d.e }}{% endfor %}").expect("passes").reads;
    assert_eq!(reads.into_iter().collect::<Vec<_>>(), ["a", "c", "d.e"]);
}

/// What the schema accepts is read, and what the checks find no error in is accepted by the schema.
#[test]
fn the_schema_and_the_types_agree_about_numbers() {
    let validator = jsonschema::validator_for(flow_schema()).expect("the schema is a schema");
    let document = |timeout: Value, burst: Value, attempts: Value| {
        json!({"spec": "1.0", "name": "A", "settings": {"burst_window": burst},
            "nodes": [{"id": "a", "type": "ask_text",
                "config": {"text": "?", "timeout": timeout, "retry": {"attempts": attempts}}}]})
    };
    let whole = parse_value(document(json!(60), json!(3), json!(2))).expect("a flow");
    for (document, accepted) in [
        (document(json!(60), json!(3), json!(2)), true),
        (document(json!(60.0), json!(3.0), json!(2.0)), true),
        (document(json!(60.5), json!(3), json!(2)), false),
        (document(json!(60), json!(u64::from(u32::MAX) + 1), json!(2)), false),
        (document(json!(60), json!(-1), json!(2)), false),
        (document(json!(60), json!(3), json!(256)), false),
        (document(json!(1e300), json!(3), json!(2)), false),
    ] {
        assert_eq!(validator.is_valid(&document), accepted, "{document}");
        let read = parse_value(document.clone());
        assert_eq!(read.is_ok(), accepted, "{document}");
        assert!(read.is_err() || read == Ok(whole.clone()), "{document}");
    }
}
