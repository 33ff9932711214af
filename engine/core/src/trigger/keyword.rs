//! How keywords fit a text.

use flows_schema::{
    TriggerKind,
    triggers::{Keyword, KeywordMatch},
};

use super::fit::{Fit, Fitting};
use crate::{
    fold::{fold, words},
    limits::MAX_PATTERN_INPUT_CHARS,
};

/// A text that keywords are looked for in, taken apart once for all of them.
pub(super) struct Said {
    text: String,
    folded: String,
    words: Vec<String>,
}

impl Said {
    pub(super) fn new(text: &str) -> Self {
        // Longer texts are no keywords; the limit also bounds the work of patterns.
        let text: String = text.chars().take(MAX_PATTERN_INPUT_CHARS).collect();
        let folded = fold(&text);
        let words = words(&folded);
        Self { text, folded, words }
    }
}

/// A keyword as it is compared, made once per flow.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    folded: String,
    words: Vec<String>,
}

impl Key {
    /// The keys of a trigger's keywords; none where it has no keywords.
    pub(crate) fn all(kind: &TriggerKind) -> Vec<Self> {
        let TriggerKind::Keyword(config) = kind else { return Vec::new() };
        let key = |keyword: &String| {
            let folded = fold(keyword);
            Self { words: words(&folded), folded }
        };
        config.keywords.iter().map(key).collect()
    }
}

pub(super) fn fit_keyword(config: &Keyword, keys: &[Key], said: &Said) -> Fitting {
    let Said { text, folded, words: said } = said;
    let fits = |(keyword, key): &(&String, &Key)| match config.matching {
        KeywordMatch::Exact => same_words(key, folded, said),
        KeywordMatch::FirstWord => !key.words.is_empty() && said.starts_with(&key.words),
        KeywordMatch::Starts => !key.folded.is_empty() && folded.starts_with(&key.folded),
        KeywordMatch::Ends => !key.folded.is_empty() && folded.ends_with(&key.folded),
        KeywordMatch::Contains => inside(&key.words, said),
        KeywordMatch::Regex => {
            flows_schema::pattern(keyword).is_ok_and(|pattern| pattern.is_match(text.trim()))
        }
        KeywordMatch::Fuzzy => nearly(&key.words, said),
    };
    let Some((keyword, _)) = config.keywords.iter().zip(keys).find(fits) else {
        return Err("none of its keywords is in the message".to_owned());
    };
    Ok(match config.matching {
        KeywordMatch::Exact => (Fit::KeywordExact, format!("the message is '{keyword}'")),
        KeywordMatch::FirstWord => (Fit::KeywordEdge, format!("the first word is '{keyword}'")),
        KeywordMatch::Starts => (Fit::KeywordEdge, format!("the message starts with '{keyword}'")),
        KeywordMatch::Ends => (Fit::KeywordEdge, format!("the message ends with '{keyword}'")),
        KeywordMatch::Contains => (Fit::KeywordInside, format!("the message contains '{keyword}'")),
        KeywordMatch::Regex => (Fit::KeywordPattern, format!("the message matches '{keyword}'")),
        KeywordMatch::Fuzzy => (Fit::KeywordFuzzy, format!("the message is nearly '{keyword}'")),
    })
}

/// The whole message is the keyword. Punctuation around it does not count: "Menu!" is "menu".
pub(super) fn same(keyword: &str, text: &str) -> bool {
    let (keyword, folded) = (fold(keyword), fold(text));
    same_words(&Key { words: words(&keyword), folded: keyword }, &folded, &words(&folded))
}

/// [`same`], for a text that is folded and taken apart already.
fn same_words(key: &Key, text: &str, said: &[String]) -> bool {
    !key.folded.is_empty() && (key.folded == text || (!said.is_empty() && key.words == said))
}

fn inside(keyword: &[String], said: &[String]) -> bool {
    !keyword.is_empty() && said.windows(keyword.len()).any(|window| window == keyword)
}

/// The same number of words, each as meant but for typing mistakes.
fn nearly(keyword: &[String], said: &[String]) -> bool {
    !keyword.is_empty()
        && keyword.len() == said.len()
        && keyword.iter().zip(said).all(|(keyword, said)| distance(keyword, said) <= allowed(keyword))
}

/// Mistakes that a word may have. In a short word every mistake makes another word.
fn allowed(keyword: &str) -> usize {
    match keyword.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Wrong, missing, additional and swapped letters between two words; 3 stands for more.
fn distance(one: &str, other: &str) -> usize {
    const FAR: usize = 3;
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) >= FAR {
        return FAR;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, there) in other.iter().enumerate() {
            let changed = last[column] + usize::from(letter != there);
            let mut least = changed.min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && one[row - 1] == *there && other[column - 1] == *letter {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut last, next);
    }
    last[other.len()].min(FAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(matching: KeywordMatch, keyword: &str, text: &str) -> bool {
        let config = Keyword { keywords: vec![keyword.to_owned()], matching };
        let keys = Key::all(&TriggerKind::Keyword(config.clone()));
        fit_keyword(&config, &keys, &Said::new(text)).is_ok()
    }

    #[test]
    fn every_way_of_matching() {
        use KeywordMatch::*;
        for (matching, keyword, yes, no) in [
            (Exact, "menü", "Menu!", "menu please"),
            (FirstWord, "order", "Order: 12", "my order"),
            (FirstWord, "new order", "new order please", "new big order"),
            (Starts, "reserv", "Reservation for two", "a reservation"),
            (Ends, "please", "the menu please", "please, the menu"),
            (Contains, "table", "a table for two", "vegetables"),
            (Regex, r"^#?\d{5}$", "#12345", "123456"),
            (Fuzzy, "menu", "meun", "men and u"),
            (Fuzzy, "reservation", "resavation", "reserved"),
            (Fuzzy, "yes", "yes!", "yea"),
            (Fuzzy, "order", "oder", "odr"),
        ] {
            assert!(fits(matching, keyword, yes), "{matching:?} {keyword}: {yes}");
            assert!(!fits(matching, keyword, no), "{matching:?} {keyword}: {no}");
        }
        assert!(!fits(Regex, "(", "("), "a pattern that is none fits nothing");
        assert!(!fits(Starts, " ", "anything") && !fits(Contains, "!", "what!"));
    }
}
