//! Takes an e-mail address.

use std::ops::Range;

use flows_schema::nodes::AskEmail;
use serde_json::Value;

use super::{Answer, ask};
use crate::run::{Exit, Run};

/// Characters of the longest address (RFC 5321).
const MAX_ADDRESS_CHARS: usize = 254;
/// Characters before the @ (RFC 5321).
const MAX_LOCAL_CHARS: usize = 64;
/// Characters between two points of a domain (RFC 1035).
const MAX_LABEL_CHARS: usize = 63;

pub(super) fn answer(
    config: &AskEmail,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    ask::take(config, id, answer, run, |_, message| Ok(address(message.words().trim()).map(Value::String)))
}

/// The first address in the words, its domain in small letters.
pub(super) fn address(words: &str) -> Option<String> {
    let end = words.char_indices().nth(1_000).map_or(words.len(), |(end, _)| end);
    let short = words.get(..end)?;
    let place = find(short)?;
    let found = short.get(place.clone())?;
    // A mistyped local part would otherwise lose its first letters and look right.
    let before = short.get(..place.start)?.chars().next_back();
    if before.is_some_and(|letter| !(letter.is_whitespace() || "<(:,;\"'".contains(letter))) {
        return None;
    }
    let (local, domain) = found.rsplit_once('@')?;
    let good_local = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    (good_local && found.len() <= MAX_ADDRESS_CHARS).then(|| format!("{local}@{}", domain.to_lowercase()))
}

/// Where the first thing in the shape of an address is. Whether it exists, only a mail can tell; RFC 5321 allows
/// more, but what it allows beyond this is not seen in the wild and mostly mistyped.
fn find(words: &str) -> Option<Range<usize>> {
    let local = |byte: &u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(byte);
    let bytes = words.as_bytes();
    words.match_indices('@').find_map(|(at, _)| {
        let letters =
            bytes.get(..at)?.iter().rev().take(MAX_LOCAL_CHARS).take_while(|byte| local(byte)).count();
        let end = at + 1 + domain(bytes.get(at + 1..)?)?;
        (letters > 0).then_some(at - letters..end)
    })
}

/// Bytes of the longest domain at the beginning: two or more labels of letters, digits and inner hyphens.
fn domain(bytes: &[u8]) -> Option<usize> {
    let mut end = label(bytes)?;
    let mut labels = 1;
    while bytes.get(end) == Some(&b'.')
        && let Some(more) = label(bytes.get(end + 1..)?)
    {
        end += 1 + more;
        labels += 1;
    }
    (labels > 1).then_some(end)
}

/// Bytes of the longest label at the beginning.
fn label(bytes: &[u8]) -> Option<usize> {
    bytes.first().filter(|byte| byte.is_ascii_alphanumeric())?;
    let inner = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
    let run = bytes.iter().take(MAX_LABEL_CHARS).take_while(inner).count();
    bytes.get(..run)?.iter().rposition(u8::is_ascii_alphanumeric).map(|last| last + 1)
}

/// Words that are one address and nothing else.
pub(super) fn whole_address(words: &str) -> Option<String> {
    let words = words.trim();
    address(words).filter(|found| found.eq_ignore_ascii_case(words))
}

#[cfg(test)]
mod tests {

    use proptest::prelude::*;
    use regex_lite::Regex;

    use super::{address, find};

    const SHAPE: &str = r"(?i)[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+";

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// The search finds what its pattern describes.
        #[test]
        fn the_search_is_its_pattern(words in prop_oneof!["[aZ9.@\\-ß _]{0,24}", "[a.]{0,70}@(a{60,66}|a|-)(\\.|-)[a@.]{0,66}"]) {
            let pattern = Regex::new(SHAPE).expect("a pattern");
            prop_assert_eq!(find(&words), pattern.find(&words).map(|found| found.range()), "{}", words);
        }
    }

    #[test]
    fn addresses_are_found_in_what_people_write() {
        for (words, found) in [
            ("ada@example.com", Some("ada@example.com")),
            ("My mail is Ada.Lovelace+bot@Example.CO.UK, thanks", Some("Ada.Lovelace+bot@example.co.uk")),
            ("<ada@example.com>", Some("ada@example.com")),
            ("ada@example", None),
            ("ada at example.com", None),
            ("ada@@example.com", None),
            ("ada..l@example.com", None),
            (".ada@example.com", None),
            ("adá@example.com", None),
            ("", None),
        ] {
            assert_eq!(address(words).as_deref(), found, "{words}");
        }
    }
}
