//! How keywords fit a text.

use flows_schema::triggers::{Keyword, KeywordMatch};

use super::fit::{Fit, Fitting};
use crate::{
    fold::{fold, folded, words},
    limits::MAX_PATTERN_INPUT_CHARS,
};

pub(super) fn fit_keyword(config: &Keyword, text: &str) -> Fitting {
    // Longer texts are no keywords; the limit also bounds the work of patterns.
    let text: String = text.chars().take(MAX_PATTERN_INPUT_CHARS).collect();
    let folded = fold(&text);
    let said = words(&folded);
    let found = config.keywords.iter().find(|keyword| match config.matching {
        KeywordMatch::Exact => same_words(keyword, &folded, &said),
        KeywordMatch::FirstWord => {
            let keyword = words(keyword);
            !keyword.is_empty() && said.starts_with(&keyword)
        }
        KeywordMatch::Starts => !fold(keyword).is_empty() && folded.starts_with(&fold(keyword)),
        KeywordMatch::Ends => !fold(keyword).is_empty() && folded.ends_with(&fold(keyword)),
        KeywordMatch::Contains => inside(&words(keyword), &said),
        KeywordMatch::Regex => {
            flows_schema::pattern(keyword).is_ok_and(|pattern| pattern.is_match(text.trim()))
        }
        KeywordMatch::Fuzzy => nearly(&words(keyword), &said),
    });
    let Some(keyword) = found else { return Err("none of its keywords is in the message".to_owned()) };
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
    let folded = fold(text);
    same_words(keyword, &folded, &words(&folded))
}

/// [`same`], for a text that is folded and taken apart already.
fn same_words(keyword: &str, text: &str, said: &[String]) -> bool {
    let keyword = folded(keyword);
    !keyword.is_empty() && (keyword == text || (!said.is_empty() && words(&keyword) == said))
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
        fit_keyword(&Keyword { keywords: vec![keyword.to_owned()], matching }, text).is_ok()
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
