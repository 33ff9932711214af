//! Reads what people write: numbers, dates, times, phone numbers, yes and no, misspelt options.
//!
//! Pure and in the conversation's language: the same words give the same value on a server and in the
//! editor. Whatever is ambiguous is not read, so that the contact is asked again rather than misunderstood.

mod countries;
pub(crate) mod date;
pub(crate) mod date_words;
pub(crate) mod digits;
pub(crate) mod number;
pub(crate) mod phone;
pub(crate) mod skip;
pub(crate) mod spelling;
pub(crate) mod time;
mod words;
pub(crate) mod yes_no;

use crate::fold::fold;

/// Characters of an answer that are looked at for a value; longer ones are talk.
const MAX_ANSWER_CHARS: usize = 200;

/// Folded words with plain digits: what all readers compare with.
pub(crate) fn normal(text: &str) -> String {
    // Plain letters have no other spellings.
    if text.is_ascii() && text.len() <= MAX_ANSWER_CHARS {
        return fold(text);
    }
    let short: String = digits::plain(text).chars().take(MAX_ANSWER_CHARS).collect();
    fold(&short)
        .chars()
        .filter_map(|letter| match letter {
            // Letters that Arabic keyboards write in several ways, vowel signs, and the stretching stroke.
            'أ' | 'إ' | 'آ' => Some('ا'),
            'ة' => Some('ه'),
            'ى' => Some('ي'),
            '\u{64b}'..='\u{652}' | '\u{640}' => None,
            // Invisible marks that keyboards put around words of another direction, and emoji's colours.
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' => {
                None
            }
            other => Some(other),
        })
        .collect()
}

/// The normal words of a text. Signs of other scripts belong to their words, so only marks of punctuation part.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let parts = |letter: char| {
        letter.is_whitespace() || letter.is_ascii_punctuation() || "،؛؟।¿¡…–—’‘“”«»".contains(letter)
    };
    normal(text).split(parts).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The languages whose words are known, each by the first part of its tag.
#[cfg(test)]
pub(crate) fn languages() -> impl Iterator<Item = &'static str> {
    words::all().map(|words| words.language)
}

/// The first part of a language's tag.
pub(crate) fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}
