//! Forms as WhatsApp gets them: the same bytes as last time, and within Meta's rules.
//!
//! `UPDATE=1 cargo test -p flows-schema --test whatsapp_form` writes the files anew; read what changed before you commit.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::{collections::BTreeSet, path::Path};

use flows_schema::{FLOW_JSON_VERSION, nodes::Form, whatsapp_form};
use serde_json::{Value, json};

fn field(id: &str, kind: &str, more: &Value) -> Value {
    let mut field = json!({"id": id, "kind": kind, "text": format!("{id}?")});
    for (key, value) in more.as_object().into_iter().flatten() {
        field[key] = value.clone();
    }
    field
}

fn forms() -> Vec<(&'static str, Form)> {
    let form = |fields: Value| serde_json::from_value(json!({"text": "Please", "fields": fields})).unwrap();
    let many: Vec<Value> = (0..20).map(|n| field(&format!("field_{n}"), "text", &json!({}))).collect();
    vec![
        ("one_text", form(json!([field("name", "text", &json!({}))]))),
        (
            "every_kind",
            form(json!([
                field("name", "text", &json!({})),
                field("story", "text", &json!({"max": 500, "optional": true})),
                field("guests", "number", &json!({"min": 1, "max": 12})),
                field("email", "email", &json!({})),
                field("phone", "phone", &json!({})),
                field("day", "date", &json!({})),
                field("table", "choice", &json!({"options": ["Inside", "Outside"]})),
            ])),
        ),
        ("the_most_fields", form(json!(many))),
    ]
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/whatsapp_forms");
    for (name, form) in forms() {
        let text = serde_json::to_string_pretty(&whatsapp_form(&form)).unwrap() + "\n";
        let file = folder.join(format!("{name}.json"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &text).unwrap();
        }
        let committed = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(committed == text, "{name} changed: every number would need a new form for it");
    }
}

#[test]
fn words_change_nothing() {
    let form = |text: &str| -> Form {
        serde_json::from_value(
            json!({"text": text, "fields": [{"id": "a", "kind": "choice", "text": text, "options": [text]}]}),
        )
        .unwrap()
    };
    assert_eq!(whatsapp_form(&form("one")), whatsapp_form(&form("two")));
}

/// What Meta's description of Flow JSON says of the parts that are used here.
#[test]
fn metas_rules_are_kept() {
    for (name, form) in forms() {
        let json = whatsapp_form(&form);
        assert_eq!(json["version"], FLOW_JSON_VERSION);
        let screens = json["screens"].as_array().unwrap();
        let [screen] = screens.as_slice() else { panic!("{name}: one screen") };
        let letters = |id: &str| !id.is_empty() && id.chars().all(|it| it.is_ascii_alphabetic() || it == '_');
        assert!(letters(screen["id"].as_str().unwrap()) && screen["id"] != "SUCCESS");
        assert_eq!(screen["terminal"], true);
        assert_eq!(screen["layout"]["type"], "SingleColumnLayout");
        let children = screen["layout"]["children"][0]["children"].as_array().unwrap();
        assert!(children.len() < 50, "{name}: {} components", children.len());
        let data = screen["data"].as_object().unwrap();
        assert!(
            data.values().all(|entry| entry.get("__example__").is_some()),
            "{name}: examples are required"
        );
        let mut used = BTreeSet::new();
        let mut names = BTreeSet::new();
        for child in children {
            for value in child.as_object().unwrap().values().filter_map(Value::as_str) {
                if let Some(key) = value.strip_prefix("${data.").and_then(|rest| rest.strip_suffix('}')) {
                    assert!(data.contains_key(key), "{name}: {key} is not in the data");
                    used.insert(key.to_owned());
                }
            }
            if let Some(own) = child["name"].as_str() {
                assert!(names.insert(own.to_owned()), "{name}: {own} twice");
                assert!(child["required"].is_boolean() && child["label"].is_string(), "{name}: {child}");
            }
        }
        assert_eq!(used.len(), data.len(), "{name}: data that nobody shows");
        let footers = children.iter().filter(|child| child["type"] == "Footer").count();
        assert_eq!((footers, children.last().unwrap()["type"].as_str()), (1, Some("Footer")), "{name}");
        let action = &children.last().unwrap()["on-click-action"];
        assert_eq!(action["name"], "complete");
        let payload: BTreeSet<String> = action["payload"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(payload, names, "{name}: every field is answered");
    }
}
