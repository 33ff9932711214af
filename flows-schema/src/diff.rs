//! What changed between two flows, by meaning: places on the canvas and the order of nodes do not count.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Flow;

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Name, description, languages or settings of the flow.
    Flow,
    /// A variable.
    Variable,
    /// A trigger.
    Trigger,
    /// A node.
    Node,
    /// Where a port or a trigger leads.
    Wire,
    /// A translated text.
    Translation,
    /// A test.
    Test,
    /// A flow of the library.
    Library,
}

/// One difference. Without an old value something was added, without a new one it was removed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Flow of the library that it is in; absent in the flow itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// What it is about.
    pub part: Part,
    /// Id of the node or trigger, key of the variable, name of the test; empty for the flow itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Place in it, with `/`; entries of lists are named by their ids where they have any. Empty for all of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// What was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Value>,
    /// What is there now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
}

/// All differences from an old flow to a new one, in a fixed order.
#[must_use]
pub fn diff(old: &Flow, new: &Flow) -> Vec<Change> {
    let mut changes = Vec::new();
    one_flow(None, old, new, &mut changes);
    for name in union(old.library.keys(), new.library.keys()) {
        match (old.library.get(name), new.library.get(name)) {
            (Some(old), Some(new)) => one_flow(Some(name), old, new, &mut changes),
            (old, new) => {
                let title = |flow: &Flow| Value::String(flow.name.clone());
                changes.push(Change {
                    flow: None,
                    part: Part::Library,
                    id: name.clone(),
                    path: String::new(),
                    old: old.map(title),
                    new: new.map(title),
                });
            }
        }
    }
    changes
}

fn union<'a>(
    a: impl Iterator<Item = &'a String>,
    b: impl Iterator<Item = &'a String>,
) -> BTreeSet<&'a String> {
    a.chain(b).collect()
}

/// Things by their id, as JSON.
type Things = BTreeMap<String, Value>;

fn one_flow(name: Option<&str>, old: &Flow, new: &Flow, changes: &mut Vec<Change>) {
    let mut out = Out { flow: name, changes };
    out.things(Part::Flow, &head(old), &head(new));
    out.things(Part::Variable, &variables(old), &variables(new));
    out.things(Part::Trigger, &triggers(old), &triggers(new));
    out.things(Part::Node, &nodes(old), &nodes(new));
    out.things(Part::Wire, &wires(old), &wires(new));
    out.things(Part::Translation, &translations(old), &translations(new));
    out.things(Part::Test, &tests(old), &tests(new));
}

fn json(value: impl Serialize) -> Value {
    // Parts of a flow hold strings, numbers, lists and maps with text keys, which always serialise.
    serde_json::to_value(value).unwrap_or_default()
}

fn head(flow: &Flow) -> Things {
    let value = serde_json::json!({
        "name": flow.name, "description": flow.description, "languages": flow.languages, "settings": flow.settings,
    });
    BTreeMap::from([(String::new(), value)])
}

fn variables(flow: &Flow) -> Things {
    flow.variables.iter().map(|variable| (variable.key.clone(), json(variable))).collect()
}

fn triggers(flow: &Flow) -> Things {
    let trigger = |trigger: &crate::Trigger| (trigger.id.clone(), without(json(trigger), "to"));
    flow.triggers.iter().map(trigger).collect()
}

fn nodes(flow: &Flow) -> Things {
    flow.nodes.iter().map(|node| (node.id.clone(), without(json(node), "next"))).collect()
}

fn wires(flow: &Flow) -> Things {
    let from_triggers =
        flow.triggers.iter().map(|trigger| (trigger.id.clone(), serde_json::json!({"to": trigger.to})));
    let from_nodes = flow.nodes.iter().map(|node| (node.id.clone(), json(&node.next)));
    from_triggers.chain(from_nodes).collect()
}

fn translations(flow: &Flow) -> Things {
    flow.translations.iter().map(|(language, texts)| (language.clone(), json(texts))).collect()
}

fn tests(flow: &Flow) -> Things {
    flow.tests.iter().map(|test| (test.name.clone(), json(test))).collect()
}

fn without(mut value: Value, key: &str) -> Value {
    if let Some(object) = value.as_object_mut() {
        object.remove(key);
        object.remove("id");
    }
    value
}

struct Out<'a> {
    flow: Option<&'a str>,
    changes: &'a mut Vec<Change>,
}

