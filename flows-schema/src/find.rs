//! Finding words in a flow: titles, texts, variables and ids. The editor and the server look in the same way.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Flow;

/// Characters that an excerpt shows before and after what was found.
const AROUND: usize = 32;

/// Where the words were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// In the title of a step or start.
    Title,
    /// In what a step or start says, asks or does.
    Text,
    /// In its id.
    Id,
    /// In a sticky note.
    Note,
    /// In the name of a variable.
    Variable,
}

/// One thing of a flow that holds the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// Id of the node, trigger or note, or the key of the variable.
    pub id: String,
    /// Where in it.
    pub kind: HitKind,
    /// What people call it.
    pub title: String,
    /// The words with some of what stands around them; empty where the title says it all.
    pub excerpt: String,
}

/// Everything in the flow that holds the words, case aside: starts and steps in the order of the document, then notes,
/// then variables. Each is named once, by the place that says most. Empty words find nothing.
#[must_use]
pub fn find(flow: &Flow, words: &str) -> Vec<Hit> {
    let words = words.trim().to_lowercase();
    if words.is_empty() {
        return Vec::new();
    }
    let triggers = flow.triggers.iter().filter_map(|trigger| {
        let title = &trigger.kind.info().ui.label;
        found(&words, &trigger.id, title, &trigger.kind.config())
    });
    let nodes = flow
        .nodes
        .iter()
        .filter_map(|node| found(&words, &node.id, &node.display_title(), &node.kind.config()));
    let notes = flow.layout.notes.iter().filter_map(|note| {
        let excerpt = excerpt(&note.text, &words)?;
        Some(Hit { id: note.id.clone(), kind: HitKind::Note, title: "Note".to_owned(), excerpt })
    });
    let variables = flow.variables.iter().filter_map(|variable| {
        let label = excerpt(&variable.label, &words).or_else(|| excerpt(&variable.key, &words))?;
        let title = if variable.label.is_empty() { variable.key.clone() } else { variable.label.clone() };
        let excerpt = if label == title { String::new() } else { label };
        Some(Hit { id: variable.key.clone(), kind: HitKind::Variable, title, excerpt })
    });
    triggers.chain(nodes).chain(notes).chain(variables).collect()
}

fn found(words: &str, id: &str, title: &str, config: &Value) -> Option<Hit> {
    let (kind, excerpt) = if title.to_lowercase().contains(words) {
        (HitKind::Title, String::new())
    } else if let Some(excerpt) = in_value(config, words) {
        (HitKind::Text, excerpt)
    } else {
        (HitKind::Id, excerpt(id, words)?)
    };
    Some(Hit { id: id.to_owned(), kind, title: title.to_owned(), excerpt })
}

/// The first string of a config that holds the words.
fn in_value(value: &Value, words: &str) -> Option<String> {
    match value {
        Value::String(text) => excerpt(text, words),
        Value::Array(items) => items.iter().find_map(|item| in_value(item, words)),
        Value::Object(members) => members.values().find_map(|member| in_value(member, words)),
        _ => None,
    }
}

/// The words with some of what stands around them, in one line; `None` where the text does not hold them.
fn excerpt(text: &str, words: &str) -> Option<String> {
    // Lower case can have other lengths, so places are counted in characters of a text that is lowered one by one.
    let lowered: Vec<char> = text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
    let wanted: Vec<char> = words.chars().collect();
    let at = lowered.windows(wanted.len()).position(|window| window == wanted).or_else(|| {
        // What only the whole text's lower case holds, such as a capital İ, is shown from its beginning.
        text.to_lowercase().contains(words).then_some(0)
    })?;
    let start = at.saturating_sub(AROUND);
    let end = at + wanted.len() + AROUND;
    let mut shown = String::new();
    if start > 0 {
        shown.push('…');
    }
    for c in text.chars().take(end).skip(start) {
        shown.push(if c.is_control() { ' ' } else { c });
    }
    if lowered.len() > end {
        shown.push('…');
    }
    Some(shown.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Node, Note, Trigger, TriggerKind, Variable, VariableType, nodes::Text, triggers::Keyword};

    fn flow() -> Flow {
        let mut flow = Flow::new("Sample");
        let keyword = Keyword { keywords: vec!["Öffnung".into()], ..Keyword::default() };
        flow.triggers.push(Trigger::new("start", TriggerKind::from(keyword)));
        let long = format!(
            "{} Your ORDER {{{{ order_number }}}}\nis on its way. {}",
            "x".repeat(60),
            "y".repeat(60)
        );
        for (id, title, text) in [("hello", Some("Greeting"), "Good day"), ("text_7", None, long.as_str())] {
            let mut node = Node::new(id, Text { text: text.into() }.into());
            node.title = title.map(str::to_owned);
            flow.nodes.push(node);
        }
        flow.layout.notes.push(Note { id: "n".into(), text: "Ask Zoë".into(), at: [0.0, 0.0], color: None });
        let mut variable = Variable::new("order_number", VariableType::Text);
        variable.label = "Number of the order".into();
        flow.variables.push(variable);
        flow
    }

    fn ids(words: &str) -> Vec<(String, HitKind)> {
        find(&flow(), words).into_iter().map(|hit| (hit.id, hit.kind)).collect()
    }

    #[test]
    fn titles_texts_variables_notes_and_ids_are_found_case_aside() {
        assert_eq!(ids("greet"), [("hello".into(), HitKind::Title)]);
        assert_eq!(ids("GOOD day"), [("hello".into(), HitKind::Text)]);
        assert_eq!(ids("öffnung"), [("start".into(), HitKind::Text)]);
        assert_eq!(ids("zoë"), [("n".into(), HitKind::Note)]);
        assert_eq!(ids("text_7"), [("text_7".into(), HitKind::Id)]);
        assert_eq!(
            ids("order_number"),
            [("text_7".into(), HitKind::Text), ("order_number".into(), HitKind::Variable)]
        );
        assert_eq!(ids("  "), []);
        assert_eq!(ids("nowhere"), []);
    }

    #[test]
    fn an_excerpt_is_one_short_line_around_the_words() {
        let hits = find(&flow(), "order {{");
        let excerpt = &hits[0].excerpt;
        assert!(excerpt.starts_with('…') && excerpt.ends_with('…') && !excerpt.contains('\n'), "{excerpt}");
        assert!(excerpt.contains("ORDER {{") && excerpt.chars().count() < 2 * AROUND + 20, "{excerpt}");
    }

    #[test]
    fn letters_whose_lower_case_is_longer_do_no_harm() {
        let mut flow = flow();
        flow.nodes[0].kind = Text { text: "İstanbul, İzmir".into() }.into();
        assert_eq!(find(&flow, "izmir").len(), 1);
        assert_eq!(find(&flow, "i̇zmir").len(), 1);
    }
}
