//! Words within a channel's limits.

use flows_schema::limits::MAX_TEXT_CHARS;

use super::Rendered;

/// A text as messages of at most 4,096 characters; none when there are no words.
pub(super) fn texts(text: &str) -> Vec<Rendered> {
    pieces(text, MAX_TEXT_CHARS).into_iter().map(|text| Rendered::Text { text }).collect()
}

/// A text in pieces of at most so many characters, broken at a line's or a word's end where possible.
pub(super) fn pieces(text: &str, max_chars: usize) -> Vec<String> {
    let mut rest = text;
    let mut pieces = Vec::new();
    while let Some((limit, _)) = rest.char_indices().nth(max_chars) {
        let window = &rest[..limit];
        let at =
            window.rfind('\n').or_else(|| window.rfind(' ')).filter(|at| *at > limit / 2).unwrap_or(limit);
        pieces.push(rest[..at].trim_end().to_owned());
        rest = rest[at..].trim_start();
    }
    pieces.push(rest.to_owned());
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

/// A text of at most so many characters, with `…` where something is missing.
pub(super) fn cut(text: &str, max_chars: usize) -> String {
    if text.chars().count() <= max_chars {
        return text.to_owned();
    }
    let kept: String = text.chars().take(max_chars.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The lines that are not empty.
pub(super) fn lines(lines: &[&str]) -> String {
    let kept: Vec<&str> = lines.iter().copied().filter(|line| !line.trim().is_empty()).collect();
    kept.join("\n")
}