impl Out<'_> {
    fn things(&mut self, part: Part, old: &Things, new: &Things) {
        for id in union(old.keys(), new.keys()) {
            match (old.get(id), new.get(id)) {
                (Some(old), Some(new)) => self.values(part, id, "", Some(old), Some(new)),
                // Wires of a step that came or went say one by one where they led.
                (old, new) if part == Part::Wire => {
                    let none = serde_json::json!({});
                    self.values(part, id, "", Some(old.unwrap_or(&none)), Some(new.unwrap_or(&none)));
                }
                (old, new) => self.push(part, id, "", old, new),
            }
        }
    }

    fn push(&mut self, part: Part, id: &str, path: &str, old: Option<&Value>, new: Option<&Value>) {
        let flow = self.flow.map(str::to_owned);
        let (old, new) = (old.cloned(), new.cloned());
        self.changes.push(Change { flow, part, id: id.to_owned(), path: path.to_owned(), old, new });
    }

    fn values(&mut self, part: Part, id: &str, path: &str, old: Option<&Value>, new: Option<&Value>) {
        // An absent field and an empty one mean the same.
        let (old, new) = (old.filter(|value| !value.is_null()), new.filter(|value| !value.is_null()));
        if old == new {
            return;
        }
        match (old, new) {
            (Some(Value::Object(old)), Some(Value::Object(new))) => {
                for key in union(old.keys(), new.keys()) {
                    self.values(part, id, &join(path, key), old.get(key), new.get(key));
                }
            }
            (Some(Value::Array(old)), Some(Value::Array(new))) => match (by_id(old), by_id(new)) {
                (Some(old), Some(new)) => self.entries(part, id, path, &old, &new),
                _ => self.push(part, id, path, Some(&json(old)), Some(&json(new))),
            },
            (old, new) => self.push(part, id, path, old, new),
        }
    }

    /// Lists of things with ids: what changed in each, and their order where it matters to the contact.
    fn entries(&mut self, part: Part, id: &str, path: &str, old: &[(&str, &Value)], new: &[(&str, &Value)]) {
        let find = |list: &[(&str, &Value)], id: &str| {
            list.iter().find(|(known, _)| *known == id).map(|(_, value)| (*value).clone())
        };
        let names: BTreeSet<&str> = old.iter().chain(new).map(|(name, _)| *name).collect();
        for name in names {
            let (old, new) = (find(old, name), find(new, name));
            self.values(part, id, &join(path, name), old.as_ref(), new.as_ref());
        }
        let order = |list: &[(&str, &Value)], other: &[(&str, &Value)]| -> Vec<String> {
            let kept = |name: &str| other.iter().any(|(known, _)| *known == name);
            list.iter().filter(|(name, _)| kept(name)).map(|(name, _)| (*name).to_owned()).collect()
        };
        let (before, after) = (order(old, new), order(new, old));
        if before != after {
            self.push(part, id, path, Some(&json(before)), Some(&json(after)));
        }
    }
}

/// The entries by id, if all of them have one and none has another's.
fn by_id(list: &[Value]) -> Option<Vec<(&str, &Value)>> {
    let named: Option<Vec<(&str, &Value)>> =
        list.iter().map(|entry| Some((entry.get("id")?.as_str()?, entry))).collect();
    let named = named.filter(|named| !named.is_empty())?;
    let unique: BTreeSet<&str> = named.iter().map(|(id, _)| *id).collect();
    (unique.len() == named.len()).then_some(named)
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}/{key}") }
}

impl fmt::Display for Change {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match (&self.old, &self.new) {
            (None, _) => '+',
            (_, None) => '-',
            _ => '~',
        };
        write!(out, "{sign} ")?;
        if let Some(flow) = &self.flow {
            write!(out, "[{flow}] ")?;
        }
        let part = json(self.part);
        write!(out, "{}", part.as_str().unwrap_or_default())?;
        if !self.id.is_empty() {
            write!(out, " {}", self.id)?;
        }
        if !self.path.is_empty() {
            write!(out, " {}", self.path)?;
        }
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => write!(out, ": {old} -> {new}"),
            (Some(value), None) | (None, Some(value)) => write!(out, ": {value}"),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::diff;
    use crate::parse_value;

    fn lines(old: serde_json::Value, new: serde_json::Value) -> Vec<String> {
        let (old, new) = (parse_value(old).unwrap(), parse_value(new).unwrap());
        diff(&old, &new).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_changed_is_named_by_its_place() {
        let old = json!({"spec": "1.0", "name": "A", "variables": [{"key": "age", "type": "text"}],
            "triggers": [{"id": "start", "type": "any_message", "to": "ask"}],
            "nodes": [
                {"id": "ask", "type": "choice", "config": {"text": "Which?", "options": [
                    {"id": "a", "title": "One"}, {"id": "b", "title": "Two"}]}, "next": {"a": "bye"}},
                {"id": "bye", "type": "end"},
            ], "translations": {"de": {"ask": {"text": "Welche?"}}}});
        let mut new = old.clone();
        new["nodes"].as_array_mut().unwrap().reverse();
        new["layout"] = json!({"nodes": {"ask": [1.0, 2.0]}});
        assert_eq!(lines(old.clone(), new.clone()), Vec::<String>::new());

        new["settings"] = json!({"typing": true});
        new["variables"][0]["type"] = json!("number");
        new["nodes"][1]["config"]["options"] =
            json!([{"id": "b", "title": "2"}, {"id": "a", "title": "One"}]);
        new["nodes"][1]["next"] = json!({"b": "bye"});
        new["nodes"].as_array_mut().unwrap().push(json!({"id": "more", "type": "wait"}));
        new["translations"]["de"]["ask"]["text"] = json!("Was?");
        assert_eq!(
            lines(old, new),
            [
                "~ flow settings/typing: false -> true",
                "~ variable age type: \"text\" -> \"number\"",
                "~ node ask config/options/b/title: \"Two\" -> \"2\"",
                "~ node ask config/options: [\"a\",\"b\"] -> [\"b\",\"a\"]",
                "+ node more: {\"config\":{\"seconds\":60},\"type\":\"wait\"}",
                "- wire ask a: \"bye\"",
                "+ wire ask b: \"bye\"",
                "~ translation de ask/text: \"Welche?\" -> \"Was?\"",
            ]
        );
    }

    #[test]
    fn the_library_is_compared_too() {
        let flow = |name: &str| json!({"spec": "1.0", "name": name});
        let old = json!({"spec": "1.0", "name": "A", "library": {"x": flow("X"), "y": flow("Y")}});
        let new = json!({"spec": "1.0", "name": "A", "library": {"y": flow("Z"), "z": flow("Z")}});
        assert_eq!(
            lines(old, new),
            ["- library x: \"X\"", "~ [y] flow name: \"Y\" -> \"Z\"", "+ library z: \"Z\""]
        );
    }
}
