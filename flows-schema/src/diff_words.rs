//! What changed between two flows, in words for people who draw flows: one entry per step, start or other thing,
//! with a line for each field and wire. Pure, so that the browser shows what the server would say.

mod conflict;
mod value;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Flow,
    diff::{Change, Part, diff},
    ui_schema::{FieldUi, NodeUi, Widget},
};
pub use conflict::{ToldConflict, tell_conflict};
use value::{quoted, said, shortened};

/// What became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is different.
    Changed,
}

/// What happened to one thing of a flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What became of it.
    pub mark: Mark,
    /// Id of the step or start of the flow itself; absent for everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// What it is, such as `Step “Menu”`.
    pub title: String,
    /// What is different in it, a sentence each; empty where the title says all.
    pub lines: Vec<String>,
}

/// All differences from an old flow to a new one, in words. Empty when they mean the same.
#[must_use]
pub fn tell(old: &Flow, new: &Flow) -> Vec<Told> {
    let mut told: Vec<(Key, Told)> = Vec::new();
    for change in diff(old, new) {
        let sides = Sides::of(&change, old, new);
        let key = Key::of(&change);
        let at = told.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            let card = matches!(key.thing, Thing::Card) && key.flow.is_none();
            let entry = Told {
                mark: Mark::Changed,
                card: card.then(|| change.id.clone()),
                title: sides.title(&change),
                lines: Vec::new(),
            };
            told.push((key, entry));
            told.len() - 1
        });
        let entry = &mut told[at].1;
        match whole(&change) {
            Some(mark) => entry.mark = mark,
            // Where a step that is gone led says nothing new.
            None if entry.mark == Mark::Removed => {}
            None => {
                let line = sides.line(&change);
                if !entry.lines.contains(&line) {
                    entry.lines.push(line);
                }
            }
        }
    }
    told.into_iter().map(|(_, entry)| entry).collect()
}

/// Whether all of a thing came or went.
fn whole(change: &Change) -> Option<Mark> {
    if !change.path.is_empty() || change.part == Part::Wire {
        return None;
    }
    match (&change.old, &change.new) {
        (None, Some(_)) => Some(Mark::Added),
        (Some(_), None) => Some(Mark::Removed),
        _ => None,
    }
}

/// Which entry a change belongs to.
#[derive(Debug, PartialEq, Eq)]
struct Key {
    flow: Option<String>,
    thing: Thing,
    id: String,
}

#[derive(Debug, PartialEq, Eq)]
enum Thing {
    Card,
    Other(Part),
}

impl Key {
    fn of(change: &Change) -> Self {
        let thing = match change.part {
            Part::Node | Part::Trigger | Part::Wire => Thing::Card,
            part => Thing::Other(part),
        };
        Self { flow: change.flow.clone(), thing, id: change.id.clone() }
    }
}

/// The flow that a change is in, before and after.
struct Sides<'a> {
    old: &'a Flow,
    new: &'a Flow,
    inside: Option<&'a str>,
}

impl<'a> Sides<'a> {
    fn of(change: &Change, old: &'a Flow, new: &'a Flow) -> Self {
        let both = change.flow.as_ref().and_then(|name| old.library.get(name).zip(new.library.get(name)));
        match both {
            Some((old, new)) => Self { old, new, inside: Some(&new.name) },
            None => Self { old, new, inside: None },
        }
    }

    fn title(&self, change: &Change) -> String {
        let id = &change.id;
        let title = match change.part {
            Part::Flow => "The flow itself".to_owned(),
            Part::Variable => {
                let found = self.new.variable(id).or_else(|| self.old.variable(id));
                let label = found.map(|variable| variable.label.as_str()).filter(|label| !label.is_empty());
                format!("Variable {}", quoted(label.unwrap_or(id)))
            }
            Part::Node | Part::Trigger | Part::Wire => self.card(id),
            Part::Translation => format!("Translation into {}", quoted(id)),
            Part::Test => format!("Test {}", quoted(id)),
            Part::Library => {
                let name = change.new.as_ref().or(change.old.as_ref()).and_then(Value::as_str);
                format!("Flow {}, which this one enters", quoted(name.unwrap_or(id)))
            }
        };
        match self.inside {
            Some(flow) => format!("In {}: {title}", quoted(flow)),
            None => title,
        }
    }

    fn card(&self, id: &str) -> String {
        if let Some(trigger) = self.new.trigger(id).or_else(|| self.old.trigger(id)) {
            return format!("Start {}", quoted(&trigger.kind.info().ui.label));
        }
        format!("Step {}", self.step(id))
    }

