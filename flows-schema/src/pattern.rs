//! Regular expressions of authors.
//!
//! The engine for them takes time linear in pattern and text, so limits on both bound the work: there is no pattern
//! that hangs a server. Unicode classes are not part of it, which keeps the browser's build small.

use regex_lite::{Regex, RegexBuilder};

use crate::limits::MAX_PATTERN_CHARS;

/// Bytes of a compiled pattern; `(a{100}){100}` is refused by it.
const MAX_COMPILED_BYTES: usize = 64 * 1024;

/// Compiles a pattern that does not distinguish case.
///
/// # Errors
/// Says, for the author, what is wrong with it.
pub fn pattern(source: &str) -> Result<Regex, String> {
    if source.chars().count() > MAX_PATTERN_CHARS {
        return Err(format!("The pattern is longer than {MAX_PATTERN_CHARS} characters."));
    }
    RegexBuilder::new(source)
        .case_insensitive(true)
        .size_limit(MAX_COMPILED_BYTES)
        .nest_limit(20)
        .build()
        .map_err(|error| format!("This is no regular expression: {error}."))
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn patterns_are_bounded() {
        assert!(pattern(r"^order\s*#?\d{4,8}$").unwrap().is_match("Order #12345"));
        assert!(pattern("(").is_err());
        assert!(pattern("((a{100}){100}){100}").is_err());
        assert!(pattern(&"a".repeat(1_000)).is_err());
    }
}
