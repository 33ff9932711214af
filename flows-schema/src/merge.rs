//! Two people changed one flow: both changes in one, and what only a person can decide.
//!
//! A three-way merge by thing and field. What one side left as it was, the other side decides; entries of lists are
//! told apart by their ids. Where both changed the same field to different values, or one removed what the other
//! changed, there is a [`Conflict`]. Places on the canvas are never asked about.

mod fresh;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{DocumentError, Flow, diff::Part, parse_value};

/// A place that both changed, each in another way. Absent values: it is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// What it is about.
    pub part: Part,
    /// Id of the node or trigger, key of the variable, name of the test; empty for the flow itself.
    pub id: String,
    /// Place in it, as in [`crate::diff::Change`].
    pub path: String,
    /// What both began with.
    pub base: Option<Value>,
    /// What one side made of it.
    pub mine: Option<Value>,
    /// What the other side made of it.
    pub theirs: Option<Value>,
}

/// Whose value stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// That of the one who merges.
    Mine,
    /// That of the other one.
    Theirs,
}

/// Two changes in one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The flow with both.
    pub flow: Flow,
    /// What had to be decided, in the order of the document.
    pub conflicts: Vec<Conflict>,
}

/// Brings what two people made of the same flow together. `decide` is asked for each conflict. Nodes, triggers and
/// notes that both added under one id stay two: those of mine get new ids.
///
/// # Errors
/// [`DocumentError`] when what comes out is no flow, such as more than 1,000 nodes.
pub fn merge(
    base: &Flow,
    mine: &Flow,
    theirs: &Flow,
    mut decide: impl FnMut(&Conflict) -> Side,
) -> Result<Merged, DocumentError> {
    let mine = fresh::apart(base, mine, theirs);
    let [base, mine, theirs] =
        [base, &mine, theirs].map(|flow| serde_json::to_value(flow).unwrap_or_default());
    let mut merger = Merger { path: Vec::new(), conflicts: Vec::new(), decide: &mut decide };
    let merged = merger.value(Some(&base), Some(&mine), Some(&theirs)).unwrap_or(base);
    let conflicts = merger.conflicts;
    Ok(Merged { flow: parse_value(merged)?, conflicts })
}

struct Merger<'a> {
    path: Vec<String>,
    conflicts: Vec<Conflict>,
    decide: &'a mut dyn FnMut(&Conflict) -> Side,
}

