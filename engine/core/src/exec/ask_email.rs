//! Takes an e-mail address.

use std::sync::LazyLock;

use flows_schema::{Port, nodes::AskEmail};
use regex_lite::Regex;

use super::ask;
use crate::{
    Inbound,
    run::{Exit, Run},
};

/// The shape of an address inside a sentence. Whether it exists, only a mail can tell; RFC 5321
/// allows more, but what it allows beyond this is not seen in the wild and mostly mistyped.
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+").ok()
});

/// Characters of the longest address (RFC 5321).
const MAX_ADDRESS_CHARS: usize = 254;

pub(super) fn answer(
    config: &AskEmail,
    id: &str,
    message: &Inbound,
    failed: u8,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let raw = message.words().trim();
    let Some(address) = address(raw) else {
        return ask::retry(run, id, &config.retry, failed, config.timeout, |run| run.say(id, &config.text));
    };
    ask::keep(run, id, config.save_as.as_deref(), address.into(), raw)?;
    Ok(Exit::port(Port::NEXT))
}

/// The first address in the words, its domain in small letters.
fn address(words: &str) -> Option<String> {
    let short: String = words.chars().take(1_000).collect();
    let found = ADDRESS.as_ref()?.find(&short)?.as_str();
    // A mistyped local part would otherwise lose its first letters and look right.
    let before = short.split(found).next().unwrap_or_default().chars().next_back();
    if before.is_some_and(|letter| !(letter.is_whitespace() || "<(:,;\"'".contains(letter))) {
        return None;
    }
    let (local, domain) = found.rsplit_once('@')?;
    let good_local = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    (good_local && found.len() <= MAX_ADDRESS_CHARS).then(|| format!("{local}@{}", domain.to_lowercase()))
}

/// Words that are one address and nothing else.
pub(super) fn whole_address(words: &str) -> Option<String> {
    let words = words.trim();
    address(words).filter(|found| found.eq_ignore_ascii_case(words))
}

#[cfg(test)]
mod tests {
    use super::address;

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
