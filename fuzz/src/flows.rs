//! Flows from the fuzzer's bytes: any steps, in any order, wired in any way.

use std::{fs, path::PathBuf, sync::LazyLock};

use arbitrary::{Result, Unstructured};
use flows_schema::{Flow, Node, NodeKind, Trigger, TriggerKind, node_types, trigger_types};
use serde_json::{Value, json};

use crate::values;

/// Configs of every type: its default, and those of its test data.
type Configs = Vec<(&'static str, Value)>;

static NODES: LazyLock<Configs> = LazyLock::new(|| {
    configs("nodes", node_types().iter().map(|info| (info.type_name, info.default_config.clone())))
});
static TRIGGERS: LazyLock<Configs> = LazyLock::new(|| {
    configs("triggers", trigger_types().iter().map(|info| (info.type_name, info.default_config.clone())))
});

fn configs(folder: &str, types: impl Iterator<Item = (&'static str, Value)>) -> Configs {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../flows-schema/testdata").join(folder);
    let mut found = Vec::new();
    for (name, default) in types {
        let text = fs::read_to_string(data.join(format!("{name}.json"))).expect("every type has its data");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        found.push((name, default));
        found.extend(file["accepted"].as_array().into_iter().flatten().map(|config| (name, config.clone())));
    }
    found
}

/// A flow of one to twelve steps that any message starts, with a flow that it may enter.
///
/// # Errors
/// When the bytes are used up.
pub fn flow(bytes: &mut Unstructured<'_>) -> Result<Flow> {
    let mut flow = Flow::new("Fuzzed");
    flow.languages = vec!["en".to_owned(), "de".to_owned()];
    flow.variables = serde_json::from_value(json!([
        {"key": "age", "type": "number"}, {"key": "name", "type": "text", "input": true},
        {"key": "score", "type": "number"}, {"key": "points", "type": "number", "initial": 1},
        {"key": "basket", "type": "list", "initial": values::value(bytes)?},
    ]))
    .expect("variables");
    flow.nodes = nodes(bytes, 12)?;
    let count = flow.nodes.len();
    for index in 0..bytes.int_in_range(0..=3_usize)? {
        let (name, config) = bytes.choose(&TRIGGERS)?.clone();
        let Ok(kind) = TriggerKind::from_parts(name, changed(config, bytes)?) else { continue };
        let mut trigger = Trigger::new(format!("t{index}"), kind);
        trigger.to = Some(format!("n{}", bytes.int_in_range(0..=count)?));
        let interrupt = *bytes.choose(&["restart", "return", "never"])?;
        trigger.interrupt = serde_json::from_value(interrupt.into()).expect("one of the words");
        flow.triggers.push(trigger);
    }
    let any = TriggerKind::from_parts("any_message", json!({})).expect("a trigger");
    flow.triggers.push(Trigger { to: Some("n0".to_owned()), ..Trigger::new("any", any) });
    flow.settings.burst_window = u32::from(bytes.arbitrary::<bool>()?) * 3;
    flow.settings.error_handler = bytes.arbitrary::<bool>()?.then(|| "n0".to_owned());
    let mut entered = Flow::new("Greeting");
    entered.nodes = nodes(bytes, 4)?;
    let start = TriggerKind::from_parts("api_call", json!({})).expect("a trigger");
    entered.triggers = vec![Trigger { to: Some("n0".to_owned()), ..Trigger::new("in", start) }];
    flow.library.insert("greeting".to_owned(), entered);
    Ok(flow)
}

fn nodes(bytes: &mut Unstructured<'_>, most: usize) -> Result<Vec<Node>> {
    let count = bytes.int_in_range(1..=most)?;
    let mut nodes = Vec::with_capacity(count);
    for index in 0..count {
        let (name, config) = bytes.choose(&NODES)?.clone();
        let Ok(mut kind) = NodeKind::from_parts(name, changed(config, bytes)?) else { continue };
        if let NodeKind::GoTo(config) = &mut kind {
            config.node = format!("n{}", bytes.int_in_range(0..=count)?);
        }
        let mut node = Node::new(format!("n{index}"), kind);
        for port in node.ports() {
            // The last number leads nowhere.
            let target = bytes.int_in_range(0..=count)?;
            if target < count {
                node.next.insert(port.id, format!("n{target}"));
            }
        }
        nodes.push(node);
    }
    Ok(nodes)
}

/// A config with another text, number or value in one place, every second time.
fn changed(mut config: Value, bytes: &mut Unstructured<'_>) -> Result<Value> {
    if !bytes.arbitrary::<bool>()? {
        return Ok(config);
    }
    let mut leaves = Vec::new();
    find_leaves(&config, String::new(), &mut leaves);
    if leaves.is_empty() {
        return Ok(config);
    }
    let pointer = bytes.choose(&leaves)?;
    if let Some(place) = config.pointer_mut(pointer) {
        *place = match place {
            Value::String(_) => values::words(bytes)?.into(),
            Value::Number(_) => bytes.int_in_range(-1..=3_000_000_i64)?.into(),
            Value::Bool(set) => (!*set).into(),
            _ => values::value(bytes)?,
        };
    }
    Ok(config)
}

fn find_leaves(value: &Value, at: String, leaves: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| find_leaves(item, format!("{at}/{index}"), leaves));
        }
        Value::Object(map) => {
            for (key, item) in map {
                find_leaves(item, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), leaves);
            }
        }
        _ => leaves.push(at),
    }
}