impl Merger<'_> {
    fn value(&mut self, base: Option<&Value>, mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
        if mine == theirs || base == theirs {
            return mine.cloned();
        }
        if base == mine {
            return theirs.cloned();
        }
        match (base, mine, theirs) {
            // Two kinds of step have no fields in common, even where they have the same names.
            (_, Some(Value::Object(mine)), Some(Value::Object(theirs)))
                if !self.is_thing() || mine.get("type") == theirs.get("type") =>
            {
                Some(self.object(base.and_then(Value::as_object), mine, theirs))
            }
            (_, Some(Value::Array(mine)), Some(Value::Array(theirs))) => {
                let base = base.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
                match self
                    .key()
                    .and_then(|key| Some((keyed(base, key)?, keyed(mine, key)?, keyed(theirs, key)?)))
                {
                    Some((base, mine, theirs)) => Some(self.list(&base, &mine, &theirs)),
                    None => self.conflict(
                        Some(&Value::from(base)),
                        Some(&Value::from(&**mine)),
                        Some(&Value::from(&**theirs)),
                    ),
                }
            }
            _ => self.conflict(base, mine, theirs),
        }
    }

    fn object(
        &mut self,
        base: Option<&Map<String, Value>>,
        mine: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Value {
        let mut merged = Map::new();
        let names = mine.keys().chain(theirs.keys().filter(|name| !mine.contains_key(*name)));
        for name in names {
            let base = base.and_then(|base| base.get(name));
            self.path.push(name.clone());
            if let Some(value) = self.value(base, mine.get(name), theirs.get(name)) {
                merged.insert(name.clone(), value);
            }
            self.path.pop();
        }
        Value::Object(merged)
    }

    /// Entries with ids. The order is that of mine; what the other side added stands behind what it stood behind there.
    fn list(&mut self, base: &[Entry<'_>], mine: &[Entry<'_>], theirs: &[Entry<'_>]) -> Value {
        let find = |list: &[Entry<'_>], id: &str| list.iter().position(|entry| entry.0 == id);
        // Who moved entries decides the order; where both did, mine.
        let kept = |list: &[Entry<'_>]| -> Vec<String> {
            let common =
                list.iter().filter(|it| [base, mine, theirs].iter().all(|all| find(all, it.0).is_some()));
            common.map(|it| it.0.to_owned()).collect()
        };
        let mine_moved = kept(base) != kept(mine);
        let (first, second) = if mine_moved { (mine, theirs) } else { (theirs, mine) };
        let mut order: Vec<&str> = first.iter().map(|entry| entry.0).collect();
        for (index, entry) in second.iter().enumerate() {
            if order.contains(&entry.0) {
                continue;
            }
            let before =
                second[..index].iter().rev().find_map(|before| order.iter().position(|id| *id == before.0));
            order.insert(before.map_or(0, |at| at + 1), entry.0);
        }
        let mut merged = Vec::with_capacity(order.len());
        for id in order {
            let of = |list: &[Entry<'_>]| find(list, id).map(|at| list[at].1.clone());
            let (base, mine, theirs) = (of(base), of(mine), of(theirs));
            self.path.push(id.to_owned());
            merged.extend(self.value(base.as_ref(), mine.as_ref(), theirs.as_ref()));
            self.path.pop();
        }
        Value::Array(merged)
    }

    fn conflict(
        &mut self,
        base: Option<&Value>,
        mine: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        let Some((part, id, path)) = self.place() else { return mine.cloned() };
        let conflict =
            Conflict { part, id, path, base: base.cloned(), mine: mine.cloned(), theirs: theirs.cloned() };
        let side = (self.decide)(&conflict);
        self.conflicts.push(conflict);
        match side {
            Side::Mine => mine.cloned(),
            Side::Theirs => theirs.cloned(),
        }
    }

    /// Whether the place is a whole node or trigger.
    fn is_thing(&self) -> bool {
        matches!(self.path.as_slice(), [list, _] if list == "nodes" || list == "triggers")
    }

    /// By what the entries of the list at this place are told apart.
    fn key(&self) -> Option<&'static str> {
        match self.path.as_slice() {
            [list] if list == "variables" => Some("key"),
            [list] if list == "tests" => Some("name"),
            // The steps of a test are a conversation: half of one and half of another is none.
            [list, ..] if list == "tests" => None,
            _ => Some("id"),
        }
    }

    /// The place as a change names it; `None` for places on the canvas.
    fn place(&self) -> Option<(Part, String, String)> {
        let (first, rest) = self.path.split_first()?;
        let (id, inner) =
            rest.split_first().map_or((String::new(), &[][..]), |(id, inner)| (id.clone(), inner));
        let part = match (first.as_str(), inner.first().map(String::as_str)) {
            ("layout" | "library" | "actions" | "spec", _) => return None,
            ("nodes", Some("next")) => return Some((Part::Wire, id, inner[1..].join("/"))),
            ("triggers", Some("to")) => return Some((Part::Wire, id, "to".to_owned())),
            ("nodes", _) => Part::Node,
            ("triggers", _) => Part::Trigger,
            ("variables", _) => Part::Variable,
            ("translations", _) => Part::Translation,
            ("tests", _) => Part::Test,
            _ => return Some((Part::Flow, String::new(), self.path.join("/"))),
        };
        Some((part, id, inner.join("/")))
    }
}

/// An entry of a list with what tells it from the others.
type Entry<'a> = (&'a str, &'a Value);

/// The entries by their key, if all of them have one and none has another's.
fn keyed<'a>(list: &'a [Value], key: &str) -> Option<Vec<Entry<'a>>> {
    let entries: Vec<Entry<'a>> =
        list.iter().map(|entry| Some((entry.get(key)?.as_str()?, entry))).collect::<Option<_>>()?;
    let mut ids: Vec<&str> = entries.iter().map(|entry| entry.0).collect();
    ids.sort_unstable();
    ids.dedup();
    (ids.len() == entries.len()).then_some(entries)
}

#[cfg(test)]
mod tests;
