//! What two people made of the same place, in words.

use serde_json::Value;

use super::{Key, Sides, tell};
use crate::{
    Flow,
    diff::{Change, Part},
    merge::Conflict,
};

/// A conflict for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldConflict {
    /// Id of the step or start; absent for everything else.
    pub card: Option<String>,
    /// What it is about, such as `Step “Menu”`.
    pub title: String,
    /// What the one who merges made of it, in sentences.
    pub mine: Vec<String>,
    /// What the other one made of it.
    pub theirs: Vec<String>,
}

/// Says what both made of the place of a conflict.
#[must_use]
pub fn tell_conflict(conflict: &Conflict, base: &Flow, mine: &Flow, theirs: &Flow) -> ToldConflict {
    let change = |value: &Option<Value>| Change {
        flow: None,
        part: conflict.part,
        id: conflict.id.clone(),
        path: conflict.path.clone(),
        old: conflict.base.clone(),
        new: value.clone(),
    };
    let lines = |side: &Flow, value: &Option<Value>| -> Vec<String> {
        let change = change(value);
        match value {
            None if conflict.path.is_empty() => vec!["It was removed".to_owned()],
            _ if conflict.path.is_empty() => {
                let told = tell(base, side).into_iter().find(|told| match &told.card {
                    Some(card) => *card == conflict.id,
                    None => told.title == Sides::of(&change, base, side).title(&change),
                });
                told.map(|told| told.lines).filter(|lines| !lines.is_empty()).unwrap_or_else(|| {
                    vec![if conflict.base.is_none() { "It was added" } else { "It was changed" }.to_owned()]
                })
            }
            _ => vec![Sides::of(&change, base, side).line(&change)],
        }
    };
    let key = Key::of(&change(&conflict.mine));
    // Whoever still has the thing knows its name.
    let named = if conflict.mine.is_some() || conflict.theirs.is_none() { mine } else { theirs };
    let change_of_mine = change(&conflict.mine);
    let is_card = matches!(conflict.part, Part::Node | Part::Trigger | Part::Wire);
    ToldConflict {
        card: is_card.then_some(key.id),
        title: Sides::of(&change_of_mine, base, named).title(&change_of_mine),
        mine: lines(mine, &conflict.mine),
        theirs: lines(theirs, &conflict.theirs),
    }
}