    /// The name of a step; one without a name of its own is told from others of its kind by what it says.
    fn step(&self, id: &str) -> String {
        let Some(node) = self.new.node(id).or_else(|| self.old.node(id)) else { return quoted(id) };
        let title = node.display_title();
        let own = node.title.as_ref().is_some_and(|title| !title.trim().is_empty());
        let config = node.kind.config();
        let summary = node.kind.info().ui.summary.and_then(|pointer| config.pointer(pointer)?.as_str());
        match summary.filter(|text| !own && !text.trim().is_empty()) {
            Some(text) => quoted(&format!("{title}: {}", shortened(text))),
            None => quoted(&title),
        }
    }

    fn line(&self, change: &Change) -> String {
        let (old, new) = (change.old.as_ref(), change.new.as_ref());
        match change.part {
            Part::Wire => self.wire(&change.id, &change.path, old, new),
            Part::Node | Part::Trigger => self.field(change),
            Part::Flow => {
                let label = flow_label(&change.path);
                differs(&label, self.say(None, old), self.say(None, new))
            }
            Part::Variable => {
                let label = variable_label(&change.path);
                differs(label, self.say(None, old), self.say(None, new))
            }
            Part::Translation => {
                let (node, _) = change.path.split_once('/').unwrap_or((&change.path, ""));
                format!("Words of {} are different", self.step(node))
            }
            Part::Test => "Its steps are different".to_owned(),
            Part::Library => "It is another one now".to_owned(),
        }
    }

    fn wire(&self, id: &str, port: &str, old: Option<&Value>, new: Option<&Value>) -> String {
        let label = |flow: &Flow| match flow.node(id) {
            Some(node) => node.ports().into_iter().find(|it| it.id == port).map(|it| it.label),
            None => flow.trigger(id).map(|_| "Starts with".to_owned()),
        };
        let label = label(self.new).or_else(|| label(self.old)).filter(|label| !label.is_empty());
        let label = quoted(&label.unwrap_or_else(|| port.to_owned()));
        let step = |value: &Value| value.as_str().map_or_else(String::new, |id| self.step(id));
        match (old, new) {
            (Some(old), Some(new)) => format!("{label} leads to {} instead of {}", step(new), step(old)),
            (None, Some(new)) => format!("{label} leads to {}", step(new)),
            (Some(old), None) => format!("{label} leads nowhere now; it led to {}", step(old)),
            (None, None) => format!("{label} is different"),
        }
    }

    fn field(&self, change: &Change) -> String {
        let (old, new) = (change.old.as_ref(), change.new.as_ref());
        let Some(path) = change.path.strip_prefix("config/").or((change.path == "config").then_some(""))
        else {
            return self.own_field(&change.path, old, new);
        };
        let place = self.place(&change.id, path);
        if reordered(old, new) && place.is_list {
            return format!("{} are in another order", place.label);
        }
        differs(&place.label, self.say(place.widget, old), self.say(place.widget, new))
    }

    /// A field that all steps or all starts have.
    fn own_field(&self, path: &str, old: Option<&Value>, new: Option<&Value>) -> String {
        match path {
            "title" => differs("Name", self.say(None, old), self.say(None, new)),
            "type" => {
                let kind = |value: Option<&Value>, flow: &Flow| {
                    value.and_then(Value::as_str).map(|wire| {
                        let node = flow.nodes.iter().find(|node| node.kind.type_name() == wire);
                        node.map_or_else(|| quoted(wire), |node| quoted(&node.kind.info().ui.label))
                    })
                };
                differs("What it does", kind(old, self.old), kind(new, self.new))
            }
            "priority" => differs("Priority", self.say(None, old), self.say(None, new)),
            "interrupt" => {
                let word = |value: Option<&Value>| {
                    let value = value.and_then(Value::as_str).unwrap_or("auto");
                    crate::Interrupt::OPTIONS.iter().find(|it| it.0 == value).map(|it| quoted(it.1))
                };
                differs("While another conversation waits", word(old), word(new))
            }
            other => differs(&quoted(other), self.say(None, old), self.say(None, new)),
        }
    }

