//! What is what in a JSON text, for its colours. A text that is not JSON yet has colours, too: nobody types it in one go.

/// What a piece of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// White space, and what is no JSON.
    Plain,
    /// Braces, brackets, commas and colons.
    Mark,
    /// A name before a colon.
    Name,
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true`, `false`, `null`.
    Word,
}

impl Kind {
    /// Its class in the styles.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Plain => "json-plain",
            Self::Mark => "json-mark",
            Self::Name => "json-name",
            Self::Text => "json-text",
            Self::Number => "json-number",
            Self::Word => "json-word",
        }
    }
}

/// Whether a text means to be JSON, so that templates and expressions keep the colour of words.
pub(super) fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && !text.trim_start().starts_with("{{")
}

/// The pieces of a text, which together are the text.
pub(super) fn pieces(text: &str) -> Vec<(Kind, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '"' => {
                let length = string(rest);
                let name = rest[length..].trim_start().starts_with(':');
                (if name { Kind::Name } else { Kind::Text }, length)
            }
            '{' | '}' | '[' | ']' | ',' | ':' => (Kind::Mark, 1),
            '-' | '0'..='9' => {
                (Kind::Number, run(rest, |letter| matches!(letter, '0'..='9' | '-' | '+' | '.' | 'e' | 'E')))
            }
            letter if letter.is_alphabetic() => {
                let length = run(rest, char::is_alphanumeric);
                let known = matches!(&rest[..length], "true" | "false" | "null");
                (if known { Kind::Word } else { Kind::Plain }, length)
            }
            letter => (Kind::Plain, letter.len_utf8()),
        };
        let (piece, after) = rest.split_at(length);
        found.push((kind, piece));
        rest = after;
    }
    found
}

/// Bytes up to the end of a text in quotation marks, or of the whole where it does not end.
fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            '"' if !escaped => return at + 1,
            '\n' => return at,
            _ => escaped = letter == '\\' && !escaped,
        }
    }
    rest.len()
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|letter| !belongs(letter)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        pieces(text).into_iter().filter(|(_, piece)| !piece.trim().is_empty()).collect()
    }

    #[test]
    fn names_texts_numbers_and_words_are_told_apart() {
        assert_eq!(
            kinds(r#"{"a\"b" : "x", "n": [-1.5e3, true]}"#),
            [
                (Kind::Mark, "{"),
                (Kind::Name, r#""a\"b""#),
                (Kind::Mark, ":"),
                (Kind::Text, r#""x""#),
                (Kind::Mark, ","),
                (Kind::Name, r#""n""#),
                (Kind::Mark, ":"),
                (Kind::Mark, "["),
                (Kind::Number, "-1.5e3"),
                (Kind::Mark, ","),
                (Kind::Word, "true"),
                (Kind::Mark, "]"),
                (Kind::Mark, "}"),
            ]
        );
    }

    #[test]
    fn the_pieces_are_the_whole_text_whatever_it_is() {
        for text in ["", "{\"open", "{\"a\\", "é{ü: ☎}", "\"a\n\"b", "nul {}", "{\"\\\\\": \"\\\"\"}"] {
            assert_eq!(pieces(text).iter().map(|(_, piece)| *piece).collect::<String>(), text);
        }
        assert!(looks_like_json(" [1]") && !looks_like_json("{{ name }}") && !looks_like_json("name"));
    }
}
