//! From an answer of another system to what is kept of it: a value is chosen by a click.

use flows_schema::{Flow, Mapping, Node, NodeKind, Variable, VariableType};
use leptos::prelude::*;
use serde_json::Value;

use super::{
    super::{
        change::{self, FlowChange},
        state::Editor,
    },
    variable::key_of,
};
use crate::components::{Badge, ButtonSize, IconButton, Tone};

/// Values shown of one answer.
const MOST: usize = 100;
/// Characters shown of one value.
const VALUE_CHARS: usize = 60;

/// A value of an answer: where it is, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Leaf {
    path: String,
    /// The name of the place it stands at.
    name: String,
    text: String,
    kind: VariableType,
}

/// The values of an answer, from the outside in; lists and objects are values too, since both can be kept.
fn leaves(body: &Value) -> Vec<Leaf> {
    let mut found = Vec::new();
    walk(body, "$", "answer", &mut found);
    found.truncate(MOST);
    found
}

fn walk(value: &Value, path: &str, name: &str, found: &mut Vec<Leaf>) {
    if found.len() >= MOST {
        return;
    }
    let kind = match value {
        Value::Number(_) => VariableType::Number,
        Value::Bool(_) => VariableType::Boolean,
        Value::Array(_) => VariableType::List,
        Value::Object(_) => VariableType::Object,
        Value::String(_) | Value::Null => VariableType::Text,
    };
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let text = match text.char_indices().nth(VALUE_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    };
    found.push(Leaf { path: path.to_owned(), name: name.to_owned(), text, kind });
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let plain = !key.is_empty()
                    && key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
                    && !key.starts_with(|letter: char| letter.is_ascii_digit());
                // A quote inside of a name has no place in a path.
                if key.contains('\'') {
                    continue;
                }
                let path = if plain { format!("{path}.{key}") } else { format!("{path}['{key}']") };
                walk(value, &path, key, found);
            }
        }
        Value::Array(entries) => {
            // The first shows what they look like.
            if let Some(first) = entries.first() {
                walk(first, &format!("{path}[0]"), name, found);
            }
        }
        _ => {}
    }
}

/// What a step keeps of its answer; none of steps that keep nothing.
fn mappings(node: &Node) -> Option<Vec<Mapping>> {
    serde_json::from_value(node.kind.config().get("mapping")?.clone()).ok()
}

/// Keeps a value in a variable, which is made where it is not there.
fn keep(flow: &Flow, node: &str, leaf: &Leaf) -> Option<FlowChange> {
    let node = flow.node(node)?;
    let mut kept = mappings(node)?;
    if kept.iter().any(|mapping| mapping.path == leaf.path) {
        return None;
    }
    let key = Some(key_of(&leaf.name)).filter(|key| !key.is_empty()).unwrap_or_else(|| "answer".to_owned());
    let mut changes = Vec::new();
    if flow.variable(&key).is_none() {
        let variable = Variable::new(key.clone(), leaf.kind);
        let index = flow.variables.len();
        changes.push(FlowChange::Variable { index, before: None, after: Some(Box::new(variable)) });
    }
    kept.push(Mapping { path: leaf.path.clone(), variable: key });
    let mut config = node.kind.config();
    config["mapping"] = serde_json::to_value(kept).ok()?;
    let kind = NodeKind::from_parts(node.kind.type_name(), config).ok()?;
    changes.push(change::edit_node(flow, Node { kind, ..node.clone() }, None)?);
    Some(FlowChange::Batch { changes })
}

/// The values of the answer with a button each; nothing for a step that keeps nothing of its answer.
#[component]
pub(super) fn KeepAnswer(own: StoredValue<String>, body: Value) -> impl IntoView {
    let editor = Editor::current();
    let kept =
        Memo::new(move |_| own.with_value(|id| editor.flow.with(|flow| flow.node(id).and_then(mappings))));
    let leaves = leaves(&body);
    view! {
        <Show when=move || kept.with(Option::is_some)>
            <div class="flex flex-col gap-1">
                <p class="text-xs font-medium">{t!("inspector-keep-value")}</p>
                <ul class="keep-answer">
                    {leaves
                        .clone()
                        .into_iter()
                        .map(|leaf| {
                            let path = leaf.path.clone();
                            let by = Memo::new(move |_| {
                                kept.with(|kept| {
                                    kept.iter().flatten().find(|it| it.path == path).map(|it| it.variable.clone())
                                })
                            });
                            let (shown, label) = (leaf.clone(), t!("inspector-keep-path", path = &leaf.path));
                            let put = move |_| {
                                let flow = editor.flow.get_untracked();
                                if let Some(change) = own.with_value(|id| keep(&flow, id, &leaf)) {
                                    editor.seal();
                                    editor.change(change);
                                    editor.seal();
                                }
                            };
                            view! {
                                <li>
                                    <span class="min-w-0 flex-1">
                                        <code>{shown.path}</code>
                                        <span class="block truncate text-muted">{shown.text}</span>
                                    </span>
                                    {move || match by.get() {
                                        Some(key) => view! { <Badge tone=Tone::Ok>{key}</Badge> }.into_any(),
                                        None => {
                                            view! { <IconButton icon="plus" label=label.clone() size=ButtonSize::Small on:click=put.clone()/> }
                                                .into_any()
                                        }
                                    }}
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use flows_schema::nodes::{HttpRequest, Text};
    use serde_json::json;

    use super::*;

    #[test]
    fn every_path_is_one_that_the_engine_reads() {
        let body = json!({"order": {"id": 7, "line items": [{"name": "Tea"}]}, "it's": 1, "1st": true});
        let found = leaves(&body);
        let paths: Vec<&str> = found.iter().map(|leaf| leaf.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "$",
                "$['1st']",
                "$.order",
                "$.order.id",
                "$.order['line items']",
                "$.order['line items'][0]",
                "$.order['line items'][0].name",
            ]
        );
        for path in paths {
            assert!(flows_schema::json_path::parse(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn a_value_is_kept_in_a_variable_of_its_name_once() {
        let mut flow = Flow::new("x");
        flow.nodes.push(Node::new("ask", HttpRequest::default().into()));
        flow.nodes.push(Node::new("say", Text::default().into()));
        let leaf = leaves(&json!({"orderId": 7})).remove(1);
        let change = keep(&flow, "ask", &leaf).unwrap();
        change.apply(&mut flow);
        assert_eq!(flow.variables[0].key, "orderid");
        assert_eq!(flow.variables[0].kind, VariableType::Number);
        let kept = mappings(&flow.nodes[0]).unwrap();
        assert_eq!((kept[0].path.as_str(), kept[0].variable.as_str()), ("$.orderId", "orderid"));
        assert_eq!(keep(&flow, "ask", &leaf), None, "once is enough");
        assert_eq!(keep(&flow, "say", &leaf), None, "this step keeps nothing");
        change.inverse().apply(&mut flow);
        assert!(flow.variables.is_empty() && mappings(&flow.nodes[0]).unwrap().is_empty());
    }
}
