//! What is offered while one writes: saved replies behind `/`, colleagues behind `@`.

use admin_types::{SavedReply, UserRef};

/// Most that are offered at once.
const MOST: usize = 6;

/// Something that can be put into the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Suggestion {
    /// What it is called.
    pub(super) label: String,
    /// A second line; may be empty.
    pub(super) about: String,
    /// Characters at the end of the field that it replaces.
    replaces: usize,
    /// The words that come there.
    text: String,
}

impl Suggestion {
    /// Puts it in the place of what was typed to find it.
    pub(super) fn put_into(&self, field: &mut String) {
        let kept = field.chars().count().saturating_sub(self.replaces);
        *field = field.chars().take(kept).collect();
        field.push_str(&self.text);
    }
}

/// What fits to the end of a text.
pub(super) fn suggestions(
    text: &str,
    note: bool,
    people: &[UserRef],
    replies: &[SavedReply],
) -> Vec<Suggestion> {
    if note {
        let Some((before, typed)) = text.rsplit_once('@') else { return Vec::new() };
        let begins = before.is_empty() || before.ends_with(char::is_whitespace);
        if !begins || typed.contains('\n') {
            return Vec::new();
        }
        let fits = |it: &&UserRef| !it.name.is_empty() && begins_with(&it.name, typed);
        let offered = people.iter().filter(fits).map(|it| Suggestion {
            label: it.name.clone(),
            about: String::new(),
            replaces: typed.chars().count() + 1,
            text: format!("@{} ", it.name),
        });
        return offered.take(MOST).collect();
    }
    let Some(typed) = text.strip_prefix('/') else { return Vec::new() };
    if typed.contains(char::is_whitespace) {
        return Vec::new();
    }
    let fits = |it: &&SavedReply| it.name.to_lowercase().contains(&typed.to_lowercase());
    let offered = replies.iter().filter(fits).map(|it| Suggestion {
        label: format!("/{}", it.name),
        about: it.text.lines().next().unwrap_or_default().to_owned(),
        replaces: text.chars().count(),
        text: it.text.clone(),
    });
    offered.take(MOST).collect()
}

fn begins_with(name: &str, typed: &str) -> bool {
    // A whole name with a blank behind it was chosen already.
    name.to_lowercase().starts_with(&typed.to_lowercase()) && !typed.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn replies_and_colleagues_are_offered_where_they_fit() {
        let reply =
            |name: &str, text: &str| SavedReply { id: Uuid::nil(), name: name.into(), text: text.into() };
        let replies = [reply("hours", "We are open.\nAlways."), reply("thanks", "Thank you!")];
        let people = [UserRef { id: Uuid::nil(), name: "Bo Berg".into() }];
        let offered = suggestions("/ho", false, &people, &replies);
        assert_eq!((offered.len(), offered[0].about.as_str()), (1, "We are open."));
        let mut field = "/ho".to_owned();
        offered[0].put_into(&mut field);
        assert_eq!(field, "We are open.\nAlways.");
        assert!(suggestions("and/or", false, &people, &replies).is_empty());
        assert!(suggestions("/hours now", false, &people, &replies).is_empty());
        let mut field = "Look, @b".to_owned();
        suggestions(&field, true, &people, &replies)[0].put_into(&mut field);
        assert_eq!(field, "Look, @Bo Berg ");
        assert!(suggestions(&field, true, &people, &replies).is_empty(), "it was chosen");
        assert!(suggestions("bo@b", true, &people, &replies).is_empty(), "an address calls nobody");
    }
}
