//! Words with which a contact passes a question.

use super::normal;

/// Whether an answer is one of the words.
pub(crate) fn is_skip(text: &str, words: &[String]) -> bool {
    if words.is_empty() {
        return false;
    }
    let plain = |text: &str| normal(text).trim_end_matches(['.', '!']).to_owned();
    let said = plain(text);
    !said.is_empty() && words.iter().any(|word| plain(word) == said)
}

#[cfg(test)]
mod tests {
    use super::is_skip;

    #[test]
    fn a_skip_word_stands_alone() {
        let words = ["skip".to_owned(), "Überspringen".to_owned(), "0".to_owned(), "تخطي".to_owned()];
        for (said, skips) in [
            ("Skip", true),
            (" SKIP. ", true),
            ("uberspringen!", true),
            ("0", true),
            ("٠", true),
            ("تخطى", true),
            ("skip it", false),
            ("10", false),
            ("", false),
        ] {
            assert_eq!(is_skip(said, &words), skips, "{said}");
        }
        assert!(!is_skip("", &[String::new()]));
    }
}
