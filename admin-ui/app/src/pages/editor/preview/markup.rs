//! WhatsApp's own formatting: `*bold*`, `_italic_`, `~struck~`, `` `code` ``, ```` ```block``` ````.

/// A piece of text with one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Span {
    /// The words.
    pub(crate) text: String,
    /// Between `*`.
    pub(crate) bold: bool,
    /// Between `_`.
    pub(crate) italic: bool,
    /// Between `~`.
    pub(crate) struck: bool,
    /// Between backticks.
    pub(crate) mono: bool,
    /// A web address.
    pub(crate) link: bool,
}

/// Splits a message into pieces, as the phone shows it.
pub(crate) fn spans(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    walk(text, &Span::default(), &mut found);
    found
}

fn walk(text: &str, look: &Span, found: &mut Vec<Span>) {
    let mut plain = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else { break };
        let before = text[..at].chars().next_back();
        if let Some((inner, length, look)) = marked(rest, before, look) {
            push(&text[plain..at], look.1, found);
            if look.0.mono {
                found.push(Span { text: inner.to_owned(), ..look.0 });
            } else {
                walk(inner, &look.0, found);
            }
            at += length;
            plain = at;
        } else {
            at += first.len_utf8();
        }
    }
    push(&text[plain..], look, found);
}

/// The marked piece at the start of `rest`: its inside, its length with marks, its look and the outer one.
fn marked<'a, 'l>(
    rest: &'a str,
    before: Option<char>,
    look: &'l Span,
) -> Option<(&'a str, usize, (Span, &'l Span))> {
    for mark in ["```", "`", "*", "_", "~"] {
        let Some(after) = rest.strip_prefix(mark) else { continue };
        // A mark inside a word, as in snake_case, is only a letter.
        if before.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let end = after.match_indices(mark).map(|(end, _)| end).find(|end| {
            let next = after[end + mark.len()..].chars().next();
            *end > 0 && !next.is_some_and(char::is_alphanumeric)
        })?;
        let inner = &after[..end];
        let mono = mark.starts_with('`');
        let tight = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace);
        if !mono && (!tight || inner.contains('\n')) {
            return None;
        }
        let mut look_inside = Span { text: String::new(), ..look.clone() };
        match mark {
            "*" => look_inside.bold = true,
            "_" => look_inside.italic = true,
            "~" => look_inside.struck = true,
            _ => look_inside.mono = true,
        }
        return Some((inner, end + 2 * mark.len(), (look_inside, look)));
    }
    None
}

/// Adds plain words, with web addresses as pieces of their own.
fn push(text: &str, look: &Span, found: &mut Vec<Span>) {
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let length = rest[start..].find(char::is_whitespace).unwrap_or(rest.len() - start);
        let address = rest[start..start + length].trim_end_matches(['.', ',', ')', '!', '?', ';', ':']);
        let end = start + address.len();
        if start > 0 {
            found.push(Span { text: rest[..start].to_owned(), ..look.clone() });
        }
        found.push(Span { text: address.to_owned(), link: true, ..look.clone() });
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        found.push(Span { text: rest.to_owned(), ..look.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces in a short notation: the look's letters, a colon, the words.
    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> = spans(text)
            .into_iter()
            .map(|span| {
                let flags = [
                    (span.bold, 'b'),
                    (span.italic, 'i'),
                    (span.struck, 's'),
                    (span.mono, 'm'),
                    (span.link, 'l'),
                ];
                let look: String = flags.iter().filter(|(on, _)| *on).map(|(_, letter)| *letter).collect();
                format!("{look}:{}", span.text)
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn marks_become_looks() {
        check("plain", &[":plain"]);
        check("Hi *you*!", &[":Hi ", "b:you", ":!"]);
        check("*_both_*", &["bi:both"]);
        check("~no~ `*code*`", &["s:no", ": ", "m:*code*"]);
        check("```a\nb```", &["m:a\nb"]);
    }

    #[test]
    fn marks_that_pair_with_nothing_are_letters() {
        check("2 * 3 * 4", &[":2 * 3 * 4"]);
        check("snake_case_name", &[":snake_case_name"]);
        check("*open", &[":*open"]);
        check("**", &[":**"]);
        check("ä*ö", &[":ä*ö"]);
    }

    #[test]
    fn addresses_are_links_without_the_full_stop() {
        check("See https://a.example/x?y=1.", &[":See ", "l:https://a.example/x?y=1", ":."]);
    }
}
