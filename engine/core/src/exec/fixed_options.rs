//! The options of a choice that offers the same to everybody, with what answers are compared by made beforehand.

use flows_schema::nodes::{Choice, ChoiceOption};
use smol_str::SmolStr;

use super::choice::{MORE, numbered};
use crate::{
    Content, Inbound,
    fold::{fold, folded},
};

/// The options of one choice.
#[derive(Debug, Clone)]
pub(crate) struct FixedOptions(Box<[FixedOption]>);

#[derive(Debug, Clone)]
struct FixedOption {
    id: SmolStr,
    folded_id: SmolStr,
    /// Empty titles are no titles.
    folded_title: SmolStr,
}

impl FixedOptions {
    /// The options of a choice, unless what it offers depends on the conversation.
    pub(crate) fn of(choice: &Choice) -> Option<Self> {
        // What looks like the row for further options is left to the long way.
        let depends = |option: &ChoiceOption| !option.visible_if.is_empty() || option.id.starts_with(MORE);
        if choice.options_from.is_some() || choice.options.iter().any(depends) {
            return None;
        }
        let fixed = |option: &ChoiceOption| FixedOption {
            id: option.id.as_str().into(),
            folded_id: fold(&option.id).into(),
            folded_title: fold(&option.title).into(),
        };
        Some(Self(choice.options.iter().map(fixed).collect()))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The place of the option that a message selects: by a tap, given as the option's part of the id, by its title,
    /// by its number, or by its id.
    pub(super) fn exact(&self, tapped: Option<&str>, message: &Inbound) -> Option<usize> {
        if let Some(key) = tapped {
            return self.0.iter().position(|option| option.id == key);
        }
        let text = match &message.content {
            Content::Reply { title, .. } => title,
            Content::Text { text } => text,
            _ => return None,
        };
        let said = folded(text);
        let titled = |option: &FixedOption| !said.is_empty() && option.folded_title == *said;
        let found = self.0.iter().position(titled);
        if found.is_some() || matches!(message.content, Content::Reply { .. }) {
            return found;
        }
        let numbered = numbered(text).and_then(|number| number.checked_sub(1));
        numbered
            .filter(|place| *place < self.0.len())
            .or_else(|| self.0.iter().position(|option| option.folded_id == *said))
    }
}
