use serde_json::{Value, json};

use super::{Conflict, Merged, Side, merge};
use crate::{Flow, parse_value};

fn flow(document: Value) -> Flow {
    parse_value(document).unwrap()
}

fn document() -> Value {
    json!({"spec": "1.0", "name": "A", "variables": [{"key": "age", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "choice", "config": {"text": "Which?", "options": [
                {"id": "a", "title": "One"}, {"id": "b", "title": "Two"}]}, "next": {"a": "bye"}},
            {"id": "bye", "type": "text", "config": {"text": "Bye"}},
        ], "layout": {"nodes": {"ask": [0.0, 0.0], "bye": [9.0, 9.0]}}})
}

fn merged(mine: Value, theirs: Value, side: Side) -> Merged {
    merge(&flow(document()), &flow(mine), &flow(theirs), |_| side).unwrap()
}

fn places(merged: &Merged) -> Vec<String> {
    let place = |it: &Conflict| format!("{:?} {} {}", it.part, it.id, it.path);
    merged.conflicts.iter().map(place).collect()
}

#[test]
fn changes_of_different_fields_come_together() {
    let (mut mine, mut theirs) = (document(), document());
    mine["nodes"][0]["config"]["text"] = json!("Which one?");
    mine["nodes"][0]["config"]["options"][1]["title"] = json!("2");
    mine["layout"]["nodes"]["ask"] = json!([5.0, 5.0]);
    theirs["name"] = json!("B");
    theirs["nodes"][0]["config"]["options"]
        .as_array_mut()
        .unwrap()
        .insert(1, json!({"id": "c", "title": "New"}));
    theirs["nodes"][0]["next"]["b"] = json!("bye");
    theirs["layout"]["nodes"]["ask"] = json!([7.0, 7.0]);
    theirs["variables"].as_array_mut().unwrap().push(json!({"key": "city", "type": "text"}));
    let mut both = document();
    both["name"] = json!("B");
    both["nodes"][0]["config"] = json!({"text": "Which one?", "options": [
        {"id": "a", "title": "One"}, {"id": "c", "title": "New"}, {"id": "b", "title": "2"}]});
    both["nodes"][0]["next"] = json!({"a": "bye", "b": "bye"});
    both["layout"]["nodes"]["ask"] = json!([5.0, 5.0]);
    both["variables"] = json!([{"key": "age", "type": "text"}, {"key": "city", "type": "text"}]);
    let found = merged(mine.clone(), theirs.clone(), Side::Mine);
    assert_eq!(places(&found), Vec::<String>::new());
    assert_eq!(found.flow, flow(both));
    // Seen from the other side the same comes out, but for places on the canvas.
    let mut other = merged(theirs, mine, Side::Mine).flow;
    other.layout = found.flow.layout.clone();
    assert_eq!(other, found.flow);
}

#[test]
fn one_field_changed_by_both_is_asked_about_and_either_answer_holds() {
    let (mut mine, mut theirs) = (document(), document());
    mine["nodes"][1]["config"]["text"] = json!("See you");
    theirs["nodes"][1]["config"]["text"] = json!("So long");
    mine["triggers"][0]["to"] = json!("bye");
    theirs["triggers"][0].as_object_mut().unwrap().remove("to");
    for (side, text, to) in [(Side::Mine, "See you", Some("bye")), (Side::Theirs, "So long", None)] {
        let found = merged(mine.clone(), theirs.clone(), side);
        assert_eq!(places(&found), ["Node bye config/text", "Wire start to"]);
        assert_eq!(found.flow.node("bye").unwrap().kind.config()["text"], text);
        assert_eq!(found.flow.trigger("start").unwrap().to.as_deref(), to);
    }
    // The same change on both sides is none.
    assert!(merged(mine.clone(), mine, Side::Mine).conflicts.is_empty());
}

#[test]
fn a_step_that_one_removed_and_the_other_changed_is_asked_about() {
    let (mut mine, mut theirs) = (document(), document());
    mine["nodes"].as_array_mut().unwrap().remove(1);
    mine["nodes"][0]["next"] = json!({});
    theirs["nodes"][1]["config"]["text"] = json!("So long");
    let kept = merged(mine.clone(), theirs.clone(), Side::Theirs);
    assert_eq!(places(&kept), ["Node bye "]);
    assert!(kept.flow.node("bye").is_some() && kept.flow.node("ask").unwrap().next.is_empty());
    assert!(merged(mine, theirs, Side::Mine).flow.node("bye").is_none());
}

#[test]
fn another_kind_of_step_is_one_decision() {
    let (mut mine, mut theirs) = (document(), document());
    mine["nodes"][1] = json!({"id": "bye", "type": "wait", "config": {"seconds": 5}});
    theirs["nodes"][1]["config"]["text"] = json!("So long");
    let found = merged(mine, theirs, Side::Mine);
    assert_eq!(places(&found), ["Node bye "]);
    assert_eq!(found.flow.node("bye").unwrap().kind.type_name(), "wait");
}

#[test]
fn steps_that_both_added_under_one_id_stay_two() {
    let (mut mine, mut theirs) = (document(), document());
    let add = |document: &mut Value, text: &str| {
        let node = json!({"id": "text_1", "type": "text", "config": {"text": text}});
        document["nodes"].as_array_mut().unwrap().push(node);
        document["nodes"][1]["next"] = json!({"next": "text_1"});
        document["layout"]["nodes"]["text_1"] = json!([1.0, 1.0]);
        document["layout"]["notes"] = json!([{"id": "n_1", "text": text, "at": [0.0, 0.0]}]);
        document["settings"] = json!({"error_handler": "text_1"});
    };
    add(&mut mine, "Mine");
    add(&mut theirs, "Theirs");
    let found = merged(mine, theirs, Side::Mine);
    assert_eq!(places(&found), ["Wire bye next", "Flow  settings/error_handler"]);
    assert_eq!(found.flow.node("text_1").unwrap().kind.config()["text"], "Theirs");
    assert_eq!(found.flow.node("text_2").unwrap().kind.config()["text"], "Mine");
    assert_eq!(found.flow.node("bye").unwrap().next["next"], "text_2");
    assert_eq!(found.flow.settings.error_handler.as_deref(), Some("text_2"));
    assert!(found.flow.layout.nodes.contains_key("text_2"));
    let notes: Vec<&str> = found.flow.layout.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes.len(), 2);
}

#[test]
fn who_moved_entries_decides_their_order() {
    let (mut mine, mut theirs) = (document(), document());
    theirs["nodes"][0]["config"]["options"] =
        json!([{"id": "b", "title": "Two"}, {"id": "a", "title": "One"}]);
    mine["nodes"][0]["config"]["options"][0]["title"] = json!("1");
    let found = merged(mine, theirs, Side::Mine);
    assert!(found.conflicts.is_empty());
    let titles = json!([{"id": "b", "title": "Two"}, {"id": "a", "title": "1"}]);
    assert_eq!(found.flow.node("ask").unwrap().kind.config()["options"], titles);
}
