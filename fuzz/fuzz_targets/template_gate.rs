//! Any source: what passes the gate renders within its limits, what does not is refused by the engine too.

#![no_main]

use std::sync::LazyLock;

use engine_core::{
    limits::MAX_RENDERED_BYTES,
    template::{evaluate, render_text},
};
use flows_schema::template::{gate, gate_expression, is_plain};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

static CONTEXT: LazyLock<Value> = LazyLock::new(|| {
    json!({
        "a": 1, "b": "two", "c": [1, 2.5, "x", null, [1], {"a": 1}], "d": {"a": {"b": "deep"}}, "n": null,
        "t": "2026-01-08T23:30:00Z", "long": "x".repeat(20_000), "big": 1e300, "list": vec!["ab"; 1_000],
        "whole": i64::MAX, "yes": true, "flow": {"timezone": "Europe/Berlin", "language": "de"},
        "contact": {"name": "Ada", "fields": {"city": "Köln"}},
    })
});

fuzz_target!(|source: &str| {
    let rendered = render_text(source, &CONTEXT);
    match gate(source) {
        Ok(_) => {
            if let Ok(text) = rendered {
                assert!(text.len() <= MAX_RENDERED_BYTES || is_plain(source), "{} bytes", text.len());
            }
        }
        Err(error) => assert_eq!(rendered, Err(error.to_string())),
    }
    let value = evaluate(source, &CONTEXT);
    match gate_expression(source) {
        Ok(_) => {
            if let Ok(value) = value {
                let bytes = serde_json::to_vec(&value).expect("JSON").len();
                // Written out, a value has its quotes, commas and escapes on top.
                assert!(bytes <= 8 * MAX_RENDERED_BYTES, "{bytes} bytes");
            }
        }
        Err(_) => assert!(value.is_err(), "an expression is evaluated that the gate refuses"),
    }
});
