//! Walks every node and trigger type and holds it against its data file.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::{fs, path::PathBuf};

use flows_schema::{
    Flow, Node, NodeKind, Trigger, TriggerKind, checks, flow_schema, node_types, parse_value, trigger_types,
};
use serde::Deserialize;
use serde_json::{Value, json};

/// What a type's data file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    /// Ids of the ports of the first accepted config.
    #[serde(default)]
    ports: Vec<String>,
    /// Configs without a finding of severity error or warning.
    accepted: Vec<Value>,
    /// Configs of the right shape with one defect each.
    flawed: Vec<Flawed>,
    /// Configs of the wrong shape.
    refused: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Flawed {
    defect: String,
    config: Value,
    codes: Vec<String>,
}

fn data(folder: &str, name: &str) -> Data {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata").join(folder).join(format!("{name}.json"));
    let text = fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("{} is missing: every type has one", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn document(trigger: &Value, node: &Value) -> Value {
    json!({"spec": "1.0", "name": "Type", "variables": [
        {"key": "age", "type": "number"}, {"key": "name", "type": "text"}, {"key": "picture", "type": "text"},
        {"key": "email", "type": "text"}, {"key": "score", "type": "number"}, {"key": "points", "type": "number"},
        {"key": "a", "type": "text"},
    ], "triggers": [trigger], "nodes": [node], "library": {
        "greeting": {"spec": "1.0", "name": "Greeting", "variables": [
            {"key": "who", "type": "text", "input": true}, {"key": "greeted", "type": "text", "output": true},
        ], "triggers": [{"id": "start", "type": "api_call", "to": "end"}], "nodes": [{"id": "end", "type": "return"}]},
        "closed": {"spec": "1.0", "name": "Closed"},
    }, "actions": {
        "order@2": {
            "name": "order", "version": 2, "label": "Order",
            "input": {"type": "object", "properties": {"item": {"type": "string"}, "count": {"type": "integer"}}, "required": ["item"]},
            "request": {"method": "POST", "url": "https://api.example.com/{{ input.item }}"},
            "outputs": {"number": "$.number"},
            "outcomes": [{"id": "sold_out", "title": "Sold out", "statuses": "409"}],
        },
    }})
}

fn with_node(type_name: &str, config: &Value) -> Value {
    let node = json!({"id": "subject", "type": type_name, "config": config});
    document(&json!({"id": "start", "type": "any_message", "to": "subject"}), &node)
}

fn with_trigger(type_name: &str, config: &Value) -> Value {
    let trigger = json!({"id": "start", "type": type_name, "config": config, "to": "subject"});
    document(&trigger, &json!({"id": "subject", "type": "end"}))
}

/// Codes of the findings about the config itself; the drawing around it is not the type's matter.
fn config_codes(document: Value) -> Vec<String> {
    let flow = parse_value(document).expect("a flawed config has the right shape");
    checks(&flow)
        .into_iter()
        .filter(|issue| issue.path.starts_with("/config/") && issue.code != "variable_undeclared")
        .map(|issue| issue.code)
        .collect()
}

fn walk(type_name: &str, data: &Data, document: impl Fn(&str, &Value) -> Value) {
    let validator = jsonschema::validator_for(flow_schema()).expect("the schema is a schema");
    for config in &data.accepted {
        let document = document(type_name, config);
        assert!(validator.is_valid(&document), "{type_name}: the schema refuses {config}");
        assert_eq!(config_codes(document), Vec::<String>::new(), "{type_name}: {config}");
    }
    for flawed in &data.flawed {
        let codes = config_codes(document(type_name, &flawed.config));
        assert_eq!(codes, flawed.codes, "{type_name}: {}", flawed.defect);
    }
    assert!(!data.refused.is_empty(), "{type_name}: show at least one config of the wrong shape");
    for config in &data.refused {
        let document = document(type_name, config);
        assert!(!validator.is_valid(&document), "{type_name}: the schema accepts {config}");
        assert!(parse_value(document).is_err(), "{type_name}: {config} is read");
    }
}

#[test]
fn every_node_type_has_its_data() {
    for info in node_types() {
        let data = data("nodes", info.type_name);
        walk(info.type_name, &data, with_node);
        let kind = NodeKind::from_parts(info.type_name, data.accepted[0].clone())
            .expect("an accepted config is read");
        let ports: Vec<String> = Node::new("subject", kind).ports().into_iter().map(|port| port.id).collect();
        assert_eq!(ports, data.ports, "{}", info.type_name);
    }
}

#[test]
fn every_trigger_type_has_its_data() {
    for info in trigger_types() {
        walk(info.type_name, &data("triggers", info.type_name), with_trigger);
    }
}

#[test]
fn every_property_of_a_config_has_a_field_and_every_field_a_property() {
    for info in node_types() {
        fields_match(info.type_name, &info.schema, &info.ui.fields);
    }
    for info in trigger_types() {
        fields_match(info.type_name, &info.schema, &info.ui.fields);
    }
}

fn fields_match(type_name: &str, schema: &Value, fields: &[flows_schema::ui_schema::FieldUi]) {
    let properties: Vec<&String> =
        schema["properties"].as_object().map(|properties| properties.keys().collect()).unwrap_or_default();
    let mut named: Vec<&str> = fields.iter().map(|field| field.property).collect();
    named.sort_unstable();
    assert_eq!(properties, named, "{type_name}: the form and the config differ");
}

#[test]
fn defaults_are_read_back_and_written_the_same() {
    for info in node_types() {
        let kind =
            NodeKind::from_parts(info.type_name, info.default_config.clone()).expect("a default is read");
        assert_eq!(kind.config(), info.default_config, "{}", info.type_name);
        let node = Node::new("subject", kind);
        let written = serde_json::to_value(&node).expect("a node is written");
        assert_eq!(serde_json::from_value::<Node>(written).expect("and read"), node);
    }
    for info in trigger_types() {
        let kind =
            TriggerKind::from_parts(info.type_name, info.default_config.clone()).expect("a default is read");
        let trigger = Trigger::new("start", kind);
        let written = serde_json::to_value(&trigger).expect("a trigger is written");
        assert_eq!(serde_json::from_value::<Trigger>(written).expect("and read"), trigger);
    }
}

#[test]
fn an_unknown_type_is_named() {
    let error =
        serde_json::from_value::<Node>(json!({"id": "a", "type": "teleport"})).expect_err("no such type");
    assert!(error.to_string().contains("'teleport' is not known"), "{error}");
    assert!(!Flow::new("Empty").name.is_empty());
}
