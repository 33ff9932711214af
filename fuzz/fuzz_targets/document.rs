//! Any bytes: reading, checking and compiling a document never panics, and the schema and the types agree.

#![no_main]

use std::sync::LazyLock;

use engine_core::{CompiledFlow, lint::lint};
use flows_schema::{
    DocumentError, Flow, Severity, checks, flow_schema, parse, parse_value, upgrade::upgrade,
};
use jsonschema::{PatternOptions, Validator};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    jsonschema::options()
        .with_pattern_options(PatternOptions::regex())
        .build(flow_schema())
        .expect("the schema is a schema")
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    botloom_fuzz::mutate::json(data, size, max_size, seed)
});

fn sound(flow: &Flow) -> bool {
    checks(flow).iter().all(|issue| issue.severity != Severity::Error)
}

fuzz_target!(|bytes: &[u8]| {
    let parsed = parse(bytes);
    let document = serde_json::from_slice::<Value>(bytes).ok().and_then(|document| upgrade(document).ok());
    if let (Err(error), Some(document)) = (&parsed, &document)
        && VALIDATOR.is_valid(document)
    {
        // Sizes of the whole are the parser's alone.
        assert!(matches!(error, DocumentError::TooLarge(_)), "only the schema accepts it: {error}");
    }
    let Ok(flow) = parsed else { return };
    let written = serde_json::to_value(&flow).expect("a flow is written");
    assert_eq!(
        parse_value(written.clone()).as_ref(),
        Ok(&flow),
        "a flow is another one after it was written"
    );
    // What may be published can be sent to the server again. Flows of the library were published by themselves.
    if sound(&flow)
        && flow.library.values().all(sound)
        && let Err(error) = VALIDATOR.validate(&written)
    {
        panic!("no check finds what the schema refuses: {} {error}", error.instance_path());
    }
    let _findings = lint(&flow);
    let _compiled = CompiledFlow::new(flow);
});
