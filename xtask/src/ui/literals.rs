//! The string literals of Rust sources: utility classes stand in them.

/// Every string literal's text, in order, escapes left as they are. Comments are skipped.
pub(super) fn strings(source: &str) -> Vec<&str> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &source[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if rest.starts_with("'\"'") {
            at += 3;
        } else if rest.starts_with("'\\\"'") {
            at += 4;
        } else if let Some(hashes) = raw_start(rest) {
            let open = hashes + 2;
            let close = format!("\"{}", "#".repeat(hashes));
            let end = rest[open..].find(&close).map_or(rest.len(), |end| open + end);
            found.push(&rest[open..end]);
            at += (end + close.len()).min(rest.len());
        } else if bytes[at] == b'"' {
            let end = string_end(&bytes[at + 1..]);
            found.push(&source[at + 1..at + 1 + end]);
            at += end + 2;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// The literals that are meant as classes: of `class="…"`, `class=format!("…")` and `tw!("…")`.
#[cfg(test)]
pub(super) fn classes(source: &str) -> Vec<&str> {
    let marks = ["class=\"", "class=format!(\"", "tw!(\""];
    let mut found = Vec::new();
    let flat: Vec<&str> = strings(source);
    for literal in flat {
        let start = literal.as_ptr() as usize - source.as_ptr() as usize;
        // What stands before the literal, without the white space of a wrapped macro call.
        let before = source[..start].trim_end_matches('"').trim_end();
        if marks.iter().any(|mark| before.ends_with(mark.trim_end_matches('"'))) {
            found.push(literal);
        }
    }
    found
}

/// Number of hashes when a raw string begins here.
fn raw_start(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix('r')?;
    let hashes = tail.bytes().take_while(|byte| *byte == b'#').count();
    (tail.as_bytes().get(hashes) == Some(&b'"')).then_some(hashes)
}

/// Length of a string up to its closing quote.
fn string_end(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_found_and_comments_are_not() {
        let source = r##"
            // "not me"
            let a = "one \" two"; let quote = '"'; /* "nor me" */
            let b = r#"raw "three""#;
            view! { <p class="flex é"/> }
        "##;
        assert_eq!(strings(source), ["one \\\" two", "raw \"three\"", "flex é"]);
    }

    #[test]
    fn class_literals_are_told_from_others() {
        let source = r#"<p class="a" title="b" class=format!(
            "c {x}",
        ) attr:class="d"> tw!("e") tw!(
            "f"
        )"#;
        assert_eq!(classes(source), ["a", "c {x}", "d", "e", "f"]);
    }
}
