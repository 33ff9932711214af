//! The words of each language that readers look for. All of them are in normal form (`super::normal`), which a
//! test makes sure of.

mod asian_african;
mod european;

/// Words of one language.
pub(super) struct Words {
    /// First part of its BCP 47 tag.
    pub(super) language: &'static str,
    pub(super) yes: &'static [&'static str],
    pub(super) no: &'static [&'static str],
    /// Zero to twenty; several spellings joined by `|`.
    pub(super) numbers: &'static [&'static str],
    /// Numbers that are articles too, and so count only where they stand alone.
    pub(super) articles: &'static [&'static str],
    /// January to December; several spellings joined by `|`.
    pub(super) months: [&'static str; 12],
    /// Monday to Sunday; several spellings joined by `|`.
    pub(super) days: [&'static str; 7],
    pub(super) today: &'static [&'static str],
    pub(super) tomorrow: &'static [&'static str],
    pub(super) after_tomorrow: &'static [&'static str],
    pub(super) yesterday: &'static [&'static str],
    /// Units of time: days, weeks, months, years.
    pub(super) units: [&'static str; 4],
    /// Words that turn "3 days" back in time.
    pub(super) ago: &'static [&'static str],
    /// Words that turn a day back in time, such as "last".
    pub(super) last: &'static [&'static str],
    /// Before noon, and after it.
    pub(super) am: &'static [&'static str],
    pub(super) pm: &'static [&'static str],
}

/// All languages.
pub(super) fn all() -> impl Iterator<Item = &'static Words> {
    european::WORDS.iter().chain(asian_african::WORDS)
}

/// The words of a language first, then English, then the others.
pub(super) fn in_order(language: &str) -> impl Iterator<Item = &'static Words> {
    let first = super::primary(language);
    let rank = |words: &Words, wanted: &str| words.language == wanted;
    let own: Vec<&Words> = all().filter(|words| rank(words, &first)).collect();
    let english = all().filter(move |words| words.language == "en" && first != "en");
    own.into_iter().chain(english)
}

/// Whether a list of spellings joined by `|` has this one.
pub(super) fn spells(spellings: &str, word: &str) -> bool {
    spellings.split('|').any(|spelling| spelling == word)
}

#[cfg(test)]
mod tests {
    use super::{super::tokens, all};

    #[test]
    fn all_words_are_in_normal_form() {
        for words in all() {
            let plain =
                [words.yes, words.no, words.articles, words.today, words.tomorrow, words.after_tomorrow];
            let more = [words.yesterday, words.ago, words.last, words.am, words.pm];
            let joined = words.numbers.iter().chain(&words.months).chain(&words.days).chain(&words.units);
            let spellings = joined.flat_map(|spellings| spellings.split('|'));
            for word in plain.into_iter().chain(more).flatten().copied().chain(spellings) {
                assert_eq!(tokens(word).join(" "), word, "{}", words.language);
            }
            assert_eq!(words.numbers.len(), 21, "{}", words.language);
        }
    }
}
