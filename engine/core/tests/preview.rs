//! What the editor shows of one step, without a conversation around it.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use chrono::DateTime;
use engine_core::{CompiledFlow, Contact, Env, OutMessage, golden::Golden, preview_node};

/// The messages of a step of the golden run that says everything.
fn preview(node: &str) -> Vec<OutMessage> {
    let golden: Golden =
        serde_json::from_str(include_str!("../testdata/golden/say.json")).expect("a golden run");
    let contact =
        Contact { name: Some("Ada".to_owned()), phone: Some("491".to_owned()), ..Contact::default() };
    let env = Env {
        now: DateTime::UNIX_EPOCH,
        session_id: "p".to_owned(),
        contact,
        first_message: true,
        window_until: None,
        forms: Default::default(),
    };
    preview_node(&CompiledFlow::new(golden.flow), node, &env)
}

#[test]
fn every_step_that_says_something_shows_one_message() {
    for node in [
        "image",
        "video",
        "audio",
        "voice",
        "document",
        "sticker",
        "place",
        "card",
        "react",
        "late_react",
        "template",
        "tell",
        "still",
        "ask",
    ] {
        assert_eq!(preview(node).len(), 1, "{node}");
    }
}

#[test]
fn a_step_that_is_not_filled_in_yet_shows_nothing() {
    for node in ["bad_file", "bad_place", "bad_card", "bad_emoji", "bad_template", "pause", "gone"] {
        assert_eq!(preview(node), [], "{node}");
    }
}