    /// What the editor calls the place in a config.
    fn place(&self, id: &str, path: &str) -> Place {
        let find = |flow: &Flow| -> Option<(&'static NodeUi, Value)> {
            match flow.node(id) {
                Some(node) => Some((&node.kind.info().ui, node.kind.config())),
                None => flow.trigger(id).map(|it| (&it.kind.info().ui, it.kind.config())),
            }
        };
        let (before, after) = (find(self.old), find(self.new));
        let ui = after.as_ref().or(before.as_ref()).map(|it| it.0);
        let mut place = Place { label: String::new(), widget: None, is_list: false };
        let mut fields: &'static [FieldUi] = ui.map_or(&[], |ui| &ui.fields);
        let mut configs = [after.map(|it| it.1), before.map(|it| it.1)];
        let mut words: Vec<String> = Vec::new();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            configs = configs.map(|value| value.and_then(|value| entry(&value, part)));
            if let Some(field) = fields.iter().find(|field| field.property == part) {
                words.push(field.label.clone());
                place.widget = Some(&field.widget);
                place.is_list = matches!(field.widget, Widget::List { .. });
                fields = match &field.widget {
                    Widget::Object { fields } | Widget::List { fields, .. } => fields,
                    _ => &[],
                };
            } else {
                let named = configs.iter().flatten().find_map(name_of);
                words.push(named.map_or_else(|| part.replace('_', " "), |name| quoted(&name)));
                place.widget = None;
                place.is_list = false;
            }
        }
        place.label = if words.is_empty() { "Its settings".to_owned() } else { words.join(", ") };
        place
    }

    fn say(&self, widget: Option<&Widget>, value: Option<&Value>) -> Option<String> {
        value.map(|value| match (widget, value) {
            (Some(Widget::NodeRef), Value::String(id)) => self.step(id),
            (Some(Widget::Variable), Value::String(key)) => {
                let label = self.new.variable(key).or_else(|| self.old.variable(key));
                let label = label.map(|it| it.label.as_str()).filter(|label| !label.is_empty());
                quoted(label.unwrap_or(key))
            }
            _ => said(widget, value),
        })
    }
}

/// A place in a config.
struct Place {
    label: String,
    widget: Option<&'static Widget>,
    is_list: bool,
}

/// The entry of an object by key, or of a list by its id.
fn entry(value: &Value, part: &str) -> Option<Value> {
    match value {
        Value::Array(list) => {
            list.iter().find(|it| it.get("id").and_then(Value::as_str) == Some(part)).cloned()
        }
        other => other.get(part).cloned(),
    }
}

/// What an entry of a list is called by people.
fn name_of(value: &Value) -> Option<String> {
    let name = ["title", "label", "name", "text"].iter().find_map(|key| value.get(key)?.as_str())?;
    (!name.trim().is_empty()).then(|| name.to_owned())
}

/// Whether two lists of ids differ in their order only.
fn reordered(old: Option<&Value>, new: Option<&Value>) -> bool {
    let sorted = |value: Option<&Value>| -> Option<Vec<String>> {
        let list = value?.as_array()?;
        let mut ids: Vec<String> =
            list.iter().map(|id| id.as_str().map(str::to_owned)).collect::<Option<_>>()?;
        ids.sort_unstable();
        Some(ids)
    };
    sorted(old).is_some_and(|old| Some(old) == sorted(new))
}

fn differs(label: &str, old: Option<String>, new: Option<String>) -> String {
    match (old, new) {
        (Some(old), Some(new)) if old == new => format!("{label} is different"),
        (Some(old), Some(new)) => format!("{label}: {old} became {new}"),
        (None, Some(new)) => format!("{label}: {new} is new"),
        (Some(old), None) => format!("{label}: {old} is gone"),
        (None, None) => format!("{label} is different"),
    }
}

fn flow_label(path: &str) -> String {
    let label = match path {
        "name" => "Name",
        "description" => "Description",
        "languages" => "Languages",
        "settings/timezone" => "Time zone",
        "settings/error_handler" => "Where it goes on when a step fails",
        "settings/expire_after" => "Seconds of silence that end a conversation",
        "settings/interruptible" => "Keywords may interrupt",
        "settings/burst_window" => "Seconds in which short messages count as one",
        "settings/typing" => "Shows “typing…”",
        other => return other.replace(['/', '_'], " "),
    };
    label.to_owned()
}

fn variable_label(path: &str) -> &str {
    match path {
        "type" => "Kind",
        "label" => "Name",
        "initial" => "Value at the start",
        "personal" => "Personal data",
        "input" => "Set by flows that enter this one",
        "output" => "Given back to flows that enter this one",
        other => other,
    }
}

#[cfg(test)]
mod tests;
