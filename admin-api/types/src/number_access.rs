//! Which numbers a person or a key sees.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Numbers that can be named for one person or key.
pub const MAX_GRANTED_NUMBERS: usize = 200;

/// Which numbers, with their conversations and contacts, a person or a key sees and works with. What they do not see is
/// answered like what is not there. Flows belong to the whole workspace.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum NumberAccess {
    /// All numbers, those that come later too.
    #[default]
    All,
    /// These numbers only; with none, nothing.
    Only {
        /// Their ids; 200 at most.
        number_ids: Vec<Uuid>,
    },
}

impl NumberAccess {
    /// From ids; none for all.
    #[must_use]
    pub fn of(number_ids: Option<Vec<Uuid>>) -> Self {
        number_ids.map_or(Self::All, |number_ids| Self::Only { number_ids })
    }

    /// The ids; none for all.
    #[must_use]
    pub fn ids(&self) -> Option<&[Uuid]> {
        match self {
            Self::All => None,
            Self::Only { number_ids } => Some(number_ids),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_and_none_are_not_the_same() {
        let all: NumberAccess = serde_json::from_str(r#"{"kind":"all"}"#).unwrap();
        let none: NumberAccess = serde_json::from_str(r#"{"kind":"only","number_ids":[]}"#).unwrap();
        assert_eq!(all.ids(), None);
        assert_eq!(none.ids(), Some(&[][..]));
        assert!(serde_json::from_str::<NumberAccess>(r#"{"kind":"only"}"#).is_err());
    }
}
